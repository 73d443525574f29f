package foxden.policies.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelsTest {

  static Stream<Kernels> kernels() {
    return Stream.of(new ScalarKernels(), Kernels.create(1), Kernels.create(2));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void sumsStayTheSameWhenTheCompilerTakesOver(Kernels kernels) {
    Random random = new Random(9);
    float[] a = new float[203];
    float[] b = new float[203];
    for (int i = 0; i < a.length; i++) {
      a[i] = (float) random.nextGaussian();
      b[i] = (float) random.nextGaussian();
    }
    float first = kernels.dot(a, 0, b, 0, a.length);
    for (int i = 0; i < 60_000; i++) {
      assertEquals(first, kernels.dot(a, 0, b, 0, a.length), "call " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void productsOfAllShapesAndTranspositions(Kernels kernels) {
    Random random = new Random(1);
    int[][] shapes = {
      {1, 1, 1}, {6, 64, 256}, {7, 65, 257}, {5, 3, 300}, {130, 520, 20}, {121, 70, 512}, {64, 0, 3}
    };
    for (int[] s : shapes) {
      for (int variant = 0; variant < 8; variant++) {
        boolean at = (variant & 1) != 0;
        boolean bt = (variant & 2) != 0;
        boolean add = (variant & 4) != 0;
        Mat a = matrix(random, at ? s[2] : s[0], at ? s[0] : s[2], 3);
        Mat b = matrix(random, bt ? s[1] : s[2], bt ? s[2] : s[1], 2);
        a = at ? a.t() : a;
        b = bt ? b.t() : b;
        Mat c = matrix(random, s[0], s[1], 5);
        double[] expected = product(a, b, c, add);
        kernels.multiply(a, b, c, add);
        for (int i = 0; i < s[0]; i++) {
          for (int j = 0; j < s[1]; j++) {
            assertEquals(expected[i * s[1] + j], get(c, i, j), 1e-6 * (s[2] + 10));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void threadCountDoesNotChangeABit(Kernels kernels) {
    Random random = new Random(2);
    for (int[] s : new int[][] {{200, 130, 300}, {130, 300, 90}, {97, 1100, 64}}) {
      Mat a = matrix(random, s[0], s[2], 0);
      Mat b = matrix(random, s[2], s[1], 0);
      float[] one = new float[s[0] * s[1]];
      float[] many = new float[s[0] * s[1]];
      boolean scalar = kernels instanceof ScalarKernels;
      Kernels single = scalar ? kernels : Kernels.create(1);
      Kernels three = scalar ? kernels : Kernels.create(3);
      single.multiply(a, b, Mat.of(one, 0, s[0], s[1]), false);
      three.multiply(a, b, Mat.of(many, 0, s[0], s[1]), false);
      assertArrayEquals(one, many);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void partsOfAPackedFactorGiveTheBitsOfTheWhole(Kernels kernels) {
    Random random = new Random(12);
    int block = 48;
    for (int n : new int[] {1, 37, 64, 200}) {
      Mat a = matrix(random, 25, 120, 3);
      Mat b = matrix(random, n, 120, 1).t();
      float[] whole = new float[25 * n];
      float[] parts = new float[25 * n];
      kernels.multiply(a, b, Mat.of(whole, 0, 25, n), false);
      Panels panels = kernels.panels(block);
      kernels.pack(b, panels);
      for (int col = 0; col < n; col += 64) {
        Mat c = Mat.of(parts, 0, 25, n).cols(col, Math.min(64, n - col));
        for (int row = 0; row < 120; row += block) {
          Mat left = a.cols(row, Math.min(block, 120 - row));
          kernels.multiply(left, panels, row, col, c, row > 0);
        }
      }
      assertArrayEquals(whole, parts);
    }
    Panels panels = kernels.panels(block);
    kernels.pack(Mat.of(new float[6], 0, 2, 3), panels);
    Mat a = Mat.of(new float[2], 0, 1, 2);
    assertThrows(
        IllegalArgumentException.class,
        () -> kernels.multiply(a, panels, 0, 0, Mat.of(new float[4], 0, 1, 4), false));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void exponentsDoNotDependOnTheLane(Kernels kernels) {
    float[] x = new float[37];
    for (int i = 0; i < x.length; i++) {
      x[i] = -70 + 2.3f * i;
    }
    float[] all = x.clone();
    kernels.exp(all, 0, x.length, 20);
    for (int i = 0; i < x.length; i++) {
      float[] alone = {x[i]};
      kernels.exp(alone, 0, 1, 20);
      assertEquals(alone[0], all[i]);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void rotationTurnsHalvesAndTurnsBack(Kernels kernels) {
    Random random = new Random(13);
    for (int n : new int[] {2, 14, 64}) {
      float[] x = floats(random, n + 1);
      float[] cos = new float[n / 2];
      float[] sin = new float[n / 2];
      for (int i = 0; i < n / 2; i++) {
        cos[i] = (float) Math.cos(0.3 * i + 0.2);
        sin[i] = (float) Math.sin(0.3 * i + 0.2);
      }
      float[] y = x.clone();
      kernels.rope(y, 1, n, cos, sin, 0, 1);
      for (int i = 0; i < n / 2; i++) {
        double a = x[1 + i];
        double b = x[1 + n / 2 + i];
        assertEquals(a * cos[i] - b * sin[i], y[1 + i], 1e-6);
        assertEquals(a * sin[i] + b * cos[i], y[1 + n / 2 + i], 1e-6);
      }
      kernels.rope(y, 1, n, cos, sin, 0, -1);
      assertArrayEquals(x, y, 1e-6f);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void vectorsAndSoftmax(Kernels kernels) {
    Random random = new Random(3);
    for (int n : new int[] {1, 7, 16, 37, 128}) {
      Mat w = matrix(random, 9, n, 1);
      float[] x = floats(random, n + 3);
      float[] y = new float[12];
      kernels.matVec(w, x, 2, y, 1);
      for (int i = 0; i < 9; i++) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
          sum += (double) get(w, i, j) * x[2 + j];
        }
        assertEquals(sum, y[1 + i], 1e-5);
      }
      float[] p = floats(random, n);
      kernels.scale(5, p, 0, n);
      double norm = 0;
      double[] expected = new double[n];
      for (int i = 0; i < n; i++) {
        expected[i] = Math.exp(p[i]);
        norm += expected[i];
      }
      kernels.softmax(p, 0, n);
      for (int i = 0; i < n; i++) {
        assertEquals(expected[i] / norm, p[i], 1e-6);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void expIsAccurateAndCutsDenormals(Kernels kernels) {
    float[] x = new float[4001];
    double[] expected = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = -70 + i * 0.02f;
      expected[i] = x[i] < Kernels.CUT_OFF ? 0 : Math.exp(x[i]);
    }
    kernels.exp(x, 0, x.length, 0);
    for (int i = 0; i < x.length; i++) {
      assertEquals(expected[i], x[i], 5e-7 * expected[i]);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void swiGluAndNormGradientsMatchDifferences(Kernels kernels) {
    Random random = new Random(4);
    int n = 21;
    float[] gu = floats(random, 2 * n);
    float[] dy = floats(random, n);
    float[] dgu = new float[2 * n];
    kernels.swiGluBack(gu, 0, dy, 0, dgu, 0, n);
    for (int i = 0; i < 2 * n; i++) {
      assertEquals(swiGlu(gu, dy, n, i, 1e-5) - swiGlu(gu, dy, n, i, -1e-5), dgu[i] * 2e-5, 1e-10);
    }
    float[] y = new float[n];
    kernels.swiGlu(gu, 0, y, 0, n);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += (double) y[i] * dy[i];
    }
    assertEquals(swiGlu(gu, dy, n, 0, 0), sum, 1e-5);

    float[] x = floats(random, n);
    float[] w = floats(random, n);
    float[] dx = new float[n];
    float[] dw = new float[n];
    float inv = kernels.rmsNorm(x, 0, w, 0, y, 0, n, 1e-6f);
    kernels.rmsNormBack(x, 0, w, 0, inv, dy, 0, dx, 0, dw, 0, n);
    for (int i = 0; i < n; i++) {
      double up = norm(x, w, dy, i, 1e-5);
      double down = norm(x, w, dy, i, -1e-5);
      assertEquals((up - down) / 2e-5, dx[i], 1e-5);
      assertEquals(y[i] / w[i] * dy[i], dw[i], 1e-5);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void shapesThatDoNotFitAreNamed(Kernels kernels) {
    Mat a = Mat.of(new float[6], 0, 2, 3);
    Mat b = Mat.of(new float[8], 0, 4, 2);
    assertThrows(
        IllegalArgumentException.class,
        () -> kernels.multiply(a, b, Mat.of(new float[4], 0, 2, 2), false));
    assertThrows(IllegalArgumentException.class, () -> Mat.of(new float[5], 0, 2, 3));
  }

  private static double swiGlu(float[] gu, float[] dy, int n, int nudged, double by) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double g = gu[i] + (nudged == i ? by : 0);
      double u = gu[n + i] + (nudged == n + i ? by : 0);
      sum += g / (1 + Math.exp(-g)) * u * dy[i];
    }
    return sum;
  }

  private static double norm(float[] x, float[] w, float[] dy, int nudged, double by) {
    double squares = 0;
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double v = x[i] + (i == nudged ? by : 0);
      squares += v * v;
      sum += v * w[i] * dy[i];
    }
    return sum / Math.sqrt(squares / x.length + 1e-6);
  }

  private static Mat matrix(Random random, int rows, int cols, int gap) {
    return Mat.strided(floats(random, 1 + rows * (cols + gap)), 1, rows, cols, cols + gap);
  }

  private static float[] floats(Random random, int n) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  private static float get(Mat m, int i, int j) {
    return m.data()[m.offset() + i * m.rowStride() + j * m.colStride()];
  }

  private static double[] product(Mat a, Mat b, Mat c, boolean add) {
    double[] out = new double[c.rows() * c.cols()];
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.cols(); j++) {
        double sum = add ? get(c, i, j) : 0;
        for (int p = 0; p < a.cols(); p++) {
          sum += (double) get(a, i, p) * get(b, p, j);
        }
        out[i * c.cols() + j] = sum;
      }
    }
    return out;
  }
}
