package foxden.sim.cheetah;

import foxden.scenes.SceneCatalog;
import foxden.sim.planar.PlanarTree;
import foxden.sim.planar.PlanarWorld;

/**
 * The task in numbers: how an episode starts, what is observed, what is rewarded. Used by the
 * environment and, without its wrapping, by training.
 */
public final class Cheetah {

  /** Numbers of the position part of an observation: qpos without the root's x. */
  public static final int POSITIONS = 8;

  /** Numbers of the velocity part of an observation: qvel. */
  public static final int VELOCITIES = 9;

  /** Numbers of an observation. */
  public static final int OBSERVATION = POSITIONS + VELOCITIES;

  /** Motors. */
  public static final int MOTORS = 6;

  /** Degrees of freedom. */
  public static final int DOFS = 9;

  /** Speed that earns the full reward, m/s. */
  public static final double FULL_SPEED = 10;

  /** Passive steps before an episode begins. */
  public static final int SETTLING = 200;

  private Cheetah() {}

  /** The shipped model, prepared. */
  public static PlanarTree tree() {
    return new PlanarTree(SceneCatalog.planarModel("cheetah"));
  }

  /**
   * Puts the cheetah at the start of a seed: limited joints uniform in their ranges, then {@link
   * #SETTLING} passive steps, then the root's x, which nobody observes, back to 0.
   */
  public static void start(PlanarWorld world, long seed) {
    double[] qpos = new double[DOFS];
    double[] qvel = new double[DOFS];
    long state = seed;
    int dof = 0;
    for (var joint : world.tree().model().joints()) {
      if (joint.limited()) {
        state += 0x9e3779b97f4a7c15L;
        double u = (mix(state) >>> 11) * 0x1p-53;
        qpos[dof] = joint.low() + u * (joint.high() - joint.low());
      }
      dof++;
    }
    world.setState(qpos, qvel);
    double[] passive = new double[MOTORS];
    for (int i = 0; i < SETTLING; i++) {
      world.step(passive);
    }
    for (int i = 0; i < DOFS; i++) {
      qpos[i] = i == 0 ? 0 : world.qpos(i);
      qvel[i] = world.qvel(i);
    }
    world.setState(qpos, qvel);
  }

  /** Reward of a step that ended at this speed of the centre of mass, m/s: linear up to 10. */
  public static double reward(double speed) {
    return Math.max(0, Math.min(1, speed / FULL_SPEED));
  }

  /** Writes an observation as drivers see it: positions, then velocities. */
  public static void observe(PlanarWorld world, float[] out) {
    for (int i = 0; i < POSITIONS; i++) {
      out[i] = (float) world.qpos(i + 1);
    }
    for (int i = 0; i < VELOCITIES; i++) {
      out[POSITIONS + i] = (float) world.qvel(i);
    }
  }

  // Finaliser of SplitMix64 (Steele, Lea and Flood 2014).
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
