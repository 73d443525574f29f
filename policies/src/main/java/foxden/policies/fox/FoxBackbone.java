package foxden.policies.fox;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.Mat;
import foxden.policies.nn.Parameters;
import java.util.Arrays;

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
  private final int finalNorm;

  FoxBackbone(FoxConfig config, Parameters parameters, Kernels kernels) {
    this.config = config;
    this.kernels = kernels;
    this.w = parameters.values();
    this.layers = layers(config, parameters);
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
      layers[i] = FoxLayer.in(parameters, i);
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
    for (int i = 0; i < layers.length; i++) {
      float[] next = i + 1 < layers.length ? a.layers[i + 1].in : a.out;
      forward(layers[i], a, a.layers[i], next);
    }
    int h = config.hidden();
    for (int t = 0; t < a.tokens; t++) {
      a.normedInv[t] =
          kernels.rmsNorm(a.out, t * h, w, finalNorm, a.normed, t * h, h, config.normEps());
    }
  }

  private void forward(FoxLayer p, FoxActivations a, FoxActivations.Layer s, float[] next) {
    int n = a.tokens;
    int h = config.hidden();
    int wide = config.intermediate();
    for (int t = 0; t < n; t++) {
      s.inv1[t] = kernels.rmsNorm(s.in, t * h, w, p.attnNorm(), s.n1, t * h, h, config.normEps());
    }
    Mat n1 = Mat.of(s.n1, 0, n, h);
    kernels.multiply(n1, p.q().t(), Mat.of(s.q, 0, n, h), false);
    kernels.multiply(n1, p.k().t(), Mat.of(s.k, 0, n, h), false);
    kernels.multiply(n1, p.v().t(), Mat.of(s.v, 0, n, h), false);
    kernels.multiply(n1, p.f().t(), Mat.of(s.z, 0, n, config.heads()), false);
    gates(p, a, s);
    for (int i = 0; i < a.sequences(); i++) {
      for (int head = 0; head < config.heads(); head++) {
        Mat o = slice(a, s.o, i, head);
        a.attention.forward(head(a, s, i, head), o, s.l, head * n + a.starts[i]);
      }
    }
    // r = x + W_o o
    System.arraycopy(s.in, 0, s.mid, 0, n * h);
    kernels.multiply(Mat.of(s.o, 0, n, h), p.o().t(), Mat.of(s.mid, 0, n, h), true);
    for (int t = 0; t < n; t++) {
      s.inv2[t] = kernels.rmsNorm(s.mid, t * h, w, p.mlpNorm(), s.n2, t * h, h, config.normEps());
    }
    // y = r + W_down (silu(g) u)
    kernels.multiply(Mat.of(s.n2, 0, n, h), p.gate().t(), Mat.of(s.gu, 0, n, 2 * wide), false);
    for (int t = 0; t < n; t++) {
      kernels.swiGlu(s.gu, t * 2 * wide, s.act, t * wide, wide);
    }
    System.arraycopy(s.mid, 0, next, 0, n * h);
    kernels.multiply(Mat.of(s.act, 0, n, wide), p.down().t(), Mat.of(next, 0, n, h), true);
  }

  // c_t = sum of log sigmoid(z) up to t, per sequence and head, in double; laid out [head][token].
  private void gates(FoxLayer p, FoxActivations a, FoxActivations.Layer s) {
    int heads = config.heads();
    for (int head = 0; head < heads; head++) {
      float bias = w[p.fBias() + head];
      for (int i = 0; i < a.sequences(); i++) {
        double c = 0;
        for (int t = a.starts[i]; t < a.starts[i + 1]; t++) {
          s.z[t * heads + head] += bias;
          c += FoxLayer.logSigmoid(s.z[t * heads + head]);
          s.c[head * a.tokens + t] = c;
        }
      }
    }
  }

  private ForgettingAttention.Head head(
      FoxActivations a, FoxActivations.Layer s, int sequence, int head) {
    return new ForgettingAttention.Head(
        slice(a, s.q, sequence, head),
        slice(a, s.k, sequence, head),
        slice(a, s.v, sequence, head),
        s.c,
        head * a.tokens + a.starts[sequence],
        (float) (1 / Math.sqrt(config.headDim())),
        config.window());
  }

  private Mat slice(FoxActivations a, float[] rows, int sequence, int head) {
    int d = config.headDim();
    int from = a.starts[sequence];
    return Mat.strided(
        rows, from * config.hidden() + head * d, a.starts[sequence + 1] - from, d, config.hidden());
  }

  /**
   * Backward.
   *
   * @param dNormed gradient of {@link FoxActivations#normed}
   * @param dx scratch; afterwards the gradient of {@link FoxActivations#input()}
   * @param gradients added to
   */
  void backward(FoxActivations a, float[] dNormed, float[] dx, Parameters gradients) {
    int h = config.hidden();
    float[] g = gradients.values();
    Arrays.fill(dx, 0, a.tokens * h, 0);
    for (int t = 0; t < a.tokens; t++) {
      int at = t * h;
      kernels.rmsNormBack(
          a.out, at, w, finalNorm, a.normedInv[t], dNormed, at, dx, at, g, finalNorm, h);
    }
    backwardLayers(a, dx, gradients);
  }

  /** The layers alone: {@code dx} comes in as the gradient of {@link FoxActivations#out}. */
  void backwardLayers(FoxActivations a, float[] dx, Parameters gradients) {
    float[] g = gradients.values();
    for (int i = layers.length - 1; i >= 0; i--) {
      backward(layers[i], FoxLayer.in(gradients, i), g, a, a.layers[i], dx);
    }
  }

  private void backward(
      FoxLayer p, FoxLayer dp, float[] g, FoxActivations a, FoxActivations.Layer s, float[] dx) {
    int n = a.tokens;
    int h = config.hidden();
    int wide = config.intermediate();
    Mat dy = Mat.of(dx, 0, n, h);
    // MLP: y = r + W_down (silu(g) u)
    Mat dAct = Mat.of(a.dAct, 0, n, wide);
    kernels.multiply(dy, p.down(), dAct, false);
    kernels.multiply(dy.t(), Mat.of(s.act, 0, n, wide), dp.down(), true);
    for (int t = 0; t < n; t++) {
      kernels.swiGluBack(s.gu, t * 2 * wide, a.dAct, t * wide, a.dWide, t * 2 * wide, wide);
    }
    Mat dGu = Mat.of(a.dWide, 0, n, 2 * wide);
    Mat dHidden = Mat.of(a.dHidden, 0, n, h);
    kernels.multiply(dGu.t(), Mat.of(s.n2, 0, n, h), dp.gate(), true);
    kernels.multiply(dGu, p.gate(), dHidden, false);
    for (int t = 0; t < n; t++) {
      int at = t * h;
      kernels.rmsNormBack(
          s.mid, at, w, p.mlpNorm(), s.inv2[t], a.dHidden, at, dx, at, g, p.mlpNorm(), h);
    }
    // Attention: r = x + W_o o
    kernels.multiply(dy, p.o(), Mat.of(a.dAttention, 0, n, h), false);
    kernels.multiply(dy.t(), Mat.of(s.o, 0, n, h), dp.o(), true);
    attentionBack(a, s);
    gatesBack(dp, g, a, s);
    Mat n1 = Mat.of(s.n1, 0, n, h);
    Mat dq = Mat.of(a.dq, 0, n, h);
    Mat dk = Mat.of(a.dk, 0, n, h);
    Mat dv = Mat.of(a.dv, 0, n, h);
    Mat dz = Mat.of(a.dz, 0, n, config.heads());
    kernels.multiply(dq.t(), n1, dp.q(), true);
    kernels.multiply(dk.t(), n1, dp.k(), true);
    kernels.multiply(dv.t(), n1, dp.v(), true);
    kernels.multiply(dz.t(), n1, dp.f(), true);
    kernels.multiply(dq, p.q(), dHidden, false);
    kernels.multiply(dk, p.k(), dHidden, true);
    kernels.multiply(dv, p.v(), dHidden, true);
    kernels.multiply(dz, p.f(), dHidden, true);
    for (int t = 0; t < n; t++) {
      int at = t * h;
      kernels.rmsNormBack(
          s.in, at, w, p.attnNorm(), s.inv1[t], a.dHidden, at, dx, at, g, p.attnNorm(), h);
    }
  }

  private void attentionBack(FoxActivations a, FoxActivations.Layer s) {
    int n = a.tokens;
    Arrays.fill(a.dq, 0, n * config.hidden(), 0);
    Arrays.fill(a.dk, 0, n * config.hidden(), 0);
    Arrays.fill(a.dv, 0, n * config.hidden(), 0);
    Arrays.fill(a.dc, 0, n * config.heads(), 0);
    for (int i = 0; i < a.sequences(); i++) {
      for (int head = 0; head < config.heads(); head++) {
        int at = head * n + a.starts[i];
        a.attention.backward(
            head(a, s, i, head),
            slice(a, s.o, i, head),
            s.l,
            at,
            slice(a, a.dAttention, i, head),
            new ForgettingAttention.Gradients(
                slice(a, a.dq, i, head),
                slice(a, a.dk, i, head),
                slice(a, a.dv, i, head),
                a.dc,
                at));
      }
    }
  }

  // dlogf_t = sum of dc_s over s >= t; dz = dlogf (1 - f).
  private void gatesBack(FoxLayer dp, float[] g, FoxActivations a, FoxActivations.Layer s) {
    int heads = config.heads();
    for (int head = 0; head < heads; head++) {
      double bias = 0;
      for (int i = 0; i < a.sequences(); i++) {
        double suffix = 0;
        for (int t = a.starts[i + 1] - 1; t >= a.starts[i]; t--) {
          suffix += a.dc[head * a.tokens + t];
          double dz = suffix * (1 - FoxLayer.sigmoid(s.z[t * heads + head]));
          a.dz[t * heads + head] = (float) dz;
          bias += dz;
        }
      }
      g[dp.fBias() + head] += (float) bias;
    }
  }
}
