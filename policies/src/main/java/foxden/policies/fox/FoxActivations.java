package foxden.policies.fox;

import foxden.policies.fox.attention.ForgettingAttention;
import foxden.policies.fox.attention.Heads;
import foxden.policies.fox.attention.Pruning;
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
  Back back;
  private int capacity;

  /**
   * What one layer keeps. Where a block lacks a part, the array after it is the one before it:
   * without a shift {@code kMixed} is {@code kLinear}, without a norm {@code kAttended} is {@code
   * kMixed}.
   */
  static final class Layer {
    /** Residual stream, factor of its norm, normed. */
    final float[] in;

    final float[] inv1;
    final float[] n1;

    /** Queries: projected; then normed and rotated. */
    final float[] q;

    final float[] qAttended;
    final float[] qInv;

    /** Keys: projected; mixed with their predecessors; normed and rotated. */
    final float[] kLinear;

    final float[] kAlpha;
    final float[] kMixed;
    final float[] kAttended;
    final float[] kInv;

    /** Values: projected; mixed with their predecessors. */
    final float[] vLinear;

    final float[] vAlpha;
    final float[] v;

    /** Logits of the forget gates; cumulated log gates, laid out [head][token]. */
    final float[] z;

    final double[] c;

    /** Attention output and log-normalisers [head][token]; normed; gated. */
    final float[] o;

    final float[] l;
    final float[] oInv;
    final float[] oNormed;
    final float[] oGate;
    final float[] oGated;

    /** Residual stream before the MLP, factor of its norm, normed; the MLP's hidden values. */
    final float[] mid;

    final float[] inv2;
    final float[] n2;
    final float[] gu;
    final float[] act;

    Layer(FoxConfig config, int tokens) {
      FoxParts parts = config.parts();
      boolean norm = parts.qkNorm() != FoxParts.QkNorm.NONE;
      int h = tokens * config.hidden();
      int kv = tokens * config.kvDim();
      int heads = tokens * config.heads();
      int kvHeads = tokens * config.kvHeads();
      in = new float[h];
      inv1 = new float[tokens];
      n1 = new float[h];
      q = new float[h];
      qAttended = norm ? new float[h] : q;
      qInv = new float[norm ? heads : 0];
      kLinear = new float[kv];
      kAlpha = new float[parts.keyShift() ? kvHeads : 0];
      kMixed = parts.keyShift() ? new float[kv] : kLinear;
      kAttended = norm ? new float[kv] : kMixed;
      kInv = new float[norm ? kvHeads : 0];
      vLinear = new float[kv];
      vAlpha = new float[parts.valueShift() ? kvHeads : 0];
      v = parts.valueShift() ? new float[kv] : vLinear;
      z = new float[heads];
      c = new double[heads];
      o = new float[h];
      l = new float[heads];
      oInv = new float[parts.outputNorm() ? heads : 0];
      oNormed = parts.outputNorm() ? new float[h] : o;
      boolean gated = parts.outputGate() != FoxParts.OutputGate.NONE;
      oGate = new float[gated ? h : 0];
      oGated = gated ? new float[h] : oNormed;
      mid = new float[h];
      inv2 = new float[tokens];
      n2 = new float[h];
      gu = new float[2 * tokens * config.intermediate()];
      act = new float[tokens * config.intermediate()];
    }
  }

  /** Scratch of the backward pass, shared by the layers; allocated by the first one. */
  static final class Back {
    final float[] hidden;
    final float[] wide;
    final float[] act;
    final float[] o;
    final float[] oGate;
    final float[] oNormed;
    final float[] q;
    final float[] k;
    final float[] v;
    final float[] qRaw;
    final float[] kRaw;
    final float[] linear;
    final float[] alpha;
    final float[] z;
    final double[] c;

    Back(FoxConfig config, int tokens) {
      int h = tokens * config.hidden();
      int kv = tokens * config.kvDim();
      hidden = new float[h];
      wide = new float[2 * tokens * config.intermediate()];
      act = new float[tokens * config.intermediate()];
      o = new float[h];
      oGate = new float[h];
      oNormed = new float[h];
      q = new float[h];
      k = new float[kv];
      v = new float[kv];
      qRaw = new float[h];
      kRaw = new float[kv];
      linear = new float[kv];
      alpha = new float[tokens * config.kvHeads()];
      z = new float[tokens * config.heads()];
      c = new double[tokens * config.heads()];
    }
  }

  /** Empty; grows with the first batch. */
  public FoxActivations(FoxConfig config, Kernels kernels) {
    this.config = config;
    this.attention = new ForgettingAttention(kernels, heads(config), Pruning.EXACT);
    this.back = new Back(config, 0);
  }

  /** The heads of a network's attention. */
  static Heads heads(FoxConfig config) {
    return Heads.of(config.heads(), config.headDim())
        .grouped(config.kvHeads())
        .windowed(config.window());
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
      capacity = tokens == 1 ? 1 : tokens + tokens / 8 + 16;
      int h = config.hidden();
      layers = new Layer[config.layers()];
      for (int i = 0; i < layers.length; i++) {
        layers[i] = new Layer(config, capacity);
      }
      out = new float[capacity * h];
      normed = new float[capacity * h];
      normedInv = new float[capacity];
    }
  }

  /** Scratch for a backward pass over the batch. */
  Back back() {
    if (back.act.length < tokens * config.intermediate()) {
      back = new Back(config, capacity);
    }
    return back;
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
