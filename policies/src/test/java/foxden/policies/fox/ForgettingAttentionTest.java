package foxden.policies.fox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.Mat;
import foxden.policies.nn.ScalarKernels;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForgettingAttentionTest {

  static Stream<Kernels> kernels() {
    return Stream.of(new ScalarKernels(), Kernels.create(1));
  }

  // FoX notes 5.3, golden A.
  private static final double[][] LOGF = {
    {-0.048587352, -0.087385633, -0.329305875, -0.958458030, -1.310769594},
    {-0.117653872, -0.457106069, -1.112413021, -1.265154633, -0.683455427}
  };
  private static final double[][] L = {
    {0.330841820, 1.122081719, 1.400869507, 1.112254993, 0.718779004},
    {0.357028594, 0.858131862, 0.734993977, 0.612797111, 0.851896916}
  };
  private static final double[][] O_LAST = {
    {0.324255034, 0.596241523, 0.772944583, 0.828159729},
    {0.947286256, 0.976738276, 0.868917511, 0.643723781}
  };
  private static final double[][] A_LAST = {
    {0.088567310, 0.081087759, 0.091571956, 0.189436670, 0.549336304},
    {0.025011212, 0.036299532, 0.099066683, 0.308908893, 0.530713679}
  };
  private static final double[][] DC = {
    {0.086730587, -0.119313773, -0.049100416, 0.029201753, 0.052481849},
    {0.017365282, 0.013747668, 0.056573653, 0.022957422, -0.110644025}
  };
  private static final double[][] DQ_LAST = {
    {0.009631764, 0.020764476, 0.024643560, 0.019913939},
    {-0.015006431, -0.017794545, -0.014366512, -0.005919844}
  };
  private static final double[] DK_H0_FIRST = {
    -0.005582596, -0.031526187, -0.049751068, -0.055795152
  };
  private static final double[] DK_H0_LAST = {
    -0.025284657, -0.025554662, -0.019567994, -0.008790399
  };
  private static final double[] DV_H0_FIRST = {2.038354361, 1.607770095, 0.857069486, -0.064278625};

  private static double[][] golden(int head, String what) {
    double[][] m = new double[5][4];
    for (int t = 0; t < 5; t++) {
      for (int d = 0; d < 4; d++) {
        m[t][d] =
            switch (what) {
              case "q" -> Math.sin(.7 * head + .3 * t + .5 * d + .1);
              case "k" -> Math.cos(.4 * head + .2 * t + .6 * d);
              case "v" -> Math.sin(.9 * head + .11 * t * (d + 1));
              default -> Math.cos(.3 * head + .25 * t + .45 * d);
            };
      }
    }
    return m;
  }

  private static double[] goldenGates(int head) {
    double[] logf = new double[5];
    for (int t = 0; t < 5; t++) {
      logf[t] = FoxLayer.logSigmoid(2 * Math.cos(head + .8 * t) + 1);
    }
    return logf;
  }

  @Test
  void goldenAInDouble() {
    for (int head = 0; head < 2; head++) {
      double[] logf = goldenGates(head);
      assertArrayEquals(LOGF[head], logf, 1e-9);
      DoubleFox.Attention a =
          DoubleFox.attention(
              golden(head, "q"), golden(head, "k"), golden(head, "v"), logf, 0.5, 0);
      assertArrayEquals(L[head], a.l(), 1e-8);
      assertArrayEquals(O_LAST[head], a.o()[4], 1e-8);
      assertArrayEquals(A_LAST[head], a.a()[4], 1e-8);
    }
  }

  /** One head in floats, forward and backward. */
  private static final class Run {
    final int t;
    final int d;
    final float[] o;
    final float[] l;
    final float[] dq;
    final float[] dk;
    final float[] dv;
    final double[] dc;

    Run(
        Kernels kernels,
        double[][] q,
        double[][] k,
        double[][] v,
        double[] logf,
        double[][] dOut,
        double scale,
        int window) {
      t = q.length;
      d = q[0].length;
      o = new float[t * d];
      l = new float[t];
      dq = new float[t * d];
      dk = new float[t * d];
      dv = new float[t * d];
      dc = new double[t];
      double[] c = new double[t];
      for (int i = 0; i < t; i++) {
        c[i] = (i == 0 ? 0 : c[i - 1]) + logf[i];
      }
      ForgettingAttention attention = new ForgettingAttention(kernels, d);
      ForgettingAttention.Head head =
          new ForgettingAttention.Head(
              mat(flat(q)), mat(flat(k)), mat(flat(v)), c, 0, (float) scale, window);
      attention.forward(head, mat(o), l, 0);
      attention.backward(
          head,
          mat(o),
          l,
          0,
          mat(flat(dOut)),
          new ForgettingAttention.Gradients(mat(dq), mat(dk), mat(dv), dc, 0));
    }

    private Mat mat(float[] data) {
      return Mat.of(data, 0, t, d);
    }
  }

  private static float[] flat(double[][] m) {
    float[] out = new float[m.length * m[0].length];
    for (int i = 0; i < m.length; i++) {
      for (int j = 0; j < m[i].length; j++) {
        out[i * m[i].length + j] = (float) m[i][j];
      }
    }
    return out;
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void goldenAInBlocks(Kernels kernels) {
    double[] sums = new double[5];
    for (int head = 0; head < 2; head++) {
      Run run =
          new Run(
              kernels,
              golden(head, "q"),
              golden(head, "k"),
              golden(head, "v"),
              goldenGates(head),
              golden(head, "dO"),
              0.5,
              0);
      for (int t = 0; t < 5; t++) {
        assertEquals(L[head][t], run.l[t], 1e-5);
        assertEquals(DC[head][t], run.dc[t], 1e-5);
      }
      for (int d = 0; d < 4; d++) {
        assertEquals(O_LAST[head][d], run.o[16 + d], 1e-5);
        assertEquals(DQ_LAST[head][d], run.dq[16 + d], 1e-5);
        if (head == 0) {
          assertEquals(DK_H0_FIRST[d], run.dk[d], 1e-5);
          assertEquals(DK_H0_LAST[d], run.dk[16 + d], 1e-5);
          assertEquals(DV_H0_FIRST[d], run.dv[d], 1e-5);
        }
      }
      for (int i = 0; i < 20; i++) {
        sums[0] += run.o[i];
        sums[1] += Math.abs(run.dq[i]);
        sums[2] += Math.abs(run.dk[i]);
        sums[3] += Math.abs(run.dv[i]);
        sums[4] += run.dk[i];
      }
    }
    assertArrayEquals(
        new double[] {23.091909608, 0.217732387, 0.774456278, 18.321833190, 0}, sums, 2e-5);
  }

  private static double[][] random(Random random, int t, int d) {
    double[][] m = new double[t][d];
    for (double[] row : m) {
      for (int i = 0; i < d; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return m;
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void blocksEqualTheReferenceAndGradientsItsDifferences(Kernels kernels) {
    Random random = new Random(5);
    int[][] cases = {{1, 8, 0}, {63, 16, 0}, {150, 20, 0}, {200, 16, 50}, {130, 8, 129}};
    for (int[] s : cases) {
      int t = s[0];
      double[][] q = random(random, t, s[1]);
      double[][] k = random(random, t, s[1]);
      double[][] v = random(random, t, s[1]);
      double[][] dOut = random(random, t, s[1]);
      double[] logf = new double[t];
      for (int i = 0; i < t; i++) {
        logf[i] = FoxLayer.logSigmoid(random.nextGaussian() + 2);
      }
      double scale = 1 / Math.sqrt(s[1]);
      Run run = new Run(kernels, q, k, v, logf, dOut, scale, s[2]);
      DoubleFox.Attention a = DoubleFox.attention(q, k, v, logf, scale, s[2]);
      for (int i = 0; i < t; i++) {
        assertEquals(a.l()[i], run.l[i], 1e-5);
        for (int x = 0; x < s[1]; x++) {
          assertEquals(a.o()[i][x], run.o[i * s[1] + x], 1e-5);
        }
      }
      for (int n = 0; n < 6; n++) {
        int i = random.nextInt(t);
        int x = random.nextInt(s[1]);
        double step = 1e-5;
        double[] dlogf = new double[t + 1];
        for (int j = t - 1; j >= 0; j--) {
          dlogf[j] = dlogf[j + 1] + run.dc[j];
        }
        double[][][] all = {q, k, v};
        float[][] gradients = {run.dq, run.dk, run.dv};
        for (int which = 0; which < 3; which++) {
          double keep = all[which][i][x];
          all[which][i][x] = keep + step;
          double up = loss(q, k, v, logf, dOut, scale, s[2]);
          all[which][i][x] = keep - step;
          double down = loss(q, k, v, logf, dOut, scale, s[2]);
          all[which][i][x] = keep;
          assertEquals((up - down) / (2 * step), gradients[which][i * s[1] + x], 3e-5);
        }
        double keep = logf[i];
        logf[i] = keep + step;
        double up = loss(q, k, v, logf, dOut, scale, s[2]);
        logf[i] = keep - step;
        double down = loss(q, k, v, logf, dOut, scale, s[2]);
        logf[i] = keep;
        assertEquals((up - down) / (2 * step), dlogf[i], 3e-5);
      }
      // Invariants of FoX notes 1.5.
      double sum = 0;
      for (double value : run.dc) {
        sum += value;
      }
      assertEquals(0, sum, 1e-4);
      for (int x = 0; x < s[1]; x++) {
        double column = 0;
        for (int i = 0; i < t; i++) {
          column += run.dk[i * s[1] + x];
        }
        assertEquals(0, column, 1e-4);
      }
    }
  }

  private static double loss(
      double[][] q,
      double[][] k,
      double[][] v,
      double[] logf,
      double[][] dOut,
      double scale,
      int window) {
    double[][] o = DoubleFox.attention(q, k, v, logf, scale, window).o();
    double sum = 0;
    for (int i = 0; i < o.length; i++) {
      for (int x = 0; x < o[i].length; x++) {
        sum += o[i][x] * dOut[i][x];
      }
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void gatesDecideWhatIsSeen(Kernels kernels) {
    Random random = new Random(6);
    int t = 140;
    double[][] q = random(random, t, 8);
    double[][] k = random(random, t, 8);
    double[][] v = random(random, t, 8);
    double[] open = new double[t];
    Run plain = new Run(kernels, q, k, v, open, v, 0.3, 0);
    // The first gate has no influence (property 2).
    double[] first = open.clone();
    first[0] = -7;
    assertArrayEquals(plain.o, new Run(kernels, q, k, v, first, v, 0.3, 0).o, 1e-6f);
    // A closed gate at t cuts all that was before (property 8).
    double[] cut = open.clone();
    cut[100] = -1e4;
    Run reset = new Run(kernels, q, k, v, cut, v, 0.3, 0);
    double[][] otherK = k.clone();
    double[][] otherV = v.clone();
    for (int i = 0; i < 100; i++) {
      otherK[i] = random(random, 1, 8)[0];
      otherV[i] = random(random, 1, 8)[0];
    }
    Run other = new Run(kernels, q, otherK, otherV, cut, v, 0.3, 0);
    boolean differs = false;
    for (int i = 0; i < t * 8; i++) {
      if (i >= 800) {
        assertEquals(reset.o[i], other.o[i], 1e-6);
      } else {
        differs |= reset.o[i] != other.o[i];
      }
    }
    assertTrue(differs);
    // Causality: a later key leaves earlier outputs untouched, to the bit (property 11).
    double[][] late = k.clone();
    late[120] = random(random, 1, 8)[0];
    Run after = new Run(kernels, q, late, v, open, v, 0.3, 0);
    for (int i = 0; i < 120 * 8; i++) {
      assertEquals(plain.o[i], after.o[i]);
    }
    // No denormals: far keys behind strong gates weigh exactly nothing.
    double[] strong = new double[t];
    java.util.Arrays.fill(strong, -2);
    for (float value : new Run(kernels, q, k, v, strong, v, 0.3, 0).dv) {
      assertTrue(value == 0 || Math.abs(value) > Float.MIN_NORMAL);
    }
  }
}
