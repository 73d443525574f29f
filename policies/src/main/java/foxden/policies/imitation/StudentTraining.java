package foxden.policies.imitation;

import com.google.gson.JsonObject;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.FoxModel;
import foxden.policies.fox.Loss;
import foxden.policies.fox.Trainer;
import foxden.policies.fox.TrainingRecipe;
import foxden.policies.nn.AdamW;
import foxden.policies.nn.Kernels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/** Trains the student of one {@link Subject}; the run is called like the task. */
public final class StudentTraining implements TrainingRecipe {

  private final Subject subject;

  private StudentTraining(Subject subject) {
    this.subject = subject;
  }

  /** One run for each subject. */
  public static List<StudentTraining> all() {
    return Subject.ALL.stream().map(StudentTraining::new).toList();
  }

  @Override
  public String name() {
    return subject.task();
  }

  @Override
  public String summary() {
    return subject.summary();
  }

  @Override
  public long defaultSteps() {
    return subject.steps();
  }

  static FoxModel model(Subject subject) {
    return new FoxModel(
        subject.config(),
        List.of(new FoxModel.Input("step", subject.size())),
        subject.actions(),
        Kernels.create(1));
  }

  @Override
  public FoxCheckpoint train(
      Path dir, long steps, long seed, int threads, LongSupplier nanos, Trainer.Listener listener)
      throws IOException {
    FoxModel model = model(subject);
    model.initialise(seed);
    // A short run is a trial: it needs no more episodes than it can read.
    int episodes = (int) Math.min(subject.episodes(), 1 + steps * subject.batch() / 4);
    Recorded demonstrations = new Recorded(subject, episodes, seed);
    Trainer.Settings settings =
        new Trainer.Settings(
            steps,
            subject.rate(),
            Math.max(1, Math.min(100, steps / 10)),
            0.01,
            AdamW.Settings.PAPER,
            1,
            4,
            500);
    new Trainer(model, Loss.CROSS_ENTROPY, demonstrations, settings, threads, nanos)
        .run(dir, listener);
    JsonObject own = new JsonObject();
    own.addProperty("student", true);
    String hash = FoxCheckpoint.save(dir, model, name(), own);
    return new FoxCheckpoint(model, name(), own, hash);
  }
}
