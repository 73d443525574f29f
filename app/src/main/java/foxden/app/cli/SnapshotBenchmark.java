package foxden.app.cli;

import foxden.policies.Policy;
import foxden.sim.Driver;
import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;

/** Time and size of saving and restoring every world. */
final class SnapshotBenchmark implements Benchmark {

  private static final int STEPS = 300;
  private static final int TIMES = 400;

  @Override
  public String name() {
    return "snapshot";
  }

  @Override
  public String summary() {
    return "saving and restoring every world: milliseconds and bytes";
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
    StepResult r = world.reset(0);
    policy.reset(world.spec(), 0);
    Driver.Decision decision = policy.act(r.observation());
    for (int i = 0; i < STEPS && !r.done(); i++) {
      if (r.step() % world.spec().policyEvery() == 0) {
        decision = policy.act(r.observation());
      }
      r = world.step(decision.action());
    }
    double[] save = new double[TIMES];
    double[] restore = new double[TIMES];
    Snapshot saved = world.snapshot();
    // warm up as often as measured
    for (int i = -TIMES; i < TIMES; i++) {
      long t0 = wiring.clock().nanos();
      saved = world.snapshot();
      long t1 = wiring.clock().nanos();
      world.restore(saved);
      long t2 = wiring.clock().nanos();
      if (i >= 0) {
        save[i] = (t1 - t0) * 1e-6;
        restore[i] = (t2 - t1) * 1e-6;
      }
    }
    Arrays.sort(save);
    Arrays.sort(restore);
    out.printf(
        Locale.ROOT,
        "%-20s %7d bytes; save median %.3f ms, p95 %.3f; restore median %.3f ms, p95 %.3f%n",
        task,
        saved.bytes().length,
        save[TIMES / 2],
        save[TIMES * 95 / 100],
        restore[TIMES / 2],
        restore[TIMES * 95 / 100]);
  }
}
