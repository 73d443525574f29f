package foxden.policies.fox;

import foxden.policies.fox.attention.ForgettingAttention;
import foxden.policies.fox.attention.Packing;
import foxden.policies.nn.Kernels;
import foxden.policies.nn.Mat;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one actor's reading keeps of the tokens before: keys (shifted, normed, rotated), values and
 * cumulated log gates of every layer, and the last unshifted key and value, without which a chunk
 * after the first would be shifted wrongly. Each actor has its own.
 *
 * <p>Keys outside the window are dropped. With a tolerance, so are keys that can never matter
 * again: the logits of a head are bounded by {@code |s q.k| <= U} from its weights alone, so key j
 * weighs at most {@code exp(2U + D_ij)} in row i, and D only falls. A head lets go of its oldest
 * keys while the sum of these bounds stays below the tolerance; every row then misses less than
 * that.
 */
final class FoxCache {

  private final Layer[] layers;

  /**
   * An empty cache.
   *
   * @param bounds largest |s q.k| of each layer and head; null to keep every key in the window
   * @param logTolerance natural logarithm of the attention mass a row may miss
   */
  FoxCache(FoxConfig config, Kernels kernels, double @Nullable [][] bounds, double logTolerance) {
    layers = new Layer[config.layers()];
    for (int i = 0; i < layers.length; i++) {
      layers[i] = new Layer(config, kernels, bounds == null ? null : bounds[i], logTolerance);
    }
  }

  /** Holds gates of the tokens read from now on. */
  void clamp(List<GateClamp> clamps) {
    for (int i = 0; i < layers.length; i++) {
      layers[i].clamp(i, clamps);
    }
  }

  Layer layer(int i) {
    return layers[i];
  }

  /** Tokens read. */
  int tokens() {
    return layers[0].tokens;
  }

  /** Rows of keys held, all layers together. */
  long rowsHeld() {
    return Arrays.stream(layers).mapToLong(layer -> layer.tokens - layer.firstHeld).sum();
  }

  /** Keys that the heads still look at, all layers and heads together. */
  long keysSeen() {
    return Arrays.stream(layers).mapToLong(Layer::seen).sum();
  }

  /** One layer. */
  static final class Layer {
    private final FoxConfig config;
    private final Kernels kernels;
    private final double @Nullable [] bounds;
    private final double logTolerance;

    /** The last token's key and value before the shift. */
    final float[] lastKey;

    final float[] lastValue;

    /** Tokens read. */
    int tokens;

    /** Token of the first row held. */
    private int firstHeld;

    private float[] k;
    private float[] v;
    private final double[][] c;

    /** For each head, the first token it still sees, and the log of what it let go of at most. */
    private final int[] live;

    /** Logit at which the gate of each head is held; NaN where it is not. */
    private final float[] held;

    private final double[] gone;
    private float[] weights = new float[64];

    Layer(FoxConfig config, Kernels kernels, double @Nullable [] bounds, double logTolerance) {
      this.config = config;
      this.kernels = kernels;
      this.bounds = bounds;
      this.logTolerance = logTolerance;
      this.lastKey = new float[config.kvDim()];
      this.lastValue = new float[config.kvDim()];
      this.k = new float[64 * config.kvDim()];
      this.v = new float[64 * config.kvDim()];
      this.c = new double[config.heads()][64];
      this.live = new int[config.heads()];
      this.held = new float[config.heads()];
      Arrays.fill(held, Float.NaN);
      this.gone = new double[config.heads()];
      Arrays.fill(gone, Double.NEGATIVE_INFINITY);
    }

    private void clamp(int layer, List<GateClamp> clamps) {
      Arrays.fill(held, Float.NaN);
      for (GateClamp clamp : clamps) {
        for (int head = 0; head < held.length; head++) {
          if (clamp.holds(layer, head)) {
            held[head] = clamp.logit();
          }
        }
      }
    }

    /** The logit of a gate: as the network has it, or as it is held. */
    float held(int head, float z) {
      return Float.isNaN(held[head]) ? z : held[head];
    }

    /** Cumulated log gates of a head at the last token; 0 before the first. */
    double cumulated(int head) {
      return tokens == 0 ? 0 : c[head][tokens - 1 - firstHeld];
    }

    private long seen() {
      return Arrays.stream(live).mapToLong(first -> tokens - first).sum();
    }

    /** Takes up n tokens: keys, values and cumulated gates as they stand in {@code s}. */
    void append(FoxActivations.Layer s, int n) {
      int width = config.kvDim();
      int rows = tokens - firstHeld;
      reserve(rows, n);
      rows = tokens - firstHeld;
      System.arraycopy(s.kAttended, 0, k, rows * width, n * width);
      System.arraycopy(s.v, 0, v, rows * width, n * width);
      for (int head = 0; head < c.length; head++) {
        System.arraycopy(s.c, head * n, c[head], rows, n);
      }
      tokens += n;
    }

    // Moves the rows that are still seen to the front, when that makes room; else grows.
    private void reserve(int rows, int n) {
      int width = config.kvDim();
      int capacity = k.length / width;
      if (rows + n <= capacity) {
        return;
      }
      // The last row stays for its cumulated gates.
      int drop = Math.min(Arrays.stream(live).min().orElse(0), Math.max(0, tokens - 1)) - firstHeld;
      int keep = rows - drop;
      int room = keep + n <= capacity / 2 ? capacity : Math.max(2 * capacity, keep + n);
      k = moved(k, drop * width, keep * width, room * width);
      v = moved(v, drop * width, keep * width, room * width);
      for (int head = 0; head < c.length; head++) {
        double[] moved = new double[room];
        System.arraycopy(c[head], drop, moved, 0, keep);
        c[head] = moved;
      }
      firstHeld += drop;
    }

    private static float[] moved(float[] from, int at, int count, int size) {
      float[] to = new float[size];
      System.arraycopy(from, at, to, 0, count);
      return to;
    }

    /**
     * Attention of the last n tokens over what is held, from {@code s.qAttended} to {@code s.o}. A
     * single token leaves out, head by head, the keys that were let go of; a chunk only those that
     * all heads let go of.
     */
    void attend(FoxActivations.Layer s, int n, ForgettingAttention attention) {
      if (n == 1) {
        Arrays.fill(s.o, 0, config.hidden(), 0);
        for (int head = 0; head < config.heads(); head++) {
          attend(s, head);
        }
      } else {
        attendChunk(s, n, attention);
      }
      release();
    }

    private void attendChunk(FoxActivations.Layer s, int n, ForgettingAttention attention) {
      int from = Arrays.stream(live).min().orElse(firstHeld) - firstHeld;
      int keys = tokens - firstHeld - from;
      double[] gates = new double[c.length * keys];
      for (int head = 0; head < c.length; head++) {
        System.arraycopy(c[head], from, gates, head * keys, keys);
      }
      int width = config.kvDim();
      attention.forward(
          Packing.single(n, keys),
          Mat.of(s.qAttended, 0, n, config.hidden()),
          Mat.of(k, from * width, keys, width),
          Mat.of(v, from * width, keys, width),
          gates,
          Mat.of(s.o, 0, n, config.hidden()),
          s.l);
    }

    private void attend(FoxActivations.Layer s, int head) {
      int d = config.headDim();
      int width = config.kvDim();
      int at = config.kvHead(head) * d;
      int n = tokens - live[head];
      int first = live[head] - firstHeld;
      if (weights.length < n) {
        weights = new float[2 * n];
      }
      float scale = (float) (1 / Math.sqrt(d));
      double own = lastC(head);
      kernels.matVec(
          Mat.strided(k, first * width + at, n, d, width), s.qAttended, head * d, weights, 0);
      for (int j = 0; j < n; j++) {
        weights[j] = weights[j] * scale + (float) (own - c[head][first + j]);
      }
      kernels.softmax(weights, 0, n);
      for (int j = 0; j < n; j++) {
        if (weights[j] > 0) {
          kernels.axpy(weights[j], v, (first + j) * width + at, s.o, head * d, d);
        }
      }
    }

    // Lets go of what the next query cannot see, or may miss.
    private void release() {
      int window = config.window();
      for (int head = 0; head < live.length; head++) {
        if (window > 0) {
          live[head] = Math.max(live[head], tokens - window + 1);
        }
        if (bounds != null) {
          releaseForgotten(head, 2 * bounds[head]);
        }
      }
    }

    private double lastC(int head) {
      return c[head][tokens - 1 - firstHeld];
    }

    // gone[head] holds log sum exp(2U - c_j) over the keys let go of; adding c_i gives the bound.
    private void releaseForgotten(int head, double twice) {
      while (live[head] < tokens - 1) {
        double with = logAdd(gone[head], twice - c[head][live[head] - firstHeld]);
        if (!(with + lastC(head) < logTolerance)) {
          return;
        }
        gone[head] = with;
        live[head]++;
      }
    }

    private static double logAdd(double a, double b) {
      double max = Math.max(a, b);
      return max == Double.NEGATIVE_INFINITY
          ? max
          : max + Math.log(Math.exp(a - max) + Math.exp(b - max));
    }
  }
}
