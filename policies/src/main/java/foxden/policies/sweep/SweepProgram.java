package foxden.policies.sweep;

import foxden.policies.Policy;
import foxden.policies.catalog.ContextPlayers;
import foxden.policies.lmact.Templates;
import foxden.sim.EnvironmentFactory;
import foxden.sim.WallClock;
import java.util.Optional;

/** What a sweep needs of the rest of the program. Any thread. */
public interface SweepProgram {

  /**
   * A task.
   *
   * @param opponent who answers in a game for two; empty for the usual one
   * @throws IllegalArgumentException when there is none of this name; one sentence
   */
  EnvironmentFactory task(String task, String opponent);

  /** The players in context, whose experts meet this opponent. */
  ContextPlayers players(String opponent);

  /**
   * A player that is not shown prompts.
   *
   * @throws IllegalArgumentException when there is none of this name; one sentence
   */
  Policy policy(String name, String task, int demos);

  /** The sentences of prompts. */
  default Templates templates() {
    return Templates.shipped();
  }

  /** This program's version. */
  String version();

  /** Time, for how long things took and when logs were written. */
  WallClock clock();

  /** What a language model's answers depend on besides the prompt; empty for other players. */
  default Optional<String> model(String player) {
    return Optional.empty();
  }

  /** Whether a player that is not shown prompts has demonstrations of its own kind in context. */
  default boolean takesDemonstrations(Cell cell) {
    if (cell.player().equals("random") || cell.player().equals("expert")) {
      return false;
    }
    try (Policy policy = policy(cell.player(), cell.task(), -1)) {
      return policy.demonstrations() >= 0;
    }
  }
}
