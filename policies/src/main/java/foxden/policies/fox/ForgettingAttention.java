package foxden.policies.fox;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.Mat;
import java.util.Arrays;

/**
 * Forgetting attention of one head over one sequence, forward and backward, in blocks of queries
 * and keys: nothing T x T is stored. Logits are {@code s q.k + c_i - c_j} with the cumulated log
 * gates c in double; weights whose exponent lies below {@link Kernels#CUT_OFF} are exactly 0.
 *
 * <p>An object is scratch space for one thread.
 */
final class ForgettingAttention {

  /** Queries, and keys, of a block. */
  static final int BLOCK = 64;

  private final Kernels kernels;
  private final float[] s = new float[BLOCK * BLOCK];
  private final float[] dp = new float[BLOCK * BLOCK];
  private final float[] acc;
  private final float[] top = new float[BLOCK];
  private final float[] sum = new float[BLOCK];
  private final float[] delta = new float[BLOCK];
  private final float[] keyDecay = new float[BLOCK];

  ForgettingAttention(Kernels kernels, int headDim) {
    this.kernels = kernels;
    this.acc = new float[BLOCK * headDim];
  }

  /**
   * One head of one sequence; all matrices T x d with contiguous rows.
   *
   * @param c cumulated log gates of this head, T of them from {@code cAt}
   * @param window keys a query can see, itself included; 0 for all
   */
  record Head(Mat q, Mat k, Mat v, double[] c, int cAt, float scale, int window) {

    int tokens() {
      return q.rows();
    }

    /** First key that query i can see. */
    int first(int i) {
      return window == 0 ? 0 : Math.max(0, i - window + 1);
    }
  }

  /**
   * Forward.
   *
   * @param o T x d, overwritten
   * @param l log-normaliser of each row, T of them from {@code lAt}
   */
  void forward(Head head, Mat o, float[] l, int lAt) {
    int t = head.tokens();
    for (int i0 = 0; i0 < t; i0 += BLOCK) {
      int bm = Math.min(BLOCK, t - i0);
      forwardRows(head, o, l, lAt, i0, bm);
    }
  }

  private void forwardRows(Head head, Mat o, float[] l, int lAt, int i0, int bm) {
    int d = head.q().cols();
    Arrays.fill(top, Float.NEGATIVE_INFINITY);
    Arrays.fill(sum, 0);
    Arrays.fill(acc, 0, bm * d, 0);
    for (int j0 = head.first(i0) / BLOCK * BLOCK; j0 < i0 + bm; j0 += BLOCK) {
      int bn = Math.min(BLOCK, head.tokens() - j0);
      logits(head, i0, bm, j0, bn);
      // Online softmax: rescale what was summed so far whenever a row's maximum grows.
      for (int i = 0; i < bm; i++) {
        int lo = Math.min(bn, Math.max(0, head.first(i0 + i) - j0));
        int hi = Math.min(bn, i0 + i - j0 + 1);
        int row = i * BLOCK;
        Arrays.fill(s, row, row + lo, 0);
        Arrays.fill(s, row + Math.max(lo, hi), row + bn, 0);
        if (hi <= lo) {
          continue;
        }
        float max = Math.max(top[i], kernels.max(s, row + lo, hi - lo));
        float shrink = top[i] - max;
        float a = shrink < Kernels.CUT_OFF ? 0 : (float) Math.exp(shrink);
        sum[i] = sum[i] * a + kernels.exp(s, row + lo, hi - lo, max);
        if (a != 1) {
          kernels.scale(a, acc, i * d, d);
        }
        top[i] = max;
      }
      kernels.multiply(
          Mat.strided(s, 0, bm, bn, BLOCK), head.v().rows(j0, bn), Mat.of(acc, 0, bm, d), true);
    }
    for (int i = 0; i < bm; i++) {
      int to = o.offset() + (i0 + i) * o.rowStride();
      float inv = 1 / sum[i];
      for (int x = 0; x < d; x++) {
        o.data()[to + x] = acc[i * d + x] * inv;
      }
      l[lAt + i0 + i] = top[i] + (float) Math.log(sum[i]);
    }
  }

  // s = scale q k^T + c_i - c_j; c relative to the block's first query, so that floats suffice.
  private void logits(Head head, int i0, int bm, int j0, int bn) {
    kernels.multiply(
        head.q().rows(i0, bm), head.k().rows(j0, bn).t(), Mat.strided(s, 0, bm, bn, BLOCK), false);
    double base = head.c()[head.cAt() + i0];
    for (int j = 0; j < bn; j++) {
      keyDecay[j] = (float) (base - head.c()[head.cAt() + j0 + j]);
    }
    float scale = head.scale();
    for (int i = 0; i < bm; i++) {
      float own = (float) (head.c()[head.cAt() + i0 + i] - base);
      int row = i * BLOCK;
      for (int j = 0; j < bn; j++) {
        s[row + j] = s[row + j] * scale + (keyDecay[j] + own);
      }
    }
  }

  /** Gradients that {@link #backward} adds to, T x d each; {@code dc} one per token. */
  record Gradients(Mat q, Mat k, Mat v, double[] c, int cAt) {}

  /**
   * Backward: adds to the gradients of q, k, v and to {@code dc_j = -sum_i dS_ij} (the query half
   * of dc is zero).
   *
   * @param o output of the forward pass, {@code l} its log-normalisers
   * @param dOut gradient of the output
   */
  void backward(Head head, Mat o, float[] l, int lAt, Mat dOut, Gradients to) {
    int t = head.tokens();
    int d = head.q().cols();
    for (int i0 = 0; i0 < t; i0 += BLOCK) {
      int bm = Math.min(BLOCK, t - i0);
      for (int i = 0; i < bm; i++) {
        delta[i] =
            kernels.dot(
                o.data(),
                o.offset() + (i0 + i) * o.rowStride(),
                dOut.data(),
                dOut.offset() + (i0 + i) * dOut.rowStride(),
                d);
      }
      for (int j0 = head.first(i0) / BLOCK * BLOCK; j0 < i0 + bm; j0 += BLOCK) {
        backwardBlock(head, l, lAt, dOut, to, i0, bm, j0);
      }
    }
  }

  private void backwardBlock(
      Head head, float[] l, int lAt, Mat dOut, Gradients to, int i0, int bm, int j0) {
    int bn = Math.min(BLOCK, head.tokens() - j0);
    Mat block = Mat.strided(s, 0, bm, bn, BLOCK);
    Mat dBlock = Mat.strided(dp, 0, bm, bn, BLOCK);
    logits(head, i0, bm, j0, bn);
    // P = exp(S - L), 0 outside the causal window.
    for (int i = 0; i < bm; i++) {
      int lo = Math.min(bn, Math.max(0, head.first(i0 + i) - j0));
      int hi = Math.min(bn, i0 + i - j0 + 1);
      int row = i * BLOCK;
      Arrays.fill(s, row, row + lo, 0);
      Arrays.fill(s, row + Math.max(lo, hi), row + bn, 0);
      if (hi > lo) {
        kernels.exp(s, row + lo, hi - lo, l[lAt + i0 + i]);
      }
    }
    Mat dRows = dOut.rows(i0, bm);
    // dV += P^T dO; dP = dO V^T
    kernels.multiply(block.t(), dRows, to.v().rows(j0, bn), true);
    kernels.multiply(dRows, head.v().rows(j0, bn).t(), dBlock, false);
    // dS = P (dP - delta), into s; its column sums are -dc.
    for (int i = 0; i < bm; i++) {
      int row = i * BLOCK;
      for (int j = 0; j < bn; j++) {
        s[row + j] *= dp[row + j] - delta[i];
      }
    }
    for (int j = 0; j < bn; j++) {
      double column = 0;
      for (int i = 0; i < bm; i++) {
        column += s[i * BLOCK + j];
      }
      to.c()[to.cAt() + j0 + j] -= column;
    }
    // dQ += scale dS K; dK += scale dS^T Q
    for (int i = 0; i < bm; i++) {
      kernels.scale(head.scale(), s, i * BLOCK, bn);
    }
    kernels.multiply(block, head.k().rows(j0, bn), to.q().rows(i0, bm), true);
    kernels.multiply(block.t(), head.q().rows(i0, bm), to.k().rows(j0, bn), true);
  }
}
