package foxden.policies.fox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.fox.attention.ForgettingAttention;
import foxden.policies.fox.attention.Heads;
import foxden.policies.fox.attention.Packing;
import foxden.policies.fox.attention.Pruning;
import foxden.policies.nn.Kernels;
import foxden.policies.nn.Mat;
import foxden.policies.nn.ScalarKernels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The twelve properties of forgetting attention (reference/fox.md 5.2), in their order. */
class ForgettingPropertiesTest {

  private static final int T = 150;
  private static final int D = 8;
  private static final double SCALE = 1 / Math.sqrt(D);

  private final Random random = new Random(21);
  private final double[][] q = matrix(1);
  private final double[][] k = matrix(1);
  private final double[][] v = matrix(1);
  private final double[] logf = gates(0.3);

  private double[][] matrix(double size) {
    double[][] m = new double[T][D];
    for (double[] row : m) {
      for (int i = 0; i < D; i++) {
        row[i] = (float) (size * random.nextGaussian());
      }
    }
    return m;
  }

  private double[] gates(double size) {
    double[] gates = new double[T];
    for (int t = 0; t < T; t++) {
      gates[t] = -size * random.nextDouble();
    }
    return gates;
  }

  private DoubleFox.Attention exact(double[] gates) {
    return DoubleFox.attention(q, k, v, gates, SCALE, 0);
  }

  private static double[] sums(double[] gates) {
    double[] c = gates.clone();
    for (int t = 1; t < c.length; t++) {
      c[t] += c[t - 1];
    }
    return c;
  }

  private static Mat mat(double[][] m, int from, int to) {
    float[] flat = new float[(to - from) * D];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) m[from + i / D][i % D];
    }
    return Mat.of(flat, 0, to - from, D);
  }

  /** The blocked kernel in float: rows {@code from} to {@code T - 1}. */
  private float[] blocked(Kernels kernels, double[] c, int from, Pruning pruning) {
    Mat o = Mat.of(new float[(T - from) * D], 0, T - from, D);
    new ForgettingAttention(kernels, Heads.of(1, D), pruning)
        .forward(
            Packing.single(T - from, T),
            mat(q, from, T),
            mat(k, 0, T),
            mat(v, 0, T),
            c,
            o,
            new float[T - from]);
    return o.data();
  }

  private float[] blocked(double[] gates) {
    return blocked(Kernels.create(1), sums(gates), 0, Pruning.OFF);
  }

  private static double[] flat(double[][] m) {
    return Arrays.stream(m).flatMapToDouble(Arrays::stream).toArray();
  }

  private static void close(double[][] expected, float[] actual, double tolerance) {
    assertArrayEquals(flat(expected), DoubleFox.doubles(actual), tolerance);
  }

  @Test
  void p01GatesOfOneArePlainCausalAttention() {
    double[][] plain = new double[T][D];
    for (int i = 0; i < T; i++) {
      double sum = 0;
      for (int j = 0; j <= i; j++) {
        double dot = 0;
        for (int x = 0; x < D; x++) {
          dot += q[i][x] * k[j][x];
        }
        double weight = Math.exp(SCALE * dot);
        sum += weight;
        for (int x = 0; x < D; x++) {
          plain[i][x] += weight * v[j][x];
        }
      }
      for (int x = 0; x < D; x++) {
        plain[i][x] /= sum;
      }
    }
    assertArrayEquals(flat(plain), flat(exact(new double[T]).o()), 1e-12);
    close(plain, blocked(new double[T]), 1e-5);
  }

  @Test
  void p02TheFirstGateHasNoInfluence() {
    double[] other = logf.clone();
    other[0] = -7;
    assertArrayEquals(flat(exact(logf).o()), flat(exact(other).o()), 1e-12);
    assertArrayEquals(exact(logf).l(), exact(other).l(), 1e-12);
    assertArrayEquals(blocked(logf), blocked(other), 1e-6f);
  }

  @Test
  void p03AConstantAddedToAllCumulatedGatesHasNoEffect() {
    double[] c = sums(logf);
    double[] moved = Arrays.stream(c).map(x -> x - 12345).toArray();
    Kernels kernels = Kernels.create(1);
    assertArrayEquals(
        blocked(kernels, c, 0, Pruning.OFF), blocked(kernels, moved, 0, Pruning.OFF), 1e-6f);
  }

  @Test
  void p04ABiasOfMinusCForEachKeyChangesTheNormaliserOnly() {
    double[] c = sums(logf);
    DoubleFox.Attention a = exact(logf);
    for (int i = 0; i < T; i++) {
      double sum = 0;
      double[] row = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        double dot = 0;
        for (int x = 0; x < D; x++) {
          dot += q[i][x] * k[j][x];
        }
        row[j] = Math.exp(SCALE * dot - c[j]);
        sum += row[j];
      }
      for (int j = 0; j <= i; j++) {
        assertEquals(a.a()[i][j], row[j] / sum, 1e-12);
      }
      assertEquals(a.l()[i] - c[i], Math.log(sum), 1e-10);
    }
  }

  @Test
  void p05AFixedGateIsAlibiWithSlopeMinusLogF() {
    double[] fixed = new double[T];
    Arrays.fill(fixed, Math.log(0.9));
    DoubleFox.Attention a = exact(fixed);
    double slope = -Math.log(0.9);
    for (int i = 0; i < T; i++) {
      for (int j = 0; j < i; j++) {
        double dots = 0;
        for (int x = 0; x < D; x++) {
          dots += q[i][x] * (k[j][x] - k[i][x]);
        }
        assertEquals(SCALE * dots - slope * (i - j), Math.log(a.a()[i][j] / a.a()[i][i]), 1e-9);
      }
    }
    close(a.o(), blocked(fixed), 1e-5);
  }

  @Test
  void p06OnlyTheLastQueriesAreTheLastRows() {
    float[] all = blocked(logf);
    for (int m : new int[] {1, 5, 64, 77}) {
      float[] some = blocked(Kernels.create(1), sums(logf), T - m, Pruning.OFF);
      assertArrayEquals(Arrays.copyOfRange(all, (T - m) * D, T * D), some, 1e-6f);
    }
  }

  @Test
  void p07AnyNumberOfThreadsGivesTheSameBitsAndAnyLaneWidthTheSameResult() {
    float[] one = blocked(logf);
    assertArrayEquals(one, blocked(Kernels.create(2), sums(logf), 0, Pruning.OFF));
    assertArrayEquals(one, blocked(Kernels.create(3), sums(logf), 0, Pruning.OFF));
    close(exact(logf).o(), one, 1e-5);
    close(exact(logf).o(), blocked(new ScalarKernels(), sums(logf), 0, Pruning.OFF), 1e-5);
  }

  @Test
  void p08AGateOfZeroCutsAllHistory() {
    double[] cut = logf.clone();
    cut[90] = -1e6;
    float[] before = blocked(cut);
    for (int t = 0; t < 90; t++) {
      Arrays.fill(k[t], 3);
      Arrays.fill(v[t], -5);
    }
    float[] after = blocked(cut);
    assertArrayEquals(
        Arrays.copyOfRange(before, 90 * D, T * D), Arrays.copyOfRange(after, 90 * D, T * D));
    assertTrue(before[50 * D] != after[50 * D]);
  }

  @Test
  void p09SumsOfGradientsVanish() {
    Mat o = Mat.of(new float[T * D], 0, T, D);
    float[] l = new float[T];
    Packing packing = Packing.of(0, T);
    ForgettingAttention attention =
        new ForgettingAttention(Kernels.create(1), Heads.of(1, D), Pruning.OFF);
    double[] c = sums(logf);
    attention.forward(packing, mat(q, 0, T), mat(k, 0, T), mat(v, 0, T), c, o, l);
    Mat dq = Mat.of(new float[T * D], 0, T, D);
    Mat dk = Mat.of(new float[T * D], 0, T, D);
    Mat dv = Mat.of(new float[T * D], 0, T, D);
    double[] dc = new double[T];
    attention.backward(
        packing,
        mat(q, 0, T),
        mat(k, 0, T),
        mat(v, 0, T),
        c,
        o,
        l,
        mat(matrix(1), 0, T),
        dq,
        dk,
        dv,
        dc);
    double size = Arrays.stream(dc).map(Math::abs).sum();
    assertTrue(size > 1);
    // dlogf_0, the sum of all dc, is 0.
    assertEquals(0, Arrays.stream(dc).sum(), 1e-5 * size);
    for (int x = 0; x < D; x++) {
      double sum = 0;
      double keys = 0;
      for (int t = 0; t < T; t++) {
        sum += dk.data()[t * D + x];
        keys += Math.abs(dk.data()[t * D + x]);
      }
      // Sum over keys of dK = scale sum_i (sum_j dS_ij) q_i = 0 holds as every row of dS sums to 0.
      assertEquals(0, sum, 1e-5 * keys);
    }
  }

  @Test
  void p10PruningChangesOutputsByLessThanItsBound() {
    double[] strong = gates(1.5);
    double largest = 0;
    for (double[] row : v) {
      for (double x : row) {
        largest = Math.max(largest, Math.abs(x));
      }
    }
    float[] all = blocked(strong);
    for (double epsilon : new double[] {Math.exp(-10), Math.exp(-5)}) {
      float[] some = blocked(Kernels.create(1), sums(strong), 0, Pruning.within(epsilon));
      for (int i = 0; i < all.length; i++) {
        assertEquals(all[i], some[i], 2 * epsilon * largest + 1e-6);
      }
    }
    assertArrayEquals(all, blocked(Kernels.create(1), sums(strong), 0, Pruning.EXACT));
  }

  @Test
  void p11ALaterTokenLeavesEarlierOutputsAsTheyAreToTheBit() {
    for (String name : (Iterable<String>) Networks.names()::iterator) {
      FoxLanguageModel model = Networks.model(name, Kernels.create(1));
      FoxActivations a = new FoxActivations(model.config(), model.kernels());
      int[] tokens = Networks.tokens(22, 80);
      float[] before = model.logits(tokens, a).clone();
      tokens[60] = (tokens[60] + 1) % Networks.VOCABULARY;
      float[] after = model.logits(tokens, a);
      int until = 60 * Networks.VOCABULARY;
      assertArrayEquals(Arrays.copyOf(before, until), Arrays.copyOf(after, until), name);
      assertTrue(before[until] != after[until], name);
    }
  }

  @Test
  void p12AStreamedStepIsTheLastRowOfAFullForward() {
    FoxLanguageModel model = Networks.model("pro", Kernels.create(1));
    FoxActivations a = new FoxActivations(model.config(), model.kernels());
    int[] tokens = Networks.tokens(23, 40);
    LanguageStream stream = new LanguageStream(model);
    for (int t = 0; t < 40; t++) {
      float[] step = stream.append(tokens[t]);
      float[] full = model.logits(Arrays.copyOf(tokens, t + 1), a);
      for (int i = 0; i < step.length; i++) {
        assertEquals(full[t * step.length + i], step[i], 2e-5);
      }
    }
  }
}
