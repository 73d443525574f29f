package foxden.policies.fox.attention;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.Mat;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

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

  // Parts that the backward pass of one sequence and head is cut into when there are few of them.
  private static final int STRIPES = 4;

  // Floats of packed keys and values made ready at a time when threads share a sequence: 8 MiB.
  private static final int PACKED_AT_ONCE = 1 << 21;

  private final Kernels kernels;
  private final Heads heads;
  private final Pruning pruning;
  // Not per thread: what a thread holds outlives the attention it was for.
  private final Deque<Scratch> idle = new ConcurrentLinkedDeque<>();

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
  public record Visits(long visited, long all) {

    Visits plus(Visits other) {
      return new Visits(visited + other.visited, all + other.all);
    }
  }

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
    if (l.length < heads.query() * packing.queryRows()) {
      throw new IllegalArgumentException(l.length + " log-normalisers");
    }
    int units = packing.sequences() * heads.keyValue();
    int size = 2 * packing.longest() * heads.dim();
    int together = kernels.threads() == 1 ? 1 : Math.min(units, Math.max(1, PACKED_AT_ONCE / size));
    AtomicLong visited = new AtomicLong();
    AtomicLong all = new AtomicLong();
    Scratch shared = take();
    KeyValues[] ready = shared.keyValues(together);
    for (int from = 0; from < units; from += together) {
      int first = from;
      int count = Math.min(together, units - from);
      kernels.run(
          count,
          n -> ready[n].pack(new Sequence(heads, packing, first + n, 0, q, k, v, c), kernels));
      int group = heads.query() / heads.keyValue();
      int blocks = (packing.longest() + ForwardBlock.QUERIES - 1) / ForwardBlock.QUERIES;
      // The longest rows first, so that threads end together.
      kernels.run(
          count * group * blocks,
          n -> {
            int block = blocks - 1 - n / (count * group);
            int unit = n % (count * group) / group;
            Sequence at = new Sequence(heads, packing, first + unit, n % group, q, k, v, c);
            if (block * ForwardBlock.QUERIES < at.queries) {
              Scratch mine = take();
              Visits some = mine.forward().run(at, ready[unit], pruning, block, at.queryRows(o), l);
              idle.push(mine);
              visited.addAndGet(some.visited());
              all.addAndGet(some.all());
            }
          });
    }
    idle.push(shared);
    return new Visits(visited.get(), all.get());
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
    int units = packing.sequences() * heads.keyValue();
    // Few units: each is cut into stripes with sums of their own, so many whatever the threads.
    int stripes = Math.min(STRIPES, (STRIPES + units - 1) / units);
    int group = heads.query() / heads.keyValue();
    if (stripes == 1) {
      kernels.run(
          units,
          n -> {
            Scratch mine = take();
            Sequence first = new Sequence(heads, packing, n, 0, q, k, v, c);
            KeyValues ready = mine.keyValues(1)[0];
            ready.packBack(first, kernels);
            for (int g = 0; g < group; g++) {
              Sequence at = new Sequence(heads, packing, n, g, q, k, v, c);
              BackwardBlock.Out out =
                  new BackwardBlock.Out(
                      at.queryRows(o),
                      l,
                      at.queryRows(dO),
                      at.queryRows(dq),
                      at.keyRows(dk),
                      at.keyRows(dv),
                      dc,
                      at.c);
              mine.backward().run(at, ready, pruning, out, 0, 1);
            }
            idle.push(mine);
          });
      return;
    }
    for (int unit = 0; unit < units; unit++) {
      striped(packing, unit, stripes, q, k, v, c, o, l, dO, dq, dk, dv, dc);
    }
  }

  private void striped(
      Packing packing,
      int unit,
      int stripes,
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
    Sequence first = new Sequence(heads, packing, unit, 0, q, k, v, c);
    Scratch shared = take();
    KeyValues ready = shared.keyValues(1)[0];
    ready.packBack(first, kernels);
    int group = heads.query() / heads.keyValue();
    int n = first.keys;
    int d = heads.dim();
    float[][] sums = new float[stripes][2 * n * d];
    double[][] gates = new double[stripes][group * n];
    kernels.run(
        stripes,
        s -> {
          Scratch mine = take();
          for (int g = 0; g < group; g++) {
            Sequence at = new Sequence(heads, packing, unit, g, q, k, v, c);
            BackwardBlock.Out out =
                new BackwardBlock.Out(
                    at.queryRows(o),
                    l,
                    at.queryRows(dO),
                    at.queryRows(dq),
                    Mat.of(sums[s], 0, n, d),
                    Mat.of(sums[s], n * d, n, d),
                    gates[s],
                    g * n);
            mine.backward().run(at, ready, pruning, out, s, stripes);
          }
          idle.push(mine);
        });
    idle.push(shared);
    Mat dkRows = first.keyRows(dk);
    Mat dvRows = first.keyRows(dv);
    for (int s = 0; s < stripes; s++) {
      for (int j = 0; j < n; j++) {
        kernels.axpy(1, sums[s], j * d, dk.data(), dkRows.offset() + j * dk.rowStride(), d);
        kernels.axpy(1, sums[s], (n + j) * d, dv.data(), dvRows.offset() + j * dv.rowStride(), d);
      }
      for (int g = 0; g < group; g++) {
        int to = first.c + g * packing.keyRows();
        for (int j = 0; j < n; j++) {
          dc[to + j] += gates[s][g * n + j];
        }
      }
    }
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

  // Whoever fails does not give back what may be half done.
  private Scratch take() {
    Scratch mine = idle.poll();
    return mine == null ? new Scratch(kernels, heads) : mine;
  }

  /** What one thread at a time works with, made when first needed. */
  private static final class Scratch {
    private final Kernels kernels;
    private final Heads heads;
    private @Nullable ForwardBlock forward;
    private @Nullable BackwardBlock backward;
    private KeyValues[] keyValues = {};

    Scratch(Kernels kernels, Heads heads) {
      this.kernels = kernels;
      this.heads = heads;
    }

    ForwardBlock forward() {
      ForwardBlock made = forward == null ? new ForwardBlock(kernels, heads) : forward;
      forward = made;
      return made;
    }

    BackwardBlock backward() {
      BackwardBlock made = backward == null ? new BackwardBlock(kernels, heads) : backward;
      backward = made;
      return made;
    }

    KeyValues[] keyValues(int count) {
      if (keyValues.length < count) {
        int had = keyValues.length;
        keyValues = Arrays.copyOf(keyValues, count);
        for (int i = had; i < count; i++) {
          keyValues[i] = new KeyValues(kernels);
        }
      }
      return keyValues;
    }
  }
}
