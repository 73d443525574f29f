package foxden.policies.fox;

/**
 * A language model reading on from where it was, in chunks of any size; the logits are those of one
 * pass over everything read so far. One for each actor; one thread at a time.
 */
public final class LanguageStream {

  private final FoxLanguageModel model;
  private final FoxDecoder decoder;

  private LanguageStream(FoxLanguageModel model, FoxDecoder decoder) {
    this.model = model;
    this.decoder = decoder;
  }

  /** A stream that keeps everything it has read. */
  public LanguageStream(FoxLanguageModel model) {
    this(model, new FoxDecoder(model.config(), model.backbone(), model.kernels()));
  }

  /**
   * A stream that lets go of keys which can never matter again.
   *
   * @param logTolerance natural logarithm of the attention mass that a row of a head may miss, such
   *     as the paper's -10
   */
  public static LanguageStream forgetful(FoxLanguageModel model, double logTolerance) {
    return new LanguageStream(
        model,
        FoxDecoder.forgetful(
            model.config(), model.backbone(), model.parameters(), model.kernels(), logTolerance));
  }

  /** Forgets everything. */
  public void reset() {
    decoder.reset();
  }

  /** Tokens read so far. */
  public int tokens() {
    return decoder.cache().tokens();
  }

  /** Rows of keys and values held, all layers together; {@code layers * tokens} when none went. */
  public long rowsHeld() {
    return decoder.cache().rowsHeld();
  }

  /** Keys that heads still look at, all layers and heads together. */
  public long keysSeen() {
    return decoder.cache().keysSeen();
  }

  /**
   * Reads a chunk.
   *
   * @return logits after each of its tokens, one row of {@link FoxLanguageModel#vocabulary} each
   */
  public float[] append(int... tokens) {
    if (tokens.length == 0) {
      return new float[0];
    }
    FoxActivations a = decoder.chunk(tokens.length);
    model.embed(tokens, 0, tokens.length, a.input());
    decoder.read();
    float[] out = new float[Math.multiplyExact(tokens.length, model.vocabulary())];
    model.logits(a.normed, tokens.length, out);
    return out;
  }
}
