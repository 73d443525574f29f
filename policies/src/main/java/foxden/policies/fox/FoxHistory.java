package foxden.policies.fox;

import foxden.policies.Mind;
import java.util.Arrays;

/**
 * All tokens one stream has read: queries, keys and cumulated gates of every layer. One thread
 * appends; others may read the tokens below {@link #tokens()}, which never change.
 */
final class FoxHistory implements FoxMind.Store {

  private volatile Entry[] entries = new Entry[64];
  private volatile int tokens;

  /**
   * One token; first index is the layer.
   *
   * @param c cumulated log gates, one a head
   * @param logForget log gates, one a head
   */
  record Entry(Mind.Token token, float[][] q, float[][] k, double[][] c, float[][] logForget) {}

  @Override
  public int tokens() {
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

  @Override
  public Mind.Token token(int i) {
    return get(i).token;
  }

  @Override
  public float q(int layer, int i, int column) {
    return get(i).q[layer][column];
  }

  @Override
  public float k(int layer, int i, int column) {
    return get(i).k[layer][column];
  }

  @Override
  public double cumulated(int layer, int head, int i) {
    return get(i).c[layer][head];
  }

  @Override
  public float logForget(int layer, int head, int i) {
    return get(i).logForget[layer][head];
  }
}
