package foxden.sim.demo;

import foxden.sim.Environment;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.Trace;
import foxden.sim.WallClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Makes one recording of stretches of others: a take that was set back meanwhile, a trimmed or a
 * split one, two that follow each other. The stretches are stepped again in a world of the same
 * task, so what is written is exact and verifies by construction; the originals stay.
 */
public final class Splice {

  /**
   * A stretch of a recording, both ends included.
   *
   * @param from first step
   * @param to last step
   */
  public record Cut(Demo demo, long from, long to) {}

  private Splice() {}

  /**
   * Writes the stretches one after the other.
   *
   * @param cuts the first frame of each but the first is the last frame of the one before it
   * @param environment of their task; stepped, not closed
   * @param settings added to those of the first recording
   * @param progress told the share done, from 0 to 1; may throw to cancel
   * @return how it ended
   * @throws IOException one sentence: a stretch does not follow the one before it, or the file
   *     cannot be written
   * @throws IllegalStateException when a stretch cannot be stepped again to the bit
   */
  public static DemoEnd write(
      List<Cut> cuts,
      Environment environment,
      Path file,
      java.util.Map<String, String> settings,
      WallClock clock,
      DoubleConsumer progress)
      throws IOException {
    Demo first = cuts.get(0).demo();
    DemoInfo info = first.info();
    for (var setting : settings.entrySet()) {
      info = info.with(setting.getKey(), setting.getValue());
    }
    long all = cuts.stream().mapToLong(c -> c.to() - c.from()).sum();
    long done = 0;
    long last = -1;
    long lastHash = 0;
    try (DemoRecorder log = DemoRecorder.start(file, info, environment.spec(), clock)) {
      for (Cut cut : cuts) {
        Replayer replayer = new Replayer(cut.demo(), environment);
        StepResult r = replayer.goTo(cut.from());
        check(cut, r);
        if (last < 0) {
          frame(log, cut.demo(), r, true, environment.snapshot());
        } else if (r.step() != last || r.hash() != lastHash) {
          throw new IOException(
              "%s does not go on at step %d where the stretch before it ends (step %d)"
                  .formatted(cut.demo().file(), r.step(), last));
        }
        while (r.step() < cut.to()) {
          r = replayer.next();
          check(cut, r);
          boolean due = log.snapshotDue(r.time());
          frame(log, cut.demo(), r, false, due ? environment.snapshot() : null);
          progress.accept(++done / (double) Math.max(1, all));
        }
        last = r.step();
        lastHash = r.hash();
      }
      return log.finish();
    }
  }

  private static void check(Cut cut, StepResult r) {
    Demo demo = cut.demo();
    if (demo.hash(demo.frameOfStep(r.step())) != r.hash()) {
      throw new IllegalStateException(
          demo.file() + ": cannot be cut, step " + r.step() + " does not come out as recorded");
    }
  }

  private static void frame(
      DemoRecorder log,
      Demo demo,
      StepResult made,
      boolean start,
      @org.jspecify.annotations.Nullable Snapshot snapshot)
      throws IOException {
    long step = made.step();
    // Events of the loop (who took over, what was late) are only in the log, not in the world.
    StepResult logged = demo.result(demo.frameOfStep(step));
    StepResult r = made.withEvents(logged.events());
    var trace = demo.trace(step);
    log.frame(
        r,
        start ? null : demo.action(step),
        demo.driver(step),
        trace.map(DemoTrace::trace).orElse(Trace.NONE),
        trace.map(DemoTrace::observed).orElse(-1L),
        start ? List.of() : demo.edits(step),
        snapshot);
  }
}
