package foxden.sim.household.robot;

/**
 * The torso by one number, as in the simulated JoyLo of BEHAVIOR-1K: s in [0, 2], 0 upright, 1 a
 * deep squat, 2 down to the ground; linear in between.
 */
public final class TorsoSlider {

  private static final double[] UPRIGHT = {0.45, -0.4, 0, 0};
  private static final double[] SQUAT = {1.6, -2.5, -0.94, 0};
  private static final double[] FLOOR = {1.735, -2.57, -2.1, 0};

  private TorsoSlider() {}

  /**
   * The four torso joints.
   *
   * @param s height, clipped to [0, 2]
   * @param tilt added to joint 3, rad
   * @param yaw of the waist, rad
   * @return a new array of four, within the joint limits
   */
  public static double[] torso(double s, double tilt, double yaw) {
    double c = Math.max(0, Math.min(2, s));
    double[] a = c <= 1 ? UPRIGHT : SQUAT;
    double[] b = c <= 1 ? SQUAT : FLOOR;
    double f = c <= 1 ? c : c - 1;
    double[] lo = R1Model.lower();
    double[] hi = R1Model.upper();
    double[] out = new double[4];
    for (int i = 0; i < 4; i++) {
      out[i] = a[i] + f * (b[i] - a[i]);
    }
    out[2] += tilt;
    out[3] = yaw;
    for (int i = 0; i < 4; i++) {
      int v = R1Model.TORSO + i;
      out[i] = Math.max(lo[v], Math.min(hi[v], out[i]));
    }
    return out;
  }
}
