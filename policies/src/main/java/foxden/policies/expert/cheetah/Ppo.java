package foxden.policies.expert.cheetah;

import foxden.policies.nn.Workers;
import foxden.sim.cheetah.Cheetah;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

/**
 * Proximal policy optimisation (Schulman et al. 2017, arXiv 1707.06347): Gaussian noise of its own
 * spread on each motor, the clipped objective, a learning rate that follows the divergence from the
 * policy that acted. Depends on its seed alone, not on the number of threads: sums have a fixed
 * order, and chance comes from the iteration's number.
 */
final class Ppo {

  private static final int OBSERVED = Cheetah.OBSERVATION;
  private static final int MOTORS = Cheetah.MOTORS;

  /** Groups of cheetahs; each runs on one thread. */
  private static final int GROUPS = 8;

  private static final int EPOCHS = 4;
  private static final int BATCH = 2048;
  private static final int PIECE = 256;
  private static final int PIECES = BATCH / PIECE;

  private static final double SMOOTHING = 0.95;
  private static final float CLIP = 0.2f;
  private static final double DIVERGENCE = 0.01;
  private static final double LOWEST_RATE = 1e-5;
  private static final double FIRST_RATE = 3e-4;

  /** The policy's noise at first. */
  private static final float LOG_STD = -0.7f;

  /**
   * A stretch of training.
   *
   * @param iterations of running and learning
   * @param cheetahs in each group
   * @param discount of rewards to come, a step
   * @param noise that motors have at least at the beginning, where a policy is taken over: one that
   *     has become sure of itself changes slowly
   * @param rate the highest learning rate; falls towards the end
   * @param patience iterations in which only values are learnt
   */
  record Stage(
      int iterations,
      int cheetahs,
      Rollout.Episodes episodes,
      double discount,
      double rate,
      double noise,
      int patience) {}

  private final long seed;
  private final Stage stage;
  private final Workers workers;
  private final Normal normal;
  private final Mlp policy;
  private final Mlp value;
  private final int logStd;
  private final float[] weights;
  private final float[] first;
  private final float[] second;
  private final Rollout[] groups = new Rollout[GROUPS];
  private final Piece[] pieces = new Piece[PIECES];
  private int iteration;
  private long updates;
  private double rate = FIRST_RATE;

  /**
   * A new policy, or one that begins as a copy.
   *
   * @param from weights of a policy with its noise, as {@link #policy()} gives them; null for
   *     chance
   */
  Ppo(
      long seed,
      int hidden,
      Stage stage,
      Normal normal,
      float @org.jspecify.annotations.Nullable [] from,
      Track track,
      Workers workers) {
    this.seed = seed;
    this.stage = stage;
    this.normal = normal;
    this.workers = workers;
    int[] acts = GaitNetwork.sizes(hidden);
    int[] values = {Rollout.VALUED, hidden, hidden, 1};
    logStd = Mlp.size(acts);
    policy = new Mlp(track.kernels(), acts, 0);
    value = new Mlp(track.kernels(), values, logStd + MOTORS);
    weights = new float[logStd + MOTORS + Mlp.size(values)];
    first = new float[weights.length];
    second = new float[weights.length];
    Random chance = chance(-1);
    policy.initialise(weights, chance, 0.05f);
    Arrays.fill(weights, logStd, logStd + MOTORS, LOG_STD);
    value.initialise(weights, chance, 0.1f);
    if (from != null) {
      System.arraycopy(from, 0, weights, 0, logStd + MOTORS);
      float least = (float) StrictMath.log(stage.noise());
      for (int i = logStd; i < logStd + MOTORS; i++) {
        weights[i] = Math.max(least, weights[i]);
      }
    }
    for (int g = 0; g < GROUPS; g++) {
      groups[g] =
          new Rollout(stage.episodes(), stage.cheetahs(), track.tree(), track.starts(), chance);
    }
    for (int p = 0; p < PIECES; p++) {
      pieces[p] = new Piece();
    }
  }

  // A stream of chance of this iteration, the same whoever asks.
  private Random chance(int stream) {
    long s = seed * 0x9e3779b97f4a7c15L + iteration * 0xd1342543de82ef95L + stream;
    s = (s ^ (s >>> 32)) * 0xbf58476d1ce4e5b9L;
    return new Random(s ^ (s >>> 29));
  }

  int iteration() {
    return iteration;
  }

  boolean done() {
    return iteration >= stage.iterations();
  }

  /** Decisions of an iteration. */
  int decisions() {
    return GROUPS * groups[0].size();
  }

  /** Weights of the policy, then the logarithms of its noise. */
  float[] policy() {
    return Arrays.copyOf(weights, logStd + MOTORS);
  }

  /**
   * Runs on and learns from it.
   *
   * @return mean reward a step, under noise
   */
  double iterate() {
    Rollout.Actor actor =
        new Rollout.Actor(policy, value, weights, logStd, normal.mean(), normal.scale());
    Random[] chances = new Random[GROUPS];
    Arrays.setAll(chances, this::chance);
    workers.run(GROUPS, g -> groups[g].run(actor, stage.discount(), SMOOTHING, chances[g]));
    // Before anything is known of observations there is nothing to learn.
    if (normal.known()) {
      learn();
    }
    normal.add(groups);
    iteration++;
    return Arrays.stream(groups).mapToDouble(Rollout::meanReward).average().orElse(0);
  }

  private void learn() {
    int per = groups[0].size();
    int n = GROUPS * per;
    double sum = 0;
    double squares = 0;
    for (Rollout g : groups) {
      for (float a : g.advantage) {
        sum += a;
        squares += (double) a * a;
      }
    }
    double middle = sum / n;
    double spread = Math.sqrt(Math.max(0, squares / n - middle * middle)) + 1e-6;
    Judged judged =
        new Judged(
            (float) middle,
            (float) (1 / spread),
            Arrays.copyOfRange(weights, logStd, logStd + MOTORS),
            iteration >= stage.patience());
    double left = 1 - (double) iteration / stage.iterations();
    double highest = stage.rate() * Math.max(0.02, Math.min(1, 1.5 * left));
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    Random chance = chance(GROUPS);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int i = n - 1; i > 0; i--) {
        int j = chance.nextInt(i + 1);
        int o = order[i];
        order[i] = order[j];
        order[j] = o;
      }
      for (int from = 0; from + BATCH <= n; from += BATCH) {
        int begin = from;
        workers.run(PIECES, p -> pieces[p].learn(order, begin + p * PIECE, judged));
        follow(highest);
      }
    }
  }

  /**
   * What an iteration's learning has in common.
   *
   * @param middle mean of the advantages
   * @param scale one over their standard deviation
   * @param logStd of the policy that acted
   * @param acts whether the policy learns, too
   */
  private record Judged(float middle, float scale, float[] logStd, boolean acts) {}

  // One step of Adam (Kingma and Ba 2015) along the summed gradients.
  private void follow(double highest) {
    float[] gradient = pieces[0].gradient;
    double divergence = pieces[0].divergence;
    for (int p = 1; p < PIECES; p++) {
      float[] more = pieces[p].gradient;
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += more[i];
      }
      divergence += pieces[p].divergence;
    }
    divergence /= BATCH;
    if (divergence > 2 * DIVERGENCE) {
      rate = Math.max(LOWEST_RATE, rate / 1.5);
    } else if (divergence < DIVERGENCE / 2) {
      rate = Math.min(highest, rate * 1.5);
    }
    double squares = 0;
    for (float g : gradient) {
      squares += (double) g * g;
    }
    float by = (float) Math.min(1, 1 / (Math.sqrt(squares) + 1e-9));
    updates++;
    float step = (float) (Math.min(rate, highest) / (1 - StrictMath.pow(0.9, updates)));
    float debias = (float) (1 / (1 - StrictMath.pow(0.999, updates)));
    for (int i = 0; i < gradient.length; i++) {
      float g = gradient[i] * by;
      first[i] += 0.1f * (g - first[i]);
      second[i] += 0.001f * (g * g - second[i]);
      weights[i] -= step * first[i] / ((float) Math.sqrt(second[i] * debias) + 1e-8f);
    }
  }

  /** A part of a batch: its rows, its gradient. */
  private final class Piece {
    final float[] gradient = new float[weights.length];
    double divergence;
    private final Mlp.Pass acts = policy.new Pass(PIECE);
    private final Mlp.Pass values = value.new Pass(PIECE);
    private final float[] narrow = new float[MOTORS];

    void learn(int[] order, int from, Judged judged) {
      Arrays.fill(gradient, 0);
      divergence = 0;
      int per = groups[0].size();
      for (int r = 0; r < PIECE; r++) {
        int at = order[from + r] % per * Rollout.VALUED;
        float[] seen = groups[order[from + r] / per].seen;
        System.arraycopy(seen, at, acts.input(), r * OBSERVED, OBSERVED);
        System.arraycopy(seen, at, values.input(), r * Rollout.VALUED, Rollout.VALUED);
      }
      values.forward(weights, PIECE);
      for (int r = 0; r < PIECE; r++) {
        Rollout g = groups[order[from + r] / per];
        float error = values.output()[r] - g.worth[order[from + r] % per];
        values.outputGradient()[r] = 0.5f * error / BATCH;
      }
      values.backward(weights, gradient, PIECE);
      if (judged.acts()) {
        act(order, from, judged);
      }
    }

    private void act(int[] order, int from, Judged judged) {
      int per = groups[0].size();
      float logs = 0;
      for (int i = 0; i < MOTORS; i++) {
        logs += weights[logStd + i];
        narrow[i] = (float) StrictMath.exp(-weights[logStd + i]);
        double grown = weights[logStd + i] - judged.logStd()[i];
        divergence += PIECE * (grown + 0.5 * StrictMath.exp(-2 * grown) - 0.5);
      }
      acts.forward(weights, PIECE);
      float[] mean = acts.output();
      float[] slope = acts.outputGradient();
      for (int r = 0; r < PIECE; r++) {
        Rollout g = groups[order[from + r] / per];
        int k = order[from + r] % per;
        float log = -logs;
        for (int i = 0; i < MOTORS; i++) {
          float z = (g.action[k * MOTORS + i] - mean[r * MOTORS + i]) * narrow[i];
          float d = (g.mean[k * MOTORS + i] - mean[r * MOTORS + i]) * narrow[i];
          log -= 0.5f * z * z;
          divergence += 0.5 * d * d;
        }
        float better = (g.advantage[k] - judged.middle()) * judged.scale();
        float change = Math.max(-20, Math.min(20, log - g.logProbability[k]));
        float ratio = (float) StrictMath.exp(change);
        boolean clipped = better > 0 ? ratio > 1 + CLIP : ratio < 1 - CLIP;
        float pull = clipped ? 0 : -better * ratio / BATCH;
        for (int i = 0; i < MOTORS; i++) {
          float z = (g.action[k * MOTORS + i] - mean[r * MOTORS + i]) * narrow[i];
          slope[r * MOTORS + i] = pull * z * narrow[i];
          gradient[logStd + i] += pull * (z * z - 1);
        }
      }
      acts.backward(weights, gradient, PIECE);
    }
  }

  // ---- to go on another day

  void save(DataOutputStream out) throws IOException {
    out.writeLong(seed);
    out.writeInt(iteration);
    out.writeLong(updates);
    out.writeDouble(rate);
    for (float[] values : new float[][] {weights, first, second}) {
      for (float v : values) {
        out.writeFloat(v);
      }
    }
    for (Rollout g : groups) {
      g.save(out);
    }
  }

  /** Continues where a saved run stood; false when it was another one. */
  boolean load(DataInputStream in) throws IOException {
    if (in.readLong() != seed) {
      return false;
    }
    iteration = in.readInt();
    updates = in.readLong();
    rate = in.readDouble();
    for (float[] values : new float[][] {weights, first, second}) {
      for (int i = 0; i < values.length; i++) {
        values[i] = in.readFloat();
      }
    }
    for (Rollout g : groups) {
      g.load(in);
    }
    return true;
  }
}
