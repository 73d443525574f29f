package foxden.policies.fox;

import foxden.policies.nn.Mat;
import foxden.policies.nn.Parameters;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the tensors of one layer lie in the parameters (and, equally, in their gradients). Offsets
 * are {@link #ABSENT} and matrices null where a block has no such part.
 *
 * @param kShift one row a head of keys
 * @param vShift one row a head of values
 */
record FoxLayer(
    int attnNorm,
    Mat q,
    Mat k,
    Mat v,
    Mat o,
    int qBias,
    int kBias,
    int vBias,
    @Nullable Mat kShift,
    @Nullable Mat vShift,
    @Nullable Mat f,
    int fBias,
    @Nullable Mat outputGate,
    int outputNorm,
    int qNorm,
    int kNorm,
    int mlpNorm,
    Mat gate,
    Mat down) {

  /** Offset of a tensor that the block does not have. */
  static final int ABSENT = -1;

  /** Declares the tensors of a layer under their official names. */
  static void declare(Parameters.Builder to, FoxConfig config, int layer) {
    int h = config.hidden();
    int heads = config.heads();
    FoxParts parts = config.parts();
    String at = "model.layers." + layer + ".";
    to.add(at + "attn_norm.weight", h);
    to.add(at + "attn.q_proj.weight", h, h);
    to.add(at + key(parts), config.kvDim(), h);
    to.add(at + value(parts), config.kvDim(), h);
    to.add(at + "attn.o_proj.weight", h, h);
    if (parts.projectionBias()) {
      to.add(at + "attn.q_proj.bias", h);
      to.add(at + "attn.k_proj.bias", config.kvDim());
      to.add(at + "attn.v_proj.bias", config.kvDim());
    }
    if (parts.keyShift()) {
      to.add(at + "attn.k_proj.shift_proj.weight", config.kvHeads(), h);
    }
    if (parts.valueShift()) {
      to.add(at + "attn.v_proj.shift_proj.weight", config.kvHeads(), h);
    }
    switch (parts.gate()) {
      case FULL -> {
        to.add(at + "attn.fgate_proj.weight", heads, h);
        to.add(at + "attn.fgate_proj.bias", heads);
      }
      case BIAS_ONLY, FIXED -> to.add(at + "attn.fgate_bias", heads);
      case NONE -> {}
    }
    if (parts.outputGate() != FoxParts.OutputGate.NONE) {
      to.add(at + "attn.ogate_proj.weight", h, h);
    }
    if (parts.outputNorm()) {
      to.add(at + "attn.output_norm.weight", h);
    }
    if (parts.qkNorm() != FoxParts.QkNorm.NONE) {
      boolean shared = parts.qkNorm() == FoxParts.QkNorm.SHARED;
      to.add(at + "attn.q_norm.weight", shared ? config.headDim() : h);
      to.add(at + "attn.k_norm.weight", shared ? config.headDim() : config.kvDim());
    }
    to.add(at + "mlp_norm.weight", h);
    to.add(at + "mlp.gate_proj.weight", 2 * config.intermediate(), h);
    to.add(at + "mlp.down_proj.weight", h, config.intermediate());
  }

  private static String key(FoxParts parts) {
    return parts.keyShift() ? "attn.k_proj.linear.weight" : "attn.k_proj.weight";
  }

  private static String value(FoxParts parts) {
    return parts.valueShift() ? "attn.v_proj.linear.weight" : "attn.v_proj.weight";
  }

  static FoxLayer in(Parameters p, FoxConfig config, int layer) {
    String at = "model.layers." + layer + ".";
    FoxParts parts = config.parts();
    boolean full = parts.gate() == FoxParts.Gate.FULL;
    return new FoxLayer(
        offset(p, at + "attn_norm.weight"),
        p.mat(at + "attn.q_proj.weight"),
        p.mat(at + key(parts)),
        p.mat(at + value(parts)),
        p.mat(at + "attn.o_proj.weight"),
        offset(p, at + "attn.q_proj.bias"),
        offset(p, at + "attn.k_proj.bias"),
        offset(p, at + "attn.v_proj.bias"),
        mat(p, at + "attn.k_proj.shift_proj.weight"),
        mat(p, at + "attn.v_proj.shift_proj.weight"),
        mat(p, at + "attn.fgate_proj.weight"),
        offset(p, at + (full ? "attn.fgate_proj.bias" : "attn.fgate_bias")),
        mat(p, at + "attn.ogate_proj.weight"),
        offset(p, at + "attn.output_norm.weight"),
        offset(p, at + "attn.q_norm.weight"),
        offset(p, at + "attn.k_norm.weight"),
        offset(p, at + "mlp_norm.weight"),
        p.mat(at + "mlp.gate_proj.weight"),
        p.mat(at + "mlp.down_proj.weight"));
  }

  private static int offset(Parameters p, String name) {
    return p.has(name) ? p.slot(name).offset() : ABSENT;
  }

  private static @Nullable Mat mat(Parameters p, String name) {
    return p.has(name) ? p.mat(name) : null;
  }

  /**
   * Fresh values of a tensor of one dimension: norms 1, forget biases as the configuration wants
   * them, other biases 0.
   */
  static void initialise(Parameters.Slot slot, float[] w, FoxConfig config) {
    int end = slot.offset() + slot.size();
    Arrays.fill(w, slot.offset(), end, slot.name().endsWith("norm.weight") ? 1 : 0);
    boolean forget =
        slot.name().endsWith("attn.fgate_proj.bias") || slot.name().endsWith("attn.fgate_bias");
    if (!forget) {
      return;
    }
    int heads = config.heads();
    FoxParts parts = config.parts();
    boolean timed = parts.gate() != FoxParts.Gate.FULL && parts.decayMin() > 0;
    for (int head = 0; head < heads; head++) {
      float along = heads == 1 ? 0 : 2f * head / (heads - 1) - 1;
      w[slot.offset() + head] =
          timed
              ? parts.decayBias(head, heads)
              : config.forgetBias() + along * config.forgetSpread();
    }
  }

  /** log sigmoid(z), stable for both signs. */
  static double logSigmoid(double z) {
    return z >= 0 ? -Math.log1p(Math.exp(-z)) : z - Math.log1p(Math.exp(z));
  }

  /** sigmoid(z). */
  static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
