package foxden.policies.fox;

import foxden.policies.nn.Kernels;
import org.jspecify.annotations.Nullable;

/** The small parts of an attention layer, head by head, each with its gradient. Stateless. */
final class HeadParts {

  private HeadParts() {}

  /**
   * The data-dependent token shift: {@code y_t = a_t x_{t-1} + (1 - a_t) x_t}, one a per head; the
   * predecessor of the first token is {@code before}, or zeros.
   *
   * @param alpha logits, overwritten with their sigmoid; [token][head]
   * @param from first token of the sequence
   * @param to one after its last
   */
  static void shift(
      float[] x,
      float[] alpha,
      float @Nullable [] before,
      float[] y,
      int from,
      int to,
      int heads,
      int width) {
    for (int t = from; t < to; t++) {
      for (int head = 0; head < heads; head++) {
        float a = (float) FoxLayer.sigmoid(alpha[t * heads + head]);
        alpha[t * heads + head] = a;
        int at = (t * heads + head) * width;
        for (int i = 0; i < width; i++) {
          float past =
              t > from ? x[at - heads * width + i] : before == null ? 0 : before[head * width + i];
          y[at + i] = a * past + (1 - a) * x[at + i];
        }
      }
    }
  }

  /**
   * Gradient of {@link #shift} with zeros before the first token: overwrites {@code dx} and the
   * gradient of the logits.
   */
  static void shiftBack(
      float[] x,
      float[] alpha,
      float[] dy,
      float[] dx,
      float[] dLogit,
      int from,
      int to,
      int heads,
      int width) {
    int row = heads * width;
    for (int t = from; t < to; t++) {
      for (int head = 0; head < heads; head++) {
        float a = alpha[t * heads + head];
        float next = t + 1 < to ? alpha[(t + 1) * heads + head] : 0;
        int at = (t * heads + head) * width;
        float da = 0;
        for (int i = at; i < at + width; i++) {
          dx[i] = (1 - a) * dy[i] + (t + 1 < to ? next * dy[i + row] : 0);
          da += dy[i] * ((t > from ? x[i - row] : 0) - x[i]);
        }
        dLogit[t * heads + head] = da * a * (1 - a);
      }
    }
  }

  /**
   * RMSNorm of each head of each token.
   *
   * @param wAt offset of the weight; one for all heads when {@code shared}
   * @param inv one factor a token and head, for {@link #normBack}
   */
  static void norm(
      Kernels kernels,
      float[] x,
      float[] w,
      int wAt,
      boolean shared,
      float[] y,
      float[] inv,
      int tokens,
      int heads,
      int width,
      float eps) {
    for (int i = 0; i < tokens * heads; i++) {
      int weight = wAt + (shared ? 0 : i % heads * width);
      inv[i] = kernels.rmsNorm(x, i * width, w, weight, y, i * width, width, eps);
    }
  }

  /** Gradient of {@link #norm}: adds to {@code dx} and {@code dw}. */
  static void normBack(
      Kernels kernels,
      float[] x,
      float[] w,
      int wAt,
      boolean shared,
      float[] inv,
      float[] dy,
      float[] dx,
      float[] dw,
      int tokens,
      int heads,
      int width) {
    for (int i = 0; i < tokens * heads; i++) {
      int weight = wAt + (shared ? 0 : i % heads * width);
      int at = i * width;
      kernels.rmsNormBack(x, at, w, weight, inv[i], dy, at, dx, at, dw, weight, width);
    }
  }

  /**
   * Rotary embedding in place of queries and keys of tokens {@code from} to {@code to}: pair (i, i
   * + width/2) turns by {@code position * base^(-2i/width)}; see {@link Kernels#rope}.
   *
   * @param position of the first token
   * @param sign 1 forward, -1 for the gradient
   */
  static void rotate(
      Kernels kernels,
      float[] q,
      int heads,
      float[] k,
      int kvHeads,
      int from,
      int to,
      int width,
      float base,
      int position,
      int sign) {
    int half = width / 2;
    double[] turn = new double[half];
    for (int i = 0; i < half; i++) {
      turn[i] = Math.pow(base, -2.0 * i / width);
    }
    float[] cos = new float[half];
    float[] sin = new float[half];
    for (int t = from; t < to; t++) {
      for (int i = 0; i < half; i++) {
        double angle = (position + t - from) * turn[i];
        cos[i] = (float) Math.cos(angle);
        sin[i] = (float) Math.sin(angle);
      }
      for (int head = 0; head < heads; head++) {
        kernels.rope(q, (t * heads + head) * width, width, cos, sin, 0, sign);
      }
      for (int head = 0; head < kvHeads; head++) {
        kernels.rope(k, (t * kvHeads + head) * width, width, cos, sin, 0, sign);
      }
    }
  }

  /** Output gate of {@code n} numbers: {@code y = x sigmoid(g)}, or {@code x silu(g)}. */
  static void gate(float[] x, float[] g, float[] y, int n, boolean silu) {
    for (int i = 0; i < n; i++) {
      float s = 1 / (1 + (float) Math.exp(-g[i]));
      y[i] = x[i] * (silu ? s * g[i] : s);
    }
  }

  /** Gradient of {@link #gate}: overwrites {@code dx} and {@code dg}. */
  static void gateBack(
      float[] x, float[] g, float[] dy, float[] dx, float[] dg, int n, boolean silu) {
    for (int i = 0; i < n; i++) {
      float s = 1 / (1 + (float) Math.exp(-g[i]));
      float slope = s * (1 - s);
      dx[i] = dy[i] * (silu ? s * g[i] : s);
      dg[i] = dy[i] * x[i] * (silu ? s + g[i] * slope : slope);
    }
  }
}
