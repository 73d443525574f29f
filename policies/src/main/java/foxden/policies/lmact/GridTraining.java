package foxden.policies.lmact;

import com.google.gson.JsonObject;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.FoxConfig;
import foxden.policies.fox.FoxModel;
import foxden.policies.fox.Loss;
import foxden.policies.fox.Trainer;
import foxden.policies.fox.TrainingRecipe;
import foxden.policies.nn.AdamW;
import foxden.policies.nn.Kernels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Trains the forgetting transformers of the grid world: {@code gridworld}, {@code -permuted}. */
public final class GridTraining implements TrainingRecipe {

  private final boolean permuted;

  /** The recipe of one of the two tasks. */
  public GridTraining(boolean permuted) {
    this.permuted = permuted;
  }

  @Override
  public String name() {
    return permuted ? "gridworld-permuted" : "gridworld";
  }

  @Override
  public String summary() {
    return permuted
        ? "FoX that learns from demonstrations what four permuted action words mean"
        : "FoX that imitates the shortest-path expert of LMAct's 12 x 12 grid world";
  }

  @Override
  public long defaultSteps() {
    return permuted ? 4000 : 600;
  }

  @Override
  public FoxCheckpoint train(
      Path dir, long steps, long seed, int threads, LongSupplier nanos, Trainer.Listener listener)
      throws IOException {
    // Threads work on different sequences; each multiplies on its own.
    Kernels kernels = Kernels.create(1);
    FoxConfig config = FoxConfig.of(permuted ? 3 : 2, 64, 4, 128).initialised(0.1f, 2, 3);
    FoxModel model = new FoxModel(config, GridTokens.INPUTS, 4, kernels);
    model.initialise(seed);
    GridCurriculum curriculum =
        new GridCurriculum(permuted, !permuted, 4, permuted ? 0.2 : 0.1, 64, seed);
    Trainer.Settings settings =
        new Trainer.Settings(
            steps,
            permuted ? 2e-3 : 3e-3,
            Math.max(1, Math.min(200, steps / 10)),
            0.01,
            AdamW.Settings.PAPER,
            1,
            4,
            500);
    new Trainer(model, Loss.CROSS_ENTROPY, curriculum, settings, threads, nanos).run(dir, listener);
    JsonObject own = new JsonObject();
    own.addProperty("demos", 2);
    own.addProperty("past_actions", !permuted);
    own.addProperty("sample", permuted);
    String hash = FoxCheckpoint.save(dir, model, name(), own);
    return new FoxCheckpoint(model, name(), own, hash);
  }
}
