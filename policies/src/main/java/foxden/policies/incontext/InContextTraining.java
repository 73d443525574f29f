package foxden.policies.incontext;

import com.google.gson.JsonObject;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.FoxConfig;
import foxden.policies.fox.FoxModel;
import foxden.policies.fox.FoxParts;
import foxden.policies.fox.Loss;
import foxden.policies.fox.Trainer;
import foxden.policies.fox.TrainingRecipe;
import foxden.policies.nn.AdamW;
import foxden.policies.nn.Kernels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Trains one network on all games with variants: {@code in-context}, a FoX (Pro), and {@code
 * in-context-rope}, a transformer of the same parts with rotary positions instead of forget gates.
 */
public final class InContextTraining implements TrainingRecipe {

  /** Name of the forgetting transformer and of its folder. */
  public static final String FOX = "in-context";

  /** Name of the transformer it is compared with. */
  public static final String ROPE = "in-context-rope";

  private final boolean rope;

  /** One of the two. */
  public InContextTraining(boolean rope) {
    this.rope = rope;
  }

  @Override
  public String name() {
    return rope ? ROPE : FOX;
  }

  @Override
  public String summary() {
    return rope
        ? "Transformer (Pro) with rotary positions, trained as in-context is"
        : "FoX (Pro) that imitates new variants of experts from demonstrations in its context";
  }

  @Override
  public long defaultSteps() {
    return 2500;
  }

  static FoxModel model(boolean rope, long seed) {
    FoxConfig config =
        FoxConfig.of(2, 64, 4, 192)
            .initialised(0.1f, 3, 3)
            .with(rope ? FoxParts.PRO.transformer() : FoxParts.PRO);
    FoxModel model = new FoxModel(config, VariantTokens.INPUTS, 9, Kernels.create(1));
    model.initialise(seed);
    return model;
  }

  @Override
  public FoxCheckpoint train(
      Path dir, long steps, long seed, int threads, LongSupplier nanos, Trainer.Listener listener)
      throws IOException {
    FoxModel model = model(rope, seed);
    VariantCurriculum curriculum = new VariantCurriculum(24, seed, new VariantExpert());
    long warmUp = Math.max(1, Math.min(200, steps / 10));
    Trainer.Settings settings =
        new Trainer.Settings(steps, 3e-3, warmUp, 0.01, AdamW.Settings.PAPER, 1, 4, 100);
    new Trainer(model, Loss.CROSS_ENTROPY, curriculum, settings, threads, nanos).run(dir, listener);
    JsonObject own = new JsonObject();
    own.addProperty("demos", 16);
    String hash = FoxCheckpoint.save(dir, model, name(), own);
    return new FoxCheckpoint(model, name(), own, hash);
  }
}
