package foxden.sim.crossword;

import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.TextForm;
import java.util.Optional;

/** The crossword for a registry. */
public final class CrosswordTask implements EnvironmentFactory {

  @Override
  public String task() {
    return CrosswordEnvironment.TASK;
  }

  @Override
  public String summary() {
    return "LMAct's 7 x 7 crossword with clues of our own, 25 answers";
  }

  @Override
  public Environment create() {
    return new CrosswordEnvironment();
  }

  @Override
  public Optional<TextForm> text() {
    return Optional.of(new CrosswordText());
  }
}
