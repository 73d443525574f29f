package foxden.policies.bench.jmh;

import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.Environment;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.household.TrashFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The home of the task {@code trash}: a step of 0.01 s, the full state saved and put back. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class HomeBenchmark {

  // An episode begins anew before it would be cut for its length.
  private static final long STEPS = 2000;

  private final Environment home = new TrashFactory().create();
  private final Action still = new Action.VectorAction(new float[width(home)]);
  private Snapshot saved = begin();

  private static int width(Environment home) {
    return ((ActionSpec.Box) home.spec().action()).low().length;
  }

  private Snapshot begin() {
    home.reset(1);
    return home.snapshot();
  }

  /** Each iteration measures the same stretch of time. */
  @Setup(Level.Iteration)
  public void reset() {
    saved = begin();
  }

  @Benchmark
  public StepResult step() {
    StepResult r = home.step(still);
    return r.step() < STEPS ? r : home.restore(saved);
  }

  @Benchmark
  public Snapshot save() {
    return home.snapshot();
  }

  @Benchmark
  public StepResult putBack() {
    return home.restore(saved);
  }

  @TearDown
  public void close() {
    home.close();
  }
}
