package foxden.sim.loop;

import foxden.sim.Edit;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.WallClock;
import foxden.sim.demo.DemoInfo;
import foxden.sim.demo.DemoRecorder;
import foxden.sim.history.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording under way: one file, and one more each time the world is set back meanwhile, so that
 * nothing written is ever touched again. {@link foxden.sim.demo.Splice} makes one take of them.
 */
final class Recording {

  private final Path file;
  private final DemoInfo info;
  private final EnvironmentSpec spec;
  private final WallClock clock;
  private final long from;
  private final int already;
  private final List<RecordedPart> parts = new ArrayList<>();
  private DemoRecorder log;
  private int skip;

  /**
   * Begins at a step.
   *
   * @param already how many edits since that step are in its state, and must not be logged again
   * @throws IOException one sentence
   */
  Recording(
      Path file,
      DemoInfo info,
      EnvironmentSpec spec,
      WallClock clock,
      History.Entry first,
      int already,
      Snapshot snapshot)
      throws IOException {
    this.file = file;
    this.info = info;
    this.spec = spec;
    this.clock = clock;
    this.from = first.result().step();
    this.already = already;
    this.skip = already;
    boolean edited = from == 0 && already > 0;
    this.log = begin(file, edited ? info.with(DemoInfo.START, "edited") : info, first, snapshot);
  }

  private DemoRecorder begin(Path to, DemoInfo about, History.Entry e, Snapshot snapshot)
      throws IOException {
    DemoRecorder started = DemoRecorder.start(to, about, spec, clock);
    started.frame(e.result(), null, e.driver(), e.trace(), e.traceStep(), snapshot);
    parts.add(new RecordedPart(to, e.result().step(), e.result().step()));
    return started;
  }

  /** The file of the first part. */
  Path file() {
    return file;
  }

  /** The step at which it began. */
  long from() {
    return from;
  }

  /** How many of the edits since the present step are not to be taken back. */
  int already() {
    return skip;
  }

  List<RecordedPart> parts() {
    return List.copyOf(parts);
  }

  boolean snapshotDue(double time) {
    return log.snapshotDue(time);
  }

  void frame(History.Entry e, @Nullable Snapshot snapshot) throws IOException {
    StepResult r = e.result();
    List<Edit> edits = e.edits().subList(Math.min(skip, e.edits().size()), e.edits().size());
    skip = 0;
    log.frame(r, e.action(), e.driver(), e.trace(), e.traceStep(), edits, snapshot);
    RecordedPart p = parts.get(parts.size() - 1);
    parts.set(parts.size() - 1, new RecordedPart(p.file(), p.from(), r.step()));
  }

  /** The world was set back to a step of this take: goes on in a file of its own. */
  void setBack(History.Entry at, Snapshot snapshot) throws IOException {
    log.finish();
    skip = at.result().step() == from ? already : 0;
    long step = at.result().step();
    // Only what of each part still lies on the way.
    while (parts.size() > 1 && parts.get(parts.size() - 1).from() >= step) {
      parts.remove(parts.size() - 1);
    }
    RecordedPart p = parts.get(parts.size() - 1);
    parts.set(parts.size() - 1, new RecordedPart(p.file(), p.from(), Math.max(p.from(), step)));
    log = begin(free(), info, at, snapshot);
  }

  private Path free() {
    String name = file.getFileName().toString().replaceAll("\\.mcap$", "");
    int n = 2;
    Path next = file.resolveSibling(name + ".part2.mcap");
    while (Files.exists(next)) {
      n++;
      next = file.resolveSibling(name + ".part" + n + ".mcap");
    }
    return next;
  }

  void finish() throws IOException {
    log.finish();
  }
}
