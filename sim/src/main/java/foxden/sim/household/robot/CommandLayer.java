package foxden.sim.household.robot;

/**
 * What stands between an action and the motors, as in the command interface of the real robot: dead
 * band and clip for the base, limits and linear sub-steps for joints. Stateless and immutable.
 *
 * @param baseLimit greatest base speeds vx, vy, wz (m/s, m/s, rad/s) that an action can ask for
 */
public record CommandLayer(double[] baseLimit) {

  /** Below this a base command is zero, element by element (m/s, m/s, rad/s). */
  private static final double[] DEAD_BAND = {0.01, 0.01, 0.05};

  /** Largest joint change sent in one control tick, rad. */
  static final double ARM_INTERVAL = 0.4;

  static final double TORSO_INTERVAL = 0.1;

  /** Limits as the real robot is deployed with: 0.3 m/s, 0.3 m/s, 0.4 rad/s. */
  public static CommandLayer deployed() {
    return new CommandLayer(new double[] {0.3, 0.3, 0.4});
  }

  /**
   * Limits of the simulated JoyLo: 0.75 m/s, 0.75 m/s, 1.0 rad/s. The default here: half of what
   * the robot can do and still fit for rooms; the deployed limits are set for people nearby.
   */
  public static CommandLayer simulated() {
    return new CommandLayer(new double[] {0.75, 0.75, 1.0});
  }

  /**
   * A base command after dead band and clip.
   *
   * @param i 0 vx, 1 vy, 2 wz
   */
  public double base(int i, double v) {
    if (Math.abs(v) < DEAD_BAND[i]) {
      return 0;
    }
    return Math.max(-baseLimit[i], Math.min(baseLimit[i], v));
  }

  /**
   * The next waypoints of a group of joints on the straight way from {@code from} to {@code to}:
   * when the largest remaining change exceeds {@code interval}, it is split into {@code n =
   * ceil(max / interval)} equal steps and the first of them is taken.
   *
   * @param from commanded positions, rad; overwritten with the next waypoint
   * @param to wished positions, rad, already within limits
   */
  static void advance(double[] from, double[] to, int start, int count, double interval) {
    double max = 0;
    for (int i = start; i < start + count; i++) {
      max = Math.max(max, Math.abs(to[i] - from[i]));
    }
    double n = Math.max(1, Math.ceil(max / interval));
    for (int i = start; i < start + count; i++) {
      from[i] += (to[i] - from[i]) / n;
    }
  }
}
