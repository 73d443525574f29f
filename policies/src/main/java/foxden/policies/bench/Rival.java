package foxden.policies.bench;

import org.jspecify.annotations.Nullable;

/** A library that can do what ours does. Found by {@link java.util.ServiceLoader}; one thread. */
public interface Rival extends AutoCloseable {

  /** As printed. */
  String name();

  /** Threads that it may use from now on. */
  void threads(int count);

  /** Product of two n x n matrices, row-major. */
  Work product(float[] a, float[] b, int n);

  /** A matrix of so many rows times a vector. */
  Work matVec(float[] w, float[] x, int rows);

  /** Forgetting attention of all heads with T x T matrices, forward. */
  Work attention(Inputs inputs);

  /** The same network with its own gradients and optimiser; null when it cannot. */
  default @Nullable Training training(NetShape shape, int sequences, int tokens) {
    return null;
  }

  @Override
  void close();

  /** Something ready to be timed. */
  interface Work extends AutoCloseable {

    /** Does it once. */
    void run();

    /** What the last run gave, row-major. */
    float[] result();

    @Override
    default void close() {}
  }

  /** A network ready to be trained. */
  interface Training extends AutoCloseable {

    /** Number of its parameters. */
    long parameters();

    /** One update on one batch; returns the loss before it. */
    double step();

    @Override
    default void close() {}
  }

  /**
   * One sequence to attend over.
   *
   * @param q tokens x heads * dim, as are {@code k} and {@code v}
   * @param c cumulated log gates, heads x tokens
   */
  record Inputs(int tokens, int heads, int dim, float[] q, float[] k, float[] v, double[] c) {}

  /** A forgetting transformer with linear inputs and outputs. */
  record NetShape(int layers, int hidden, int heads, int wide, int inputs, int outputs) {}
}
