package foxden.sim.demo;

/** Composition of poses given as x y z qx qy qz qw. */
final class Poses {

  private Poses() {}

  /** The child as seen from the parent: {@code R_p^T (x_c - x_p)} and {@code q_p^-1 q_c}. */
  static void relative(float[] parents, int p, float[] children, int c, double[] out) {
    double qx = -parents[p + 3];
    double qy = -parents[p + 4];
    double qz = -parents[p + 5];
    double qw = parents[p + 6];
    rotate(
        qx,
        qy,
        qz,
        qw,
        (double) children[c] - parents[p],
        (double) children[c + 1] - parents[p + 1],
        (double) children[c + 2] - parents[p + 2],
        out);
    multiply(
        qx, qy, qz, qw, children[c + 3], children[c + 4], children[c + 5], children[c + 6], out);
  }

  /** The child in the world: {@code x_p + R_p x_c} and {@code q_p q_c}. */
  static void compose(float[] parents, int p, float[] relative, int r, double[] out) {
    double qx = parents[p + 3];
    double qy = parents[p + 4];
    double qz = parents[p + 5];
    double qw = parents[p + 6];
    rotate(qx, qy, qz, qw, relative[r], relative[r + 1], relative[r + 2], out);
    out[0] += parents[p];
    out[1] += parents[p + 1];
    out[2] += parents[p + 2];
    multiply(
        qx, qy, qz, qw, relative[r + 3], relative[r + 4], relative[r + 5], relative[r + 6], out);
  }

  // v' = v + 2 q x (q x v + w v)
  private static void rotate(
      double qx, double qy, double qz, double qw, double x, double y, double z, double[] out) {
    double tx = 2 * (qy * z - qz * y);
    double ty = 2 * (qz * x - qx * z);
    double tz = 2 * (qx * y - qy * x);
    out[0] = x + qw * tx + qy * tz - qz * ty;
    out[1] = y + qw * ty + qz * tx - qx * tz;
    out[2] = z + qw * tz + qx * ty - qy * tx;
  }

  private static void multiply(
      double ax,
      double ay,
      double az,
      double aw,
      double bx,
      double by,
      double bz,
      double bw,
      double[] out) {
    double x = aw * bx + ax * bw + ay * bz - az * by;
    double y = aw * by - ax * bz + ay * bw + az * bx;
    double z = aw * bz + ax * by - ay * bx + az * bw;
    double w = aw * bw - ax * bx - ay * by - az * bz;
    double n = Math.sqrt(x * x + y * y + z * z + w * w);
    double s = n > 0 ? 1 / n : 1;
    out[3] = x * s;
    out[4] = y * s;
    out[5] = z * s;
    out[6] = w * s;
  }
}
