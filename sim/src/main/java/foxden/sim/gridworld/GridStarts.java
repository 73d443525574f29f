package foxden.sim.gridworld;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which start positions there are, and which of them no training may ever see: of the 9,900
 * (player, target) pairs, the 990 with the smallest value of a fixed 64-bit hash are held out.
 */
public enum GridStarts {
  /** All 9,900 pairs. */
  ALL,
  /** The 8,910 pairs that training may use. */
  TRAINING,
  /** The 990 pairs that only evaluation may use. */
  HELD_OUT;

  /** How many pairs are held out. */
  public static final int HELD_OUT_PAIRS = GridWorld.PAIRS / 10;

  private static final BitSet HELD = heldOut();
  private static final int[] KEPT = HELD.stream().toArray();
  private static final int[] TRAIN =
      IntStream.range(0, GridWorld.PAIRS).filter(pair -> !HELD.get(pair)).toArray();

  /** Whether a pair (see {@link GridWorld#pair()}) is held out; false for -1, "reached". */
  public static boolean isHeldOut(int pair) {
    return pair >= 0 && HELD.get(pair);
  }

  /** How many pairs are of this kind. */
  public int count() {
    return switch (this) {
      case ALL -> GridWorld.PAIRS;
      case TRAINING -> TRAIN.length;
      case HELD_OUT -> KEPT.length;
    };
  }

  /**
   * The pairs of this kind in ascending order.
   *
   * @param index 0 to {@link #count()} - 1
   */
  public int pair(int index) {
    return switch (this) {
      case ALL -> index;
      case TRAINING -> TRAIN[index];
      case HELD_OUT -> KEPT[index];
    };
  }

  private static BitSet heldOut() {
    Integer[] order = IntStream.range(0, GridWorld.PAIRS).boxed().toArray(Integer[]::new);
    Comparator<Integer> byHash =
        (a, b) -> Long.compareUnsigned(mix(0x0f0ede11L + a), mix(0x0f0ede11L + b));
    Arrays.sort(order, byHash.thenComparing(Comparator.naturalOrder()));
    BitSet held = new BitSet(GridWorld.PAIRS);
    for (int i = 0; i < HELD_OUT_PAIRS; i++) {
      held.set(order[i]);
    }
    return held;
  }

  // The output function of SplitMix64 (Steele, Lea, Flood 2014): every bit of the seed matters.
  static long mix(long z) {
    z += 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
