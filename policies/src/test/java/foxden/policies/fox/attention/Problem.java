package foxden.policies.fox.attention;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.Mat;
import java.util.Random;

/** Random inputs of an attention, its run by the kernel, and the same heads for the reference. */
final class Problem {

  final Heads heads;
  final Packing packing;
  final float[] q;
  final float[] k;
  final float[] v;
  final float[] dO;
  final double[] c;

  /** Log gates are {@code -decay} times uniform numbers. */
  Problem(Heads heads, Packing packing, double decay, long seed) {
    Random random = new Random(seed);
    this.heads = heads;
    this.packing = packing;
    q = normal(random, packing.queryRows() * heads.width());
    k = normal(random, packing.keyRows() * heads.keyValueWidth());
    v = normal(random, packing.keyRows() * heads.keyValueWidth());
    dO = normal(random, packing.queryRows() * heads.width());
    c = new double[heads.query() * packing.keyRows()];
    double sum = 0;
    for (int i = 0; i < c.length; i++) {
      sum = i % packing.keyRows() == 0 ? 0 : sum - decay * random.nextDouble();
      c[i] = sum;
    }
  }

  private Problem(Problem of, Packing packing, float[] q, float[] dO) {
    heads = of.heads;
    this.packing = packing;
    this.q = q;
    k = of.k.clone();
    v = of.v.clone();
    this.dO = dO;
    c = of.c.clone();
  }

  /** The same to be changed. */
  Problem copy() {
    return new Problem(this, packing, q.clone(), dO.clone());
  }

  /** One sequence's last {@code m} queries. */
  Problem last(int m) {
    int from = (packing.queryRows() - m) * heads.width();
    return new Problem(
        this,
        Packing.single(m, packing.keyRows()),
        java.util.Arrays.copyOfRange(q, from, q.length),
        java.util.Arrays.copyOfRange(dO, from, dO.length));
  }

  private static float[] normal(Random random, int n) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  /** Results of the kernel. */
  static final class Result {
    float[] o;
    float[] l;
    float[] dq;
    float[] dk;
    float[] dv;
    double[] dc;
    ForgettingAttention.Visits visits;
  }

  Result run(Kernels kernels, Pruning pruning) {
    ForgettingAttention attention = new ForgettingAttention(kernels, heads, pruning);
    Result r = new Result();
    r.o = new float[q.length];
    r.l = new float[heads.query() * packing.queryRows()];
    r.dq = new float[q.length];
    r.dk = new float[k.length];
    r.dv = new float[k.length];
    r.dc = new double[c.length];
    r.visits = attention.forward(packing, rows(q), keyRows(k), keyRows(v), c, rows(r.o), r.l);
    attention.backward(
        packing,
        rows(q),
        keyRows(k),
        keyRows(v),
        c,
        rows(r.o),
        r.l,
        rows(dO),
        rows(r.dq),
        keyRows(r.dk),
        keyRows(r.dv),
        r.dc);
    return r;
  }

  private Mat rows(float[] x) {
    return Mat.of(x, 0, packing.queryRows(), heads.width());
  }

  private Mat keyRows(float[] x) {
    return Mat.of(x, 0, packing.keyRows(), heads.keyValueWidth());
  }

  double[][] head(float[] x, int sequence, int head, boolean key) {
    int[] starts = key ? packing.keys() : packing.queries();
    int width = key ? heads.keyValueWidth() : heads.width();
    int column = (key ? head * heads.keyValue() / heads.query() : head) * heads.dim();
    double[][] out = new double[starts[sequence + 1] - starts[sequence]][heads.dim()];
    for (int t = 0; t < out.length; t++) {
      for (int i = 0; i < heads.dim(); i++) {
        out[t][i] = x[(starts[sequence] + t) * width + column + i];
      }
    }
    return out;
  }

  double[] gates(int sequence, int head) {
    int at = head * packing.keyRows();
    return java.util.Arrays.copyOfRange(
        c, at + packing.keys()[sequence], at + packing.keys()[sequence + 1]);
  }
}
