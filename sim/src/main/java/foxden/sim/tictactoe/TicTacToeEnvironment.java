package foxden.sim.tictactoe;

import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.ChannelSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Goals;
import foxden.sim.Observation;
import foxden.sim.WorldState;
import foxden.sim.arena.ArenaEnvironment;
import foxden.sim.arena.Chance;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tic-tac-toe as an environment: task {@code tictactoe}. The seed draws the start, each of the
 * 1,090 positions with at most four stones in which the game goes on being as likely; the player is
 * whoever moves next there. The opponent takes a free cell at random. Reward 1 for a win, -1 for a
 * loss, else 0. A taken cell changes nothing but the step count, and says so in an event.
 *
 * <p>Channels: {@code board} (nine numbers in row-major order: 1 the player's stone, -1 the
 * opponent's, 0 free), {@code side} (1 when the player is x) and LMAct's {@code txt}. In the arena
 * scene the middle of cell [row, col] lies at x = (col - 1) * 0.2 m, y = (1 - row) * 0.2 m.
 */
public final class TicTacToeEnvironment extends ArenaEnvironment {

  /** The task's name. */
  public static final String TASK = "tictactoe";

  /** The starts a seed chooses from. */
  public static final List<TicTacToe> STARTS = TicTacToe.reachable(4);

  /** Side of a cell in the arena scene, m. */
  public static final double PITCH = 0.2;

  // Height of the board in the scene, m.
  private static final float SURFACE = 0.038f;

  private static final int MAX_STEPS = 100;
  private static final int STONES = 5;

  private final Chance chance = new Chance(0);
  private TicTacToe position = TicTacToe.EMPTY;
  private boolean playerIsX = true;
  // Which stone lies on a cell, so that stones never swap places: 0 for none, else number + 1.
  private final int[] stone = new int[9];

  /** The task. */
  public TicTacToeEnvironment() {
    super(
        new EnvironmentSpec(
            TASK,
            "tictactoe",
            0.5,
            1,
            MAX_STEPS,
            List.of(
                new ChannelSpec("board", ChannelSpec.Kind.VECTOR, 9, TicTacToe.CELLS),
                new ChannelSpec("side", ChannelSpec.Kind.VECTOR, 1, List.of("player is x")),
                new ChannelSpec("txt", ChannelSpec.Kind.TEXT, 0, List.of())),
            new ActionSpec.Discrete(TicTacToe.CELLS),
            bodies(),
            List.of()));
  }

  private static List<String> bodies() {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= STONES; i++) {
      names.add("x_" + i);
    }
    for (int i = 1; i <= STONES; i++) {
      names.add("o_" + i);
    }
    return names;
  }

  /** The position now. */
  public TicTacToe position() {
    return position;
  }

  @Override
  protected void begin(long seed) {
    chance.state(Chance.mix(seed ^ 0x74696374L));
    position = STARTS.get(chance.nextInt(STARTS.size()));
    playerIsX = position.xMoves();
    java.util.Arrays.fill(stone, 0);
    int xs = 0;
    int os = 0;
    for (int cell = 0; cell < 9; cell++) {
      char mark = position.at(cell);
      stone[cell] = mark == 'x' ? ++xs : mark == 'o' ? ++os : 0;
    }
  }

  @Override
  protected void check(Action action) {
    if (!(action instanceof Action.DiscreteAction discrete)
        || discrete.index() < 0
        || discrete.index() > 8) {
      throw new IllegalArgumentException(
          "tic-tac-toe takes one of the cells a1 to c3, number 0 to 8, not " + action);
    }
  }

  @Override
  protected double play(Action action) {
    int cell = ((Action.DiscreteAction) action).index();
    if (!position.free(cell)) {
      event("illegal", TicTacToe.CELLS.get(cell) + " is taken; nothing changed.");
      return 0;
    }
    put(cell);
    if (!position.over()) {
      List<Integer> free = position.moves();
      int answer = free.get(chance.nextInt(free.size()));
      put(answer);
      event("opponent", "The opponent takes " + TicTacToe.CELLS.get(answer) + ".");
    }
    return position.wins(playerIsX) ? 1 : position.wins(!playerIsX) ? -1 : 0;
  }

  private void put(int cell) {
    stone[cell] = 1 + Integer.bitCount(position.xMoves() ? position.x() : position.o());
    position = position.play(cell);
  }

  @Override
  protected boolean over() {
    return position.over();
  }

  @Override
  protected boolean won() {
    return position.wins(playerIsX);
  }

  @Override
  protected Map<String, Observation.Channel> channels() {
    Map<String, Observation.Channel> channels = new LinkedHashMap<>();
    float[] board = new float[9];
    for (int cell = 0; cell < 9; cell++) {
      char mark = position.at(cell);
      board[cell] = mark == ' ' ? 0 : (mark == 'x') == playerIsX ? 1 : -1;
    }
    channels.put("board", new Observation.Vector(board));
    channels.put("side", new Observation.Vector(new float[] {playerIsX ? 1 : 0}));
    channels.put("txt", new Observation.Text(position.txt()));
    return channels;
  }

  /** The position that an observation shows. */
  public static TicTacToe read(Observation observation) {
    float[] board = observation.vector("board");
    boolean isX = observation.vector("side")[0] != 0;
    int own = 0;
    int other = 0;
    for (int cell = 0; cell < 9; cell++) {
      own |= board[cell] > 0 ? 1 << cell : 0;
      other |= board[cell] < 0 ? 1 << cell : 0;
    }
    return isX ? new TicTacToe(own, other) : new TicTacToe(other, own);
  }

  @Override
  protected Goals goals() {
    String side = playerIsX ? "x" : "o";
    String reason =
        position.wins(playerIsX)
            ? "three of " + side + " in a line"
            : position.wins(!playerIsX)
                ? "the opponent has three in a line"
                : position.over()
                    ? "the board is full"
                    : (9 - position.stones()) + " cells are free";
    return new Goals(
        List.of(
            new Goals.Goal(
                "three(player)", "the player has three in a line", won(), reason, List.of())),
        won() ? 1 : 0);
  }

  @Override
  protected float[] poses() {
    float[] poses = new float[2 * STONES * WorldState.POSE];
    for (int i = 0; i < 2 * STONES; i++) {
      // Stones that are not in play wait beside the board.
      double side = i < STONES ? -1 : 1;
      pose(poses, i, side * 0.44, 0.24 - 0.12 * (i % STONES));
    }
    for (int cell = 0; cell < 9; cell++) {
      if (stone[cell] > 0) {
        int body = stone[cell] - 1 + (position.at(cell) == 'x' ? 0 : STONES);
        pose(poses, body, (cell % 3 - 1) * PITCH, (1 - cell / 3) * PITCH);
        poses[body * WorldState.POSE + 2] = SURFACE;
      }
    }
    return poses;
  }

  private static void pose(float[] poses, int body, double x, double y) {
    int at = body * WorldState.POSE;
    poses[at] = (float) x;
    poses[at + 1] = (float) y;
    poses[at + 6] = 1;
  }

  @Override
  protected void save(DataOutput out) throws IOException {
    out.writeInt(position.x());
    out.writeInt(position.o());
    out.writeBoolean(playerIsX);
    out.writeLong(chance.state());
    for (int s : stone) {
      out.writeByte(s);
    }
  }

  @Override
  protected void load(DataInput in) throws IOException {
    position = new TicTacToe(in.readInt(), in.readInt());
    playerIsX = in.readBoolean();
    chance.state(in.readLong());
    for (int i = 0; i < 9; i++) {
      stone[i] = in.readByte();
    }
  }
}
