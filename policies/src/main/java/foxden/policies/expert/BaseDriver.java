package foxden.policies.expert;

import java.util.List;

/**
 * Drives a holonomic base along the ways of a {@link FloorField}: velocity towards a point ahead on
 * the way, heading along the way until near the goal, then the wanted heading. Remembers nothing
 * but what it shows.
 */
final class BaseDriver {

  static final double SPEED = 0.7;
  private static final double LOOKAHEAD = 0.45;
  private static final double BRAKE = 0.8;
  private static final double TURN = 0.95;

  private List<double[]> path = List.of();

  void forget() {
    path = List.of();
  }

  List<double[]> path() {
    return path;
  }

  /**
   * Base velocity towards the goal of a field.
   *
   * @param base x, y, yaw
   * @param yaw heading wanted at the goal, rad
   * @param out vx, vy, wz in the base frame
   * @return length of the way that remains, m; infinite when there is none
   */
  double drive(FloorField field, double[] base, double yaw, double[] out) {
    path = field.way(base[0], base[1]);
    if (path.isEmpty()) {
      out[0] = 0;
      out[1] = 0;
      out[2] = turn(yaw - base[2]);
      return Double.POSITIVE_INFINITY;
    }
    double remain = 0;
    double[] ahead = path.get(path.size() - 1);
    double left = LOOKAHEAD;
    for (int i = 0; i + 1 < path.size(); i++) {
      double[] a = path.get(i);
      double[] b = path.get(i + 1);
      double part = Math.hypot(b[0] - a[0], b[1] - a[1]);
      remain += part;
      if (left > 0 && part >= left) {
        double u = left / part;
        ahead = new double[] {a[0] + u * (b[0] - a[0]), a[1] + u * (b[1] - a[1])};
      }
      left -= part;
    }
    double dx = ahead[0] - base[0];
    double dy = ahead[1] - base[1];
    double d = Math.hypot(dx, dy);
    double speed = Math.min(SPEED, Math.min(Math.sqrt(2 * BRAKE * remain), 2.0 * remain));
    double heading = remain > 0.9 && d > 0.05 ? StrictMath.atan2(dy, dx) : yaw;
    if (d > 1e-6) {
      toBase(base, speed * dx / d, speed * dy / d, out);
    } else {
      out[0] = 0;
      out[1] = 0;
    }
    out[2] = turn(heading - base[2]);
    return remain;
  }

  /** World velocity into the base frame. */
  static void toBase(double[] base, double vx, double vy, double[] out) {
    double c = StrictMath.cos(base[2]);
    double s = StrictMath.sin(base[2]);
    out[0] = c * vx + s * vy;
    out[1] = -s * vx + c * vy;
  }

  /** Yaw rate that removes a heading error, slow enough to stop in time. */
  static double turn(double error) {
    double e = wrap(error);
    double v = Math.min(TURN, Math.min(Math.sqrt(2 * 0.6 * Math.abs(e)), 2.5 * Math.abs(e)));
    return Math.copySign(v, e);
  }

  static double wrap(double a) {
    double two = 2 * StrictMath.PI;
    double r = a % two;
    return r > StrictMath.PI ? r - two : r <= -StrictMath.PI ? r + two : r;
  }
}
