package foxden.policies.fox;

import foxden.policies.Mind;
import org.jspecify.annotations.Nullable;

/** Attention rows of a stream, computed when asked for from its kept queries, keys and gates. */
final class FoxMind implements Mind {

  private final String name;
  private final FoxConfig config;
  private final FoxHistory history;

  FoxMind(String name, FoxConfig config, FoxHistory history) {
    this.name = name;
    this.config = config;
    this.history = history;
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
    return history.tokens();
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
    return entry(i).token();
  }

  private FoxHistory.Entry entry(int i) {
    int n = history.tokens();
    if (i < 0 || i >= n) {
      throw new IndexOutOfBoundsException("token " + i + " of " + n);
    }
    return history.get(i);
  }

  @Override
  public float logForget(int layer, int head, int i) {
    return entry(i).logForget()[layer][head];
  }

  @Override
  public double row(
      int layer,
      int head,
      int query,
      float @Nullable [] attention,
      float @Nullable [] content,
      float @Nullable [] decay) {
    FoxHistory.Entry own = entry(query);
    int d = config.headDim();
    int kvAt = config.kvHead(head) * d;
    int first = first(query);
    double scale = 1 / Math.sqrt(d);
    double[] logits = new double[query + 1];
    double max = Double.NEGATIVE_INFINITY;
    for (int j = 0; j <= query; j++) {
      FoxHistory.Entry key = history.get(j);
      double dot = 0;
      for (int x = 0; x < d; x++) {
        dot += (double) own.q()[layer][head * d + x] * key.k()[layer][kvAt + x];
      }
      double dij = own.c()[layer][head] - key.c()[layer][head];
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
      sum += Math.exp(logits[j] - max);
    }
    double normaliser = max + Math.log(sum);
    if (attention != null) {
      for (int j = 0; j <= query; j++) {
        attention[j] = j < first ? 0 : (float) Math.exp(logits[j] - normaliser);
      }
    }
    return normaliser;
  }
}
