package foxden.policies.fox;

import foxden.policies.nn.Kernels;

/**
 * What a forward pass keeps for its backward pass, and scratch space: the state of one thread,
 * reused from batch to batch. Rows are tokens; sequences lie one after another.
 */
public final class FoxActivations {

  final FoxConfig config;
  final ForgettingAttention attention;
  int tokens;
  int[] starts = {0};
  Layer[] layers = {};
  float[] out = {};
  float[] normed = {};
  float[] normedInv = {};
  // scratch of the backward pass
  float[] dHidden = {};
  float[] dWide = {};
  float[] dAct = {};
  float[] dAttention = {};
  float[] dq = {};
  float[] dk = {};
  float[] dv = {};
  float[] dz = {};
  double[] dc = {};
  private int capacity;

  /** What one layer keeps. */
  static final class Layer {
    final float[] in;
    final float[] inv1;
    final float[] n1;
    final float[] q;
    final float[] k;
    final float[] v;
    final float[] z;
    final double[] c;
    final float[] o;
    final float[] l;
    final float[] mid;
    final float[] inv2;
    final float[] n2;
    final float[] gu;
    final float[] act;

    Layer(FoxConfig config, int tokens) {
      int h = config.hidden();
      in = new float[tokens * h];
      inv1 = new float[tokens];
      n1 = new float[tokens * h];
      q = new float[tokens * h];
      k = new float[tokens * h];
      v = new float[tokens * h];
      z = new float[tokens * config.heads()];
      c = new double[tokens * config.heads()];
      o = new float[tokens * h];
      l = new float[tokens * config.heads()];
      mid = new float[tokens * h];
      inv2 = new float[tokens];
      n2 = new float[tokens * h];
      gu = new float[tokens * 2 * config.intermediate()];
      act = new float[tokens * config.intermediate()];
    }
  }

  /** Empty; grows with the first batch. */
  public FoxActivations(FoxConfig config, Kernels kernels) {
    this.config = config;
    this.attention = new ForgettingAttention(kernels, config.headDim());
  }

  /**
   * Prepares for a batch.
   *
   * @param sequenceStarts first token of each sequence, then the number of tokens
   */
  void shape(int[] sequenceStarts) {
    starts = sequenceStarts;
    tokens = sequenceStarts[sequenceStarts.length - 1];
    if (tokens > capacity) {
      capacity = tokens + tokens / 8 + 16;
      int h = config.hidden();
      layers = new Layer[config.layers()];
      for (int i = 0; i < layers.length; i++) {
        layers[i] = new Layer(config, capacity);
      }
      out = new float[capacity * h];
      normed = new float[capacity * h];
      normedInv = new float[capacity];
      dHidden = new float[capacity * h];
      dWide = new float[capacity * 2 * config.intermediate()];
      dAct = new float[capacity * config.intermediate()];
      dAttention = new float[capacity * h];
      dq = new float[capacity * h];
      dk = new float[capacity * h];
      dv = new float[capacity * h];
      dz = new float[capacity * config.heads()];
      dc = new double[capacity * config.heads()];
    }
  }

  /** Sequences of the batch. */
  int sequences() {
    return starts.length - 1;
  }

  /** The residual stream entering the first layer: to be filled before a forward pass. */
  float[] input() {
    return layers[0].in;
  }
}
