package foxden.policies.fox;

import foxden.policies.nn.Mat;
import foxden.policies.nn.Parameters;

/**
 * How large the content term |s q.k| of a head can become for any input, from the weights alone.
 * With QK-norm {@code max|w_q| max|w_k| sqrt(d)}, as in adaptive computation pruning; without it by
 * the Frobenius norms of the projections, whose input is RMS-normed: true, but far from tight.
 */
final class LogitBounds {

  private LogitBounds() {}

  /** Bounds of each layer and head. */
  static double[][] of(FoxConfig config, Parameters parameters) {
    double[][] bounds = new double[config.layers()][config.heads()];
    float[] w = parameters.values();
    for (int layer = 0; layer < bounds.length; layer++) {
      FoxLayer p = FoxLayer.in(parameters, config, layer);
      for (int head = 0; head < config.heads(); head++) {
        bounds[layer][head] = bound(config, p, w, head);
      }
    }
    return bounds;
  }

  private static double bound(FoxConfig config, FoxLayer p, float[] w, int head) {
    int d = config.headDim();
    int kvHead = config.kvHead(head);
    if (p.qNorm() != FoxLayer.ABSENT) {
      boolean shared = config.parts().qkNorm() == FoxParts.QkNorm.SHARED;
      double q = largest(w, p.qNorm() + (shared ? 0 : head * d), d);
      double k = largest(w, p.kNorm() + (shared ? 0 : kvHead * d), d);
      return q * k * Math.sqrt(d);
    }
    double q = reach(config, p.q(), p.qBias(), w, p.attnNorm(), head * d);
    double k = reach(config, p.k(), p.kBias(), w, p.attnNorm(), kvHead * d);
    return q * k / Math.sqrt(d);
  }

  private static double largest(float[] w, int at, int n) {
    double max = 0;
    for (int i = at; i < at + n; i++) {
      max = Math.max(max, Math.abs(w[i]));
    }
    return max;
  }

  // |W n + b| <= |W diag(g)|_F sqrt(h) + |b| for n = g x / rms(x).
  private static double reach(FoxConfig config, Mat m, int bias, float[] w, int norm, int row) {
    double squares = 0;
    double biases = 0;
    for (int i = row; i < row + config.headDim(); i++) {
      for (int j = 0; j < m.cols(); j++) {
        double value = (double) m.data()[m.offset() + i * m.rowStride() + j] * w[norm + j];
        squares += value * value;
      }
      biases += bias == FoxLayer.ABSENT ? 0 : (double) w[bias + i] * w[bias + i];
    }
    return Math.sqrt(squares * config.hidden()) + Math.sqrt(biases);
  }
}
