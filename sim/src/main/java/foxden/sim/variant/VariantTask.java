package foxden.sim.variant;

import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import java.util.Optional;

/** A game with variants for a registry. */
public final class VariantTask implements EnvironmentFactory {

  private final VariantGame game;

  /** The task of a game. */
  public VariantTask(VariantGame game) {
    this.game = game;
  }

  @Override
  public String task() {
    return game.task();
  }

  @Override
  public String summary() {
    return game.summary() + " (variants no training used)";
  }

  @Override
  public Environment create() {
    return new VariantEnvironment(game);
  }

  @Override
  public Optional<String> opponent() {
    return game instanceof TicTacToeWords
        ? Optional.of("random free cell, seeded by the episode")
        : Optional.empty();
  }
}
