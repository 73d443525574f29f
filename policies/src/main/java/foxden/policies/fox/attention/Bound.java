package foxden.policies.fox.attention;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.Mat;

/**
 * The proof that a block of keys does not matter: {@code log A_ij <= S_ij - m_i <= scale |q_i|
 * max|k| + c_i - c_j - m_i} with m_i a logit of the row, or its log-normaliser. The right side only
 * falls towards older blocks, so the first block below the threshold ends the row.
 */
final class Bound {

  private final float[] norms;

  Bound(int rows) {
    norms = new float[rows];
  }

  void queries(Kernels kernels, Mat q, float scale) {
    for (int i = 0; i < q.rows(); i++) {
      int row = q.offset() + i * q.rowStride();
      double norm = Math.sqrt(kernels.dot(q.data(), row, q.data(), row, q.cols()));
      // Rounding of the norm and of the logits it bounds.
      norms[i] = (float) (norm * scale * (1 + 1e-4));
    }
  }

  /**
   * Whether for every row the logarithm of each weight in a block is below the threshold.
   *
   * @param keyNorm largest norm of a key in this block or an older one
   * @param m of each row
   */
  boolean below(double threshold, Sequence at, int i0, int j0, int keys, float keyNorm, float[] m) {
    double lastKey = at.gates[at.c + j0 + keys - 1];
    int rows = Math.min(norms.length, at.queries - i0);
    for (int i = 0; i < rows; i++) {
      double most = (double) norms[i] * keyNorm + at.own(i0 + i) - lastKey - m[i];
      if (most >= threshold) {
        return false;
      }
    }
    return true;
  }
}
