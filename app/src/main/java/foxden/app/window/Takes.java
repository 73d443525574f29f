package foxden.app.window;

import foxden.app.link.Episode;
import foxden.app.link.Interventions;
import foxden.app.link.LiveSource;
import foxden.app.link.Source;
import foxden.app.session.DemoNotes;
import foxden.app.session.Jobs;
import foxden.app.session.Message;
import foxden.app.session.Session;
import foxden.sim.Environment;
import foxden.sim.StepResult;
import foxden.sim.Tasks;
import foxden.sim.WallClock;
import foxden.sim.demo.Demo;
import foxden.sim.demo.Replayer;
import foxden.sim.demo.Splice;
import foxden.sim.household.TakeQuality;
import foxden.sim.loop.RecordedPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Recording by hand: starts and stops a take, sets checkpoints and rolls back to them, and when a
 * take is complete makes one file of its parts, checks it and hands it over to be kept or not. Raw
 * parts lie in {@code out/takes} until then, so nothing is lost when the program dies.
 */
final class Takes {

  /**
   * A finished take, stepped again.
   *
   * @param file the whole of it
   * @param parts what it was made of
   * @param verdict whether it came out to the bit
   */
  record Take(
      Path file,
      List<RecordedPart> parts,
      Demo demo,
      Replayer.Verdict verdict,
      List<TakeQuality.Check> checks) {}

  /**
   * A moment to roll back to.
   *
   * @param step newest when it was asked for
   * @param name of the moment kept in the world, which lasts longer than its history
   */
  private record Checkpoint(long step, String name) {}

  private final Session session;
  private final Tasks tasks;
  private final WallClock clock;
  private final Path folder;
  private final List<Checkpoint> checkpoints = new ArrayList<>();
  private Consumer<Take> done = take -> {};
  private double began;
  private boolean recording;

  /**
   * @param folder {@code out}: takes go below it
   */
  Takes(Session session, Tasks tasks, WallClock clock, Path folder) {
    this.session = session;
    this.tasks = tasks;
    this.clock = clock;
    this.folder = folder;
    session.pulse().clock(dt -> tick());
    session
        .sourceProperty()
        .addListener(
            (o, a, b) -> {
              checkpoints.clear();
              recording = false;
              if (b instanceof LiveSource live) {
                live.onTake(parts -> session.pulse().post(() -> finish(live, parts)));
              }
            });
  }

  /** Told every take that is complete. */
  void onDone(Consumer<Take> told) {
    done = told;
  }

  /** The tasks whose worlds can be made. */
  Tasks tasks() {
    return tasks;
  }

  /** Where kept takes go. */
  Path kept() {
    return folder.resolve("demos");
  }

  /** Whether a take is being recorded. */
  boolean running() {
    return session.source().map(s -> !s.recording().isEmpty()).orElse(false);
  }

  /** {@code REC 12.3 s, 2 checkpoints}; empty when nothing is recorded. */
  String line() {
    Source s = session.source().orElse(null);
    if (s == null || !running()) {
      return "";
    }
    double seconds = s.episode().time(s.episode().lastStep()) - began;
    String marks =
        checkpoints.isEmpty()
            ? ""
            : checkpoints.size() == 1
                ? ", 1 checkpoint"
                : ", " + checkpoints.size() + " checkpoints";
    return String.format(Locale.ROOT, "REC %.1f s%s", Math.max(0, seconds), marks);
  }

  /** Starts, or stops. */
  void flip() {
    Source s = session.source().orElse(null);
    if (s == null || !s.live()) {
      session.say(Message.Level.INFO, "A recording is open; run from here first (Ctrl+Enter).");
      return;
    }
    if (running()) {
      session.play(false);
      s.record(null);
      return;
    }
    checkpoints.clear();
    began = s.episode().time(session.inThePast() ? session.cursor() : s.episode().lastStep());
    recording = true;
    s.record(fresh("takes", s.spec().task()));
    session.say(Message.Level.INFO, "Recording. F7 checkpoint, F8 roll back, R stops.");
  }

  private Path fresh(String below, String task) {
    String stamp =
        clock.now().toString().replaceAll("[:-]", "").replaceAll("\\..*", "").replace('T', '-');
    String name = task.replaceAll("[^A-Za-z0-9]+", "_") + "-" + stamp;
    Path file = folder.resolve(below).resolve(name + ".mcap");
    for (int n = 2; Files.exists(file); n++) {
      file = folder.resolve(below).resolve(name + "-" + n + ".mcap");
    }
    return file;
  }

  /** Remembers this moment of the take, to roll back to. */
  void checkpoint() {
    session
        .source()
        .filter(s -> running())
        .ifPresent(
            s -> {
              Episode e = s.episode();
              String name =
                  String.format(
                      Locale.ROOT,
                      "checkpoint %d, %.2f s",
                      checkpoints.size() + 1,
                      e.time(e.lastStep()));
              checkpoints.add(new Checkpoint(e.lastStep(), name));
              s.interventions().ifPresent(i -> i.mark(name));
              session.say(Message.Level.INFO, "Checkpoint " + checkpoints.size() + ".");
            });
  }

  /** Back to the last checkpoint; once more to the one before it, at last to the take's start. */
  void rollBack() {
    Source s = session.source().orElse(null);
    Interventions world = s == null ? null : s.interventions().orElse(null);
    if (s == null || world == null || !running()) {
      return;
    }
    long now = s.episode().lastStep();
    long second = Math.round(1 / s.spec().tickSeconds());
    // Just rolled back there: the one before is meant.
    if (!checkpoints.isEmpty() && now - last().step() < second / 2) {
      checkpoints.remove(checkpoints.size() - 1);
    }
    Interventions.Branch kept = checkpoints.isEmpty() ? null : kept(world, last());
    long to =
        kept != null
            ? kept.episode().lastStep()
            : checkpoints.isEmpty() ? s.episode().stepAtTime(began + 1e-9) : last().step();
    if (to >= now) {
      return;
    }
    if (to >= world.oldest()) {
      session.play(false);
      session.seek(to);
      s.setBack(to);
    } else if (kept != null) {
      session.play(false);
      world.rollBack(kept.id());
      session.followingProperty().set(true);
    } else {
      session.say(
          Message.Level.WARNING,
          "That is older than what can be set back to (from step "
              + world.oldest()
              + "), and no checkpoint (F7) was set there.");
      return;
    }
    session.say(
        Message.Level.INFO,
        checkpoints.isEmpty()
            ? "Rolled back to the start of the take. Space goes on."
            : "Rolled back to checkpoint " + checkpoints.size() + ". Space goes on.");
  }

  private Checkpoint last() {
    return checkpoints.get(checkpoints.size() - 1);
  }

  // Two of one name can only be of the same instant: the later is of the way one is on.
  private static Interventions.@Nullable Branch kept(Interventions world, Checkpoint c) {
    Interventions.Branch found = null;
    for (Interventions.Branch b : world.branches()) {
      found = b.mark() && b.name().equals(c.name()) ? b : found;
    }
    return found;
  }

  /** Writes the last half minute to a file. */
  void keepLast() {
    session
        .interventions()
        .ifPresent(
            i -> {
              String task = session.source().map(s -> s.spec().task()).orElse("take");
              i.keepLast(30, fresh("demos", task + "_last30s"));
            });
  }

  // A take ends with its episode.
  private void tick() {
    Source s = session.source().orElse(null);
    StepResult head = s == null ? null : s.episode().head();
    if (recording && s != null && head != null && head.done() && running()) {
      recording = false;
      s.record(null);
    }
  }

  private void finish(LiveSource of, List<RecordedPart> parts) {
    recording = false;
    checkpoints.clear();
    session
        .jobs()
        .start(
            "Checking the take",
            job -> {
              Take take = check(of.spec().task(), parts, job);
              session.pulse().post(() -> done.accept(take));
            });
  }

  private Take check(String task, List<RecordedPart> parts, Jobs.Job job) throws IOException {
    List<Splice.Cut> cuts = new ArrayList<>();
    for (RecordedPart p : parts) {
      cuts.add(new Splice.Cut(Demo.open(p.file()), p.from(), p.to()));
    }
    try (Environment world = tasks.create(task)) {
      Path whole = parts.get(0).file();
      if (parts.size() > 1) {
        String name = whole.getFileName().toString().replaceAll("\\.mcap$", "");
        whole = whole.resolveSibling(name + ".whole.mcap");
        Splice.write(cuts, world, whole, Map.of(), clock, p -> job.progress(p / 2));
      }
      Demo demo = Demo.open(whole);
      TakeQuality quality = new TakeQuality();
      long all = Math.max(1, demo.lastStep() - demo.firstStep());
      Replayer replayer = new Replayer(demo, world);
      Replayer.Verdict verdict =
          replayer.verifyEach(
              r -> {
                quality.step(r, demo.action(r.step()));
                job.progress(
                    (parts.size() > 1 ? 0.5 : 0)
                        + (parts.size() > 1 ? 0.5 : 1) * (r.step() - demo.firstStep()) / all);
              });
      return new Take(whole, parts, demo, verdict, quality.checks());
    }
  }

  /**
   * Keeps a take under a name, with what the person says about it beside it.
   *
   * @return where it is now
   * @throws IOException one sentence
   */
  Path keep(Take take, String name, String notes, boolean success) throws IOException {
    String clean = name.strip().replaceAll("[^A-Za-z0-9_-]+", "_");
    Path to = kept().resolve((clean.isEmpty() ? "take" : clean) + ".mcap");
    for (int n = 2; Files.exists(to); n++) {
      to = kept().resolve(clean + "_" + n + ".mcap");
    }
    Files.createDirectories(kept());
    Files.move(take.file(), to);
    DemoNotes.write(to, new DemoNotes(notes, success, take.checks(), List.of()));
    forget(take);
    return to;
  }

  /** Forgets a take and its parts. */
  void forget(Take take) {
    try {
      Files.deleteIfExists(take.file());
      for (RecordedPart p : take.parts()) {
        Files.deleteIfExists(p.file());
      }
    } catch (IOException e) {
      session.say(Message.Level.WARNING, "A part of the take stays: " + e.getMessage());
    }
  }
}
