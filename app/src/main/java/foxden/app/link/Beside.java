package foxden.app.link;

import foxden.policies.Mind;
import foxden.policies.Policy;
import foxden.sim.EnvironmentSpec;
import foxden.sim.loop.LoopFrame;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A network that reads along with a live world while somebody else drives, as {@link MindCompanion}
 * does with a recording. Where the world is set back it begins to read anew from there.
 */
final class Beside {

  private final EnvironmentSpec spec;
  private final Supplier<Policy> make;
  private volatile @Nullable MindCompanion reader;
  private volatile boolean failed;

  /**
   * @param make the policy, asked for on the loop's thread; throws with one sentence
   */
  Beside(EnvironmentSpec spec, Supplier<Policy> make) {
    this.spec = spec;
    this.make = make;
  }

  /** A step that somebody else's action led to. On the loop's thread. */
  void frame(LoopFrame f, long seed) {
    MindCompanion r = reader;
    if (f.jumped() && r != null) {
      forget();
      r = null;
    }
    if (failed) {
      return;
    }
    if (r == null) {
      r = new MindCompanion(spec, seed, make);
      reader = r;
    }
    try {
      r.frame(f);
    } catch (IllegalArgumentException e) {
      // No network that can be read, or a step twice: the world goes on without it.
      forget();
      failed = true;
    }
  }

  /** Lets go of what was read. */
  void forget() {
    MindCompanion r = reader;
    reader = null;
    if (r != null) {
      r.close();
    }
  }

  Optional<Mind> mind() {
    MindCompanion r = reader;
    return r == null ? Optional.empty() : r.mind();
  }

  float difference(long step) {
    MindCompanion r = reader;
    return r == null ? Float.NaN : r.difference(step);
  }

  String differenceText(long step) {
    MindCompanion r = reader;
    return r == null ? "" : r.differenceText(step);
  }
}
