package foxden.sim.tictactoe;

import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.TextForm;
import java.util.Optional;

/** Tic-tac-toe for a registry. */
public final class TicTacToeTask implements EnvironmentFactory {

  @Override
  public String task() {
    return TicTacToeEnvironment.TASK;
  }

  @Override
  public String summary() {
    return "LMAct's tic-tac-toe from 1,090 starts against random moves";
  }

  @Override
  public Environment create() {
    return new TicTacToeEnvironment();
  }

  @Override
  public Optional<TextForm> text() {
    return Optional.of(new TicTacToeText());
  }

  @Override
  public Optional<String> opponent() {
    return Optional.of("random free cell, seeded by the episode");
  }
}
