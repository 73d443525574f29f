package foxden.policies.fox.cheetah;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import foxden.policies.expert.cheetah.CheetahExpert;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.FoxConfig;
import foxden.policies.fox.FoxModel;
import foxden.policies.fox.Loss;
import foxden.policies.fox.Trainer;
import foxden.policies.fox.TrainingRecipe;
import foxden.policies.nn.AdamW;
import foxden.policies.nn.Kernels;
import foxden.sim.cheetah.Cheetah;
import foxden.sim.cheetah.CheetahEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Trains the cheetah's fox: {@code cheetah-fox}. Needs the expert's weights. */
public final class CheetahFoxTraining implements TrainingRecipe {

  private static final int LENGTH = 100;
  private static final int WINDOW = 64;

  /** Half a squared error, summed over the six motors. */
  private static final Loss SQUARES =
      (out, at, n, target, gradient) -> {
        double loss = 0;
        for (int i = 0; i < n; i++) {
          // Beyond the clip nothing is wrong.
          float o = out[at + i];
          float error = o - target[i];
          if (Math.abs(target[i]) == 1 && error * target[i] > 0) {
            error = 0;
          }
          loss += 0.5 * error * error;
          gradient[at + i] = error;
        }
        return loss;
      };

  private final Path expertFolder;

  /**
   * The recipe.
   *
   * @param expertFolder where the expert's weights are
   */
  public CheetahFoxTraining(Path expertFolder) {
    this.expertFolder = expertFolder;
  }

  @Override
  public String name() {
    return "cheetah-fox";
  }

  @Override
  public String folder() {
    return CheetahEnvironment.TASK;
  }

  @Override
  public String summary() {
    return "FoX that imitates the cheetah's expert from the past steps of the episode";
  }

  @Override
  public long defaultSteps() {
    return 600;
  }

  @Override
  public FoxCheckpoint train(
      Path dir, long steps, long seed, int threads, LongSupplier nanos, Trainer.Listener listener)
      throws IOException {
    CheetahExpert expert = CheetahExpert.load(expertFolder);
    CheetahTokens tokens = new CheetahTokens(expert.mean(), expert.scale());
    FoxConfig config = FoxConfig.of(2, 64, 4, 128).initialised(0.1f, 1, 3).windowed(WINDOW);
    FoxModel model = new FoxModel(config, ExpertRuns.inputs(), Cheetah.MOTORS, Kernels.create(1));
    model.initialise(seed);
    ExpertRuns runs = new ExpertRuns(expert, tokens, Cheetah.tree(), LENGTH, 32, seed);
    Trainer.Settings settings =
        new Trainer.Settings(
            steps,
            4e-3,
            Math.max(1, Math.min(50, steps / 10)),
            0.01,
            AdamW.Settings.PAPER,
            1,
            4,
            100);
    new Trainer(model, SQUARES, runs, settings, threads, nanos).run(dir, listener);
    JsonObject own = new JsonObject();
    own.addProperty("expert", expert.checkpoint());
    own.add("mean", array(tokens.mean()));
    own.add("scale", array(tokens.scale()));
    String hash = FoxCheckpoint.save(dir, model, CheetahEnvironment.TASK, own);
    return new FoxCheckpoint(model, CheetahEnvironment.TASK, own, hash);
  }

  private static JsonArray array(float[] values) {
    JsonArray out = new JsonArray();
    for (float v : values) {
      out.add(v);
    }
    return out;
  }
}
