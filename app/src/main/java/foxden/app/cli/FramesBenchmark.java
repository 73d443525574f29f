package foxden.app.cli;

import foxden.app.scene3d.ViewportTrial;
import foxden.policies.Policy;
import foxden.sim.Driver;
import foxden.sim.Environment;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Frames a second of the viewport while the camera orbits over the running home. */
final class FramesBenchmark implements Benchmark {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 540;
  private static final double SECONDS = 10;
  private static final String TASK = "trash";

  @Override
  public String name() {
    return "frames";
  }

  @Override
  public String summary() {
    return "frames a second of the 3D view at 960x540 with shadows, orbiting over the home while an"
        + " expert works in it in real time";
  }

  @Override
  public void run(Wiring wiring, PrintWriter out) throws InterruptedException {
    String driver = wiring.policies(TASK).contains("expert") ? "expert" : "random";
    AtomicReference<@Nullable WorldState> newest = new AtomicReference<>();
    AtomicBoolean stop = new AtomicBoolean();
    Environment world = wiring.tasks().create(TASK);
    Policy policy = wiring.policy(driver, TASK);
    double[] factor = new double[1];
    Thread sim =
        new Thread(() -> factor[0] = drive(wiring, world, policy, newest, stop), "bench-sim");
    sim.setDaemon(true);
    sim.start();
    ViewportTrial.Result r;
    try {
      r = ViewportTrial.run(world.spec(), newest::get, WIDTH, HEIGHT, SECONDS);
    } finally {
      stop.set(true);
    }
    sim.join(5000);
    out.printf(
        Locale.ROOT,
        "%dx%d, %s%n%d frames in %.0f s: median %.1f fps, p95 %.1f fps; longest JavaFX stall %.0f ms;"
            + " internal resolution %.1f %%; world at %.2f of real time, driver %s%n",
        WIDTH,
        HEIGHT,
        r.device(),
        r.frames(),
        SECONDS,
        r.medianFps(),
        r.p95Fps(),
        r.longestStallMs(),
        100 * r.resolution(),
        factor[0],
        driver);
    out.println("Without the window's other views: they draw on top of this in the workbench.");
  }

  // Steps in real time; returns simulated seconds over wall seconds.
  private static double drive(
      Wiring wiring,
      Environment world,
      Policy policy,
      AtomicReference<@Nullable WorldState> newest,
      AtomicBoolean stop) {
    long seed = 3;
    StepResult r = world.reset(seed);
    policy.reset(world.spec(), seed);
    newest.set(r.state());
    Driver.Decision decision = policy.act(r.observation());
    double tick = world.spec().tickSeconds();
    long start = wiring.clock().nanos();
    long steps = 0;
    while (!stop.get()) {
      if (r.done()) {
        seed++;
        r = world.reset(seed);
        policy.reset(world.spec(), seed);
      }
      if (r.step() % world.spec().policyEvery() == 0) {
        decision = policy.act(r.observation());
      }
      r = world.step(decision.action());
      newest.set(r.state());
      steps++;
      long ahead = (long) (steps * tick * 1e9) - (wiring.clock().nanos() - start);
      if (ahead > 1_000_000) {
        java.util.concurrent.locks.LockSupport.parkNanos(ahead);
      }
    }
    return steps * tick / ((wiring.clock().nanos() - start) * 1e-9);
  }
}
