package foxden.sim.planar;

/**
 * Finds the acceleration that minimises MuJoCo's primal cost: half the distance to the
 * unconstrained one in the norm of M, plus half the weighted square of what each row lacks to its
 * reference. The cost is piecewise quadratic and strictly convex, so Newton steps between guesses
 * of which rows push end at the exact minimum; when guesses do not settle at once, an exact line
 * search keeps them going down. Scratch space of one world; allocates nothing.
 */
final class Solver {

  private static final int FREE_GUESSES = 6;
  private static final int MOST_ITERATIONS = 100;
  private static final int MOST_LINE_STEPS = 60;

  // ---- which edges of a pyramid push
  private static final int PLUS = 1;
  private static final int MINUS = 2;
  private static final int LATERAL = 4;

  private final PlanarTree t;
  private final Contacts c;
  private final int nv;
  private final double[] h;
  private final double[] next;
  private final double[] step;
  private final int[] pushes;
  private final int[] guess;
  private final boolean[] singlePushes;
  private final boolean[] singleGuess;

  /** Normal force of each pyramid, N, after {@link #solve}. */
  final double[] normalForce;

  /** Force along the tangent, N. */
  final double[] tangentForce;

  /** Force of each single row. */
  final double[] singleForce;

  /** Newton steps of the last solve. */
  int iterations;

  Solver(PlanarTree tree, Contacts contacts) {
    t = tree;
    c = contacts;
    nv = tree.nv;
    h = new double[nv * nv];
    next = new double[nv];
    step = new double[nv];
    int most = contacts.weight.length;
    pushes = new int[most];
    guess = new int[most];
    int rows = contacts.singleWeight.length;
    singlePushes = new boolean[rows];
    singleGuess = new boolean[rows];
    normalForce = new double[most];
    tangentForce = new double[most];
    singleForce = new double[rows];
  }

  /**
   * Solves, and adds the constraint forces to the smooth ones.
   *
   * @param massMatrix lower triangle of M
   * @param force smooth forces; on return those of contacts and limits are added
   * @param acc on entry the unconstrained acceleration; on return the solution
   */
  void solve(double[] massMatrix, double[] force, double[] acc) {
    judge(acc, pushes, singlePushes);
    iterations = 0;
    while (iterations < MOST_ITERATIONS) {
      iterations++;
      newton(massMatrix, force);
      judge(next, guess, singleGuess);
      if (settled()) {
        break;
      }
      if (iterations <= FREE_GUESSES) {
        System.arraycopy(next, 0, acc, 0, nv);
      } else {
        descend(massMatrix, force, acc);
        judge(acc, guess, singleGuess);
      }
      System.arraycopy(guess, 0, pushes, 0, c.pyramids);
      System.arraycopy(singleGuess, 0, singlePushes, 0, c.singles);
    }
    System.arraycopy(next, 0, acc, 0, nv);
    applyForces(acc, force);
  }

  private boolean settled() {
    for (int k = 0; k < c.pyramids; k++) {
      if (guess[k] != pushes[k]) {
        return false;
      }
    }
    for (int k = 0; k < c.singles; k++) {
      if (singleGuess[k] != singlePushes[k]) {
        return false;
      }
    }
    return true;
  }

  // Which rows lack acceleration, and so push.
  private void judge(double[] acc, int[] pyramid, boolean[] single) {
    for (int k = 0; k < c.pyramids; k++) {
      int at = k * nv;
      double n = -c.normalRef[k];
      double tg = -c.tangentRef[k];
      for (int i = 0; i < nv; i++) {
        n += c.normal[at + i] * acc[i];
        tg += c.tangent[at + i] * acc[i];
      }
      double side = c.friction[k] * tg;
      pyramid[k] = (n + side < 0 ? PLUS : 0) | (n - side < 0 ? MINUS : 0) | (n < 0 ? LATERAL : 0);
    }
    for (int k = 0; k < c.singles; k++) {
      single[k] = singleLack(k, acc) < 0;
    }
  }

  private double singleLack(int k, double[] acc) {
    int at = k * nv;
    double x = -c.singleRef[k];
    for (int i = 0; i < nv; i++) {
      x += c.single[at + i] * acc[i];
    }
    return x;
  }

  // The minimum as it would be if exactly the guessed rows pushed.
  private void newton(double[] massMatrix, double[] force) {
    System.arraycopy(massMatrix, 0, h, 0, nv * nv);
    System.arraycopy(force, 0, next, 0, nv);
    for (int k = 0; k < c.pyramids; k++) {
      int set = pushes[k];
      if (set != 0) {
        double w = c.weight[k];
        double f = c.friction[k];
        double plus = (set & PLUS) != 0 ? w : 0;
        double minus = (set & MINUS) != 0 ? w : 0;
        double both = plus + minus;
        double nn = both + ((set & LATERAL) != 0 ? 2 * w : 0);
        double nt = f * (plus - minus);
        double tt = f * f * both;
        int at = k * nv;
        double refN = nn * c.normalRef[k] + nt * c.tangentRef[k];
        double refT = nt * c.normalRef[k] + tt * c.tangentRef[k];
        for (int i = 0; i < nv; i++) {
          double ni = c.normal[at + i];
          double ti = c.tangent[at + i];
          if (ni != 0 || ti != 0) {
            double a = nn * ni + nt * ti;
            double b = nt * ni + tt * ti;
            int row = i * nv;
            for (int j = 0; j <= i; j++) {
              h[row + j] += a * c.normal[at + j] + b * c.tangent[at + j];
            }
            next[i] += refN * ni + refT * ti;
          }
        }
      }
    }
    for (int k = 0; k < c.singles; k++) {
      if (singlePushes[k]) {
        int at = k * nv;
        double w = c.singleWeight[k];
        for (int i = 0; i < nv; i++) {
          double a = w * c.single[at + i];
          if (a != 0) {
            int row = i * nv;
            for (int j = 0; j <= i; j++) {
              h[row + j] += a * c.single[at + j];
            }
            next[i] += a * c.singleRef[k];
          }
        }
      }
    }
    int[][] before = c.acrossBranches ? t.before : t.ancestors;
    Ltdl.factor(h, nv, before);
    Ltdl.solve(h, nv, before, next);
  }

  // From acc towards next, to the lowest point: Newton on the slope, kept inside a bracket.
  private void descend(double[] massMatrix, double[] force, double[] acc) {
    for (int i = 0; i < nv; i++) {
      step[i] = next[i] - acc[i];
    }
    double low = 0;
    double high = 1;
    while (slope(massMatrix, force, acc, high) < 0 && high < 1e6) {
      low = high;
      high *= 2;
    }
    for (int i = 0; i < MOST_LINE_STEPS && high - low > 1e-15 * high; i++) {
      double middle = (low + high) / 2;
      if (slope(massMatrix, force, acc, middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    for (int i = 0; i < nv; i++) {
      acc[i] += low * step[i];
    }
  }

  private double slope(double[] massMatrix, double[] force, double[] acc, double along) {
    for (int i = 0; i < nv; i++) {
      next[i] = acc[i] + along * step[i];
    }
    double sum = 0;
    for (int i = 0; i < nv; i++) {
      double g = -force[i];
      for (int j = 0; j < nv; j++) {
        g += massMatrix[Math.max(i, j) * nv + Math.min(i, j)] * next[j];
      }
      sum += g * step[i];
    }
    for (int k = 0; k < c.pyramids; k++) {
      int at = k * nv;
      double n = -c.normalRef[k];
      double tg = -c.tangentRef[k];
      double dn = 0;
      double dt = 0;
      for (int i = 0; i < nv; i++) {
        n += c.normal[at + i] * next[i];
        tg += c.tangent[at + i] * next[i];
        dn += c.normal[at + i] * step[i];
        dt += c.tangent[at + i] * step[i];
      }
      double f = c.friction[k];
      sum +=
          c.weight[k]
              * (Math.min(0, n + f * tg) * (dn + f * dt)
                  + Math.min(0, n - f * tg) * (dn - f * dt)
                  + 2 * Math.min(0, n) * dn);
    }
    for (int k = 0; k < c.singles; k++) {
      int at = k * nv;
      double d = 0;
      for (int i = 0; i < nv; i++) {
        d += c.single[at + i] * step[i];
      }
      sum += c.singleWeight[k] * Math.min(0, singleLack(k, next)) * d;
    }
    return sum;
  }

  private void applyForces(double[] acc, double[] force) {
    for (int k = 0; k < c.pyramids; k++) {
      int at = k * nv;
      double n = -c.normalRef[k];
      double tg = -c.tangentRef[k];
      for (int i = 0; i < nv; i++) {
        n += c.normal[at + i] * acc[i];
        tg += c.tangent[at + i] * acc[i];
      }
      double side = c.friction[k] * tg;
      double plus = Math.max(0, -c.weight[k] * (n + side));
      double minus = Math.max(0, -c.weight[k] * (n - side));
      double lateral = Math.max(0, -c.weight[k] * n);
      double fn = plus + minus + 2 * lateral;
      double ft = c.friction[k] * (plus - minus);
      normalForce[k] = fn;
      tangentForce[k] = ft;
      if (fn != 0) {
        for (int i = 0; i < nv; i++) {
          force[i] += c.normal[at + i] * fn + c.tangent[at + i] * ft;
        }
      }
    }
    for (int k = 0; k < c.singles; k++) {
      double f = Math.max(0, -c.singleWeight[k] * singleLack(k, acc));
      singleForce[k] = f;
      if (f != 0) {
        int at = k * nv;
        for (int i = 0; i < nv; i++) {
          force[i] += c.single[at + i] * f;
        }
      }
    }
  }
}
