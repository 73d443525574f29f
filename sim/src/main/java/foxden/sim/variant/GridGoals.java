package foxden.sim.variant;

import foxden.sim.WorldState;
import foxden.sim.arena.Chance;
import foxden.sim.gridworld.GridWorld;
import foxden.sim.gridworld.GridWorldEnvironment;
import java.util.Arrays;
import java.util.List;

/**
 * The grid world with three of six chess pieces on it. Which of them counts is the secret: the
 * variant ranks the six (720 variants), and only reaching the highest of the three scores; reaching
 * another ends the episode without. The first four words walk left, right, up and down, the others
 * do nothing. Key: the rank of each piece, 0 the highest. State: row and column of the player, then
 * of each piece, 0 for one that is not there.
 */
public final class GridGoals implements VariantGame {

  /** Kinds of pieces. */
  public static final int PIECES = 6;

  /** Pieces on the board. */
  public static final int SHOWN = 3;

  /** What the pieces are called. */
  public static final List<String> NAMES =
      List.of("pawn", "knight", "bishop", "rook", "queen", "king");

  private static final int[] ROW_STEP = {0, 0, -1, 1};
  private static final int[] COL_STEP = {-1, 1, 0, 0};

  @Override
  public String task() {
    return "variant-goals";
  }

  @Override
  public String summary() {
    return "three of six pieces on a grid; which one counts only demonstrations tell";
  }

  @Override
  public String scene() {
    return "pieces";
  }

  @Override
  public List<String> bodies() {
    return List.of("player", "pawn", "knight", "bishop", "rook", "queen", "king");
  }

  @Override
  public int maxSteps() {
    return GridWorld.MAX_STEPS;
  }

  @Override
  public List<String> labels() {
    return List.of(
        "player row",
        "player column",
        "pawn row",
        "pawn column",
        "knight row",
        "knight column",
        "bishop row",
        "bishop column",
        "rook row",
        "rook column",
        "queen row",
        "queen column",
        "king row",
        "king column");
  }

  @Override
  public int[] key(Chance chance) {
    return Variants.shuffled(PIECES, chance);
  }

  @Override
  public int keySize() {
    return PIECES;
  }

  @Override
  public int[] start(int[] key, Chance chance) {
    int[] state = new int[stateSize()];
    int[] kinds = Variants.shuffled(PIECES, chance);
    int[] cells = new int[SHOWN + 1];
    Arrays.fill(cells, -1);
    for (int i = 0; i <= SHOWN; i++) {
      int cell = chance.nextInt(GridWorld.FREE * GridWorld.FREE);
      while (taken(cells, i, cell)) {
        cell = chance.nextInt(GridWorld.FREE * GridWorld.FREE);
      }
      cells[i] = cell;
      int at = i == SHOWN ? 0 : 2 + 2 * kinds[i];
      state[at] = 1 + cell / GridWorld.FREE;
      state[at + 1] = 1 + cell % GridWorld.FREE;
    }
    return state;
  }

  private static boolean taken(int[] cells, int count, int cell) {
    for (int i = 0; i < count; i++) {
      if (cells[i] == cell) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int stateSize() {
    return 2 + 2 * PIECES;
  }

  /** Whether a piece is on the board. */
  public static boolean there(int[] state, int piece) {
    return state[2 + 2 * piece] > 0;
  }

  /** The piece that counts. */
  public static int wanted(int[] key, int[] state) {
    int best = -1;
    for (int piece = 0; piece < PIECES; piece++) {
      if (there(state, piece) && (best < 0 || key[piece] < key[best])) {
        best = piece;
      }
    }
    return best;
  }

  /** The piece in a cell, or -1. */
  public static int pieceAt(int[] state, int row, int col) {
    for (int piece = 0; piece < PIECES; piece++) {
      if (state[2 + 2 * piece] == row && state[3 + 2 * piece] == col) {
        return piece;
      }
    }
    return -1;
  }

  /** Row and column one step away. */
  public static int[] next(int[] state, int direction) {
    int row = Math.max(1, Math.min(GridWorld.FREE, state[0] + ROW_STEP[direction]));
    int col = Math.max(1, Math.min(GridWorld.FREE, state[1] + COL_STEP[direction]));
    return new int[] {row, col};
  }

  @Override
  public double play(int[] key, int[] state, int word, Chance chance) {
    if (word >= 4) {
      return 0;
    }
    int[] to = next(state, word);
    state[0] = to[0];
    state[1] = to[1];
    return won(key, state) ? 1 : 0;
  }

  @Override
  public boolean over(int[] state) {
    return pieceAt(state, state[0], state[1]) >= 0;
  }

  @Override
  public boolean won(int[] key, int[] state) {
    return over(state) && pieceAt(state, state[0], state[1]) == wanted(key, state);
  }

  @Override
  public boolean secretInWords() {
    return false;
  }

  @Override
  public String describe(int[] key, int[] state) {
    int reached = pieceAt(state, state[0], state[1]);
    return reached < 0 ? "no piece is reached" : "the " + NAMES.get(reached) + " is reached";
  }

  @Override
  public float[] seen(int[] state) {
    float[] seen = new float[state.length];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = state[i];
    }
    return seen;
  }

  @Override
  public float[] poses(int[] state) {
    float[] poses = new float[(1 + PIECES) * WorldState.POSE];
    GridWords.pose(poses, 0, state[0], state[1]);
    for (int piece = 0; piece < PIECES; piece++) {
      if (there(state, piece)) {
        GridWords.pose(poses, 1 + piece, state[2 + 2 * piece], state[3 + 2 * piece]);
      } else {
        // What is not in play stands beside the board.
        GridWords.pose(poses, 1 + piece, 3 + piece, -0.5);
        poses[(1 + piece) * WorldState.POSE] = (float) (-6.3 * GridWorldEnvironment.PITCH);
      }
    }
    return poses;
  }
}
