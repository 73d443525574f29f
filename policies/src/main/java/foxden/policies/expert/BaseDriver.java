package foxden.policies.expert;

import foxden.sim.household.sensor.TraversabilityMap;
import java.util.List;

/**
 * Follows paths with a holonomic base: velocity towards a point ahead on the path, heading along
 * the path until near the goal, then the wanted heading. Plans again when the goal moved, when the
 * robot is off the path, or when told to.
 */
final class BaseDriver {

  static final double SPEED = 0.7;
  private static final double LOOKAHEAD = 0.45;
  private static final double BRAKE = 0.8;
  private static final double TURN = 0.95;

  private List<double[]> path = List.of();
  private double goalX = Double.NaN;
  private double goalY = Double.NaN;
  private int age;

  void forget() {
    path = List.of();
    goalX = Double.NaN;
  }

  List<double[]> path() {
    return path;
  }

  /**
   * Base velocity towards a goal.
   *
   * @param map what stands on the floor now
   * @param base x, y, yaw
   * @param x goal, m
   * @param y goal, m
   * @param yaw heading wanted at the goal, rad
   * @param out vx, vy, wz in the base frame
   * @return length of the way that remains, m; infinite when there is none
   */
  double drive(TraversabilityMap map, double[] base, double x, double y, double yaw, double[] out) {
    age++;
    boolean moved = !(Math.hypot(x - goalX, y - goalY) < 0.05);
    if (moved || age > 20 || path.isEmpty() || offPath(base) > 0.25) {
      path = List.of();
      // a tight way is better than none
      for (int k = 0; k < 3 && path.isEmpty(); k++) {
        path = PathPlanner.plan(map, base[0], base[1], x, y, PathPlanner.RADIUS - 0.06 * k);
      }
      goalX = x;
      goalY = y;
      age = 0;
    }
    if (path.isEmpty()) {
      out[0] = 0;
      out[1] = 0;
      out[2] = turn(yaw - base[2]);
      return Double.POSITIVE_INFINITY;
    }
    // nearest point of the path, then a point ahead of it
    int seg = 0;
    double t = 0;
    double best = Double.MAX_VALUE;
    for (int i = 0; i + 1 < path.size(); i++) {
      double[] a = path.get(i);
      double[] b = path.get(i + 1);
      double u = along(a, b, base[0], base[1]);
      double d = Math.hypot(a[0] + u * (b[0] - a[0]) - base[0], a[1] + u * (b[1] - a[1]) - base[1]);
      if (d < best) {
        best = d;
        seg = i;
        t = u;
      }
    }
    double remain = best;
    double[] ahead = path.get(path.size() - 1);
    double left = LOOKAHEAD;
    boolean found = false;
    for (int i = seg; i + 1 < path.size(); i++) {
      double[] a = path.get(i);
      double[] b = path.get(i + 1);
      double len = Math.hypot(b[0] - a[0], b[1] - a[1]);
      double from = i == seg ? t * len : 0;
      double part = len - from;
      remain += part;
      if (!found && part >= left && len > 1e-9) {
        double u = (from + left) / len;
        ahead = new double[] {a[0] + u * (b[0] - a[0]), a[1] + u * (b[1] - a[1])};
        found = true;
      }
      if (!found) {
        left -= part;
      }
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

  private double offPath(double[] base) {
    double best = Double.MAX_VALUE;
    for (int i = 0; i + 1 < path.size(); i++) {
      double[] a = path.get(i);
      double[] b = path.get(i + 1);
      double u = along(a, b, base[0], base[1]);
      best =
          Math.min(
              best,
              Math.hypot(a[0] + u * (b[0] - a[0]) - base[0], a[1] + u * (b[1] - a[1]) - base[1]));
    }
    return best;
  }

  private static double along(double[] a, double[] b, double x, double y) {
    double dx = b[0] - a[0];
    double dy = b[1] - a[1];
    double n = dx * dx + dy * dy;
    return n < 1e-12 ? 0 : Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / n));
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
