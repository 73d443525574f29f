package foxden.assets.mesh;

/** Smooth value noise and hashed numbers, the same everywhere. */
public final class Noise {
  private Noise() {}

  /** A number in 0..1 for a whole number (splitmix64). */
  public static double hash(long n) {
    long z = n * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z ^= z >>> 31;
    return (z >>> 11) * 0x1.0p-53;
  }

  /** Smooth noise in -1..1 at a point; features about 1 across. */
  public static double at(Vec p, long seed) {
    long x = (long) Math.floor(p.x());
    long y = (long) Math.floor(p.y());
    long z = (long) Math.floor(p.z());
    double fx = fade(p.x() - x);
    double fy = fade(p.y() - y);
    double fz = fade(p.z() - z);
    double sum = 0;
    for (int c = 0; c < 8; c++) {
      int i = c & 1;
      int j = (c >> 1) & 1;
      int k = c >> 2;
      double w = (i == 0 ? 1 - fx : fx) * (j == 0 ? 1 - fy : fy) * (k == 0 ? 1 - fz : fz);
      sum += w * hash(((x + i) * 73856093L) ^ ((y + j) * 19349663L) ^ ((z + k) * 83492791L) ^ seed);
    }
    return 2 * sum - 1;
  }

  private static double fade(double t) {
    return t * t * (3 - 2 * t);
  }
}
