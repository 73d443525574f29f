package foxden.app.checkpoint;

import foxden.policies.Mind;
import java.util.Arrays;
import java.util.Locale;

/**
 * How far one head's memory goes, over a text.
 *
 * @param window median over the queries of the number of tokens after which the gates have left one
 *     percent; infinite when they never do
 * @param lookBack mean over sampled queries of the distance attended to, tokens
 */
record HeadMemory(double window, double lookBack) {

  private static final double LEFT = Math.log(0.01);
  private static final int SAMPLES = 32;

  static HeadMemory of(Mind mind, int layer, int head) {
    int n = mind.tokens();
    return new HeadMemory(window(mind, layer, head, n), lookBack(mind, layer, head, n));
  }

  private static double window(Mind mind, int layer, int head, int n) {
    double[] windows = new double[n];
    double sum = 0;
    int from = n;
    // Two marks going backwards: the sum of log gates over (from, i].
    for (int i = n - 1; i >= 0; i--) {
      while (from > 0 && sum >= LEFT) {
        from--;
        sum += mind.logForget(layer, head, from);
      }
      windows[i] = sum < LEFT ? i - from + 1 : Double.POSITIVE_INFINITY;
      sum -= from <= i ? mind.logForget(layer, head, i) : 0;
    }
    Arrays.sort(windows);
    return windows[n / 2];
  }

  private static double lookBack(Mind mind, int layer, int head, int n) {
    float[] row = new float[n];
    double total = 0;
    int samples = Math.min(SAMPLES, n);
    for (int s = 0; s < samples; s++) {
      int query = (int) ((s + 1L) * n / samples) - 1;
      mind.row(layer, head, query, row, null, null);
      for (int j = 0; j <= query; j++) {
        total += row[j] * (query - j);
      }
    }
    return total / samples;
  }

  /** The window as a short text. */
  String windowText() {
    return Double.isInfinite(window) ? "unlimited" : String.format(Locale.ROOT, "%.0f", window);
  }
}
