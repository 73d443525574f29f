package foxden.sim.household.robot;

/**
 * How torso and arm joints follow their targets: torso up to 1.5 rad/s and arms up to 3 rad/s,
 * below the motors' limits, because arms here follow exactly and have no inertia of their own.
 */
final class JointMotion {

  private static final double TORSO_SPEED = 1.5;
  private static final double TORSO_ACCELERATION = 6;
  private static final double ARM_SPEED = 3;
  private static final double ARM_ACCELERATION = 15;

  /** Position loop of the joints, 1/s. */
  private static final double STIFFNESS = 12;

  private JointMotion() {}

  /**
   * Where the joints should be after a tick; base and grippers as in {@code q}.
   *
   * @param qd velocities of the tick before
   * @param target of each joint
   */
  static double[] next(double[] q, double[] qd, double[] target, double dt) {
    double[] want = q.clone();
    for (int i = R1Model.TORSO; i < R1Model.SIZE; i++) {
      if (i == R1Model.LEFT_GRIPPER || i == R1Model.RIGHT_GRIPPER) {
        continue;
      }
      boolean torso = i < R1Model.LEFT_ARM;
      double most = torso ? TORSO_SPEED : ARM_SPEED;
      double accel = torso ? TORSO_ACCELERATION : ARM_ACCELERATION;
      double e = target[i] - q[i];
      // no faster than can still be braked
      double v =
          Math.min(most, Math.min(STIFFNESS * Math.abs(e), Math.sqrt(2 * accel * Math.abs(e))));
      double change = Math.copySign(v, e) - qd[i];
      double speed = qd[i] + Math.max(-accel * dt, Math.min(accel * dt, change));
      want[i] = q[i] + speed * dt;
    }
    return want;
  }
}
