package foxden.policies.lmact;

import foxden.policies.fox.FoxModel;
import foxden.sim.gridworld.GridWorld;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the grid world becomes tokens. An observation token says where player and target are (row and
 * column of each, one of ten), which way the target lies (above, level or below; left, level or
 * right), how the player has moved since the last observation (not, or one of four directions),
 * whether an episode begins here, and whether it belongs to a demonstration. An action token is one
 * of four words.
 */
final class GridTokens {

  static final int OBSERVATION = 0;
  static final int ACTION = 1;

  private static final int WAY = 4 * GridWorld.FREE;
  private static final int MOVED = WAY + 6;
  private static final int FIRST = MOVED + 5;
  private static final int SIZE = FIRST + 2;

  /** The kinds in the order of their numbers. */
  static final List<FoxModel.Input> INPUTS =
      List.of(new FoxModel.Input("observation", SIZE), new FoxModel.Input("action", 4));

  private GridTokens() {}

  /**
   * An observation token.
   *
   * @param before the observation before this one in the same episode; null when it is the first
   */
  static float[] observation(GridWorld world, @Nullable GridWorld before, boolean demo) {
    float[] x = new float[SIZE];
    x[world.playerRow() - 1] = 1;
    x[GridWorld.FREE + world.playerCol() - 1] = 1;
    x[2 * GridWorld.FREE + world.targetRow() - 1] = 1;
    x[3 * GridWorld.FREE + world.targetCol() - 1] = 1;
    x[WAY + 1 + Integer.signum(world.targetRow() - world.playerRow())] = 1;
    x[WAY + 4 + Integer.signum(world.targetCol() - world.playerCol())] = 1;
    x[MOVED + moved(world, before)] = 1;
    x[FIRST] = before == null ? 1 : 0;
    x[FIRST + 1] = demo ? 1 : 0;
    return x;
  }

  private static int moved(GridWorld world, @Nullable GridWorld before) {
    if (before == null || before.equals(world)) {
      return 0;
    }
    for (int direction = 0; direction < 4; direction++) {
      if (before.walk(direction).equals(world)) {
        return 1 + direction;
      }
    }
    return 0;
  }

  static float[] action(int word) {
    float[] x = new float[4];
    x[word] = 1;
    return x;
  }
}
