package foxden.policies.fox.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.Mat;
import foxden.policies.nn.ScalarKernels;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForgettingAttentionTest {

  private static final Kernels VECTOR = Kernels.create(1);

  static Stream<Kernels> kernels() {
    return Stream.of(new ScalarKernels(), VECTOR, Kernels.create(2));
  }

  private static List<Problem> problems() {
    return List.of(
        new Problem(Heads.of(1, 8), Packing.of(0, 1), 0.1, 1),
        new Problem(Heads.of(3, 16), Packing.of(0, 64), 0.3, 2),
        new Problem(Heads.of(2, 32), Packing.of(0, 97), 0, 3),
        new Problem(Heads.of(2, 20), Packing.of(0, 15, 100, 230, 231), 0.5, 4),
        new Problem(Heads.of(4, 16).grouped(2), Packing.of(0, 300), 0.02, 5),
        new Problem(Heads.of(6, 24).grouped(1), Packing.of(0, 70, 200), 4, 6),
        new Problem(Heads.of(2, 16).windowed(50), Packing.of(0, 260), 0.1, 7),
        new Problem(Heads.of(1, 64).windowed(1), Packing.of(0, 130), 0.1, 8),
        new Problem(Heads.of(2, 16).scaled(1.5f), Packing.single(33, 257), 0.1, 9),
        new Problem(
            Heads.of(2, 12).grouped(1).windowed(90),
            new Packing(new int[] {0, 1, 1, 40}, new int[] {0, 100, 150, 350}),
            0.05,
            10));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void blocksEqualTheNaiveReferenceInDouble(Kernels kernels) {
    for (Problem p : problems()) {
      Problem.Result r = p.run(kernels, Pruning.EXACT);
      Heads h = p.heads;
      double[][][] dk = new double[h.keyValue()][][];
      double[][][] dv = new double[h.keyValue()][][];
      for (int s = 0; s < p.packing.sequences(); s++) {
        for (int head = 0; head < h.query(); head++) {
          double[][] q = p.head(p.q, s, head, false);
          double[][] k = p.head(p.k, s, head, true);
          double[][] v = p.head(p.v, s, head, true);
          double[] c = p.gates(s, head);
          if (q.length == 0) {
            continue;
          }
          NaiveAttention naive = new NaiveAttention(q, k, v, c, h.scale(), h.window());
          NaiveAttention.Gradients g = naive.back(q, k, v, p.head(p.dO, s, head, false), h.scale());
          assertClose(naive.o, p.head(r.o, s, head, false));
          assertClose(g.q(), p.head(r.dq, s, head, false));
          int from = head * p.packing.queryRows() + p.packing.queries()[s];
          for (int i = 0; i < q.length; i++) {
            assertEquals(naive.l[i], r.l[from + i], 1e-6 * (10 + Math.abs(naive.l[i])));
          }
          int at = head * p.packing.keyRows() + p.packing.keys()[s];
          double[] dc = Arrays.copyOfRange(r.dc, at, at + k.length);
          assertClose(new double[][] {g.c()}, new double[][] {dc});
          int group = h.query() / h.keyValue();
          int keyHead = head / group;
          dk[keyHead] = head % group == 0 ? g.k() : sum(dk[keyHead], g.k());
          dv[keyHead] = head % group == 0 ? g.v() : sum(dv[keyHead], g.v());
          if (head % group == group - 1) {
            assertClose(dk[keyHead], p.head(r.dk, s, head, true));
            assertClose(dv[keyHead], p.head(r.dv, s, head, true));
          }
          // Invariants of FoX notes 1.5.
          double total = Arrays.stream(dc).sum();
          double size = Arrays.stream(dc).map(Math::abs).sum();
          assertEquals(0, total, 1e-6 * size + 5e-7 * dc.length);
        }
      }
    }
  }

  private static double[][] sum(double[][] a, double[][] b) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        a[i][j] += b[i][j];
      }
    }
    return a;
  }

  /** Error at most 1e-5 of the size, both root mean squares; FLA's tests allow 5e-3. */
  private static void assertClose(double[][] expected, double[][] actual) {
    double squares = 0;
    double errors = 0;
    int n = 0;
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected[i].length; j++) {
        squares += expected[i][j] * expected[i][j];
        errors += Math.pow(expected[i][j] - actual[i][j], 2);
        n++;
      }
    }
    double error = Math.sqrt(errors / Math.max(1, n));
    double size = Math.sqrt(squares / Math.max(1, n));
    assertTrue(error <= Math.max(2e-6, 1e-5 * size), error + " of " + size);
  }

  @Test
  void referenceGradientsAreItsDifferences() {
    Problem p =
        new Problem(Heads.of(1, 6).windowed(9).scaled(0.7f), Packing.single(12, 17), 0.5, 21);
    double[][] q = p.head(p.q, 0, 0, false);
    double[][] k = p.head(p.k, 0, 0, true);
    double[][] v = p.head(p.v, 0, 0, true);
    double[][] dO = p.head(p.dO, 0, 0, false);
    double[] c = p.gates(0, 0);
    NaiveAttention.Gradients g = new NaiveAttention(q, k, v, c, 0.7, 9).back(q, k, v, dO, 0.7);
    double step = 1e-6;
    double[][][] inputs = {q, k, v, {c}};
    double[][][] gradients = {g.q(), g.k(), g.v(), {g.c()}};
    for (int which = 0; which < 4; which++) {
      for (int i = 0; i < inputs[which].length; i++) {
        for (int x = 0; x < inputs[which][i].length; x++) {
          double keep = inputs[which][i][x];
          inputs[which][i][x] = keep + step;
          double up = loss(q, k, v, c, dO);
          inputs[which][i][x] = keep - step;
          double down = loss(q, k, v, c, dO);
          inputs[which][i][x] = keep;
          // c of the query's own key moves nothing: the query half of its gradient is zero.
          assertEquals((up - down) / (2 * step), gradients[which][i][x], 1e-7);
        }
      }
    }
  }

  private static double loss(double[][] q, double[][] k, double[][] v, double[] c, double[][] dO) {
    double[][] o = new NaiveAttention(q, k, v, c, 0.7, 9).o;
    double sum = 0;
    for (int i = 0; i < o.length; i++) {
      sum += NaiveAttention.dot(o[i], dO[i]);
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void exactPruningChangesNoBit(Kernels kernels) {
    for (double decay : new double[] {0, 0.5, 1, 5, 1000}) {
      Problem p = new Problem(Heads.of(2, 16), Packing.of(0, 700), decay, 11);
      Problem.Result all = p.run(kernels, Pruning.OFF);
      Problem.Result some = p.run(kernels, Pruning.EXACT);
      assertSame(all, some);
      assertEquals(all.visits.all(), all.visits.visited());
      assertEquals(decay >= 0.5, some.visits.visited() < all.visits.all());
    }
  }

  @Test
  void prunedStaysWithinItsBound() {
    for (double epsilon : new double[] {1e-2, 1e-3, Math.exp(-10)}) {
      for (double decay : new double[] {0.1, 0.3, 2}) {
        Problem p = new Problem(Heads.of(2, 16), Packing.of(0, 900), decay, 12);
        Problem.Result exact = p.run(VECTOR, Pruning.EXACT);
        Problem.Result pruned = p.run(VECTOR, Pruning.within(epsilon));
        double largest = 0;
        for (int head = 0; head < 2; head++) {
          for (double[] row : p.head(p.v, 0, head, true)) {
            largest = Math.max(largest, Math.sqrt(NaiveAttention.dot(row, row)));
          }
        }
        double worst = 0;
        for (int i = 0; i < exact.o.length; i++) {
          worst = Math.max(worst, Math.abs(exact.o[i] - pruned.o[i]));
        }
        assertTrue(worst < 2 * epsilon * largest, worst + " for " + epsilon);
        assertTrue(pruned.visits.visited() < exact.visits.visited());
        for (int i = 0; i < exact.l.length; i++) {
          assertEquals(exact.l[i], pruned.l[i], 1.01 * epsilon + 1e-5);
        }
      }
    }
  }

  @Test
  void threadsAndTheirNumberChangeNoBit() {
    for (Problem p : problems()) {
      Problem.Result one = p.run(VECTOR, Pruning.EXACT);
      assertSame(one, p.run(Kernels.create(2), Pruning.EXACT));
      assertSame(one, p.run(Kernels.create(5), Pruning.EXACT));
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void anyChunkOfQueriesGivesTheSameRows(Kernels kernels) {
    Problem p = new Problem(Heads.of(2, 16).windowed(150), Packing.of(0, 400), 0.1, 13);
    Problem.Result all = p.run(kernels, Pruning.EXACT);
    for (int m : new int[] {1, 5, 64, 97, 250}) {
      Problem.Result chunk = p.last(m).run(kernels, Pruning.EXACT);
      assertArrayEquals(
          Arrays.copyOfRange(all.o, all.o.length - m * 32, all.o.length), chunk.o, "chunk " + m);
      for (int head = 0; head < 2; head++) {
        int end = (head + 1) * 400;
        assertArrayEquals(
            Arrays.copyOfRange(all.l, end - m, end),
            Arrays.copyOfRange(chunk.l, head * m, (head + 1) * m));
      }
    }
  }

  @Test
  void packedSequencesDoNotSeeEachOther() {
    Problem p = new Problem(Heads.of(2, 16), Packing.of(0, 90, 260), 0.1, 14);
    Problem.Result both = p.run(VECTOR, Pruning.EXACT);
    Problem other = p.copy();
    for (int i = 0; i < 90 * 32; i++) {
      other.k[i] += 1;
      other.v[i] -= 1;
    }
    Problem.Result changed = other.run(VECTOR, Pruning.EXACT);
    assertArrayEquals(
        Arrays.copyOfRange(both.o, 90 * 32, both.o.length),
        Arrays.copyOfRange(changed.o, 90 * 32, changed.o.length));
    assertTrue(!Arrays.equals(both.o, changed.o));
  }

  // Properties 1 to 5, 8 and 11 of FoX notes 5.2; 6, 7, 9 and 10 are the tests above.
  @ParameterizedTest
  @MethodSource("kernels")
  void gatesDecideWhatIsSeen(Kernels kernels) {
    int t = 200;
    Problem open = new Problem(Heads.of(1, 8), Packing.of(0, t), 0, 15);
    Problem.Result plain = open.run(kernels, Pruning.EXACT);
    // Open gates: plain causal attention.
    double[][] q = open.head(open.q, 0, 0, false);
    double[][] k = open.head(open.k, 0, 0, true);
    double[][] v = open.head(open.v, 0, 0, true);
    assertClose(
        new NaiveAttention(q, k, v, new double[t], open.heads.scale(), 0).o,
        open.head(plain.o, 0, 0, false));
    // The first gate, and any constant, has no influence: it moves all gate sums alike.
    Problem moved = open.copy();
    Arrays.fill(moved.c, -7);
    assertArrayEquals(plain.o, moved.run(kernels, Pruning.EXACT).o);
    // A fixed gate is ALiBi with slope -log f.
    Problem fixed = open.copy();
    double[] slope = new double[t];
    for (int i = 0; i < t; i++) {
      fixed.c[i] = -0.25 * i;
      slope[i] = -0.25 * i;
    }
    assertClose(
        new NaiveAttention(q, k, v, slope, open.heads.scale(), 0).o,
        open.head(fixed.run(kernels, Pruning.EXACT).o, 0, 0, false));
    // A closed gate cuts all that was before, without loss of digits behind it.
    Problem cut = fixed.copy();
    for (int i = 100; i < t; i++) {
      cut.c[i] -= 1e6;
    }
    Problem.Result reset = cut.run(kernels, Pruning.EXACT);
    Problem other = cut.copy();
    for (int i = 0; i < 800; i++) {
      other.k[i] = -other.k[i];
      other.v[i] += 3;
    }
    Problem.Result changed = other.run(kernels, Pruning.EXACT);
    assertArrayEquals(
        Arrays.copyOfRange(reset.o, 800, t * 8), Arrays.copyOfRange(changed.o, 800, t * 8));
    assertClose(
        new NaiveAttention(q, k, v, cut.c, open.heads.scale(), 0).o,
        cut.head(reset.o, 0, 0, false));
    // Causality: a later key leaves earlier outputs untouched, to the bit.
    Problem late = open.copy();
    late.k[120 * 8] += 2;
    late.v[120 * 8] += 2;
    Problem.Result after = late.run(kernels, Pruning.EXACT);
    assertArrayEquals(Arrays.copyOf(plain.o, 120 * 8), Arrays.copyOf(after.o, 120 * 8));
    assertTrue(plain.o[120 * 8] != after.o[120 * 8]);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void gatesThatHaveRunFarLoseNoDigits(Kernels kernels) {
    Problem near = new Problem(Heads.of(1, 16), Packing.of(0, 300), 0.3, 16);
    Problem far = near.copy();
    for (int i = 0; i < far.c.length; i++) {
      far.c[i] -= 1L << 20;
    }
    assertArrayEquals(near.run(kernels, Pruning.EXACT).o, far.run(kernels, Pruning.EXACT).o, 2e-6f);
  }

  @Test
  void noDenormalsBehindStrongGates() {
    Problem p = new Problem(Heads.of(1, 16), Packing.of(0, 500), 2, 17);
    Problem.Result r = p.run(VECTOR, Pruning.OFF);
    for (float[] all : new float[][] {r.o, r.dq, r.dk, r.dv}) {
      for (float x : all) {
        assertTrue(x == 0 || Math.abs(x) > Float.MIN_NORMAL);
      }
    }
  }

  @Test
  void wrongShapesAreNamed() {
    ForgettingAttention attention = new ForgettingAttention(VECTOR, Heads.of(2, 4), Pruning.EXACT);
    Mat good = Mat.of(new float[24], 0, 3, 8);
    Mat bad = Mat.of(new float[12], 0, 3, 4);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                attention.forward(
                    Packing.of(0, 3), good, bad, good, new double[6], good, new float[6]));
    assertTrue(e.getMessage().startsWith("k is 3 x 4"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Heads.of(3, 4).grouped(2));
    assertThrows(IllegalArgumentException.class, () -> Packing.single(5, 4));
    assertThrows(IllegalArgumentException.class, () -> Pruning.within(1.5));
  }

  private static void assertSame(Problem.Result a, Problem.Result b) {
    assertArrayEquals(a.o, b.o);
    assertArrayEquals(a.l, b.l);
    assertArrayEquals(a.dq, b.dq);
    assertArrayEquals(a.dk, b.dk);
    assertArrayEquals(a.dv, b.dv);
    assertArrayEquals(a.dc, b.dc);
  }

  // FoX notes 5.3, golden A.
  private static final double[][] GATES = {
    {-0.048587352, -0.087385633, -0.329305875, -0.958458030, -1.310769594},
    {-0.117653872, -0.457106069, -1.112413021, -1.265154633, -0.683455427}
  };
  private static final double[] L = {
    0.330841820, 1.122081719, 1.400869507, 1.112254993, 0.718779004,
    0.357028594, 0.858131862, 0.734993977, 0.612797111, 0.851896916
  };
  private static final double[][] O = {
    {0, 0, 0, 0},
    {0.050750974, 0.100888481, 0.149806467, 0.196913622},
    {0.106240004, 0.208584652, 0.303311546, 0.387036043},
    {0.194897675, 0.373331685, 0.520465095, 0.624545262},
    {0.324255034, 0.596241523, 0.772944583, 0.828159729},
    {0.783326910, 0.783326910, 0.783326910, 0.783326910},
    {0.818270489, 0.847581526, 0.870905713, 0.887961113},
    {0.865540627, 0.920389948, 0.945689320, 0.940584004},
    {0.915071168, 0.971993664, 0.949337953, 0.850238246},
    {0.947286256, 0.976738276, 0.868917511, 0.643723781}
  };
  private static final double[] DC = {
    0.086730587, -0.119313773, -0.049100416, 0.029201753, 0.052481849,
    0.017365282, 0.013747668, 0.056573653, 0.022957422, -0.110644025
  };
  private static final double[][] DQ_LAST = {
    {0.009631764, 0.020764476, 0.024643560, 0.019913939},
    {-0.015006431, -0.017794545, -0.014366512, -0.005919844}
  };
  private static final double[][] DK_H0 = {
    {-0.005582596, -0.031526187, -0.049751068, -0.055795152},
    {-0.025284657, -0.025554662, -0.019567994, -0.008790399}
  };
  private static final double[] DV_H0_FIRST = {2.038354361, 1.607770095, 0.857069486, -0.064278625};

  private static Problem golden() {
    Problem p = new Problem(Heads.of(2, 4).scaled(0.5f), Packing.of(0, 5), 0, 0);
    for (int h = 0; h < 2; h++) {
      for (int t = 0; t < 5; t++) {
        p.c[h * 5 + t] = GATES[h][t] + (t == 0 ? 0 : p.c[h * 5 + t - 1]);
        for (int d = 0; d < 4; d++) {
          int at = t * 8 + h * 4 + d;
          p.q[at] = (float) Math.sin(.7 * h + .3 * t + .5 * d + .1);
          p.k[at] = (float) Math.cos(.4 * h + .2 * t + .6 * d);
          p.v[at] = (float) Math.sin(.9 * h + .11 * t * (d + 1));
          p.dO[at] = (float) Math.cos(.3 * h + .25 * t + .45 * d);
        }
      }
    }
    return p;
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void goldenAInBlocks(Kernels kernels) {
    Problem p = golden();
    Problem.Result r = p.run(kernels, Pruning.EXACT);
    for (int h = 0; h < 2; h++) {
      double[][] o = p.head(r.o, 0, h, false);
      for (int t = 0; t < 5; t++) {
        assertEquals(L[h * 5 + t], r.l[h * 5 + t], 1e-6);
        assertEquals(DC[h * 5 + t], r.dc[h * 5 + t], 1e-6);
        assertArrayEquals(O[h * 5 + t], o[t], 1e-6);
      }
      assertArrayEquals(DQ_LAST[h], p.head(r.dq, 0, h, false)[4], 1e-6);
    }
    assertArrayEquals(DK_H0[0], p.head(r.dk, 0, 0, true)[0], 1e-6);
    assertArrayEquals(DK_H0[1], p.head(r.dk, 0, 0, true)[4], 1e-6);
    assertArrayEquals(DV_H0_FIRST, p.head(r.dv, 0, 0, true)[0], 1e-6);
    double[] sums = new double[5];
    for (int i = 0; i < 40; i++) {
      sums[0] += r.o[i];
      sums[1] += Math.abs(r.dq[i]);
      sums[2] += Math.abs(r.dk[i]);
      sums[3] += Math.abs(r.dv[i]);
      sums[4] += r.dk[i];
    }
    assertArrayEquals(
        new double[] {23.091909608, 0.217732387, 0.774456278, 18.321833190, 0}, sums, 1e-5);
  }

  @Test
  void goldenAInDoubleByTheReference() {
    Problem p = golden();
    for (int h = 0; h < 2; h++) {
      double[][][] in = new double[4][5][4];
      double[] c = new double[5];
      for (int t = 0; t < 5; t++) {
        double z = 2 * Math.cos(h + .8 * t) + 1;
        c[t] = (t == 0 ? 0 : c[t - 1]) - Math.log1p(Math.exp(-z));
        for (int d = 0; d < 4; d++) {
          in[0][t][d] = Math.sin(.7 * h + .3 * t + .5 * d + .1);
          in[1][t][d] = Math.cos(.4 * h + .2 * t + .6 * d);
          in[2][t][d] = Math.sin(.9 * h + .11 * t * (d + 1));
          in[3][t][d] = Math.cos(.3 * h + .25 * t + .45 * d);
        }
      }
      NaiveAttention naive = new NaiveAttention(in[0], in[1], in[2], c, 0.5, 0);
      NaiveAttention.Gradients g = naive.back(in[0], in[1], in[2], in[3], 0.5);
      assertArrayEquals(Arrays.copyOfRange(L, h * 5, h * 5 + 5), naive.l, 1e-8);
      assertArrayEquals(Arrays.copyOfRange(DC, h * 5, h * 5 + 5), g.c(), 1e-8);
      assertArrayEquals(O[h * 5 + 4], naive.o[4], 1e-8);
      assertArrayEquals(DQ_LAST[h], g.q()[4], 1e-8);
      for (int t = 0; t < 5; t++) {
        assertEquals(GATES[h][t], c[t] - (t == 0 ? 0 : c[t - 1]), 1e-8);
        assertEquals(p.c[h * 5 + t], c[t], 1e-8);
      }
    }
  }
}
