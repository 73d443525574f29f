package foxden.sim.cheetah;

import foxden.sim.walker.WalkerEnvironment;

/**
 * The cheetah as an environment: task {@code cheetah} (100 steps) and {@code cheetah-1000}. Besides
 * a walker's channels it has {@code dict}, the same as LMAct's text, in full precision. Reward is a
 * tenth of the speed, 0 to 1.
 */
public final class CheetahEnvironment extends WalkerEnvironment {

  /** Task name of LMAct's 100 steps. */
  public static final String TASK = "cheetah";

  /** Task name of the whole episode. */
  public static final String WHOLE = "cheetah-1000";

  /**
   * A cheetah.
   *
   * @param whole whether an episode has 1000 steps; else 100
   */
  public CheetahEnvironment(boolean whole) {
    super(new CheetahRun(whole), Cheetah.tree());
  }
}
