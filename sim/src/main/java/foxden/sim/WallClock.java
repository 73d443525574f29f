package foxden.sim;

import java.time.Instant;

/**
 * Time of the world outside, for pacing and for file headers; nothing a simulated world computes
 * may depend on it. The composition root hands one in; tests hand in one they move themselves.
 */
public interface WallClock {

  /** Nanoseconds that only ever go forward; the origin means nothing. */
  long nanos();

  /** Date and time. */
  Instant now();
}
