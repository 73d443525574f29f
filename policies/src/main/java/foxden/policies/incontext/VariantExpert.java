package foxden.policies.incontext;

import foxden.policies.expert.TicTacToeExpert;
import foxden.sim.gridworld.GridWorld;
import foxden.sim.variant.CodeBook;
import foxden.sim.variant.GridGoals;
import foxden.sim.variant.GridWords;
import foxden.sim.variant.TicTacToeWords;
import foxden.sim.variant.VariantGame;

/**
 * Plays a variant knowing its key: the shortest way, minimax, the right word. One thread, as the
 * minimax table fills while it plays.
 */
final class VariantExpert {

  private final TicTacToeExpert minimax = new TicTacToeExpert();

  /** How likely the expert says each of the nine words. */
  float[] words(VariantGame game, int[] key, int[] state) {
    float[] p = new float[VariantGame.WORDS];
    if (game instanceof GridWords) {
      GridWorld world = GridWords.world(state);
      for (int word = 0; word < p.length; word++) {
        p[word] = key[word] >= 0 && world.shortens(key[word]) ? 1 : 0;
      }
    } else if (game instanceof TicTacToeWords) {
      int cell = minimax.best(TicTacToeWords.position(state));
      for (int word = 0; word < p.length; word++) {
        p[word] = key[word] == cell ? 1 : 0;
      }
    } else if (game instanceof CodeBook) {
      p[key[state[0]]] = 1;
    } else if (game instanceof GridGoals) {
      goals(key, state, p);
    } else {
      throw new IllegalArgumentException("no expert plays '" + game.task() + "'");
    }
    float sum = 0;
    for (float x : p) {
      sum += x;
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= sum;
    }
    return p;
  }

  // A shortest way that does not lead over another piece; else round it.
  private static void goals(int[] key, int[] state, float[] p) {
    int wanted = GridGoals.wanted(key, state);
    int row = state[2 + 2 * wanted];
    int col = state[3 + 2 * wanted];
    int now = Math.abs(row - state[0]) + Math.abs(col - state[1]);
    boolean any = false;
    for (int round = 0; round < 2 && !any; round++) {
      for (int direction = 0; direction < 4; direction++) {
        int[] to = GridGoals.next(state, direction);
        int piece = GridGoals.pieceAt(state, to[0], to[1]);
        boolean moves = to[0] != state[0] || to[1] != state[1];
        boolean nearer = Math.abs(row - to[0]) + Math.abs(col - to[1]) < now;
        if (moves && (piece < 0 || piece == wanted) && (nearer || round > 0)) {
          p[direction] = 1;
          any = true;
        }
      }
    }
    if (!any) {
      java.util.Arrays.fill(p, 0, 4, 1);
    }
  }

  /** A word drawn from a distribution. */
  static int draw(float[] p, double at) {
    double left = at;
    int last = 0;
    for (int i = 0; i < p.length; i++) {
      left -= p[i];
      if (p[i] > 0) {
        last = i;
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }
}
