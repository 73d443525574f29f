package foxden.policies.fox;

import foxden.policies.nn.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reference: naive, in double, straight from the formulas; what the tests compare with. */
final class DoubleFox {

  private DoubleFox() {}

  /** Result of one attention head. */
  record Attention(double[][] o, double[] l, double[][] a) {}

  /** {@code logf} per token; window 0 for all. */
  static Attention attention(
      double[][] q, double[][] k, double[][] v, double[] logf, double scale, int window) {
    int t = q.length;
    int d = v[0].length;
    double[][] o = new double[t][d];
    double[][] a = new double[t][t];
    double[] l = new double[t];
    double[] c = new double[t];
    for (int i = 0; i < t; i++) {
      c[i] = (i == 0 ? 0 : c[i - 1]) + logf[i];
    }
    for (int i = 0; i < t; i++) {
      int first = window == 0 ? 0 : Math.max(0, i - window + 1);
      double sum = 0;
      for (int j = first; j <= i; j++) {
        a[i][j] = Math.exp(scale * dot(q[i], k[j]) + c[i] - c[j]);
        sum += a[i][j];
      }
      for (int j = first; j <= i; j++) {
        a[i][j] /= sum;
        for (int x = 0; x < d; x++) {
          o[i][x] += a[i][j] * v[j][x];
        }
      }
      l[i] = Math.log(sum);
    }
    return new Attention(o, l, a);
  }

  /** What one block gave: its output, log gates [t][head], attention [head][t][t]. */
  record Block(double[][] y, double[][] logf, double[][][] a) {}

  /** One block; writes log gates [t][head] when wanted. */
  static double[][] block(
      double[] w, Parameters p, int layer, FoxConfig c, double[][] x, double @Nullable [][] gates) {
    Block block = block(w, p, layer, c, x);
    for (int i = 0; gates != null && i < gates.length; i++) {
      gates[i] = block.logf[i];
    }
    return block.y;
  }

  /** One block with all its parts, in the order of FoX notes 2.1 and 2.3. */
  static Block block(double[] w, Parameters p, int layer, FoxConfig c, double[][] x) {
    String at = "model.layers." + layer + ".";
    String attn = at + "attn.";
    FoxParts parts = c.parts();
    int t = x.length;
    int h = c.hidden();
    int d = c.headDim();
    double[][] n = norm(x, vec(w, p, at + "attn_norm.weight"), c.normEps());
    double[][] q = biased(linear(n, w, p, attn + "q_proj.weight"), w, p, attn + "q_proj.bias");
    double[][] k = shifted(n, w, p, attn + "k_proj", parts.keyShift(), c.kvHeads());
    double[][] v = shifted(n, w, p, attn + "v_proj", parts.valueShift(), c.kvHeads());
    if (parts.qkNorm() != FoxParts.QkNorm.NONE) {
      q = headNorm(q, vec(w, p, attn + "q_norm.weight"), c.heads(), 1e-5);
      k = headNorm(k, vec(w, p, attn + "k_norm.weight"), c.kvHeads(), 1e-5);
    }
    if (parts.ropeBase() > 0) {
      q = rotated(q, c.heads(), parts.ropeBase());
      k = rotated(k, c.kvHeads(), parts.ropeBase());
    }
    double[][] logf = gates(n, w, p, attn, c);
    double[][] o = new double[t][h];
    double[][][] a = new double[c.heads()][][];
    for (int head = 0; head < c.heads(); head++) {
      int kv = head * c.kvHeads() / c.heads() * d;
      double[] own = new double[t];
      for (int i = 0; i < t; i++) {
        own[i] = logf[i][head];
      }
      Attention out =
          attention(
              cols(q, head * d, d),
              cols(k, kv, d),
              cols(v, kv, d),
              own,
              1 / Math.sqrt(d),
              c.window());
      a[head] = out.a();
      for (int i = 0; i < t; i++) {
        System.arraycopy(out.o()[i], 0, o[i], head * d, d);
      }
    }
    if (parts.outputNorm()) {
      o = headNorm(o, vec(w, p, attn + "output_norm.weight"), c.heads(), c.normEps());
    }
    if (parts.outputGate() != FoxParts.OutputGate.NONE) {
      double[][] g = linear(n, w, p, attn + "ogate_proj.weight");
      for (int i = 0; i < t; i++) {
        for (int j = 0; j < h; j++) {
          double s = 1 / (1 + Math.exp(-g[i][j]));
          o[i][j] *= parts.outputGate() == FoxParts.OutputGate.SILU ? s * g[i][j] : s;
        }
      }
    }
    double[][] r = add(x, linear(o, w, p, attn + "o_proj.weight"));
    double[][] m = norm(r, vec(w, p, at + "mlp_norm.weight"), c.normEps());
    double[][] gu = linear(m, w, p, at + "mlp.gate_proj.weight");
    int wide = c.intermediate();
    double[][] act = new double[t][wide];
    for (int i = 0; i < t; i++) {
      for (int j = 0; j < wide; j++) {
        double s = 1 / (1 + Math.exp(-gu[i][j]));
        act[i][j] = (parts.sigmoidMlp() ? s : s * gu[i][j]) * gu[i][wide + j];
      }
    }
    return new Block(add(r, linear(act, w, p, at + "mlp.down_proj.weight")), logf, a);
  }

  private static double[][] gates(
      double[][] n, double[] w, Parameters p, String attn, FoxConfig c) {
    double[][] logf = new double[n.length][c.heads()];
    FoxParts.Gate gate = c.parts().gate();
    if (gate == FoxParts.Gate.NONE) {
      return logf;
    }
    boolean full = gate == FoxParts.Gate.FULL;
    double[][] z = full ? linear(n, w, p, attn + "fgate_proj.weight") : logf;
    double[] bias = vec(w, p, attn + (full ? "fgate_proj.bias" : "fgate_bias"));
    for (int i = 0; i < n.length; i++) {
      for (int head = 0; head < c.heads(); head++) {
        logf[i][head] = -Math.log1p(Math.exp(-(z[i][head] + bias[head])));
      }
    }
    return logf;
  }

  private static double[][] biased(double[][] y, double[] w, Parameters p, String name) {
    return p.has(name) ? add(y, repeated(vec(w, p, name), y.length)) : y;
  }

  private static double[][] repeated(double[] row, int times) {
    double[][] rows = new double[times][];
    java.util.Arrays.fill(rows, row);
    return rows;
  }

  private static double[][] shifted(
      double[][] n, double[] w, Parameters p, String name, boolean shift, int heads) {
    if (!shift) {
      return biased(linear(n, w, p, name + ".weight"), w, p, name + ".bias");
    }
    double[][] x = biased(linear(n, w, p, name + ".linear.weight"), w, p, name + ".bias");
    double[][] s = linear(n, w, p, name + ".shift_proj.weight");
    int d = x[0].length / heads;
    double[][] y = new double[x.length][x[0].length];
    for (int t = 0; t < x.length; t++) {
      for (int i = 0; i < y[t].length; i++) {
        double alpha = 1 / (1 + Math.exp(-s[t][i / d]));
        y[t][i] = alpha * (t == 0 ? 0 : x[t - 1][i]) + (1 - alpha) * x[t][i];
      }
    }
    return y;
  }

  private static double[][] headNorm(double[][] x, double[] w, int heads, double eps) {
    int d = x[0].length / heads;
    double[][] y = new double[x.length][x[0].length];
    for (int head = 0; head < heads; head++) {
      double[] own = w.length == d ? w : java.util.Arrays.copyOfRange(w, head * d, (head + 1) * d);
      double[][] normed = norm(cols(x, head * d, d), own, eps);
      for (int t = 0; t < x.length; t++) {
        System.arraycopy(normed[t], 0, y[t], head * d, d);
      }
    }
    return y;
  }

  private static double[][] rotated(double[][] x, int heads, double base) {
    int d = x[0].length / heads;
    double[][] y = new double[x.length][x[0].length];
    for (int t = 0; t < x.length; t++) {
      for (int i = 0; i < y[t].length; i++) {
        int in = i % d;
        int pair = in % (d / 2);
        double angle = t * Math.pow(base, -2.0 * pair / d);
        double other = in < d / 2 ? -x[t][i + d / 2] : x[t][i - d / 2];
        y[t][i] = x[t][i] * Math.cos(angle) + other * Math.sin(angle);
      }
    }
    return y;
  }

  /** Logits [t][vocabulary] of a language model for one sequence. */
  static double[][] logits(double[] w, FoxLanguageModel model, int[] tokens) {
    Parameters p = model.parameters();
    FoxConfig c = model.config();
    int at = p.slot("model.embeddings.weight").offset();
    double[][] x = new double[tokens.length][];
    for (int t = 0; t < tokens.length; t++) {
      int row = at + tokens[t] * c.hidden();
      x[t] = java.util.Arrays.copyOfRange(w, row, row + c.hidden());
    }
    for (int layer = 0; layer < c.layers(); layer++) {
      x = block(w, p, layer, c, x, null);
    }
    double[][] y = norm(x, vec(w, p, "model.norm.weight"), c.normEps());
    return linear(y, w, p, model.tied() ? "model.embeddings.weight" : "lm_head.weight");
  }

  /** Sum of the cross-entropies of the targets that are not {@link FoxLanguageModel#IGNORE}. */
  static double crossEntropy(double[] w, FoxLanguageModel model, int[] tokens, int[] targets) {
    double[][] out = logits(w, model, tokens);
    double total = 0;
    for (int t = 0; t < out.length; t++) {
      if (targets[t] != FoxLanguageModel.IGNORE) {
        double sum = 0;
        for (double value : out[t]) {
          sum += Math.exp(value);
        }
        total += Math.log(sum) - out[t][targets[t]];
      }
    }
    return total;
  }

  /** Outputs [t][outputs] of the whole network for one sequence. */
  static double[][] outputs(double[] w, FoxModel model, TokenSequence sequence) {
    Parameters p = model.parameters();
    FoxConfig c = model.config();
    double[][] x = new double[sequence.tokens()][];
    for (int i = 0; i < x.length; i++) {
      String at = "foxden.inputs." + model.inputs().get(sequence.kinds()[i]).name();
      double[][] in = {doubles(sequence.inputs()[i])};
      x[i] = add(linear(in, w, p, at + ".weight"), new double[][] {vec(w, p, at + ".bias")})[0];
    }
    for (int layer = 0; layer < c.layers(); layer++) {
      x = block(w, p, layer, c, x, null);
    }
    double[][] y = norm(x, vec(w, p, "model.norm.weight"), c.normEps());
    double[][] out = linear(y, w, p, "foxden.output.weight");
    double[] bias = vec(w, p, "foxden.output.bias");
    for (double[] row : out) {
      for (int i = 0; i < row.length; i++) {
        row[i] += bias[i];
      }
    }
    return out;
  }

  /** Sum over sequences and target tokens of the cross-entropy. */
  static double crossEntropy(double[] w, FoxModel model, List<TokenSequence> batch) {
    double total = 0;
    for (TokenSequence sequence : batch) {
      double[][] out = outputs(w, model, sequence);
      for (int t = 0; t < out.length; t++) {
        float[] target = sequence.targets()[t];
        if (target != null) {
          double sum = 0;
          for (double value : out[t]) {
            sum += Math.exp(value);
          }
          for (int i = 0; i < target.length; i++) {
            total -= target[i] * (out[t][i] - Math.log(sum));
          }
        }
      }
    }
    return total;
  }

  static double[] doubles(float[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i];
    }
    return y;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] vec(double[] w, Parameters p, String name) {
    Parameters.Slot slot = p.slot(name);
    return java.util.Arrays.copyOfRange(w, slot.offset(), slot.offset() + slot.size());
  }

  private static double[][] linear(double[][] x, double[] w, Parameters p, String name) {
    Parameters.Slot slot = p.slot(name);
    int rows = slot.rows();
    int cols = slot.cols();
    double[][] y = new double[x.length][rows];
    for (int t = 0; t < x.length; t++) {
      for (int i = 0; i < rows; i++) {
        int at = slot.offset() + i * cols;
        for (int j = 0; j < cols; j++) {
          y[t][i] += w[at + j] * x[t][j];
        }
      }
    }
    return y;
  }

  private static double[][] norm(double[][] x, double[] w, double eps) {
    double[][] y = new double[x.length][w.length];
    for (int t = 0; t < x.length; t++) {
      double inv = 1 / Math.sqrt(dot(x[t], x[t]) / w.length + eps);
      for (int i = 0; i < w.length; i++) {
        y[t][i] = x[t][i] * inv * w[i];
      }
    }
    return y;
  }

  private static double[][] add(double[][] a, double[][] b) {
    double[][] y = new double[a.length][a[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        y[i][j] = a[i][j] + b[i][j];
      }
    }
    return y;
  }

  private static double[][] cols(double[][] x, int from, int count) {
    double[][] y = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      y[i] = java.util.Arrays.copyOfRange(x[i], from, from + count);
    }
    return y;
  }
}
