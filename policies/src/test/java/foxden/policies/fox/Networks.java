package foxden.policies.fox;

import foxden.policies.fox.FoxParts.Gate;
import foxden.policies.fox.FoxParts.OutputGate;
import foxden.policies.fox.FoxParts.QkNorm;
import foxden.policies.nn.Kernels;
import foxden.policies.nn.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Small language models with every combination of parts that the tests look at. */
final class Networks {

  static final int VOCABULARY = 17;

  private Networks() {}

  /** Shapes by name: 2 layers of width 16 with 4 heads. */
  static Map<String, FoxConfig> all() {
    FoxConfig base = FoxConfig.of(2, 16, 4, 12).initialised(0.3f, 1, 0.5f);
    FoxParts silu =
        new FoxParts(
            Gate.FULL, 0, 0, 0, QkNorm.NONE, OutputGate.SILU, false, true, false, true, true);
    FoxParts normOnly =
        new FoxParts(
            Gate.FULL, 0, 0, 0, QkNorm.NONE, OutputGate.NONE, true, false, true, false, false);
    Map<String, FoxConfig> all = new LinkedHashMap<>();
    all.put("llama", base.with(FoxParts.LLAMA));
    all.put("pro", base.with(FoxParts.PRO));
    all.put("pro shared", base.with(FoxParts.PRO.normed(QkNorm.SHARED)));
    all.put("pro rope", base.with(FoxParts.PRO.rotated(100)));
    all.put("bias-only", base.with(FoxParts.LLAMA.gated(Gate.BIAS_ONLY, 2, 32)));
    all.put("fixed", base.with(FoxParts.LLAMA.gated(Gate.FIXED, 2, 32)));
    all.put("transformer llama", base.with(FoxParts.LLAMA.transformer()));
    all.put("transformer pro", base.with(FoxParts.PRO.transformer()));
    all.put("no positions", base.with(FoxParts.LLAMA.gated(Gate.NONE, 0, 0)));
    all.put("silu gate, biases, sigmoid mlp, key shift", base.with(silu));
    all.put("output norm and value shift", base.with(normOnly));
    all.put("grouped", base.with(FoxParts.LLAMA).grouped(2));
    all.put("grouped pro", base.with(FoxParts.PRO.rotated(100)).grouped(1));
    all.put("window", base.with(FoxParts.PRO).windowed(5));
    return all;
  }

  static Stream<String> names() {
    return all().keySet().stream();
  }

  /** A model of that name with random weights, norms and biases included. */
  static FoxLanguageModel model(String name, Kernels kernels) {
    return model(all().get(name), name.equals("grouped"), kernels);
  }

  static FoxLanguageModel model(FoxConfig config, boolean tied, Kernels kernels) {
    FoxLanguageModel model = new FoxLanguageModel(config, VOCABULARY, tied, kernels);
    model.initialise(3);
    Random random = new Random(4);
    for (Parameters.Slot slot : model.parameters().slots()) {
      if (slot.shape().size() == 1) {
        for (int i = slot.offset(); i < slot.offset() + slot.size(); i++) {
          model.parameters().values()[i] += (float) (0.2 * random.nextGaussian());
        }
      }
    }
    return model;
  }

  static int[] tokens(long seed, int count) {
    return new Random(seed).ints(count, 0, VOCABULARY).toArray();
  }
}
