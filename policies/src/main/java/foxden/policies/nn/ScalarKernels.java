package foxden.policies.nn;

/** Plain loops: what runs where the Vector API is absent, and what its tests compare with. */
public final class ScalarKernels implements Kernels {

  @Override
  public String describe() {
    return "scalar, 1 thread";
  }

  @Override
  public void multiply(Mat a, Mat b, Mat c, boolean accumulate) {
    Shapes.check(a, b, c);
    int n = c.cols();
    float[] row = new float[n];
    float[] packed = rowMajor(b);
    for (int i = 0; i < a.rows(); i++) {
      int at = c.offset() + i * c.rowStride();
      if (accumulate) {
        System.arraycopy(c.data(), at, row, 0, n);
      } else {
        java.util.Arrays.fill(row, 0);
      }
      for (int p = 0; p < a.cols(); p++) {
        axpy(
            a.data()[a.offset() + i * a.rowStride() + p * a.colStride()], packed, p * n, row, 0, n);
      }
      System.arraycopy(row, 0, c.data(), at, n);
    }
  }

  private static float[] rowMajor(Mat b) {
    float[] packed = new float[b.rows() * b.cols()];
    for (int p = 0; p < b.rows(); p++) {
      for (int j = 0; j < b.cols(); j++) {
        packed[p * b.cols() + j] = b.data()[b.offset() + p * b.rowStride() + j * b.colStride()];
      }
    }
    return packed;
  }

  @Override
  public void matVec(Mat w, float[] x, int xAt, float[] y, int yAt) {
    Shapes.checkRows(w);
    for (int i = 0; i < w.rows(); i++) {
      y[yAt + i] = dot(w.data(), w.offset() + i * w.rowStride(), x, xAt, w.cols());
    }
  }

  @Override
  public float dot(float[] a, int aAt, float[] b, int bAt, int n) {
    float sum = 0;
    for (int i = 0; i < n; i++) {
      sum += a[aAt + i] * b[bAt + i];
    }
    return sum;
  }

  @Override
  public void axpy(float alpha, float[] x, int xAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] += alpha * x[xAt + i];
    }
  }

  @Override
  public void scale(float alpha, float[] x, int at, int n) {
    for (int i = 0; i < n; i++) {
      x[at + i] *= alpha;
    }
  }

  @Override
  public float max(float[] x, int at, int n) {
    float max = x[at];
    for (int i = 1; i < n; i++) {
      max = Math.max(max, x[at + i]);
    }
    return max;
  }

  @Override
  public float exp(float[] x, int at, int n, float shift) {
    float sum = 0;
    for (int i = 0; i < n; i++) {
      float e = x[at + i] - shift;
      x[at + i] = e < CUT_OFF ? 0 : (float) Math.exp(e);
      sum += x[at + i];
    }
    return sum;
  }

  @Override
  public void swiGlu(float[] gu, int guAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      float g = gu[guAt + i];
      y[yAt + i] = g / (1 + (float) Math.exp(-g)) * gu[guAt + n + i];
    }
  }

  @Override
  public void swiGluBack(
      float[] gu, int guAt, float[] dy, int dyAt, float[] dgu, int dguAt, int n) {
    for (int i = 0; i < n; i++) {
      float g = gu[guAt + i];
      float sigmoid = 1 / (1 + (float) Math.exp(-g));
      float silu = g * sigmoid;
      float d = dy[dyAt + i];
      dgu[dguAt + i] = d * gu[guAt + n + i] * (sigmoid + silu * (1 - sigmoid));
      dgu[dguAt + n + i] = d * silu;
    }
  }
}
