package foxden.sim.loop;

import foxden.sim.WallClock;
import java.time.Instant;

/** Real nanoseconds, so that loops wait as they do; always the same date. */
enum ToyClock implements WallClock {
  STEADY;

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }
}
