package foxden.sim.planar;

/** Sine and cosine of one angle. */
final class SinCos {

  private SinCos() {}

  /** Writes sine and cosine into the first two elements. */
  static void of(double angle, double[] out) {
    out[0] = StrictMath.sin(angle);
    out[1] = StrictMath.cos(angle);
  }
}
