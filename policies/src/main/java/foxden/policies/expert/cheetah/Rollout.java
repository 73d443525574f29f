package foxden.policies.expert.cheetah;

import foxden.sim.cheetah.Cheetah;
import foxden.sim.planar.PlanarTree;
import foxden.sim.planar.PlanarWorld;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Some cheetahs that run side by side under a noisy policy, and what they went through in their
 * last steps: the data of {@link Ppo}. One thread at a time.
 */
final class Rollout {

  private static final int OBSERVED = Cheetah.OBSERVATION;
  private static final int MOTORS = Cheetah.MOTORS;
  private static final int DOFS = Cheetah.DOFS;

  /** Inputs of the network that estimates values: the observation, and the time where it counts. */
  static final int VALUED = OBSERVED + 1;

  /** Episodes are so many steps long where the time counts. */
  private static final double SPRINT = CheetahExpert.SPRINT;

  /**
   * How episodes go.
   *
   * @param steps that each cheetah makes at a time
   * @param shortest steps of an episode, the longest likewise: drawn between them
   * @param ends whether nothing comes after an episode, so that the time counts; else it is only
   *     cut
   */
  record Episodes(int steps, int shortest, int longest, boolean ends) {}

  /** Who acts: networks in one array of weights, and what they subtract from and scale. */
  record Actor(Mlp policy, Mlp value, float[] weights, int logStd, float[] mean, float[] scale) {}

  private final Episodes episodes;
  private final int count;
  private final List<double[]> starts;
  private final PlanarWorld[] worlds;
  private final int[] age;
  private final int[] limit;

  // ---- what they went through, step by step and in each step cheetah by cheetah
  /** Observations as they were; one step more than actions. */
  final float[] raw;

  /** Normalised observations and time, as the networks get them. */
  final float[] seen;

  final float[] action;
  final float[] mean;
  final float[] logProbability;
  final float[] advantage;

  /** What the value should have been. */
  final float[] worth;

  private final float[] reward;
  private final byte[] ended;
  private final float[] value;
  private double rewards;

  private static final byte GOES_ON = 0;
  private static final byte CUT = 1;
  private static final byte OVER = 2;

  /** Cheetahs at the beginnings of their episodes. */
  Rollout(Episodes episodes, int count, PlanarTree tree, List<double[]> starts, Random random) {
    this.episodes = episodes;
    this.count = count;
    this.starts = starts;
    worlds = new PlanarWorld[count];
    age = new int[count];
    limit = new int[count];
    for (int e = 0; e < count; e++) {
      worlds[e] = new PlanarWorld(tree);
      begin(e, random);
      // So that they do not all end at once.
      if (!episodes.ends()) {
        limit[e] = 1 + random.nextInt(episodes.longest());
      }
    }
    int n = size();
    raw = new float[(n + count) * OBSERVED];
    seen = new float[(n + count) * VALUED];
    action = new float[n * MOTORS];
    mean = new float[n * MOTORS];
    logProbability = new float[n];
    advantage = new float[n];
    worth = new float[n];
    reward = new float[n];
    ended = new byte[n];
    value = new float[n + count];
  }

  /** Settled starts of seeds from {@code first} on: qpos, then qvel. */
  static List<double[]> starts(PlanarTree tree, long first, int count) {
    PlanarWorld world = new PlanarWorld(tree);
    List<double[]> starts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Cheetah.start(world, first + i);
      starts.add(state(world));
    }
    return starts;
  }

  private static double[] state(PlanarWorld world) {
    double[] state = new double[2 * DOFS];
    for (int d = 0; d < DOFS; d++) {
      state[d] = world.qpos(d);
      state[DOFS + d] = world.qvel(d);
    }
    return state;
  }

  private static void place(PlanarWorld world, double[] state) {
    world.setState(Arrays.copyOf(state, DOFS), Arrays.copyOfRange(state, DOFS, 2 * DOFS));
  }

  private void begin(int e, Random random) {
    place(worlds[e], starts.get(random.nextInt(starts.size())));
    age[e] = 0;
    limit[e] = episodes.shortest() + random.nextInt(episodes.longest() - episodes.shortest() + 1);
  }

  /** Decisions that a run collects. */
  int size() {
    return episodes.steps() * count;
  }

  /** Mean reward a step of the last run. */
  double meanReward() {
    return rewards / size();
  }

  /**
   * Runs on, and judges what was done: advantages by generalised advantage estimation (Schulman et
   * al. 2016, arXiv 1506.02438).
   */
  void run(Actor actor, double discount, double smoothing, Random random) {
    Mlp.Pass pass = actor.policy().new Pass(count);
    double[] control = new double[MOTORS];
    float[] std = new float[MOTORS];
    float logStds = 0;
    for (int i = 0; i < MOTORS; i++) {
      float l = actor.weights()[actor.logStd() + i];
      std[i] = (float) StrictMath.exp(l);
      logStds += l;
    }
    rewards = 0;
    List<Integer> cutAt = new ArrayList<>();
    List<float[]> cut = new ArrayList<>();
    for (int t = 0; t < episodes.steps(); t++) {
      int row = t * count;
      for (int e = 0; e < count; e++) {
        see(e, row + e, actor);
        System.arraycopy(seen, (row + e) * VALUED, pass.input(), e * OBSERVED, OBSERVED);
      }
      pass.forward(actor.weights(), count);
      for (int e = 0; e < count; e++) {
        int k = row + e;
        float log = -logStds;
        for (int i = 0; i < MOTORS; i++) {
          float m = pass.output()[e * MOTORS + i];
          float noise = (float) random.nextGaussian();
          mean[k * MOTORS + i] = m;
          action[k * MOTORS + i] = m + std[i] * noise;
          log -= 0.5f * noise * noise;
          control[i] = Math.max(-1, Math.min(1, action[k * MOTORS + i]));
        }
        logProbability[k] = log;
        step(e, k, control);
        if (ended[k] == CUT) {
          float[] last = new float[VALUED];
          observe(e, new float[OBSERVED], 0, last, 0, actor);
          cutAt.add(k);
          cut.add(last);
        }
        if (ended[k] != GOES_ON) {
          begin(e, random);
        }
      }
    }
    for (int e = 0; e < count; e++) {
      see(e, size() + e, actor);
    }
    judge(actor, discount, smoothing, cutAt, cut);
  }

  private void see(int e, int row, Actor actor) {
    observe(e, raw, row * OBSERVED, seen, row * VALUED, actor);
  }

  private void observe(int e, float[] plain, int at, float[] to, int toAt, Actor actor) {
    float[] now = new float[OBSERVED];
    Cheetah.observe(worlds[e], now);
    System.arraycopy(now, 0, plain, at, OBSERVED);
    GaitNetwork.normalise(now, actor.mean(), actor.scale(), to, toAt);
    to[toAt + OBSERVED] = episodes.ends() ? (float) (2 * age[e] / SPRINT - 1) : 0;
  }

  private void step(int e, int k, double[] control) {
    boolean sound = worlds[e].step(control);
    // Running backwards costs, so that there is a slope out of it.
    double r = sound ? Math.min(1, worlds[e].speed() / Cheetah.FULL_SPEED) : -1;
    rewards += r;
    reward[k] = (float) r;
    age[e]++;
    boolean last = age[e] >= limit[e];
    ended[k] = !sound || last && episodes.ends() ? OVER : last ? CUT : GOES_ON;
  }

  private void judge(
      Actor actor, double discount, double smoothing, List<Integer> cutAt, List<float[]> cut) {
    int n = size();
    Mlp.Pass pass = actor.value().new Pass(Math.max(n + count, cut.size()));
    System.arraycopy(seen, 0, pass.input(), 0, (n + count) * VALUED);
    pass.forward(actor.weights(), n + count);
    System.arraycopy(pass.output(), 0, value, 0, n + count);
    for (int c = 0; c < cut.size(); c++) {
      System.arraycopy(cut.get(c), 0, pass.input(), c * VALUED, VALUED);
    }
    pass.forward(actor.weights(), cut.size());
    float[] beyond = new float[n];
    for (int c = 0; c < cut.size(); c++) {
      beyond[cutAt.get(c)] = pass.output()[c];
    }
    for (int e = 0; e < count; e++) {
      double gain = 0;
      for (int k = n - count + e; k >= 0; k -= count) {
        boolean on = ended[k] == GOES_ON;
        double next = on ? value[k + count] : beyond[k];
        double surprise = reward[k] + discount * next - value[k];
        gain = surprise + (on ? discount * smoothing * gain : 0);
        advantage[k] = (float) gain;
        worth[k] = (float) (gain + value[k]);
      }
    }
  }

  // ---- to go on another day

  void save(DataOutputStream out) throws IOException {
    for (int e = 0; e < count; e++) {
      for (double v : state(worlds[e])) {
        out.writeDouble(v);
      }
      out.writeInt(age[e]);
      out.writeInt(limit[e]);
    }
  }

  void load(DataInputStream in) throws IOException {
    double[] state = new double[2 * DOFS];
    for (int e = 0; e < count; e++) {
      for (int i = 0; i < state.length; i++) {
        state[i] = in.readDouble();
      }
      place(worlds[e], state);
      age[e] = in.readInt();
      limit[e] = in.readInt();
    }
  }
}
