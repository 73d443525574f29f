package foxden.sim.variant;

import foxden.sim.arena.Chance;
import java.util.List;

/** The games with variants, and which variants no training may use. */
public final class Variants {

  private static final int ONE_IN = 4;

  private Variants() {}

  /** All games. */
  public static List<VariantGame> games() {
    return List.of(new GridWords(), new TicTacToeWords(), new CodeBook(), new GridGoals());
  }

  /** Whether a variant is held out: one in four, by a fixed hash of its key. */
  public static boolean heldOut(int[] key) {
    long hash = 0x686f6c64L;
    for (int number : key) {
      hash = Chance.mix(hash * 31 + number + 0x9e3779b97f4a7c15L);
    }
    return Long.remainderUnsigned(hash, ONE_IN) == 0;
  }

  /** A variant that is held out, or one that is not. */
  public static int[] draw(VariantGame game, boolean heldOut, Chance chance) {
    int[] key = game.key(chance);
    while (heldOut(key) != heldOut) {
      key = game.key(chance);
    }
    return key;
  }

  /** The variant that a seed of the game's task plays: a held-out one. */
  public static int[] ofSeed(VariantGame game, long seed) {
    return draw(game, true, new Chance(Chance.mix(seed ^ 0x76617269616e74L)));
  }

  /** The game of a task, or an exception that says what there is. */
  public static VariantGame of(String task) {
    for (VariantGame game : games()) {
      if (game.task().equals(task)) {
        return game;
      }
    }
    throw new IllegalArgumentException(
        "'"
            + task
            + "' is no game with variants; choose one of "
            + String.join(" ", games().stream().map(VariantGame::task).toList()));
  }

  /** Numbers 0 to n - 1 in a drawn order. */
  static int[] shuffled(int n, Chance chance) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = chance.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
