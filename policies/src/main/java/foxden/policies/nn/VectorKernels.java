package foxden.policies.nn;

import java.util.function.IntConsumer;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The kernels on the Vector API, in the lane width this CPU prefers. */
final class VectorKernels implements Kernels {

  private static final VectorSpecies<Float> S = VectorMath.S;
  private static final int LANES = S.length();

  /** Products with fewer multiply-adds than this stay on one thread. */
  private static final long WORTH_SPLITTING = 1_000_000;

  private final int threads;
  private final Workers workers;
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

  private static final class Scratch {
    final VectorGemm gemm = new VectorGemm();
    final Panels panels = VectorGemm.panels(VectorGemm.KC);
  }

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
  public int threads() {
    return threads;
  }

  @Override
  public void run(int parts, IntConsumer job) {
    workers.run(parts, job);
  }

  @Override
  public void multiply(Mat a, Mat b, Mat c, boolean accumulate) {
    Shapes.check(a, b, c);
    if (a.cols() == 0) {
      clear(c, accumulate);
      return;
    }
    Scratch mine = scratch.get();
    Panels panels = mine.panels;
    long work = (long) a.rows() * a.cols() * b.cols();
    if (threads == 1 || work < WORTH_SPLITTING) {
      pack(b, panels);
      mine.gemm.multiply(a, panels, 0, 0, c, accumulate);
      return;
    }
    // Everybody packs, then everybody multiplies: by rows, or by columns where those are more.
    panels.shape(b.rows(), b.cols());
    int width = part(b.cols(), VectorGemm.NR, 2);
    run(
        (b.cols() + width - 1) / width,
        i -> panels.fill(b, i * width, Math.min(b.cols(), (i + 1) * width)));
    if (a.rows() >= b.cols() / 2) {
      int rows = part(a.rows(), VectorGemm.MR, 4);
      run(
          (a.rows() + rows - 1) / rows,
          i -> {
            int count = Math.min(rows, a.rows() - i * rows);
            Mat part = c.rows(i * rows, count);
            scratch.get().gemm.multiply(a.rows(i * rows, count), panels, 0, 0, part, accumulate);
          });
    } else {
      run(
          (b.cols() + width - 1) / width,
          i -> {
            int count = Math.min(width, b.cols() - i * width);
            Mat part = c.cols(i * width, count);
            scratch.get().gemm.multiply(a, panels, 0, i * width, part, accumulate);
          });
    }
  }

  private static void clear(Mat c, boolean accumulate) {
    for (int i = 0; i < c.rows() && !accumulate; i++) {
      int at = c.offset() + i * c.rowStride();
      java.util.Arrays.fill(c.data(), at, at + c.cols(), 0);
    }
  }

  // So many tiles that each thread gets about this many parts.
  private int part(int size, int tile, int parts) {
    int tiles = (size + tile - 1) / tile;
    int of = threads * parts;
    return (tiles + of - 1) / of * tile;
  }

  @Override
  public Panels panels(int block) {
    return VectorGemm.panels(block);
  }

  @Override
  public void multiply(Mat a, Panels b, int row, int col, Mat c, boolean accumulate) {
    Shapes.check(a, b, row, col, c);
    scratch.get().gemm.multiply(a, b, row, col, c, accumulate);
  }

  @Override
  public void attend(LogitBlock block, int from, int to, float scale) {
    VectorAttention.attend(block, from, to, scale);
  }

  @Override
  public void attendBack(
      LogitBlock block, int from, int to, float scale, Panels weights, Panels gradients) {
    VectorAttention.attendBack(block, from, to, scale, weights, gradients);
  }

  @Override
  public void matVec(Mat w, float[] x, int xAt, float[] y, int yAt) {
    Shapes.checkRows(w);
    float[] d = w.data();
    int stride = w.rowStride();
    int n = w.cols();
    int bound = S.loopBound(n);
    int i = 0;
    // Eight rows at a time share each load of x.
    for (; i + 8 <= w.rows(); i += 8) {
      int r0 = w.offset() + i * stride;
      int r1 = r0 + stride;
      int r2 = r1 + stride;
      int r3 = r2 + stride;
      int r4 = r3 + stride;
      int r5 = r4 + stride;
      int r6 = r5 + stride;
      int r7 = r6 + stride;
      FloatVector s0 = FloatVector.zero(S);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      FloatVector s4 = s0;
      FloatVector s5 = s0;
      FloatVector s6 = s0;
      FloatVector s7 = s0;
      int j = 0;
      for (; j < bound; j += LANES) {
        FloatVector v = FloatVector.fromArray(S, x, xAt + j);
        s0 = FloatVector.fromArray(S, d, r0 + j).fma(v, s0);
        s1 = FloatVector.fromArray(S, d, r1 + j).fma(v, s1);
        s2 = FloatVector.fromArray(S, d, r2 + j).fma(v, s2);
        s3 = FloatVector.fromArray(S, d, r3 + j).fma(v, s3);
        s4 = FloatVector.fromArray(S, d, r4 + j).fma(v, s4);
        s5 = FloatVector.fromArray(S, d, r5 + j).fma(v, s5);
        s6 = FloatVector.fromArray(S, d, r6 + j).fma(v, s6);
        s7 = FloatVector.fromArray(S, d, r7 + j).fma(v, s7);
      }
      y[yAt + i] = VectorMath.sum(s0) + rest(d, r0, x, xAt, j, n);
      y[yAt + i + 1] = VectorMath.sum(s1) + rest(d, r1, x, xAt, j, n);
      y[yAt + i + 2] = VectorMath.sum(s2) + rest(d, r2, x, xAt, j, n);
      y[yAt + i + 3] = VectorMath.sum(s3) + rest(d, r3, x, xAt, j, n);
      y[yAt + i + 4] = VectorMath.sum(s4) + rest(d, r4, x, xAt, j, n);
      y[yAt + i + 5] = VectorMath.sum(s5) + rest(d, r5, x, xAt, j, n);
      y[yAt + i + 6] = VectorMath.sum(s6) + rest(d, r6, x, xAt, j, n);
      y[yAt + i + 7] = VectorMath.sum(s7) + rest(d, r7, x, xAt, j, n);
    }
    for (; i < w.rows(); i++) {
      y[yAt + i] = dot(d, w.offset() + i * stride, x, xAt, n);
    }
  }

  private static float rest(float[] a, int aAt, float[] b, int bAt, int from, int n) {
    float total = 0;
    for (int i = from; i < n; i++) {
      total += a[aAt + i] * b[bAt + i];
    }
    return total;
  }

  @Override
  public float dot(float[] a, int aAt, float[] b, int bAt, int n) {
    int bound = S.loopBound(n);
    FloatVector sum = FloatVector.zero(S);
    int i = 0;
    for (; i < bound; i += LANES) {
      sum = FloatVector.fromArray(S, a, aAt + i).fma(FloatVector.fromArray(S, b, bAt + i), sum);
    }
    return VectorMath.sum(sum) + rest(a, aAt, b, bAt, i, n);
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
        m = VectorMath.larger(m, FloatVector.fromArray(S, x, at + i));
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
    int i = 0;
    for (; i < bound; i += LANES) {
      FloatVector e = VectorMath.exp(FloatVector.fromArray(S, x, at + i).sub(shift));
      e.intoArray(x, at + i);
      sum = sum.add(e);
    }
    float total = VectorMath.sum(sum);
    for (; i < n; i++) {
      x[at + i] = Exp.exp(x[at + i] - shift);
      total += x[at + i];
    }
    return total;
  }

  @Override
  public void swiGlu(float[] gu, int guAt, float[] y, int yAt, int n) {
    int bound = S.loopBound(n);
    int i = 0;
    for (; i < bound; i += LANES) {
      FloatVector g = FloatVector.fromArray(S, gu, guAt + i);
      FloatVector u = FloatVector.fromArray(S, gu, guAt + n + i);
      g.mul(VectorMath.sigmoid(g)).mul(u).intoArray(y, yAt + i);
    }
    for (; i < n; i++) {
      float g = gu[guAt + i];
      y[yAt + i] = g * Exp.sigmoid(g) * gu[guAt + n + i];
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
      FloatVector s = VectorMath.sigmoid(g);
      FloatVector silu = g.mul(s);
      d.mul(u).mul(silu.fma(one.sub(s), s)).intoArray(dgu, dguAt + i);
      d.mul(silu).intoArray(dgu, dguAt + n + i);
    }
    for (; i < n; i++) {
      float g = gu[guAt + i];
      float s = Exp.sigmoid(g);
      float silu = g * s;
      float d = dy[dyAt + i];
      dgu[dguAt + i] = d * gu[guAt + n + i] * (s + silu * (1 - s));
      dgu[dguAt + n + i] = d * silu;
    }
  }

  @Override
  public float rmsNorm(
      float[] x, int xAt, float[] w, int wAt, float[] y, int yAt, int n, float eps) {
    float inv = (float) (1 / Math.sqrt(dot(x, xAt, x, xAt, n) / n + eps));
    int bound = S.loopBound(n);
    int i = 0;
    for (; i < bound; i += LANES) {
      FloatVector.fromArray(S, x, xAt + i)
          .mul(inv)
          .mul(FloatVector.fromArray(S, w, wAt + i))
          .intoArray(y, yAt + i);
    }
    for (; i < n; i++) {
      y[yAt + i] = x[xAt + i] * inv * w[wAt + i];
    }
    return inv;
  }

  @Override
  public void rmsNormBack(
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float inv,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt,
      float[] dw,
      int dwAt,
      int n) {
    int bound = S.loopBound(n);
    FloatVector sum = FloatVector.zero(S);
    int i = 0;
    for (; i < bound; i += LANES) {
      FloatVector xw =
          FloatVector.fromArray(S, x, xAt + i).mul(FloatVector.fromArray(S, w, wAt + i));
      sum = xw.fma(FloatVector.fromArray(S, dy, dyAt + i), sum);
    }
    float mixed = VectorMath.sum(sum);
    for (; i < n; i++) {
      mixed += x[xAt + i] * w[wAt + i] * dy[dyAt + i];
    }
    float back = mixed * inv * inv * inv / n;
    FloatVector minusBack = FloatVector.broadcast(S, -back);
    for (i = 0; i < bound; i += LANES) {
      FloatVector v = FloatVector.fromArray(S, x, xAt + i);
      FloatVector g = FloatVector.fromArray(S, dy, dyAt + i).mul(inv);
      v.fma(g, FloatVector.fromArray(S, dw, dwAt + i)).intoArray(dw, dwAt + i);
      FloatVector d = v.fma(minusBack, FloatVector.fromArray(S, dx, dxAt + i));
      g.fma(FloatVector.fromArray(S, w, wAt + i), d).intoArray(dx, dxAt + i);
    }
    for (; i < n; i++) {
      float g = dy[dyAt + i] * inv;
      dw[dwAt + i] += g * x[xAt + i];
      dx[dxAt + i] += g * w[wAt + i] - x[xAt + i] * back;
    }
  }

  @Override
  public void rope(float[] x, int xAt, int n, float[] cos, float[] sin, int at, float sign) {
    int half = n / 2;
    int bound = S.loopBound(half);
    int i = 0;
    for (; i < bound; i += LANES) {
      FloatVector a = FloatVector.fromArray(S, x, xAt + i);
      FloatVector b = FloatVector.fromArray(S, x, xAt + half + i);
      FloatVector c = FloatVector.fromArray(S, cos, at + i);
      FloatVector s = FloatVector.fromArray(S, sin, at + i).mul(sign);
      a.mul(c).sub(b.mul(s)).intoArray(x, xAt + i);
      a.mul(s).add(b.mul(c)).intoArray(x, xAt + half + i);
    }
    for (; i < half; i++) {
      float a = x[xAt + i];
      float b = x[xAt + half + i];
      float c = cos[at + i];
      float s = sign * sin[at + i];
      x[xAt + i] = a * c - b * s;
      x[xAt + half + i] = a * s + b * c;
    }
  }
}
