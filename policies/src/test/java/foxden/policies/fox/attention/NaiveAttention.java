package foxden.policies.fox.attention;

/** The reference: one head, T x T, in double, straight from the formulas. */
final class NaiveAttention {

  final double[][] a;
  final double[][] o;
  final double[] l;

  /** Queries stand at the last keys; {@code c} per key; window 0 for all. */
  NaiveAttention(double[][] q, double[][] k, double[][] v, double[] c, double scale, int window) {
    int m = q.length;
    int n = k.length;
    int d = v[0].length;
    a = new double[m][n];
    o = new double[m][d];
    l = new double[m];
    for (int i = 0; i < m; i++) {
      int own = n - m + i;
      int first = window == 0 ? 0 : Math.max(0, own - window + 1);
      double top = Double.NEGATIVE_INFINITY;
      for (int j = first; j <= own; j++) {
        a[i][j] = scale * dot(q[i], k[j]) + c[own] - c[j];
        top = Math.max(top, a[i][j]);
      }
      double sum = 0;
      for (int j = first; j <= own; j++) {
        sum += Math.exp(a[i][j] - top);
      }
      l[i] = top + Math.log(sum);
      for (int j = first; j <= own; j++) {
        a[i][j] = Math.exp(a[i][j] - l[i]);
        for (int x = 0; x < d; x++) {
          o[i][x] += a[i][j] * v[j][x];
        }
      }
    }
  }

  /** Gradients of {@code sum(o dO)}. */
  record Gradients(double[][] q, double[][] k, double[][] v, double[] c) {}

  Gradients back(double[][] q, double[][] k, double[][] v, double[][] dO, double scale) {
    int m = q.length;
    int n = k.length;
    int d = q[0].length;
    Gradients g =
        new Gradients(new double[m][d], new double[n][d], new double[n][d], new double[n]);
    for (int i = 0; i < m; i++) {
      double delta = dot(o[i], dO[i]);
      for (int j = 0; j < n; j++) {
        double ds = a[i][j] * (dot(dO[i], v[j]) - delta);
        g.c[j] -= ds;
        for (int x = 0; x < d; x++) {
          g.v[j][x] += a[i][j] * dO[i][x];
          g.q[i][x] += scale * ds * k[j][x];
          g.k[j][x] += scale * ds * q[i][x];
        }
      }
    }
    return g;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
