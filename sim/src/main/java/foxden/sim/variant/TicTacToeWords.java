package foxden.sim.variant;

import foxden.sim.WorldState;
import foxden.sim.arena.Chance;
import foxden.sim.tictactoe.TicTacToe;
import foxden.sim.tictactoe.TicTacToeEnvironment;
import java.util.List;

/**
 * Tic-tac-toe where which word takes which cell is the secret: 362,880 variants. Starts, opponent
 * and reward are those of the task {@code tictactoe}; a word whose cell is taken changes nothing.
 * Key: the cell of each word. State: bits of x, bits of o, 1 when the player is x.
 */
public final class TicTacToeWords implements VariantGame {

  private static final int STONES = 5;
  private static final float SURFACE = 0.038f;

  @Override
  public String task() {
    return "variant-tictactoe";
  }

  @Override
  public String summary() {
    return "tic-tac-toe; which of nine words takes which cell only demonstrations tell";
  }

  @Override
  public String scene() {
    return "tictactoe";
  }

  @Override
  public List<String> bodies() {
    return List.of("x_1", "x_2", "x_3", "x_4", "x_5", "o_1", "o_2", "o_3", "o_4", "o_5");
  }

  @Override
  public int maxSteps() {
    return 100;
  }

  @Override
  public List<String> labels() {
    return TicTacToe.CELLS;
  }

  @Override
  public int[] key(Chance chance) {
    return Variants.shuffled(WORDS, chance);
  }

  @Override
  public int keySize() {
    return WORDS;
  }

  @Override
  public int[] start(int[] key, Chance chance) {
    List<TicTacToe> starts = TicTacToeEnvironment.STARTS;
    TicTacToe p = starts.get(chance.nextInt(starts.size()));
    return new int[] {p.x(), p.o(), p.xMoves() ? 1 : 0};
  }

  @Override
  public int stateSize() {
    return 3;
  }

  /** The position of a state. */
  public static TicTacToe position(int[] state) {
    return new TicTacToe(state[0], state[1]);
  }

  @Override
  public double play(int[] key, int[] state, int word, Chance chance) {
    TicTacToe p = position(state);
    if (!p.free(key[word])) {
      return 0;
    }
    p = p.play(key[word]);
    if (!p.over()) {
      List<Integer> free = p.moves();
      p = p.play(free.get(chance.nextInt(free.size())));
    }
    state[0] = p.x();
    state[1] = p.o();
    boolean isX = state[2] == 1;
    return p.wins(isX) ? 1 : p.wins(!isX) ? -1 : 0;
  }

  @Override
  public boolean over(int[] state) {
    return position(state).over();
  }

  @Override
  public boolean won(int[] key, int[] state) {
    return position(state).wins(state[2] == 1);
  }

  @Override
  public boolean secretInWords() {
    return true;
  }

  @Override
  public String describe(int[] key, int[] state) {
    return (9 - position(state).stones()) + " cells are free";
  }

  @Override
  public float[] seen(int[] state) {
    TicTacToe p = position(state);
    float[] board = new float[9];
    for (int cell = 0; cell < 9; cell++) {
      char mark = p.at(cell);
      board[cell] = mark == ' ' ? 0 : (mark == 'x') == (state[2] == 1) ? 1 : -1;
    }
    return board;
  }

  @Override
  public float[] poses(int[] state) {
    TicTacToe p = position(state);
    float[] poses = new float[2 * STONES * WorldState.POSE];
    int xs = 0;
    int os = 0;
    for (int cell = 0; cell < 9; cell++) {
      char mark = p.at(cell);
      if (mark != ' ') {
        int body = mark == 'x' ? xs++ : STONES + os++;
        double pitch = TicTacToeEnvironment.PITCH;
        pose(poses, body, (cell % 3 - 1) * pitch, (1 - cell / 3) * pitch, SURFACE);
      }
    }
    for (; xs < STONES; xs++) {
      pose(poses, xs, -0.44, 0.24 - 0.12 * xs, 0);
    }
    for (; os < STONES; os++) {
      pose(poses, STONES + os, 0.44, 0.24 - 0.12 * os, 0);
    }
    return poses;
  }

  private static void pose(float[] poses, int body, double x, double y, float z) {
    int at = body * WorldState.POSE;
    poses[at] = (float) x;
    poses[at + 1] = (float) y;
    poses[at + 2] = z;
    poses[at + 6] = 1;
  }
}
