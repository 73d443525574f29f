package foxden.policies.nn;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Functions of one vector, in the lane width this CPU prefers. */
final class VectorMath {

  /**
   * What this CPU prefers, or as many bits as {@code -Dfoxden.vector.bits} says: other CPUs' tiles
   * can be tried so, slowly, where the JVM has to emulate them.
   */
  static final VectorSpecies<Float> S = species();

  static final int LANES = S.length();

  // Rotations of the lanes; constants, so that the compiler sees through them.
  private static final VectorShuffle<Float> BY_8 = rotation(8);
  private static final VectorShuffle<Float> BY_4 = rotation(4);
  private static final VectorShuffle<Float> BY_2 = rotation(2);
  private static final VectorShuffle<Float> BY_1 = rotation(1);

  private VectorMath() {}

  private static VectorSpecies<Float> species() {
    Integer bits = Integer.getInteger("foxden.vector.bits");
    return bits == null
        ? FloatVector.SPECIES_PREFERRED
        : VectorSpecies.of(float.class, VectorShape.forBitSize(bits));
  }

  private static VectorShuffle<Float> rotation(int lanes) {
    return VectorShuffle.iota(S, lanes % LANES, 1, true);
  }

  // Sums the lanes in one fixed order. reduceLanes(ADD) promises none, and interpreted and compiled
  // code do differ in the last bit: the same seed would give other weights.
  static float sum(FloatVector v) {
    if (LANES > 16) {
      float total = 0;
      for (float lane : v.toArray()) {
        total += lane;
      }
      return total;
    }
    FloatVector s = v;
    if (LANES > 8) {
      s = s.add(s.rearrange(BY_8));
    }
    if (LANES > 4) {
      s = s.add(s.rearrange(BY_4));
    }
    if (LANES > 2) {
      s = s.add(s.rearrange(BY_2));
    }
    if (LANES > 1) {
      s = s.add(s.rearrange(BY_1));
    }
    return s.lane(0);
  }

  /**
   * The larger of each lane; {@code a} where either is NaN. FloatVector.max costs five times it.
   */
  static FloatVector larger(FloatVector a, FloatVector b) {
    return a.blend(b, b.compare(VectorOperators.GT, a));
  }

  /** {@link Exp#exp}; any argument up to 88, minus infinity included. */
  static FloatVector exp(FloatVector v) {
    VectorMask<Float> gone = v.compare(VectorOperators.LT, Kernels.CUT_OFF);
    return raw(v).blend(0f, gone);
  }

  private static FloatVector raw(FloatVector v) {
    FloatVector shifted =
        v.fma(FloatVector.broadcast(S, Exp.LOG2E), FloatVector.broadcast(S, Exp.ROUND));
    IntVector n = shifted.reinterpretAsInts().sub(Exp.ROUND_BITS);
    FloatVector r = shifted.sub(Exp.ROUND).fma(FloatVector.broadcast(S, Exp.MINUS_LN2), v);
    FloatVector p = FloatVector.broadcast(S, Exp.C6).fma(r, FloatVector.broadcast(S, Exp.C5));
    p = p.fma(r, FloatVector.broadcast(S, Exp.C4));
    p = p.fma(r, FloatVector.broadcast(S, Exp.C3));
    p = p.fma(r, FloatVector.broadcast(S, Exp.C2));
    p = p.fma(r, FloatVector.broadcast(S, 1f));
    p = p.fma(r, FloatVector.broadcast(S, 1f));
    return p.mul(n.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats());
  }

  /** {@link Exp#sigmoid}. */
  static FloatVector sigmoid(FloatVector g) {
    FloatVector v = g.neg();
    v = v.blend(87f, v.compare(VectorOperators.GT, 87f));
    v = v.blend(-87f, v.compare(VectorOperators.LT, -87f));
    return FloatVector.broadcast(S, 1f).div(raw(v).add(1f));
  }
}
