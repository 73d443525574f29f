package foxden.policies.nn;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The kernels on the Vector API, in the lane width this CPU prefers. */
final class VectorKernels implements Kernels {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();

  // Rotations of the lanes; constants, so that the compiler sees through them.
  private static final VectorShuffle<Float> BY_8 = rotation(8);
  private static final VectorShuffle<Float> BY_4 = rotation(4);
  private static final VectorShuffle<Float> BY_2 = rotation(2);
  private static final VectorShuffle<Float> BY_1 = rotation(1);

  private static VectorShuffle<Float> rotation(int lanes) {
    return VectorShuffle.iota(S, lanes % LANES, 1, true);
  }

  /** Products with fewer multiply-adds than this stay on one thread. */
  private static final long WORTH_SPLITTING = 1_000_000;

  // exp: 2^n (1 + r + ...), r in [-ln2/2, ln2/2]; the Taylor coefficients suffice to 2 ulp.
  private static final float LOG2E = 1.44269504f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;
  private static final float ROUND = 12582912f;
  private static final int ROUND_BITS = 0x4B400000;

  private final int threads;
  private final Workers workers;
  private final ThreadLocal<VectorGemm> gemm = ThreadLocal.withInitial(VectorGemm::new);

  private VectorKernels(int threads) {
    this.threads = Math.max(1, threads);
    this.workers = new Workers(this.threads);
  }

  static Kernels create(int threads) {
    return new VectorKernels(threads);
  }

  @Override
  public String describe() {
    return "vector " + LANES + " lanes, " + threads + (threads == 1 ? " thread" : " threads");
  }

  @Override
  public void multiply(Mat a, Mat b, Mat c, boolean accumulate) {
    Shapes.check(a, b, c);
    long work = (long) a.rows() * a.cols() * b.cols();
    if (threads == 1 || work < WORTH_SPLITTING) {
      gemm.get().multiply(a, b, c, accumulate);
    } else if (a.rows() >= b.cols()) {
      int part = part(a.rows(), VectorGemm.MR);
      workers.run(
          (a.rows() + part - 1) / part,
          i -> {
            int count = Math.min(part, a.rows() - i * part);
            gemm.get().multiply(a.rows(i * part, count), b, c.rows(i * part, count), accumulate);
          });
    } else {
      int part = part(b.cols(), VectorGemm.NR);
      workers.run(
          (b.cols() + part - 1) / part,
          i -> {
            int count = Math.min(part, b.cols() - i * part);
            gemm.get().multiply(a, b.cols(i * part, count), c.cols(i * part, count), accumulate);
          });
    }
  }

  private int part(int size, int tile) {
    int tiles = (size + tile - 1) / tile;
    return (tiles + threads - 1) / threads * tile;
  }

  // Sums the lanes in one fixed order. reduceLanes(ADD) promises none, and interpreted and compiled
  // code do differ in the last bit: the same seed would give other weights.
  private static float sum(FloatVector v) {
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

  @Override
  public void matVec(Mat w, float[] x, int xAt, float[] y, int yAt) {
    Shapes.checkRows(w);
    float[] d = w.data();
    int stride = w.rowStride();
    int n = w.cols();
    int bound = S.loopBound(n);
    int i = 0;
    // Four rows at a time share each load of x.
    for (; i + 4 <= w.rows(); i += 4) {
      int r0 = w.offset() + i * stride;
      int r1 = r0 + stride;
      int r2 = r1 + stride;
      int r3 = r2 + stride;
      FloatVector s0 = FloatVector.zero(S);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      int j = 0;
      for (; j < bound; j += LANES) {
        FloatVector v = FloatVector.fromArray(S, x, xAt + j);
        s0 = FloatVector.fromArray(S, d, r0 + j).fma(v, s0);
        s1 = FloatVector.fromArray(S, d, r1 + j).fma(v, s1);
        s2 = FloatVector.fromArray(S, d, r2 + j).fma(v, s2);
        s3 = FloatVector.fromArray(S, d, r3 + j).fma(v, s3);
      }
      float t0 = sum(s0);
      float t1 = sum(s1);
      float t2 = sum(s2);
      float t3 = sum(s3);
      for (; j < n; j++) {
        float v = x[xAt + j];
        t0 += d[r0 + j] * v;
        t1 += d[r1 + j] * v;
        t2 += d[r2 + j] * v;
        t3 += d[r3 + j] * v;
      }
      y[yAt + i] = t0;
      y[yAt + i + 1] = t1;
      y[yAt + i + 2] = t2;
      y[yAt + i + 3] = t3;
    }
    for (; i < w.rows(); i++) {
      y[yAt + i] = dot(d, w.offset() + i * stride, x, xAt, n);
    }
  }

  @Override
  public float dot(float[] a, int aAt, float[] b, int bAt, int n) {
    int bound = S.loopBound(n);
    FloatVector sum = FloatVector.zero(S);
    int i = 0;
    for (; i < bound; i += LANES) {
      sum = FloatVector.fromArray(S, a, aAt + i).fma(FloatVector.fromArray(S, b, bAt + i), sum);
    }
    float total = sum(sum);
    for (; i < n; i++) {
      total += a[aAt + i] * b[bAt + i];
    }
    return total;
  }

  @Override
  public void axpy(float alpha, float[] x, int xAt, float[] y, int yAt, int n) {
    int bound = S.loopBound(n);
    FloatVector f = FloatVector.broadcast(S, alpha);
    int i = 0;
    for (; i < bound; i += LANES) {
      FloatVector.fromArray(S, x, xAt + i)
          .fma(f, FloatVector.fromArray(S, y, yAt + i))
          .intoArray(y, yAt + i);
    }
    for (; i < n; i++) {
      y[yAt + i] += alpha * x[xAt + i];
    }
  }

  @Override
  public void scale(float alpha, float[] x, int at, int n) {
    int bound = S.loopBound(n);
    int i = 0;
    for (; i < bound; i += LANES) {
      FloatVector.fromArray(S, x, at + i).mul(alpha).intoArray(x, at + i);
    }
    for (; i < n; i++) {
      x[at + i] *= alpha;
    }
  }

  @Override
  public float max(float[] x, int at, int n) {
    float max = x[at];
    int i = 0;
    if (n >= LANES) {
      FloatVector m = FloatVector.fromArray(S, x, at);
      int bound = S.loopBound(n);
      for (i = LANES; i < bound; i += LANES) {
        m = m.max(FloatVector.fromArray(S, x, at + i));
      }
      max = m.reduceLanes(VectorOperators.MAX);
    }
    for (; i < n; i++) {
      max = Math.max(max, x[at + i]);
    }
    return max;
  }

  @Override
  public float exp(float[] x, int at, int n, float shift) {
    int bound = S.loopBound(n);
    FloatVector sum = FloatVector.zero(S);
    FloatVector zero = FloatVector.zero(S);
    int i = 0;
    for (; i < bound; i += LANES) {
      FloatVector v = FloatVector.fromArray(S, x, at + i).sub(shift);
      VectorMask<Float> gone = v.compare(VectorOperators.LT, CUT_OFF);
      FloatVector e = exp(v.max(CUT_OFF)).blend(zero, gone);
      e.intoArray(x, at + i);
      sum = sum.add(e);
    }
    float total = sum(sum);
    for (; i < n; i++) {
      float v = x[at + i] - shift;
      x[at + i] = v < CUT_OFF ? 0 : (float) Math.exp(v);
      total += x[at + i];
    }
    return total;
  }

  // For arguments in [-87, 88]; relative error below 3e-7.
  private static FloatVector exp(FloatVector v) {
    FloatVector shifted = v.mul(LOG2E).add(ROUND);
    IntVector n = shifted.reinterpretAsInts().sub(ROUND_BITS);
    FloatVector whole = shifted.sub(ROUND);
    FloatVector r = v.sub(whole.mul(LN2_HIGH)).sub(whole.mul(LN2_LOW));
    FloatVector p = FloatVector.broadcast(S, 1 / 5040f);
    p = p.fma(r, FloatVector.broadcast(S, 1 / 720f));
    p = p.fma(r, FloatVector.broadcast(S, 1 / 120f));
    p = p.fma(r, FloatVector.broadcast(S, 1 / 24f));
    p = p.fma(r, FloatVector.broadcast(S, 1 / 6f));
    p = p.fma(r, FloatVector.broadcast(S, 0.5f));
    p = p.fma(r, FloatVector.broadcast(S, 1f));
    p = p.fma(r, FloatVector.broadcast(S, 1f));
    return p.mul(n.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats());
  }

  private static FloatVector sigmoid(FloatVector g) {
    FloatVector e = exp(g.neg().max(-87f).min(87f));
    return FloatVector.broadcast(S, 1f).div(e.add(1f));
  }

  @Override
  public void swiGlu(float[] gu, int guAt, float[] y, int yAt, int n) {
    int bound = S.loopBound(n);
    int i = 0;
    for (; i < bound; i += LANES) {
      FloatVector g = FloatVector.fromArray(S, gu, guAt + i);
      FloatVector u = FloatVector.fromArray(S, gu, guAt + n + i);
      g.mul(sigmoid(g)).mul(u).intoArray(y, yAt + i);
    }
    for (; i < n; i++) {
      float g = gu[guAt + i];
      y[yAt + i] = g / (1 + (float) Math.exp(-g)) * gu[guAt + n + i];
    }
  }

  @Override
  public void swiGluBack(
      float[] gu, int guAt, float[] dy, int dyAt, float[] dgu, int dguAt, int n) {
    int bound = S.loopBound(n);
    FloatVector one = FloatVector.broadcast(S, 1f);
    int i = 0;
    for (; i < bound; i += LANES) {
      FloatVector g = FloatVector.fromArray(S, gu, guAt + i);
      FloatVector u = FloatVector.fromArray(S, gu, guAt + n + i);
      FloatVector d = FloatVector.fromArray(S, dy, dyAt + i);
      FloatVector s = sigmoid(g);
      FloatVector silu = g.mul(s);
      d.mul(u).mul(silu.fma(one.sub(s), s)).intoArray(dgu, dguAt + i);
      d.mul(silu).intoArray(dgu, dguAt + n + i);
    }
    for (; i < n; i++) {
      float g = gu[guAt + i];
      float s = 1 / (1 + (float) Math.exp(-g));
      float silu = g * s;
      float d = dy[dyAt + i];
      dgu[dguAt + i] = d * gu[guAt + n + i] * (s + silu * (1 - s));
      dgu[dguAt + n + i] = d * silu;
    }
  }
}
