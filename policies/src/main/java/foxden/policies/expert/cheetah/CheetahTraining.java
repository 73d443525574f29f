package foxden.policies.expert.cheetah;

import foxden.policies.fox.Trained;
import foxden.policies.fox.Trainer;
import foxden.policies.fox.TrainingRecipe;
import foxden.sim.cheetah.Cheetah;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/**
 * Trains the cheetah's expert by an evolution strategy, in two parts. First one network learns to
 * start and to go on running, over ever longer episodes. Then a copy of it learns, under finer
 * noise, to run the first hundred steps faster; the network of the first part takes over from
 * there. A step of the run is a generation of either part.
 */
public final class CheetahTraining implements TrainingRecipe {

  private static final int HIDDEN = 32;
  private static final int STARTS = 1000;

  /** Training starts come from these seeds on; evaluations count from 0. */
  private static final long FIRST_SEED = 1_000_000;

  /** Coarse noise finds a gallop. */
  private static final List<Search.Phase> COMMON =
      List.of(
          new Search.Phase(240, 100, 4, 64, 0.03, 0.015, 0),
          new Search.Phase(90, 200, 4, 64, 0.03, 0.015, 0),
          new Search.Phase(120, 400, 2, 64, 0.03, 0.015, 0),
          new Search.Phase(270, 1000, 2, 64, 0.03, 0.015, 0));

  /** Only fine noise, over many networks, makes it faster. */
  private static final List<Search.Phase> START =
      List.of(new Search.Phase(600, 100, 2, 128, 0.01, 0.005, 600));

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
    return "the cheetah's expert, by an evolution strategy on our own simulator";
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
    return generations(COMMON) + generations(START);
  }

  private static long generations(List<Search.Phase> phases) {
    return phases.stream().mapToLong(Search.Phase::generations).sum();
  }

  @Override
  public Trained train(
      Path dir, long steps, long seed, int threads, LongSupplier nanos, Trainer.Listener listener)
      throws IOException {
    Files.createDirectories(dir);
    Judge judge = new Judge(Cheetah.tree(), HIDDEN);
    List<double[]> starts = judge.starts(FIRST_SEED, STARTS);
    judge.measure(starts.subList(0, 50));
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Search.Surroundings around = new Search.Surroundings(pool, nanos, listener, steps);
      Search common =
          new Search(
              judge, new EvolutionStrategy(seed, beginning(seed)), resume(dir, "common"), around);
      boolean goOn = common.run(COMMON, 0, starts);
      Search start = new Search(judge, branch(common, seed + 1), resume(dir, "start"), around);
      goOn = goOn && start.run(START, generations(COMMON), starts);
      if (goOn) {
        for (String part : List.of("common", "start")) {
          Files.deleteIfExists(resume(dir, part));
        }
      }
      return GaitCheckpoint.save(
              dir, HIDDEN, judge.mean(), judge.scale(), start.centre(), common.centre())
          ::hash;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the training was interrupted; run the same command to go on", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Path resume(Path dir, String part) {
    return dir.resolve("resume-" + part + ".bin");
  }

  private static EvolutionStrategy branch(Search from, long seed) {
    float[] centre = from.centre();
    double[] weights = new double[centre.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = centre[i];
    }
    return new EvolutionStrategy(seed, weights);
  }

  // Small random weights into the hidden layer, smaller ones out of it.
  private static double[] beginning(long seed) {
    Random random = new Random(seed);
    double[] weights = new double[GaitNetwork.size(HIDDEN)];
    int out = HIDDEN * (Cheetah.OBSERVATION + 1);
    for (int i = 0; i < HIDDEN * Cheetah.OBSERVATION; i++) {
      weights[i] = random.nextGaussian() / Math.sqrt(Cheetah.OBSERVATION);
    }
    for (int i = 0; i < HIDDEN * Cheetah.MOTORS; i++) {
      weights[out + i] = 0.1 * random.nextGaussian() / Math.sqrt(HIDDEN);
    }
    return weights;
  }
}
