package foxden.policies.expert.cheetah;

import foxden.sim.cheetah.Cheetah;

/**
 * One of the expert's networks, an observation at a time: normalised observation, two hidden layers
 * that bend by {@link Mlp#bend}, six numbers that are clipped. One thread's; allocates nothing.
 */
final class GaitNetwork {

  private static final int IN = Cheetah.OBSERVATION;
  private static final int OUT = Cheetah.MOTORS;

  /** Normalised observations are clipped to this. */
  static final float FARTHEST = 10;

  private final int hidden;
  private final float[] mean;
  private final float[] scale;
  private final float[] weights;
  private final float[] x = new float[IN];
  private final float[] first;
  private final float[] second;
  private final float[] out = new float[OUT];

  /**
   * A network.
   *
   * @param hidden units of each hidden layer
   * @param mean of each observed number
   * @param scale one over its standard deviation
   * @param weights as {@link Mlp} orders them for {@link #sizes}; kept, not copied
   */
  GaitNetwork(int hidden, float[] mean, float[] scale, float[] weights) {
    int size = Mlp.size(sizes(hidden));
    if (weights.length != size || mean.length != IN || scale.length != IN) {
      throw new IllegalArgumentException(
          "a gait network of " + hidden + " units has " + size + " weights, not " + weights.length);
    }
    this.hidden = hidden;
    this.mean = mean;
    this.scale = scale;
    this.weights = weights;
    first = new float[hidden];
    second = new float[hidden];
  }

  /** Units of its layers. */
  static int[] sizes(int hidden) {
    return new int[] {IN, hidden, hidden, OUT};
  }

  /** Writes a normalised observation. */
  static void normalise(float[] observation, float[] mean, float[] scale, float[] to, int at) {
    for (int i = 0; i < IN; i++) {
      float v = (observation[i] - mean[i]) * scale[i];
      to[at + i] = Math.max(-FARTHEST, Math.min(FARTHEST, v));
    }
  }

  /** Decides; writes six numbers in [-1, 1]. */
  void act(float[] observation, double[] control) {
    normalise(observation, mean, scale, x, 0);
    int at = layer(0, x, first);
    bend(first);
    at = layer(at, first, second);
    bend(second);
    layer(at, second, out);
    for (int i = 0; i < OUT; i++) {
      control[i] = Math.max(-1, Math.min(1, out[i]));
    }
  }

  private int layer(int at, float[] from, float[] to) {
    int in = from.length;
    int bias = at + to.length * in;
    for (int j = 0; j < to.length; j++) {
      float sum = weights[bias + j];
      int row = at + j * in;
      for (int i = 0; i < in; i++) {
        sum += weights[row + i] * from[i];
      }
      to[j] = sum;
    }
    return bias + to.length;
  }

  private void bend(float[] values) {
    for (int i = 0; i < hidden; i++) {
      values[i] = Mlp.bend(values[i]);
    }
  }
}
