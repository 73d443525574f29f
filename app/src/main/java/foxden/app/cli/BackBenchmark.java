package foxden.app.cli;

import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.Driver;
import foxden.sim.Environment;
import foxden.sim.StepResult;
import foxden.sim.Trace;
import foxden.sim.demo.Demo;
import foxden.sim.demo.Replayer;
import foxden.sim.history.History;
import foxden.sim.loop.ReplayLoop;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Going back one step: what the window shows, and the exact state that a world goes on from,
 * against starting anew and stepping up to it.
 */
final class BackBenchmark implements Benchmark {

  private static final int STEPS = 1200;
  private static final int TIMES = 200;

  @Override
  public String name() {
    return "back";
  }

  @Override
  public String summary() {
    return "one step back in a live home and in a recording, against stepping up from the start";
  }

  @Override
  public void run(Wiring wiring, PrintWriter out) throws IOException {
    try (Environment world = wiring.tasks().create("trash");
        Policy policy = wiring.policy("random", "trash")) {
      live(wiring, world, policy, out);
      List<DemoFiles.Found> demos = DemoFiles.below(DemoFiles.shipped(wiring.root()), m -> {});
      recording(wiring, world, Demo.open(demos.get(0).file()), out);
    }
  }

  private static void live(Wiring wiring, Environment world, Policy policy, PrintWriter out) {
    History history = new History(History.DEFAULT_BYTES, History.DEFAULT_STEPS, 10);
    StepResult r = world.reset(0);
    policy.reset(world.spec(), 0);
    history.start(entry(r, null), world.snapshot());
    Driver.Decision decision = policy.act(r.observation());
    for (int i = 0; i < STEPS; i++) {
      if (r.step() % 10 == 0) {
        decision = policy.act(r.observation());
      }
      r = world.step(decision.action());
      history.add(entry(r, decision), history.wantsSnapshot(r.step()) ? world.snapshot() : null);
    }
    double[] back = new double[TIMES];
    Random dice = new Random(1);
    for (int i = -TIMES / 4; i < TIMES; i++) {
      long target = 1 + dice.nextInt(STEPS - 1);
      long t0 = wiring.clock().nanos();
      StepResult s = world.restore(history.snapshotBefore(target).orElseThrow());
      while (s.step() < target) {
        s = world.step(action(history, s));
      }
      if (i >= 0) {
        back[i] = (wiring.clock().nanos() - t0) * 1e-6;
      }
    }
    double[] anew = new double[8];
    for (int i = 0; i < anew.length; i++) {
      long target = STEPS * (i + 1L) / anew.length - 1;
      long t0 = wiring.clock().nanos();
      StepResult s = world.reset(0);
      while (s.step() < target) {
        s = world.step(action(history, s));
      }
      anew[i] = (wiring.clock().nanos() - t0) * 1e-6;
    }
    tell(out, "live, the world set back", back, anew);
  }

  private static void recording(Wiring wiring, Environment world, Demo demo, PrintWriter out) {
    double[] shown = new double[TIMES];
    double[] exact = new double[TIMES];
    Replayer replayer = new Replayer(demo, world);
    replayer.goTo(demo.lastStep());
    long step = demo.lastStep();
    for (int i = -TIMES / 4; i < TIMES; i++) {
      step = Math.max(demo.firstStep(), step - 1);
      long t0 = wiring.clock().nanos();
      ReplayLoop.frameOf(demo, demo.frameOfStep(step), true);
      long t1 = wiring.clock().nanos();
      replayer.goTo(step);
      long t2 = wiring.clock().nanos();
      if (i >= 0) {
        shown[i] = (t1 - t0) * 1e-6;
        exact[i] = (t2 - t1) * 1e-6;
      }
    }
    double[] anew = new double[4];
    for (int i = 0; i < anew.length; i++) {
      Replayer fresh = new Replayer(demo, world);
      long target = demo.lastStep() * (i + 1L) / anew.length;
      long t0 = wiring.clock().nanos();
      StepResult s = fresh.start();
      while (s.step() < target) {
        s = fresh.next();
      }
      anew[i] = (wiring.clock().nanos() - t0) * 1e-6;
    }
    tell(out, "recording, shown", shown, anew);
    tell(out, "recording, exact state", exact, anew);
  }

  private static History.Entry entry(StepResult r, Driver.@Nullable Decision d) {
    return new History.Entry(r, d == null ? null : d.action(), "random", Trace.NONE, -1);
  }

  private static Action action(History history, StepResult before) {
    return Objects.requireNonNull(history.at(before.step() + 1).action());
  }

  private static void tell(PrintWriter out, String what, double[] ms, double[] rival) {
    Arrays.sort(ms);
    Arrays.sort(rival);
    double median = ms[ms.length / 2];
    double other = rival[rival.length / 2];
    out.printf(
        Locale.ROOT,
        "%-26s median %7.3f ms, p95 %7.3f, most %7.3f; from the start %8.1f ms (%.0f times)%n",
        what,
        median,
        ms[ms.length * 95 / 100],
        ms[ms.length - 1],
        other,
        other / median);
    out.flush();
  }
}
