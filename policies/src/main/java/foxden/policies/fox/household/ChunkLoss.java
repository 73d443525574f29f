package foxden.policies.fox.household;

import foxden.policies.fox.Loss;

/**
 * Loss of an action chunk: Huber for numbers, binary cross-entropy for grippers; the weighted sum
 * over the elements of the actions that exist, for an action of weight 1 and a full chunk a mean.
 *
 * <p>Target: chunk x size normalised actions (grippers +1 or -1), then chunk weights (0 where the
 * episode had ended). Actions further ahead count less: what is applied comes mostly from the
 * first.
 *
 * @param gripper which elements of an action are grippers
 * @param scale weight of each element of an action
 * @param delta where Huber turns from square to straight
 */
record ChunkLoss(int chunk, boolean[] gripper, float[] scale, float delta) implements Loss {

  /** How much less the next action of a chunk counts than the one before. */
  private static final float AHEAD = 0.8f;

  @Override
  public double apply(float[] out, int at, int n, float[] target, float[] gradient) {
    int size = gripper.length;
    if (n != chunk * size || target.length != n + chunk) {
      throw new IllegalArgumentException(n + " outputs for a target of " + target.length);
    }
    float all = 0;
    float share = 1;
    for (int c = 0; c < chunk; c++) {
      for (float s : scale) {
        all += share * s;
      }
      share *= AHEAD;
    }
    double loss = 0;
    share = 1 / all;
    for (int c = 0; c < chunk; c++) {
      for (int i = 0; i < size; i++) {
        int k = c * size + i;
        float weight = share * scale[i] * target[n + c];
        if (gripper[i]) {
          // Cross-entropy of the sign.
          double margin = target[k] * out[at + k];
          double p = 1 / (1 + Math.exp(margin));
          loss += weight * -Math.log(Math.max(1e-12, 1 - p));
          gradient[at + k] = (float) (-weight * target[k] * p);
        } else {
          float error = out[at + k] - target[k];
          float size1 = Math.abs(error);
          loss += weight * (size1 < delta ? error * error / (2 * delta) : size1 - delta / 2);
          gradient[at + k] = weight * Math.max(-1, Math.min(1, error / delta));
        }
      }
      share *= AHEAD;
    }
    return loss;
  }
}
