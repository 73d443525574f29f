package foxden.policies.bench.jmh;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.Mat;
import foxden.policies.nn.ScalarKernels;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The float product of two square matrices on one thread: vectors, plain loops, EJML. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class ProductBenchmark {

  @Param({"128", "512"})
  public int size;

  private final Kernels vector = Kernels.create(1);
  private final Kernels plain = new ScalarKernels();
  private float[] a = {};
  private float[] b = {};
  private float[] c = {};
  private FMatrixRMaj ejmlA = new FMatrixRMaj();
  private FMatrixRMaj ejmlB = new FMatrixRMaj();
  private FMatrixRMaj ejmlC = new FMatrixRMaj();

  @Setup
  public void fill() {
    Random random = new Random(1);
    a = random(random);
    b = random(random);
    c = new float[size * size];
    ejmlA = FMatrixRMaj.wrap(size, size, a);
    ejmlB = FMatrixRMaj.wrap(size, size, b);
    ejmlC = FMatrixRMaj.wrap(size, size, new float[size * size]);
  }

  private float[] random(Random random) {
    float[] x = new float[size * size];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  @Benchmark
  public float[] vector() {
    return product(vector);
  }

  @Benchmark
  public float[] plain() {
    return product(plain);
  }

  @Benchmark
  public FMatrixRMaj ejml() {
    CommonOps_FDRM.mult(ejmlA, ejmlB, ejmlC);
    return ejmlC;
  }

  private float[] product(Kernels by) {
    by.multiply(
        Mat.of(a, 0, size, size), Mat.of(b, 0, size, size), Mat.of(c, 0, size, size), false);
    return c;
  }
}
