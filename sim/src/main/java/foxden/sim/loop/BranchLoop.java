package foxden.sim.loop;

import foxden.sim.Edit;
import foxden.sim.Environment;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Event;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.WallClock;
import foxden.sim.demo.DemoInfo;
import foxden.sim.demo.WorldFacts;
import foxden.sim.history.History;
import foxden.sim.history.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a live world can do with its past: set it back, keep and take up other ways, change things
 * between two steps, write it down. Who drives and how a step is made is {@link SimLoop}'s.
 */
abstract class BranchLoop extends PacedLoop {

  final Environment environment;
  final EnvironmentSpec spec;
  final History history;
  final Ways ways;
  final Decider decider;
  private final String facts;
  long seed;
  private volatile long historyBytes;
  private @Nullable Recording recording;

  BranchLoop(Environment environment, WallClock clock, History history) {
    super(clock, "foxden-sim");
    this.environment = environment;
    this.spec = environment.spec();
    this.history = history;
    this.decider = new Decider(spec, clock);
    this.ways = new Ways(environment, history, history.maxBytes(), new Told());
    // Before anybody changes anything.
    this.facts = WorldFacts.of(environment);
  }

  // ---- Other ways ---------------------------------------------------------------------------

  /** Makes the step shown the present; what came after it is kept as a branch. */
  public void branch() {
    submit(
        () -> {
          if (makePresent()) {
            goOnAsBefore();
          }
        });
  }

  /**
   * Pauses and makes an earlier step the present, the nearest there is; what came after is kept.
   */
  public void setBack(long step) {
    submit(
        () -> {
          stop();
          say("", false);
          long to = Math.max(first(), Math.min(last(), step));
          if (ways.backTo(to)) {
            goOnAsBefore();
            show(frame(history.at(to), true));
          }
        });
  }

  /**
   * Takes up a branch or a named moment at its last step; the present future is kept. A recording
   * under way ends.
   */
  public void enter(int line) {
    submit(
        () -> {
          stop();
          finishRecording();
          takeUp(line);
        });
  }

  /** The same, but a recording under way goes on from there when that lies within it. */
  public void rollBack(int line) {
    submit(
        () -> {
          stop();
          say("", false);
          takeUp(line);
        });
  }

  private void takeUp(int line) {
    ways.enter(line);
    goOnAsBefore();
    show(frame(history.at(history.last()), true));
  }

  /** Names the step shown. */
  public void mark(String name) {
    submit(
        () -> {
          if (ways.present() != null) {
            ways.mark(Math.min(shownStep(), history.last()), name);
            count();
          }
        });
  }

  /** Forgets a branch or a named moment. */
  public void drop(int line) {
    submit(
        () -> {
          ways.drop(line);
          count();
        });
  }

  /** Calls a branch or a named moment something else. */
  public void rename(int line, String name) {
    submit(() -> ways.rename(line, name));
  }

  /** Estimated bytes the history and the branches hold; may be asked from any thread. */
  public long historyBytes() {
    return historyBytes;
  }

  /** Begins at a state of the environment. */
  final void begin(History.Entry entry) {
    ways.start(entry);
    count();
    tellAll(LoopListener::begun);
    decider.forget(history, seed, true);
    show(frame(entry, true));
  }

  /** The step shown becomes the present; whether that changed anything. */
  final boolean makePresent() {
    StepResult now = ways.present();
    return now != null && shownStep() < now.step() && ways.backTo(shownStep());
  }

  /** The driver was shown the past again; until its next decision its last one holds. */
  final void goOnAsBefore() {
    decider.forget(history, seed, false);
    StepResult now = ways.present();
    if (now != null) {
      decider.hold(history.at(now.step()).action(), now.step());
    }
  }

  private void count() {
    historyBytes = ways.bytes();
    touch();
  }

  static LoopFrame frame(History.Entry e, boolean jumped) {
    return new LoopFrame(e.result(), e.action(), e.driver(), e.trace(), e.traceStep(), jumped);
  }

  /** Passes on what happens to lines. */
  private final class Told implements Ways.Listener {
    @Override
    public void left(Line line, long fork) {
      tellAll(l -> l.left(line, fork));
    }

    @Override
    public void entered(Line line) {
      tellAll(l -> l.entered(line));
    }

    @Override
    public void forgotten(List<Integer> ids) {
      tellAll(l -> l.forgotten(ids));
    }

    // Whoever drives and whoever writes must know that the world is elsewhere.
    @Override
    public void moved(History.Entry to) {
      decider.backTo(to);
      count();
      Recording log = recording;
      if (log == null) {
        return;
      }
      if (to.result().step() < log.from()) {
        finishRecording();
        return;
      }
      try {
        log.setBack(to, environment.snapshot());
      } catch (IOException e) {
        recording = null;
        throw new IllegalStateException(e.getMessage(), e);
      }
    }
  }

  // ---- Edits --------------------------------------------------------------------------------

  /** Changes the world at the step shown, which becomes the present; see {@link Edit}. */
  public void edit(Edit edit) {
    submit(
        () -> {
          if (makePresent()) {
            goOnAsBefore();
          }
          boolean again = edit instanceof Edit.Pull && ways.pulling(edit.subject());
          ways.edit(edit);
          changed(edit, again ? "" : edit.sentence());
        });
  }

  /** Takes the last change back, with what followed from it (which is kept as a branch). */
  public void undo() {
    submit(
        () -> {
          stop();
          Recording log = recording;
          int pending = ways.pending().size();
          if (log != null && pending > 0 && pending <= log.already()) {
            say("That was changed before the recording began; stop it first.", false);
            return;
          }
          Edit edit = ways.undo();
          if (edit == null) {
            say("Nothing to take back.", false);
            return;
          }
          goOnAsBefore();
          StepResult now = ways.present();
          if (now != null) {
            showEdited(now);
          }
          say("Taken back: " + edit.sentence(), false);
        });
  }

  /** Does again what was taken back last. */
  public void redo() {
    submit(
        () -> {
          Edit edit = ways.redo();
          if (edit == null) {
            say("Nothing to do again.", false);
            return;
          }
          changed(edit, edit.sentence());
        });
  }

  private void changed(Edit edit, String sentence) {
    if (!sentence.isEmpty()) {
      decider.note(new Event("edit", sentence, List.of(edit.subject())));
    }
    StepResult now = ways.present();
    if (!edit.pulls() && now != null) {
      showEdited(now);
    }
    touch();
  }

  private void showEdited(StepResult now) {
    show(frame(now, history.at(now.step())));
  }

  /** A step as it is since it was changed. */
  static LoopFrame frame(StepResult changed, History.Entry e) {
    StepResult r =
        new StepResult(
            changed.step(),
            changed.time(),
            changed.observation(),
            e.result().reward(),
            changed.success(),
            changed.done(),
            changed.goals(),
            changed.contacts(),
            e.result().events(),
            changed.state(),
            changed.hash());
    return new LoopFrame(r, e.action(), e.driver(), e.trace(), e.traceStep(), true);
  }

  // ---- Recording ----------------------------------------------------------------------------

  /** Writes everything from the present on to a file; a recording under way is finished first. */
  public void record(Path file, DemoInfo info) {
    submit(
        () -> {
          finishRecording();
          StepResult r = ways.present();
          if (r == null) {
            throw new IllegalStateException("reset the world before recording it");
          }
          if (makePresent()) {
            goOnAsBefore();
            r = Objects.requireNonNull(ways.present());
          }
          try {
            recording =
                new Recording(
                    file,
                    about(info),
                    spec,
                    clock(),
                    decider.entry(r, null, List.of()),
                    ways.pending().size(),
                    environment.snapshot());
          } catch (IOException e) {
            recording = null;
            throw new IllegalStateException(e.getMessage(), e);
          }
          touch();
        });
  }

  /** Finishes the recording under way; does nothing without one. */
  public void stopRecording() {
    submit(this::finishRecording);
  }

  /**
   * Writes the last seconds before the step shown to a file, in the background.
   *
   * @param done told when it is written or why not, one sentence; on a thread of its own
   */
  public void keepLast(double seconds, Path file, DemoInfo info, Consumer<String> done) {
    submit(
        () -> {
          if (ways.present() == null) {
            throw new IllegalStateException("reset the world first");
          }
          Line line = history.line(0, Line.Kind.BRANCH, "", Math.min(shownStep(), history.last()));
          long from = line.last() - Math.round(seconds / spec.tickSeconds());
          Highlight.write(line, from, file, about(info), spec, clock(), done);
        });
  }

  private DemoInfo about(DemoInfo info) {
    return new DemoInfo(
            spec.task(),
            spec.scene(),
            seed,
            info.driver(),
            info.foxden(),
            info.jdk(),
            info.started(),
            info.settings())
        .with(WorldFacts.SETTING, facts);
  }

  /** Keeps a step that was made, in history and log. */
  final void keep(History.Entry entry) {
    StepResult made = entry.result();
    Recording log = recording;
    boolean logs = log != null && log.snapshotDue(made.time());
    boolean keeps = history.wantsSnapshot(made.step());
    Snapshot snapshot = logs || keeps ? environment.snapshot() : null;
    ways.add(entry, keeps ? snapshot : null);
    historyBytes = ways.bytes();
    show(frame(entry, false));
    if (log != null) {
      try {
        log.frame(entry, logs ? snapshot : null);
      } catch (IOException e) {
        recording = null;
        stop();
        say("Paused: " + e.getMessage(), true);
      }
    }
  }

  final void finishRecording() {
    Recording log = recording;
    recording = null;
    if (log == null) {
      return;
    }
    touch();
    try {
      log.finish();
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    tellAll(l -> l.recorded(log.parts()));
  }

  @Override
  String recording() {
    Recording log = recording;
    return log == null ? "" : log.file().toString();
  }
}
