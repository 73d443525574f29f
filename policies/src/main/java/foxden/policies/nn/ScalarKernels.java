package foxden.policies.nn;

import java.util.function.IntConsumer;

/** Plain loops: what runs where the Vector API is absent, and what its tests compare with. */
public final class ScalarKernels implements Kernels {

  // Inner loops of this length are what the compiler turns into vectors by itself.
  private static final int PANEL = 64;

  @Override
  public String describe() {
    return "scalar, 1 thread";
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public void run(int parts, IntConsumer job) {
    for (int i = 0; i < parts; i++) {
      job.accept(i);
    }
  }

  @Override
  public void multiply(Mat a, Mat b, Mat c, boolean accumulate) {
    Shapes.check(a, b, c);
    Panels panels = panels(Math.max(1, b.rows()));
    pack(b, panels);
    product(a, panels, 0, 0, c, accumulate);
  }

  @Override
  public Panels panels(int block) {
    return new Panels(PANEL / 4, PANEL, block, null);
  }

  @Override
  public void multiply(Mat a, Panels b, int row, int col, Mat c, boolean accumulate) {
    Shapes.check(a, b, row, col, c);
    product(a, b, row, col, c, accumulate);
  }

  private static void product(Mat a, Panels b, int row, int col, Mat c, boolean accumulate) {
    float[] sum = new float[PANEL];
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.cols(); ) {
        int width = b.width(col + j);
        int n = Math.min(width, c.cols() - j);
        int at = c.offset() + i * c.rowStride() + j;
        java.util.Arrays.fill(sum, 0);
        if (accumulate) {
          System.arraycopy(c.data(), at, sum, 0, n);
        }
        for (int p = 0; p < a.cols(); p += b.blockRows(row + p)) {
          int kc = Math.min(b.blockRows(row + p), a.cols() - p);
          int from = b.at(row + p, col + j, b.blockRows(row + p));
          int aAt = a.offset() + i * a.rowStride() + p * a.colStride();
          for (int q = 0; q < kc; q++) {
            add(a.data()[aAt], b.data, from, sum, width);
            aAt += a.colStride();
            from += width;
          }
        }
        System.arraycopy(sum, 0, c.data(), at, n);
        j += width;
      }
    }
  }

  private static void add(float alpha, float[] x, int at, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += alpha * x[at + i];
    }
  }

  @Override
  public void attend(LogitBlock b, int from, int to, float scale) {
    for (int i = from; i < to; i++) {
      int at = i * LogitBlock.WIDTH;
      float top = b.top[i];
      for (int j = 0; j < LogitBlock.WIDTH; j++) {
        b.s[at + j] = b.s[at + j] * scale + b.decay(i, j);
        top = Math.max(top, b.s[at + j]);
      }
      b.shrink[i] = Exp.exp(b.top[i] - top);
      b.top[i] = top;
      float sum = b.sums[at] * b.shrink[i];
      for (int j = 0; j < LogitBlock.WIDTH; j++) {
        b.s[at + j] = Exp.exp(b.s[at + j] - top);
        sum += b.s[at + j];
      }
      b.sums[at] = sum;
    }
  }

  @Override
  public void attendBack(
      LogitBlock b, int from, int to, float scale, Panels weights, Panels gradients) {
    int rows = to - from;
    weights.shape(rows, LogitBlock.WIDTH);
    gradients.shape(rows, LogitBlock.WIDTH);
    // A block of logits is one panel wide.
    for (int i = from; i < to; i++) {
      int at = i * LogitBlock.WIDTH;
      int panelAt = (i - from) * LogitBlock.WIDTH;
      for (int j = 0; j < LogitBlock.WIDTH; j++) {
        float p = Exp.exp(b.s[at + j] * scale + b.decay(i, j) - b.l[i]);
        float g = p * (b.ds[at + j] - b.delta[i]);
        weights.data[panelAt + j] = p;
        b.columns[j] += g;
        b.ds[at + j] = g * scale;
        gradients.data[panelAt + j] = g * scale;
      }
    }
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
      x[at + i] = Exp.exp(x[at + i] - shift);
      sum += x[at + i];
    }
    return sum;
  }

  @Override
  public void swiGlu(float[] gu, int guAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      float g = gu[guAt + i];
      y[yAt + i] = g * Exp.sigmoid(g) * gu[guAt + n + i];
    }
  }

  @Override
  public void swiGluBack(
      float[] gu, int guAt, float[] dy, int dyAt, float[] dgu, int dguAt, int n) {
    for (int i = 0; i < n; i++) {
      float g = gu[guAt + i];
      float sigmoid = Exp.sigmoid(g);
      float silu = g * sigmoid;
      float d = dy[dyAt + i];
      dgu[dguAt + i] = d * gu[guAt + n + i] * (sigmoid + silu * (1 - sigmoid));
      dgu[dguAt + n + i] = d * silu;
    }
  }
}
