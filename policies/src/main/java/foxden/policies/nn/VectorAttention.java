package foxden.policies.nn;

import static foxden.policies.nn.LogitBlock.WIDTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The steps between the products of blockwise attention; see {@link Kernels#attend}. */
final class VectorAttention {

  private static final VectorSpecies<Float> S = VectorMath.S;
  private static final int LANES = S.length();
  private static final int PAIR = 2 * LANES;

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

  static void attendBack(
      LogitBlock b, int from, int to, float scale, Panels weights, Panels gradients) {
    int rows = to - from;
    weights.shape(rows, WIDTH);
    gradients.shape(rows, WIDTH);
    for (int j = 0; j < WIDTH; j += PAIR) {
      int panel = j / VectorGemm.NR * VectorGemm.NR;
      int at = weights.at(0, panel, rows) + j - panel;
      back(b, from, to, scale, j, weights.data, gradients.data, at);
    }
  }

  // Two vectors of columns, all rows: what belongs to the keys stays in registers.
  private static void back(
      LogitBlock b,
      int from,
      int to,
      float scale,
      int j,
      float[] weights,
      float[] gradients,
      int panelAt) {
    float[] s = b.s;
    float[] ds = b.ds;
    float[] ownHigh = b.ownHigh;
    float[] ownLow = b.ownLow;
    float[] l = b.l;
    float[] delta = b.delta;
    FloatVector factor = FloatVector.broadcast(S, scale);
    FloatVector high0 = FloatVector.fromArray(S, b.keyHigh, j);
    FloatVector high1 = FloatVector.fromArray(S, b.keyHigh, j + LANES);
    FloatVector low0 = FloatVector.fromArray(S, b.keyLow, j);
    FloatVector low1 = FloatVector.fromArray(S, b.keyLow, j + LANES);
    FloatVector sum0 = FloatVector.fromArray(S, b.columns, j);
    FloatVector sum1 = FloatVector.fromArray(S, b.columns, j + LANES);
    int at = from * WIDTH + j;
    int to0 = panelAt;
    for (int i = from; i < to; i++) {
      FloatVector high = FloatVector.broadcast(S, ownHigh[i]);
      FloatVector low = FloatVector.broadcast(S, ownLow[i]);
      FloatVector own = FloatVector.broadcast(S, l[i]);
      FloatVector mean = FloatVector.broadcast(S, delta[i]);
      FloatVector d0 = high0.add(high).add(low0.add(low));
      FloatVector d1 = high1.add(high).add(low1.add(low));
      FloatVector p0 = VectorMath.exp(FloatVector.fromArray(S, s, at).fma(factor, d0).sub(own));
      FloatVector p1 =
          VectorMath.exp(FloatVector.fromArray(S, s, at + LANES).fma(factor, d1).sub(own));
      p0.intoArray(weights, to0);
      p1.intoArray(weights, to0 + LANES);
      FloatVector g0 = FloatVector.fromArray(S, ds, at).sub(mean).mul(p0);
      FloatVector g1 = FloatVector.fromArray(S, ds, at + LANES).sub(mean).mul(p1);
      sum0 = sum0.add(g0);
      sum1 = sum1.add(g1);
      g0 = g0.mul(factor);
      g1 = g1.mul(factor);
      g0.intoArray(gradients, to0);
      g1.intoArray(gradients, to0 + LANES);
      g0.intoArray(ds, at);
      g1.intoArray(ds, at + LANES);
      at += WIDTH;
      to0 += VectorGemm.NR;
    }
    sum0.intoArray(b.columns, j);
    sum1.intoArray(b.columns, j + LANES);
  }
}
