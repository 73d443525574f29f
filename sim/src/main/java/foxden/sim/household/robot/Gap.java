package foxden.sim.household.robot;

/**
 * Distance between two convex solids by the algorithm of Gilbert, Johnson and Keerthi (1988), with
 * the closest point of a simplex found by Voronoi regions (Ericson 2005, chapter 5). Double
 * precision, no allocation; holds the result of the last {@link #measure}. Not thread-safe.
 */
final class Gap {

  private static final int ITERATIONS = 40;
  private static final double EPS = 1e-10;

  /**
   * Distance of the surfaces, m; negative when they overlap by less than their roundings; minus the
   * roundings when the cores overlap.
   */
  double distance;

  /** Unit normal from the second solid to the first; 0 when the cores overlap. */
  double nx;

  double ny;
  double nz;

  /** Closest point on the second solid. */
  double px;

  double py;
  double pz;

  // simplex of the Minkowski difference a - b, with the points of b behind it
  private final double[] sx = new double[4];
  private final double[] sy = new double[4];
  private final double[] sz = new double[4];
  private final double[] bx = new double[4];
  private final double[] by = new double[4];
  private final double[] bz = new double[4];
  private final double[] weight = new double[4];
  private final double[] tri = new double[3];
  private int n;

  /**
   * Measures.
   *
   * @param limit once the solids are known to be farther apart than this, the exact distance no
   *     longer matters and any lower bound above {@code limit} may be given
   */
  void measure(Solid a, Solid b, double limit) {
    double radii = a.radius + b.radius;
    n = 0;
    add(a, b, a.box[0] - b.box[0], a.box[1] - b.box[1], a.box[2] - b.box[2]);
    double vx = sx[0];
    double vy = sy[0];
    double vz = sz[0];
    weight[0] = 1;
    double d2 = vx * vx + vy * vy + vz * vz;
    for (int it = 0; it < ITERATIONS && d2 > EPS * EPS; it++) {
      int ia = a.support(-vx, -vy, -vz);
      int ib = b.support(vx, vy, vz);
      double wx = a.world[ia] - b.world[ib];
      double wy = a.world[ia + 1] - b.world[ib + 1];
      double wz = a.world[ia + 2] - b.world[ib + 2];
      double vw = vx * wx + vy * wy + vz * wz;
      double lower = vw / Math.sqrt(d2) - radii;
      if (lower > limit) {
        distance = lower;
        normal(vx, vy, vz, d2);
        return;
      }
      // no progress: v is the closest point
      if (d2 - vw <= 1e-9 * d2 + 1e-14 || contains(wx, wy, wz)) {
        break;
      }
      set(n++, wx, wy, wz, b, ib);
      reduce();
      double x = 0;
      double y = 0;
      double z = 0;
      for (int i = 0; i < n; i++) {
        x += weight[i] * sx[i];
        y += weight[i] * sy[i];
        z += weight[i] * sz[i];
      }
      double next = x * x + y * y + z * z;
      boolean stuck = next >= d2;
      vx = x;
      vy = y;
      vz = z;
      d2 = next;
      if (n == 4 || stuck) {
        break;
      }
    }
    if (n == 4) {
      d2 = 0;
    }
    px = 0;
    py = 0;
    pz = 0;
    for (int i = 0; i < n; i++) {
      px += weight[i] * bx[i];
      py += weight[i] * by[i];
      pz += weight[i] * bz[i];
    }
    double d = Math.sqrt(d2);
    distance = d <= 1e-8 ? 0 - radii : d - radii;
    normal(vx, vy, vz, d2);
    px += nx * b.radius;
    py += ny * b.radius;
    pz += nz * b.radius;
  }

  private void normal(double vx, double vy, double vz, double d2) {
    double d = Math.sqrt(d2);
    if (d > 1e-8) {
      nx = vx / d;
      ny = vy / d;
      nz = vz / d;
    } else {
      nx = 0;
      ny = 0;
      nz = 0;
    }
  }

  private void add(Solid a, Solid b, double x, double y, double z) {
    int ia = a.support(-x, -y, -z);
    int ib = b.support(x, y, z);
    set(
        n++,
        a.world[ia] - b.world[ib],
        a.world[ia + 1] - b.world[ib + 1],
        a.world[ia + 2] - b.world[ib + 2],
        b,
        ib);
  }

  private void set(int i, double x, double y, double z, Solid b, int ib) {
    sx[i] = x;
    sy[i] = y;
    sz[i] = z;
    bx[i] = b.world[ib];
    by[i] = b.world[ib + 1];
    bz[i] = b.world[ib + 2];
  }

  private boolean contains(double x, double y, double z) {
    for (int i = 0; i < n; i++) {
      double dx = sx[i] - x;
      double dy = sy[i] - y;
      double dz = sz[i] - z;
      if (dx * dx + dy * dy + dz * dz < 1e-18) {
        return true;
      }
    }
    return false;
  }

  private void keep(int from, int to) {
    sx[to] = sx[from];
    sy[to] = sy[from];
    sz[to] = sz[from];
    bx[to] = bx[from];
    by[to] = by[from];
    bz[to] = bz[from];
  }

  /** Shrinks the simplex to the part nearest the origin and sets the weights of its corners. */
  private void reduce() {
    if (n == 2) {
      segment();
    } else if (n == 3) {
      triangle(0, 1, 2);
      compact(0, 1, 2);
    } else {
      tetrahedron();
    }
  }

  private void segment() {
    double dx = sx[1] - sx[0];
    double dy = sy[1] - sy[0];
    double dz = sz[1] - sz[0];
    double t = -(sx[0] * dx + sy[0] * dy + sz[0] * dz);
    double dd = dx * dx + dy * dy + dz * dz;
    if (t <= 0 || dd == 0) {
      n = 1;
      weight[0] = 1;
    } else if (t >= dd) {
      keep(1, 0);
      n = 1;
      weight[0] = 1;
    } else {
      weight[1] = t / dd;
      weight[0] = 1 - weight[1];
    }
  }

  /** Barycentric weights in {@link #tri} of the point of triangle i j k nearest the origin. */
  private void triangle(int i, int j, int k) {
    double abx = sx[j] - sx[i];
    double aby = sy[j] - sy[i];
    double abz = sz[j] - sz[i];
    double acx = sx[k] - sx[i];
    double acy = sy[k] - sy[i];
    double acz = sz[k] - sz[i];
    double d1 = -(abx * sx[i] + aby * sy[i] + abz * sz[i]);
    double d2 = -(acx * sx[i] + acy * sy[i] + acz * sz[i]);
    if (d1 <= 0 && d2 <= 0) {
      tri(1, 0, 0);
      return;
    }
    double d3 = -(abx * sx[j] + aby * sy[j] + abz * sz[j]);
    double d4 = -(acx * sx[j] + acy * sy[j] + acz * sz[j]);
    if (d3 >= 0 && d4 <= d3) {
      tri(0, 1, 0);
      return;
    }
    double vc = d1 * d4 - d3 * d2;
    if (vc <= 0 && d1 >= 0 && d3 <= 0) {
      double t = d1 / (d1 - d3);
      tri(1 - t, t, 0);
      return;
    }
    double d5 = -(abx * sx[k] + aby * sy[k] + abz * sz[k]);
    double d6 = -(acx * sx[k] + acy * sy[k] + acz * sz[k]);
    if (d6 >= 0 && d5 <= d6) {
      tri(0, 0, 1);
      return;
    }
    double vb = d5 * d2 - d1 * d6;
    if (vb <= 0 && d2 >= 0 && d6 <= 0) {
      double t = d2 / (d2 - d6);
      tri(1 - t, 0, t);
      return;
    }
    double va = d3 * d6 - d5 * d4;
    if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
      double t = (d4 - d3) / ((d4 - d3) + (d5 - d6));
      tri(0, 1 - t, t);
      return;
    }
    double s = 1 / (va + vb + vc);
    tri(1 - (vb + vc) * s, vb * s, vc * s);
  }

  private void tri(double a, double b, double c) {
    tri[0] = a;
    tri[1] = b;
    tri[2] = c;
  }

  private void compact(int i, int j, int k) {
    int[] from = {i, j, k};
    double[][] s = new double[3][];
    for (int c = 0; c < 3; c++) {
      int f = from[c];
      s[c] = new double[] {sx[f], sy[f], sz[f], bx[f], by[f], bz[f]};
    }
    n = 0;
    for (int c = 0; c < 3; c++) {
      if (tri[c] > 0) {
        sx[n] = s[c][0];
        sy[n] = s[c][1];
        sz[n] = s[c][2];
        bx[n] = s[c][3];
        by[n] = s[c][4];
        bz[n] = s[c][5];
        weight[n] = tri[c];
        n++;
      }
    }
  }

  private void tetrahedron() {
    double best = Double.MAX_VALUE;
    int face = -1;
    double w0 = 0;
    double w1 = 0;
    double w2 = 0;
    boolean inside = true;
    for (int f = 0; f < 4; f++) {
      int i = FACES[f][0];
      int j = FACES[f][1];
      int k = FACES[f][2];
      int o = FACES[f][3];
      if (!outside(i, j, k, o)) {
        continue;
      }
      inside = false;
      triangle(i, j, k);
      double x = tri[0] * sx[i] + tri[1] * sx[j] + tri[2] * sx[k];
      double y = tri[0] * sy[i] + tri[1] * sy[j] + tri[2] * sy[k];
      double z = tri[0] * sz[i] + tri[1] * sz[j] + tri[2] * sz[k];
      double d = x * x + y * y + z * z;
      if (d < best) {
        best = d;
        face = f;
        w0 = tri[0];
        w1 = tri[1];
        w2 = tri[2];
      }
    }
    if (inside) {
      // the origin is within: overlap; equal weights are good enough for a point of contact
      java.util.Arrays.fill(weight, 0.25);
      return;
    }
    tri(w0, w1, w2);
    compact(FACES[face][0], FACES[face][1], FACES[face][2]);
  }

  private static final int[][] FACES = {{0, 1, 2, 3}, {0, 2, 3, 1}, {0, 3, 1, 2}, {1, 3, 2, 0}};

  /** Whether the origin and corner o lie on different sides of the plane i j k (or it is flat). */
  private boolean outside(int i, int j, int k, int o) {
    double abx = sx[j] - sx[i];
    double aby = sy[j] - sy[i];
    double abz = sz[j] - sz[i];
    double acx = sx[k] - sx[i];
    double acy = sy[k] - sy[i];
    double acz = sz[k] - sz[i];
    double mx = aby * acz - abz * acy;
    double my = abz * acx - abx * acz;
    double mz = abx * acy - aby * acx;
    double po = -(sx[i] * mx + sy[i] * my + sz[i] * mz);
    double pd = (sx[o] - sx[i]) * mx + (sy[o] - sy[i]) * my + (sz[o] - sz[i]) * mz;
    // a flat tetrahedron has no inside
    if (pd * pd < 1e-24 * (mx * mx + my * my + mz * mz)) {
      return true;
    }
    return po * pd < 0;
  }
}
