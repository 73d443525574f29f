package foxden.policies.fox;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.Mat;
import foxden.policies.nn.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * A forgetting transformer that reads token numbers and gives, after each, the logits of the next:
 * a table of embeddings before the layers, the final norm and a map to the vocabulary after them.
 * Parameters have their official names.
 *
 * <p>Holds weights only. Threads may share it while nobody trains it.
 */
public final class FoxLanguageModel implements Network {

  /** Target of a position that is not learned. */
  public static final int IGNORE = -1;

  static final String EMBEDDINGS = "model.embeddings.weight";
  static final String HEAD = "lm_head.weight";

  private final FoxConfig config;
  private final int vocabulary;
  private final boolean tied;
  private final Kernels kernels;
  private final Parameters parameters;
  private final FoxBackbone backbone;

  /**
   * A network whose parameters are zero, to be filled.
   *
   * @param vocabulary number of tokens
   * @param tied whether the embeddings serve as the output map too
   */
  public FoxLanguageModel(FoxConfig config, int vocabulary, boolean tied, Kernels kernels) {
    if (vocabulary < 1) {
      throw new IllegalArgumentException("vocab_size is " + vocabulary);
    }
    this.config = config;
    this.vocabulary = vocabulary;
    this.tied = tied;
    this.kernels = kernels;
    Parameters.Builder names = new Parameters.Builder();
    names.add(EMBEDDINGS, vocabulary, config.hidden());
    FoxBackbone.declare(names, config);
    if (!tied) {
      names.add(HEAD, vocabulary, config.hidden());
    }
    this.parameters = names.build();
    this.backbone = new FoxBackbone(config, parameters, kernels);
  }

  @Override
  public FoxConfig config() {
    return config;
  }

  /** Number of tokens. */
  public int vocabulary() {
    return vocabulary;
  }

  /** Whether the embeddings serve as the output map too. */
  public boolean tied() {
    return tied;
  }

  @Override
  public Kernels kernels() {
    return kernels;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  FoxBackbone backbone() {
    return backbone;
  }

  private Mat head(Parameters of) {
    return of.mat(tied ? EMBEDDINGS : HEAD);
  }

  /** Embeds tokens into consecutive rows of {@code x}. */
  void embed(int[] tokens, int from, int count, float[] x) {
    int h = config.hidden();
    for (int i = 0; i < count; i++) {
      int token = tokens[from + i];
      if (token < 0 || token >= vocabulary) {
        throw new IllegalArgumentException(
            "token %d at position %d is outside the vocabulary of %d"
                .formatted(token, from + i, vocabulary));
      }
      System.arraycopy(parameters.values(), token * h, x, i * h, h);
    }
  }

  /** Logits of {@code count} rows of the normed residual stream. */
  void logits(float[] normed, int count, float[] out) {
    Mat weight = head(parameters);
    if (count == 1) {
      kernels.matVec(weight, normed, 0, out, 0);
      return;
    }
    kernels.multiply(
        Mat.of(normed, 0, count, config.hidden()),
        weight.t(),
        Mat.of(out, 0, count, vocabulary),
        false);
  }

  /**
   * Reads one sequence.
   *
   * @param a scratch of this thread; afterwards holds what every layer computed
   * @return logits, one row of {@link #vocabulary} a token
   */
  public float[] logits(int[] tokens, FoxActivations a) {
    a.shape(new int[] {0, tokens.length});
    embed(tokens, 0, tokens.length, a.input());
    backbone.forward(a);
    float[] out = new float[Math.multiplyExact(tokens.length, vocabulary)];
    logits(a.normed, tokens.length, out);
    return out;
  }

  /**
   * Cross-entropy (natural log) of each position, in double.
   *
   * @param targets what comes after each position; {@link #IGNORE} gives NaN
   */
  public double[] losses(float[] logits, int[] targets) {
    double[] losses = new double[targets.length];
    for (int t = 0; t < losses.length; t++) {
      losses[t] =
          targets[t] == IGNORE
              ? Double.NaN
              : normaliser(logits, t * vocabulary) - logits[t * vocabulary + targets[t]];
    }
    return losses;
  }

  private double normaliser(float[] logits, int at) {
    float max = kernels.max(logits, at, vocabulary);
    double sum = 0;
    for (int i = 0; i < vocabulary; i++) {
      sum += Math.exp(logits[at + i] - max);
    }
    return max + Math.log(sum);
  }

  /**
   * Forward, and backward when gradients are wanted, over sequences laid one after another.
   *
   * @param starts first token of each sequence, then the number of tokens
   * @param targets what comes after each token, or {@link #IGNORE}
   * @param gradients added to; null to only measure the loss
   * @return the sum of the cross-entropies (natural log) of all targets
   */
  public double learn(
      int[] tokens, int[] targets, int[] starts, FoxActivations a, @Nullable Parameters gradients) {
    a.shape(starts);
    int n = tokens.length;
    embed(tokens, 0, n, a.input());
    backbone.forward(a);
    float[] out = new float[Math.multiplyExact(n, vocabulary)];
    logits(a.normed, n, out);
    double total = 0;
    for (int t = 0; t < n; t++) {
      total += gradient(out, t * vocabulary, targets[t]);
    }
    if (gradients != null) {
      backward(tokens, out, a, gradients);
    }
    return total;
  }

  // Turns a row of logits into the gradient of its cross-entropy: softmax minus one-hot.
  private double gradient(float[] out, int at, int target) {
    if (target == IGNORE) {
      java.util.Arrays.fill(out, at, at + vocabulary, 0);
      return 0;
    }
    float max = kernels.max(out, at, vocabulary);
    float own = out[at + target];
    float sum = kernels.exp(out, at, vocabulary, max);
    kernels.scale(1 / sum, out, at, vocabulary);
    out[at + target] -= 1;
    return max + Math.log(sum) - own;
  }

  private void backward(int[] tokens, float[] dOut, FoxActivations a, Parameters gradients) {
    int n = tokens.length;
    int h = config.hidden();
    Mat rows = Mat.of(dOut, 0, n, vocabulary);
    kernels.multiply(rows.t(), Mat.of(a.normed, 0, n, h), head(gradients), true);
    float[] dNormed = new float[n * h];
    kernels.multiply(rows, head(parameters), Mat.of(dNormed, 0, n, h), false);
    float[] dx = new float[n * h];
    backbone.backward(a, dNormed, dx, gradients);
    for (int t = 0; t < n; t++) {
      kernels.axpy(1, dx, t * h, gradients.values(), tokens[t] * h, h);
    }
  }
}
