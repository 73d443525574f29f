package foxden.sim;

import java.util.Set;

/**
 * Whoever acts: a scripted expert, a network, a language model, a remote server, a person. Called
 * every {@link EnvironmentSpec#policyEvery()} ticks, always from one thread at a time.
 */
public interface Driver extends AutoCloseable {

  /** Short name shown in the driver lane, such as {@code expert} or {@code fox}. */
  String name();

  /** The channels this driver reads; it must not look at others. */
  Set<String> channels();

  /**
   * A new episode begins; forget the last one.
   *
   * @param spec of the environment about to be driven
   * @param seed for the driver's own random choices
   */
  void reset(EnvironmentSpec spec, long seed);

  /**
   * Decides.
   *
   * @return the actions for the coming ticks, and what may be shown about the decision
   */
  Decision act(Observation observation);

  /**
   * The answer it still owes is no longer wanted; {@link #reset} follows. Called from another
   * thread than {@link #act}: a driver that waits for somebody there stops waiting and returns
   * anything.
   */
  default void unwanted() {}

  /**
   * Tells which action was really applied after the last decision, when it was not the driver's
   * own: somebody took over, or it only follows a recording. Called before the next {@link #act},
   * from the same thread.
   */
  default void applied(Action action) {}

  /**
   * Whether it must be shown again what was seen before it drives, or drives on after the world was
   * set back; a person need not.
   */
  default boolean remembers() {
    return true;
  }

  /**
   * A decision.
   *
   * @param action held until the next decision
   * @param trace what the driver shows: gates, attention, plan, prompt, answer
   */
  record Decision(Action action, Trace trace) {}

  @Override
  default void close() {}
}
