package foxden.sim.crossword;

import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.TextForm;
import java.util.Optional;

/** The crossword for a registry. */
public final class CrosswordTask implements EnvironmentFactory {

  private final boolean reworded;

  /** The task with our own clues. */
  public CrosswordTask() {
    this(false);
  }

  /** The task, or {@code crossword-reworded}, where clues are asked in held-out wordings. */
  public CrosswordTask(boolean reworded) {
    this.reworded = reworded;
  }

  @Override
  public String task() {
    return reworded ? CrosswordEnvironment.REWORDED : CrosswordEnvironment.TASK;
  }

  @Override
  public String summary() {
    return reworded
        ? "the crossword with every clue in a wording that no training used"
        : "LMAct's 7 x 7 crossword with clues of our own, 25 answers";
  }

  @Override
  public Environment create() {
    return new CrosswordEnvironment(reworded);
  }

  @Override
  public Optional<TextForm> text() {
    return Optional.of(new CrosswordText());
  }
}
