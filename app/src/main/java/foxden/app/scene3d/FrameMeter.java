package foxden.app.scene3d;

import java.util.Arrays;

/** Keeps the times of the last frames. Any thread. */
final class FrameMeter {

  private final double[] took = new double[120];
  private final long[] ended = new long[120];
  private int count;
  private double resolution = 1;

  synchronized void drawn(long startNanos, long endNanos, double scale) {
    int at = count % took.length;
    took[at] = (endNanos - startNanos) / 1e6;
    ended[at] = endNanos;
    count++;
    resolution = scale;
  }

  synchronized FrameStats stats(String device) {
    int n = Math.min(count, took.length);
    if (n == 0) {
      return new FrameStats(0, 0, 0, resolution, device);
    }
    double[] sorted = Arrays.copyOf(took, n);
    Arrays.sort(sorted);
    long now = System.nanoTime();
    int recent = 0;
    for (int i = 0; i < n; i++) {
      if (now - ended[i] < 1_000_000_000L) {
        recent++;
      }
    }
    return new FrameStats(
        recent, sorted[n / 2], sorted[Math.min(n - 1, (int) (n * 0.95))], resolution, device);
  }
}
