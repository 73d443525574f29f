package foxden.policies.expert.cheetah;

import foxden.sim.cheetah.Cheetah;
import foxden.sim.planar.PlanarTree;
import foxden.sim.planar.PlanarWorld;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Runs networks and says how well they ran. States are qpos, then qvel. Any thread. */
final class Judge {

  /** Steps of LMAct's episodes, which count twice. */
  static final int SPRINT = 100;

  private static final int DOFS = Cheetah.DOFS;

  private final PlanarTree tree;
  private final int hidden;
  private final float[] mean = new float[Cheetah.OBSERVATION];
  private final float[] scale = new float[Cheetah.OBSERVATION];

  /**
   * What a network did.
   *
   * @param reward mean a step
   * @param fitness the same, plus that of the first hundred steps
   */
  record Verdict(double reward, double fitness) {}

  Judge(PlanarTree tree, int hidden) {
    this.tree = tree;
    this.hidden = hidden;
  }

  float[] mean() {
    return mean;
  }

  float[] scale() {
    return scale;
  }

  GaitNetwork network(float[] weights) {
    return new GaitNetwork(hidden, mean, scale, weights);
  }

  /** Settled starts of seeds from {@code first} on. */
  List<double[]> starts(long first, int count) {
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

  /**
   * Measures what observations are like under random actions held for four steps, for the networks
   * to subtract and divide by; the forward speed, which is to become large, is scaled by hand.
   */
  void measure(List<double[]> starts) {
    PlanarWorld world = new PlanarWorld(tree);
    Random random = new Random(0);
    int n = Cheetah.OBSERVATION;
    double[] sum = new double[n];
    double[] squares = new double[n];
    float[] seen = new float[n];
    double[] control = new double[Cheetah.MOTORS];
    int count = 0;
    for (double[] start : starts) {
      place(world, start);
      for (int k = 0; k < 200; k++) {
        for (int i = 0; i < control.length && k % 4 == 0; i++) {
          control[i] = 2 * random.nextDouble() - 1;
        }
        world.step(control);
        Cheetah.observe(world, seen);
        for (int i = 0; i < n; i++) {
          sum[i] += seen[i];
          squares[i] += (double) seen[i] * seen[i];
        }
        count++;
      }
    }
    for (int i = 0; i < n; i++) {
      double m = sum[i] / count;
      mean[i] = (float) m;
      scale[i] = (float) (1 / Math.sqrt(Math.max(1e-4, squares[i] / count - m * m)));
    }
    mean[Cheetah.POSITIONS] = 2;
    scale[Cheetah.POSITIONS] = 1 / 3f;
  }

  /** Runs a network once from each state. */
  Verdict judge(PlanarWorld world, GaitNetwork network, List<double[]> starts, int horizon) {
    float[] seen = new float[Cheetah.OBSERVATION];
    double[] control = new double[Cheetah.MOTORS];
    double reward = 0;
    double fitness = 0;
    for (double[] start : starts) {
      place(world, start);
      double sum = 0;
      double sprint = 0;
      for (int k = 0; k < horizon; k++) {
        Cheetah.observe(world, seen);
        network.act(seen, control);
        // Running backwards costs, so that there is a slope out of it.
        boolean sound = world.step(control);
        sum += sound ? Math.min(1, world.speed() / Cheetah.FULL_SPEED) : -1;
        if (k == SPRINT - 1) {
          sprint = sum;
        }
        // Whoever lies still will go on lying.
        if (!sound || k == 2 * SPRINT && sum < 2) {
          break;
        }
      }
      double whole = sum / horizon;
      reward += whole / starts.size();
      fitness += whole + sprint / SPRINT;
    }
    return new Verdict(reward, fitness);
  }

  PlanarWorld world() {
    return new PlanarWorld(tree);
  }
}
