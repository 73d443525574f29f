package foxden.policies.human;

import foxden.sim.ActionSpec;
import foxden.sim.household.robot.R1Ik;
import foxden.sim.household.robot.R1Model;
import foxden.sim.household.robot.Rigid;
import foxden.sim.household.robot.TorsoSlider;
import java.util.List;
import java.util.Set;

/**
 * Drives R1 from keys: base by velocity, torso by its one-number slider, one hand at a time by
 * inverse kinematics in the base frame with its direction kept, grippers by position.
 */
final class HumanRobot {

  /** The one channel read, once, to start from where the robot stands. */
  static final String QPOS = "proprio.qpos";

  private static final double TORSO_SPEED = 0.4;
  private static final double HAND_SPEED = 0.25;
  private static final double GRIP_SPEED = 160;

  /** A hand that gets no nearer than this to its target waits for it, m. */
  private static final double SLACK = 0.03;

  private final ActionSpec.Box box;
  private final R1Ik ik = new R1Ik(R1Model.create());
  private double[] q = new double[R1Model.SIZE];
  private double torso;

  HumanRobot(ActionSpec.Box box, float[] qpos) {
    this.box = box;
    for (int i = 0; i < q.length; i++) {
      q[i] = i < 3 ? 0 : qpos[i];
    }
    torso = nearest();
  }

  // The slider position whose torso is nearest to the present one.
  private double nearest() {
    double best = 0;
    double least = Double.MAX_VALUE;
    for (int i = 0; i <= 200; i++) {
      double[] t = TorsoSlider.torso(i / 100.0, 0, q[R1Model.TORSO + 3]);
      double d = 0;
      for (int k = 0; k < 3; k++) {
        d += Math.abs(t[k] - q[R1Model.TORSO + k]);
      }
      if (d < least) {
        least = d;
        best = i / 100.0;
      }
    }
    return best;
  }

  /**
   * The command while these are held.
   *
   * @param dt simulated seconds since the last one
   * @return 21 numbers in the order of {@link R1Model#labels()}
   */
  float[] act(Set<Control> held, double dt) {
    double slow = held.contains(Control.SLOW) ? 0.35 : 1;
    q[0] = axis(held, Control.FORWARD, Control.BACK) * box.high()[0] * slow;
    q[1] = axis(held, Control.LEFT, Control.RIGHT) * box.high()[1] * slow;
    q[2] = axis(held, Control.TURN_LEFT, Control.TURN_RIGHT) * box.high()[2] * slow;
    double lift = axis(held, Control.TORSO_DOWN, Control.TORSO_UP);
    if (lift != 0) {
      torso = Math.max(0, Math.min(2, torso + lift * TORSO_SPEED * slow * dt));
      double[] t = TorsoSlider.torso(torso, 0, q[R1Model.TORSO + 3]);
      System.arraycopy(t, 0, q, R1Model.TORSO, t.length);
    }
    R1Ik.Hand hand = held.contains(Control.OTHER_HAND) ? R1Ik.Hand.RIGHT : R1Ik.Hand.LEFT;
    double step = HAND_SPEED * slow * dt;
    double dx = axis(held, Control.HAND_FORWARD, Control.HAND_BACK) * step;
    double dy = axis(held, Control.HAND_LEFT, Control.HAND_RIGHT) * step;
    double dz = axis(held, Control.HAND_UP, Control.HAND_DOWN) * step;
    if (dx != 0 || dy != 0 || dz != 0) {
      Rigid wanted = Rigid.at(dx, dy, dz).times(ik.hand(hand, q));
      R1Ik.Solution s = ik.follow(List.of(new R1Ik.Target(hand, wanted)), q, R1Ik.Torso.FIXED);
      if (s.position() < SLACK) {
        q = s.q();
      }
    }
    double grip = axis(held, Control.RELEASE, Control.GRIP) * GRIP_SPEED * dt;
    q[hand.gripper()] += grip;
    float[] out = new float[q.length];
    for (int i = 0; i < q.length; i++) {
      q[i] = Math.max(box.low()[i], Math.min(box.high()[i], q[i]));
      out[i] = (float) q[i];
    }
    return out;
  }

  private static double axis(Set<Control> held, Control plus, Control minus) {
    return (held.contains(plus) ? 1 : 0) - (held.contains(minus) ? 1 : 0);
  }
}
