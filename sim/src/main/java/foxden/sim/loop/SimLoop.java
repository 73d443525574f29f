package foxden.sim.loop;

import foxden.sim.Action;
import foxden.sim.Driver;
import foxden.sim.Environment;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Event;
import foxden.sim.Observation;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.Trace;
import foxden.sim.WallClock;
import foxden.sim.demo.Demo;
import foxden.sim.demo.DemoInfo;
import foxden.sim.demo.DemoRecorder;
import foxden.sim.demo.Replayer;
import foxden.sim.history.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that owns a world. Commands are queued and carried out between two steps; every
 * step is shown to the listeners, kept in the history and, when a recorder is attached, written to
 * the log.
 *
 * <p>In lockstep the world waits for its driver. Live, a driver has until the deadline; when it is
 * late its last action is held, an event {@code late} says so, and the answer is used as soon as it
 * comes. The first decision after a reset or a change of drivers is always waited for.
 *
 * <p>Going back shows steps from the history without touching the world; going on from there walks
 * through the history up to the present, and only then steps on. {@link #branch} makes the step
 * shown the present: the world is restored there (nearest snapshot, then the same actions) and what
 * came after is dropped. Changing the driver in the past branches.
 */
public final class SimLoop extends PacedLoop {

  /** Simulated seconds over which the arbiter fades between two drivers. */
  public static final double RAMP_SECONDS = 0.3;

  /** How long one try of a step may wait for a driver before commands are looked at again. */
  private static final long PATIENCE_NANOS = 5_000_000;

  /** A driver that returns to the past is shown at most this many observations again. */
  private static final int REMEMBERED = 400;

  private final Environment environment;
  private final EnvironmentSpec spec;
  private final History history;
  private final Arbiter arbiter;

  private @Nullable DriverSeat seat;
  private @Nullable DriverSeat waiting;
  private @Nullable StepResult present;
  private long seed;
  private boolean live;
  private long deadlineNanos;
  private volatile long historyBytes;
  private List<BreakCondition> breaks = List.of();
  private final List<Event> pending = new ArrayList<>();

  private @Nullable Action held;
  private Trace trace = Trace.NONE;
  private long traceStep = -1;
  private String actor = "";
  private boolean patient = true;
  private boolean decide = true;
  private boolean asked;
  private long askedAt;

  private @Nullable DemoRecorder recorder;

  /**
   * A loop over an environment, with the default history, paused until {@link #reset}.
   *
   * @param environment owned by the loop from now on; closed with it
   */
  public SimLoop(Environment environment, WallClock clock) {
    this(
        environment,
        clock,
        new History(
            History.DEFAULT_BYTES,
            History.DEFAULT_STEPS,
            Math.max(1, Math.min(10, environment.spec().policyEvery()))));
  }

  /** The same with a history of one's own. */
  public SimLoop(Environment environment, WallClock clock, History history) {
    super(clock, "foxden-sim");
    this.environment = environment;
    this.spec = environment.spec();
    this.history = history;
    this.arbiter = new Arbiter((int) Math.round(RAMP_SECONDS / spec.tickSeconds()));
    // One decision period of the policy, as a robot would give it.
    this.deadlineNanos = (long) (spec.tickSeconds() * spec.policyEvery() * 1e9);
    begin();
  }

  // ---- Commands -----------------------------------------------------------------------------

  /** Starts a new episode, paused; an attached recording is finished first. */
  public void reset(long newSeed) {
    submit(
        () -> {
          stop();
          say("", false);
          finishRecording();
          seed = newSeed;
          startAt(environment.reset(newSeed), null, "");
        });
  }

  /** Starts at a step of a recording with its exact state, paused. */
  public void continueFrom(Demo demo, long step) {
    submit(
        () -> {
          stop();
          say("", false);
          finishRecording();
          StepResult r = new Replayer(demo, environment).goTo(step);
          seed = demo.info().seed();
          startAt(r, demo.action(r.step()), demo.driver(r.step()));
        });
  }

  /** Lets somebody drive from the next decision on; nobody with null. The loop does not own it. */
  public void drive(@Nullable Driver driver) {
    submit(
        () -> {
          end(waiting);
          waiting = null;
          end(seat);
          seat = driver == null ? null : new DriverSeat(driver);
          handover(driver == null ? "" : driver.name() + " drives now.", "driver");
        });
  }

  /** A person (or anybody) takes over from whoever drives, who waits for {@link #handBack}. */
  public void takeOver(Driver driver) {
    submit(
        () -> {
          if (waiting == null) {
            waiting = seat;
          } else {
            end(seat);
          }
          seat = new DriverSeat(driver);
          handover(driver.name() + " took over.", "takeover");
        });
  }

  /** Hands back to whoever drove before {@link #takeOver}; does nothing without one. */
  public void handBack() {
    submit(
        () -> {
          DriverSeat back = waiting;
          if (back != null) {
            end(seat);
            seat = back;
            waiting = null;
            handover("Handed back to " + back.driver().name() + ".", "handback");
          }
        });
  }

  /** Live with a deadline, or lockstep; a new loop is in lockstep. */
  public void live(boolean on) {
    submit(
        () -> {
          live = on;
          touch();
        });
  }

  /** Wall time a driver has for an answer at speed 1; at other speeds in proportion. */
  public void deadline(long amount, TimeUnit unit) {
    submit(() -> deadlineNanos = unit.toNanos(amount));
  }

  /** Replaces the conditions that pause. */
  public void breakOn(List<BreakCondition> conditions) {
    List<BreakCondition> copy = List.copyOf(conditions);
    submit(() -> breaks = copy);
  }

  /** Makes the step shown the present and drops what came after it. */
  public void branch() {
    submit(
        () -> {
          if (makePresent()) {
            resetDriver(seat);
            // The driver was shown its last decision again; its action holds until the next.
            StepResult now = present;
            Action action = now == null ? null : history.at(now.step()).action();
            decide = now == null || action == null || now.step() % spec.policyEvery() == 0;
            held = action;
          }
        });
  }

  /** Writes everything from the present on to a file; a recording under way is finished first. */
  public void record(Path file, DemoInfo info) {
    submit(
        () -> {
          finishRecording();
          StepResult r = present;
          if (r == null) {
            throw new IllegalStateException("reset the world before recording it");
          }
          try {
            DemoInfo about =
                new DemoInfo(
                    spec.task(),
                    spec.scene(),
                    seed,
                    info.driver(),
                    info.foxden(),
                    info.jdk(),
                    info.started(),
                    info.settings());
            DemoRecorder started = DemoRecorder.start(file, about, spec, clock());
            recorder = started;
            started.frame(r, null, actor, trace, traceStep, environment.snapshot());
          } catch (IOException e) {
            recorder = null;
            throw new IllegalStateException(e.getMessage(), e);
          }
          touch();
        });
  }

  /** Finishes the recording under way; does nothing without one. */
  public void stopRecording() {
    submit(() -> finishRecording());
  }

  /** Estimated bytes the history holds; may be asked from any thread. */
  public long historyBytes() {
    return historyBytes;
  }

  // ---- One step -----------------------------------------------------------------------------

  @Override
  Outcome forward() {
    StepResult now = present;
    if (now == null) {
      say("Choose a seed first.", false);
      return Outcome.NONE;
    }
    long shownNow = shownStep();
    if (shownNow < now.step()) {
      show(frame(history.at(shownNow + 1), false));
      return Outcome.MADE;
    }
    if (now.done()) {
      say(now.success() ? "All goals hold." : "The episode is over.", false);
      return Outcome.NONE;
    }
    Action action = wanted(now);
    if (action == null) {
      return seat == null ? Outcome.NONE : Outcome.WAITING;
    }
    Action applied = arbiter.apply(action);
    StepResult made = environment.step(applied);
    if (!pending.isEmpty()) {
      made = withEvents(made, pending);
      pending.clear();
    }
    asked = false;
    if (made.step() % spec.policyEvery() == 0) {
      decide = true;
    }
    keep(now, made, applied);
    return Outcome.MADE;
  }

  private void keep(StepResult before, StepResult made, Action applied) {
    present = made;
    History.Entry entry = new History.Entry(made, applied, actor, trace, traceStep);
    DemoRecorder log = recorder;
    boolean logs = log != null && log.snapshotDue(made.time());
    boolean keeps = history.wantsSnapshot(made.step());
    Snapshot snapshot = logs || keeps ? environment.snapshot() : null;
    history.add(entry, keeps ? snapshot : null);
    historyBytes = history.bytes();
    show(frame(entry, false));
    if (log != null) {
      try {
        log.frame(made, applied, actor, trace, traceStep, logs ? snapshot : null);
      } catch (IOException e) {
        recorder = null;
        stop();
        say("Paused: " + e.getMessage(), true);
      }
    }
    for (BreakCondition condition : breaks) {
      if (condition.met(before, made)) {
        stop();
        say("Paused at step " + made.step() + ": " + condition.sentence() + ".", false);
        break;
      }
    }
    if (made.done()) {
      stop();
      say(
          made.success()
              ? "All goals hold at step " + made.step() + "."
              : "The episode is over at step " + made.step() + ".",
          false);
    }
  }

  // The action that the driver wants in this tick; null while it has to be waited for.
  private @Nullable Action wanted(StepResult now) {
    DriverSeat driver = seat;
    if (driver == null) {
      say("Nobody drives; choose a driver.", false);
      return null;
    }
    if (decide && !driver.busy()) {
      driver.ask(now.observation());
      decide = false;
    }
    if (!driver.busy()) {
      return held;
    }
    if (!asked) {
      asked = true;
      askedAt = clock().nanos();
    }
    boolean hurried = live && !patient && held != null && !Double.isInfinite(factor());
    long left = hurried ? askedAt + deadlineLeft(driver, now) - clock().nanos() : PATIENCE_NANOS;
    DriverSeat.Answer answer = driver.answer(Math.min(left, PATIENCE_NANOS));
    if (answer != null) {
      if (answer.step() < now.step()) {
        pending.add(
            new Event(
                "late-answer",
                "%s's answer to step %d was applied from step %d on."
                    .formatted(driver.driver().name(), answer.step(), now.step() + 1),
                List.of()));
      }
      held = answer.decision().action();
      trace = answer.decision().trace();
      traceStep = answer.step();
      actor = driver.driver().name();
      patient = false;
      return held;
    }
    if (!hurried || left > PATIENCE_NANOS) {
      return null;
    }
    if (decide || now.step() % spec.policyEvery() == 0) {
      decide = false;
      pending.add(
          new Event(
              "late",
              "%s was late at step %d; its last action is held."
                  .formatted(driver.driver().name(), now.step()),
              List.of()));
    }
    return held;
  }

  // Whole on the tick that asked; afterwards an answer that is not there yet is not waited for.
  private long deadlineLeft(DriverSeat driver, StepResult now) {
    return driver.owedStep() == now.step() ? (long) (deadlineNanos / factor()) : 0;
  }

  private static StepResult withEvents(StepResult r, List<Event> more) {
    List<Event> events = new ArrayList<>(r.events());
    events.addAll(more);
    return new StepResult(
        r.step(),
        r.time(),
        r.observation(),
        r.reward(),
        r.success(),
        r.done(),
        r.goals(),
        r.contacts(),
        events,
        r.state(),
        r.hash());
  }

  // ---- Past and present ---------------------------------------------------------------------

  private void startAt(StepResult r, @Nullable Action action, String who) {
    present = r;
    held = null;
    trace = Trace.NONE;
    traceStep = -1;
    actor = who;
    pending.clear();
    arbiter.handover(null);
    History.Entry entry = new History.Entry(r, action, who, trace, traceStep);
    history.start(entry, environment.snapshot());
    resetDriver(seat);
    resetDriver(waiting);
    show(frame(entry, true));
  }

  // After a change of drivers or a return to the past the driver sees again what it missed.
  private void resetDriver(@Nullable DriverSeat driver) {
    decide = true;
    patient = true;
    asked = false;
    if (driver == null || present == null) {
      return;
    }
    List<Observation> seen = new ArrayList<>();
    long last = present.step();
    for (long step = history.first(); step < last; step++) {
      if (step % spec.policyEvery() == 0) {
        seen.add(history.at(step).result().observation());
      }
    }
    int from = Math.max(0, seen.size() - REMEMBERED);
    driver.reset(spec, seed, List.copyOf(seen.subList(from, seen.size())));
  }

  private void handover(String sentence, String kind) {
    makePresent();
    arbiter.handover(present == null ? null : history.at(present.step()).action());
    if (present != null && !sentence.isEmpty()) {
      pending.add(new Event(kind, sentence, List.of()));
    }
    trace = Trace.NONE;
    traceStep = -1;
    resetDriver(seat);
    touch();
  }

  private boolean makePresent() {
    StepResult now = present;
    long target = shownStep();
    if (now == null || target >= now.step()) {
      return false;
    }
    finishRecording();
    Snapshot snapshot =
        history
            .snapshotBefore(target)
            .orElseThrow(() -> new IllegalStateException("step " + target + " is forgotten"));
    StepResult r = environment.restore(snapshot);
    while (r.step() < target) {
      Action action = history.at(r.step() + 1).action();
      if (action == null) {
        throw new IllegalStateException("step " + (r.step() + 1) + " has no action");
      }
      r = environment.step(action);
    }
    History.Entry entry = history.at(target);
    if (r.hash() != entry.result().hash()) {
      throw new IllegalStateException(
          "going back to step " + target + " gave another state than before; reset the world");
    }
    history.cutAfter(target);
    present = entry.result();
    held = null;
    actor = entry.driver();
    trace = entry.trace();
    traceStep = entry.traceStep();
    pending.clear();
    touch();
    return true;
  }

  private static LoopFrame frame(History.Entry e, boolean jumped) {
    return new LoopFrame(e.result(), e.action(), e.driver(), e.trace(), e.traceStep(), jumped);
  }

  private void finishRecording() {
    DemoRecorder log = recorder;
    recorder = null;
    if (log == null) {
      return;
    }
    touch();
    try {
      log.finish();
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static void end(@Nullable DriverSeat driver) {
    if (driver != null) {
      driver.end();
    }
  }

  // ---- What the shared thread asks ----------------------------------------------------------

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  void jump(long step) {
    if (present != null) {
      show(frame(history.at(step), true));
    }
  }

  @Override
  long first() {
    return present == null ? 0 : history.first();
  }

  @Override
  long last() {
    return present == null ? 0 : present.step();
  }

  @Override
  String driverName() {
    return seat == null ? "" : seat.driver().name();
  }

  @Override
  boolean live() {
    return live;
  }

  @Override
  String recording() {
    return recorder == null ? "" : recorder.file().toString();
  }

  @Override
  void ended() {
    end(seat);
    end(waiting);
    try {
      finishRecording();
    } catch (RuntimeException e) {
      // The file stays readable up to its last chunk; nobody is left to be told.
    }
    environment.close();
  }
}
