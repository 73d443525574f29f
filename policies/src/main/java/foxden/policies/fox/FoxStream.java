package foxden.policies.fox;

import foxden.policies.Alteration;
import foxden.policies.Mind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A forgetting transformer reading token after token; gives what a forward pass over the whole
 * sequence would. Each actor has its own; a new episode begins with a new stream or {@link #reset}.
 *
 * <p>One thread steps it; {@link #mind} may be read by others.
 */
public final class FoxStream implements Gated {

  private final Set<String> covered = new HashSet<>();
  private FoxModel model;
  private FoxDecoder decoder;
  private FoxHistory history = new FoxHistory();

  /** A stream that has read nothing. */
  public FoxStream(FoxModel model) {
    this.model = model;
    this.decoder = new FoxDecoder(model.config(), model.backbone(), model.kernels());
  }

  /** Forgets everything; minds handed out before keep what they show. */
  public void reset() {
    history = new FoxHistory();
    decoder.reset();
  }

  @Override
  public void clamp(List<GateClamp> clamps) {
    decoder.clamp(clamps);
  }

  /** What a driver with this stream is called: {@code fox}, or what its gates are held at. */
  public String driverName() {
    return GateClamp.driverName(decoder.clamps());
  }

  /**
   * Changes what it makes of the tokens to come, for good (also after {@link #reset}); those it has
   * read stay as they were read.
   *
   * @return whether this is a change to a network
   * @throws IllegalArgumentException when there is no such head or gate, one sentence
   */
  public boolean alter(Alteration change) {
    if (change instanceof Alteration.Cover c) {
      covered.add(c.group());
    } else if (change instanceof Alteration.Gate g) {
      List<GateClamp> held = new ArrayList<>(decoder.clamps());
      held.add(new GateClamp(g.layer(), g.head(), g.value()));
      decoder.clamp(held);
    } else if (change instanceof Alteration.HeadOff h) {
      model = HeadSurgery.silent(model, h.layer(), h.head());
      decoder = FoxDecoder.after(decoder, model.backbone());
    } else {
      return false;
    }
    return true;
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
    FoxActivations a = decoder.chunk(1);
    float[] seen = covered.contains(token.group()) ? new float[input.length] : input;
    model.embed(kind, seen, a.input(), 0);
    decoder.read();
    history.append(entry(a, token));
  }

  // What a mind needs: copies, which nobody changes any more.
  private FoxHistory.Entry entry(FoxActivations a, Mind.Token token) {
    FoxConfig config = model.config();
    int layers = config.layers();
    int heads = config.heads();
    float[][] q = new float[layers][];
    float[][] k = new float[layers][];
    double[][] c = new double[layers][];
    float[][] logForget = new float[layers][heads];
    for (int i = 0; i < layers; i++) {
      FoxActivations.Layer s = a.layers[i];
      q[i] = Arrays.copyOf(s.qAttended, config.hidden());
      k[i] = Arrays.copyOf(s.kAttended, config.kvDim());
      c[i] = Arrays.copyOf(s.c, heads);
      for (int head = 0; head < heads; head++) {
        logForget[i][head] =
            config.parts().gate() == FoxParts.Gate.NONE
                ? 0
                : (float) FoxLayer.logSigmoid(s.z[head]);
      }
    }
    return new FoxHistory.Entry(token, q, k, c, logForget);
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
    model.output(decoder.chunk(1).normed, 0, out);
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
