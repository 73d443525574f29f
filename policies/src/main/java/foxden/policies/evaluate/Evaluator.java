package foxden.policies.evaluate;

import foxden.policies.Policy;
import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.EnvironmentSpec;
import foxden.sim.HeldOutStarts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs episodes of a task with a policy, in lockstep: the world waits for its driver. The episode
 * of a seed is the same whatever the number of threads. Environment and policy are reset with the
 * same seed.
 */
public final class Evaluator {

  private final EnvironmentFactory task;
  private final Supplier<Policy> policies;
  private final References references;

  /**
   * An evaluator.
   *
   * @param policies makes a new, independent policy each time
   */
  public Evaluator(EnvironmentFactory task, Supplier<Policy> policies, References references) {
    this.task = task;
    this.policies = policies;
    this.references = references;
  }

  /** Is told after each episode, from any thread. */
  public interface Progress {

    /** Returns false to stop: {@link #run} then throws {@link InterruptedException}. */
    boolean done(int episodes, int of);
  }

  /** Evaluates without keeping rows. */
  public Evaluation run(
      String policyName, int episodes, long seed, int maxSteps, int jobs, Progress progress)
      throws InterruptedException {
    return run(policyName, episodes, seed, maxSteps, jobs, null, progress);
  }

  /**
   * Evaluates.
   *
   * @param episodes with seeds {@code seed}, {@code seed + 1}, ...
   * @param maxSteps ticks after which an episode is cut; 0 for the task's own limit
   * @param jobs episodes side by side
   * @param kept rows of an earlier run, which are not played again, and where new ones go; null for
   *     none
   * @throws InterruptedException when stopped
   * @throws IllegalArgumentException when the policy cannot drive this task; one sentence
   */
  public Evaluation run(
      String policyName,
      int episodes,
      long seed,
      int maxSteps,
      int jobs,
      @Nullable Rows kept,
      Progress progress)
      throws InterruptedException {
    if (episodes < 1) {
      throw new IllegalArgumentException("an evaluation needs at least one episode");
    }
    int heldOut = task instanceof HeldOutStarts held ? held.heldOutCount() : 0;
    AtomicInteger done = new AtomicInteger();
    int all = episodes + heldOut;
    List<Played> runs =
        runs(
            task::create,
            episodes,
            seed,
            maxSteps,
            jobs,
            kept,
            false,
            () -> tick(progress, done, all));
    double heldOutMean = Double.NaN;
    if (task instanceof HeldOutStarts held) {
      List<Played> apart =
          runs(
              held::createHeldOut,
              heldOut,
              0,
              maxSteps,
              jobs,
              kept,
              true,
              () -> tick(progress, done, all));
      heldOutMean = apart.stream().mapToDouble(r -> r.episode().score()).average().orElse(0);
    }
    List<Evaluation.Episode> rows = runs.stream().map(Played::episode).toList();
    double[] scores = rows.stream().mapToDouble(Evaluation.Episode::score).toArray();
    EnvironmentSpec spec = spec();
    String against = task.opponent().orElse("");
    try (Policy policy = policies.get()) {
      return new Evaluation(
          task.task(),
          policyName,
          policy.checkpoint(),
          policy.demonstrations(),
          rows.stream().mapToDouble(Evaluation.Episode::score).average().orElse(0),
          Interval.of(scores),
          heldOutMean,
          heldOut,
          references.of(task.task(), "random", against),
          references.of(task.task(), "expert", against),
          rows.stream().mapToDouble(Evaluation.Episode::steps).average().orElse(0),
          seed,
          spec.channels().stream()
              .anyMatch(c -> c.privileged() && policy.channels().contains(c.name())),
          task.opponent(),
          policy.caveat(),
          subTasks(runs),
          rows);
    }
  }

  private EnvironmentSpec spec() {
    try (Environment environment = task.create()) {
      return environment.spec();
    }
  }

  private static boolean tick(Progress progress, AtomicInteger done, int all) {
    return progress.done(done.incrementAndGet(), all);
  }

  /** Asked after each episode whether to go on. */
  private interface GoOn {
    boolean check();
  }

  private List<Played> runs(
      Supplier<Environment> worlds,
      int count,
      long seed,
      int maxSteps,
      int jobs,
      @Nullable Rows kept,
      boolean heldOut,
      GoOn goOn)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, jobs));
    try {
      AtomicInteger next = new AtomicInteger();
      Played[] runs = new Played[count];
      List<Callable<Boolean>> workers = new ArrayList<>();
      for (int j = 0; j < Math.max(1, jobs); j++) {
        workers.add(() -> work(worlds, runs, next, seed, maxSteps, kept, heldOut, goOn));
      }
      for (Future<Boolean> worker : pool.invokeAll(workers)) {
        if (!worker.get()) {
          throw new InterruptedException("the evaluation was stopped");
        }
      }
      return List.of(runs);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private boolean work(
      Supplier<Environment> worlds,
      Played[] runs,
      AtomicInteger next,
      long seed,
      int maxSteps,
      @Nullable Rows kept,
      boolean heldOut,
      GoOn goOn) {
    try (Environment world = worlds.get();
        Policy policy = policies.get()) {
      for (int i = next.getAndIncrement(); i < runs.length; i = next.getAndIncrement()) {
        Played known = kept == null ? null : kept.known(heldOut, seed + i).orElse(null);
        if (known == null) {
          known =
              heldOut
                  ? Played.episode(world, policy, seed + i, seed + i, maxSteps, Played.UNWATCHED)
                  : Played.episode(world, policy, seed + i, maxSteps);
          if (kept != null) {
            kept.add(heldOut, known);
          }
        }
        runs[i] = known;
        if (!goOn.check()) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<Evaluation.SubTask> subTasks(List<Played> runs) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Played run : runs) {
      run.parts().forEach((name, held) -> counts.merge(name, held ? 1 : 0, Integer::sum));
    }
    if (counts.size() < 2) {
      return List.of();
    }
    List<Evaluation.SubTask> parts = new ArrayList<>();
    counts.forEach(
        (name, n) ->
            parts.add(new Evaluation.SubTask(name, (double) n / runs.size(), runs.size())));
    return parts;
  }
}
