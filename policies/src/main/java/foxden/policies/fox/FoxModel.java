package foxden.policies.fox;

import foxden.policies.nn.Kernels;
import foxden.policies.nn.Mat;
import foxden.policies.nn.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A forgetting transformer with linear inputs and outputs: each token is a vector of numbers of one
 * of several kinds, read by that kind's own linear map; one linear map after the final norm gives
 * the outputs. One-hot inputs make it a table of embeddings, continuous ones a policy.
 *
 * <p>Holds weights only. Threads may share it while nobody trains it.
 */
public final class FoxModel implements Network {

  /**
   * One kind of token.
   *
   * @param size numbers of such a token
   */
  public record Input(String name, int size) {}

  private final FoxConfig config;
  private final List<Input> inputs;
  private final int outputs;
  private final Kernels kernels;
  private final Parameters parameters;
  private final FoxBackbone backbone;

  /** A network whose parameters are zero, to be filled. */
  public FoxModel(FoxConfig config, List<Input> inputs, int outputs, Kernels kernels) {
    this.config = config;
    this.inputs = List.copyOf(inputs);
    this.outputs = outputs;
    this.kernels = kernels;
    Parameters.Builder names = new Parameters.Builder();
    for (Input input : inputs) {
      names.add("foxden.inputs." + input.name() + ".weight", config.hidden(), input.size());
      names.add("foxden.inputs." + input.name() + ".bias", config.hidden());
    }
    FoxBackbone.declare(names, config);
    names.add("foxden.output.weight", outputs, config.hidden());
    names.add("foxden.output.bias", outputs);
    this.parameters = names.build();
    this.backbone = new FoxBackbone(config, parameters, kernels);
  }

  @Override
  public FoxConfig config() {
    return config;
  }

  /** The kinds of tokens, in the order of their numbers. */
  public List<Input> inputs() {
    return inputs;
  }

  /** Numbers it gives after each token. */
  public int outputs() {
    return outputs;
  }

  @Override
  public Kernels kernels() {
    return kernels;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  FoxBackbone backbone() {
    return backbone;
  }

  /** Embeds one token into {@code x}. */
  void embed(int kind, float[] input, float[] x, int at) {
    Mat weight = parameters.mat("foxden.inputs." + inputs.get(kind).name() + ".weight");
    if (input.length != weight.cols()) {
      throw new IllegalArgumentException(
          "a token of kind '%s' has %d numbers instead of %d"
              .formatted(inputs.get(kind).name(), input.length, weight.cols()));
    }
    kernels.matVec(weight, input, 0, x, at);
    kernels.axpy(1, parameters.values(), bias(kind), x, at, config.hidden());
  }

  private int bias(int kind) {
    return parameters.slot("foxden.inputs." + inputs.get(kind).name() + ".bias").offset();
  }

  /** The outputs after one token. */
  void output(float[] normed, int at, float[] out) {
    kernels.matVec(parameters.mat("foxden.output.weight"), normed, at, out, 0);
    int bias = parameters.slot("foxden.output.bias").offset();
    kernels.axpy(1, parameters.values(), bias, out, 0, outputs);
  }

  /**
   * Forward, and backward when gradients are wanted.
   *
   * @param a scratch of this thread
   * @param gradients added to; null to only measure the loss
   * @return the sum of the losses of all tokens with a target
   */
  public double learn(
      List<TokenSequence> batch, Loss loss, FoxActivations a, @Nullable Parameters gradients) {
    Rows rows = forward(batch, a);
    int h = config.hidden();
    int count = rows.targets.length;
    float[] y = new float[count * h];
    float[] out = new float[count * outputs];
    float[] dOut = new float[count * outputs];
    for (int i = 0; i < count; i++) {
      System.arraycopy(a.normed, rows.targets[i] * h, y, i * h, h);
    }
    outputs(y, count, out);
    double total = 0;
    for (int i = 0; i < count; i++) {
      total += loss.apply(out, i * outputs, outputs, rows.wanted[i], dOut);
    }
    if (gradients != null && count > 0) {
      backward(rows, a, y, dOut, gradients);
    }
    return total;
  }

  /** The outputs after every token of every sequence, sequence after sequence: for evaluation. */
  public float[] outputs(List<TokenSequence> batch, FoxActivations a) {
    forward(batch, a);
    float[] out = new float[a.tokens * outputs];
    outputs(a.normed, a.tokens, out);
    return out;
  }

  private void outputs(float[] y, int count, float[] out) {
    Mat weight = parameters.mat("foxden.output.weight");
    int bias = parameters.slot("foxden.output.bias").offset();
    for (int i = 0; i < count; i++) {
      System.arraycopy(parameters.values(), bias, out, i * outputs, outputs);
    }
    kernels.multiply(
        Mat.of(y, 0, count, config.hidden()), weight.t(), Mat.of(out, 0, count, outputs), true);
  }

  /** Which rows of a batch are of which kind, with their inputs, and which have targets. */
  private record Rows(int[][] byKind, float[][] inputs, int[] targets, float[][] wanted) {}

  private Rows forward(List<TokenSequence> batch, FoxActivations a) {
    int[] starts = new int[batch.size() + 1];
    int[] counts = new int[inputs.size()];
    int targets = 0;
    for (int i = 0; i < batch.size(); i++) {
      starts[i + 1] = starts[i] + batch.get(i).tokens();
      targets += batch.get(i).targetCount();
      for (int kind : batch.get(i).kinds()) {
        counts[kind]++;
      }
    }
    a.shape(starts);
    Rows rows = gather(batch, starts, counts, targets);
    int h = config.hidden();
    for (int kind = 0; kind < inputs.size(); kind++) {
      int n = counts[kind];
      if (n == 0) {
        continue;
      }
      float[] x = new float[n * h];
      for (int i = 0; i < n; i++) {
        System.arraycopy(parameters.values(), bias(kind), x, i * h, h);
      }
      Mat weight = parameters.mat("foxden.inputs." + inputs.get(kind).name() + ".weight");
      Mat features = Mat.of(rows.inputs[kind], 0, n, weight.cols());
      kernels.multiply(features, weight.t(), Mat.of(x, 0, n, h), true);
      for (int i = 0; i < n; i++) {
        System.arraycopy(x, i * h, a.input(), rows.byKind[kind][i] * h, h);
      }
    }
    backbone.forward(a);
    return rows;
  }

  private Rows gather(List<TokenSequence> batch, int[] starts, int[] counts, int targets) {
    int[][] byKind = new int[counts.length][];
    float[][] features = new float[counts.length][];
    for (int kind = 0; kind < counts.length; kind++) {
      byKind[kind] = new int[counts[kind]];
      features[kind] = new float[counts[kind] * inputs.get(kind).size()];
    }
    int[] at = new int[counts.length];
    int[] targetRows = new int[targets];
    float[][] wanted = new float[targets][];
    int target = 0;
    for (int i = 0; i < batch.size(); i++) {
      TokenSequence sequence = batch.get(i);
      for (int t = 0; t < sequence.tokens(); t++) {
        int kind = sequence.kinds()[t];
        int size = inputs.get(kind).size();
        System.arraycopy(sequence.inputs()[t], 0, features[kind], at[kind] * size, size);
        byKind[kind][at[kind]++] = starts[i] + t;
        float[] want = sequence.targets()[t];
        if (want != null) {
          targetRows[target] = starts[i] + t;
          wanted[target++] = want;
        }
      }
    }
    return new Rows(byKind, features, targetRows, wanted);
  }

  private void backward(
      Rows rows, FoxActivations a, float[] y, float[] dOut, Parameters gradients) {
    int h = config.hidden();
    int count = rows.targets.length;
    // Output map
    Mat dOutMat = Mat.of(dOut, 0, count, outputs);
    kernels.multiply(
        dOutMat.t(), Mat.of(y, 0, count, h), gradients.mat("foxden.output.weight"), true);
    int outputBias = gradients.slot("foxden.output.bias").offset();
    for (int i = 0; i < count; i++) {
      kernels.axpy(1, dOut, i * outputs, gradients.values(), outputBias, outputs);
    }
    kernels.multiply(
        dOutMat, parameters.mat("foxden.output.weight"), Mat.of(y, 0, count, h), false);
    float[] dNormed = new float[a.tokens * h];
    for (int i = 0; i < count; i++) {
      System.arraycopy(y, i * h, dNormed, rows.targets[i] * h, h);
    }
    float[] dx = new float[a.tokens * h];
    backbone.backward(a, dNormed, dx, gradients);
    // Input maps
    for (int kind = 0; kind < inputs.size(); kind++) {
      int n = rows.byKind[kind].length;
      if (n == 0) {
        continue;
      }
      float[] dKind = new float[n * h];
      int bias = gradients.slot("foxden.inputs." + inputs.get(kind).name() + ".bias").offset();
      for (int i = 0; i < n; i++) {
        System.arraycopy(dx, rows.byKind[kind][i] * h, dKind, i * h, h);
        kernels.axpy(1, dKind, i * h, gradients.values(), bias, h);
      }
      Mat weight = gradients.mat("foxden.inputs." + inputs.get(kind).name() + ".weight");
      Mat features = Mat.of(rows.inputs[kind], 0, n, weight.cols());
      kernels.multiply(Mat.of(dKind, 0, n, h).t(), features, weight, true);
    }
  }
}
