package foxden.sim.household.physics;

/**
 * Folds a state into 64 bits: one multiply and one rotation a word (the mixing step of MurmurHash3,
 * Appleby 2011), a full avalanche at the end. Order matters.
 */
public final class StateHash {

  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  private long h = 0x9e3779b97f4a7c15L;

  /** Adds eight bytes. */
  public StateHash add(long v) {
    long k = v * C1;
    k = Long.rotateLeft(k, 31) * C2;
    h = Long.rotateLeft(h ^ k, 27) * 5 + 0x52dce729;
    return this;
  }

  /** Adds two floats at once, by their bits. */
  public StateHash add(float a, float b) {
    return add(
        ((long) Float.floatToRawIntBits(a) << 32) | (Float.floatToRawIntBits(b) & 0xffffffffL));
  }

  /** Adds a double by its bits. */
  public StateHash add(double v) {
    return add(Double.doubleToRawLongBits(v));
  }

  /** The hash of everything added so far. */
  public long value() {
    long k = h;
    k = (k ^ (k >>> 33)) * 0xff51afd7ed558ccdL;
    k = (k ^ (k >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return k ^ (k >>> 33);
  }
}
