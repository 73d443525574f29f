package foxden.app.checkpoint;

/** What the map of one head can show; i is the query, j the key. */
public enum Quantity {
  ATTENTION("A", "attention A = softmax S: how much of query i goes to key j"),
  LOGIT("S", "logit S = s q.k + D, before the softmax"),
  CONTENT("q\u00b7k", "content s q.k, the logit without gates"),
  DECAY("D", "decay D: sum of log forget gates after j up to i"),
  FORGET("F", "forget matrix F = exp D: what the gates leave of key j"),
  GATE_EFFECT("gates on \u2212 off", "A with the gates less A as if every gate were 1");

  private final String label;
  private final String help;

  Quantity(String label, String help) {
    this.label = label;
    this.help = help;
  }

  /** On its button. */
  public String label() {
    return label;
  }

  /** One line. */
  public String help() {
    return help;
  }

  /** Whether values are shares between 0 and 1, for which a logarithmic scale makes sense. */
  public boolean share() {
    return this == ATTENTION || this == FORGET;
  }

  /** Whether values fall with the distance between query and key, without a lower bound. */
  boolean decays() {
    return this == LOGIT || this == DECAY;
  }

  /** Whether values have a sign around 0. */
  public boolean signed() {
    return this == GATE_EFFECT;
  }

  /**
   * One row of it.
   *
   * @param attention row of A, {@code query + 1} long; overwritten with the result
   * @param content row of s q.k; may be overwritten
   * @param decay row of D
   */
  void row(float[] attention, float[] content, float[] decay, int query) {
    int n = query + 1;
    switch (this) {
      case ATTENTION -> {}
      case CONTENT -> System.arraycopy(content, 0, attention, 0, n);
      case DECAY -> System.arraycopy(decay, 0, attention, 0, n);
      case LOGIT -> {
        for (int j = 0; j < n; j++) {
          attention[j] = content[j] + decay[j];
        }
      }
      case FORGET -> {
        for (int j = 0; j < n; j++) {
          attention[j] = (float) Math.exp(decay[j]);
        }
      }
      case GATE_EFFECT -> {
        double max = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < n; j++) {
          max = Math.max(max, content[j]);
        }
        double sum = 0;
        for (int j = 0; j < n; j++) {
          double weight = Math.exp(content[j] - max);
          sum += weight;
          content[j] = (float) weight;
        }
        for (int j = 0; j < n; j++) {
          attention[j] -= (float) (content[j] / sum);
        }
      }
    }
  }
}
