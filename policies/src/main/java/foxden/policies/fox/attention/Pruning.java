package foxden.policies.fox.attention;

import foxden.policies.nn.Kernels;

/**
 * When a block of keys is left out for a block of queries: when its best weight, bounded by the
 * norms of queries and keys and by the decay, is proven to be too small (adaptive computation
 * pruning, Lin et al. 2025; proof in docs/decisions). Weights are compared with the largest logit
 * that the query has met so far, from its own key backwards, which is never below its own key's.
 *
 * @param logWeight a block goes when the logarithm of each of its weights is below this
 * @param perKey whether {@code logWeight} is for all keys of a row together
 */
public record Pruning(double logWeight, boolean perKey) {

  /** Every block is computed. */
  public static final Pruning OFF = new Pruning(Double.NEGATIVE_INFINITY, false);

  /**
   * Leaves out what {@link Kernels#CUT_OFF} would make exactly 0 anyway: the results are the same
   * to the bit as with {@link #OFF}. One exponent of margin covers the rounding of logits.
   */
  public static final Pruning EXACT = new Pruning(Kernels.CUT_OFF - 1, false);

  /**
   * Each row loses less than {@code epsilon} of its weight: an output changes by less than {@code 2
   * epsilon max|v|}. The paper's epsilon is exp(-10).
   */
  public static Pruning within(double epsilon) {
    if (!(epsilon > 0 && epsilon < 1)) {
      throw new IllegalArgumentException("a lost weight of " + epsilon);
    }
    return new Pruning(Math.log(epsilon), true);
  }

  /** The threshold for rows of {@code keys} keys. */
  double threshold(int keys) {
    return perKey ? logWeight - Math.log(keys) : logWeight;
  }

  /**
   * The paper's own threshold, for showing where memory provably ends: a key whose decay D is below
   * it carries less than {@code exp(logEpsilon) / keys} of a row, whatever the row holds.
   *
   * @param u bound of |scale q.k|
   */
  public static double decayThreshold(double u, int keys, double logEpsilon) {
    return logEpsilon - (2 * u + Math.log(keys));
  }
}
