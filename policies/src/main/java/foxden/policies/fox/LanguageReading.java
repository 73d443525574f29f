package foxden.policies.fox;

import foxden.policies.Mind;
import foxden.policies.fox.attention.Pruning;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * One text as a language model has read it: the logits after each token, and a mind that shows what
 * every layer and head attended to. Immutable.
 */
public final class LanguageReading {

  private final FoxLanguageModel model;
  private final int[] tokens;
  private final float[] logits;
  private final Store store;
  private final Mind mind;

  /**
   * Reads a text in one pass.
   *
   * @param tokens at least one
   * @param name of the mind
   * @param show what to call a token of the vocabulary
   * @throws IllegalArgumentException when a token is not in the vocabulary
   */
  public LanguageReading(
      FoxLanguageModel model, int[] tokens, String name, IntFunction<String> show) {
    if (tokens.length == 0) {
      throw new IllegalArgumentException("there is no token to read");
    }
    this.model = model;
    this.tokens = tokens.clone();
    FoxActivations a = new FoxActivations(model.config(), model.kernels());
    this.logits = model.logits(tokens, a);
    this.store = new Store(model.config(), a, this.tokens, show);
    this.mind = new FoxMind(name, model.config(), store);
  }

  /** Number of tokens read. */
  public int tokens() {
    return tokens.length;
  }

  /** The token at a position. */
  public int token(int i) {
    return tokens[i];
  }

  /** Logits of what comes after token {@code i}. */
  public float[] logits(int i) {
    int v = model.vocabulary();
    return Arrays.copyOfRange(logits, i * v, (i + 1) * v);
  }

  /** Mean cross-entropy (natural log) of each token after the first; NaN for a single token. */
  public double loss() {
    if (tokens.length < 2) {
      return Double.NaN;
    }
    double[] losses = model.losses(logits, Arrays.copyOfRange(tokens, 1, tokens.length));
    return Arrays.stream(losses).sum() / losses.length;
  }

  /** Gates and attention of every layer and head. */
  public Mind mind() {
    return mind;
  }

  /**
   * Where the memory of a head provably ends for this text (adaptive computation pruning): a key
   * whose decay D is below this, at most 0, carries less than {@code exp(logEpsilon) / tokens} of
   * any row. The bound of |s q.k| is the product of the largest norms of its queries and keys.
   */
  public double decayThreshold(int layer, int head, double logEpsilon) {
    int d = model.config().headDim();
    double u = store.norm(layer, head, true) * store.norm(layer, head, false) / Math.sqrt(d);
    return Pruning.decayThreshold(u, tokens.length, logEpsilon);
  }

  /** What a forward pass left behind. */
  private record Store(FoxConfig config, FoxActivations a, int[] ids, IntFunction<String> show)
      implements FoxMind.Store {

    @Override
    public int tokens() {
      return a.tokens;
    }

    /** Largest norm of the queries, or of the keys, of a head. */
    double norm(int layer, int head, boolean queries) {
      int d = config.headDim();
      int at = (queries ? head : config.kvHead(head)) * d;
      double most = 0;
      for (int i = 0; i < a.tokens; i++) {
        double squares = 0;
        for (int x = at; x < at + d; x++) {
          double value = queries ? q(layer, i, x) : k(layer, i, x);
          squares += value * value;
        }
        most = Math.max(most, squares);
      }
      return Math.sqrt(most);
    }

    @Override
    public Mind.Token token(int i) {
      return new Mind.Token("text", show.apply(ids[i]), i);
    }

    @Override
    public float q(int layer, int i, int column) {
      return a.layers[layer].qAttended[i * config.hidden() + column];
    }

    @Override
    public float k(int layer, int i, int column) {
      return a.layers[layer].kAttended[i * config.kvDim() + column];
    }

    @Override
    public double dot(float[] query, int layer, int i, int from) {
      float[] keys = a.layers[layer].kAttended;
      int at = i * config.kvDim() + from;
      // Four sums: the additions of one would wait for each other.
      double a0 = 0;
      double a1 = 0;
      double a2 = 0;
      double a3 = 0;
      int x = 0;
      for (; x + 4 <= query.length; x += 4) {
        a0 += (double) query[x] * keys[at + x];
        a1 += (double) query[x + 1] * keys[at + x + 1];
        a2 += (double) query[x + 2] * keys[at + x + 2];
        a3 += (double) query[x + 3] * keys[at + x + 3];
      }
      for (; x < query.length; x++) {
        a0 += (double) query[x] * keys[at + x];
      }
      return (a0 + a1) + (a2 + a3);
    }

    @Override
    public double cumulated(int layer, int head, int i) {
      return a.layers[layer].c[head * a.tokens + i];
    }

    @Override
    public float logForget(int layer, int head, int i) {
      return config.parts().gate() == FoxParts.Gate.NONE
          ? 0
          : (float) FoxLayer.logSigmoid(a.layers[layer].z[i * config.heads() + head]);
    }
  }
}
