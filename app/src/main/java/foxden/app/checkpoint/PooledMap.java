package foxden.app.checkpoint;

import foxden.policies.Mind;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One head's map at the size of its picture: each pixel holds the value of largest size among the
 * cells that fall into it, NaN where none is visible. Where several queries fall into a pixel, at
 * most {@value #MOST} of them are looked at. Nothing T x T is kept; colours are applied later, so
 * that scale, threshold and switches cost no new computation.
 *
 * @param view which queries and keys
 * @param values row by row, {@code width * height}
 * @param low least value shown
 * @param high largest value shown
 * @param sampled whether queries were left out
 */
record PooledMap(
    View view, int width, int height, float[] values, float low, float high, boolean sampled) {

  /** Most queries that one pixel row looks at. */
  static final int MOST = 3;

  // Bands of rows: lower ones cost more, so there are several for each thread.
  private static final int BANDS = 16;

  /**
   * What is wanted.
   *
   * @param sink whether the first key is shown
   */
  record View(
      Mind mind,
      int layer,
      int head,
      Quantity quantity,
      boolean sink,
      double q0,
      double q1,
      double k0,
      double k1) {

    /** The whole square of a mind. */
    static View all(Mind mind, int layer, int head, Quantity quantity, boolean sink) {
      int n = mind.tokens();
      return new View(mind, layer, head, quantity, sink, 0, n, 0, n);
    }

    View zoomed(double from, double to, double keyFrom, double keyTo) {
      return new View(mind, layer, head, quantity, sink, from, to, keyFrom, keyTo);
    }

    int queryAt(double share) {
      return clamp(q0 + share * (q1 - q0));
    }

    int keyAt(double share) {
      return clamp(k0 + share * (k1 - k0));
    }

    private int clamp(double at) {
      return (int) Math.max(0, Math.min(mind.tokens() - 1.0, Math.floor(at + 1e-9)));
    }
  }

  /**
   * Computes a map, bands of its rows side by side on the common pool: the mind must be one that
   * several threads may read.
   *
   * @param stop asked now and then, by several threads; true gives up
   * @return null when given up
   */
  static @Nullable PooledMap of(View view, int width, int height, BooleanSupplier stop) {
    float[] values = new float[width * height];
    Arrays.fill(values, Float.NaN);
    int[] first = new int[width];
    int[] last = new int[width];
    for (int x = 0; x < width; x++) {
      first[x] = view.keyAt(x / (double) width);
      last[x] = Math.max(first[x], view.keyAt((x + 1) / (double) width - 1e-9));
      first[x] = view.sink ? first[x] : Math.max(1, first[x]);
    }
    int count = Math.min(BANDS, height);
    List<Band> bands =
        IntStream.range(0, count)
            .parallel()
            .mapToObj(
                i -> {
                  Band band = new Band(view);
                  int to = height * (i + 1) / count;
                  for (int y = height * i / count; y < to && !stop.getAsBoolean(); y++) {
                    band.row(y, width, height, first, last, values);
                  }
                  return band;
                })
            .toList();
    if (stop.getAsBoolean()) {
      return null;
    }
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    boolean sampled = false;
    for (Band band : bands) {
      low = Math.min(low, band.low);
      high = Math.max(high, band.high);
      sampled |= band.sampled;
    }
    return new PooledMap(view, width, height, values, low, high, sampled);
  }

  /** Some rows of pixels. */
  private static final class Band {
    final View view;
    final float[] row;
    final float[] content;
    final float[] decay;
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    boolean sampled;
    // The query that row holds: neighbouring pixels may share one.
    int held = -1;

    Band(View view) {
      this.view = view;
      int tokens = view.mind.tokens();
      row = new float[tokens];
      content = new float[tokens];
      decay = new float[tokens];
    }

    void row(int y, int width, int height, int[] first, int[] last, float[] values) {
      int from = view.queryAt(y / (double) height);
      int to = Math.max(from, view.queryAt((y + 1) / (double) height - 1e-9));
      int step = Math.max(1, (to - from + MOST) / MOST);
      sampled |= step > 1;
      for (int q = from; q <= to; q += step) {
        if (q != held) {
          view.mind.row(view.layer, view.head, q, row, content, decay);
          view.quantity.row(row, content, decay, q);
          held = q;
        }
        pool(row, q, first, last, values, y * width);
      }
      for (int x = 0; x < width; x++) {
        float value = values[y * width + x];
        if (!Float.isNaN(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
  }

  private static void pool(float[] row, int q, int[] first, int[] last, float[] values, int at) {
    for (int x = 0; x < first.length && first[x] <= q; x++) {
      int to = Math.min(q, last[x]);
      float best = values[at + x];
      for (int k = first[x]; k <= to; k++) {
        best = Float.isNaN(best) || Math.abs(row[k]) > Math.abs(best) ? row[k] : best;
      }
      values[at + x] = best;
    }
  }
}
