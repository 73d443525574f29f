package foxden.app.mind;

import foxden.policies.Mind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When each token was read, kept so that a mind is asked once a token. FX thread. */
final class TokenTimes {

  private final double tickSeconds;
  private @Nullable Mind mind;
  private long[] steps = new long[256];
  private byte[] groups = new byte[256];
  private final List<String> names = new ArrayList<>();
  private int n;

  TokenTimes(double tickSeconds) {
    this.tickSeconds = tickSeconds;
  }

  /** A copy that another thread may read. */
  TokenTimes copy() {
    TokenTimes t = new TokenTimes(tickSeconds);
    t.mind = mind;
    t.steps = Arrays.copyOf(steps, Math.max(1, n));
    t.groups = Arrays.copyOf(groups, Math.max(1, n));
    t.names.addAll(names);
    t.n = n;
    return t;
  }

  /** Reads what is new. */
  void update(Mind of) {
    if (of != mind || of.tokens() < n) {
      mind = of;
      n = 0;
      names.clear();
    }
    int tokens = of.tokens();
    for (; n < tokens; n++) {
      if (n == steps.length) {
        steps = Arrays.copyOf(steps, n * 2);
        groups = Arrays.copyOf(groups, n * 2);
      }
      Mind.Token t = of.token(n);
      steps[n] = t.step();
      int g = names.indexOf(t.group());
      if (g < 0) {
        names.add(t.group());
        g = names.size() - 1;
      }
      groups[n] = (byte) g;
    }
  }

  int size() {
    return n;
  }

  long step(int token) {
    return steps[token];
  }

  double seconds(int token) {
    return steps[token] * tickSeconds;
  }

  int group(int token) {
    return groups[token];
  }

  List<String> groups() {
    return List.copyOf(names);
  }

  /**
   * The query that belongs to an instant: the last token read at or before it that is not an
   * action, for that is where the decision in force was made; -1 when there is none.
   */
  int query(long step) {
    int last = lastAt(step);
    int action = names.indexOf("action");
    for (int i = last; i >= 0 && i > last - 64; i--) {
      if (groups[i] != action && steps[i] >= 0) {
        return i;
      }
    }
    return last;
  }

  /** The last token read at or before an instant; -1 when there is none. */
  int lastAt(long step) {
    int lo = 0;
    int hi = n;
    while (lo < hi) {
      int mid = (lo + hi) >>> 1;
      if (steps[mid] <= step) {
        lo = mid + 1;
      } else {
        hi = mid;
      }
    }
    return lo - 1;
  }

  /** First token of the newest group of tokens read at or before an instant; -1 if none. */
  int firstAt(long step) {
    int last = lastAt(step);
    int i = last;
    while (i > 0 && steps[i - 1] == steps[last]) {
      i--;
    }
    return i;
  }

  /** How many tokens come from before the episode. */
  int before() {
    return lastAt(-1) + 1;
  }
}
