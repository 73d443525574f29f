package foxden.policies;

import foxden.sim.Action;
import foxden.sim.Driver;
import java.util.Optional;
import java.util.Set;

/** A driver that can be named on the command line, scored, and looked into. */
public interface Policy extends Driver {

  /** Hash of the weights it runs with, or empty for a policy without weights. */
  default String checkpoint() {
    return "";
  }

  /** Under this name a decision's trace and a log's settings hold the {@link #caveat}. */
  String CAVEAT = "caveat";

  /**
   * What every result has to say about who really acts behind its name, one sentence: that an
   * engine of measured strength stands in for another, say. Empty for most.
   */
  default String caveat() {
    return "";
  }

  /**
   * Names of the tasks it can drive; empty for any. Asked of plug-ins, to know where to offer them.
   */
  default Set<String> tasks() {
    return Set.of();
  }

  /** Demonstrations in its context; -1 for a policy that is shown none. */
  default int demonstrations() {
    return -1;
  }

  /** The mind of a network policy over the current episode; grows with each decision. */
  default Optional<Mind> mind() {
    return Optional.empty();
  }

  /**
   * Tells the policy which action was really applied after its last decision, when it was not its
   * own: a person took over, or it only follows a recording. Called before the next {@link #act}.
   */
  default void applied(Action action) {}

  /**
   * Changes its mind from its next decision on, for good; what it has read stays as it was. Whether
   * it can do that: a policy without a network cannot. Asked before {@link #reset} it covers every
   * token there will ever be.
   *
   * @throws IllegalArgumentException when there is no such head or gate, one sentence
   */
  default boolean alter(Alteration change) {
    return false;
  }

  /**
   * The seed to reset the world with for an episode; most policies leave the choice to whoever
   * counts the episodes.
   */
  default long start(long episode) {
    return episode;
  }

  /**
   * Giving up.
   *
   * @param reward added to the score
   * @param reason one sentence
   */
  record Resignation(double reward, String reason) {}

  /** After {@link #act}: whether the policy ends the episode here instead of acting. */
  default Optional<Resignation> resigned() {
    return Optional.empty();
  }
}
