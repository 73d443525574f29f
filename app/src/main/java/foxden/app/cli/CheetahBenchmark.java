package foxden.app.cli;

import foxden.scenes.PlanarModel;
import foxden.sim.WallClock;
import foxden.sim.cheetah.Cheetah;
import foxden.sim.planar.PlanarTree;
import foxden.sim.planar.PlanarWorld;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The cheetah's steps a second under random actions, against MuJoCo in the same run. */
final class CheetahBenchmark implements Benchmark {

  private static final int EPISODE = 1000;
  private static final int STEPS = 100_000;
  private static final int ROUNDS = 5;

  @Override
  public String name() {
    return "cheetah";
  }

  @Override
  public String summary() {
    return "the cheetah's steps a second under random actions, against MuJoCo; threads";
  }

  @Override
  public void run(Wiring wiring, PrintWriter out) throws Exception {
    PlanarTree tree = Cheetah.tree();
    out.printf(
        "random actions, episodes of %d steps, %d steps a round, median of %d rounds%n",
        EPISODE, STEPS, ROUNDS);
    for (boolean contacts : new boolean[] {true, false}) {
      against(wiring, tree, contacts, out);
      out.flush();
    }
    threads(wiring.clock(), tree, out);
  }

  private static void against(Wiring wiring, PlanarTree tree, boolean contacts, PrintWriter out)
      throws IOException, InterruptedException {
    String what = contacts ? "with contacts" : "contacts off";
    PlanarWorld world = new PlanarWorld(tree);
    world.setContacts(contacts);
    for (int i = 0; i < 3; i++) {
      round(wiring.clock(), world);
    }
    double[] ours = new double[ROUNDS];
    double[] theirs = new double[ROUNDS];
    PlanarModel model = tree.model();
    try (MujocoRival rival =
        new MujocoRival(
            wiring.root().resolve("out").resolve("bench").resolve("cheetah"),
            model,
            STEPS,
            contacts)) {
      rival.round();
      for (int i = 0; i < ROUNDS; i++) {
        ours[i] = round(wiring.clock(), world);
        theirs[i] = rival.round();
      }
      Chance chance = new Chance(1);
      episode(world, chance, new double[tree.motors()]);
      double[] end = rival.endOfFirstEpisode();
      double apart = 0;
      for (int i = 0; i < end.length; i++) {
        apart = Math.max(apart, Math.abs(end[i] - world.qpos(i)));
      }
      double mine = median(ours);
      double other = median(theirs);
      out.printf(
          Locale.ROOT,
          "%-14s foxden %8.0f steps/s   %s %8.0f steps/s   ratio %.2f   same end to %.1g%n",
          what,
          mine,
          rival.version(),
          other,
          mine / other,
          apart);
    } catch (IOException e) {
      for (int i = 0; i < ROUNDS; i++) {
        ours[i] = round(wiring.clock(), world);
      }
      out.printf(
          Locale.ROOT,
          "%-14s foxden %8.0f steps/s   no rival: %s%n",
          what,
          median(ours),
          e.getMessage());
    }
  }

  private static void threads(WallClock clock, PlanarTree tree, PrintWriter out)
      throws InterruptedException, ExecutionException {
    int most = Runtime.getRuntime().availableProcessors();
    double one = 0;
    for (int n = 1; n <= most; n *= 2) {
      ExecutorService pool = Executors.newFixedThreadPool(n);
      try {
        List<Callable<Double>> workers = new ArrayList<>();
        for (int i = 0; i < n; i++) {
          workers.add(() -> round(clock, new PlanarWorld(tree)));
        }
        pool.invokeAll(workers);
        double best = 0;
        for (int i = 0; i < ROUNDS; i++) {
          long began = clock.nanos();
          for (Future<Double> f : pool.invokeAll(workers)) {
            f.get();
          }
          best = Math.max(best, (double) n * STEPS / ((clock.nanos() - began) * 1e-9));
        }
        one = n == 1 ? best : one;
        out.printf(
            Locale.ROOT,
            "%d thread%s, a world each: %9.0f steps/s, %.2f times one%n",
            n,
            n == 1 ? "" : "s",
            best,
            best / one);
      } finally {
        pool.shutdownNow();
      }
    }
  }

  private static double round(WallClock clock, PlanarWorld world) {
    Chance chance = new Chance(1);
    double[] control = new double[world.tree().motors()];
    long began = clock.nanos();
    for (int done = 0; done < STEPS; done += EPISODE) {
      episode(world, chance, control);
    }
    return STEPS / ((clock.nanos() - began) * 1e-9);
  }

  private static void episode(PlanarWorld world, Chance chance, double[] control) {
    int n = world.tree().dofs();
    world.setState(new double[n], new double[n]);
    for (int k = 0; k < EPISODE; k++) {
      for (int i = 0; i < control.length; i++) {
        control[i] = chance.draw();
      }
      world.step(control);
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Even draws in [-1, 1) that the C program makes too. */
  private static final class Chance {
    private final foxden.sim.arena.Chance bits;

    Chance(long seed) {
      bits = new foxden.sim.arena.Chance(seed);
    }

    double draw() {
      return (bits.nextLong() >>> 11) * 0x1p-53 * 2 - 1;
    }
  }
}
