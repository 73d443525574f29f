package foxden.policies.fox;

import foxden.policies.nn.AdamW;
import foxden.policies.nn.Parameters;
import foxden.policies.nn.Safetensors;
import foxden.policies.nn.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network on the batches of a {@link Lesson}. A batch is cut into a fixed number of
 * shards, which threads work on side by side and whose gradients are summed in order: the same seed
 * gives the same weights for any number of threads, and a resumed run the same as one never
 * interrupted.
 */
public final class Trainer {

  /**
   * How to train.
   *
   * @param learningRate peak; linear warm-up over {@code warmUp} steps, cosine to {@code floor}
   *     times the peak
   * @param clip largest norm of the gradient
   * @param shards parts of a batch, each on one thread at a time
   * @param checkpointEvery steps between two resumable checkpoints
   * @param accumulate batches whose gradients make up one step
   */
  public record Settings(
      long steps,
      double learningRate,
      long warmUp,
      double floor,
      AdamW.Settings adam,
      double clip,
      int shards,
      long checkpointEvery,
      int accumulate) {

    public Settings {
      if (shards < 1 || checkpointEvery < 1 || accumulate < 1) {
        throw new IllegalArgumentException(
            "%d shards, a checkpoint every %d steps, %d batches a step"
                .formatted(shards, checkpointEvery, accumulate));
      }
    }

    /** One batch a step. */
    public Settings(
        long steps,
        double learningRate,
        long warmUp,
        double floor,
        AdamW.Settings adam,
        double clip,
        int shards,
        long checkpointEvery) {
      this(steps, learningRate, warmUp, floor, adam, clip, shards, checkpointEvery, 1);
    }

    /** The paper's optimiser with a peak learning rate of ours. */
    public static Settings of(long steps, double learningRate) {
      return new Settings(
          steps, learningRate, Math.max(1, steps / 20), 0.01, AdamW.Settings.PAPER, 1, 4, 200);
    }
  }

  /** Where batches come from; a pure function of the step, so that runs can be resumed. */
  public interface Source {

    /** The batch of a step, counted from 0; of a part of a step when gradients are accumulated. */
    List<TokenSequence> batch(long step);
  }

  /**
   * How far it is.
   *
   * @param step updates made; below zero while a recipe still gathers data: minus what is missing
   * @param loss mean over the targets of the last steps
   * @param secondsLeft estimate
   */
  public record Progress(
      long step, long steps, double loss, double tokensPerSecond, double secondsLeft) {}

  /** Is told after every step. */
  public interface Listener {

    /** Returns false to stop after this step; a checkpoint is written first. */
    boolean progress(Progress progress);
  }

  private static final String RESUME = "resume.safetensors";

  private final Lesson lesson;
  private final Network network;
  private final Settings settings;
  private final int threads;
  private final LongSupplier nanos;

  /** A trainer of a policy's network, whose parameters are changed in place. */
  public Trainer(
      FoxModel model,
      Loss loss,
      Source source,
      Settings settings,
      int threads,
      LongSupplier nanos) {
    this(Lesson.of(model, loss, source), settings, threads, nanos);
  }

  /** A trainer; the network's parameters are changed in place. */
  public Trainer(Lesson lesson, Settings settings, int threads, LongSupplier nanos) {
    this.lesson = lesson;
    this.network = lesson.network();
    this.settings = settings;
    this.threads = threads;
    this.nanos = nanos;
  }

  /**
   * Trains to the end, or until the listener stops it.
   *
   * @param dir where resumable checkpoints go and are looked for; null for none
   * @return the steps done in all
   * @throws IOException when a checkpoint cannot be read or written
   */
  public long run(@Nullable Path dir, Listener listener) throws IOException {
    AdamW adam = new AdamW(settings.adam(), network.parameters());
    if (dir != null && Files.isRegularFile(dir.resolve(RESUME))) {
      resume(dir.resolve(RESUME), adam);
    }
    Parameters[] gradients = new Parameters[settings.shards()];
    FoxActivations[] scratch = new FoxActivations[settings.shards()];
    for (int i = 0; i < gradients.length; i++) {
      gradients[i] = network.parameters().zeros();
      scratch[i] = new FoxActivations(network.config(), network.kernels());
    }
    long begun = nanos.getAsLong();
    long firstStep = adam.step();
    long tokens = 0;
    double smooth = Double.NaN;
    try (Workers workers = new Workers(threads)) {
      while (adam.step() < settings.steps()) {
        List<Lesson.Batch> batches = new ArrayList<>();
        for (int i = 0; i < settings.accumulate(); i++) {
          batches.add(lesson.batch(adam.step() * settings.accumulate() + i));
        }
        double mean = step(batches, adam, gradients, scratch, workers);
        smooth = Double.isNaN(smooth) ? mean : 0.95 * smooth + 0.05 * mean;
        tokens += batches.stream().mapToLong(Lesson.Batch::tokens).sum();
        double seconds = Math.max(1e-9, (nanos.getAsLong() - begun) * 1e-9);
        long done = adam.step();
        double left = seconds / (done - firstStep) * (settings.steps() - done);
        boolean goOn =
            listener.progress(new Progress(done, settings.steps(), smooth, tokens / seconds, left));
        if (dir != null && (!goOn || done % settings.checkpointEvery() == 0)) {
          save(dir, adam);
        }
        if (!goOn) {
          break;
        }
      }
    }
    if (dir != null && adam.step() >= settings.steps()) {
      Files.deleteIfExists(dir.resolve(RESUME));
    }
    return adam.step();
  }

  private double step(
      List<Lesson.Batch> batches,
      AdamW adam,
      Parameters[] gradients,
      FoxActivations[] scratch,
      Workers workers) {
    int shards = gradients.length;
    double[] losses = new double[shards];
    workers.run(
        shards,
        i -> {
          Arrays.fill(gradients[i].values(), 0);
          for (Lesson.Batch batch : batches) {
            int from = batch.sequences() * i / shards;
            int to = batch.sequences() * (i + 1) / shards;
            if (to > from) {
              losses[i] += batch.learn(from, to, scratch[i], gradients[i]);
            }
          }
        });
    long targets = Math.max(1, batches.stream().mapToLong(Lesson.Batch::targets).sum());
    double total = losses[0];
    for (int i = 1; i < shards; i++) {
      total += losses[i];
    }
    float[] sum = gradients[0].values();
    int slice = 1 << 16;
    workers.run(
        (sum.length + slice - 1) / slice,
        n -> mean(gradients, n * slice, Math.min(sum.length, (n + 1) * slice), targets));
    double norm = AdamW.clip(gradients[0], settings.clip());
    if (!Double.isFinite(norm)) {
      throw new IllegalStateException(
          "the gradient is not finite at step " + adam.step() + "; lower the learning rate");
    }
    double rate =
        AdamW.warmUpCosine(
            settings.learningRate(),
            adam.step(),
            settings.warmUp(),
            settings.steps(),
            settings.floor());
    adam.update(network.parameters(), gradients[0], rate, workers);
    return total / targets;
  }

  // The shards' gradients added up in order into the first, then divided.
  private static void mean(Parameters[] gradients, int from, int to, long targets) {
    float[] sum = gradients[0].values();
    for (int i = 1; i < gradients.length; i++) {
      float[] part = gradients[i].values();
      for (int j = from; j < to; j++) {
        sum[j] += part[j];
      }
    }
    for (int j = from; j < to; j++) {
      sum[j] /= targets;
    }
  }

  // Weights and moments in one file, so that a kill never mixes two steps.
  private void save(Path dir, AdamW adam) throws IOException {
    Files.createDirectories(dir);
    Parameters all = combined();
    Parameters[] parts = {network.parameters(), adam.first(), adam.second()};
    int n = network.parameters().values().length;
    for (int i = 0; i < parts.length; i++) {
      System.arraycopy(parts[i].values(), 0, all.values(), i * n, n);
    }
    Safetensors.write(
        dir.resolve(RESUME),
        all,
        Map.of("step", Long.toString(adam.step()), "steps", Long.toString(settings.steps())));
  }

  private void resume(Path file, AdamW adam) throws IOException {
    Safetensors.Contents contents = Safetensors.read(file);
    Parameters all = combined();
    Safetensors.load(file, contents, all);
    String step = contents.metadata().get("step");
    if (step == null || !step.matches("[0-9]{1,18}")) {
      throw new IOException(file + " does not say its step; delete it to start anew");
    }
    Parameters[] parts = {network.parameters(), adam.first(), adam.second()};
    int n = network.parameters().values().length;
    for (int i = 0; i < parts.length; i++) {
      System.arraycopy(all.values(), i * n, parts[i].values(), 0, n);
    }
    adam.resumeAt(Long.parseLong(step));
  }

  private Parameters combined() {
    Parameters.Builder names = new Parameters.Builder();
    for (String part : new String[] {"weights/", "first/", "second/"}) {
      for (Parameters.Slot slot : network.parameters().slots()) {
        names.add(part + slot.name(), slot.shape().stream().mapToInt(Integer::intValue).toArray());
      }
    }
    return names.build();
  }
}
