package foxden.app.link;

import foxden.scenes.PlanarModel;
import foxden.scenes.SceneCatalog;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import java.util.ArrayList;
import java.util.List;

/**
 * The lanes of a planar walker: its speed; the torque of each motor, 0.5 for none, 0 and 1 for its
 * most in either direction; the angle of each joint, 0 and 1 at its limits. Series whose name has a
 * colon belong together, in one lane.
 */
final class PlanarMeasure {

  private static final String SPEED = "truth.speed";
  private static final String TORQUE = "torque";

  private final List<PlanarModel.Joint> joints;
  private final List<PlanarModel.Actuator> motors;

  private PlanarMeasure(PlanarModel model) {
    joints = model.joints();
    motors = model.actuators();
  }

  /** Whether an environment shows a planar walker. */
  static boolean knows(EnvironmentSpec spec) {
    return SceneCatalog.planarModels().contains(spec.scene())
        && spec.channels().stream().anyMatch(c -> c.name().equals(TORQUE));
  }

  static PlanarMeasure of(EnvironmentSpec spec) {
    return new PlanarMeasure(SceneCatalog.planarModel(spec.scene()));
  }

  List<Episode.Series> series() {
    List<Episode.Series> series = new ArrayList<>();
    series.add(new Episode.Series("speed", "m/s"));
    for (PlanarModel.Actuator motor : motors) {
      series.add(new Episode.Series("torques: " + motor.name(), ""));
    }
    for (PlanarModel.Joint joint : joints) {
      if (joint.limited()) {
        series.add(new Episode.Series("joint angles: " + joint.name(), ""));
      }
    }
    return series;
  }

  float[] of(StepResult r) {
    List<Float> out = new ArrayList<>();
    float[] speed = vector(r, SPEED);
    out.add(speed.length == 1 ? speed[0] : 0);
    float[] torque = vector(r, TORQUE);
    for (int i = 0; i < motors.size(); i++) {
      double share = i < torque.length ? torque[i] / motors.get(i).gear() : 0;
      out.add((float) (0.5 + share / 2));
    }
    float[] qpos = r.state().qpos();
    for (int i = 0; i < joints.size(); i++) {
      PlanarModel.Joint joint = joints.get(i);
      if (joint.limited()) {
        double at = i < qpos.length ? qpos[i] : 0;
        out.add((float) ((at - joint.low()) / (joint.high() - joint.low())));
      }
    }
    float[] values = new float[out.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = out.get(i);
    }
    return values;
  }

  private static float[] vector(StepResult r, String name) {
    Observation.Channel channel = r.observation().channels().get(name);
    return channel instanceof Observation.Vector v ? v.values() : new float[0];
  }
}
