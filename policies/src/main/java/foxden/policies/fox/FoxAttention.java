package foxden.policies.fox;

import foxden.policies.fox.attention.Packing;
import foxden.policies.nn.Kernels;
import foxden.policies.nn.Mat;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The attention half of a layer, from the normed residual stream to what is added to it, with every
 * part that {@link FoxParts} can switch: projections, token shift, norms, rotation, forget gates,
 * forgetting attention, output norm and gate. Order as in the official code: the shift comes before
 * the norm, the norm before the rotation, the output norm before the output gate.
 *
 * <p>Reads the parameters, keeps nothing.
 */
final class FoxAttention {

  private final FoxConfig config;
  private final FoxParts parts;
  private final Kernels kernels;
  private final float[] w;

  FoxAttention(FoxConfig config, Kernels kernels, float[] w) {
    this.config = config;
    this.parts = config.parts();
    this.kernels = kernels;
    this.w = w;
  }

  /**
   * From {@code s.n1} to {@code s.oGated}; the output projection is the caller's.
   *
   * @param past what was read before this batch, which then is one sequence; null for nothing.
   *     Takes up the batch's keys and values
   */
  void forward(
      FoxLayer p, FoxActivations a, FoxActivations.Layer s, FoxCache.@Nullable Layer past) {
    int n = a.tokens;
    project(p.q(), p.qBias(), s.n1, n, s.q);
    project(p.k(), p.kBias(), s.n1, n, s.kLinear);
    project(p.v(), p.vBias(), s.n1, n, s.vLinear);
    if (p.kShift() != null) {
      linear(p.kShift(), s.n1, n, s.kAlpha);
      shift(a, s.kLinear, s.kAlpha, past == null ? null : past.lastKey, s.kMixed);
    }
    if (p.vShift() != null) {
      linear(p.vShift(), s.n1, n, s.vAlpha);
      shift(a, s.vLinear, s.vAlpha, past == null ? null : past.lastValue, s.v);
    }
    if (parts.qkNorm() != FoxParts.QkNorm.NONE) {
      boolean shared = parts.qkNorm() == FoxParts.QkNorm.SHARED;
      int d = config.headDim();
      float eps = FoxParts.QK_EPS;
      HeadParts.norm(
          kernels, s.q, w, p.qNorm(), shared, s.qAttended, s.qInv, n, config.heads(), d, eps);
      HeadParts.norm(
          kernels,
          s.kMixed,
          w,
          p.kNorm(),
          shared,
          s.kAttended,
          s.kInv,
          n,
          config.kvHeads(),
          d,
          eps);
    }
    rotate(a, s.qAttended, s.kAttended, past == null ? 0 : past.tokens, 1);
    gates(p, a, s, past);
    if (past == null) {
      attend(a, s);
    } else {
      past.append(s, n);
      past.attend(s, n, a.attention);
    }
    if (parts.outputNorm()) {
      HeadParts.norm(
          kernels,
          s.o,
          w,
          p.outputNorm(),
          false,
          s.oNormed,
          s.oInv,
          n,
          config.heads(),
          config.headDim(),
          config.normEps());
    }
    if (p.outputGate() != null) {
      linear(p.outputGate(), s.n1, n, s.oGate);
      HeadParts.gate(s.oNormed, s.oGate, s.oGated, n * config.hidden(), silu());
    }
  }

  private boolean silu() {
    return parts.outputGate() == FoxParts.OutputGate.SILU;
  }

  private void linear(Mat weight, float[] x, int n, float[] y) {
    if (n == 1) {
      kernels.matVec(weight, x, 0, y, 0);
      return;
    }
    kernels.multiply(
        Mat.of(x, 0, n, weight.cols()), weight.t(), Mat.of(y, 0, n, weight.rows()), false);
  }

  private void project(Mat weight, int bias, float[] x, int n, float[] y) {
    linear(weight, x, n, y);
    if (bias != FoxLayer.ABSENT) {
      for (int t = 0; t < n; t++) {
        kernels.axpy(1, w, bias, y, t * weight.rows(), weight.rows());
      }
    }
  }

  private void shift(
      FoxActivations a, float[] linear, float[] alpha, float @Nullable [] before, float[] mixed) {
    for (int i = 0; i < a.sequences(); i++) {
      HeadParts.shift(
          linear,
          alpha,
          before,
          mixed,
          a.starts[i],
          a.starts[i + 1],
          config.kvHeads(),
          config.headDim());
    }
    if (before != null) {
      int width = config.kvDim();
      System.arraycopy(linear, (a.tokens - 1) * width, before, 0, width);
    }
  }

  private void rotate(FoxActivations a, float[] q, float[] k, int position, int sign) {
    if (parts.ropeBase() == 0) {
      return;
    }
    int d = config.headDim();
    float base = parts.ropeBase();
    for (int i = 0; i < a.sequences(); i++) {
      int from = a.starts[i];
      int to = a.starts[i + 1];
      HeadParts.rotate(
          kernels, q, config.heads(), k, config.kvHeads(), from, to, d, base, position, sign);
    }
  }

  // c_t = sum of log sigmoid(z) up to t, per sequence and head, in double; laid out [head][token].
  private void gates(
      FoxLayer p, FoxActivations a, FoxActivations.Layer s, FoxCache.@Nullable Layer past) {
    int heads = config.heads();
    if (parts.gate() == FoxParts.Gate.NONE) {
      Arrays.fill(s.c, 0, a.tokens * heads, 0);
      return;
    }
    if (p.f() != null) {
      linear(p.f(), s.n1, a.tokens, s.z);
    } else {
      Arrays.fill(s.z, 0, a.tokens * heads, 0);
    }
    for (int head = 0; head < heads; head++) {
      float bias = w[p.fBias() + head];
      for (int i = 0; i < a.sequences(); i++) {
        double c = past == null ? 0 : past.cumulated(head);
        for (int t = a.starts[i]; t < a.starts[i + 1]; t++) {
          float z = s.z[t * heads + head] + bias;
          s.z[t * heads + head] = past == null ? z : past.held(head, z);
          c += FoxLayer.logSigmoid(s.z[t * heads + head]);
          s.c[head * a.tokens + t] = c;
        }
      }
    }
  }

  private void attend(FoxActivations a, FoxActivations.Layer s) {
    a.attention.forward(
        Packing.of(a.starts),
        queries(a, s.qAttended),
        keys(a, s.kAttended),
        keys(a, s.v),
        s.c,
        queries(a, s.o),
        s.l);
  }

  private Mat queries(FoxActivations a, float[] rows) {
    return Mat.of(rows, 0, a.tokens, config.hidden());
  }

  private Mat keys(FoxActivations a, float[] rows) {
    return Mat.of(rows, 0, a.tokens, config.kvDim());
  }

  /**
   * Backward.
   *
   * @param dp where the gradients of this layer lie in {@code g}
   * @param dGated gradient of {@code s.oGated}
   * @param dn1 overwritten with the gradient of {@code s.n1}
   */
  void backward(
      FoxLayer p,
      FoxLayer dp,
      float[] g,
      FoxActivations a,
      FoxActivations.Layer s,
      float[] dGated,
      float[] dn1) {
    FoxActivations.Back b = a.back();
    int n = a.tokens;
    int h = config.hidden();
    Arrays.fill(dn1, 0, n * h, 0);
    float[] dO = dGated;
    if (p.outputGate() != null) {
      HeadParts.gateBack(s.oNormed, s.oGate, dO, b.oNormed, b.oGate, n * h, silu());
      linearBack(p.outputGate(), dp.outputGate(), b.oGate, s.n1, n, dn1);
      dO = b.oNormed;
    }
    if (parts.outputNorm()) {
      float[] dRaw = b.qRaw;
      Arrays.fill(dRaw, 0, n * h, 0);
      HeadParts.normBack(
          kernels,
          s.o,
          w,
          p.outputNorm(),
          false,
          s.oInv,
          dO,
          dRaw,
          g,
          n,
          config.heads(),
          config.headDim());
      System.arraycopy(dRaw, 0, b.oNormed, 0, n * h);
      dO = b.oNormed;
    }
    attendBack(a, s, dO, b);
    gatesBack(dp, g, a, s, b);
    if (p.f() != null) {
      linearBack(p.f(), dp.f(), b.z, s.n1, n, dn1);
    }
    rotate(a, b.q, b.k, 0, -1);
    float[] dq = b.q;
    float[] dk = b.k;
    if (parts.qkNorm() != FoxParts.QkNorm.NONE) {
      boolean shared = parts.qkNorm() == FoxParts.QkNorm.SHARED;
      int d = config.headDim();
      dq = b.qRaw;
      dk = b.kRaw;
      Arrays.fill(dq, 0, n * h, 0);
      Arrays.fill(dk, 0, n * config.kvDim(), 0);
      HeadParts.normBack(
          kernels, s.q, w, p.qNorm(), shared, s.qInv, b.q, dq, g, n, config.heads(), d);
      HeadParts.normBack(
          kernels, s.kMixed, w, p.kNorm(), shared, s.kInv, b.k, dk, g, n, config.kvHeads(), d);
    }
    projectBack(p.q(), dp.q(), dp.qBias(), dq, g, s.n1, n, dn1);
    if (p.kShift() != null) {
      dk = shiftBack(p.kShift(), dp.kShift(), a, s, s.kLinear, s.kAlpha, dk, dn1);
    }
    projectBack(p.k(), dp.k(), dp.kBias(), dk, g, s.n1, n, dn1);
    float[] dv = b.v;
    if (p.vShift() != null) {
      dv = shiftBack(p.vShift(), dp.vShift(), a, s, s.vLinear, s.vAlpha, dv, dn1);
    }
    projectBack(p.v(), dp.v(), dp.vBias(), dv, g, s.n1, n, dn1);
  }

  private void linearBack(
      Mat weight, @Nullable Mat dWeight, float[] dy, float[] x, int n, float[] dx) {
    Mat rows = Mat.of(dy, 0, n, weight.rows());
    if (dWeight != null) {
      kernels.multiply(rows.t(), Mat.of(x, 0, n, weight.cols()), dWeight, true);
    }
    kernels.multiply(rows, weight, Mat.of(dx, 0, n, weight.cols()), true);
  }

  private void projectBack(
      Mat weight, Mat dWeight, int dBias, float[] dy, float[] g, float[] x, int n, float[] dx) {
    linearBack(weight, dWeight, dy, x, n, dx);
    if (dBias != FoxLayer.ABSENT) {
      for (int t = 0; t < n; t++) {
        kernels.axpy(1, dy, t * weight.rows(), g, dBias, weight.rows());
      }
    }
  }

  private float[] shiftBack(
      Mat weight,
      @Nullable Mat dWeight,
      FoxActivations a,
      FoxActivations.Layer s,
      float[] linear,
      float[] alpha,
      float[] dMixed,
      float[] dn1) {
    FoxActivations.Back b = a.back();
    for (int i = 0; i < a.sequences(); i++) {
      HeadParts.shiftBack(
          linear,
          alpha,
          dMixed,
          b.linear,
          b.alpha,
          a.starts[i],
          a.starts[i + 1],
          config.kvHeads(),
          config.headDim());
    }
    linearBack(weight, dWeight, b.alpha, s.n1, a.tokens, dn1);
    return b.linear;
  }

  private void attendBack(
      FoxActivations a, FoxActivations.Layer s, float[] dO, FoxActivations.Back b) {
    int n = a.tokens;
    Arrays.fill(b.q, 0, n * config.hidden(), 0);
    Arrays.fill(b.k, 0, n * config.kvDim(), 0);
    Arrays.fill(b.v, 0, n * config.kvDim(), 0);
    Arrays.fill(b.c, 0, n * config.heads(), 0);
    a.attention.backward(
        Packing.of(a.starts),
        queries(a, s.qAttended),
        keys(a, s.kAttended),
        keys(a, s.v),
        s.c,
        queries(a, s.o),
        s.l,
        queries(a, dO),
        queries(a, b.q),
        keys(a, b.k),
        keys(a, b.v),
        b.c);
  }

  // dlogf_t = sum of dc_s over s >= t; dz = dlogf (1 - f). A fixed gate learns nothing.
  private void gatesBack(
      FoxLayer dp, float[] g, FoxActivations a, FoxActivations.Layer s, FoxActivations.Back b) {
    if (parts.gate() == FoxParts.Gate.NONE || parts.gate() == FoxParts.Gate.FIXED) {
      return;
    }
    int heads = config.heads();
    for (int head = 0; head < heads; head++) {
      double bias = 0;
      for (int i = 0; i < a.sequences(); i++) {
        double suffix = 0;
        for (int t = a.starts[i + 1] - 1; t >= a.starts[i]; t--) {
          suffix += b.c[head * a.tokens + t];
          double dz = suffix * (1 - FoxLayer.sigmoid(s.z[t * heads + head]));
          b.z[t * heads + head] = (float) dz;
          bias += dz;
        }
      }
      g[dp.fBias() + head] += (float) bias;
    }
  }
}
