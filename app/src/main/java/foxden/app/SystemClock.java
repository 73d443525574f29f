package foxden.app;

import foxden.sim.WallClock;
import java.time.Instant;

/** The clock of this machine. */
final class SystemClock implements WallClock {

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }
}
