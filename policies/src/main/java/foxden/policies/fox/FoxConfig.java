package foxden.policies.fox;

/**
 * The shape of a forgetting transformer; the names are those of the official {@code config.json}.
 *
 * @param layers num_hidden_layers
 * @param hidden hidden_size, a multiple of {@code heads}
 * @param heads num_heads
 * @param kvHeads num_kv_heads: heads of keys and values; head h reads that of number h * kvHeads /
 *     heads
 * @param intermediate intermediate_size, the width of the MLP
 * @param normEps norm_eps
 * @param initializerRange standard deviation of fresh weights
 * @param forgetBias mean bias of the forget gates of a fresh network; the paper's 0 means f = 0.5
 * @param forgetSpread fresh biases run evenly over the heads from {@code forgetBias - forgetSpread}
 *     to {@code forgetBias + forgetSpread}: some heads begin near-sighted, some far-sighted; the
 *     paper's is 0
 * @param window tokens a query can look back to, itself included; 0 for all
 * @param parts what a block is made of
 */
public record FoxConfig(
    int layers,
    int hidden,
    int heads,
    int kvHeads,
    int intermediate,
    float normEps,
    float initializerRange,
    float forgetBias,
    float forgetSpread,
    int window,
    FoxParts parts) {

  public FoxConfig {
    if (layers < 1 || heads < 1 || hidden < 1 || intermediate < 1 || window < 0) {
      throw new IllegalArgumentException(
          "a forgetting transformer of %d layers, width %d, %d heads, mlp %d, window %d"
              .formatted(layers, hidden, heads, intermediate, window));
    }
    if (hidden % heads != 0) {
      throw new IllegalArgumentException(
          "hidden_size " + hidden + " is not a multiple of num_heads " + heads);
    }
    if (kvHeads < 1 || heads % kvHeads != 0) {
      throw new IllegalArgumentException(
          "num_heads " + heads + " is not a multiple of num_kv_heads " + kvHeads);
    }
    if (parts.ropeBase() > 0 && hidden / heads % 2 != 0) {
      throw new IllegalArgumentException(
          "a rotary embedding needs an even width of head, not " + hidden / heads);
    }
  }

  /** The paper's defaults for what is not a size; FoX (LLaMA). */
  public static FoxConfig of(int layers, int hidden, int heads, int intermediate) {
    return new FoxConfig(
        layers, hidden, heads, heads, intermediate, 1e-6f, 0.02f, 0, 0, 0, FoxParts.LLAMA);
  }

  /** Width of one head. */
  public int headDim() {
    return hidden / heads;
  }

  /** Width of all heads of keys, or of values. */
  public int kvDim() {
    return kvHeads * headDim();
  }

  /** The head of keys and values that a head reads. */
  public int kvHead(int head) {
    return head / (heads / kvHeads);
  }

  /** The same with these fresh weights: standard deviation, forget-gate bias and its spread. */
  public FoxConfig initialised(float range, float bias, float spread) {
    return new FoxConfig(
        layers, hidden, heads, kvHeads, intermediate, normEps, range, bias, spread, window, parts);
  }

  /** The same looking back {@code tokens} at most. */
  public FoxConfig windowed(int tokens) {
    return new FoxConfig(
        layers,
        hidden,
        heads,
        kvHeads,
        intermediate,
        normEps,
        initializerRange,
        forgetBias,
        forgetSpread,
        tokens,
        parts);
  }

  /** The same with blocks made of these parts. */
  public FoxConfig with(FoxParts blocks) {
    return new FoxConfig(
        layers,
        hidden,
        heads,
        kvHeads,
        intermediate,
        normEps,
        initializerRange,
        forgetBias,
        forgetSpread,
        window,
        blocks);
  }

  /** The same with fewer heads of keys and values. */
  public FoxConfig grouped(int keyHeads) {
    return new FoxConfig(
        layers,
        hidden,
        heads,
        keyHeads,
        intermediate,
        normEps,
        initializerRange,
        forgetBias,
        forgetSpread,
        window,
        parts);
  }
}
