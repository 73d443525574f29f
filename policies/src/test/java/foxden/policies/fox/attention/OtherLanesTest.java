package foxden.policies.fox.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.Mat;
import foxden.policies.nn.ScalarKernels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tiles of CPUs that are not this one (16 lanes: AVX-512; 4: NEON), against plain loops: in a
 * JVM of their own, which emulates what the CPU lacks. Their speed it does not show.
 */
class OtherLanesTest {

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void otherLaneWidthsGiveTheSameNumbers(int bits) throws IOException, InterruptedException {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Dfoxden.vector.bits=" + bits,
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                OtherLanesTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(jvm.waitFor(60, TimeUnit.SECONDS), said);
    assertEquals(0, jvm.exitValue(), said);
    assertTrue(said.contains("vector " + bits / 32 + " lanes, 2 threads: the same"), said);
  }

  /** In the other JVM. */
  public static void main(String[] args) {
    Kernels ours = Kernels.create(2);
    Kernels plain = new ScalarKernels();
    for (int[] shape : new int[][] {{13, 150, 70}, {6, 64, 20}, {96, 64, 64}, {7, 33, 260}}) {
      product(ours, plain, shape[0], shape[1], shape[2]);
    }
    rows(ours, plain, 53);
    attention(ours, plain, new Problem(Heads.of(2, 20), Packing.of(0, 15, 130), 0.5, 4));
    attention(
        ours,
        plain,
        new Problem(Heads.of(2, 32).grouped(1).windowed(70), Packing.of(0, 120), 1, 5));
    System.out.println(ours.describe() + ": the same");
  }

  private static float[] normal(long seed, int n) {
    Random random = new Random(seed);
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  private static void product(Kernels ours, Kernels plain, int m, int n, int k) {
    Mat a = Mat.of(normal(1, m * k), 0, m, k);
    Mat b = Mat.of(normal(2, k * n), 0, n, k).t();
    float[] c = normal(3, m * n);
    float[] expected = c.clone();
    ours.multiply(a, b, Mat.of(c, 0, m, n), true);
    plain.multiply(a, b, Mat.of(expected, 0, m, n), true);
    same("product of %d x %d x %d".formatted(m, n, k), expected, c);
  }

  private static void rows(Kernels ours, Kernels plain, int n) {
    float[] w = normal(4, 11 * n);
    float[] x = normal(5, 2 * n);
    float[][] out = new float[2][];
    for (int i = 0; i < 2; i++) {
      Kernels kernels = i == 0 ? plain : ours;
      float[] y = new float[11 + 4 * n];
      kernels.matVec(Mat.of(w, 0, 11, n), x, 0, y, 0);
      kernels.swiGlu(x, 0, y, 11, n);
      kernels.rmsNorm(x, 0, w, 0, y, 11 + n, n, 1e-6f);
      System.arraycopy(x, 0, y, 11 + 2 * n, n);
      kernels.softmax(y, 11 + 2 * n, n);
      System.arraycopy(x, 0, y, 11 + 3 * n, n);
      kernels.rope(y, 11 + 3 * n, n / 2 * 2, normal(6, n), normal(7, n), 0, 1);
      out[i] = y;
    }
    same("rows", out[0], out[1]);
  }

  private static void attention(Kernels ours, Kernels plain, Problem problem) {
    Problem.Result expected = problem.run(plain, Pruning.EXACT);
    Problem.Result actual = problem.run(ours, Pruning.EXACT);
    same("o", expected.o, actual.o);
    same("dq", expected.dq, actual.dq);
    same("dk", expected.dk, actual.dk);
    same("dv", expected.dv, actual.dv);
  }

  private static void same(String what, float[] expected, float[] actual) {
    double squares = 0;
    double errors = 0;
    for (int i = 0; i < expected.length; i++) {
      squares += (double) expected[i] * expected[i];
      errors += Math.pow((double) expected[i] - actual[i], 2);
    }
    if (!(errors <= 1e-10 * squares)) {
      throw new AssertionError(what + " differs by " + Math.sqrt(errors / squares));
    }
  }
}
