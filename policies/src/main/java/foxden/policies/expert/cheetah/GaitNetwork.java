package foxden.policies.expert.cheetah;

import foxden.sim.cheetah.Cheetah;

/**
 * The expert's network: observation, normalised; one hidden layer; six motors, clipped to [-1, 1].
 * Its squashing is the rational x (27 + x^2) / (27 + 9 x^2), which needs nothing but arithmetic and
 * is therefore the same to the bit everywhere. Not thread-safe: it holds its hidden layer.
 */
public final class GaitNetwork {

  private static final int IN = Cheetah.OBSERVATION;
  private static final int OUT = Cheetah.MOTORS;

  private final int hidden;
  private final float[] mean;
  private final float[] scale;
  private final float[] weights;
  private final float[] h;
  private final float[] x;

  /**
   * A network.
   *
   * @param hidden units
   * @param mean of each observed number
   * @param scale one over its standard deviation
   * @param weights {@link #size} numbers: input to hidden (row by row of the hidden units), hidden
   *     biases, hidden to output, output biases; kept, not copied
   */
  public GaitNetwork(int hidden, float[] mean, float[] scale, float[] weights) {
    if (weights.length != size(hidden) || mean.length != IN || scale.length != IN) {
      throw new IllegalArgumentException(
          "a gait network of "
              + hidden
              + " units has "
              + size(hidden)
              + " weights, not "
              + weights.length);
    }
    this.hidden = hidden;
    this.mean = mean;
    this.scale = scale;
    this.weights = weights;
    h = new float[hidden];
    x = new float[IN];
  }

  /** Numbers of a network's weights. */
  public static int size(int hidden) {
    return hidden * (IN + 1) + OUT * (hidden + 1);
  }

  /** Decides; writes six numbers in [-1, 1]. */
  public void act(float[] observation, double[] control) {
    for (int i = 0; i < IN; i++) {
      float v = (observation[i] - mean[i]) * scale[i];
      x[i] = Math.max(-10, Math.min(10, v));
    }
    int bias = hidden * IN;
    for (int j = 0; j < hidden; j++) {
      float sum = weights[bias + j];
      int row = j * IN;
      for (int i = 0; i < IN; i++) {
        sum += weights[row + i] * x[i];
      }
      float s = Math.max(-3, Math.min(3, sum));
      float s2 = s * s;
      h[j] = s * (27 + s2) / (27 + 9 * s2);
    }
    int out = bias + hidden;
    int outBias = out + OUT * hidden;
    for (int k = 0; k < OUT; k++) {
      float sum = weights[outBias + k];
      int row = out + k * hidden;
      for (int j = 0; j < hidden; j++) {
        sum += weights[row + j] * h[j];
      }
      control[k] = Math.max(-1, Math.min(1, sum));
    }
  }
}
