package foxden.policies.fox;

/**
 * What a block is made of besides its sizes: the switches between FoX (LLaMA), FoX (Pro) and the
 * transformers they are compared with.
 *
 * @param gate where forget gates come from ({@code fgate_type})
 * @param decayMin shortest time constant, in tokens, of fresh bias-only and fixed gates ({@code
 *     decay_time_min}); 0 for fresh biases of {@link FoxConfig#forgetBias}
 * @param decayMax longest one ({@code decay_time_max}); heads are spaced evenly in its logarithm
 * @param ropeBase base of the rotary position embedding (Su et al. 2021, half-split as in NeoX); 0
 *     for none
 * @param qkNorm RMSNorm of queries and keys, after the shift and before the rotation
 * @param outputGate what the output gate's logits go through before they scale the attention output
 * @param outputNorm RMSNorm of the attention output, head by head, before the output gate
 * @param keyShift each key is mixed with the one before by a gate that reads the token
 * @param valueShift the same for values
 * @param projectionBias biases in q, k and v ({@code qkv_bias} of FLA)
 * @param sigmoidMlp the MLP is gated by a sigmoid instead of a silu ({@code hidden_act})
 */
public record FoxParts(
    Gate gate,
    float decayMin,
    float decayMax,
    float ropeBase,
    QkNorm qkNorm,
    OutputGate outputGate,
    boolean outputNorm,
    boolean keyShift,
    boolean valueShift,
    boolean projectionBias,
    boolean sigmoidMlp) {

  /** RMSNorm epsilon of queries and keys: the official module's default, whatever norm_eps is. */
  static final float QK_EPS = 1e-5f;

  /** Base of the rotary embedding in the paper's transformers. */
  public static final float ROPE_BASE = 500_000;

  /** Where forget gates come from. */
  public enum Gate {
    /** A linear map of the token, with a bias. */
    FULL,
    /** One trained bias a head. */
    BIAS_ONLY,
    /** One bias a head that training leaves alone; the same as ALiBi. */
    FIXED,
    /** No gates: plain causal attention. */
    NONE
  }

  /** RMSNorm of queries and keys. */
  public enum QkNorm {
    NONE,
    /** One weight of head_dim for all heads. */
    SHARED,
    /** One weight of head_dim for each head. */
    PER_HEAD
  }

  /** Activation of the output gate. */
  public enum OutputGate {
    NONE,
    SIGMOID,
    SILU
  }

  public FoxParts {
    if (outputNorm && outputGate == OutputGate.SILU) {
      throw new IllegalArgumentException("with an output norm the output gate must be sigmoid");
    }
    if (!(ropeBase >= 0) || !(decayMin >= 0) || decayMax < decayMin) {
      throw new IllegalArgumentException(
          "rope_base %s, decay_time_min %s, decay_time_max %s"
              .formatted(ropeBase, decayMin, decayMax));
    }
  }

  /** FoX (LLaMA): a LLaMA block without positions and with forget gates. */
  public static final FoxParts LLAMA =
      new FoxParts(
          Gate.FULL, 0, 0, 0, QkNorm.NONE, OutputGate.NONE, false, false, false, false, false);

  /** FoX (Pro): with QK-norm, output gate, output norm, key and value shift as well. */
  public static final FoxParts PRO =
      new FoxParts(
          Gate.FULL, 0, 0, 0, QkNorm.PER_HEAD, OutputGate.SIGMOID, true, true, true, false, false);

  /**
   * The same with gates of this kind, and these time constants when they are not data-dependent.
   */
  public FoxParts gated(Gate kind, float shortest, float longest) {
    return new FoxParts(
        kind,
        shortest,
        longest,
        ropeBase,
        qkNorm,
        outputGate,
        outputNorm,
        keyShift,
        valueShift,
        projectionBias,
        sigmoidMlp);
  }

  /** The same with a rotary embedding of this base; 0 for none. */
  public FoxParts rotated(float base) {
    return new FoxParts(
        gate,
        decayMin,
        decayMax,
        base,
        qkNorm,
        outputGate,
        outputNorm,
        keyShift,
        valueShift,
        projectionBias,
        sigmoidMlp);
  }

  /** The same with queries and keys normed this way. */
  public FoxParts normed(QkNorm kind) {
    return new FoxParts(
        gate,
        decayMin,
        decayMax,
        ropeBase,
        kind,
        outputGate,
        outputNorm,
        keyShift,
        valueShift,
        projectionBias,
        sigmoidMlp);
  }

  /** The transformer with the same block: no gates, rotary positions. */
  public FoxParts transformer() {
    return gated(Gate.NONE, 0, 0).rotated(ROPE_BASE);
  }

  /**
   * Bias of the gate of one head whose time constant is spaced evenly in the logarithm over the
   * heads: f = exp(-1 / T).
   */
  float decayBias(int head, int heads) {
    double along = heads == 1 ? 0 : head / (heads - 1.0);
    double t = Math.exp(Math.log(decayMin) * (1 - along) + Math.log(decayMax) * along);
    return (float) -Math.log(Math.expm1(1 / t));
  }
}
