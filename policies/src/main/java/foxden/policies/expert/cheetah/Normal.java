package foxden.policies.expert.cheetah;

import foxden.sim.cheetah.Cheetah;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Mean and spread of each observed number over the first iterations of a training; then they stay,
 * since networks have learnt to live with them.
 */
final class Normal {

  private static final int OBSERVED = Cheetah.OBSERVATION;
  private static final int ITERATIONS = 400;

  private final double[] sum = new double[OBSERVED];
  private final double[] squares = new double[OBSERVED];
  private double count;
  private int iterations;

  boolean known() {
    return iterations > 0;
  }

  /** What a run saw; does nothing once it is settled. */
  void add(Rollout[] groups) {
    if (iterations >= ITERATIONS) {
      return;
    }
    iterations++;
    for (Rollout g : groups) {
      int n = g.size();
      for (int k = 0; k < n * OBSERVED; k++) {
        double x = g.raw[k];
        sum[k % OBSERVED] += x;
        squares[k % OBSERVED] += x * x;
      }
      count += n;
    }
  }

  float[] mean() {
    float[] mean = new float[OBSERVED];
    for (int i = 0; i < OBSERVED && known(); i++) {
      mean[i] = (float) (sum[i] / count);
    }
    return mean;
  }

  /** One over the standard deviation. */
  float[] scale() {
    float[] scale = new float[OBSERVED];
    for (int i = 0; i < OBSERVED; i++) {
      double m = sum[i] / Math.max(1, count);
      double variance = squares[i] / Math.max(1, count) - m * m;
      scale[i] = known() ? (float) (1 / Math.sqrt(Math.max(1e-4, variance))) : 1;
    }
    return scale;
  }

  void save(DataOutputStream out) throws IOException {
    out.writeInt(iterations);
    out.writeDouble(count);
    for (int i = 0; i < OBSERVED; i++) {
      out.writeDouble(sum[i]);
      out.writeDouble(squares[i]);
    }
  }

  void load(DataInputStream in) throws IOException {
    iterations = in.readInt();
    count = in.readDouble();
    for (int i = 0; i < OBSERVED; i++) {
      sum[i] = in.readDouble();
      squares[i] = in.readDouble();
    }
  }
}
