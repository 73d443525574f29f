package foxden.app.link;

import foxden.policies.Mind;
import foxden.policies.Policy;
import foxden.policies.evaluate.MindRunner;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.loop.LoopFrame;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A network policy that reads along with a recording: it sees each observation that a decision was
 * made on, and says what it would have done; the recording goes on with what was done.
 */
public final class MindCompanion implements ReplaySource.Companion {

  private record Differs(float share, String text) {}

  private final EnvironmentSpec spec;
  private final long seed;
  private final Supplier<Policy> make;
  private final ConcurrentSkipListMap<Long, Differs> differs = new ConcurrentSkipListMap<>();
  private @Nullable MindRunner runner;
  private @Nullable Observation pending;
  private volatile @Nullable Policy policy;
  private volatile boolean closed;

  /**
   * @param seed the recording's
   * @param make the policy, asked for on the reader's thread; throws with one sentence
   */
  public MindCompanion(EnvironmentSpec spec, long seed, Supplier<Policy> make) {
    this.spec = spec;
    this.seed = seed;
    this.make = make;
  }

  @Override
  public void frame(LoopFrame f) {
    if (closed) {
      return;
    }
    MindRunner r = runner;
    if (r == null) {
      Policy p = make.get();
      r = new MindRunner(p);
      r.reset(spec, seed);
      runner = r;
      policy = p;
    }
    Observation seen = pending;
    if (seen != null && f.action() != null) {
      MindRunner.Opinion o = r.follow(seen, f.action());
      differs.put(o.step(), new Differs((float) o.difference(), o.text()));
      pending = null;
    }
    if (f.result().step() % spec.policyEvery() == 0) {
      pending = f.result().observation();
    }
  }

  @Override
  public Optional<Mind> mind() {
    Policy p = policy;
    return p == null ? Optional.empty() : p.mind();
  }

  private @Nullable Differs at(long step) {
    Map.Entry<Long, Differs> e = differs.floorEntry(step);
    return e == null || step - e.getKey() >= 2L * spec.policyEvery() ? null : e.getValue();
  }

  @Override
  public float difference(long step) {
    Differs d = at(step);
    return d == null ? Float.NaN : d.share();
  }

  @Override
  public String differenceText(long step) {
    Differs d = at(step);
    return d == null ? "" : d.text();
  }

  @Override
  public void close() {
    closed = true;
    Policy p = policy;
    if (p != null) {
      p.close();
    }
  }
}
