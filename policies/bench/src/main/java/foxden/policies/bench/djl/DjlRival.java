package foxden.policies.bench.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import foxden.policies.bench.Rival;
import java.util.function.Supplier;

/**
 * DJL's arrays on PyTorch. Inputs lie in native memory before the clock starts; each run makes and
 * frees its own results, as a program would.
 */
public final class DjlRival implements Rival {

  private final NDManager manager;

  /** Loads the native library from its jar; asks no network. */
  public DjlRival() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    manager = NDManager.newBaseManager("PyTorch");
  }

  @Override
  public String name() {
    return "DJL PyTorch " + Engine.getEngine("PyTorch").getVersion();
  }

  @Override
  public void threads(int count) {
    JniUtils.setNumThreads(count);
  }

  @Override
  public Work product(float[] a, float[] b, int n) {
    NDArray left = manager.create(a, new Shape(n, n));
    NDArray right = manager.create(b, new Shape(n, n));
    return new ArrayWork(() -> left.matMul(right), left, right);
  }

  @Override
  public Work matVec(float[] w, float[] x, int rows) {
    NDArray matrix = manager.create(w, new Shape(rows, x.length));
    NDArray vector = manager.create(x);
    return new ArrayWork(() -> matrix.matMul(vector), matrix, vector);
  }

  @Override
  public Work attention(Inputs in) {
    long t = in.tokens();
    NDManager own = manager.newSubManager();
    NDArray q = heads(own, in.q(), in);
    NDArray k = heads(own, in.k(), in);
    NDArray v = heads(own, in.v(), in);
    float[] gates = new float[in.c().length];
    for (int i = 0; i < gates.length; i++) {
      gates[i] = (float) in.c()[i];
    }
    NDArray c = own.create(gates, new Shape(in.heads(), t));
    NDArray mask = Graph.causal(own, t);
    return new ArrayWork(
        () -> {
          try (NDManager step = own.newSubManager()) {
            for (NDArray array : new NDArray[] {q, k, v, c, mask}) {
              array.tempAttach(step);
            }
            NDArray o =
                Graph.attention(q, k, v, c, mask, 1 / Math.sqrt(in.dim())).transpose(1, 0, 2);
            NDArray out = o.reshape(t, (long) in.heads() * in.dim());
            out.attach(own);
            return out;
          }
        },
        own);
  }

  private static NDArray heads(NDManager to, float[] rows, Inputs in) {
    NDArray all = to.create(rows, new Shape(in.tokens(), in.heads(), in.dim()));
    // A copy, so that each head is contiguous.
    NDArray heads = all.transpose(1, 0, 2).mul(1f);
    all.close();
    return heads;
  }

  @Override
  public Training training(NetShape shape, int sequences, int tokens) {
    return new DjlTraining(manager.newSubManager(), shape, sequences, tokens);
  }

  @Override
  public void close() {
    manager.close();
  }

  /** A computation that makes one array. */
  private static final class ArrayWork implements Work {
    private final Supplier<NDArray> make;
    private final AutoCloseable[] inputs;
    private float[] result = {};
    private boolean keep = true;

    ArrayWork(Supplier<NDArray> make, AutoCloseable... inputs) {
      this.make = make;
      this.inputs = inputs;
    }

    // The first result is kept for the comparison; copying it is not part of the work.
    @Override
    public void run() {
      try (NDArray out = make.get()) {
        if (keep) {
          result = out.toFloatArray();
          keep = false;
        }
      }
    }

    @Override
    public float[] result() {
      return result;
    }

    @Override
    public void close() {
      for (AutoCloseable input : inputs) {
        try {
          input.close();
        } catch (Exception e) {
          throw new IllegalStateException("DJL could not free an array: " + e.getMessage(), e);
        }
      }
    }
  }
}
