package foxden.policies.fox;

import foxden.policies.Mind;
import foxden.policies.nn.Kernels;
import java.util.Arrays;

/**
 * A forgetting transformer reading token after token; gives what a forward pass over the whole
 * sequence would. Each actor has its own; a new episode begins with a new stream or {@link #reset}.
 *
 * <p>One thread steps it; {@link #mind} may be read by others.
 */
public final class FoxStream {

  private final FoxModel model;
  private final float[] x;
  private final float[] normed;
  private final float[] attended;
  private final float[] wide;
  private final float[] act;
  private final float[] z;
  private float[] weights = new float[64];
  private FoxHistory history = new FoxHistory();

  /** A stream that has read nothing. */
  public FoxStream(FoxModel model) {
    FoxConfig config = model.config();
    this.model = model;
    this.x = new float[config.hidden()];
    this.normed = new float[config.hidden()];
    this.attended = new float[config.hidden()];
    this.wide = new float[2 * config.intermediate()];
    this.act = new float[config.intermediate()];
    this.z = new float[config.heads()];
  }

  /** Forgets everything; minds handed out before keep what they show. */
  public void reset() {
    history = new FoxHistory();
  }

  /** Tokens read so far. */
  public int tokens() {
    return history.tokens();
  }

  /** A view of what this stream has attended to, growing with it until {@link #reset}. */
  public Mind mind(String name) {
    return new FoxMind(name, model.config(), history);
  }

  /**
   * Reads a token.
   *
   * @param kind index into {@link FoxModel#inputs()}
   * @param input its numbers
   * @param token what to call it
   */
  public void append(int kind, float[] input, Mind.Token token) {
    FoxConfig config = model.config();
    Kernels kernels = model.kernels();
    int layers = config.layers();
    int h = config.hidden();
    FoxHistory.Entry entry =
        new FoxHistory.Entry(
            token,
            new float[layers][h],
            new float[layers][h],
            new float[layers][h],
            new double[layers][config.heads()],
            new float[layers][config.heads()]);
    model.embed(kind, input, x, 0);
    for (int i = 0; i < layers; i++) {
      layer(i, entry);
    }
    float[] w = model.parameters().values();
    kernels.rmsNorm(x, 0, w, model.backbone().finalNorm(), normed, 0, h, config.normEps());
    history.append(entry);
  }

  private void layer(int i, FoxHistory.Entry entry) {
    FoxConfig config = model.config();
    Kernels kernels = model.kernels();
    FoxLayer p = model.backbone().layer(i);
    float[] w = model.parameters().values();
    int h = config.hidden();
    kernels.rmsNorm(x, 0, w, p.attnNorm(), normed, 0, h, config.normEps());
    kernels.matVec(p.q(), normed, 0, entry.q()[i], 0);
    kernels.matVec(p.k(), normed, 0, entry.k()[i], 0);
    kernels.matVec(p.v(), normed, 0, entry.v()[i], 0);
    kernels.matVec(p.f(), normed, 0, z, 0);
    int t = history.tokens();
    for (int head = 0; head < config.heads(); head++) {
      double logF = FoxLayer.logSigmoid(z[head] + w[p.fBias() + head]);
      double before = t == 0 ? 0 : history.get(t - 1).c()[i][head];
      entry.logForget()[i][head] = (float) logF;
      entry.c()[i][head] = before + logF;
    }
    attend(i, entry);
    kernels.matVec(p.o(), attended, 0, normed, 0);
    kernels.axpy(1, normed, 0, x, 0, h);
    kernels.rmsNorm(x, 0, w, p.mlpNorm(), normed, 0, h, config.normEps());
    kernels.matVec(p.gate(), normed, 0, wide, 0);
    kernels.swiGlu(wide, 0, act, 0, config.intermediate());
    kernels.matVec(p.down(), act, 0, normed, 0);
    kernels.axpy(1, normed, 0, x, 0, h);
  }

  private void attend(int layer, FoxHistory.Entry own) {
    FoxConfig config = model.config();
    Kernels kernels = model.kernels();
    int t = history.tokens();
    int first = config.window() == 0 ? 0 : Math.max(0, t - config.window() + 1);
    int n = t - first + 1;
    if (weights.length < n) {
      weights = new float[2 * n];
    }
    int d = config.headDim();
    float scale = (float) (1 / Math.sqrt(d));
    Arrays.fill(attended, 0);
    for (int head = 0; head < config.heads(); head++) {
      int at = head * d;
      double c = own.c()[layer][head];
      for (int j = 0; j < n; j++) {
        FoxHistory.Entry key = j == n - 1 ? own : history.get(first + j);
        float content = kernels.dot(own.q()[layer], at, key.k()[layer], at, d);
        weights[j] = content * scale + (float) (c - key.c()[layer][head]);
      }
      kernels.softmax(weights, 0, n);
      for (int j = 0; j < n; j++) {
        if (weights[j] > 0) {
          FoxHistory.Entry key = j == n - 1 ? own : history.get(first + j);
          kernels.axpy(weights[j], key.v()[layer], at, attended, at, d);
        }
      }
    }
  }

  /**
   * The outputs after the last token.
   *
   * @throws IllegalStateException when nothing was read yet
   */
  public float[] output() {
    if (history.tokens() == 0) {
      throw new IllegalStateException("the stream has read nothing yet");
    }
    float[] out = new float[model.outputs()];
    model.output(normed, 0, out);
    return out;
  }

  /**
   * Sum of the log gates of the tokens from {@code from} on: by how much one layer let go of
   * everything before them.
   *
   * @return one number a head, at most 0
   */
  public float[] logForgetSince(int layer, int from) {
    float[] sum = new float[model.config().heads()];
    for (int t = from; t < history.tokens(); t++) {
      float[] gates = history.get(t).logForget()[layer];
      for (int head = 0; head < sum.length; head++) {
        sum[head] += gates[head];
      }
    }
    return sum;
  }
}
