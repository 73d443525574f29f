package foxden.app.scene3d;

import foxden.scenes.PlanarModel;
import foxden.scenes.SceneCatalog;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import java.util.ArrayList;
import java.util.List;

/**
 * Rings around the joints of a planar walker: a faint circle, and on it an arc as long as the share
 * of the motor's most that its torque is, warm one way, cool the other.
 */
public final class TorqueRings {

  private static final int NEUTRAL = 0xC9C4BA;
  private static final int FORWARD = 0xE4672E;
  private static final int BACKWARD = 0x2E7FD9;
  private static final float RADIUS = 0.075f;
  // In front of the near legs, as seen from the usual side.
  private static final float SIDE = -0.16f;
  private static final double FULL = Math.toRadians(330);
  private static final int PIECES = 28;

  private final List<int[]> motors = new ArrayList<>();
  private final List<Double> gears = new ArrayList<>();

  /** Rings for an environment; none for one without a planar walker. */
  public TorqueRings(EnvironmentSpec spec) {
    if (!SceneCatalog.planarModels().contains(spec.scene())) {
      return;
    }
    PlanarModel model = SceneCatalog.planarModel(spec.scene());
    int joint = 0;
    for (int b = 0; b < model.bodies().size(); b++) {
      for (int k = 0; k < model.bodies().get(b).joints().size(); k++, joint++) {
        for (int m = 0; m < model.actuators().size(); m++) {
          if (model.actuators().get(m).joint() == joint) {
            motors.add(new int[] {m, b});
            gears.add(model.actuators().get(m).gear());
          }
        }
      }
    }
  }

  /** The rings of an instant; where it tells no torques, none. */
  public List<OverlayShape> at(StepResult r) {
    List<OverlayShape> shapes = new ArrayList<>();
    if (!(r.observation().channels().get("torque") instanceof Observation.Vector torque)) {
      return shapes;
    }
    for (int i = 0; i < motors.size(); i++) {
      int pose = motors.get(i)[1] * WorldState.POSE;
      float[] poses = r.state().poses();
      int motor = motors.get(i)[0];
      if (motor >= torque.values().length || pose + 3 > poses.length) {
        continue;
      }
      double share = Math.max(-1, Math.min(1, torque.values()[motor] / gears.get(i)));
      shapes.add(arc(poses, pose, RADIUS, 2 * Math.PI, NEUTRAL));
      if (Math.abs(share) > 0.02) {
        int color = share > 0 ? FORWARD : BACKWARD;
        for (float r2 = RADIUS - 0.006f; r2 <= RADIUS + 0.0061f; r2 += 0.004f) {
          shapes.add(arc(poses, pose, r2, share * FULL, color));
        }
      }
    }
    return shapes;
  }

  // From the top of the circle; a positive angle turns x towards -z, clockwise as seen here.
  private static OverlayShape arc(float[] poses, int at, float radius, double sweep, int color) {
    int pieces = Math.max(2, (int) Math.ceil(PIECES * Math.abs(sweep) / (2 * Math.PI)));
    float[] points = new float[3 * (pieces + 1)];
    for (int k = 0; k <= pieces; k++) {
      double a = sweep * k / pieces;
      points[3 * k] = poses[at] + radius * (float) Math.sin(a);
      points[3 * k + 1] = poses[at + 1] + SIDE;
      points[3 * k + 2] = poses[at + 2] + radius * (float) Math.cos(a);
    }
    return new OverlayShape.Line(points, color, false);
  }
}
