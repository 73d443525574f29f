package foxden.policies.expert.cheetah;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

/**
 * Evolution strategy (Salimans et al. 2017, arXiv 1703.03864): mirrored Gaussian noise around one
 * set of weights, fitness by centred ranks, Adam on the estimated gradient. Noise is drawn again
 * from seeds instead of being kept. Depends on nothing but its seed and the fitnesses it is told.
 */
final class EvolutionStrategy {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.99;

  private final long seed;
  private final double[] centre;
  private final double[] first;
  private final double[] second;
  private long generation;

  /** A search that begins at these weights. */
  EvolutionStrategy(long seed, double[] start) {
    this.seed = seed;
    centre = start.clone();
    first = new double[start.length];
    second = new double[start.length];
  }

  long generation() {
    return generation;
  }

  /** The weights that the population surrounds. */
  float[] centre() {
    float[] out = new float[centre.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) centre[i];
    }
    return out;
  }

  /** A stream of chance of this generation, the same whoever asks. */
  Random chance(int stream) {
    long s = seed * 0x9e3779b97f4a7c15L + generation * 0xd1342543de82ef95L + stream;
    s = (s ^ (s >>> 32)) * 0xbf58476d1ce4e5b9L;
    return new Random(s ^ (s >>> 29));
  }

  /** Writes the two weights of a mirrored pair. */
  void pair(int pair, double sigma, float[] plus, float[] minus) {
    Random noise = chance(pair);
    for (int i = 0; i < centre.length; i++) {
      double e = sigma * noise.nextGaussian();
      plus[i] = (float) (centre[i] + e);
      minus[i] = (float) (centre[i] - e);
    }
  }

  /**
   * Moves towards the better ones; begins the next generation.
   *
   * @param fitness of each pair's plus and minus, alternating
   */
  void tell(double[] fitness, double rate) {
    int n = fitness.length;
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(fitness[a], fitness[b]));
    double[] rank = new double[n];
    for (int i = 0; i < n; i++) {
      rank[order[i]] = (double) i / (n - 1) - 0.5;
    }
    double[] gradient = new double[centre.length];
    for (int p = 0; p < n / 2; p++) {
      double d = rank[2 * p] - rank[2 * p + 1];
      Random noise = chance(p);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += d * noise.nextGaussian();
      }
    }
    generation++;
    double c1 = 1 - StrictMath.pow(BETA1, generation);
    double c2 = 1 - StrictMath.pow(BETA2, generation);
    for (int i = 0; i < gradient.length; i++) {
      double g = gradient[i] * 2 / n;
      first[i] = BETA1 * first[i] + (1 - BETA1) * g;
      second[i] = BETA2 * second[i] + (1 - BETA2) * g * g;
      centre[i] += rate * (first[i] / c1) / (Math.sqrt(second[i] / c2) + 1e-8);
    }
  }

  void save(DataOutputStream out) throws IOException {
    out.writeLong(seed);
    out.writeLong(generation);
    out.writeInt(centre.length);
    for (double[] values : new double[][] {centre, first, second}) {
      for (double v : values) {
        out.writeDouble(v);
      }
    }
  }

  /** Continues where a saved search stood; false when it was another one. */
  boolean load(DataInputStream in) throws IOException {
    if (in.readLong() != seed) {
      return false;
    }
    long at = in.readLong();
    if (in.readInt() != centre.length) {
      return false;
    }
    for (double[] values : new double[][] {centre, first, second}) {
      for (int i = 0; i < values.length; i++) {
        values[i] = in.readDouble();
      }
    }
    generation = at;
    return true;
  }
}
