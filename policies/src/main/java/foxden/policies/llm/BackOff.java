package foxden.policies.llm;

import java.time.Duration;
import java.util.Random;

/**
 * How long to wait before an attempt is repeated: 1 s, 2 s, 4 s ... up to a minute, times a chance
 * from a half to one, so that players that failed together do not come back together.
 */
final class BackOff {

  private static final long FIRST_MILLIS = 1_000;
  private static final long MOST_MILLIS = 60_000;

  private final Random random;

  BackOff(long seed) {
    random = new Random(seed);
  }

  /**
   * The wait.
   *
   * @param attempt the one that failed, from 1
   */
  Duration after(int attempt) {
    long full = Math.min(MOST_MILLIS, FIRST_MILLIS << Math.min(attempt - 1, 16));
    double share;
    synchronized (random) {
      share = 0.5 + 0.5 * random.nextDouble();
    }
    return Duration.ofMillis((long) (full * share));
  }
}
