package foxden.app.mind;

import foxden.policies.Mind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attention rows of one head, kept as they are computed; rows of a mind never change, so it only
 * ever grows. One thread computes, others read what is there. Beyond {@link #MOST} rows only every
 * second, third, ... query is kept ({@link #stride()}), which the view says.
 */
final class Rows {

  /** Most rows kept: 4096 rows of up to 4096 floats are 33 MB. */
  static final int MOST = 4096;

  private final Mind mind;
  private final int layer;
  private final int head;
  private volatile State state = new State(1, List.of());

  private record State(int stride, List<float[]> rows) {}

  Rows(Mind mind, int layer, int head) {
    this.mind = mind;
    this.layer = layer;
    this.head = head;
  }

  boolean of(@Nullable Mind m, int l, int h) {
    return mind == m && layer == l && head == h;
  }

  /** Queries between two kept rows. */
  int stride() {
    return state.stride();
  }

  /** Queries covered so far. */
  int covered() {
    State s = state;
    return s.rows().size() * s.stride();
  }

  /** The row kept for a query: weights of keys 0 to query; null when not computed yet. */
  float @Nullable [] row(int query) {
    State s = state;
    int at = query / s.stride();
    return at < s.rows().size() ? s.rows().get(at) : null;
  }

  /**
   * Computes missing rows for at most some time.
   *
   * @return whether all tokens are covered now
   */
  boolean compute(long nanos) {
    State s = state;
    int tokens = mind.tokens();
    int stride = s.stride();
    List<float[]> rows = new ArrayList<>(s.rows());
    while (tokens / stride > MOST) {
      List<float[]> fewer = new ArrayList<>();
      for (int i = 0; i < rows.size(); i += 2) {
        fewer.add(rows.get(i));
      }
      rows = fewer;
      stride *= 2;
    }
    long end = System.nanoTime() + nanos;
    // A kept row stands for its stride's first query, all of which must exist.
    while (rows.size() * stride < tokens && System.nanoTime() < end) {
      int q = rows.size() * stride;
      float[] row = new float[q + 1];
      mind.row(layer, head, q, row, null, null);
      rows.add(row);
    }
    state = new State(stride, rows);
    return rows.size() * stride >= tokens;
  }
}
