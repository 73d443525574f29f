package foxden.policies.nn;

import java.util.List;

/**
 * AdamW (Loshchilov and Hutter 2019): weight decay apart from the gradient, on matrices only.
 *
 * <p>Not thread-safe.
 */
public final class AdamW {

  private static final float EPS = 1e-8f;

  private final Settings settings;
  private final Parameters first;
  private final Parameters second;
  private long step;

  /**
   * @param weightDecay on tensors of two dimensions; none on biases and norm weights
   */
  public record Settings(float beta1, float beta2, float weightDecay) {
    /** The paper's: betas 0.9 and 0.95, decay 0.1. */
    public static final Settings PAPER = new Settings(0.9f, 0.95f, 0.1f);
  }

  /** An optimiser for these parameters, with zero moments. */
  public AdamW(Settings settings, Parameters parameters) {
    this.settings = settings;
    this.first = parameters.zeros();
    this.second = parameters.zeros();
  }

  /** Mean of the gradients; for checkpoints. */
  public Parameters first() {
    return first;
  }

  /** Mean of the squared gradients; for checkpoints. */
  public Parameters second() {
    return second;
  }

  /** Updates made so far. */
  public long step() {
    return step;
  }

  /** Continues from a checkpoint whose moments were put into {@link #first} and {@link #second}. */
  public void resumeAt(long updates) {
    step = updates;
  }

  /** One update of {@code parameters} against {@code gradients}, shared among the workers. */
  public void update(
      Parameters parameters, Parameters gradients, double learningRate, Workers workers) {
    step++;
    float rate = (float) (learningRate / (1 - Math.pow(settings.beta1, step)));
    float debias = (float) (1 / (1 - Math.pow(settings.beta2, step)));
    float keep = (float) (1 - learningRate * settings.weightDecay);
    List<Parameters.Slot> slots = parameters.slots();
    float[] w = parameters.values();
    float[] g = gradients.values();
    workers.run(
        slots.size(),
        i -> {
          Parameters.Slot slot = slots.get(i);
          boolean decays = slot.shape().size() > 1;
          update(w, g, rate, debias, decays ? keep : 1, slot.offset(), slot.size());
        });
  }

  private void update(float[] w, float[] g, float rate, float debias, float keep, int from, int n) {
    float[] m = first.values();
    float[] v = second.values();
    float b1 = settings.beta1;
    float b2 = settings.beta2;
    for (int i = from; i < from + n; i++) {
      m[i] = b1 * m[i] + (1 - b1) * g[i];
      v[i] = b2 * v[i] + (1 - b2) * g[i] * g[i];
      w[i] = keep * w[i] - rate * m[i] / ((float) Math.sqrt(v[i] * debias) + EPS);
    }
  }

  /**
   * Scales gradients down so that their norm is at most {@code limit}.
   *
   * @return the norm before
   */
  public static double clip(Parameters gradients, double limit) {
    double squares = 0;
    for (float g : gradients.values()) {
      squares += (double) g * g;
    }
    double norm = Math.sqrt(squares);
    if (norm > limit) {
      float by = (float) (limit / norm);
      float[] g = gradients.values();
      for (int i = 0; i < g.length; i++) {
        g[i] *= by;
      }
    }
    return norm;
  }

  /**
   * Linear warm-up, then half a cosine down to {@code floor} times the peak.
   *
   * @param step from 0
   */
  public static double warmUpCosine(double peak, long step, long warmUp, long steps, double floor) {
    if (step < warmUp) {
      return peak * (step + 1) / warmUp;
    }
    double done = Math.min(1, (double) (step - warmUp) / Math.max(1, steps - warmUp));
    return peak * (floor + (1 - floor) * 0.5 * (1 + Math.cos(Math.PI * done)));
  }
}
