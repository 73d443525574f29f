package foxden.sim.chess;

import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.Opponent;
import foxden.sim.TextForm;
import java.util.Optional;
import java.util.function.Supplier;

/** Chess for a registry. */
public final class ChessTask implements EnvironmentFactory {

  private final Supplier<Opponent> opponents;

  /**
   * The task against some opponent.
   *
   * @param opponents makes a new one for each environment
   */
  public ChessTask(Supplier<Opponent> opponents) {
    this.opponents = opponents;
  }

  @Override
  public String task() {
    return ChessEnvironment.TASK;
  }

  @Override
  public String summary() {
    return "LMAct's chess from "
        + ChessEnvironment.openings()
        + " openings against a weak engine, 100 moves";
  }

  @Override
  public Environment create() {
    return new ChessEnvironment(opponents.get());
  }

  @Override
  public Optional<TextForm> text() {
    return Optional.of(new ChessText());
  }

  @Override
  public Optional<String> opponent() {
    try (Opponent opponent = opponents.get()) {
      return Optional.of(opponent.name());
    }
  }
}
