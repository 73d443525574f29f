package foxden.policies.fox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.Parameters;
import foxden.policies.nn.ScalarKernels;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden B of the FoX notes (reference/fox.md 5.4): one block of width 8 with 2 heads, as LLaMA, as
 * Pro with shared QK-norm and as Pro with one QK-norm a head. In double to 1e-8, in float to 1e-5
 * of each tensor's absolute sum; the sums the notes mark "official fp32" to 1e-4 of it.
 */
class GoldenBlockTest {

  private static final double[] DOUBLE = {1e-8, 1e-4};
  private static final double[] FLOAT = {1e-5, 1e-4};

  enum Variant {
    LLAMA(FoxParts.LLAMA),
    PRO_SHARED(FoxParts.PRO.normed(FoxParts.QkNorm.SHARED)),
    PRO_PER_HEAD(FoxParts.PRO);

    final FoxConfig config;

    Variant(FoxParts parts) {
      config = FoxConfig.of(1, 8, 2, 12).with(parts);
    }
  }

  // y[0], y[3], then A of head 0, last row.
  private static final double[] LLAMA_Y0 = {
    0.172648624, 0.422514846, 0.637258008, 0.798762786,
    0.893170605, 0.912040681, 0.853105045, 0.720549953
  };
  private static final double[] LLAMA_Y3 = {
    -1.191959001, -1.124661999, -0.894137426, -0.545281825,
    -0.138767331, 0.258372019, 0.582886217, 0.784718402
  };
  private static final double[] PRO_Y0 = {
    0.171024311, 0.460076616, 0.708922052, 0.894829712,
    1.000638205, 1.016363719, 0.940163888, 0.778561595
  };
  private static final double[] SHARED_Y3 = {
    0.375292618, -0.261118424, -0.851178469, -1.328721779,
    -1.642571272, -1.762263102, -1.681096599, -1.416192655
  };
  private static final double[] PER_HEAD_Y3 = {
    0.375253405, -0.261181119, -0.851256160, -1.328803951,
    -1.642646805, -1.762321771, -1.681130464, -1.416197132
  };
  private static final double[] LLAMA_A = {.181629383, .243516912, .293955726, .280897980};
  private static final double[] PRO_A = {.082271099, .352327542, .283087900, .282313459};
  private static final double[][] LOGF = {
    {-.219801853, -.974719117},
    {-.102233724, -.668745406},
    {-.054670575, -.494068513},
    {-.081526884, -.640942708}
  };
  private static final double[] LLAMA_DX0 = {
    4.371804562, 3.638686521, 0.388343527, -2.213261654,
    -2.201939861, -0.393820995, 1.388061006, 2.172253450
  };
  private static final double[] SHARED_DX0 = {
    -0.465186170, -0.358070299, -0.136228636, 0.440976408,
    1.342384341, 1.431647035, -0.072416489, -1.934741062
  };

  // Sum and sum of absolute values of gradients; a third number marks those given in float.
  private static final Map<String, double[]> LLAMA_SUMS =
      Map.of(
          "attn.v_proj.weight", new double[] {-17.9133, 301.5270, 1},
          "attn.o_proj.weight", new double[] {-128.0594, 379.9063, 1},
          "mlp_norm.weight", new double[] {-22.0484, 56.9150, 1},
          "attn.fgate_proj.weight", new double[] {-2.640160056, 3.921527500},
          "attn.q_proj.weight", new double[] {-1.515930861, 65.503455175},
          "attn.k_proj.weight", new double[] {1.791843211, 35.297702592},
          "mlp.gate_proj.weight", new double[] {73.465882199, 326.124225052},
          "mlp.down_proj.weight", new double[] {3.504908093, 56.285093050},
          "attn_norm.weight", new double[] {-1.149051815, 55.003626083});
  private static final Map<String, double[]> SHARED_SUMS =
      Map.ofEntries(
          Map.entry("attn.fgate_proj.weight", new double[] {-0.294227726, 1.105829225}),
          Map.entry("attn.k_proj.shift_proj.weight", new double[] {-0.601781409, 0.601781409}),
          Map.entry("attn.v_proj.shift_proj.weight", new double[] {-5.573206663, 8.934412716}),
          Map.entry("attn.q_proj.weight", new double[] {20.309328713, 22.008340909}),
          Map.entry("attn.k_proj.linear.weight", new double[] {2.777432809, 17.730386121}),
          Map.entry("attn.output_norm.weight", new double[] {15.203906164, 23.748592412}),
          Map.entry("attn.q_norm.weight", new double[] {0.457170017, 1.143228454}),
          Map.entry("attn.k_norm.weight", new double[] {0.393011645, 0.945102923}),
          Map.entry("mlp.gate_proj.weight", new double[] {21.072077971, 316.622846545}),
          Map.entry("mlp.down_proj.weight", new double[] {43.091380369, 64.144358132}),
          Map.entry("attn_norm.weight", new double[] {-3.676374591, 26.720055366}),
          Map.entry("attn.v_proj.linear.weight", new double[] {62.1375, 245.3229, 1}),
          Map.entry("attn.o_proj.weight", new double[] {-11.5422, 226.9507, 1}),
          Map.entry("attn.ogate_proj.weight", new double[] {27.9476, 85.7031, 1}),
          Map.entry("mlp_norm.weight", new double[] {25.3413, 60.0806, 1}));
  private static final Map<Variant, double[]> FORGET_BIAS =
      Map.of(
          Variant.LLAMA, new double[] {-.551494637, -.413355921},
          Variant.PRO_SHARED, new double[] {.017257906, -.159528725},
          Variant.PRO_PER_HEAD, new double[] {.019152238, -.111588535});

  static Stream<Arguments> floats() {
    return Stream.of(new ScalarKernels(), Kernels.create(1), Kernels.create(2))
        .flatMap(kernels -> Stream.of(Variant.values()).map(v -> Arguments.of(kernels, v)));
  }

  private static FoxModel model(FoxConfig config, Kernels kernels) {
    return new FoxModel(config, java.util.List.of(new FoxModel.Input("x", 8)), 8, kernels);
  }

  /** The golden weights, in double. */
  static double[] weights(Parameters p) {
    double[] w = new double[p.values().length];
    String at = "model.layers.0.";
    norm(w, p, at + "attn_norm.weight", 1);
    matrix(w, p, at + "attn.q_proj.weight", 1);
    matrix(w, p, at + "attn.k_proj.weight", 2);
    matrix(w, p, at + "attn.k_proj.linear.weight", 2);
    matrix(w, p, at + "attn.k_proj.shift_proj.weight", 3);
    matrix(w, p, at + "attn.v_proj.weight", 4);
    matrix(w, p, at + "attn.v_proj.linear.weight", 4);
    matrix(w, p, at + "attn.v_proj.shift_proj.weight", 5);
    matrix(w, p, at + "attn.o_proj.weight", 6);
    matrix(w, p, at + "attn.fgate_proj.weight", 7);
    int bias = p.slot(at + "attn.fgate_proj.bias").offset();
    w[bias] = 1.5;
    w[bias + 1] = -0.5;
    matrix(w, p, at + "attn.ogate_proj.weight", 8);
    norm(w, p, at + "attn.output_norm.weight", 2);
    norm(w, p, at + "attn.q_norm.weight", 3);
    norm(w, p, at + "attn.k_norm.weight", 4);
    norm(w, p, at + "mlp_norm.weight", 5);
    matrix(w, p, at + "mlp.gate_proj.weight", 9);
    matrix(w, p, at + "mlp.down_proj.weight", 10);
    return w;
  }

  private static void matrix(double[] w, Parameters p, String name, int a) {
    if (p.has(name)) {
      Parameters.Slot slot = p.slot(name);
      for (int i = 0; i < slot.size(); i++) {
        int row = i / slot.cols();
        w[slot.offset() + i] = 0.6 * Math.sin(a + .37 * row + .91 * (i % slot.cols()));
      }
    }
  }

  private static void norm(double[] w, Parameters p, String name, int a) {
    if (p.has(name)) {
      Parameters.Slot slot = p.slot(name);
      for (int n = 0; n < slot.size(); n++) {
        w[slot.offset() + n] = 1 + .25 * Math.cos(a + .5 * n);
      }
    }
  }

  private static double[][] input() {
    double[][] x = new double[4][8];
    for (int i = 0; i < 32; i++) {
      x[i / 8][i % 8] = Math.sin(.8 * (i / 8) + .3 * (i % 8) + .2);
    }
    return x;
  }

  private static double upstream(int i) {
    return Math.cos(.6 * (i / 8) + .35 * (i % 8));
  }

  private static double loss(double[] w, Parameters p, FoxConfig config, double[][] x) {
    double[][] y = DoubleFox.block(w, p, 0, config, x, null);
    double sum = 0;
    for (int i = 0; i < 32; i++) {
      sum += upstream(i) * y[i / 8][i % 8];
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource
  void goldenBForwardInDouble(Variant variant) {
    FoxModel model = model(variant.config, new ScalarKernels());
    double[] w = weights(model.parameters());
    DoubleFox.Block block = DoubleFox.block(w, model.parameters(), 0, variant.config, input());
    boolean llama = variant == Variant.LLAMA;
    assertArrayEquals(llama ? LLAMA_Y0 : PRO_Y0, block.y()[0], 1e-8);
    assertArrayEquals(y3(variant), block.y()[3], 1e-8);
    assertArrayEquals(llama ? LLAMA_A : PRO_A, block.a()[0][3], 1e-8);
    for (int t = 0; t < 4; t++) {
      assertArrayEquals(LOGF[t], block.logf()[t], 1e-8);
    }
  }

  private static double[] y3(Variant variant) {
    return switch (variant) {
      case LLAMA -> LLAMA_Y3;
      case PRO_SHARED -> SHARED_Y3;
      case PRO_PER_HEAD -> PER_HEAD_Y3;
    };
  }

  @ParameterizedTest
  @EnumSource
  void goldenBGradientsInDouble(Variant variant) {
    Parameters p = model(variant.config, new ScalarKernels()).parameters();
    double[] w = weights(p);
    double[] g = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      g[i] = derivative(w, i, () -> loss(w, p, variant.config, input()));
    }
    double[][] x = input();
    double[] dx = new double[8];
    for (int n = 0; n < 8; n++) {
      dx[n] = derivative(x[0], n, () -> loss(w, p, variant.config, x));
    }
    check(variant, p, g, dx, DOUBLE);
  }

  /** Central difference of fourth order. */
  static double derivative(double[] x, int i, java.util.function.DoubleSupplier f) {
    double h = 2e-4;
    double keep = x[i];
    double[] at = new double[4];
    double[] steps = {-2, -1, 1, 2};
    for (int s = 0; s < 4; s++) {
      x[i] = keep + steps[s] * h;
      at[s] = f.getAsDouble();
    }
    x[i] = keep;
    return (at[0] - 8 * at[1] + 8 * at[2] - at[3]) / (12 * h);
  }

  private static void check(
      Variant variant, Parameters p, double[] g, double[] dx, double[] tolerance) {
    String at = "model.layers.0.";
    if (variant != Variant.PRO_PER_HEAD) {
      boolean llama = variant == Variant.LLAMA;
      assertArrayEquals(llama ? LLAMA_DX0 : SHARED_DX0, dx, 4 * tolerance[0]);
      (llama ? LLAMA_SUMS : SHARED_SUMS)
          .forEach((name, sums) -> checksum(p.slot(at + name), g, sums, tolerance));
    }
    int bias = p.slot(at + "attn.fgate_proj.bias").offset();
    assertArrayEquals(FORGET_BIAS.get(variant), new double[] {g[bias], g[bias + 1]}, tolerance[0]);
  }

  private static void checksum(
      Parameters.Slot slot, double[] g, double[] sums, double[] tolerance) {
    double sum = 0;
    double absolute = 0;
    for (int i = slot.offset(); i < slot.offset() + slot.size(); i++) {
      sum += g[i];
      absolute += Math.abs(g[i]);
    }
    double within = tolerance[sums.length > 2 ? 1 : 0] * Math.max(1, sums[1]);
    // 1e-8 is more digits than the sums are given with when there are hundreds of them.
    assertEquals(sums[0], sum, within, slot.name());
    assertEquals(sums[1], absolute, within, slot.name());
  }

  @ParameterizedTest
  @MethodSource("floats")
  void goldenBForwardAndBackwardInFloat(Kernels kernels, Variant variant) {
    FoxModel model = model(variant.config, kernels);
    double[] exact = weights(model.parameters());
    for (int i = 0; i < exact.length; i++) {
      model.parameters().values()[i] = (float) exact[i];
    }
    FoxActivations a = new FoxActivations(variant.config, kernels);
    a.shape(new int[] {0, 4});
    double[][] x = input();
    float[] dx = new float[32];
    for (int i = 0; i < 32; i++) {
      a.input()[i] = (float) x[i / 8][i % 8];
      dx[i] = (float) upstream(i);
    }
    Parameters gradients = model.parameters().zeros();
    model.backbone().forward(a);
    model.backbone().backwardLayers(a, dx, gradients);
    double[] out = DoubleFox.doubles(a.out);
    assertArrayEquals(
        variant == Variant.LLAMA ? LLAMA_Y0 : PRO_Y0, java.util.Arrays.copyOf(out, 8), 1e-5);
    assertArrayEquals(y3(variant), java.util.Arrays.copyOfRange(out, 24, 32), 1e-5);
    check(
        variant,
        gradients,
        DoubleFox.doubles(gradients.values()),
        java.util.Arrays.copyOf(DoubleFox.doubles(dx), 8),
        FLOAT);
  }

  @Test
  void sharedAndPerHeadNormsAgreeOnTheFirstHead() {
    Parameters shared = model(Variant.PRO_SHARED.config, new ScalarKernels()).parameters();
    Parameters own = model(Variant.PRO_PER_HEAD.config, new ScalarKernels()).parameters();
    assertArrayEquals(
        DoubleFox.block(weights(shared), shared, 0, Variant.PRO_SHARED.config, input()).a()[0][3],
        DoubleFox.block(weights(own), own, 0, Variant.PRO_PER_HEAD.config, input()).a()[0][3],
        0);
  }
}
