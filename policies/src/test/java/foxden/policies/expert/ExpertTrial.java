package foxden.policies.expert;

import foxden.sim.Action;
import foxden.sim.Driver;
import foxden.sim.Environment;
import foxden.sim.Event;
import foxden.sim.StepResult;
import foxden.sim.household.TrashFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Runs the expert on many seeds and says how it went: {@code ExpertTrial FIRST COUNT [THREADS]
 * [verbose] [gripless] [memoryless]}.
 */
public final class ExpertTrial {

  /** How one episode ended. */
  record Outcome(
      long seed, boolean success, long steps, int subtasks, String last, double door, String log) {}

  private ExpertTrial() {}

  static Outcome run(Environment env, Driver driver, long seed, boolean gripless, boolean verbose) {
    StringBuilder log = new StringBuilder();
    StepResult r = env.reset(seed);
    driver.reset(env.spec(), seed);
    int subtasks = 0;
    String last = "";
    String lastSaid = "";
    double door = 0;
    while (!r.done()) {
      Driver.Decision d = driver.act(r.observation());
      String said = d.trace().texts().getOrDefault("expert/subtask", "");
      last = said;
      float[] b = r.observation().vector("truth.base");
      if (verbose && !said.equals(lastSaid)) {
        log.append(
            String.format(
                Locale.ROOT,
                "  %5d %-18s base %.2f %.2f %.2f%n",
                r.step(),
                said,
                b[0],
                b[1],
                b[2]));
      }
      lastSaid = said;
      float[] a = ((Action.VectorAction) d.action()).values().clone();
      if (gripless) {
        a[13] = 100;
        a[20] = 100;
      }
      for (int i = 0; i < env.spec().policyEvery() && !r.done(); i++) {
        r = env.step(new Action.VectorAction(a));
        for (Event e : r.events()) {
          if (e.kind().equals("subtask")) {
            subtasks++;
          }
          if (verbose) {
            log.append(
                String.format(Locale.ROOT, "  %5d    %s: %s%n", r.step(), e.kind(), e.text()));
          }
        }
        float[] j = r.observation().vector("truth.joints");
        door = Math.max(door, j[doorIndex(env)]);
      }
    }
    float[] b = r.observation().vector("truth.base");
    log.append(String.format(Locale.ROOT, "  end base %.2f %.2f %.2f%n", b[0], b[1], b[2]));
    return new Outcome(seed, r.success(), r.step(), subtasks, last, door, log.toString());
  }

  private static int doorIndex(Environment env) {
    for (int i = 0; i < env.spec().joints().size(); i++) {
      if (env.spec().joints().get(i).startsWith("door_1/")) {
        return i;
      }
    }
    throw new IllegalStateException("no door");
  }

  /** All outcomes by seed. */
  static List<Outcome> all(
      Supplier<Environment> envs,
      long first,
      int count,
      int threads,
      boolean gripless,
      boolean verbose,
      boolean memoryless)
      throws Exception {
    Map<Long, Outcome> out = new TreeMap<>();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            r -> {
              Thread th = new Thread(r);
              th.setDaemon(true);
              return th;
            });
    List<Future<?>> futures = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int mine = t;
      futures.add(
          pool.submit(
              () -> {
                Environment env = envs.get();
                for (int i = mine; i < count; i += threads) {
                  TrashExpert expert = memoryless ? TrashExpert.memoryless() : new TrashExpert();
                  Outcome o = run(env, expert, first + i, gripless, verbose);
                  synchronized (out) {
                    out.put(o.seed(), o);
                    System.out.printf(
                        Locale.ROOT,
                        "seed %d %s %.1f s subtasks %d last '%s' door %.2f%n%s",
                        o.seed(),
                        o.success() ? "ok  " : "FAIL",
                        o.steps() / 100.0,
                        o.subtasks(),
                        o.last(),
                        o.door(),
                        verbose ? o.log() : "");
                  }
                }
                return null;
              }));
    }
    for (Future<?> f : futures) {
      f.get();
    }
    pool.shutdown();
    return List.copyOf(out.values());
  }

  /** Runs. */
  public static void main(String[] args) throws Exception {
    long first = Long.parseLong(args[0]);
    int count = Integer.parseInt(args[1]);
    int threads = args.length > 2 ? Integer.parseInt(args[2]) : 2;
    List<String> rest = List.of(args).subList(Math.min(3, args.length), args.length);
    boolean verbose = rest.contains("verbose");
    boolean gripless = rest.contains("gripless");
    boolean memoryless = rest.contains("memoryless");
    long from = System.nanoTime();
    List<Outcome> all =
        all(
            () -> new TrashFactory().create(),
            first,
            count,
            threads,
            gripless,
            verbose,
            memoryless);
    double seconds = (System.nanoTime() - from) / 1e9;
    long ok = all.stream().filter(Outcome::success).count();
    long steps = all.stream().mapToLong(Outcome::steps).sum();
    System.out.printf(Locale.ROOT, "success %d of %d; subtasks reached:", ok, all.size());
    for (int k = 1; k <= 4; k++) {
      int n = k;
      System.out.print(" " + all.stream().filter(o -> o.subtasks() >= n).count());
    }
    System.out.printf(
        Locale.ROOT,
        "; mean length of successes %.1f s; %.0f steps/s over %d threads%n",
        all.stream().filter(Outcome::success).mapToLong(Outcome::steps).average().orElse(0) / 100,
        steps / seconds,
        threads);
  }
}
