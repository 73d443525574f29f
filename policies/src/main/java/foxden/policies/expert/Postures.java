package foxden.policies.expert;

import foxden.sim.household.robot.R1Ik;
import foxden.sim.household.robot.R1Ik.Hand;
import foxden.sim.household.robot.R1Ik.Target;
import foxden.sim.household.robot.R1Ik.Torso;
import foxden.sim.household.robot.R1Model;
import foxden.sim.household.robot.Rigid;
import foxden.sim.household.robot.TorsoSlider;
import java.util.List;

/**
 * The few whole-body postures of the trash task, found once by inverse kinematics: 21-vectors whose
 * base part is zero. The bag hand is the one on the lever's side of the door, so that the other can
 * push the leaf towards its hinge.
 */
final class Postures {

  /** Where the bag hand takes the knot, base frame, m; the height is above the floor. */
  static final double GRASP_X = 0.68;

  static final double GRASP_Y = 0.16;

  /** Where the bag hand holds the knot while driving. */
  static final double CARRY_X = 0.42;

  static final double CARRY_Y = 0.14;
  static final double CARRY_Z = 0.86;

  /** Where it holds the knot outside, above the rim of the bin; the height is DROP_Z. */
  static final double HIGH_X = 0.52;

  static final double HIGH_Y = 0.34;

  /** Where it holds the knot over the bin. */
  static final double DROP_X = 0.76;

  static final double DROP_Y = 0.2;
  static final double DROP_Z = 1.24;

  private static final double PITCH = 0.6;

  final Hand bag;
  final Hand push;
  final double[] rest;
  final double[] low;
  final double[] carry;
  final double[] pass;
  final double[] wide;
  final double[] high;
  final double[] drop;

  /**
   * Solves them.
   *
   * @param hingeSide 1 when the hinge is on the left of somebody going out, else -1
   * @param knot height of the knot above the floor, m
   * @throws IllegalStateException when a posture is out of reach; names it
   */
  Postures(double[] rest, int hingeSide, double knot) {
    this.rest = rest;
    bag = hingeSide < 0 ? Hand.LEFT : Hand.RIGHT;
    push = bag.other();
    double s = bag == Hand.LEFT ? 1 : -1;
    R1Ik ik = new R1Ik(R1Model.create());
    double[] start = at(rest, 0.95);
    low = solve(ik, "grasp", start, bag, GRASP_X, s * GRASP_Y, knot, PITCH, 0);
    double[] up = at(low, 0.05);
    carry = solve(ik, "carry", up, bag, CARRY_X, s * CARRY_Y, CARRY_Z, PITCH, 0);
    double[] reach = solve(ik, "push", carry, push, 0.78, -s * 0.2, 1.15, 0.2, 0);
    pass = reach;
    wide = solve(ik, "push aside", reach, push, 0.72, -s * 0.52, 1.15, 0.2, -s * 0.4);
    high = solve(ik, "high", at(carry, 0), bag, HIGH_X, s * HIGH_Y, DROP_Z, PITCH, 0);
    drop = solve(ik, "drop", high, bag, DROP_X, s * DROP_Y, DROP_Z, PITCH, 0);
    low[bag.gripper()] = R1Model.STROKE;
    for (double[] q : List.of(carry, pass, wide, high, drop)) {
      q[bag.gripper()] = 0;
    }
    pass[push.gripper()] = 0;
    wide[push.gripper()] = 0;
  }

  /** 1 when the bag hand is the left one, else -1. */
  double side() {
    return bag == Hand.LEFT ? 1 : -1;
  }

  private static double[] at(double[] from, double slider) {
    double[] q = from.clone();
    System.arraycopy(TorsoSlider.torso(slider, 0, 0), 0, q, R1Model.TORSO, 4);
    return q;
  }

  /** Hand pointing forward, pitched down, turned by yaw; fingers open sideways. */
  static Rigid forward(double x, double y, double height, double pitch, double yaw) {
    Rigid level = new Rigid(0, 0, 1, 0, -1, 0, 1, 0, 0, 0, 0, 0);
    return Rigid.at(x, y, height - R1Model.GROUND)
        .times(Rigid.aboutZ(yaw))
        .times(Rigid.xyzRpy(0, 0, 0, 0, pitch, 0))
        .times(level);
  }

  private static double[] solve(
      R1Ik ik,
      String name,
      double[] from,
      Hand hand,
      double x,
      double y,
      double height,
      double pitch,
      double yaw) {
    R1Ik.Solution s =
        ik.solve(List.of(new Target(hand, forward(x, y, height, pitch, yaw))), from, Torso.FIXED);
    if (!s.reached()) {
      throw new IllegalStateException(
          "the " + name + " posture is out of reach by " + s.position() + " m");
    }
    return s.q();
  }
}
