package foxden.app.cli;

import foxden.sim.WallClock;
import java.io.PrintWriter;
import java.util.function.Supplier;

/** One line on a terminal that is written over; elsewhere nothing, or a line now and then. */
final class Progress {

  private static final long EVERY_NANOS = 250_000_000L;
  private static final long LINE_NANOS = 15_000_000_000L;

  private final PrintWriter err;
  private final WallClock clock;
  private final boolean terminal = System.console() != null;
  private long next = Long.MIN_VALUE;
  private int width;

  private final boolean lines;

  private Progress(PrintWriter err, WallClock clock, boolean lines) {
    this.err = err;
    this.clock = clock;
    this.lines = lines;
  }

  Progress(PrintWriter err, WallClock clock) {
    this(err, clock, false);
  }

  /** For work of minutes: writes a line every quarter of a minute where there is no terminal. */
  static Progress withLines(PrintWriter err, WallClock clock) {
    return new Progress(err, clock, true);
  }

  /** Shows a text, a few times a second at most. */
  synchronized void show(Supplier<String> text) {
    if (!terminal && !lines) {
      return;
    }
    long now = clock.nanos();
    if (next != Long.MIN_VALUE && now - next < 0) {
      return;
    }
    boolean first = next == Long.MIN_VALUE;
    next = now + (terminal ? EVERY_NANOS : LINE_NANOS);
    if (!terminal) {
      if (!first) {
        err.println(text.get());
      }
      return;
    }
    String line = text.get();
    err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
    err.flush();
    width = line.length();
  }

  /** Clears the line. */
  synchronized void done() {
    if (terminal && width > 0) {
      err.print("\r" + " ".repeat(width) + "\r");
      err.flush();
      width = 0;
    }
  }
}
