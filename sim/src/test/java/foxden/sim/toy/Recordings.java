package foxden.sim.toy;

import foxden.sim.Driver;
import foxden.sim.Environment;
import foxden.sim.StepResult;
import foxden.sim.Trace;
import foxden.sim.WallClock;
import foxden.sim.demo.DemoInfo;
import foxden.sim.demo.DemoRecorder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes recordings in lockstep. */
public final class Recordings {

  /** A clock that stands still: only simulated time closes chunks. */
  public static final WallClock STILL =
      new WallClock() {
        @Override
        public long nanos() {
          return 0;
        }

        @Override
        public Instant now() {
          return Instant.EPOCH;
        }
      };

  private Recordings() {}

  /** What the header says. */
  public static DemoInfo info(Environment env, long seed) {
    return new DemoInfo(
        env.spec().task(),
        env.spec().scene(),
        seed,
        "toy",
        "test",
        System.getProperty("java.version"),
        "1970-01-01T00:00:00Z",
        Map.of("checkpoint", "none"));
  }

  /** Records some steps and gives back every result. */
  public static List<StepResult> record(
      Path file, Environment env, Driver driver, long seed, int steps) throws IOException {
    return record(file, info(env, seed), env, driver, steps);
  }

  /** The same with another header. */
  public static List<StepResult> record(
      Path file, DemoInfo info, Environment env, Driver driver, int steps) throws IOException {
    long seed = info.seed();
    List<StepResult> all = new ArrayList<>();
    try (DemoRecorder log = DemoRecorder.start(file, info, env.spec(), STILL)) {
      StepResult r = env.reset(seed);
      driver.reset(env.spec(), seed);
      all.add(r);
      log.frame(r, null, "", Trace.NONE, -1, env.snapshot());
      Driver.Decision decision = driver.act(r.observation());
      long traceStep = 0;
      for (int i = 0; i < steps && !r.done(); i++) {
        if (i % env.spec().policyEvery() == 0) {
          decision = driver.act(r.observation());
          traceStep = r.step();
        }
        r = env.step(decision.action());
        all.add(r);
        log.frame(
            r,
            decision.action(),
            driver.name(),
            decision.trace(),
            traceStep,
            log.snapshotDue(r.time()) ? env.snapshot() : null);
      }
    }
    return all;
  }
}
