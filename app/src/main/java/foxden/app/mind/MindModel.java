package foxden.app.mind;

import foxden.policies.Mind;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the mind views show, computed away from the FX thread: rows of the visible head, thumbnails
 * of all heads, how far each looks back. One worker; the newest wish wins, an older one is dropped.
 */
final class MindModel implements AutoCloseable {

  /** Side of a thumbnail's matrix, pooled cells. */
  static final int THUMB = 48;

  /**
   * What was computed last.
   *
   * @param rows of the visible head, growing
   * @param thumbs one matrix of pooled weights per layer and head ([query bin][key bin]; NaN above
   *     the diagonal); rows are samples, keys are pooled by their maximum
   * @param lookBacks per layer and head, from {@code query}
   * @param query the query they were computed for
   * @param complete whether rows cover all tokens
   */
  record Result(
      Mind mind,
      int tokens,
      Rows rows,
      float[][][][] thumbs,
      LookBack[][] lookBacks,
      int query,
      boolean complete) {}

  /** What is wanted. */
  record Wish(Mind mind, TokenTimes times, int layer, int head, int query) {}

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          r -> {
            Thread t = new Thread(r, "foxden-mind");
            t.setDaemon(true);
            t.setPriority(Thread.MIN_PRIORITY);
            return t;
          });
  private final AtomicReference<@Nullable Wish> wish = new AtomicReference<>();
  private final Runnable changed;
  private volatile @Nullable Result result;
  private volatile boolean busy;
  private @Nullable Rows rows;
  private float @Nullable [][][][] thumbs;
  private @Nullable Mind thumbsOf;
  private int thumbTokens;

  /**
   * @param changed called on the worker when {@link #result} is new
   */
  MindModel(Runnable changed) {
    this.changed = changed;
  }

  @Nullable Result result() {
    return result;
  }

  /** Asks; returns at once. */
  void want(Wish w) {
    if (wish.getAndSet(w) == null && !worker.isShutdown()) {
      busy = true;
      worker.execute(this::work);
    }
  }

  /** Whether something wished for is not there yet. */
  boolean busy() {
    return busy;
  }

  private void work() {
    Wish w = wish.getAndSet(null);
    if (w == null) {
      busy = false;
      return;
    }
    try {
      Rows r = rows;
      if (r == null || !r.of(w.mind(), w.layer(), w.head())) {
        r = new Rows(w.mind(), w.layer(), w.head());
        rows = r;
      }
      LookBack[][] backs = lookBacks(w);
      boolean complete = r.compute(TimeUnit.MILLISECONDS.toNanos(25));
      int tokens = w.mind().tokens();
      if (thumbs == null || thumbsOf != w.mind() || stale(tokens)) {
        thumbs = thumbs(w.mind(), tokens);
        thumbsOf = w.mind();
        thumbTokens = tokens;
      }
      result = new Result(w.mind(), tokens, r, thumbs, backs, w.query(), complete);
      changed.run();
      if (!complete) {
        wish.compareAndSet(null, w);
      }
    } catch (IndexOutOfBoundsException e) {
      // The mind was reset for a new episode while its rows were read: the next wish sees the new
      // one.
      rows = null;
      thumbs = null;
    }
    if (wish.get() != null && !worker.isShutdown()) {
      worker.execute(this::work);
    } else {
      busy = false;
    }
  }

  private boolean stale(int tokens) {
    return tokens < thumbTokens || tokens > thumbTokens + Math.max(1, thumbTokens / 24);
  }

  private static LookBack[][] lookBacks(Wish w) {
    Mind m = w.mind();
    LookBack[][] out = new LookBack[m.layers()][m.heads()];
    for (int l = 0; l < m.layers(); l++) {
      for (int h = 0; h < m.heads(); h++) {
        out[l][h] =
            w.query() < 0 || w.query() >= w.times().size()
                ? new LookBack(Double.NaN, 0, Double.NaN)
                : LookBack.of(m, w.times(), l, h, w.query());
      }
    }
    return out;
  }

  /** Thumbnails: {@link #THUMB} sampled queries, keys pooled by maximum. */
  static float[][][][] thumbs(Mind mind, int tokens) {
    int bins = Math.min(THUMB, Math.max(1, tokens));
    float[][][][] out = new float[mind.layers()][mind.heads()][bins][bins];
    if (tokens == 0) {
      return out;
    }
    float[] row = new float[tokens];
    for (int l = 0; l < mind.layers(); l++) {
      for (int h = 0; h < mind.heads(); h++) {
        for (int b = 0; b < bins; b++) {
          int q = (int) ((b + 1L) * tokens / bins) - 1;
          mind.row(l, h, q, row, null, null);
          float[] pooled = out[l][h][b];
          java.util.Arrays.fill(pooled, Float.NaN);
          for (int k = 0; k <= q; k++) {
            int at = (int) ((long) k * bins / tokens);
            pooled[at] = Float.isNaN(pooled[at]) ? row[k] : Math.max(pooled[at], row[k]);
          }
        }
      }
    }
    return out;
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
