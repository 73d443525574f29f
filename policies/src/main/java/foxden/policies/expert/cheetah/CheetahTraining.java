package foxden.policies.expert.cheetah;

import foxden.policies.fox.Trained;
import foxden.policies.fox.Trainer;
import foxden.policies.fox.TrainingRecipe;
import foxden.sim.cheetah.Cheetah;
import foxden.sim.planar.PlanarTree;
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
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/**
 * Trains the cheetah's expert by an evolution strategy: first to start fast, over 100 steps, then
 * to keep running, over ever longer episodes up to 1000. The fitness of a network is its mean
 * reward over the episode plus its mean reward over the first 100 steps. A step of the run is a
 * generation.
 */
public final class CheetahTraining implements TrainingRecipe {

  private static final int HIDDEN = 32;
  private static final int SPRINT = 100;
  private static final int STARTS = 1000;

  /** Training starts come from these seeds on; evaluations count from 0. */
  private static final long FIRST_SEED = 1_000_000;

  private static final int SAVE_EVERY = 20;
  private static final String RESUME = "resume.bin";

  /**
   * A part of the run.
   *
   * @param until generation at which it ends
   * @param horizon steps of an episode
   * @param episodes a network is judged by
   * @param pairs mirrored networks
   * @param sigma standard deviation of the noise
   * @param rate learning rate
   */
  private record Phase(
      long until, int horizon, int episodes, int pairs, double sigma, double rate) {}

  /** Coarse noise finds a gallop; only fine noise, over many networks, makes it faster. */
  private static final List<Phase> PHASES =
      List.of(
          new Phase(240, 100, 4, 64, 0.03, 0.015),
          new Phase(330, 200, 4, 64, 0.03, 0.015),
          new Phase(450, 400, 2, 64, 0.03, 0.015),
          new Phase(720, 1000, 2, 64, 0.03, 0.015),
          new Phase(Long.MAX_VALUE, 500, 1, 128, 0.012, 0.006));

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
    return 1700;
  }

  @Override
  public Trained train(
      Path dir, long steps, long seed, int threads, LongSupplier nanos, Trainer.Listener listener)
      throws IOException {
    PlanarTree tree = Cheetah.tree();
    List<double[]> starts = starts(tree);
    float[] mean = new float[Cheetah.OBSERVATION];
    float[] scale = new float[Cheetah.OBSERVATION];
    measure(tree, starts, mean, scale);
    EvolutionStrategy search = new EvolutionStrategy(seed, beginning(seed));
    Files.createDirectories(dir);
    Path resume = dir.resolve(RESUME);
    resume(search, resume);

    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      long began = nanos.getAsLong();
      long first = search.generation();
      long simulated = 0;
      while (search.generation() < steps) {
        Phase phase = phase(search.generation());
        // The last phase searches ever closer.
        double fine = fine(search.generation(), steps);
        Generation g =
            new Generation(
                tree, search, phase, pick(search, starts, phase), fine * phase.sigma(), mean, scale);
        search.tell(g.run(pool), fine * phase.rate());
        simulated += 2L * phase.pairs() * phase.episodes() * phase.horizon();
        double seconds = Math.max(1e-9, (nanos.getAsLong() - began) * 1e-9);
        long made = search.generation() - first;
        boolean goOn =
            listener.progress(
                new Trainer.Progress(
                    search.generation(),
                    steps,
                    g.meanReward(),
                    simulated / seconds,
                    seconds / made * (steps - search.generation())));
        if (!goOn || search.generation() % SAVE_EVERY == 0) {
          save(search, resume);
          GaitCheckpoint.save(dir, HIDDEN, mean, scale, search.centre());
        }
        if (!goOn) {
          break;
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the training was interrupted", e);
    } finally {
      pool.shutdownNow();
    }
    if (search.generation() >= steps) {
      Files.deleteIfExists(resume);
    }
    return GaitCheckpoint.save(dir, HIDDEN, mean, scale, search.centre())::hash;
  }

  private static Phase phase(long generation) {
    return PHASES.stream().filter(p -> generation < p.until()).findFirst().orElseThrow();
  }

  private static double fine(long generation, long steps) {
    long last = PHASES.get(PHASES.size() - 2).until();
    return generation < last
        ? 1
        : Math.max(0.2, (double) (steps - generation) / Math.max(1, steps - last));
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

  private static List<double[]> starts(PlanarTree tree) {
    PlanarWorld world = new PlanarWorld(tree);
    List<double[]> starts = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      Cheetah.start(world, FIRST_SEED + i);
      double[] state = new double[2 * Cheetah.DOFS];
      for (int d = 0; d < Cheetah.DOFS; d++) {
        state[d] = world.qpos(d);
        state[Cheetah.DOFS + d] = world.qvel(d);
      }
      starts.add(state);
    }
    return starts;
  }

  static void place(PlanarWorld world, double[] start) {
    world.setState(
        java.util.Arrays.copyOf(start, Cheetah.DOFS),
        java.util.Arrays.copyOfRange(start, Cheetah.DOFS, 2 * Cheetah.DOFS));
  }

  // What observations are like under random actions held for four steps; the forward speed, which
  // is to become large, is scaled by hand.
  private static void measure(PlanarTree tree, List<double[]> starts, float[] mean, float[] scale) {
    PlanarWorld world = new PlanarWorld(tree);
    Random random = new Random(0);
    int n = Cheetah.OBSERVATION;
    double[] sum = new double[n];
    double[] squares = new double[n];
    float[] seen = new float[n];
    double[] control = new double[Cheetah.MOTORS];
    int count = 0;
    for (double[] start : starts.subList(0, 50)) {
      place(world, start);
      for (int k = 0; k < 200; k++) {
        for (int i = 0; i < control.length && k % 4 == 0; i++) {
          control[i] = 2 * random.nextDouble() - 1;
        }
        world.step(control);
        Cheetah.observe(world, seen);
        for (int i = 0; i < n; i++) {
          sum[i] += seen[i];
          squares[i] += (double) seen[i] * seen[i];
        }
        count++;
      }
    }
    for (int i = 0; i < n; i++) {
      double m = sum[i] / count;
      mean[i] = (float) m;
      scale[i] = (float) (1 / Math.sqrt(Math.max(1e-4, squares[i] / count - m * m)));
    }
    mean[Cheetah.POSITIONS] = 2;
    scale[Cheetah.POSITIONS] = 1 / 3f;
  }

  private static List<double[]> pick(EvolutionStrategy search, List<double[]> starts, Phase phase) {
    Random random = search.chance(-1);
    List<double[]> picked = new ArrayList<>();
    for (int i = 0; i < phase.episodes(); i++) {
      picked.add(starts.get(random.nextInt(starts.size())));
    }
    return picked;
  }

  private static void resume(EvolutionStrategy search, Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
        if (!search.load(in)) {
          throw new IOException(
              file + " belongs to another run; delete it, or train with the seed it has");
        }
      }
    }
  }

  private static void save(EvolutionStrategy search, Path file) throws IOException {
    Path part = file.resolveSibling(RESUME + ".part");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
      search.save(out);
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** One generation's rollouts; every pair is run by whichever thread is free. */
  private static final class Generation {
    private final PlanarTree tree;
    private final EvolutionStrategy search;
    private final Phase phase;
    private final List<double[]> starts;
    private final double sigma;
    private final float[] mean;
    private final float[] scale;
    private final double[] fitness;
    private final double[] reward;

    Generation(
        PlanarTree tree,
        EvolutionStrategy search,
        Phase phase,
        List<double[]> starts,
        double sigma,
        float[] mean,
        float[] scale) {
      this.tree = tree;
      this.search = search;
      this.phase = phase;
      this.starts = starts;
      fitness = new double[2 * phase.pairs()];
      reward = new double[2 * phase.pairs()];
      this.sigma = sigma;
      this.mean = mean;
      this.scale = scale;
    }

    double[] run(ExecutorService pool) throws InterruptedException, ExecutionException {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int p = 0; p < phase.pairs(); p++) {
        int pair = p;
        work.add(
            () -> {
              pair(pair);
              return true;
            });
      }
      for (Future<Boolean> f : pool.invokeAll(work)) {
        f.get();
      }
      return fitness;
    }

    double meanReward() {
      return java.util.Arrays.stream(reward).average().orElse(0);
    }

    private void pair(int p) {
      PlanarWorld world = new PlanarWorld(tree);
      float[] plus = new float[GaitNetwork.size(HIDDEN)];
      float[] minus = new float[plus.length];
      search.pair(p, sigma, plus, minus);
      judge(world, new GaitNetwork(HIDDEN, mean, scale, plus), 2 * p);
      judge(world, new GaitNetwork(HIDDEN, mean, scale, minus), 2 * p + 1);
    }

    private void judge(PlanarWorld world, GaitNetwork network, int at) {
      float[] seen = new float[Cheetah.OBSERVATION];
      double[] control = new double[Cheetah.MOTORS];
      for (double[] start : starts) {
        place(world, start);
        double sum = 0;
        double sprint = 0;
        for (int k = 0; k < phase.horizon(); k++) {
          Cheetah.observe(world, seen);
          network.act(seen, control);
          // Running backwards costs, so that there is a slope out of it.
          boolean sound = world.step(control);
          sum += sound ? Math.min(1, world.speed() / Cheetah.FULL_SPEED) : -1;
          if (k == SPRINT - 1) {
            sprint = sum;
          }
          // Whoever lies still will go on lying.
          if (!sound || k == 2 * SPRINT && sum < 2) {
            break;
          }
        }
        double whole = sum / phase.horizon();
        reward[at] += whole / starts.size();
        fitness[at] += whole + sprint / SPRINT;
      }
    }
  }
}
