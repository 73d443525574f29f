package foxden.policies.expert.cheetah;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.Mat;
import java.util.Random;

/**
 * A fully connected network in batches, forwards and backwards. Its weights are numbers of a shared
 * array, layer after layer: a matrix [out, in], then biases [out]. Hidden layers bend by {@link
 * #bend}, the last one is linear. Keeps nothing between passes; safe to use from several threads.
 */
final class Mlp {

  private final Kernels kernels;
  private final int[] sizes;
  private final int offset;

  /**
   * A network.
   *
   * @param sizes inputs, hidden units of each layer, outputs
   * @param offset where its weights begin in the arrays that the methods are given
   */
  Mlp(Kernels kernels, int[] sizes, int offset) {
    this.kernels = kernels;
    this.sizes = sizes.clone();
    this.offset = offset;
  }

  /** Numbers of the weights of a network of these sizes. */
  static int size(int... sizes) {
    int n = 0;
    for (int l = 1; l < sizes.length; l++) {
      n += sizes[l] * (sizes[l - 1] + 1);
    }
    return n;
  }

  /** Nearly the hyperbolic tangent, without an exponential; flat from 3 on. */
  static float bend(float x) {
    float s = Math.max(-3, Math.min(3, x));
    float s2 = s * s;
    return s * (27 + s2) / (27 + 9 * s2);
  }

  // Slope of bend where its argument is x.
  private static float slope(float x) {
    float s = Math.max(-3, Math.min(3, x));
    float s2 = s * s;
    float d = 27 + 9 * s2;
    return ((27 + 3 * s2) * d - (27 + s2) * 18 * s2) / (d * d);
  }

  /** Random weights: variance one over the inputs, the last layer's smaller by {@code last}. */
  void initialise(float[] weights, Random random, float last) {
    int at = offset;
    for (int l = 1; l < sizes.length; l++) {
      double by = (l == sizes.length - 1 ? last : 1) / Math.sqrt(sizes[l - 1]);
      for (int i = 0; i < sizes[l] * sizes[l - 1]; i++) {
        weights[at++] = (float) (by * random.nextGaussian());
      }
      for (int i = 0; i < sizes[l]; i++) {
        weights[at++] = 0;
      }
    }
  }

  /** What a pass over up to so many rows keeps for the way back. One thread's. */
  final class Pass {
    // Of each layer, rows x units: sums before bending, and values after it.
    final float[][] sums = new float[sizes.length][];
    final float[][] values = new float[sizes.length][];
    private final float[][] back = new float[sizes.length][];

    Pass(int rows) {
      for (int l = 0; l < sizes.length; l++) {
        sums[l] = new float[rows * sizes[l]];
        values[l] = l == 0 || l == sizes.length - 1 ? sums[l] : new float[rows * sizes[l]];
        back[l] = new float[rows * sizes[l]];
      }
    }

    /** Where inputs are to be written, row by row. */
    float[] input() {
      return values[0];
    }

    /** Outputs of the last pass, row by row. */
    float[] output() {
      return values[sizes.length - 1];
    }

    /** Where gradients of the outputs are to be written before {@link #backward}. */
    float[] outputGradient() {
      return back[sizes.length - 1];
    }

    /** From input to output. */
    void forward(float[] weights, int rows) {
      int at = offset;
      for (int l = 1; l < sizes.length; l++) {
        int in = sizes[l - 1];
        int out = sizes[l];
        float[] sum = sums[l];
        int bias = at + out * in;
        for (int r = 0; r < rows; r++) {
          System.arraycopy(weights, bias, sum, r * out, out);
        }
        kernels.multiply(
            Mat.of(values[l - 1], 0, rows, in),
            Mat.of(weights, at, out, in).t(),
            Mat.of(sum, 0, rows, out),
            true);
        if (l < sizes.length - 1) {
          float[] value = values[l];
          for (int i = 0; i < rows * out; i++) {
            value[i] = bend(sum[i]);
          }
        }
        at = bias + out;
      }
    }

    /** From {@link #outputGradient} to the weights: adds to {@code gradient}. */
    void backward(float[] weights, float[] gradient, int rows) {
      int end = offset + size(sizes);
      for (int l = sizes.length - 1; l > 0; l--) {
        int in = sizes[l - 1];
        int out = sizes[l];
        int at = end - out * (in + 1);
        float[] d = back[l];
        if (l < sizes.length - 1) {
          float[] sum = sums[l];
          for (int i = 0; i < rows * out; i++) {
            d[i] *= slope(sum[i]);
          }
        }
        Mat delta = Mat.of(d, 0, rows, out);
        kernels.multiply(
            delta.t(), Mat.of(values[l - 1], 0, rows, in), Mat.of(gradient, at, out, in), true);
        int bias = at + out * in;
        for (int r = 0; r < rows; r++) {
          for (int j = 0; j < out; j++) {
            gradient[bias + j] += d[r * out + j];
          }
        }
        if (l > 1) {
          kernels.multiply(
              delta, Mat.of(weights, at, out, in), Mat.of(back[l - 1], 0, rows, in), false);
        }
        end = at;
      }
    }
  }
}
