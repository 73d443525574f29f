package foxden.policies.fox;

import foxden.policies.Mind;
import java.util.Arrays;

/**
 * All tokens one stream has read: queries, keys and cumulated gates of every layer. One
 * thread appends; others may read the tokens below {@link #tokens()}, which never change.
 */
final class FoxHistory {

  private volatile Entry[] entries = new Entry[64];
  private volatile int tokens;

  /**
   * One token; first index is the layer.
   *
   * @param c cumulated log gates, one a head
   * @param logForget log gates, one a head
   */
  record Entry(
      Mind.Token token, float[][] q, float[][] k, double[][] c, float[][] logForget) {}

  int tokens() {
    return tokens;
  }

  Entry get(int i) {
    return entries[i];
  }

  void append(Entry entry) {
    int n = tokens;
    Entry[] now = entries;
    if (n == now.length) {
      now = Arrays.copyOf(now, 2 * n);
    }
    now[n] = entry;
    entries = now;
    tokens = n + 1;
  }
}
