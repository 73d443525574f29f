package foxden.policies.fox;

import foxden.policies.nn.Mat;
import foxden.policies.nn.Parameters;
import java.util.Arrays;

/**
 * Copies of a network in which one head is silent or one forget gate never forgets, made by
 * changing weights: a silent head's columns of the output projection are zero; an open gate has a
 * bias so high that the head keeps all of its window.
 */
public final class HeadSurgery {

  /** Bias at which log sigmoid is 0 in single precision. */
  private static final float OPEN = 40;

  private HeadSurgery() {}

  /**
   * Without what a head adds.
   *
   * @throws IllegalArgumentException when there is no such head
   */
  public static FoxModel silent(FoxModel of, int layer, int head) {
    FoxModel model = copy(of, layer, head);
    int d = model.config().headDim();
    int h = model.config().hidden();
    Mat o = model.parameters().mat("model.layers." + layer + ".attn.o_proj.weight");
    for (int row = 0; row < h; row++) {
      int from = o.offset() + row * h + head * d;
      Arrays.fill(model.parameters().values(), from, from + d, 0);
    }
    return model;
  }

  /**
   * With a gate that forgets nothing.
   *
   * @throws IllegalArgumentException when there is no such head, or it has no gate of its own
   */
  public static FoxModel open(FoxModel of, int layer, int head) {
    FoxModel model = copy(of, layer, head);
    Parameters p = model.parameters();
    String gate = "model.layers." + layer + ".attn.fgate_proj.";
    if (!p.has(gate + "weight")) {
      throw new IllegalArgumentException("this network's forget gates do not depend on its input");
    }
    int h = model.config().hidden();
    int from = p.slot(gate + "weight").offset() + head * h;
    Arrays.fill(p.values(), from, from + h, 0);
    p.values()[p.slot(gate + "bias").offset() + head] = OPEN;
    return model;
  }

  private static FoxModel copy(FoxModel of, int layer, int head) {
    FoxConfig config = of.config();
    if (layer < 0 || head < 0 || layer >= config.layers() || head >= config.heads()) {
      throw new IllegalArgumentException(
          "there is no head %d in layer %d: %d layers of %d heads, counted from 0"
              .formatted(head, layer, config.layers(), config.heads()));
    }
    FoxModel model = new FoxModel(config, of.inputs(), of.outputs(), of.kernels());
    float[] from = of.parameters().values();
    System.arraycopy(from, 0, model.parameters().values(), 0, from.length);
    return model;
  }
}
