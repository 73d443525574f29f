package foxden.sim.loop;

import foxden.sim.EnvironmentSpec;
import foxden.sim.Snapshot;
import foxden.sim.WallClock;
import foxden.sim.demo.DemoEnd;
import foxden.sim.demo.DemoInfo;
import foxden.sim.demo.DemoRecorder;
import foxden.sim.history.History;
import foxden.sim.history.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** Writes what the history holds into a file, on a thread of its own. */
final class Highlight {

  private Highlight() {}

  /**
   * Writes the end of a line.
   *
   * @param from where to begin; moved to the last snapshot before it, or the first there is
   */
  static void write(
      Line line,
      long from,
      Path file,
      DemoInfo info,
      EnvironmentSpec spec,
      WallClock clock,
      Consumer<String> done) {
    Thread thread =
        new Thread(
            () -> {
              try {
                done.accept(write(line, from, file, info, spec, clock));
              } catch (IOException | RuntimeException e) {
                done.accept("Could not be kept: " + e.getMessage());
              }
            },
            "foxden-highlight");
    thread.setDaemon(true);
    thread.start();
  }

  private static String write(
      Line line, long from, Path file, DemoInfo info, EnvironmentSpec spec, WallClock clock)
      throws IOException {
    long begin = line.first();
    for (long step : line.snapshots().keySet()) {
      if (step <= from) {
        begin = step;
      }
    }
    try (DemoRecorder log = DemoRecorder.start(file, info, spec, clock)) {
      for (long step = begin; step <= line.last(); step++) {
        History.Entry e = line.at(step);
        Snapshot snapshot = line.snapshots().get(step);
        boolean due = snapshot != null && log.snapshotDue(e.result().time());
        log.frame(
            e.result(),
            step == begin ? null : e.action(),
            e.driver(),
            e.trace(),
            e.traceStep(),
            step == begin ? java.util.List.of() : e.edits(),
            due ? snapshot : null);
      }
      DemoEnd end = log.finish();
      return String.format(
          Locale.ROOT, "Kept the last %.1f s in %s", end.steps() * spec.tickSeconds(), file);
    }
  }
}
