package foxden.policies.fox.household;

import foxden.policies.fox.Loss;

/**
 * Loss of an action chunk: Huber for numbers, binary cross-entropy for grippers; the mean over the
 * elements of the actions that exist.
 *
 * <p>Target: chunk x size normalised actions (grippers +1 or -1), then chunk masks (1 where the
 * episode still had an action).
 *
 * @param gripper which elements of an action are grippers
 * @param delta where Huber turns from square to straight
 */
record ChunkLoss(int chunk, boolean[] gripper, float delta) implements Loss {

  @Override
  public double apply(float[] out, int at, int n, float[] target, float[] gradient) {
    int size = gripper.length;
    if (n != chunk * size || target.length != n + chunk) {
      throw new IllegalArgumentException(n + " outputs for a target of " + target.length);
    }
    float count = 0;
    for (int c = 0; c < chunk; c++) {
      count += target[n + c] * size;
    }
    double loss = 0;
    for (int c = 0; c < chunk; c++) {
      for (int i = 0; i < size; i++) {
        int k = c * size + i;
        float weight = target[n + c] / Math.max(1, count);
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
    }
    return loss;
  }
}
