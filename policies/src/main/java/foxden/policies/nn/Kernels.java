package foxden.policies.nn;

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

  /** The fastest kernels this JVM can run: the Vector API where its module is there. */
  static Kernels create(int threads) {
    boolean vector = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return vector ? VectorKernels.create(threads) : new ScalarKernels();
  }
}
