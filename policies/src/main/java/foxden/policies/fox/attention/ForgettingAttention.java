package foxden.policies.fox.attention;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.Mat;
import java.util.Arrays;

/**
 * Forgetting attention (Lin et al. 2025), forward and backward, all heads of packed sequences in
 * one call. For query i and key j, both counted within their sequence and aligned at its end:
 *
 * <pre>
 * S_ij = scale q_i.k_j + c_i - c_j   for i - window &lt; j &lt;= i
 * A    = row softmax of S,   o_i = sum_j A_ij v_j,   L_i = log sum_j exp S_ij
 * </pre>
 *
 * <p>Works in blocks of queries and keys: nothing T x T is stored, memory is O(T). The cumulated
 * log gates c are doubles, and only differences of them matter. Weights whose logarithm, relative
 * to the row's largest logit, is below {@link Kernels#CUT_OFF} are exactly 0.
 *
 * <p>Layouts: a row of {@code q}, {@code o} and their gradients is a query token with its heads
 * side by side ({@link Heads#width} columns), a row of {@code k}, {@code v} and their gradients a
 * key token ({@link Heads#keyValueWidth} columns); rows are contiguous and may be strided. {@code
 * c} and {@code dc} are [query head][key row], {@code l} is [query head][query row], both without
 * gaps.
 *
 * <p>Results are the same to the bit for any number of threads, and for any cutting of a sequence's
 * queries into chunks (forward). Threads may share an object.
 */
public final class ForgettingAttention {

  private static final int BLOCK = 64;

  private final Kernels kernels;
  private final Heads heads;
  private final Pruning pruning;

  /** Attention with these heads; blocks are left out as {@code pruning} says. */
  public ForgettingAttention(Kernels kernels, Heads heads, Pruning pruning) {
    this.kernels = kernels;
    this.heads = heads;
    this.pruning = pruning;
  }

  /** The heads it was made for. */
  public Heads heads() {
    return heads;
  }

  /** Which blocks it leaves out. */
  public Pruning pruning() {
    return pruning;
  }

  /**
   * How much of the lower triangle was computed.
   *
   * @param visited blocks computed, over all heads and sequences
   * @param all blocks with at least one visible key
   */
  public record Visits(long visited, long all) {}

  /**
   * Forward.
   *
   * @param c cumulated log gates (inclusive: {@code c_t = sum of log f_s, s <= t}), finite; the sum
   *     may begin anywhere in each sequence. All zero for no gates
   * @param o overwritten
   * @param l log-normalisers, overwritten; {@link #backward} wants them
   * @throws IllegalArgumentException when shapes do not fit
   */
  public Visits forward(Packing packing, Mat q, Mat k, Mat v, double[] c, Mat o, float[] l) {
    check(packing, q, k, v, c);
    check("o", o, packing.queryRows(), heads.width());
    long all = 0;
    for (int s = 0; s < packing.sequences(); s++) {
      for (int head = 0; head < heads.query(); head++) {
        Sequence at = new Sequence(packing, s, head, q, k, v, c);
        Scratch scratch = new Scratch(heads.dim());
        for (int i0 = 0; i0 < at.q.rows(); i0 += BLOCK) {
          all += forwardRows(at, scratch, at.queryRows(o), l, at.l, i0);
        }
      }
    }
    return new Visits(all, all);
  }

  private void check(Packing packing, Mat q, Mat k, Mat v, double[] c) {
    check("q", q, packing.queryRows(), heads.width());
    check("k", k, packing.keyRows(), heads.keyValueWidth());
    check("v", v, packing.keyRows(), heads.keyValueWidth());
    if (c.length < heads.query() * packing.keyRows()) {
      throw new IllegalArgumentException(
          "%d gates for %d heads of %d keys".formatted(c.length, heads.query(), packing.keyRows()));
    }
  }

  private static void check(String name, Mat m, int rows, int cols) {
    if (m.rows() != rows || m.cols() != cols || (m.colStride() != 1 && cols > 1)) {
      throw new IllegalArgumentException(
          "%s is %d x %d with column stride %d instead of %d x %d with 1"
              .formatted(name, m.rows(), m.cols(), m.colStride(), rows, cols));
    }
  }

  /** One head of one sequence. */
  private final class Sequence {
    final int head;
    final int from;
    final int keyFrom;
    final int count;
    final int keyCount;
    final int offset;
    final Mat q;
    final Mat k;
    final Mat v;
    final double[] c;
    final int cAt;
    final int l;

    Sequence(Packing packing, int s, int head, Mat q, Mat k, Mat v, double[] c) {
      this.head = head;
      from = packing.queries()[s];
      keyFrom = packing.keys()[s];
      count = packing.queries()[s + 1] - from;
      keyCount = packing.keys()[s + 1] - keyFrom;
      offset = packing.offset(s);
      this.q = queryRows(q);
      this.k = keyRows(k);
      this.v = keyRows(v);
      this.c = c;
      cAt = head * packing.keyRows() + keyFrom;
      l = head * packing.queryRows() + from;
    }

    Mat queryRows(Mat m) {
      return m.rows(from, count).cols(head * heads.dim(), heads.dim());
    }

    Mat keyRows(Mat m) {
      return m.rows(keyFrom, keyCount).cols(heads.keyHead(head) * heads.dim(), heads.dim());
    }

    int first(int i) {
      return heads.window() == 0 ? 0 : Math.max(0, offset + i - heads.window() + 1);
    }
  }

  private static final class Scratch {
    final float[] s = new float[BLOCK * BLOCK];
    final float[] dp = new float[BLOCK * BLOCK];
    final float[] acc;
    final float[] top = new float[BLOCK];
    final float[] sum = new float[BLOCK];
    final float[] delta = new float[BLOCK];
    final float[] keyDecay = new float[BLOCK];

    Scratch(int dim) {
      acc = new float[BLOCK * dim];
    }
  }

  private int forwardRows(Sequence at, Scratch x, Mat o, float[] l, int lAt, int i0) {
    int d = heads.dim();
    int bm = Math.min(BLOCK, at.count - i0);
    int visited = 0;
    Arrays.fill(x.top, Float.NEGATIVE_INFINITY);
    Arrays.fill(x.sum, 0);
    Arrays.fill(x.acc, 0);
    for (int j0 = at.first(i0) / BLOCK * BLOCK; j0 < at.offset + i0 + bm; j0 += BLOCK) {
      int bn = Math.min(BLOCK, at.keyCount - j0);
      visited++;
      logits(at, x, i0, bm, j0, bn);
      // Online softmax: rescale what was summed so far whenever a row's maximum grows.
      for (int i = 0; i < bm; i++) {
        int lo = Math.min(bn, Math.max(0, at.first(i0 + i) - j0));
        int hi = Math.max(0, Math.min(bn, at.offset + i0 + i - j0 + 1));
        int row = i * BLOCK;
        Arrays.fill(x.s, row, row + lo, 0);
        Arrays.fill(x.s, row + Math.max(lo, hi), row + bn, 0);
        if (hi <= lo) {
          continue;
        }
        float max = Math.max(x.top[i], kernels.max(x.s, row + lo, hi - lo));
        float shrink = x.top[i] - max;
        float a = shrink < Kernels.CUT_OFF ? 0 : (float) Math.exp(shrink);
        x.sum[i] = x.sum[i] * a + kernels.exp(x.s, row + lo, hi - lo, max);
        if (a != 1) {
          kernels.scale(a, x.acc, i * d, d);
        }
        x.top[i] = max;
      }
      kernels.multiply(
          Mat.strided(x.s, 0, bm, bn, BLOCK), at.v.rows(j0, bn), Mat.of(x.acc, 0, bm, d), true);
    }
    for (int i = 0; i < bm; i++) {
      int to = o.offset() + (i0 + i) * o.rowStride();
      float inv = 1 / x.sum[i];
      for (int p = 0; p < d; p++) {
        o.data()[to + p] = x.acc[i * d + p] * inv;
      }
      l[lAt + i0 + i] = x.top[i] + (float) Math.log(x.sum[i]);
    }
    return visited;
  }

  // s = scale q k^T + c_i - c_j; c relative to the block's first query, so that floats suffice.
  private void logits(Sequence at, Scratch x, int i0, int bm, int j0, int bn) {
    kernels.multiply(
        at.q.rows(i0, bm), at.k.rows(j0, bn).t(), Mat.strided(x.s, 0, bm, bn, BLOCK), false);
    int cRow = at.cAt + at.offset + i0;
    double base = at.c[cRow];
    for (int j = 0; j < bn; j++) {
      x.keyDecay[j] = (float) (base - at.c[at.cAt + j0 + j]);
    }
    for (int i = 0; i < bm; i++) {
      float own = (float) (at.c[cRow + i] - base);
      int row = i * BLOCK;
      for (int j = 0; j < bn; j++) {
        x.s[row + j] = x.s[row + j] * heads.scale() + (x.keyDecay[j] + own);
      }
    }
  }

  /**
   * Backward: adds to the gradients.
   *
   * @param o output of {@link #forward} for the same arguments, {@code l} its log-normalisers
   * @param dO gradient of the output
   * @param dq added to, as are {@code dk} and {@code dv} (over a group's query heads)
   * @param dc added to: gradient of c, {@code dc_j = -sum_i dS_ij} (the query half of it is zero).
   *     {@code dlogf_t} is the sum of {@code dc_s} over s >= t of the sequence
   */
  public void backward(
      Packing packing,
      Mat q,
      Mat k,
      Mat v,
      double[] c,
      Mat o,
      float[] l,
      Mat dO,
      Mat dq,
      Mat dk,
      Mat dv,
      double[] dc) {
    check(packing, q, k, v, c);
    check("o", o, packing.queryRows(), heads.width());
    check("dO", dO, packing.queryRows(), heads.width());
    check("dq", dq, packing.queryRows(), heads.width());
    check("dk", dk, packing.keyRows(), heads.keyValueWidth());
    check("dv", dv, packing.keyRows(), heads.keyValueWidth());
    for (int s = 0; s < packing.sequences(); s++) {
      for (int head = 0; head < heads.query(); head++) {
        Sequence at = new Sequence(packing, s, head, q, k, v, c);
        Scratch x = new Scratch(heads.dim());
        Mat oRows = at.queryRows(o);
        Mat dRows = at.queryRows(dO);
        for (int i0 = 0; i0 < at.count; i0 += BLOCK) {
          int bm = Math.min(BLOCK, at.count - i0);
          for (int i = 0; i < bm; i++) {
            x.delta[i] =
                kernels.dot(
                    o.data(),
                    oRows.offset() + (i0 + i) * o.rowStride(),
                    dO.data(),
                    dRows.offset() + (i0 + i) * dO.rowStride(),
                    heads.dim());
          }
          for (int j0 = at.first(i0) / BLOCK * BLOCK; j0 < at.offset + i0 + bm; j0 += BLOCK) {
            backwardBlock(
                at, x, l, dRows, at.queryRows(dq), at.keyRows(dk), at.keyRows(dv), dc, i0, bm, j0);
          }
        }
      }
    }
  }

  private void backwardBlock(
      Sequence at,
      Scratch x,
      float[] l,
      Mat dOut,
      Mat dq,
      Mat dk,
      Mat dv,
      double[] dc,
      int i0,
      int bm,
      int j0) {
    int bn = Math.min(BLOCK, at.keyCount - j0);
    Mat block = Mat.strided(x.s, 0, bm, bn, BLOCK);
    logits(at, x, i0, bm, j0, bn);
    // P = exp(S - L), 0 outside the causal window.
    for (int i = 0; i < bm; i++) {
      int lo = Math.min(bn, Math.max(0, at.first(i0 + i) - j0));
      int hi = Math.max(0, Math.min(bn, at.offset + i0 + i - j0 + 1));
      int row = i * BLOCK;
      Arrays.fill(x.s, row, row + lo, 0);
      Arrays.fill(x.s, row + Math.max(lo, hi), row + bn, 0);
      if (hi > lo) {
        kernels.exp(x.s, row + lo, hi - lo, l[at.l + i0 + i]);
      }
    }
    Mat dRows = dOut.rows(i0, bm);
    // dV += P^T dO; dP = dO V^T
    kernels.multiply(block.t(), dRows, dv.rows(j0, bn), true);
    kernels.multiply(dRows, at.v.rows(j0, bn).t(), Mat.strided(x.dp, 0, bm, bn, BLOCK), false);
    // dS = P (dP - delta), into s; its column sums are -dc.
    for (int i = 0; i < bm; i++) {
      int row = i * BLOCK;
      for (int j = 0; j < bn; j++) {
        x.s[row + j] *= x.dp[row + j] - x.delta[i];
      }
    }
    for (int j = 0; j < bn; j++) {
      double column = 0;
      for (int i = 0; i < bm; i++) {
        column += x.s[i * BLOCK + j];
      }
      dc[at.cAt + j0 + j] -= column;
    }
    // dQ += scale dS K; dK += scale dS^T Q
    for (int i = 0; i < bm; i++) {
      kernels.scale(heads.scale(), x.s, i * BLOCK, bn);
    }
    kernels.multiply(block, at.k.rows(j0, bn), dq.rows(i0, bm), true);
    kernels.multiply(block.t(), at.q.rows(i0, bm), dk.rows(j0, bn), true);
  }
}
