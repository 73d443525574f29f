package foxden.policies.fox;

/**
 * The shape of a forgetting transformer; the names are those of the official {@code config.json}.
 *
 * @param layers num_hidden_layers
 * @param hidden hidden_size, a multiple of {@code heads}
 * @param heads num_heads
 * @param intermediate intermediate_size, the width of the MLP
 * @param normEps norm_eps
 * @param initializerRange standard deviation of fresh weights
 * @param forgetBias mean bias of the forget gates of a fresh network; the paper's 0 means f = 0.5
 * @param forgetSpread fresh biases run evenly over the heads from {@code forgetBias - forgetSpread}
 *     to {@code forgetBias + forgetSpread}: some heads begin near-sighted, some far-sighted; the
 *     paper's is 0
 * @param window tokens a query can look back to, itself included; 0 for all
 */
public record FoxConfig(
    int layers,
    int hidden,
    int heads,
    int intermediate,
    float normEps,
    float initializerRange,
    float forgetBias,
    float forgetSpread,
    int window) {

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
  }

  /** The paper's defaults for what is not a size. */
  public static FoxConfig of(int layers, int hidden, int heads, int intermediate) {
    return new FoxConfig(layers, hidden, heads, intermediate, 1e-6f, 0.02f, 0, 0, 0);
  }

  /** Width of one head. */
  public int headDim() {
    return hidden / heads;
  }

  /** The same with these fresh weights: standard deviation, forget-gate bias and its spread. */
  public FoxConfig initialised(float range, float bias, float spread) {
    return new FoxConfig(layers, hidden, heads, intermediate, normEps, range, bias, spread, window);
  }

  /** The same looking back {@code tokens} at most. */
  public FoxConfig windowed(int tokens) {
    return new FoxConfig(
        layers,
        hidden,
        heads,
        intermediate,
        normEps,
        initializerRange,
        forgetBias,
        forgetSpread,
        tokens);
  }
}
