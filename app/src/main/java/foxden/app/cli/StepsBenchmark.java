package foxden.app.cli;

import foxden.policies.Policy;
import foxden.sim.Driver;
import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.StepResult;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;

/** Steps a second of every world, driven at random, against real time. */
final class StepsBenchmark implements Benchmark {

  private static final int STEPS = 2000;

  @Override
  public String name() {
    return "steps";
  }

  @Override
  public String summary() {
    return "steps a second of every world, driven at random, against real time";
  }

  @Override
  public void run(Wiring wiring, PrintWriter out) {
    for (EnvironmentFactory task : wiring.tasks().all()) {
      try (Environment world = task.create();
          Policy policy = wiring.policy("random", task.task())) {
        measure(wiring, task.task(), world, policy, out);
      }
      out.flush();
    }
  }

  private static void measure(
      Wiring wiring, String task, Environment world, Policy policy, PrintWriter out) {
    long seed = 0;
    StepResult r = world.reset(seed);
    policy.reset(world.spec(), seed);
    Driver.Decision decision = policy.act(r.observation());
    double[] micros = new double[STEPS];
    double total = 0;
    for (int i = -STEPS / 4; i < STEPS; i++) {
      if (r.done()) {
        seed++;
        r = world.reset(seed);
        policy.reset(world.spec(), seed);
      }
      if (r.step() % world.spec().policyEvery() == 0) {
        decision = policy.act(r.observation());
      }
      long before = wiring.clock().nanos();
      r = world.step(decision.action());
      if (i >= 0) {
        micros[i] = (wiring.clock().nanos() - before) * 1e-3;
        total += micros[i];
      }
    }
    Arrays.sort(micros);
    double perSecond = STEPS / (total * 1e-6);
    double real = 1 / world.spec().tickSeconds();
    out.printf(
        Locale.ROOT,
        "%-20s %9.0f steps/s, real time is %.0f: %.1f times; median %.0f us, p95 %.0f us%n",
        task,
        perSecond,
        real,
        perSecond / real,
        micros[STEPS / 2],
        micros[STEPS * 95 / 100]);
  }
}
