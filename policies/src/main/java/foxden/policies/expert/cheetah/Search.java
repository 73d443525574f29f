package foxden.policies.expert.cheetah;

import foxden.policies.fox.Trainer;
import foxden.sim.planar.PlanarWorld;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/**
 * One part of the training: an {@link EvolutionStrategy} over phases, saved now and then so that it
 * can be resumed, its networks run side by side.
 */
final class Search {

  private static final int SAVE_EVERY = 20;

  /**
   * A stretch of generations.
   *
   * @param generations how many
   * @param horizon steps of an episode
   * @param episodes a network is judged by
   * @param pairs mirrored networks
   * @param sigma standard deviation of the noise
   * @param rate learning rate
   * @param fadesOver generations over which noise and rate fall to a fifth; 0: they stay
   */
  record Phase(
      int generations,
      int horizon,
      int episodes,
      int pairs,
      double sigma,
      double rate,
      int fadesOver) {}

  /** What all parts of a run share. */
  record Surroundings(
      ExecutorService pool, LongSupplier nanos, Trainer.Listener listener, long steps) {}

  private final Judge judge;
  private final EvolutionStrategy strategy;
  private final Path file;
  private final Surroundings around;

  /**
   * A search, resumed when its file is there.
   *
   * @throws IOException when the file belongs to another run
   */
  Search(Judge judge, EvolutionStrategy strategy, Path file, Surroundings around)
      throws IOException {
    this.judge = judge;
    this.strategy = strategy;
    this.file = file;
    this.around = around;
    if (Files.isRegularFile(file)) {
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
        if (!strategy.load(in)) {
          throw new IOException(
              file + " belongs to another run; delete it, or train with the seed it has");
        }
      }
    }
  }

  /** The weights so far. */
  float[] centre() {
    return strategy.centre();
  }

  /**
   * Runs the phases one after the other.
   *
   * @param before generations of the parts before this one, for the progress
   * @param starts states that episodes begin in
   * @return false when stopped, by the listener or because the run's steps are used up
   */
  boolean run(List<Phase> phases, long before, List<double[]> starts)
      throws IOException, InterruptedException, ExecutionException {
    long end = 0;
    long began = around.nanos().getAsLong();
    long first = strategy.generation();
    long simulated = 0;
    for (Phase phase : phases) {
      long begin = end;
      end += phase.generations();
      while (strategy.generation() < end) {
        if (before + strategy.generation() >= around.steps()) {
          save();
          return false;
        }
        double fine =
            phase.fadesOver() == 0
                ? 1
                : 1 - 0.8 * ((double) (strategy.generation() - begin) / phase.fadesOver());
        List<double[]> picked = pick(starts, phase.episodes());
        double[] fitness = new double[2 * phase.pairs()];
        double[] reward = new double[2 * phase.pairs()];
        population(phase, fine * phase.sigma(), picked, fitness, reward);
        strategy.tell(fitness, fine * phase.rate());

        simulated += 2L * phase.pairs() * phase.episodes() * phase.horizon();
        double seconds = Math.max(1e-9, (around.nanos().getAsLong() - began) * 1e-9);
        long done = before + strategy.generation();
        boolean goOn =
            around
                .listener()
                .progress(
                    new Trainer.Progress(
                        done,
                        around.steps(),
                        java.util.Arrays.stream(reward).average().orElse(0),
                        simulated / seconds,
                        seconds / (strategy.generation() - first) * (around.steps() - done)));
        if (!goOn || strategy.generation() % SAVE_EVERY == 0 || strategy.generation() == end) {
          save();
        }
        if (!goOn) {
          return false;
        }
      }
    }
    return true;
  }

  private List<double[]> pick(List<double[]> starts, int count) {
    Random random = strategy.chance(-1);
    List<double[]> picked = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      picked.add(starts.get(random.nextInt(starts.size())));
    }
    return picked;
  }

  private void population(
      Phase phase, double sigma, List<double[]> starts, double[] fitness, double[] reward)
      throws InterruptedException, ExecutionException {
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int p = 0; p < phase.pairs(); p++) {
      int pair = p;
      work.add(
          () -> {
            PlanarWorld world = judge.world();
            float[] plus = strategy.centre();
            float[] minus = plus.clone();
            strategy.pair(pair, sigma, plus, minus);
            float[][] both = {plus, minus};
            for (int k = 0; k < 2; k++) {
              Judge.Verdict v = judge.judge(world, judge.network(both[k]), starts, phase.horizon());
              fitness[2 * pair + k] = v.fitness();
              reward[2 * pair + k] = v.reward();
            }
            return true;
          });
    }
    for (Future<Boolean> f : around.pool().invokeAll(work)) {
      f.get();
    }
  }

  private void save() throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
      strategy.save(out);
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
