package foxden.policies.fox;

/** Compares one output of a network with its target. Stateless. */
public interface Loss {

  /**
   * The loss of one token.
   *
   * @param out outputs, {@code n} of them from {@code at}
   * @param gradient of the loss, written to the same places
   */
  double apply(float[] out, int at, int n, float[] target, float[] gradient);

  /** Cross-entropy (natural log) of softmax(out) against a distribution of n numbers. */
  Loss CROSS_ENTROPY =
      (out, at, n, target, gradient) -> {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
          max = Math.max(max, out[at + i]);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += Math.exp(out[at + i] - max);
        }
        double normaliser = max + Math.log(sum);
        double loss = 0;
        for (int i = 0; i < n; i++) {
          double logP = out[at + i] - normaliser;
          loss -= target[i] * logP;
          gradient[at + i] = (float) (Math.exp(logP) - target[i]);
        }
        return loss;
      };
}
