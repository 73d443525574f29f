package foxden.policies.human;

import foxden.policies.human.Wish.HandWish;
import foxden.sim.ActionSpec;
import foxden.sim.household.robot.R1Ik;
import foxden.sim.household.robot.R1Model;
import foxden.sim.household.robot.Rigid;
import foxden.sim.household.robot.TorsoSlider;
import java.util.List;

/**
 * Drives R1 from wishes: base by velocity, torso by its one-number slider and a lean, hands by
 * inverse kinematics in the base frame with their direction kept, grippers by position. Targets do
 * not run away from a limb that is held up: they wait until it has nearly caught up.
 */
final class HumanRobot {

  /** Joints, to start from and to wait for. */
  static final String QPOS = "proprio.qpos";

  /** Where the base is, to find points of the world. */
  static final String ODOM = "proprio.odom";

  private static final double TORSO_SPEED = 0.4;
  private static final double LEAN_SPEED = 0.6;
  private static final double HAND_SPEED = 0.25;
  private static final double DRAG_SPEED = 0.5;
  private static final double GRIP_SPEED = 160;

  /** A hand that gets no nearer than this to its target waits for it, m. */
  private static final double SLACK = 0.03;

  /** A limb this far behind its target is waited for, rad. */
  private static final double BEHIND = 0.3;

  private final ActionSpec.Box box;
  private final R1Ik ik = new R1Ik(R1Model.create());
  private double[] q = new double[R1Model.SIZE];
  private double torso;
  private double lean;

  HumanRobot(ActionSpec.Box box, float[] qpos) {
    this.box = box;
    for (int i = 0; i < q.length; i++) {
      q[i] = i < 3 ? 0 : qpos[i];
    }
    torso = nearest();
    lean = q[R1Model.TORSO + 2] - TorsoSlider.torso(torso, 0, 0)[2];
  }

  // The slider position whose torso is nearest to the present one.
  private double nearest() {
    double best = 0;
    double least = Double.MAX_VALUE;
    for (int i = 0; i <= 200; i++) {
      double[] t = TorsoSlider.torso(i / 100.0, 0, 0);
      double d = 0;
      for (int k = 0; k < 2; k++) {
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
   * The command for a wish.
   *
   * @param qpos where the joints are
   * @param odom base x, y, yaw first
   * @param dt simulated seconds since the last one
   * @return 21 numbers in the order of {@link R1Model#labels()}
   */
  float[] act(Wish wish, float[] qpos, float[] odom, double dt) {
    q[0] = wish.forward() * box.high()[0];
    q[1] = wish.left() * box.high()[1];
    q[2] = wish.turn() * box.high()[2];
    if ((wish.torso() != 0 || wish.lean() != 0) && near(qpos, R1Model.TORSO, 4)) {
      torso = Math.max(0, Math.min(2, torso + wish.torso() * TORSO_SPEED * dt));
      lean = Math.max(-1.2, Math.min(1.2, lean - wish.lean() * LEAN_SPEED * dt));
      double[] t = TorsoSlider.torso(torso, lean, q[R1Model.TORSO + 3]);
      System.arraycopy(t, 0, q, R1Model.TORSO, t.length);
    }
    for (R1Ik.Hand hand : R1Ik.Hand.values()) {
      move(hand, wish.hand(hand), qpos, odom, dt);
      q[hand.gripper()] += wish.hand(hand).grip() * GRIP_SPEED * dt;
    }
    float[] out = new float[q.length];
    for (int i = 0; i < q.length; i++) {
      q[i] = Math.max(box.low()[i], Math.min(box.high()[i], q[i]));
      out[i] = (float) q[i];
    }
    return out;
  }

  private void move(R1Ik.Hand hand, HandWish w, float[] qpos, float[] odom, double dt) {
    Rigid now = ik.hand(hand, q);
    double step = HAND_SPEED * dt;
    double dx = w.x() * step;
    double dy = w.y() * step;
    double dz = w.z() * step;
    Wish.Point target = w.target();
    if (target != null && odom.length >= 3) {
      double[] p =
          Rigid.planar(odom[0], odom[1], R1Model.GROUND, odom[2])
              .inverse()
              .apply(target.x(), target.y(), target.z());
      double x = p[0] - now.x();
      double y = p[1] - now.y();
      double z = p[2] - now.z();
      double far = Math.sqrt(x * x + y * y + z * z);
      double share = far < 1e-4 ? 0 : Math.min(1, DRAG_SPEED * dt / far);
      dx += x * share;
      dy += y * share;
      dz += z * share;
    }
    if (dx == 0 && dy == 0 && dz == 0 || !near(qpos, hand.arm(), 6)) {
      return;
    }
    Rigid wanted = Rigid.at(dx, dy, dz).times(now);
    R1Ik.Solution s = ik.follow(List.of(new R1Ik.Target(hand, wanted)), q, R1Ik.Torso.FIXED);
    if (s.position() < SLACK) {
      q = s.q();
    }
  }

  private boolean near(float[] qpos, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (i < qpos.length && Math.abs(qpos[i] - q[i]) > BEHIND) {
        return false;
      }
    }
    return true;
  }
}
