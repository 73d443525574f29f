package foxden.policies.nn;

/**
 * exp in float by a polynomial; {@link VectorMath} does the same steps lane by lane, to the bit.
 */
final class Exp {

  // exp(v) = 2^n p(r) with n = round(v / ln 2), r = v - n ln 2: p has relative error 2e-9 on
  // [-ln2/2, ln2/2] (fitted by least squares, reweighted towards the largest error).
  static final float LOG2E = 1.44269504f;
  static final float MINUS_LN2 = -0.693147181f;
  static final float ROUND = 12582912f;
  static final int ROUND_BITS = 0x4B400000;
  static final float C6 = 0.0013843606f;
  static final float C5 = 0.0083741955f;
  static final float C4 = 0.041668005f;
  static final float C3 = 0.1666643f;
  static final float C2 = 0.49999994f;

  private Exp() {}

  /**
   * exp(v), exactly 0 below {@link Kernels#CUT_OFF}. Relative error below 2e-7 near 0, 4e-7 at the
   * cut-off.
   *
   * @param v at most 88
   */
  static float exp(float v) {
    return v < Kernels.CUT_OFF ? 0 : raw(v);
  }

  /** The same for v from -87 on, without the cut-off. */
  static float raw(float v) {
    float shifted = Math.fma(v, LOG2E, ROUND);
    int n = Float.floatToRawIntBits(shifted) - ROUND_BITS;
    float r = Math.fma(shifted - ROUND, MINUS_LN2, v);
    float p = Math.fma(C6, r, C5);
    p = Math.fma(p, r, C4);
    p = Math.fma(p, r, C3);
    p = Math.fma(p, r, C2);
    p = Math.fma(p, r, 1f);
    p = Math.fma(p, r, 1f);
    return p * Float.intBitsToFloat((n + 127) << 23);
  }

  /** 1 / (1 + exp(-g)). */
  static float sigmoid(float g) {
    float v = -g;
    v = v > 87f ? 87f : v;
    v = v < -87f ? -87f : v;
    return 1f / (raw(v) + 1f);
  }
}
