package foxden.policies.bench;

import foxden.policies.fox.attention.ForgettingAttention;
import foxden.policies.fox.attention.Heads;
import foxden.policies.fox.attention.Packing;
import foxden.policies.fox.attention.Pruning;
import foxden.policies.nn.Kernels;
import foxden.policies.nn.Mat;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code foxden bench nn}. Before something is timed, its result is compared with the
 * rival's.
 */
public final class NnBench {

  private static final int HEADS = 4;
  private static final int DIM = 64;

  private final Rival ejml;
  private final @Nullable Rival fast;
  private final LongSupplier nanos;
  private final Consumer<Row> rows;
  private final Kernels one = Kernels.create(1);
  private final Kernels two = Kernels.create(2);
  private final Timing brief;
  private final Timing slow;

  /**
   * A run.
   *
   * @param ejml the rival in plain Java
   * @param fast the rival with a native library; null when it cannot be had
   * @param rows is told each row as soon as it is known
   */
  public NnBench(Rival ejml, @Nullable Rival fast, LongSupplier nanos, Consumer<Row> rows) {
    this.ejml = ejml;
    this.fast = fast;
    this.nanos = nanos;
    this.rows = rows;
    this.brief = new Timing(nanos, 1.5, 0.1);
    this.slow = new Timing(nanos, 1, 0.01);
  }

  /** What our side runs on. */
  public String describe() {
    return two.describe();
  }

  /** Measures everything; about three minutes. */
  public void run() {
    product(512, 1, one, ejml, 40);
    if (fast == null) {
      product(1024, 2, two, ejml, 0);
    } else {
      product(512, 1, one, fast, 0.9);
      product(1024, 2, two, fast, 0.85);
    }
    matVec(ejml, 0);
    if (fast != null) {
      matVec(fast, 0.9);
    }
    attention(1024, ejml, 45);
    if (fast != null) {
      attention(1024, fast, 0);
    }
    attention(4096, fast, 8);
    pruning();
    backward();
    training(fast, 128, 16, 1);
    training(fast, 1024, 2, 0);
  }

  private static float[] random(long seed, int n) {
    Random random = new Random(seed);
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  private void product(int n, int threads, Kernels kernels, Rival rival, double bar) {
    rival.threads(threads);
    float[] a = random(1, n * n);
    float[] b = random(2, n * n);
    float[] c = new float[n * n];
    try (Rival.Work theirs = rival.product(a, b, n)) {
      Runnable ours =
          () -> kernels.multiply(Mat.of(a, 0, n, n), Mat.of(b, 0, n, n), Mat.of(c, 0, n, n), false);
      same(rival, ours, theirs, c);
      double[] s = brief.seconds(ours, theirs::run);
      double flop = 2.0 * n * n * n * 1e-9;
      report(
          "GEMM float %d x %d x %d, %s, GFLOP/s".formatted(n, n, n, threads(threads)),
          flop / s[0],
          flop / s[1],
          rival,
          s[1] / s[0],
          bar);
    }
  }

  private static String threads(int n) {
    return n == 1 ? "1 thread" : n + " threads";
  }

  private void matVec(Rival rival, double bar) {
    int n = 512;
    rival.threads(1);
    float[] w = random(3, n * n);
    float[] x = random(4, n);
    float[] y = new float[n];
    try (Rival.Work theirs = rival.matVec(w, x, n)) {
      Runnable ours = () -> one.matVec(Mat.of(w, 0, n, n), x, 0, y, 0);
      same(rival, ours, theirs, y);
      double[] s = brief.seconds(ours, theirs::run);
      report(
          "mat-vec float 512 x 512, 1 thread, us", s[0] * 1e6, s[1] * 1e6, rival, s[1] / s[0], bar);
    }
  }

  private static void same(Rival rival, Runnable ours, Rival.Work theirs, float[] result) {
    ours.run();
    theirs.run();
    float[] other = theirs.result();
    double squares = 0;
    double errors = 0;
    for (int i = 0; i < result.length; i++) {
      squares += (double) result[i] * result[i];
      errors += Math.pow((double) result[i] - other[i], 2);
    }
    if (!(errors <= 1e-8 * squares)) {
      throw new IllegalStateException(
          "%s and we disagree by %.1e: nothing to compare"
              .formatted(rival.name(), Math.sqrt(errors / squares)));
    }
  }

  private void report(
      String name, double ours, double theirs, Rival rival, double ratio, double bar) {
    rows.accept(new Row(name, ours, theirs, rival.name(), ratio, bar, ""));
  }

  /** One sequence with log gates of -0.05 each step, its results, and the calls. */
  private final class Attending {
    final int t;
    final Rival.Inputs in;
    final Packing packing;
    final float[] o;
    final float[] l;

    Attending(int t) {
      this.t = t;
      int n = t * HEADS * DIM;
      double[] c = new double[HEADS * t];
      for (int i = 0; i < c.length; i++) {
        c[i] = -0.05 * (i % t);
      }
      in = new Rival.Inputs(t, HEADS, DIM, random(5, n), random(6, n), random(7, n), c);
      packing = Packing.of(0, t);
      o = new float[n];
      l = new float[HEADS * t];
    }

    Mat mat(float[] x) {
      return Mat.of(x, 0, t, HEADS * DIM);
    }

    Runnable forward(ForgettingAttention attention) {
      return () ->
          attention.forward(packing, mat(in.q()), mat(in.k()), mat(in.v()), in.c(), mat(o), l);
    }
  }

  private ForgettingAttention attention(Pruning pruning) {
    return new ForgettingAttention(two, Heads.of(HEADS, DIM), pruning);
  }

  private void attention(int t, @Nullable Rival rival, double bar) {
    String name = "forgetting attention forward T=%d, every block, 2 threads, ms".formatted(t);
    Attending a = new Attending(t);
    Runnable all = a.forward(attention(Pruning.OFF));
    if (rival == null) {
      rows.accept(Row.alone(name, slow.seconds(all)[0] * 1e3));
      return;
    }
    rival.threads(2);
    try (Rival.Work theirs = rival.attention(a.in)) {
      same(rival, all, theirs, a.o);
      double[] s = slow.seconds(all, theirs::run);
      report(name, s[0] * 1e3, s[1] * 1e3, rival, s[1] / s[0], bar);
    }
  }

  private void pruning() {
    Attending a = new Attending(16384);
    ForgettingAttention pruned = attention(Pruning.EXACT);
    double[] s = slow.seconds(a.forward(pruned), a.forward(attention(Pruning.OFF)));
    rows.accept(
        new Row(
            "forgetting attention forward T=16384, exact pruning, 2 threads, ms",
            s[0] * 1e3,
            s[1] * 1e3,
            "ours without pruning",
            s[1] / s[0],
            4,
            "same bits"));
    double megabytes = liveMegabytes();
    a.forward(pruned).run();
    double with = Math.max(megabytes, liveMegabytes());
    double base = 4.0 * a.t * HEADS * DIM * 4 / 1e6;
    rows.accept(
        new Row(
            "forgetting attention T=16384, live heap of the whole process, MB",
            with,
            150,
            "limit",
            with / 150,
            -1,
            "q, k, v and o alone are %.0f MB".formatted(base)));
  }

  private static double liveMegabytes() {
    Runtime r = Runtime.getRuntime();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, (r.totalMemory() - r.freeMemory()) / 1e6);
    }
    return least;
  }

  private void backward() {
    Attending a = new Attending(4096);
    ForgettingAttention attention = attention(Pruning.OFF);
    int n = a.o.length;
    float[] dO = random(8, n);
    float[] dq = new float[n];
    float[] dk = new float[n];
    float[] dv = new float[n];
    double[] dc = new double[a.in.c().length];
    Runnable forward = a.forward(attention);
    Runnable both =
        () -> {
          forward.run();
          attention.backward(
              a.packing,
              a.mat(a.in.q()),
              a.mat(a.in.k()),
              a.mat(a.in.v()),
              a.in.c(),
              a.mat(a.o),
              a.l,
              a.mat(dO),
              a.mat(dq),
              a.mat(dk),
              a.mat(dv),
              dc);
        };
    double[] s = slow.seconds(both, forward);
    rows.accept(
        new Row(
            "forgetting attention forward and backward T=4096, every block, 2 threads, ms",
            s[0] * 1e3,
            s[1] * 1e3,
            "ours forward",
            s[0] / s[1],
            -3.5,
            "times as long"));
  }

  private void training(@Nullable Rival rival, int tokens, int sequences, double bar) {
    String name =
        "training 4 layers, d=128, T=%d, B=%d, 2 threads, tokens/s".formatted(tokens, sequences);
    Rival.NetShape shape = new Rival.NetShape(4, 128, 4, 344, 17, 6);
    if (rival == null) {
      rows.accept(Row.alone(name, TrainingRace.run(shape, sequences, tokens, null, nanos).ours()));
      return;
    }
    rival.threads(2);
    Rival.Training theirs = rival.training(shape, sequences, tokens);
    if (theirs == null) {
      return;
    }
    try (theirs) {
      TrainingRace.Result r = TrainingRace.run(shape, sequences, tokens, theirs, nanos);
      rows.accept(
          new Row(
              name,
              r.ours(),
              r.theirs(),
              rival.name() + " autograd",
              r.ours() / r.theirs(),
              bar,
              "%d parameters, theirs %d".formatted(r.parameters(), theirs.parameters())));
    }
  }
}
