package foxden.policies.language;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import foxden.policies.fox.FoxActivations;
import foxden.policies.fox.FoxLanguageModel;
import foxden.policies.fox.LanguageCheckpoint;
import foxden.policies.fox.Lesson;
import foxden.policies.fox.Text;
import foxden.policies.fox.Trained;
import foxden.policies.fox.Trainer;
import foxden.policies.fox.TrainingRecipe;
import foxden.policies.nn.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Trains one architecture of {@link StoryTraining} on a file, one token a byte. The last tenth of
 * the file is never learned from; {@code training.json} beside the weights says how well it is
 * foretold.
 */
final class TextTraining implements TrainingRecipe {

  /** Bytes of a training text. */
  static final int LENGTH = 128;

  private static final int HELD_OUT_TEXTS = 64;

  private final StoryTraining architecture;
  private final Path file;
  private final Corpus learned;
  private final Corpus heldOut;

  private TextTraining(StoryTraining architecture, Path file, Corpus corpus) {
    this.architecture = architecture;
    this.file = file;
    int held = Math.max(LENGTH + 1, corpus.length() / 10);
    this.learned = corpus.part(0, corpus.length() - held);
    this.heldOut = corpus.part(corpus.length() - held, corpus.length());
  }

  /**
   * A run on a file.
   *
   * @throws IOException when it cannot be read or is too short; one sentence
   */
  static TextTraining of(StoryTraining architecture, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " is not a file; --text wants one file of text");
    }
    Corpus corpus = Corpus.bytes(file);
    int least = 2 * (LENGTH + 1);
    if (corpus.length() < least) {
      throw new IOException(
          "%s has %d bytes; training needs at least %d, the last %d of them held out"
              .formatted(file, corpus.length(), least, LENGTH + 1));
    }
    return new TextTraining(architecture, file, corpus);
  }

  @Override
  public String name() {
    return architecture.name() + " on " + file.getFileName();
  }

  @Override
  public String folder() {
    return architecture.name() + "-text";
  }

  @Override
  public String summary() {
    return architecture.architecture() + ", on the bytes of " + file;
  }

  @Override
  public long defaultSteps() {
    return architecture.defaultSteps();
  }

  @Override
  public Trained train(
      Path dir, long steps, long seed, int threads, LongSupplier nanos, Trainer.Listener listener)
      throws IOException {
    if (Files.exists(dir.resolve("vocab.json"))) {
      throw new IOException(
          dir + " holds a model of words; give another --out for one that reads bytes");
    }
    Kernels kernels = Kernels.create(1);
    ByteTokenizer bytes = new ByteTokenizer(false);
    FoxLanguageModel model =
        new FoxLanguageModel(architecture.config(), bytes.size(), false, kernels);
    model.initialise(seed);
    long began = nanos.getAsLong();
    double[] loss = {Double.NaN};
    Lesson lesson = Lesson.of(model, learned.shuffled(seed, StoryTraining.BATCH, LENGTH));
    new Trainer(lesson, StoryTraining.settings(steps), threads, nanos)
        .run(
            dir,
            progress -> {
              loss[0] = progress.loss();
              return listener.progress(progress);
            });
    double seconds = (nanos.getAsLong() - began) * 1e-9;
    JsonObject own = new JsonObject();
    own.addProperty("task", architecture.name());
    own.addProperty("tokenizer", bytes.name());
    String hash = LanguageCheckpoint.save(dir, model, own, LanguageCheckpoint.Form.PLAIN);
    JsonObject made = new JsonObject();
    made.addProperty("architecture", architecture.architecture());
    made.addProperty("text", file.toString());
    made.addProperty("bytes", learned.length() + heldOut.length());
    made.addProperty("seed", seed);
    made.addProperty("steps", steps);
    made.addProperty("tokens", steps * StoryTraining.BATCH * LENGTH);
    made.addProperty("parameters", model.parameters().values().length);
    made.addProperty("training_length", LENGTH);
    made.addProperty("training_seconds", Math.round(seconds));
    if (Double.isFinite(loss[0])) {
      made.addProperty("training_loss", loss[0]);
    }
    made.addProperty("held_out_bytes", heldOut.length());
    made.addProperty("held_out_loss", heldOutLoss(model));
    made.addProperty("weights", hash);
    Files.writeString(
        dir.resolve("training.json"),
        new GsonBuilder().setPrettyPrinting().create().toJson(made) + "\n");
    return LanguageCheckpoint.load(dir, kernels);
  }

  // Mean cross-entropy of a byte (natural log) over texts spread evenly over the held-out part.
  private double heldOutLoss(FoxLanguageModel model) {
    FoxActivations a = new FoxActivations(model.config(), model.kernels());
    int places = heldOut.length() - LENGTH;
    int texts = Math.min(HELD_OUT_TEXTS, places);
    double sum = 0;
    for (int i = 0; i < texts; i++) {
      Text text = heldOut.text((int) ((long) places * i / texts), LENGTH);
      sum += Arrays.stream(model.losses(model.logits(text.tokens(), a), text.targets())).sum();
    }
    return sum / texts / LENGTH;
  }
}
