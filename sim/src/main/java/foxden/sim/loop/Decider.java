package foxden.sim.loop;

import foxden.sim.Action;
import foxden.sim.Edit;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Event;
import foxden.sim.StepResult;
import foxden.sim.Trace;
import foxden.sim.WallClock;
import foxden.sim.history.History;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks whoever drives, waits no longer than it may, and holds what was answered. In lockstep it
 * waits; live, a late driver's last action is held and an event says so.
 */
final class Decider {

  /** How long one try may wait before commands are looked at again. */
  private static final long PATIENCE_NANOS = 5_000_000;

  /** A driver that returns to the past is shown at most this many observations again. */
  private static final int REMEMBERED = 400;

  private final EnvironmentSpec spec;
  private final WallClock clock;
  private final List<Event> pending = new ArrayList<>();

  private @Nullable DriverSeat seat;
  private @Nullable DriverSeat waiting;
  private boolean live;
  private long deadlineNanos;

  private @Nullable Action held;
  private Trace trace = Trace.NONE;
  private long traceStep = -1;
  private String actor = "";
  private boolean patient = true;
  private boolean decide = true;
  private boolean asked;
  private long askedAt;

  Decider(EnvironmentSpec spec, WallClock clock) {
    this.spec = spec;
    this.clock = clock;
    // One decision period of the policy, as a robot would give it.
    this.deadlineNanos = (long) (spec.tickSeconds() * spec.policyEvery() * 1e9);
  }

  // ---- Who drives ---------------------------------------------------------------------------

  boolean driven() {
    return seat != null;
  }

  String driverName() {
    return seat == null ? "" : seat.driver().name();
  }

  /** One driver and nobody waiting; nobody with null. */
  void seat(@Nullable DriverSeat driver) {
    end(waiting);
    waiting = null;
    end(seat);
    seat = driver;
  }

  /** Somebody else, while the one who drove waits. */
  void takeOver(DriverSeat driver) {
    if (waiting == null) {
      waiting = seat;
    } else {
      end(seat);
    }
    seat = driver;
  }

  /** The one who waited drives again; null when nobody did. */
  @Nullable DriverSeat handBack() {
    DriverSeat back = waiting;
    if (back != null) {
      end(seat);
      seat = back;
      waiting = null;
    }
    return back;
  }

  void end() {
    end(seat);
    end(waiting);
  }

  private static void end(@Nullable DriverSeat driver) {
    if (driver != null) {
      driver.end();
    }
  }

  boolean live() {
    return live;
  }

  void live(boolean on) {
    live = on;
  }

  void deadline(long nanos) {
    deadlineNanos = nanos;
  }

  // ---- Where it stands ----------------------------------------------------------------------

  /** An entry of the history for a step made with an action. */
  History.Entry entry(StepResult made, @Nullable Action applied, List<Edit> edits) {
    return new History.Entry(made, applied, actor, trace, traceStep, edits);
  }

  /** Something happened that belongs to the coming step. */
  void note(Event event) {
    // One mark for a change that goes on.
    if (!pending.isEmpty()) {
      Event last = pending.get(pending.size() - 1);
      if (last.kind().equals(event.kind()) && last.bodies().equals(event.bodies())) {
        pending.remove(pending.size() - 1);
      }
    }
    pending.add(event);
  }

  /** A new episode, or the state of a recording. */
  void start(String who) {
    held = null;
    trace = Trace.NONE;
    traceStep = -1;
    actor = who;
    pending.clear();
  }

  /** Back to a step of the history. */
  void backTo(History.Entry entry) {
    held = null;
    actor = entry.driver();
    trace = entry.trace();
    traceStep = entry.traceStep();
    pending.clear();
  }

  /** Somebody new decides at once, and shows nothing yet. */
  void handover(@Nullable Event event) {
    if (event != null) {
      pending.add(event);
    }
    trace = Trace.NONE;
    traceStep = -1;
  }

  /** The driver was shown its last decision again: its action holds until the next is due. */
  void hold(@Nullable Action action, long step) {
    held = action;
    decide = action == null || step % spec.policyEvery() == 0;
  }

  /** Whoever drives, and whoever waits, forgets and sees the history again. */
  void forget(History history, long seed, boolean everybody) {
    decide = true;
    patient = true;
    asked = false;
    List<DriverSeat.Seen> seen = new ArrayList<>();
    long last = history.last();
    int every = spec.policyEvery();
    for (long step = history.first(); step < last; step++) {
      if (step % every == 0) {
        Action applied = history.at(Math.min(last, step + every)).action();
        seen.add(new DriverSeat.Seen(history.at(step).result().observation(), applied));
      }
    }
    List<DriverSeat.Seen> late =
        List.copyOf(seen.subList(Math.max(0, seen.size() - REMEMBERED), seen.size()));
    if (seat != null) {
      seat.reset(spec, seed, late);
    }
    if (everybody && waiting != null) {
      waiting.reset(spec, seed, late);
    }
  }

  // ---- One tick -----------------------------------------------------------------------------

  /**
   * The action that the driver wants in this tick.
   *
   * @param applied in the tick before; null at the start
   * @param speed of the loop; deadlines shrink with it
   * @return null while it has to be waited for
   */
  @Nullable Action wanted(StepResult now, @Nullable Action applied, double speed) {
    DriverSeat driver = seat;
    if (driver == null) {
      return null;
    }
    if (decide && !driver.busy()) {
      driver.ask(now.observation(), applied);
      decide = false;
    }
    if (!driver.busy()) {
      return held;
    }
    if (!asked) {
      asked = true;
      askedAt = clock.nanos();
    }
    boolean hurried = live && !patient && held != null && !Double.isInfinite(speed);
    long left = PATIENCE_NANOS;
    if (hurried) {
      // Whole on the tick that asked; afterwards an answer that is not there is not waited for.
      long allowed = driver.owedStep() == now.step() ? (long) (deadlineNanos / speed) : 0;
      left = askedAt + allowed - clock.nanos();
    }
    DriverSeat.Answer answer = driver.answer(Math.min(left, PATIENCE_NANOS));
    if (answer != null) {
      take(answer, now, driver.driver().name());
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

  private void take(DriverSeat.Answer answer, StepResult now, String name) {
    if (answer.step() < now.step()) {
      pending.add(
          new Event(
              "late-answer",
              "%s's answer to step %d was applied from step %d on."
                  .formatted(name, answer.step(), now.step() + 1),
              List.of()));
    }
    held = answer.decision().action();
    trace = answer.decision().trace();
    traceStep = answer.step();
    actor = name;
    patient = false;
  }

  /** The step was made: the result with the events of the loop added. */
  StepResult made(StepResult made) {
    asked = false;
    if (made.step() % spec.policyEvery() == 0) {
      decide = true;
    }
    if (pending.isEmpty()) {
      return made;
    }
    List<Event> events = new ArrayList<>(made.events());
    events.addAll(pending);
    pending.clear();
    return made.withEvents(events);
  }
}
