package foxden.sim.planar;

import java.util.Arrays;

/**
 * The touching points and active joint limits of one state, as rows of the constraint problem.
 * Scratch space of one world; allocates nothing after construction.
 *
 * <p>A contact makes four edges of a friction pyramid: normal plus and minus mu times the tangent,
 * and twice the normal alone, for the two lateral edges that cannot move in the plane. Where two
 * capsules cross, the normal leaves the plane and all four edges lie in it; those become single
 * rows, as limits do.
 */
final class Contacts {

  /** Closer than this, m, two axes count as crossing. */
  private static final double CROSSING = 1e-12;

  /** Below this determinant, two axes count as parallel. */
  private static final double PARALLEL = 1e-15;

  private static final double LEAST_FRICTION = 1e-5;

  private final PlanarTree t;
  private final Smooth s;
  private final int nv;

  // ---- capsules in the world
  private final double[] gx;
  private final double[] gz;
  private final double[] ex;
  private final double[] ez;

  // ---- contacts
  int contacts;
  final int[] bodyA;
  final int[] bodyB;
  final int[] geomA;
  final int[] geomB;
  final double[] dist;
  final double[] posX;
  final double[] posZ;
  final double[] normalX;
  final double[] normalZ;
  final double[] mu;

  /** First pyramid row of a contact in {@link #normal}; -1 for one whose axes cross. */
  final int[] pyramidOf;

  // ---- pyramids: rows, reference accelerations, weight of an edge (1/R)
  int pyramids;
  final double[] normal;
  final double[] tangent;
  final double[] normalRef;
  final double[] tangentRef;
  final double[] weight;
  final double[] friction;

  // ---- single rows: joint limits and the edges of crossing capsules
  int singles;
  final double[] single;
  final double[] singleRef;
  final double[] singleWeight;

  /** How many joint limits are active. */
  int limits;

  /** Whether a row ties two branches of the tree together. */
  boolean acrossBranches;

  Contacts(PlanarTree tree, Smooth smooth) {
    t = tree;
    s = smooth;
    nv = tree.nv;
    gx = new double[t.ng];
    gz = new double[t.ng];
    ex = new double[t.ng];
    ez = new double[t.ng];
    int most = 2 * t.ng + 2 * t.pairA.length;
    bodyA = new int[most];
    bodyB = new int[most];
    geomA = new int[most];
    geomB = new int[most];
    dist = new double[most];
    posX = new double[most];
    posZ = new double[most];
    normalX = new double[most];
    normalZ = new double[most];
    mu = new double[most];
    pyramidOf = new int[most];
    normal = new double[most * nv];
    tangent = new double[most * nv];
    normalRef = new double[most];
    tangentRef = new double[most];
    weight = new double[most];
    friction = new double[most];
    int rows = 2 * nv + 4 * 2 * t.pairA.length;
    single = new double[rows * nv];
    singleRef = new double[rows];
    singleWeight = new double[rows];
  }

  /** Forgets all rows. */
  void clear() {
    contacts = 0;
    pyramids = 0;
    singles = 0;
    limits = 0;
    acrossBranches = false;
  }

  /** Adds the limits that a joint has passed. */
  void addLimits(double[] qpos, double[] qvel) {
    for (int d = 0; d < nv; d++) {
      double below = qpos[d] - t.low[d];
      if (below < 0) {
        limit(d, below, 1, qvel[d]);
      }
      double above = t.high[d] - qpos[d];
      if (above < 0) {
        limit(d, above, -1, qvel[d]);
      }
    }
  }

  private void limit(int d, double distance, double sign, double speed) {
    int at = singles++ * nv;
    Arrays.fill(single, at, at + nv, 0);
    single[at + d] = sign;
    double imp = impedance(distance);
    singleRef[singles - 1] = -t.refDamping * sign * speed - t.refStiffness * imp * distance;
    singleWeight[singles - 1] = imp / ((1 - imp) * t.dofInvWeight[d]);
    limits++;
  }

  /**
   * Adds every contact.
   *
   * @param groundFriction sliding friction of the floor
   * @param geomFriction sliding friction of each capsule
   */
  void addContacts(double[] qvel, double groundFriction, double[] geomFriction) {
    for (int g = 0; g < t.ng; g++) {
      int b = t.geomBody[g];
      double sin = s.sin[b];
      double cos = s.cos[b];
      gx[g] = s.x[b] + t.geomX[g] * cos + t.geomZ[g] * sin;
      gz[g] = s.z[b] + t.geomZ[g] * cos - t.geomX[g] * sin;
      ex[g] = (t.geomAxisX[g] * cos + t.geomAxisZ[g] * sin) * t.half[g];
      ez[g] = (t.geomAxisZ[g] * cos - t.geomAxisX[g] * sin) * t.half[g];
      double r = t.radius[g];
      if (gz[g] - Math.abs(ez[g]) <= r) {
        double friction = Math.max(groundFriction, geomFriction[g]);
        if (gz[g] + ez[g] <= r) {
          ground(g, b, gx[g] + ex[g], gz[g] + ez[g], r, friction, qvel);
        }
        if (gz[g] - ez[g] <= r) {
          ground(g, b, gx[g] - ex[g], gz[g] - ez[g], r, friction, qvel);
        }
      }
    }
    for (int p = 0; p < t.pairA.length; p++) {
      int a = t.pairA[p];
      int b = t.pairB[p];
      double dx = gx[a] - gx[b];
      double dz = gz[a] - gz[b];
      double reach = t.half[a] + t.half[b] + t.radius[a] + t.radius[b];
      if (dx * dx + dz * dz <= reach * reach) {
        capsules(a, b, dx, dz, Math.max(geomFriction[a], geomFriction[b]), qvel);
      }
    }
  }

  private void ground(int g, int b, double x, double z, double r, double friction, double[] qvel) {
    double distance = z - r;
    contact(-1, b, -1, g, distance, x, z - distance / 2 - r, 0, 1, friction, qvel);
  }

  // Nearest points of two segments (centre +- axis), clipped in the order MuJoCo does; parallel
  // ones may touch twice.
  private void capsules(int a, int b, double dx, double dz, double friction, double[] qvel) {
    double aa = ex[a] * ex[a] + ez[a] * ez[a];
    double ab = -(ex[a] * ex[b] + ez[a] * ez[b]);
    double bb = ex[b] * ex[b] + ez[b] * ez[b];
    double u = -(ex[a] * dx + ez[a] * dz);
    double v = ex[b] * dx + ez[b] * dz;
    double det = aa * bb - ab * ab;
    if (Math.abs(det) >= PARALLEL) {
      double p = (bb * u - ab * v) / det;
      double q = (aa * v - ab * u) / det;
      if (p > 1) {
        p = 1;
        q = (v - ab) / bb;
      } else if (p < -1) {
        p = -1;
        q = (v + ab) / bb;
      }
      if (q > 1) {
        q = 1;
        p = clip((u - ab) / aa);
      } else if (q < -1) {
        q = -1;
        p = clip((u + ab) / aa);
      }
      balls(a, p, b, q, friction, qvel);
      return;
    }
    int found = balls(a, 1, b, clip((v - ab) / bb), friction, qvel);
    found += balls(a, -1, b, clip((v + ab) / bb), friction, qvel);
    if (found < 2) {
      found += balls(a, clip((u - ab) / aa), b, 1, friction, qvel);
    }
    if (found < 2) {
      balls(a, clip((u + ab) / aa), b, -1, friction, qvel);
    }
  }

  private static double clip(double x) {
    return Math.max(-1, Math.min(1, x));
  }

  // Two balls at parameters p and q of the axes.
  private int balls(int a, double p, int b, double q, double friction, double[] qvel) {
    double ax = gx[a] + ex[a] * p;
    double az = gz[a] + ez[a] * p;
    double dx = gx[b] + ex[b] * q - ax;
    double dz = gz[b] + ez[b] * q - az;
    double apart = Math.sqrt(dx * dx + dz * dz);
    double distance = apart - t.radius[a] - t.radius[b];
    if (distance > 0) {
      return 0;
    }
    double nx = 0;
    double nz = 0;
    double depth = 0;
    if (apart >= CROSSING) {
      nx = dx / apart;
      nz = dz / apart;
      depth = t.radius[a] + distance / 2;
    }
    contact(
        t.geomBody[a],
        t.geomBody[b],
        a,
        b,
        distance,
        ax + nx * depth,
        az + nz * depth,
        nx,
        nz,
        friction,
        qvel);
    return 1;
  }

  private void contact(
      int a,
      int b,
      int ga,
      int gb,
      double distance,
      double x,
      double z,
      double nx,
      double nz,
      double sliding,
      double[] qvel) {
    int c = contacts++;
    bodyA[c] = a;
    bodyB[c] = b;
    geomA[c] = ga;
    geomB[c] = gb;
    dist[c] = distance;
    posX[c] = x;
    posZ[c] = z;
    normalX[c] = nx;
    normalZ[c] = nz;
    double m = Math.max(sliding, LEAST_FRICTION);
    mu[c] = m;
    double imp = impedance(distance);
    double weigh = t.bodyInvWeight[b] + (a < 0 ? 0 : t.bodyInvWeight[a]);
    double w = imp / ((1 - imp) * 2 * m * m * (1 + m * m) * weigh);
    double spring = -t.refStiffness * imp * distance;
    if (a >= 0) {
      acrossBranches = true;
    }
    if (nx == 0 && nz == 0) {
      pyramidOf[c] = -1;
      edge(a, b, x, z, 0, m, w, spring, qvel);
      edge(a, b, x, z, 0, -m, w, spring, qvel);
      edge(a, b, x, z, m, 0, w, spring, qvel);
      edge(a, b, x, z, -m, 0, w, spring, qvel);
      return;
    }
    int k = pyramids++;
    pyramidOf[c] = k;
    int at = k * nv;
    row(a, b, x, z, nx, nz, normal, at);
    row(a, b, x, z, -nz, nx, tangent, at);
    double vn = 0;
    double vt = 0;
    for (int i = 0; i < nv; i++) {
      vn += normal[at + i] * qvel[i];
      vt += tangent[at + i] * qvel[i];
    }
    normalRef[k] = -t.refDamping * vn + spring;
    tangentRef[k] = -t.refDamping * vt;
    weight[k] = w;
    friction[k] = m;
  }

  private void edge(
      int a,
      int b,
      double x,
      double z,
      double nx,
      double nz,
      double w,
      double spring,
      double[] qvel) {
    int k = singles++;
    int at = k * nv;
    row(a, b, x, z, nx, nz, single, at);
    double speed = 0;
    for (int i = 0; i < nv; i++) {
      speed += single[at + i] * qvel[i];
    }
    singleRef[k] = -t.refDamping * speed + spring;
    singleWeight[k] = w;
  }

  // Relative motion of b against a along a direction.
  private void row(int a, int b, double x, double z, double nx, double nz, double[] rows, int at) {
    Arrays.fill(rows, at, at + nv, 0);
    s.addPointJacobian(b, x, z, nx, nz, 1, rows, at);
    if (a >= 0) {
      s.addPointJacobian(a, x, z, nx, nz, -1, rows, at);
    }
  }

  private double impedance(double distance) {
    double reach = Math.abs(distance) / softWidth();
    double low = t.model().contact().low();
    double high = t.model().contact().high();
    if (reach >= 1) {
      return high;
    }
    double y = reach <= 0.5 ? 2 * reach * reach : 1 - 2 * (1 - reach) * (1 - reach);
    return low + y * (high - low);
  }

  private double softWidth() {
    return t.model().contact().width();
  }
}
