package foxden.sim.household.robot;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Inverse kinematics for one or both hands, with or without the torso: damped least squares in the
 * task space, {@code dq = J^T (J J^T + lambda^2 I)^-1 e}, with the rest of the freedom pulled
 * towards a comfortable posture through the null space (Nakamura and Hanafusa 1986; Wampler 1986).
 * Joints at their limits are taken out of a step that pushes them further. A few fixed starts are
 * tried in order until one converges, so the answer is deterministic. Not thread-safe.
 */
public final class R1Ik {

  /** A hand. */
  public enum Hand {
    LEFT,
    RIGHT;

    /** Prefix of the hand's link names. */
    public String prefix() {
      return this == LEFT ? "left" : "right";
    }

    /** Index of its first arm joint in the 21-vector. */
    public int arm() {
      return this == LEFT ? R1Model.LEFT_ARM : R1Model.RIGHT_ARM;
    }

    /** Index of its gripper in the 21-vector. */
    public int gripper() {
      return this == LEFT ? R1Model.LEFT_GRIPPER : R1Model.RIGHT_GRIPPER;
    }

    /** The other one. */
    public Hand other() {
      return this == LEFT ? RIGHT : LEFT;
    }
  }

  /**
   * Where a hand's gripping point is wanted.
   *
   * @param hand which
   * @param pose in the base_link frame; the hand's z axis points out of the palm, its y axis is the
   *     direction in which the fingers open
   * @param rx weight of the rotation about the wanted pose's own x axis: 1 as wanted, 0 free
   * @param ry the same about y
   * @param rz the same about z
   */
  public record Target(Hand hand, Rigid pose, double rx, double ry, double rz) {
    /** Position and orientation as wanted. */
    public Target(Hand hand, Rigid pose) {
      this(hand, pose, 1, 1, 1);
    }

    /** Only the position. */
    public static Target position(Hand hand, double x, double y, double z) {
      return new Target(hand, Rigid.at(x, y, z), 0, 0, 0);
    }
  }

  /** What the torso may do. */
  public enum Torso {
    /** Stays as in the start configuration. */
    FIXED,
    /** Moves, with the trunk kept near upright (j3 = j1 + j2) as far as the target allows. */
    UPRIGHT,
    /** All four joints as the target needs, upright only as a preference. */
    FREE
  }

  /**
   * An answer.
   *
   * @param q the 21-vector: the start with the solved joints replaced
   * @param position greatest remaining distance of a hand, m
   * @param rotation greatest remaining weighted angle of a hand, rad
   * @param reached whether both are within tolerance
   * @param iterations spent over all starts
   */
  public record Solution(
      double[] q, double position, double rotation, boolean reached, int iterations) {}

  /** Position tolerance, m. */
  public static final double POSITION_TOLERANCE = 5e-4;

  /** Rotation tolerance, rad. */
  public static final double ROTATION_TOLERANCE = 5e-3;

  private static final int ITERATIONS = 80;
  private static final double STEP = 0.35;

  /** A posture away from singularities: upper arms down, elbows bent, hands in front. */
  private static final double[] COMFORT_LEFT = {1.2, 2.2, -1.6, 0, 0.4, 0};

  private static final double[] COMFORT_RIGHT = {-1.2, 2.2, -1.6, 0, 0.4, 0};

  /** Other starts of the left arm; the right arm mirrors the sign of joint 1. */
  private static final double[][] STARTS = {
    {1.2, 2.2, -1.6, 0, 0.4, 0},
    {0.3, 1.6, -1.6, 0, 0.8, 0},
    {1.56, 2.94, -2.54, 0, 0, 0},
    {2.2, 1.2, -1.2, 1.5, 0.8, 0},
    {-0.5, 1.2, -2.2, -1.5, -0.8, 1.5},
    {1.0, 0.6, -0.8, 2.4, -0.8, -1.5},
    {0.6, 2.8, -1.0, -1.0, 1.2, 2.2},
    {1.8, 2.0, -2.8, 1.0, -1.2, -2.2},
    {-1.5, 2.5, -1.5, 0.5, 0.5, 0.5},
    {2.6, 2.6, -0.6, -2.0, 0.2, 1.0},
    {0.0, 0.8, -2.8, 0.0, 1.2, 2.4},
    {-2.2, 1.6, -0.8, 2.0, -0.6, -0.8},
    {1.0, 1.2, -1.2, -2.4, 0.9, 0.0},
    {0.0, 2.2, -2.0, 2.4, 0.9, 2.4},
    {-1.0, 0.6, -1.6, 0.8, -1.2, -2.4},
    {2.4, 0.5, -2.2, -0.8, 0.4, 2.0},
    {-2.4, 2.9, -2.4, -2.2, 0.7, -1.0},
    {0.8, 3.0, -0.5, 2.2, 0.5, 1.2},
  };

  private final R1Kinematics kin;
  private final double[] lower = R1Model.lower();
  private final double[] upper = R1Model.upper();
  private final int[] tips;

  /** A solver of its own for {@code model}. */
  public R1Ik(R1Model model) {
    kin = new R1Kinematics(model);
    tips = new int[] {model.index("left_gripping_point"), model.index("right_gripping_point")};
  }

  /** Pose of a hand's gripping point in the base_link frame at configuration {@code q}. */
  public Rigid hand(Hand hand, double[] q) {
    kin.update(q);
    return kin.frame(tips[hand.ordinal()]);
  }

  /**
   * Solves.
   *
   * @param targets one or two, at most one for each hand
   * @param start 21-vector to start from; joints that may not move keep its values
   * @param torso what the torso may do
   * @return the first solution within tolerance, else the best found, marked as not reached
   */
  public Solution solve(List<Target> targets, double[] start, Torso torso) {
    int[] columns = columns(targets, torso);
    Solution best = null;
    int spent = 0;
    for (int attempt = -1; attempt < STARTS.length; attempt++) {
      double[] q = start.clone();
      if (attempt >= 0) {
        for (Target t : targets) {
          int a = t.hand().arm();
          System.arraycopy(STARTS[attempt], 0, q, a, 6);
          if (t.hand() == Hand.RIGHT) {
            q[a] = -q[a];
          }
        }
      }
      Solution s = descend(targets, q, columns, torso);
      spent += s.iterations();
      if (best == null || error(s) < error(best)) {
        best = s;
      }
      if (best.reached()) {
        break;
      }
    }
    if (best == null) {
      throw new IllegalStateException("no start was tried");
    }
    return new Solution(best.q(), best.position(), best.rotation(), best.reached(), spent);
  }

  /**
   * Follows targets from where the arms are, without jumping to another branch: one descent from
   * {@code start}.
   */
  public Solution follow(List<Target> targets, double[] start, Torso torso) {
    return descend(targets, start.clone(), columns(targets, torso), torso);
  }

  private static double error(Solution s) {
    return s.position() + 0.1 * s.rotation();
  }

  private static int[] columns(List<Target> targets, Torso torso) {
    if (targets.isEmpty()
        || targets.size() > 2
        || (targets.size() == 2 && targets.get(0).hand() == targets.get(1).hand())) {
      throw new IllegalArgumentException("inverse kinematics takes one target for each hand");
    }
    List<Integer> c = new ArrayList<>();
    if (torso != Torso.FIXED) {
      for (int i = 0; i < 4; i++) {
        c.add(R1Model.TORSO + i);
      }
    }
    for (Target t : targets) {
      for (int i = 0; i < 6; i++) {
        c.add(t.hand().arm() + i);
      }
    }
    return c.stream().mapToInt(Integer::intValue).toArray();
  }

  private Solution descend(List<Target> targets, double[] q, int[] columns, Torso torso) {
    int n = columns.length;
    int hands = targets.size();
    boolean upright = torso == Torso.UPRIGHT;
    int rows = 6 * hands + (upright ? 1 : 0);
    double[] jac = new double[6 * n];
    DMatrixRMaj j = new DMatrixRMaj(rows, n);
    DMatrixRMaj e = new DMatrixRMaj(rows, 1);
    DMatrixRMaj a = new DMatrixRMaj(rows, rows);
    DMatrixRMaj y = new DMatrixRMaj(rows, 1);
    DMatrixRMaj dq = new DMatrixRMaj(n, 1);
    DMatrixRMaj pull = new DMatrixRMaj(n, 1);
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(rows);
    boolean[] held = new boolean[n];
    double[] bestQ = q.clone();
    double bestP = Double.MAX_VALUE;
    double bestR = Double.MAX_VALUE;
    int it = 0;
    for (; it < ITERATIONS; it++) {
      kin.update(q);
      double worstP = 0;
      double worstR = 0;
      j.zero();
      for (int h = 0; h < hands; h++) {
        Target t = targets.get(h);
        int tip = tips[t.hand().ordinal()];
        Rigid cur = kin.frame(tip);
        Rigid want = t.pose();
        kin.jacobian(tip, columns, jac);
        double dx = want.x() - cur.x();
        double dy = want.y() - cur.y();
        double dz = want.z() - cur.z();
        int r = 6 * h;
        e.set(r, 0, dx);
        e.set(r + 1, 0, dy);
        e.set(r + 2, 0, dz);
        // Rotation error in the wanted frame, so that a weight frees one of its axes.
        double[] w = want.inverse().times(cur).rotationVector();
        double[] weight = {t.rx(), t.ry(), t.rz()};
        double[] axes = {
          want.r00(), want.r10(), want.r20(), //
          want.r01(), want.r11(), want.r21(), //
          want.r02(), want.r12(), want.r22()
        };
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          e.set(r + 3 + k, 0, -weight[k] * w[k]);
          sum += weight[k] * weight[k] * w[k] * w[k];
          for (int c = 0; c < n; c++) {
            j.set(r + k, c, jac[k * n + c]);
            j.set(
                r + 3 + k,
                c,
                weight[k]
                    * (axes[3 * k] * jac[3 * n + c]
                        + axes[3 * k + 1] * jac[4 * n + c]
                        + axes[3 * k + 2] * jac[5 * n + c]));
          }
        }
        worstP = Math.max(worstP, Math.sqrt(dx * dx + dy * dy + dz * dz));
        worstR = Math.max(worstR, Math.sqrt(sum));
      }
      double lean = q[R1Model.TORSO] + q[R1Model.TORSO + 1] - q[R1Model.TORSO + 2];
      if (upright) {
        // a soft row: one radian of lean counts as much as 0.1 m of hand error
        int r = rows - 1;
        e.set(r, 0, -0.1 * lean);
        j.set(r, 0, 0.1);
        j.set(r, 1, 0.1);
        j.set(r, 2, -0.1);
      }
      if (worstP + 0.1 * worstR < bestP + 0.1 * bestR) {
        bestP = worstP;
        bestR = worstR;
        System.arraycopy(q, 0, bestQ, 0, q.length);
      }
      if (worstP < POSITION_TOLERANCE && worstR < ROTATION_TOLERANCE) {
        break;
      }
      posture(q, columns, lean, pull);
      double lambda = 0.02 + 0.1 * Math.min(1, worstP + 0.3 * worstR);
      java.util.Arrays.fill(held, false);
      // Solve, take out joints that would leave their limits, solve again.
      for (int pass = 0; pass < 4; pass++) {
        CommonOps_DDRM.multTransB(j, j, a);
        for (int i = 0; i < rows; i++) {
          a.add(i, i, lambda * lambda);
        }
        // dq = pull + J^T (J J^T + l^2)^-1 (e - J pull)
        CommonOps_DDRM.mult(j, pull, y);
        CommonOps_DDRM.subtract(e, y, y);
        if (!solver.setA(a)) {
          break;
        }
        solver.solve(y, y);
        CommonOps_DDRM.multTransA(j, y, dq);
        CommonOps_DDRM.add(dq, pull, dq);
        boolean again = false;
        for (int c = 0; c < n; c++) {
          double next = q[columns[c]] + dq.get(c, 0);
          if (!held[c] && (next < lower[columns[c]] || next > upper[columns[c]])) {
            held[c] = true;
            again = true;
          }
        }
        if (!again) {
          break;
        }
        for (int c = 0; c < n; c++) {
          if (held[c]) {
            for (int r = 0; r < rows; r++) {
              j.set(r, c, 0);
            }
            pull.set(c, 0, 0);
          }
        }
      }
      double largest = 0;
      for (int c = 0; c < n; c++) {
        largest = Math.max(largest, Math.abs(dq.get(c, 0)));
      }
      double scale = largest > STEP ? STEP / largest : 1;
      for (int c = 0; c < n; c++) {
        int v = columns[c];
        q[v] = Math.max(lower[v], Math.min(upper[v], q[v] + scale * dq.get(c, 0)));
      }
    }
    boolean reached = bestP < POSITION_TOLERANCE && bestR < ROTATION_TOLERANCE;
    return new Solution(bestQ, bestP, bestR, reached, it);
  }

  /** A gentle pull towards comfort: arms to their middle posture, trunk upright, waist straight. */
  private static void posture(double[] q, int[] columns, double lean, DMatrixRMaj pull) {
    for (int c = 0; c < columns.length; c++) {
      int v = columns[c];
      double p;
      if (v == R1Model.TORSO || v == R1Model.TORSO + 1) {
        p = -0.05 * lean - 0.005 * q[v];
      } else if (v == R1Model.TORSO + 2) {
        p = 0.1 * lean;
      } else if (v == R1Model.TORSO + 3) {
        p = -0.05 * q[v];
      } else if (v >= R1Model.RIGHT_ARM) {
        p = 0.03 * (COMFORT_RIGHT[v - R1Model.RIGHT_ARM] - q[v]);
      } else {
        p = 0.03 * (COMFORT_LEFT[v - R1Model.LEFT_ARM] - q[v]);
      }
      pull.set(c, 0, p);
    }
  }
}
