package foxden.sim.household;

import foxden.sim.household.physics.StateHash;
import foxden.sim.household.physics.StateReader;
import foxden.sim.household.physics.StateWriter;

/** Seeded chance whose state can be saved: SplitMix64 (Steele, Lea and Flood 2014). */
public final class Dice {

  private long state;

  /** Equal seeds give equal throws. */
  public Dice(long seed) {
    state = seed;
  }

  /** 64 even bits. */
  public long nextLong() {
    state += 0x9e3779b97f4a7c15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Even in [0, 1). */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** Even in [low, high). */
  public double between(double low, double high) {
    return low + (high - low) * nextDouble();
  }

  /** Even in 0 to n - 1. */
  public int nextInt(int n) {
    return (int) Math.min(n - 1, (long) (nextDouble() * n));
  }

  void write(StateWriter out) {
    out.putLong(state);
  }

  void read(StateReader in) {
    state = in.getLong();
  }

  void hash(StateHash h) {
    h.add(state);
  }
}
