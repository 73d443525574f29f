package foxden.app.timeline;

import foxden.policies.Mind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * For each tick of the episode, the largest share of heads whose forget gate was below 0.1 at one
 * token read then. Grows with the mind; each token is looked at once.
 */
final class GateMarks {

  /** A gate below this lets go of nearly everything before it. */
  static final double CLOSED = 0.1;

  private static final float LOG_CLOSED = (float) Math.log(CLOSED);

  private @Nullable Mind mind;
  private int read;
  private float[] share = new float[0];
  private long last = -1;

  /** Reads the tokens that are new. Returns whether there were any. */
  boolean update(@Nullable Mind of) {
    boolean changed = of != mind || (of != null && of.tokens() < read);
    if (changed) {
      mind = of;
      read = 0;
      last = -1;
      share = new float[0];
    }
    if (of == null) {
      return changed;
    }
    int n = of.tokens();
    int end = Math.min(n, read + 4096);
    changed |= read < end;
    int heads = of.layers() * of.heads();
    for (; read < end; read++) {
      long step = of.token(read).step();
      if (step < 0 || step > 10_000_000) {
        continue;
      }
      int closed = 0;
      for (int l = 0; l < of.layers(); l++) {
        for (int h = 0; h < of.heads(); h++) {
          closed += of.logForget(l, h, read) < LOG_CLOSED ? 1 : 0;
        }
      }
      int at = (int) step;
      if (at >= share.length) {
        share = Arrays.copyOf(share, Math.max(256, at * 2 + 1));
      }
      share[at] = Math.max(share[at], (float) closed / heads);
      last = Math.max(last, step);
    }
    return changed;
  }

  /** Whether there is anything to show. */
  boolean present() {
    return mind != null;
  }

  /** Largest share in the ticks from a to b, both included. */
  float share(long a, long b) {
    float most = 0;
    for (long s = Math.max(0, a); s <= b && s < share.length; s++) {
      most = Math.max(most, share[(int) s]);
    }
    return most;
  }

  /**
   * The share where one last decided at or before a step.
   *
   * @param every steps between two decisions
   */
  float at(long step, long every) {
    long to = Math.min(step, last);
    return share(to - every + 1, to);
  }
}
