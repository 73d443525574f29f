package foxden.policies.remote;

import foxden.sim.Action;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one server is spoken to, over one connection. One thread. */
sealed interface Dialect permits JsonDialect, PackedDialect {

  /**
   * An answer.
   *
   * @param chunk actions for this decision and those after it; at least one
   */
  record Answer(List<Action> chunk, Trace trace) {}

  /** What the server says about itself; one line. */
  String server();

  /** Channels it wants to read; null to leave the choice to us. */
  @Nullable Set<String> channels();

  /** Whether it must see again what was seen when it comes back to a world. */
  boolean remembers();

  /**
   * An episode begins.
   *
   * @param step ticks since the world's reset: above 0 when the connection was lost in between
   * @return whether this connection can serve it; when not, a new one must be opened
   */
  boolean reset(EnvironmentSpec spec, long seed, long step, Set<String> channels);

  /**
   * Asks.
   *
   * @param applied what was done instead of the last answer; null when it was followed
   * @throws Connection.Lost when the connection is gone
   * @throws IllegalStateException one sentence, when the server fails or answers nonsense
   */
  Answer ask(EnvironmentSpec spec, Observation observation, @Nullable Action applied);
}
