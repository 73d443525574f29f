package foxden.policies.fox;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.Mat;
import foxden.policies.nn.Parameters;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The layers and the final norm: {@code r = x + Attn(RMSNorm(x)); y = r + MLP(RMSNorm(r))}, several
 * sequences at once. Reads the parameters, keeps nothing: threads may share it, each with its own
 * activations.
 */
final class FoxBackbone {

  private final FoxConfig config;
  private final Kernels kernels;
  private final float[] w;
  private final FoxLayer[] layers;
  private final FoxAttention attention;
  private final int finalNorm;

  FoxBackbone(FoxConfig config, Parameters parameters, Kernels kernels) {
    this.config = config;
    this.kernels = kernels;
    this.w = parameters.values();
    this.layers = layers(config, parameters);
    this.attention = new FoxAttention(config, kernels, w);
    this.finalNorm = parameters.slot("model.norm.weight").offset();
  }

  static void declare(Parameters.Builder to, FoxConfig config) {
    for (int i = 0; i < config.layers(); i++) {
      FoxLayer.declare(to, config, i);
    }
    to.add("model.norm.weight", config.hidden());
  }

  private static FoxLayer[] layers(FoxConfig config, Parameters parameters) {
    FoxLayer[] layers = new FoxLayer[config.layers()];
    for (int i = 0; i < layers.length; i++) {
      layers[i] = FoxLayer.in(parameters, config, i);
    }
    return layers;
  }

  FoxLayer layer(int i) {
    return layers[i];
  }

  int finalNorm() {
    return finalNorm;
  }

  /** From {@link FoxActivations#input()} to {@link FoxActivations#normed}. */
  void forward(FoxActivations a) {
    forward(a, null);
  }

  /**
   * The same for one sequence that goes on where a cache ends; the cache takes it up.
   *
   * @param past what was read before; null for nothing
   */
  void forward(FoxActivations a, @Nullable FoxCache past) {
    for (int i = 0; i < layers.length; i++) {
      float[] next = i + 1 < layers.length ? a.layers[i + 1].in : a.out;
      forward(layers[i], a, a.layers[i], past == null ? null : past.layer(i), next);
    }
    norm(a.out, finalNorm, a.normed, a.normedInv, a.tokens);
  }

  private void norm(float[] x, int weight, float[] y, float[] inv, int tokens) {
    int h = config.hidden();
    for (int t = 0; t < tokens; t++) {
      inv[t] = kernels.rmsNorm(x, t * h, w, weight, y, t * h, h, config.normEps());
    }
  }

  private void forward(
      FoxLayer p,
      FoxActivations a,
      FoxActivations.Layer s,
      FoxCache.@Nullable Layer past,
      float[] next) {
    int n = a.tokens;
    int h = config.hidden();
    int wide = config.intermediate();
    norm(s.in, p.attnNorm(), s.n1, s.inv1, n);
    attention.forward(p, a, s, past);
    // r = x + W_o o
    addTo(s.in, p.o(), s.oGated, n, s.mid);
    norm(s.mid, p.mlpNorm(), s.n2, s.inv2, n);
    // y = r + W_down (silu(g) u)
    if (n == 1) {
      kernels.matVec(p.gate(), s.n2, 0, s.gu, 0);
    } else {
      kernels.multiply(Mat.of(s.n2, 0, n, h), p.gate().t(), Mat.of(s.gu, 0, n, 2 * wide), false);
    }
    for (int t = 0; t < n; t++) {
      mlp(s.gu, t * 2 * wide, s.act, t * wide, wide);
    }
    addTo(s.mid, p.down(), s.act, n, next);
  }

  // to = base + x W^T, row by row.
  private void addTo(float[] base, Mat weight, float[] x, int n, float[] to) {
    int h = weight.rows();
    if (n == 1) {
      kernels.matVec(weight, x, 0, to, 0);
      kernels.axpy(1, base, 0, to, 0, h);
      return;
    }
    System.arraycopy(base, 0, to, 0, n * h);
    kernels.multiply(Mat.of(x, 0, n, weight.cols()), weight.t(), Mat.of(to, 0, n, h), true);
  }

  private void mlp(float[] gu, int at, float[] y, int yAt, int wide) {
    if (!config.parts().sigmoidMlp()) {
      kernels.swiGlu(gu, at, y, yAt, wide);
      return;
    }
    for (int i = 0; i < wide; i++) {
      y[yAt + i] = (float) FoxLayer.sigmoid(gu[at + i]) * gu[at + wide + i];
    }
  }

  private void mlpBack(float[] gu, int at, float[] dy, int dyAt, float[] dgu, int wide) {
    if (!config.parts().sigmoidMlp()) {
      kernels.swiGluBack(gu, at, dy, dyAt, dgu, at, wide);
      return;
    }
    for (int i = 0; i < wide; i++) {
      float s = (float) FoxLayer.sigmoid(gu[at + i]);
      dgu[at + i] = dy[dyAt + i] * gu[at + wide + i] * s * (1 - s);
      dgu[at + wide + i] = dy[dyAt + i] * s;
    }
  }

  /**
   * Backward.
   *
   * @param dNormed gradient of {@link FoxActivations#normed}
   * @param dx scratch; afterwards the gradient of {@link FoxActivations#input()}
   * @param gradients added to
   */
  void backward(FoxActivations a, float[] dNormed, float[] dx, Parameters gradients) {
    Arrays.fill(dx, 0, a.tokens * config.hidden(), 0);
    normBack(a.out, finalNorm, a.normedInv, dNormed, dx, gradients.values(), a.tokens);
    backwardLayers(a, dx, gradients);
  }

  /** The layers alone: {@code dx} comes in as the gradient of {@link FoxActivations#out}. */
  void backwardLayers(FoxActivations a, float[] dx, Parameters gradients) {
    float[] g = gradients.values();
    for (int i = layers.length - 1; i >= 0; i--) {
      backward(layers[i], FoxLayer.in(gradients, config, i), g, a, a.layers[i], dx);
    }
  }

  private void backward(
      FoxLayer p, FoxLayer dp, float[] g, FoxActivations a, FoxActivations.Layer s, float[] dx) {
    FoxActivations.Back b = a.back();
    int n = a.tokens;
    int h = config.hidden();
    int wide = config.intermediate();
    Mat dy = Mat.of(dx, 0, n, h);
    // MLP: y = r + W_down (silu(g) u)
    Mat dAct = Mat.of(b.act, 0, n, wide);
    kernels.multiply(dy, p.down(), dAct, false);
    kernels.multiply(dy.t(), Mat.of(s.act, 0, n, wide), dp.down(), true);
    for (int t = 0; t < n; t++) {
      mlpBack(s.gu, t * 2 * wide, b.act, t * wide, b.wide, wide);
    }
    Mat dGu = Mat.of(b.wide, 0, n, 2 * wide);
    kernels.multiply(dGu.t(), Mat.of(s.n2, 0, n, h), dp.gate(), true);
    kernels.multiply(dGu, p.gate(), Mat.of(b.hidden, 0, n, h), false);
    normBack(s.mid, p.mlpNorm(), s.inv2, b.hidden, dx, g, n);
    // Attention: r = x + W_o o
    kernels.multiply(dy, p.o(), Mat.of(b.o, 0, n, h), false);
    kernels.multiply(dy.t(), Mat.of(s.oGated, 0, n, h), dp.o(), true);
    attention.backward(p, dp, g, a, s, b.o, b.hidden);
    normBack(s.in, p.attnNorm(), s.inv1, b.hidden, dx, g, n);
  }

  private void normBack(
      float[] x, int weight, float[] inv, float[] dy, float[] dx, float[] g, int tokens) {
    int h = config.hidden();
    for (int t = 0; t < tokens; t++) {
      int at = t * h;
      kernels.rmsNormBack(x, at, w, weight, inv[t], dy, at, dx, at, g, weight, h);
    }
  }
}
