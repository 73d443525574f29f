package foxden.sim.loop;

import foxden.sim.Action;
import foxden.sim.Driver;
import foxden.sim.Environment;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Event;
import foxden.sim.StepResult;
import foxden.sim.WallClock;
import foxden.sim.demo.Demo;
import foxden.sim.demo.Replayer;
import foxden.sim.history.History;
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
 * shown the present: the world is restored there (nearest snapshot, then the same edits and
 * actions), and what came after is kept as a line that {@link #enter} takes up again. Changing the
 * driver, or the world, in the past branches.
 */
public final class SimLoop extends BranchLoop {

  /** Simulated seconds over which the arbiter fades between two drivers. */
  public static final double RAMP_SECONDS = 0.3;

  private final Arbiter arbiter;
  private List<BreakCondition> breaks = List.of();

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
    super(environment, clock, history);
    this.arbiter = new Arbiter((int) Math.round(RAMP_SECONDS / spec.tickSeconds()));
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
          decider.seat(driver == null ? null : new DriverSeat(driver));
          handover(driver == null ? "" : driver.name() + " drives now.", "driver");
        });
  }

  /** A person (or anybody) takes over from whoever drives, who waits for {@link #handBack}. */
  public void takeOver(Driver driver) {
    submit(
        () -> {
          decider.takeOver(new DriverSeat(driver));
          handover(driver.name() + " took over.", "takeover");
        });
  }

  /** Hands back to whoever drove before {@link #takeOver}; does nothing without one. */
  public void handBack() {
    submit(
        () -> {
          DriverSeat back = decider.handBack();
          if (back != null) {
            handover("Handed back to " + back.driver().name() + ".", "handback");
          }
        });
  }

  /** Live with a deadline, or lockstep; a new loop is in lockstep. */
  public void live(boolean on) {
    submit(
        () -> {
          decider.live(on);
          touch();
        });
  }

  /** Wall time a driver has for an answer at speed 1; at other speeds in proportion. */
  public void deadline(long amount, TimeUnit unit) {
    submit(() -> decider.deadline(unit.toNanos(amount)));
  }

  /** Pauses with a reason, after the step that is being shown. */
  public void pauseBecause(String sentence) {
    submit(
        () -> {
          stop();
          say("Paused: " + sentence + ".", false);
        });
  }

  /** Replaces the conditions that pause. */
  public void breakOn(List<BreakCondition> conditions) {
    List<BreakCondition> copy = List.copyOf(conditions);
    submit(() -> breaks = copy);
  }

  // ---- One step -----------------------------------------------------------------------------

  @Override
  Outcome forward() {
    StepResult now = ways.present();
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
    Action action = decider.wanted(now, history.at(now.step()).action(), factor());
    if (action == null) {
      if (decider.driven()) {
        return Outcome.WAITING;
      }
      say("Nobody drives; choose a driver.", false);
      return Outcome.NONE;
    }
    Action applied = arbiter.apply(action);
    keep(now, decider.made(environment.step(applied)), applied);
    return Outcome.MADE;
  }

  private void keep(StepResult before, StepResult made, Action applied) {
    keep(decider.entry(made, applied, ways.pending()));
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

  // ---- Past and present ---------------------------------------------------------------------

  private void startAt(StepResult r, @Nullable Action action, String who) {
    decider.start(who);
    arbiter.handover(null);
    begin(decider.entry(r, action, List.of()));
  }

  private void handover(String sentence, String kind) {
    makePresent();
    StepResult now = ways.present();
    arbiter.handover(now == null ? null : history.at(now.step()).action());
    decider.handover(
        now == null || sentence.isEmpty() ? null : new Event(kind, sentence, List.of()));
    if (now != null) {
      // A driver that comes or returns sees again what it missed.
      decider.forget(history, seed, false);
    }
    touch();
  }

  // ---- What the shared thread asks ----------------------------------------------------------

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  void jump(long step) {
    StepResult now = ways.present();
    if (now == null) {
      return;
    }
    History.Entry e = history.at(step);
    // At the present, with what was changed since.
    show(step == now.step() ? frame(now, e) : frame(e, true));
  }

  @Override
  long first() {
    return ways.present() == null ? 0 : history.first();
  }

  @Override
  long last() {
    StepResult now = ways.present();
    return now == null ? 0 : now.step();
  }

  @Override
  String driverName() {
    return decider.driverName();
  }

  @Override
  boolean live() {
    return decider.live();
  }

  @Override
  void ended() {
    decider.end();
    try {
      finishRecording();
    } catch (RuntimeException e) {
      // The file stays readable up to its last chunk; nobody is left to be told.
    }
    environment.close();
  }
}
