package foxden.policies.language;

import com.google.gson.JsonObject;
import foxden.policies.fox.FoxConfig;
import foxden.policies.fox.FoxLanguageModel;
import foxden.policies.fox.FoxParts;
import foxden.policies.fox.LanguageCheckpoint;
import foxden.policies.fox.Lesson;
import foxden.policies.fox.Trained;
import foxden.policies.fox.Trainer;
import foxden.policies.fox.TrainingRecipe;
import foxden.policies.nn.AdamW;
import foxden.policies.nn.Kernels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Trains one architecture of the paper on {@link Stories}, everything else being the same, and
 * measures it: the checkpoint folder gets {@code findings.json} beside the weights.
 */
public final class StoryTraining implements TrainingRecipe {

  /** Tokens of a training text. */
  static final int LENGTH = 64;

  /** Texts of a batch. */
  static final int BATCH = 16;

  private static final int HIDDEN = 64;

  private final String name;
  private final String summary;
  private final FoxParts parts;
  private final int intermediate;

  private StoryTraining(String name, String summary, FoxParts parts, int intermediate) {
    this.name = name;
    this.summary = summary;
    this.parts = parts;
    this.intermediate = intermediate;
  }

  /** All architectures, in the order that the paper's ablation ranks them, worst first. */
  public static List<StoryTraining> all() {
    FoxParts none = FoxParts.LLAMA.gated(FoxParts.Gate.NONE, 0, 0);
    // As in the paper Pro pays for its parts with a narrower MLP: 7/8 of LLaMA's.
    return List.of(
        new StoryTraining("lm-nope", "Transformer (LLaMA) without positions", none, 128),
        new StoryTraining(
            "lm-rope", "Transformer (LLaMA): rotary positions", FoxParts.LLAMA.transformer(), 128),
        new StoryTraining(
            "lm-fox-fixed",
            "FoX (LLaMA) with fixed gates (ALiBi)",
            FoxParts.LLAMA.gated(FoxParts.Gate.FIXED, 2, 256),
            128),
        new StoryTraining(
            "lm-fox-bias",
            "FoX (LLaMA) with gates that do not read the token",
            FoxParts.LLAMA.gated(FoxParts.Gate.BIAS_ONLY, 2, 256),
            128),
        new StoryTraining("lm-fox", "FoX (LLaMA)", FoxParts.LLAMA, 128),
        new StoryTraining("lm-rope-pro", "Transformer (Pro)", FoxParts.PRO.transformer(), 112),
        new StoryTraining("lm-fox-pro", "FoX (Pro)", FoxParts.PRO, 112));
  }

  @Override
  public String name() {
    return name;
  }

  /** What it is, without what it reads. */
  String architecture() {
    return summary;
  }

  @Override
  public String summary() {
    return summary + ", on stories whose people are named early and asked for late";
  }

  @Override
  public long defaultSteps() {
    return 1500;
  }

  FoxConfig config() {
    return FoxConfig.of(2, HIDDEN, 4, intermediate).initialised(0.1f, 3, 3).with(parts);
  }

  static Trainer.Settings settings(long steps) {
    long warmUp = Math.max(1, Math.min(100, steps / 10));
    return new Trainer.Settings(steps, 5e-3, warmUp, 0.02, AdamW.Settings.PAPER, 1, 4, 200);
  }

  /**
   * The same architecture on a text of one's own, byte by byte.
   *
   * @throws IOException when the file cannot be read or is too short; one sentence
   */
  public TrainingRecipe on(Path text) throws IOException {
    return TextTraining.of(this, text);
  }

  @Override
  public Trained train(
      Path dir, long steps, long seed, int threads, LongSupplier nanos, Trainer.Listener listener)
      throws IOException {
    Stories stories = new Stories();
    Kernels kernels = Kernels.create(1);
    FoxLanguageModel model = new FoxLanguageModel(config(), stories.words().size(), false, kernels);
    model.initialise(seed);
    Trainer.Settings settings = settings(steps);
    long began = nanos.getAsLong();
    double[] loss = {Double.NaN};
    new Trainer(Lesson.of(model, stories.batches(seed, BATCH, LENGTH)), settings, threads, nanos)
        .run(
            dir,
            progress -> {
              loss[0] = progress.loss();
              return listener.progress(progress);
            });
    double seconds = (nanos.getAsLong() - began) * 1e-9;
    JsonObject own = new JsonObject();
    own.addProperty("task", name);
    own.addProperty("tokenizer", stories.words().name());
    String hash = LanguageCheckpoint.save(dir, model, own, LanguageCheckpoint.Form.PLAIN);
    Tokenizers.save(dir, stories.words());
    JsonObject findings = new JsonObject();
    findings.addProperty("name", name);
    findings.addProperty("architecture", summary);
    findings.addProperty("seed", seed);
    findings.addProperty("steps", steps);
    findings.addProperty("tokens", steps * BATCH * LENGTH);
    findings.addProperty("parameters", model.parameters().values().length);
    findings.addProperty("training_length", LENGTH);
    findings.addProperty("training_seconds", Math.round(seconds));
    findings.addProperty("training_loss", loss[0]);
    findings.addProperty("weights", hash);
    StoryFindings.measure(model, stories, findings);
    Files.writeString(dir.resolve("findings.json"), findings + "\n", StandardCharsets.UTF_8);
    return LanguageCheckpoint.load(dir, kernels);
  }
}
