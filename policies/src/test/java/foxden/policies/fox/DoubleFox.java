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

  /** One block; writes log gates [t][head] when wanted. */
  static double[][] block(
      double[] w, Parameters p, int layer, FoxConfig c, double[][] x, double @Nullable [][] gates) {
    String at = "model.layers." + layer + ".";
    int t = x.length;
    int h = c.hidden();
    int d = c.headDim();
    double[][] n = norm(x, vec(w, p, at + "attn_norm.weight"), c.normEps());
    double[][] q = linear(n, w, p, at + "attn.q_proj.weight");
    double[][] k = linear(n, w, p, at + "attn.k_proj.weight");
    double[][] v = linear(n, w, p, at + "attn.v_proj.weight");
    double[][] z = linear(n, w, p, at + "attn.fgate_proj.weight");
    double[] bias = vec(w, p, at + "attn.fgate_proj.bias");
    double[][] o = new double[t][h];
    for (int head = 0; head < c.heads(); head++) {
      double[] logf = new double[t];
      for (int i = 0; i < t; i++) {
        logf[i] = -Math.log1p(Math.exp(-(z[i][head] + bias[head])));
        if (gates != null) {
          gates[i][head] = logf[i];
        }
      }
      double[][] out =
          attention(
                  cols(q, head * d, d),
                  cols(k, head * d, d),
                  cols(v, head * d, d),
                  logf,
                  1 / Math.sqrt(d),
                  c.window())
              .o();
      for (int i = 0; i < t; i++) {
        System.arraycopy(out[i], 0, o[i], head * d, d);
      }
    }
    double[][] r = add(x, linear(o, w, p, at + "attn.o_proj.weight"));
    double[][] m = norm(r, vec(w, p, at + "mlp_norm.weight"), c.normEps());
    double[][] gu = linear(m, w, p, at + "mlp.gate_proj.weight");
    int wide = c.intermediate();
    double[][] act = new double[t][wide];
    for (int i = 0; i < t; i++) {
      for (int j = 0; j < wide; j++) {
        act[i][j] = gu[i][j] / (1 + Math.exp(-gu[i][j])) * gu[i][wide + j];
      }
    }
    return add(r, linear(act, w, p, at + "mlp.down_proj.weight"));
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
