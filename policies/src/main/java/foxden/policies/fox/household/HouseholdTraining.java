package foxden.policies.fox.household;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import foxden.policies.Policy;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.FoxConfig;
import foxden.policies.fox.FoxModel;
import foxden.policies.fox.Trainer;
import foxden.policies.fox.TrainingRecipe;
import foxden.policies.nn.AdamW;
import foxden.policies.nn.Kernels;
import foxden.sim.ActionSpec;
import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Trains the household fox: records expert episodes of fixed seeds, most with bursts of noise, and
 * imitates them; then, round after round, lets the network drive while the expert says what it
 * would do, and imitates all that was recorded so far (DAgger, Ross et al. 2011). Episodes and the
 * weights after each round are kept in a cache folder, so that a run can be stopped and resumed.
 * While it records, progress counts from minus the number of episodes up to 0, of 0 steps.
 */
public final class HouseholdTraining implements TrainingRecipe {

  /** Seeds from here on are for training; evaluation counts from 0. */
  public static final long FIRST_SEED = 1_000_000;

  private final String name;
  private final EnvironmentFactory task;
  private final Supplier<Policy> expert;
  private final Plan plan;

  /**
   * The sizes of a run.
   *
   * @param things names of the task's objects, the last one fixed
   * @param episodes that the expert drives
   * @param context decisions a query can look back
   * @param steps in all; two fifths of them before the first round, the others in equal parts
   * @param rounds in which the network drives and the expert labels; 0 for none
   * @param own episodes of each such round
   * @param decisions after which an episode is cut
   * @param base how much more an error of the base counts than one of a joint
   * @param cache folder for recorded episodes
   */
  public record Plan(
      List<String> things,
      int episodes,
      FoxConfig network,
      int chunk,
      int context,
      int stretch,
      int sequences,
      long steps,
      double learningRate,
      int rounds,
      int own,
      int decisions,
      float base,
      Path cache) {

    /** Share of the steps before the network drives. */
    private static final double FIRST = 0.4;

    /** The household fox that ships. */
    public static Plan household(List<String> things, Path cache) {
      return new Plan(
          things,
          90,
          FoxConfig.of(2, 128, 4, 256).initialised(0.05f, 3, 2.5f),
          8,
          128,
          128,
          8,
          1000,
          2e-3,
          3,
          30,
          450,
          4,
          cache);
    }

    private long steps(long all, int round) {
      if (rounds == 0) {
        return all;
      }
      long first = Math.max(1, Math.round(FIRST * all));
      return round == 0 ? first : Math.max(1, (all - first) / rounds);
    }
  }

  /** A run for a task with an expert. */
  public HouseholdTraining(
      String name, EnvironmentFactory task, Supplier<Policy> expert, Plan plan) {
    this.name = name;
    this.task = task;
    this.expert = expert;
    this.plan = plan;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String folder() {
    return task.task();
  }

  @Override
  public String summary() {
    return "FoX that imitates the expert of '" + task.task() + "': records, then trains";
  }

  @Override
  public long defaultSteps() {
    return plan.steps();
  }

  @Override
  public FoxCheckpoint train(
      Path dir, long steps, long seed, int threads, LongSupplier nanos, Trainer.Listener listener)
      throws IOException {
    Sight sight;
    try (Environment world = task.create()) {
      sight = new Sight(world.spec(), plan.things());
    }
    // Recordings are kept apart by what a row holds, weights also by seed and steps.
    Path cache = plan.cache().resolve("v2-" + sight.objectsSize() + "-" + sight.bodySize());
    List<Episode> episodes = new ArrayList<>();
    @Nullable FoxCheckpoint pupil = null;
    FoxModel model = fresh(sight, seed);
    for (int round = 0; round <= plan.rounds(); round++) {
      Path mine = cache.resolve(pupil == null ? "expert" : "own-" + round + "-" + pupil.hash());
      int count = round == 0 ? plan.episodes() : plan.own();
      long from = FIRST_SEED + 100_000L * round;
      Files.createDirectories(mine);
      episodes.addAll(record(count, from, mine, pupil, threads, nanos, listener));
      Path learned = cache.resolve("seed-%d-of-%d-round-%d".formatted(seed, steps, round));
      if (Files.isRegularFile(learned.resolve(FoxCheckpoint.WEIGHTS))) {
        model = FoxCheckpoint.load(learned, Kernels.create(1)).model();
      } else {
        double rate = (round == 0 ? 1 : 0.7) * plan.learningRate();
        learn(
            model,
            episodes,
            sight,
            plan.steps(steps, round),
            rate,
            seed + round,
            learned,
            threads,
            nanos,
            listener);
        FoxCheckpoint.save(learned, model, task.task(), settings(sight));
      }
      pupil = FoxCheckpoint.load(learned, Kernels.create(1));
    }
    JsonObject own = settings(sight);
    String hash = FoxCheckpoint.save(dir, model, task.task(), own);
    return new FoxCheckpoint(model, task.task(), own, hash);
  }

  private FoxModel fresh(Sight sight, long seed) {
    FoxModel model =
        new FoxModel(
            plan.network().windowed(2 * plan.context()),
            Windows.inputs(sight.objectsSize(), sight.bodySize()),
            plan.chunk() * sight.actionSize(),
            Kernels.create(1));
    model.initialise(seed);
    return model;
  }

  private void learn(
      FoxModel model,
      List<Episode> episodes,
      Sight sight,
      long steps,
      double rate,
      long seed,
      Path dir,
      int threads,
      LongSupplier nanos,
      Trainer.Listener listener)
      throws IOException {
    Windows windows =
        new Windows(episodes, plan.chunk(), plan.stretch(), 16, 0.5, plan.sequences(), seed);
    Trainer.Settings settings =
        new Trainer.Settings(
            steps,
            rate,
            Math.max(1, Math.min(200, steps / 10)),
            0.02,
            new AdamW.Settings(0.9f, 0.95f, 0.05f),
            1,
            4,
            100);
    float[] scale = new float[sight.actionSize()];
    for (int i = 0; i < scale.length; i++) {
      scale[i] = i < 3 ? plan.base() : 1;
    }
    ChunkLoss loss = new ChunkLoss(plan.chunk(), sight.grippers(), scale, 0.05f);
    new Trainer(model, loss, windows, settings, threads, nanos).run(dir, listener);
  }

  private JsonObject settings(Sight sight) {
    JsonObject own = new JsonObject();
    JsonArray names = new JsonArray();
    plan.things().forEach(names::add);
    own.add("things", names);
    own.addProperty("chunk", plan.chunk());
    own.addProperty("fade", 0.5);
    // A gripper command of a tenth of its range closes, of nine tenths opens (BRS notes 1.7).
    ActionSpec.Box box = sight.box();
    JsonArray closed = new JsonArray();
    JsonArray open = new JsonArray();
    for (int i = 0; i < box.low().length; i++) {
      float range = box.high()[i] - box.low()[i];
      closed.add(box.low()[i] + 0.1f * range);
      open.add(box.low()[i] + 0.9f * range);
    }
    own.add("gripper_closed", closed);
    own.add("gripper_open", open);
    return own;
  }

  /**
   * Records the episodes that are not in the cache yet.
   *
   * @param cache folder
   * @param pupil who drives, while the expert labels; null for the expert
   */
  private List<Episode> record(
      int count,
      long firstSeed,
      Path cache,
      @Nullable FoxCheckpoint pupil,
      int threads,
      LongSupplier nanos,
      Trainer.Listener listener)
      throws IOException {
    Episode[] episodes = new Episode[count];
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    long begun = nanos.getAsLong();
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads));
    try {
      List<Future<Boolean>> workers = new ArrayList<>();
      for (int t = 0; t < Math.max(1, threads); t++) {
        workers.add(
            pool.submit(
                () ->
                    recordSome(
                        cache, firstSeed, pupil, episodes, next, done, nanos, begun, listener)));
      }
      for (Future<Boolean> worker : workers) {
        if (!worker.get()) {
          throw new IOException("recording was stopped; run the same command again to go on");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("recording was interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException("recording failed: " + e.getCause(), e);
    } finally {
      pool.shutdownNow();
    }
    return List.of(episodes);
  }

  private boolean recordSome(
      Path cache,
      long firstSeed,
      @Nullable FoxCheckpoint pupil,
      Episode[] episodes,
      AtomicInteger next,
      AtomicInteger done,
      LongSupplier nanos,
      long begun,
      Trainer.Listener listener)
      throws IOException {
    try (Environment world = task.create();
        Policy player = expert.get()) {
      Sight sight = new Sight(world.spec(), plan.things());
      for (int i = next.getAndIncrement(); i < episodes.length; i = next.getAndIncrement()) {
        Path file = cache.resolve("episode-" + (firstSeed + i) + ".bin");
        if (Files.isRegularFile(file)) {
          episodes[i] = Episode.read(file);
        } else {
          // One episode in three is clean, one a little disturbed, one twice as often.
          double strength = pupil == null ? i % 3 / 2.0 : 0;
          EpisodeRecorder.Noise noise = new EpisodeRecorder.Noise(0.03 * strength, 8, 0.35, 0.06);
          EpisodeRecorder recorder = new EpisodeRecorder(world, player, sight, noise);
          Policy driver = pupil == null ? null : new HouseholdFoxPolicy(pupil);
          episodes[i] = recorder.record(firstSeed + i, driver, plan.decisions());
          episodes[i].write(file);
        }
        double seconds = Math.max(1e-9, (nanos.getAsLong() - begun) * 1e-9);
        int n = done.incrementAndGet();
        Trainer.Progress progress =
            new Trainer.Progress(
                n - (long) episodes.length,
                0,
                Double.NaN,
                Double.NaN,
                seconds / n * (episodes.length - n));
        if (!listener.progress(progress)) {
          return false;
        }
      }
    }
    return true;
  }
}
