package foxden.sim;

import java.util.List;
import java.util.Map;

/**
 * A world with a task in it: a home, a grid world, a cheetah. Deterministic: the same seed and the
 * same actions give the same bits, on every JDK from 17 up.
 *
 * <p>Not thread-safe: one thread owns an environment (in the workbench, its {@code SimLoop}).
 */
public interface Environment extends AutoCloseable {

  /** What this environment is called, observes, accepts and shows; constant over its life. */
  EnvironmentSpec spec();

  /**
   * Starts a new episode.
   *
   * @param seed decides everything random of the episode
   * @return the result of "step 0": observation, goals, state and hash before any action; reward 0
   */
  StepResult reset(long seed);

  /**
   * Advances one control tick ({@link EnvironmentSpec#tickSeconds()}).
   *
   * @param action checked against {@link EnvironmentSpec#action()}
   * @return what happened; its arrays are the caller's to keep
   * @throws IllegalArgumentException when the action does not fit its spec (wrong length, NaN, out
   *     of range for a discrete action); the message names the element. The world is unchanged.
   * @throws IllegalStateException before the first {@link #reset}
   */
  StepResult step(Action action);

  /**
   * Saves the full state: bodies, joints, contact caches, warm-start impulses, pair order, sleep
   * timers, random generators, task progress.
   */
  Snapshot snapshot();

  /**
   * Restores a snapshot of this environment (or of one with equal {@link EnvironmentSpec} and reset
   * with the same seed). Continuing gives the same hashes as the run that was never interrupted.
   *
   * @return the result that the step before the snapshot gave, made anew (reward 0)
   * @throws IllegalArgumentException when the snapshot belongs to another environment or is damaged
   */
  StepResult restore(Snapshot snapshot);

  /**
   * Changes the world between two steps; see {@link Edit}. The step count stays.
   *
   * @throws IllegalArgumentException when this environment cannot do that, or the edit makes no
   *     sense; one sentence. The world is unchanged.
   */
  default void edit(Edit edit) {
    throw new IllegalArgumentException(
        "nothing in the task " + spec().task() + " can be changed while it runs");
  }

  /**
   * What bodies weigh and how they slip, as the scene says: mass (kg), Coulomb coefficient, and 1
   * for a body that can be moved about. Empty where a world has no such thing.
   */
  default Map<String, double[]> bodyFacts() {
    return Map.of();
  }

  /** Limits of the joints that can be put somewhere, by name: lower and upper, rad or m. */
  default Map<String, double[]> jointLimits() {
    return Map.of();
  }

  /** Numbers of the world that a person may turn while it runs; none in most worlds. */
  default List<Dial> dials() {
    return List.of();
  }

  /** The present state as a result, made anew (reward 0, no events): what {@link #edit} led to. */
  default StepResult look() {
    return restore(snapshot());
  }

  @Override
  default void close() {}
}
