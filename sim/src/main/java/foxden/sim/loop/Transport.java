package foxden.sim.loop;

import foxden.sim.EnvironmentSpec;

/**
 * What a timeline can do with a world, be it live ({@link SimLoop}) or recorded ({@link
 * ReplayLoop}). Every method may be called from any thread and returns at once; what follows is
 * told to the listeners. Seeking and stepping never start or stop playing, except that stepping
 * pauses first.
 */
public interface Transport extends AutoCloseable {

  /** The environment shown. */
  EnvironmentSpec spec();

  /** Runs on until paused, broken or at the end. */
  void play();

  /** Stops after the current step. */
  void pause();

  /**
   * Pauses and goes on by some steps.
   *
   * @param steps at least 1
   */
  void step(int steps);

  /**
   * Pauses and goes back by some steps.
   *
   * @param steps at least 1
   */
  void back(int steps);

  /** Shows a step, the nearest reachable one when it lies outside {@code first..last}. */
  void seek(long step);

  /**
   * Sets the speed.
   *
   * @param factor simulated seconds per wall second, above 0; {@link Double#POSITIVE_INFINITY} for
   *     as fast as it goes
   */
  void speed(double factor);

  /** Adds a listener; it hears the present frame and status first. */
  void addListener(LoopListener listener);

  /** Removes a listener. */
  void removeListener(LoopListener listener);

  /** Ends the thread and closes what it owns; waits for both. */
  @Override
  void close();
}
