package foxden.policies.nn;

import java.util.Arrays;

/**
 * A block of attention logits on its way to weights: {@value #WIDTH} keys for some queries, with
 * the decay between them; scratch space of one thread. The products before and after are {@link
 * Kernels#multiply}'s, what lies between {@link Kernels#attend} and {@link Kernels#attendBack}.
 *
 * <p>The decay {@code D_ij = c_i - c_j} is kept as two pairs of floats, {@code c_i - b} and {@code
 * b - c_j} with their remainders, b a gate sum near the block: their sum is D to a relative 1e-7
 * however far the gates have run.
 */
public final class LogitBlock {

  /** Keys of a block, a multiple of every lane width. */
  public static final int WIDTH = 64;

  /** Below every logit: a row that has seen no key yet. */
  public static final float NOTHING = -1e30f;

  /** Rows of {@value #WIDTH}: raw products q.k in; forward, weights out. */
  public final float[] s;

  /** Rows of {@value #WIDTH}: products dO.v in, scaled gradients of the logits out. */
  public final float[] ds;

  /** Largest logit of each row so far. */
  public final float[] top;

  /** What the last block asks each row's older sums to be multiplied by. */
  public final float[] shrink;

  /** Log-normaliser of each row, for the backward pass. */
  public final float[] l;

  /** dO.o of each row, for the backward pass. */
  public final float[] delta;

  /** Column sums of the unscaled gradients of the logits. */
  public final float[] columns = new float[WIDTH];

  // Sum of the weights of each row so far, in as many lanes as the kernels add in.
  final float[] sums;
  final float[] keyHigh = new float[WIDTH];
  final float[] keyLow = new float[WIDTH];
  final float[] ownHigh;
  final float[] ownLow;

  /** For at most {@code rows} queries at a time. */
  public LogitBlock(int rows) {
    // A little more, for tiles that end behind the last row.
    s = new float[rows * WIDTH + 8];
    ds = new float[rows * WIDTH + 8];
    top = new float[rows];
    shrink = new float[rows];
    l = new float[rows];
    delta = new float[rows];
    sums = new float[rows * WIDTH];
    ownHigh = new float[rows];
    ownLow = new float[rows];
  }

  /** Begins rows that have seen nothing. */
  public void clear() {
    Arrays.fill(top, NOTHING);
    Arrays.fill(sums, 0);
  }

  /**
   * The decays of a block.
   *
   * @param c cumulated log gates
   * @param query index of the first row's own gate sum
   * @param key index of the first key's
   */
  public void decay(double[] c, int query, int rows, int key, int keys) {
    double base = c[key];
    for (int j = 0; j < keys; j++) {
      double d = base - c[key + j];
      keyHigh[j] = (float) d;
      keyLow[j] = (float) (d - keyHigh[j]);
    }
    Arrays.fill(keyHigh, keys, WIDTH, 0);
    Arrays.fill(keyLow, keys, WIDTH, 0);
    for (int i = 0; i < rows; i++) {
      double d = c[query + i] - base;
      ownHigh[i] = (float) d;
      ownLow[i] = (float) (d - ownHigh[i]);
    }
  }

  float decay(int row, int key) {
    return (keyHigh[key] + ownHigh[row]) + (keyLow[key] + ownLow[row]);
  }

  /** Hides all keys of a row but {@code from} to {@code to - 1}. */
  public void show(int row, int from, int to) {
    int at = row * WIDTH;
    Arrays.fill(s, at, at + clamp(from), Float.NEGATIVE_INFINITY);
    Arrays.fill(s, at + clamp(to), at + WIDTH, Float.NEGATIVE_INFINITY);
  }

  private static int clamp(int key) {
    return Math.max(0, Math.min(WIDTH, key));
  }

  /** Sum of the weights of a row so far. */
  public float sum(int row) {
    float total = 0;
    for (int x = 0; x < WIDTH; x++) {
      total += sums[row * WIDTH + x];
    }
    return total;
  }
}
