package foxden.policies.expert.cheetah;

import foxden.policies.fox.Trained;
import foxden.policies.fox.Trainer;
import foxden.policies.fox.TrainingRecipe;
import foxden.policies.nn.Kernels;
import foxden.policies.nn.Workers;
import foxden.sim.cheetah.Cheetah;
import foxden.sim.planar.PlanarTree;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Trains the cheetah's expert by {@link Ppo}, in two parts. First one network learns to start and
 * to run on. Then a copy of it learns to make the most of the first hundred steps; the network of
 * the first part takes over from there. A step of the run is an iteration of either part.
 */
public final class CheetahTraining implements TrainingRecipe {

  private static final int HIDDEN = 64;
  private static final int STARTS = 2000;
  private static final int SAVE_EVERY = 20;

  /** Training starts come from these seeds on; evaluations count from 0. */
  private static final long FIRST_SEED = 1_000_000;

  private static final int SPRINT = CheetahExpert.SPRINT;

  private static final Ppo.Stage COMMON =
      new Ppo.Stage(600, 32, new Rollout.Episodes(64, 200, 1000, false), 0.99, 1e-3, 0, 0);

  private static final Ppo.Stage START =
      new Ppo.Stage(
          300, 16, new Rollout.Episodes(SPRINT, SPRINT, SPRINT, true), 0.995, 1e-3, 0.25, 6);

  private final int starts;

  /** The recipe. */
  public CheetahTraining() {
    this(STARTS);
  }

  /** The same from fewer starts, which is sooner under way. */
  CheetahTraining(int starts) {
    this.starts = starts;
  }

  @Override
  public String name() {
    return "cheetah";
  }

  @Override
  public String folder() {
    return CheetahExpert.FOLDER;
  }

  @Override
  public String summary() {
    return "the cheetah's expert, by proximal policy optimisation on our own simulator";
  }

  @Override
  public String measure() {
    return "mean reward";
  }

  @Override
  public String pace() {
    return "steps/s";
  }

  @Override
  public long defaultSteps() {
    return COMMON.iterations() + START.iterations();
  }

  @Override
  public Trained train(
      Path dir, long steps, long seed, int threads, LongSupplier nanos, Trainer.Listener listener)
      throws IOException {
    Files.createDirectories(dir);
    PlanarTree tree = Cheetah.tree();
    Track track = new Track(tree, Rollout.starts(tree, FIRST_SEED, starts), Kernels.create(1));
    try (Workers workers = new Workers(threads)) {
      Run run = new Run(dir, steps, nanos, listener);
      Normal normal = new Normal();
      Ppo common = new Ppo(seed, HIDDEN, COMMON, normal, null, track, workers);
      boolean goOn = run.part("common", common, normal, 0);
      Ppo start = new Ppo(seed + 1, HIDDEN, START, normal, common.policy(), track, workers);
      if (goOn && run.part("start", start, normal, COMMON.iterations())) {
        Files.deleteIfExists(run.file("common"));
        Files.deleteIfExists(run.file("start"));
      }
      return GaitCheckpoint.save(
              dir, HIDDEN, normal.mean(), normal.scale(), weights(start), weights(common))
          ::hash;
    }
  }

  // Without the noise.
  private static float[] weights(Ppo ppo) {
    return Arrays.copyOf(ppo.policy(), Mlp.size(GaitNetwork.sizes(HIDDEN)));
  }

  /** A run of the command. */
  private static final class Run {
    private final Path dir;
    private final long steps;
    private final LongSupplier nanos;
    private final Trainer.Listener listener;

    Run(Path dir, long steps, LongSupplier nanos, Trainer.Listener listener) {
      this.dir = dir;
      this.steps = steps;
      this.nanos = nanos;
      this.listener = listener;
    }

    Path file(String part) {
      return dir.resolve("resume-" + part + ".bin");
    }

    /**
     * Trains a part, from where an earlier run left it.
     *
     * @param before iterations of the parts before this one
     * @return false when stopped, by the listener or because the run's steps are used up
     */
    boolean part(String name, Ppo ppo, Normal normal, long before) throws IOException {
      load(file(name), ppo, normal);
      long began = nanos.getAsLong();
      int first = ppo.iteration();
      while (!ppo.done()) {
        if (before + ppo.iteration() >= steps) {
          save(file(name), ppo, normal);
          return false;
        }
        double reward = ppo.iterate();
        double each =
            Math.max(1e-9, (nanos.getAsLong() - began) * 1e-9) / (ppo.iteration() - first);
        long done = before + ppo.iteration();
        boolean goOn =
            listener.progress(
                new Trainer.Progress(
                    done, steps, reward, ppo.decisions() / each, each * (steps - done)));
        if (!goOn || ppo.iteration() % SAVE_EVERY == 0 || ppo.done()) {
          save(file(name), ppo, normal);
        }
        if (!goOn) {
          return false;
        }
      }
      return true;
    }

    private static void save(Path file, Ppo ppo, Normal normal) throws IOException {
      Path part = file.resolveSibling(file.getFileName() + ".part");
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
        ppo.save(out);
        normal.save(out);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void load(Path file, Ppo ppo, Normal normal) throws IOException {
      if (!Files.isRegularFile(file)) {
        return;
      }
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
        if (!ppo.load(in)) {
          throw new IOException(
              file + " belongs to another run; delete it, or train with the seed it has");
        }
        normal.load(in);
      }
    }
  }
}
