package foxden.policies.fox;

import foxden.policies.nn.Mat;
import foxden.policies.nn.Parameters;

/** Where the tensors of one layer lie in the parameters (and, equally, in their gradients). */
record FoxLayer(
    int attnNorm, Mat q, Mat k, Mat v, Mat o, Mat f, int fBias, int mlpNorm, Mat gate, Mat down) {

  /** Declares the tensors of a layer under their official names. */
  static void declare(Parameters.Builder to, FoxConfig config, int layer) {
    int h = config.hidden();
    String at = "model.layers." + layer + ".";
    to.add(at + "attn_norm.weight", h);
    for (String name : new String[] {"q_proj", "k_proj", "v_proj", "o_proj"}) {
      to.add(at + "attn." + name + ".weight", h, h);
    }
    to.add(at + "attn.fgate_proj.weight", config.heads(), h);
    to.add(at + "attn.fgate_proj.bias", config.heads());
    to.add(at + "mlp_norm.weight", h);
    to.add(at + "mlp.gate_proj.weight", 2 * config.intermediate(), h);
    to.add(at + "mlp.down_proj.weight", h, config.intermediate());
  }

  static FoxLayer in(Parameters p, int layer) {
    String at = "model.layers." + layer + ".";
    return new FoxLayer(
        p.slot(at + "attn_norm.weight").offset(),
        p.mat(at + "attn.q_proj.weight"),
        p.mat(at + "attn.k_proj.weight"),
        p.mat(at + "attn.v_proj.weight"),
        p.mat(at + "attn.o_proj.weight"),
        p.mat(at + "attn.fgate_proj.weight"),
        p.slot(at + "attn.fgate_proj.bias").offset(),
        p.slot(at + "mlp_norm.weight").offset(),
        p.mat(at + "mlp.gate_proj.weight"),
        p.mat(at + "mlp.down_proj.weight"));
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
