package foxden.policies.llm;

import foxden.sim.WallClock;
import java.time.Duration;

/** At most so many requests a minute, evenly spaced, over all threads. */
final class Pace {

  private static final long MINUTE = 60_000_000_000L;

  private final WallClock clock;
  private final Sleeper sleeper;
  private final long gap;
  private boolean started;
  private long next;

  /**
   * A pace.
   *
   * @param perMinute requests; 0 for as many as there are
   */
  Pace(int perMinute, WallClock clock, Sleeper sleeper) {
    this.gap = perMinute == 0 ? 0 : MINUTE / perMinute;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** Returns when the next request may go. */
  void await() throws InterruptedException {
    if (gap == 0) {
      return;
    }
    long wait;
    synchronized (this) {
      long now = clock.nanos();
      if (!started || next - now < 0) {
        next = now;
      }
      started = true;
      wait = next - now;
      next += gap;
    }
    if (wait > 0) {
      sleeper.sleep(Duration.ofNanos(wait));
    }
  }
}
