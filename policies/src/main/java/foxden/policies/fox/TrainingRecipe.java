package foxden.policies.fox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** A training run that has a name on the command line and can be repeated exactly. */
public interface TrainingRecipe {

  /** As typed after {@code foxden train}. */
  String name();

  /** The folder of the shipped weights under {@code policies/checkpoints}. */
  default String folder() {
    return name();
  }

  /** One line for people. */
  String summary();

  /** Steps of the run that made the shipped weights. */
  long defaultSteps();

  /** What the progress line calls the number that training moves. */
  default String measure() {
    return "loss";
  }

  /** What the progress line calls the speed. */
  default String pace() {
    return "tokens/s";
  }

  /**
   * Trains and writes a checkpoint folder. When the folder holds the state of a run that was
   * stopped, goes on from there.
   *
   * @param threads to use; the weights do not depend on it
   * @param nanos the clock for progress
   * @throws IOException when files cannot be read or written
   */
  Trained train(
      Path dir, long steps, long seed, int threads, LongSupplier nanos, Trainer.Listener listener)
      throws IOException;
}
