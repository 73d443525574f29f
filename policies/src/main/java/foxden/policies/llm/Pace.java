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
  private boolean paused;
  private long resume;

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

  /** Nobody asks again before so much time has passed: the server wants it so. */
  synchronized void pause(Duration wait) {
    long until = clock.nanos() + wait.toNanos();
    if (!paused || until - resume > 0) {
      resume = until;
    }
    paused = true;
  }

  /** Returns when the next request may go. */
  void await() throws InterruptedException {
    long wait = 0;
    synchronized (this) {
      long now = clock.nanos();
      if (gap > 0) {
        if (!started || next - now < 0) {
          next = now;
        }
        started = true;
        wait = next - now;
        next += gap;
      }
      if (paused) {
        wait = Math.max(wait, resume - now);
        paused = resume - now > 0;
      }
    }
    if (wait > 0) {
      sleeper.sleep(Duration.ofNanos(wait));
    }
  }
}
