package foxden.sim.loop;

import foxden.sim.Driver;
import foxden.sim.Environment;
import foxden.sim.EnvironmentSpec;
import foxden.sim.StepResult;
import foxden.sim.Trace;
import foxden.sim.demo.DemoRecorder;
import java.io.IOException;
import java.util.function.Consumer;

/** Runs one episode on the calling thread, as fast as it goes: the world waits for its driver. */
public final class Lockstep {

  private Lockstep() {}

  /**
   * Runs and records.
   *
   * @param seed of world and driver
   * @param maxSteps ticks after which to stop; the episode's own end comes first
   * @param recorder fresh; not finished here
   * @param progress told every step
   * @return the last result
   * @throws IOException when the file cannot be written
   */
  public static StepResult record(
      Environment environment,
      Driver driver,
      long seed,
      long maxSteps,
      DemoRecorder recorder,
      Consumer<StepResult> progress)
      throws IOException {
    EnvironmentSpec spec = environment.spec();
    StepResult r = environment.reset(seed);
    driver.reset(spec, seed);
    recorder.frame(r, null, "", Trace.NONE, -1, environment.snapshot());
    Driver.Decision decision = null;
    long decidedAt = -1;
    for (long i = 0; i < maxSteps && !r.done(); i++) {
      if (decision == null || r.step() % spec.policyEvery() == 0) {
        decision = driver.act(r.observation());
        decidedAt = r.step();
      }
      r = environment.step(decision.action());
      boolean due = recorder.snapshotDue(r.time());
      recorder.frame(
          r,
          decision.action(),
          driver.name(),
          decision.trace(),
          decidedAt,
          due ? environment.snapshot() : null);
      progress.accept(r);
    }
    return r;
  }
}
