package foxden.policies.study;

import foxden.policies.Policy;
import foxden.policies.evaluate.Evaluation;
import foxden.sim.Action;
import foxden.sim.Driver;
import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.Goals;
import foxden.sim.Observation;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Scores a policy sub-task by sub-task from where the expert begins each: the expert drives up to
 * there, while the policy sees and hears what is done, so that it has the past it would have had;
 * then it drives alone until the sub-task is done or its time is over.
 */
public final class SubTaskStarts {

  private final EnvironmentFactory task;
  private final Supplier<Policy> experts;
  private final Supplier<Policy> policies;

  /** For a task that lists sub-tasks among its goals. */
  public SubTaskStarts(
      EnvironmentFactory task, Supplier<Policy> experts, Supplier<Policy> policies) {
    this.task = task;
    this.experts = experts;
    this.policies = policies;
  }

  /** A decision of the expert. */
  private record Seen(Observation observation, Action action) {}

  /**
   * Runs.
   *
   * @param maxSteps ticks the policy has for one sub-task
   * @param progress is told after each seed
   * @return a row a sub-task; {@code n} counts the seeds in which the expert got to its start
   * @throws IllegalArgumentException when the task has no sub-tasks
   */
  public List<Evaluation.SubTask> run(int episodes, long seed, int maxSteps, Runnable progress) {
    List<String> names = new ArrayList<>();
    int[] started = new int[0];
    int[] done = new int[0];
    try (Environment world = task.create();
        Policy expert = experts.get();
        Policy policy = policies.get()) {
      for (int i = 0; i < episodes; i++) {
        StepResult result = world.reset(seed + i);
        List<Goals.Goal> parts = parts(result);
        if (names.isEmpty()) {
          parts.forEach(part -> names.add(part.name() + ": " + part.text()));
          started = new int[parts.size()];
          done = new int[parts.size()];
        }
        List<Seen> seen = new ArrayList<>();
        List<Snapshot> starts = new ArrayList<>(List.of(world.snapshot()));
        List<Integer> decisions = new ArrayList<>(List.of(0));
        expert.reset(world.spec(), seed + i);
        while (!result.done() && starts.size() < parts.size()) {
          Driver.Decision decision = expert.act(result.observation());
          seen.add(new Seen(result.observation(), decision.action()));
          result = hold(world, decision.action(), result);
          int before = starts.size();
          if (!result.done() && before < parts.size() && parts(result).get(before - 1).holds()) {
            starts.add(world.snapshot());
            decisions.add(seen.size());
          }
        }
        for (int k = 0; k < starts.size(); k++) {
          started[k]++;
          StepResult from = world.restore(starts.get(k));
          policy.reset(world.spec(), seed + i);
          for (Seen s : seen.subList(0, decisions.get(k))) {
            policy.act(s.observation());
            policy.applied(s.action());
          }
          done[k] += alone(world, policy, from, k, maxSteps) ? 1 : 0;
        }
        progress.run();
      }
    }
    List<Evaluation.SubTask> rows = new ArrayList<>();
    for (int k = 0; k < names.size(); k++) {
      rows.add(
          new Evaluation.SubTask(
              names.get(k), started[k] == 0 ? 0 : (double) done[k] / started[k], started[k]));
    }
    return rows;
  }

  private static boolean alone(
      Environment world, Policy policy, StepResult from, int part, int maxSteps) {
    StepResult result = from;
    while (!result.done() && result.step() - from.step() < maxSteps) {
      result = hold(world, policy.act(result.observation()).action(), result);
      if (parts(result).get(part).holds()) {
        return true;
      }
    }
    return parts(result).get(part).holds();
  }

  // The same action until the next decision is due.
  private static StepResult hold(Environment world, Action action, StepResult from) {
    StepResult result = from;
    do {
      result = world.step(action);
    } while (!result.done() && result.step() % world.spec().policyEvery() != 0);
    return result;
  }

  private static List<Goals.Goal> parts(StepResult result) {
    for (Goals.Goal head : result.goals().heads()) {
      if (head.name().equals("subtasks")) {
        return head.children();
      }
    }
    throw new IllegalArgumentException("this task lists no sub-tasks");
  }
}
