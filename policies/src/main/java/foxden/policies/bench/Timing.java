package foxden.policies.bench;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Times two or more things turn by turn: after a warm-up, each round takes the best run of each
 * within a slice of time, and the median over the rounds counts. Whatever disturbs the machine thus
 * disturbs all alike.
 */
final class Timing {

  private static final int ROUNDS = 5;

  private final LongSupplier nanos;
  private final double warmSeconds;
  private final double sliceSeconds;

  Timing(LongSupplier nanos, double warmSeconds, double sliceSeconds) {
    this.nanos = nanos;
    this.warmSeconds = warmSeconds;
    this.sliceSeconds = sliceSeconds;
  }

  /** Seconds of one run of each. */
  double[] seconds(Runnable... all) {
    for (Runnable one : all) {
      best(one, warmSeconds);
    }
    double[][] rounds = new double[all.length][ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < all.length; i++) {
        rounds[i][round] = best(all[i], sliceSeconds);
      }
    }
    double[] medians = new double[all.length];
    for (int i = 0; i < all.length; i++) {
      Arrays.sort(rounds[i]);
      medians[i] = rounds[i][ROUNDS / 2];
    }
    return medians;
  }

  private double best(Runnable run, double seconds) {
    long begun = nanos.getAsLong();
    double best = Double.POSITIVE_INFINITY;
    long before = begun;
    do {
      run.run();
      long after = nanos.getAsLong();
      best = Math.min(best, (after - before) * 1e-9);
      before = after;
    } while ((before - begun) * 1e-9 < seconds);
    return best;
  }
}
