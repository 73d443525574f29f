package foxden.policies.fox.cheetah;

import foxden.sim.cheetah.Cheetah;

/**
 * What the fox reads at a step: the normalised observation and the action before it.
 *
 * @param mean of each observed number
 * @param scale one over its standard deviation
 */
record CheetahTokens(float[] mean, float[] scale) {

  static final int SIZE = Cheetah.OBSERVATION + Cheetah.MOTORS;

  private static final float FAR = 5;

  float[] of(float[] observation, float[] before) {
    float[] token = new float[SIZE];
    for (int i = 0; i < Cheetah.OBSERVATION; i++) {
      float x = (observation[i] - mean[i]) * scale[i];
      token[i] = Math.max(-FAR, Math.min(FAR, x));
    }
    System.arraycopy(before, 0, token, Cheetah.OBSERVATION, before.length);
    return token;
  }
}
