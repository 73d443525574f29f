package foxden.app.cli;

import foxden.sim.WallClock;
import java.io.PrintWriter;

/** One line on a terminal that is written over; nothing where nobody looks. */
final class Progress {

  private static final long EVERY_NANOS = 250_000_000L;

  private final PrintWriter err;
  private final WallClock clock;
  private final boolean terminal = System.console() != null;
  private long next = Long.MIN_VALUE;
  private int width;

  Progress(PrintWriter err, WallClock clock) {
    this.err = err;
    this.clock = clock;
  }

  /** Shows a text, a few times a second at most. */
  void show(java.util.function.Supplier<String> text) {
    if (!terminal) {
      return;
    }
    long now = clock.nanos();
    if (next != Long.MIN_VALUE && now < next) {
      return;
    }
    next = now + EVERY_NANOS;
    String line = text.get();
    err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
    err.flush();
    width = line.length();
  }

  /** Clears the line. */
  void done() {
    if (terminal && width > 0) {
      err.print("\r" + " ".repeat(width) + "\r");
      err.flush();
      width = 0;
    }
  }
}
