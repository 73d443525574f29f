package foxden.policies.nn;

import java.util.function.IntConsumer;

/**
 * The arithmetic that networks spend their time in, in float. Results are the same for any number
 * of threads; they differ in the last bits between lane widths. Ranges may not overlap unless they
 * are the same range. Safe to call from several threads.
 */
public interface Kernels {

  /** Exponents below this give exactly 0: keeps denormals, which cost 100 cycles each, away. */
  float CUT_OFF = -60f;

  /** What it runs on, such as {@code vector 16 lanes, 2 threads}. */
  String describe();

  /**
   * Matrix product: {@code c = a b}, or {@code c += a b}.
   *
   * @param a m x k; {@link Mat#t()} of a k x m matrix serves for a transposed product
   * @param b k x n
   * @param c m x n, rows contiguous (column stride 1)
   * @throws IllegalArgumentException when the shapes do not fit
   */
  void multiply(Mat a, Mat b, Mat c, boolean accumulate);

  /** An empty right factor in the layout of these kernels, cut into blocks of so many rows. */
  Panels panels(int block);

  /** Copies a matrix into panels that {@link #panels} made; they can be filled again. */
  default void pack(Mat b, Panels to) {
    to.shape(b.rows(), b.cols());
    to.fill(b, 0, b.cols());
  }

  /**
   * Matrix product with a part of a packed right factor, on the caller's thread: {@code c = a b'}
   * or {@code c += a b'}, b' the rows of b from {@code row} and its columns from {@code col} on.
   *
   * @param a m x k, any strides
   * @param row begins a block of {@code b}; k rows end with a block or with the matrix
   * @param col begins a panel: a multiple of 64 does
   * @param c m x n, rows contiguous
   */
  void multiply(Mat a, Panels b, int row, int col, Mat c, boolean accumulate);

  /** Threads that {@link #run} shares work among. */
  int threads();

  /** Runs parts 0 to {@code parts} - 1 on all threads; see {@link Workers#run}. */
  void run(int parts, IntConsumer job);

  /**
   * Logits to weights for rows {@code from} to {@code to - 1} of a block, as the online softmax
   * does (Milakov and Gimelshein 2018): {@code s = exp(scale s + D - top)} with {@link
   * LogitBlock#top} raised to the row's largest logit, older sums shrunk, the new weights added to
   * them.
   */
  void attend(LogitBlock block, int from, int to, float scale);

  /**
   * Logits to weights and gradients for rows {@code from} to {@code to - 1} of a block: {@code p =
   * exp(scale s + D - l)}, {@code g = p (ds - delta)}, {@code columns += g}, {@code ds = scale g}.
   *
   * @param weights filled with p, a row for each of {@code from} to {@code to - 1} and all {@link
   *     LogitBlock#WIDTH} columns; made with at least so many rows a block
   * @param gradients likewise filled with the new ds
   */
  void attendBack(
      LogitBlock block, int from, int to, float scale, Panels weights, Panels gradients);

  /**
   * {@code y = w x}, one row of {@code w} (rows contiguous) for each element of {@code y}.
   *
   * @param w rows x cols
   */
  void matVec(Mat w, float[] x, int xAt, float[] y, int yAt);

  /** Sum of {@code a[i] b[i]}. */
  float dot(float[] a, int aAt, float[] b, int bAt, int n);

  /** {@code y += alpha x}. */
  void axpy(float alpha, float[] x, int xAt, float[] y, int yAt, int n);

  /** {@code x *= alpha}. */
  void scale(float alpha, float[] x, int at, int n);

  /** The largest of {@code n >= 1} numbers. */
  float max(float[] x, int at, int n);

  /**
   * {@code x = exp(x - shift)}, exactly 0 where {@code x - shift <} {@link #CUT_OFF}.
   *
   * @return the sum of the results
   */
  float exp(float[] x, int at, int n, float shift);

  /** Softmax in place. */
  default void softmax(float[] x, int at, int n) {
    float sum = exp(x, at, n, max(x, at, n));
    scale(1 / sum, x, at, n);
  }

  /**
   * Root mean square norm of one row: {@code y = x / sqrt(mean(x^2) + eps) * w} (Zhang and Sennrich
   * 2019).
   *
   * @return the factor {@code 1 / sqrt(mean(x^2) + eps)}, which {@link #rmsNormBack} wants
   */
  default float rmsNorm(
      float[] x, int xAt, float[] w, int wAt, float[] y, int yAt, int n, float eps) {
    float inv = (float) (1 / Math.sqrt(dot(x, xAt, x, xAt, n) / n + eps));
    for (int i = 0; i < n; i++) {
      y[yAt + i] = x[xAt + i] * inv * w[wAt + i];
    }
    return inv;
  }

  /**
   * Gradient of {@link #rmsNorm}: adds to {@code dx} and {@code dw}.
   *
   * @param inv what the forward pass returned
   */
  default void rmsNormBack(
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
    float mixed = 0;
    for (int i = 0; i < n; i++) {
      mixed += x[xAt + i] * w[wAt + i] * dy[dyAt + i];
    }
    float back = mixed * inv * inv * inv / n;
    for (int i = 0; i < n; i++) {
      float g = dy[dyAt + i];
      dw[dwAt + i] += g * x[xAt + i] * inv;
      dx[dxAt + i] += g * w[wAt + i] * inv - x[xAt + i] * back;
    }
  }

  /**
   * SwiGLU (Shazeer 2020) of one row: {@code y = silu(g) u}.
   *
   * @param gu the n gates, then the n values
   */
  void swiGlu(float[] gu, int guAt, float[] y, int yAt, int n);

  /** Gradient of {@link #swiGlu}: overwrites {@code dgu}. */
  void swiGluBack(float[] gu, int guAt, float[] dy, int dyAt, float[] dgu, int dguAt, int n);

  /**
   * Rotary position (Su et al. 2021) of one head in place, halves paired as in NeoX: {@code (a, b)
   * -> (a cos - b sin, a sin + b cos)} for element i and i + n/2. With {@code sin} negated it is
   * its own inverse and its gradient.
   *
   * @param cos of the angles of this position, n/2 of them from {@code at}; {@code sin} likewise
   * @param sign 1, or -1 to turn back
   */
  default void rope(float[] x, int xAt, int n, float[] cos, float[] sin, int at, float sign) {
    int half = n / 2;
    for (int i = 0; i < half; i++) {
      float a = x[xAt + i];
      float b = x[xAt + half + i];
      float c = cos[at + i];
      float s = sign * sin[at + i];
      x[xAt + i] = a * c - b * s;
      x[xAt + half + i] = a * s + b * c;
    }
  }

  /** The fastest kernels this JVM can run: the Vector API where its module is there. */
  static Kernels create(int threads) {
    boolean vector = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return vector ? VectorKernels.create(threads) : new ScalarKernels();
  }
}
