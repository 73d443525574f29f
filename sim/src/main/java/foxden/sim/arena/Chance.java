package foxden.sim.arena;

/** Seeded chance with one number as its state: SplitMix64 (Steele, Lea and Flood 2014). */
public final class Chance {

  private long state;

  /** Equal seeds give equal draws. */
  public Chance(long seed) {
    state = seed;
  }

  /** 64 even bits. */
  public long nextLong() {
    state += 0x9e3779b97f4a7c15L;
    return mix(state);
  }

  /** Even in 0 to n - 1. */
  public int nextInt(int n) {
    return (int) Long.remainderUnsigned(nextLong() >>> 1, n);
  }

  /** True with a chance of {@code percent} in a hundred. */
  public boolean percent(int percent) {
    return nextInt(100) < percent;
  }

  /** What is saved. */
  public long state() {
    return state;
  }

  /** Continues from a saved state. */
  public void state(long saved) {
    state = saved;
  }

  /** Spreads a number over all 64 bits. */
  public static long mix(long number) {
    long z = number;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
