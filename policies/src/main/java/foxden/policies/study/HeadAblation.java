package foxden.policies.study;

import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.FoxConfig;
import foxden.policies.fox.FoxModel;
import foxden.policies.nn.Mat;
import foxden.policies.nn.Parameters;

/**
 * Copies of a checkpoint in which one head is silent or one forget gate never forgets, made by
 * changing weights: a silent head's columns of the output projection are zero; an open gate has a
 * bias so high that the head keeps all of its window.
 */
public final class HeadAblation {

  /** Bias at which log sigmoid is 0 in single precision. */
  private static final float OPEN = 40;

  private HeadAblation() {}

  /**
   * Without what a head adds.
   *
   * @throws IllegalArgumentException when there is no such head
   */
  public static FoxCheckpoint silent(FoxCheckpoint of, int layer, int head) {
    FoxCheckpoint copy = copy(of, layer, head);
    FoxModel model = copy.model();
    int d = model.config().headDim();
    int h = model.config().hidden();
    Mat o = model.parameters().mat("model.layers." + layer + ".attn.o_proj.weight");
    for (int row = 0; row < h; row++) {
      int from = o.offset() + row * h + head * d;
      java.util.Arrays.fill(model.parameters().values(), from, from + d, 0);
    }
    return copy;
  }

  /**
   * With a gate that forgets nothing.
   *
   * @throws IllegalArgumentException when there is no such head
   */
  public static FoxCheckpoint open(FoxCheckpoint of, int layer, int head) {
    FoxCheckpoint copy = copy(of, layer, head);
    FoxModel model = copy.model();
    int h = model.config().hidden();
    String gate = "model.layers." + layer + ".attn.fgate_proj.";
    float[] w = model.parameters().values();
    int from = model.parameters().slot(gate + "weight").offset() + head * h;
    java.util.Arrays.fill(w, from, from + h, 0);
    w[model.parameters().slot(gate + "bias").offset() + head] = OPEN;
    return copy;
  }

  private static FoxCheckpoint copy(FoxCheckpoint of, int layer, int head) {
    FoxConfig config = of.model().config();
    if (layer < 0 || head < 0 || layer >= config.layers() || head >= config.heads()) {
      throw new IllegalArgumentException(
          "there is no head %d in layer %d: %d layers of %d heads, counted from 0"
              .formatted(head, layer, config.layers(), config.heads()));
    }
    FoxModel model =
        new FoxModel(config, of.model().inputs(), of.model().outputs(), of.model().kernels());
    Parameters from = of.model().parameters();
    System.arraycopy(from.values(), 0, model.parameters().values(), 0, from.values().length);
    return new FoxCheckpoint(model, of.task(), of.settings(), of.hash());
  }
}
