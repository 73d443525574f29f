package foxden.sim.demo;

import foxden.sim.Action;
import foxden.sim.Environment;
import foxden.sim.Replayable;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Steps the recorded actions again in a world of the same task: to go to any step with its exact
 * state, and to find out whether world and recording agree to the bit. Owns the environment while
 * it is used; not thread-safe.
 */
public final class Replayer {

  /** Logged poses are rounded; a difference below this says nothing. m. */
  private static final double VISIBLE = 1e-4;

  /** Steps between two snapshots that are kept of the way to another step, and how many. */
  private static final int PASSED_EVERY = 20;

  private static final int PASSED = 40;

  /** Steps to go on after a hash differed without anything having moved visibly. */
  private static final int LOOK_ON = 500;

  /**
   * What {@link #verify} found.
   *
   * @param steps compared
   * @param divergedAt first step whose hash differs, -1 when none does
   * @param body whose position differs most where it first shows; empty when none does
   * @param metres by how much
   * @param seenAt step at which that was measured
   */
  public record Verdict(long steps, long divergedAt, String body, double metres, long seenAt) {

    /** Whether every hash was equal. */
    public boolean exact() {
      return divergedAt < 0;
    }

    /** The last line of {@code foxden replay --verify}. */
    public String line() {
      return "replay: " + found();
    }

    /** The same without saying that it was a replay. */
    public String found() {
      if (exact()) {
        return steps + " steps, bit-exact";
      }
      return "diverged at step %d: %s by %s m"
          .formatted(
              divergedAt,
              body.isEmpty() ? "hidden state" : body,
              metres == 0 ? "0" : String.format(Locale.ROOT, "%.3g", metres));
    }
  }

  private final Demo demo;
  private final Environment environment;
  // Snapshots of steps it came by on the way to others: going back again is short.
  private final TreeMap<Long, Snapshot> passed = new TreeMap<>();
  private @Nullable StepResult now;

  /**
   * Makes a replayer.
   *
   * @throws IllegalArgumentException when the environment is not the one that was recorded; one
   *     sentence that tells what differs
   */
  public Replayer(Demo demo, Environment environment) {
    this.demo = demo;
    this.environment = environment;
    String task = environment.spec().task();
    if (!task.equals(demo.spec().task())) {
      throw new IllegalArgumentException(
          demo.file()
              + ": was recorded in task '"
              + demo.spec().task()
              + "', not in '"
              + task
              + "'");
    }
    if (!environment.spec().bodies().equals(demo.spec().bodies())) {
      throw new IllegalArgumentException(
          demo.file()
              + ": its scene has other bodies than the one installed now ("
              + firstDifference(demo.spec().bodies(), environment.spec().bodies())
              + "); replay it with Foxden "
              + demo.info().foxden());
    }
  }

  private static String firstDifference(List<String> recorded, List<String> here) {
    for (int i = 0; i < Math.min(recorded.size(), here.size()); i++) {
      if (!recorded.get(i).equals(here.get(i))) {
        return "'" + recorded.get(i) + "' then, '" + here.get(i) + "' now";
      }
    }
    return recorded.size() + " then, " + here.size() + " now";
  }

  /** The first frame, made anew by resetting with the recorded seed. */
  public StepResult start() {
    feed(0);
    StepResult r = environment.reset(demo.info().seed());
    if (demo.firstStep() != r.step() || demo.editedStart()) {
      r = environment.restore(needSnapshot(demo.firstStep()));
    }
    now = r;
    return r;
  }

  /**
   * Steps the next recorded action.
   *
   * @throws IllegalStateException at the end, or where frames are missing
   */
  public StepResult next() {
    StepResult before = now;
    if (before == null) {
      return start();
    }
    long step = before.step() + 1;
    Action action = demo.action(step);
    if (step > demo.lastStep() || action == null || demo.step(demo.frameOfStep(step)) != step) {
      throw new IllegalStateException(demo.file() + ": step " + step + " is not in the recording");
    }
    feed(step);
    demo.edits(step).forEach(environment::edit);
    StepResult r = environment.step(action);
    now = r;
    return r;
  }

  // What reached the recorded world from outside reaches this one the same way.
  private void feed(long step) {
    if (environment instanceof Replayable world) {
      world.feed(
          demo.events().stream()
              .filter(e -> e.step() == step && e.event().kind().equals(Replayable.INPUT))
              .map(e -> e.event().text())
              .toList());
    }
  }

  /**
   * Brings the environment to a recorded step with its exact state: the nearest snapshot before it,
   * then the recorded actions.
   *
   * @param step within the recording
   * @throws IllegalStateException where frames are missing
   */
  public StepResult goTo(long step) {
    long target = Math.max(demo.firstStep(), Math.min(demo.lastStep(), step));
    StepResult r = now;
    if (r == null) {
      r = start();
    }
    Optional<Snapshot> nearest = nearest(target);
    if (r.step() > target || nearest.isPresent() && nearest.get().step() > r.step()) {
      r = nearest.isPresent() ? environment.restore(nearest.get()) : start();
      now = r;
    }
    while (r.step() < target) {
      r = next();
      if (r.step() % PASSED_EVERY == 0 && !passed.containsKey(r.step())) {
        passed.put(r.step(), environment.snapshot());
      }
    }
    while (passed.size() > PASSED) {
      boolean low = target - passed.firstKey() > passed.lastKey() - target;
      passed.remove(low ? passed.firstKey() : passed.lastKey());
    }
    return r;
  }

  private Optional<Snapshot> nearest(long target) {
    Map.Entry<Long, Snapshot> own = passed.floorEntry(target);
    Optional<Snapshot> logged = demo.snapshotBefore(target);
    if (own == null || logged.isPresent() && logged.get().step() >= own.getKey()) {
      return logged;
    }
    return Optional.of(own.getValue());
  }

  private Snapshot needSnapshot(long step) {
    return demo.snapshotBefore(step)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    demo.file() + ": has no snapshot at step " + step + " to start from"));
  }

  /**
   * Resets with the recorded seed, steps every recorded action and compares every state hash.
   *
   * @param progress told every step
   * @throws IllegalStateException where frames are missing
   */
  public Verdict verify(LongConsumer progress) {
    return verifyEach(r -> progress.accept(r.step()));
  }

  /**
   * The same, for somebody who wants to see every step as the world makes it.
   *
   * @throws IllegalStateException where frames are missing
   */
  public Verdict verifyEach(Consumer<StepResult> seen) {
    StepResult r = start();
    if (r.hash() != demo.hash(0)) {
      return diverged(0, r);
    }
    for (int frame = 1; frame < demo.frames(); frame++) {
      r = next();
      seen.accept(r);
      if (r.hash() != demo.hash(frame)) {
        return diverged(frame, r);
      }
    }
    return new Verdict(demo.lastStep() - demo.firstStep(), -1, "", 0, -1);
  }

  // A hash tells of the first different bit; what a person can see of it may come later.
  private Verdict diverged(int frame, StepResult first) {
    StepResult r = first;
    double most = 0;
    int body = -1;
    for (int k = 0; ; k++) {
      float[] here = r.state().poses();
      float[] there = demo.state(r.step()).poses();
      for (int i = 0; i < here.length / WorldState.POSE; i++) {
        double d = distance(here, there, i * WorldState.POSE);
        // Of bodies that moved alike the first, usually the root of the others.
        if (d > most + VISIBLE) {
          most = d;
          body = i;
        }
      }
      if (most > VISIBLE || k >= LOOK_ON || frame + k + 1 >= demo.frames()) {
        break;
      }
      r = next();
    }
    boolean seen = most > VISIBLE && body >= 0;
    return new Verdict(
        demo.step(frame) - demo.firstStep(),
        demo.step(frame),
        seen ? demo.spec().bodies().get(body) : "",
        seen ? most : 0,
        r.step());
  }

  private static double distance(float[] a, float[] b, int at) {
    double x = (double) a[at] - b[at];
    double y = (double) a[at + 1] - b[at + 1];
    double z = (double) a[at + 2] - b[at + 2];
    return Math.sqrt(x * x + y * y + z * z);
  }
}
