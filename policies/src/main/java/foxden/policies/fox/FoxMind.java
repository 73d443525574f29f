package foxden.policies.fox;

import foxden.policies.Mind;
import org.jspecify.annotations.Nullable;

/** Attention rows, computed when asked for from kept queries, keys and gates. */
final class FoxMind implements Mind {

  private final String name;
  private final FoxConfig config;
  private final Store store;

  FoxMind(String name, FoxConfig config, Store store) {
    this.name = name;
    this.config = config;
    this.store = store;
  }

  /** What is kept of the tokens: queries and keys as the attention sees them. */
  interface Store {

    int tokens();

    Token token(int i);

    /** A number of a query; columns of all heads side by side. */
    float q(int layer, int i, int column);

    /** A number of a key; columns of all heads of keys side by side. */
    float k(int layer, int i, int column);

    /** Product of a query with the columns of key i from {@code from} on. */
    default double dot(float[] query, int layer, int i, int from) {
      double sum = 0;
      for (int x = 0; x < query.length; x++) {
        sum += (double) query[x] * k(layer, i, from + x);
      }
      return sum;
    }

    /** Sum of the log gates up to a token. */
    double cumulated(int layer, int head, int i);

    float logForget(int layer, int head, int i);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int layers() {
    return config.layers();
  }

  @Override
  public int heads() {
    return config.heads();
  }

  @Override
  public int tokens() {
    return store.tokens();
  }

  @Override
  public int firstInContext() {
    return first(tokens() - 1);
  }

  private int first(int query) {
    return config.window() == 0 ? 0 : Math.max(0, query - config.window() + 1);
  }

  @Override
  public Token token(int i) {
    return store.token(inside(i));
  }

  private int inside(int i) {
    int n = store.tokens();
    if (i < 0 || i >= n) {
      throw new IndexOutOfBoundsException("token " + i + " of " + n);
    }
    return i;
  }

  @Override
  public float logForget(int layer, int head, int i) {
    return store.logForget(layer, head, inside(i));
  }

  @Override
  public double row(
      int layer,
      int head,
      int query,
      float @Nullable [] attention,
      float @Nullable [] content,
      float @Nullable [] decay) {
    int d = config.headDim();
    int kvAt = config.kvHead(head) * d;
    int first = first(inside(query));
    double scale = 1 / Math.sqrt(d);
    double own = store.cumulated(layer, head, query);
    float[] q = new float[d];
    for (int x = 0; x < d; x++) {
      q[x] = store.q(layer, query, head * d + x);
    }
    double[] logits = new double[query + 1];
    double max = Double.NEGATIVE_INFINITY;
    for (int j = 0; j <= query; j++) {
      double dot = store.dot(q, layer, j, kvAt);
      double dij = own - store.cumulated(layer, head, j);
      if (content != null) {
        content[j] = (float) (scale * dot);
      }
      if (decay != null) {
        decay[j] = (float) dij;
      }
      logits[j] = scale * dot + dij;
      max = j < first ? max : Math.max(max, logits[j]);
    }
    double sum = 0;
    for (int j = first; j <= query; j++) {
      logits[j] = Math.exp(logits[j] - max);
      sum += logits[j];
    }
    if (attention != null) {
      for (int j = 0; j <= query; j++) {
        attention[j] = j < first ? 0 : (float) (logits[j] / sum);
      }
    }
    return max + Math.log(sum);
  }
}
