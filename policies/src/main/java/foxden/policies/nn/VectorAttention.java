package foxden.policies.nn;

import static foxden.policies.nn.LogitBlock.WIDTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The steps between the products of blockwise attention; see {@link Kernels#attend}. */
final class VectorAttention {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();

  private VectorAttention() {}

  static void attend(LogitBlock b, int from, int to, float scale) {
    for (int i = from; i < to; i++) {
      float top = logits(b.s, i * WIDTH, scale, b.keyHigh, b.keyLow, b.ownHigh[i], b.ownLow[i]);
      float shrink = 1;
      if (top > b.top[i]) {
        shrink = Exp.exp(b.top[i] - top);
        b.top[i] = top;
      }
      b.shrink[i] = shrink;
      weigh(b.s, i * WIDTH, b.top[i], b.sums, shrink);
    }
  }

  // s = scale s + D; returns the largest.
  private static float logits(
      float[] s, int at, float scale, float[] keyHigh, float[] keyLow, float high, float low) {
    FloatVector factor = FloatVector.broadcast(S, scale);
    FloatVector most = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
    for (int j = 0; j < WIDTH; j += LANES) {
      FloatVector d =
          FloatVector.fromArray(S, keyHigh, j)
              .add(high)
              .add(FloatVector.fromArray(S, keyLow, j).add(low));
      FloatVector v = FloatVector.fromArray(S, s, at + j).fma(factor, d);
      v.intoArray(s, at + j);
      most = VectorMath.larger(most, v);
    }
    return most.reduceLanes(VectorOperators.MAX);
  }

  // s = exp(s - top); the row's sums shrink and grow by it.
  private static void weigh(float[] s, int at, float top, float[] sums, float shrink) {
    FloatVector sum = FloatVector.fromArray(S, sums, at).mul(shrink);
    for (int j = 0; j < WIDTH; j += LANES) {
      FloatVector p = VectorMath.exp(FloatVector.fromArray(S, s, at + j).sub(top));
      p.intoArray(s, at + j);
      sum = sum.add(p);
    }
    sum.intoArray(sums, at);
  }

  static void attendBack(LogitBlock b, int from, int to, float scale) {
    for (int i = from; i < to; i++) {
      back(b, i, scale);
    }
  }

  private static void back(LogitBlock b, int i, float scale) {
    float[] s = b.s;
    float[] ds = b.ds;
    float[] columns = b.columns;
    float[] keyHigh = b.keyHigh;
    float[] keyLow = b.keyLow;
    float high = b.ownHigh[i];
    float low = b.ownLow[i];
    float l = b.l[i];
    float delta = b.delta[i];
    int at = i * WIDTH;
    FloatVector factor = FloatVector.broadcast(S, scale);
    for (int j = 0; j < WIDTH; j += LANES) {
      FloatVector d =
          FloatVector.fromArray(S, keyHigh, j)
              .add(high)
              .add(FloatVector.fromArray(S, keyLow, j).add(low));
      FloatVector v = FloatVector.fromArray(S, s, at + j).fma(factor, d);
      FloatVector p = VectorMath.exp(v.sub(l));
      FloatVector g = FloatVector.fromArray(S, ds, at + j).sub(delta).mul(p);
      p.intoArray(s, at + j);
      FloatVector.fromArray(S, columns, j).add(g).intoArray(columns, j);
      g.mul(factor).intoArray(ds, at + j);
    }
  }
}
