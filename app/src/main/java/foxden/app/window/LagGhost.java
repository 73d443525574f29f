package foxden.app.window;

import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import foxden.sim.household.robot.R1Kinematics;
import foxden.sim.household.robot.R1Model;
import foxden.sim.household.robot.Rigid;
import org.jspecify.annotations.Nullable;

/**
 * The robot as it is told to be, when an arm has been more than 0.1 rad behind for a third of a
 * second (ten frames at 30 Hz: BRS notes 2.4).
 */
final class LagGhost {

  private static final double BEHIND = 0.1;
  private static final double SECONDS = 10 / 30.0;

  private final R1Kinematics kin = new R1Kinematics(R1Model.create());
  private double since = Double.NaN;

  /** Forgets how long an arm was behind. */
  void clear() {
    since = Double.NaN;
  }

  /** The state with the robot where it is told to be; null while it follows. */
  @Nullable WorldState of(EnvironmentSpec spec, StepResult r, @Nullable Action action) {
    boolean robot =
        spec.action() instanceof ActionSpec.Box box && box.labels().equals(R1Model.labels());
    if (!robot
        || !(action instanceof Action.VectorAction wanted)
        || !r.observation().channels().containsKey("proprio.qpos")) {
      since = Double.NaN;
      return null;
    }
    float[] q = r.observation().vector("proprio.qpos");
    boolean behind = false;
    for (int i = R1Model.LEFT_ARM; i < R1Model.SIZE; i++) {
      boolean gripper = i == R1Model.LEFT_GRIPPER || i == R1Model.RIGHT_GRIPPER;
      behind |= !gripper && Math.abs(q[i] - wanted.values()[i]) > BEHIND;
    }
    if (!behind) {
      since = Double.NaN;
      return null;
    }
    if (Double.isNaN(since) || r.time() < since) {
      since = r.time();
    }
    return r.time() - since < SECONDS ? null : ghost(spec, r, wanted.values());
  }

  private @Nullable WorldState ghost(EnvironmentSpec spec, StepResult r, float[] wanted) {
    int base = spec.bodies().indexOf("robot/base_link");
    if (base < 0) {
      return null;
    }
    float[] poses = r.state().poses().clone();
    int at = base * WorldState.POSE;
    Rigid frame = Rigid.of(poses, at);
    double[] q = new double[R1Model.SIZE];
    for (int i = 3; i < q.length; i++) {
      q[i] = wanted[i];
    }
    kin.update(q);
    for (int i = 0; i < spec.bodies().size(); i++) {
      String name = spec.bodies().get(i);
      boolean moves =
          name.startsWith("robot/") && (name.contains("arm") || name.contains("gripper"));
      if (moves || name.startsWith("robot/torso")) {
        put(frame.times(kin.frame(name.substring(6))), poses, i * WorldState.POSE);
      }
    }
    return new WorldState(poses, r.state().qpos());
  }

  private static void put(Rigid f, float[] out, int at) {
    double[] o = f.quaternion();
    out[at] = (float) f.x();
    out[at + 1] = (float) f.y();
    out[at + 2] = (float) f.z();
    for (int k = 0; k < 4; k++) {
      out[at + 3 + k] = (float) o[k];
    }
  }
}
