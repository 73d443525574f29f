package foxden.app;

import foxden.policies.Mind;

/**
 * A mind made of closed formulas, with demonstrations in front: what the views are tested with. Its
 * rows obey the same identity as a real one.
 */
public final class FakeMind implements Mind {

  private final int layers;
  private final int heads;
  private final int demos;
  private final int perDecision;
  private final int every;
  private volatile int tokens;

  /**
   * @param demos tokens from before the episode
   * @param perDecision tokens a decision
   * @param every ticks between decisions
   */
  public FakeMind(int layers, int heads, int demos, int perDecision, int every) {
    this.layers = layers;
    this.heads = heads;
    this.demos = demos;
    this.perDecision = perDecision;
    this.every = every;
    this.tokens = demos;
  }

  public void grow(int to) {
    tokens = to;
  }

  /** Tokens after the decision at a step. */
  public int tokensAt(long step) {
    return demos + (int) (step / every + 1) * perDecision;
  }

  @Override
  public String name() {
    return "fox (made up)";
  }

  @Override
  public int layers() {
    return layers;
  }

  @Override
  public int heads() {
    return heads;
  }

  @Override
  public int tokens() {
    return tokens;
  }

  @Override
  public Token token(int i) {
    if (i < demos) {
      return new Token("demo", "demonstration, token " + i, -1);
    }
    int k = i - demos;
    String[] groups = {"proprio", "objects", "goals", "action"};
    long step = (long) (k / perDecision) * every;
    String g = groups[Math.min(3, k % perDecision)];
    return new Token(g, g + " at step " + step, step);
  }

  @Override
  public float logForget(int layer, int head, int i) {
    double base = 0.002 + 0.25 * head / heads + 0.02 * layer;
    double wave = Math.pow(Math.max(0, Math.sin(i * 0.11 + head + 2.0 * layer)), 24);
    double reset = (i + 7 * head) % (90 + 17 * layer) == 0 ? 4 : 0;
    return (float) -(base * (0.4 + wave) + reset);
  }

  @Override
  public double row(
      int layer,
      int head,
      int query,
      float @org.jspecify.annotations.Nullable [] attention,
      float @org.jspecify.annotations.Nullable [] content,
      float @org.jspecify.annotations.Nullable [] decay) {
    double[] s = new double[query + 1];
    double d = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int j = query; j >= 0; j--) {
      if (j < query) {
        d += logForget(layer, head, j + 1);
      }
      double c =
          1.6 * Math.cos((query - j) * 0.7 / (1 + head)) * Math.sin(0.05 * j * (layer + 1))
              + (j % perDecision == (head + layer) % perDecision ? 1.5 : 0);
      s[j] = c + d;
      most = Math.max(most, s[j]);
      if (content != null) {
        content[j] = (float) c;
      }
      if (decay != null) {
        decay[j] = (float) d;
      }
    }
    double sum = 0;
    for (double v : s) {
      sum += Math.exp(v - most);
    }
    double norm = most + Math.log(sum);
    if (attention != null) {
      for (int j = 0; j <= query; j++) {
        attention[j] = (float) Math.exp(s[j] - norm);
      }
    }
    return norm;
  }
}
