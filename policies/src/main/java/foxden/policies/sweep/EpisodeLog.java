package foxden.policies.sweep;

import foxden.policies.Policy;
import foxden.policies.evaluate.Played;
import foxden.policies.lmact.ContextPolicy;
import foxden.sim.Driver;
import foxden.sim.Environment;
import foxden.sim.StepResult;
import foxden.sim.Trace;
import foxden.sim.demo.DemoInfo;
import foxden.sim.demo.DemoRecorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The log of one episode of a sweep, to be watched later. Appears under its name when it is whole;
 * a sweep that is killed leaves a file with another ending, which is written over.
 */
final class EpisodeLog {

  private final Path folder;
  private final Path file;
  private final Cell cell;

  EpisodeLog(Path folder, Cell cell, long seed) {
    this.folder = folder;
    this.cell = cell;
    this.file = folder.resolve(cell.id()).resolve(seed + ".mcap");
  }

  /** The file from the sweep's folder, as rows name it. */
  String name() {
    Path above = folder.toAbsolutePath().getParent();
    Path from = above == null ? file : above.relativize(file.toAbsolutePath());
    return from.toString().replace('\\', '/');
  }

  Played write(
      Environment world,
      SweepProgram program,
      Policy policy,
      long start,
      Map<String, String> settings,
      Function<Played.Watcher, Played> play)
      throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part-" + ProcessHandle.current().pid());
    try (Recording recording = new Recording(part, world, program, policy, start, settings)) {
      Played played = play.apply(recording);
      recording.finish();
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return played;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Writes down what it watches. */
  private final class Recording implements Played.Watcher, AutoCloseable {
    private final Path part;
    private final Environment world;
    private final SweepProgram program;
    private final Policy policy;
    private final long start;
    private final Map<String, String> settings;
    private @Nullable DemoRecorder recorder;

    Recording(
        Path part,
        Environment world,
        SweepProgram program,
        Policy policy,
        long start,
        Map<String, String> settings) {
      this.part = part;
      this.world = world;
      this.program = program;
      this.policy = policy;
      this.start = start;
      this.settings = settings;
    }

    // The demonstrations are known once the policy has been reset, so the file begins only now.
    @Override
    public void begins(Environment environment, StepResult first) {
      Map<String, String> all = new TreeMap<>(settings);
      all.put("clock", "lockstep");
      if (policy instanceof ContextPolicy context) {
        all.putAll(context.shown());
      }
      try {
        DemoRecorder made =
            DemoRecorder.start(
                part,
                new DemoInfo(
                    cell.task(),
                    world.spec().scene(),
                    start,
                    cell.player(),
                    program.version(),
                    System.getProperty("java.version", ""),
                    program.clock().now().toString(),
                    all),
                world.spec(),
                program.clock());
        recorder = made;
        made.frame(first, null, "", Trace.NONE, -1, environment.snapshot());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void steps(
        Environment environment, StepResult result, Driver.Decision decision, long decidedAt) {
      DemoRecorder to = recorder;
      if (to == null) {
        return;
      }
      try {
        boolean due = to.snapshotDue(result.time());
        to.frame(
            result,
            decision.action(),
            cell.player(),
            decision.trace(),
            decidedAt,
            due ? environment.snapshot() : null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void finish() throws IOException {
      DemoRecorder to = recorder;
      if (to != null) {
        var unused = to.finish();
      }
    }

    @Override
    public void close() throws IOException {
      DemoRecorder to = recorder;
      if (to != null) {
        to.close();
      }
    }
  }
}
