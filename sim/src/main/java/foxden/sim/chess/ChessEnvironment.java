package foxden.sim.chess;

import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.ChannelSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Goals;
import foxden.sim.Observation;
import foxden.sim.Opponent;
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
 * Chess as an environment: task {@code chess}. The seed draws an opening; the player is the side to
 * move at its end, and an {@link Opponent} answers. Actions are moves in strict algebraic notation;
 * an illegal one changes nothing but the step count, and says so in an event. Reward 1 for mating,
 * -1 for being mated, else 0; draws that can be claimed end the game; 100 steps at most.
 *
 * <p>Channels: {@code fen}, {@code pgn}, and {@code board}: 64 numbers from a1 to h8, 1 to 6 for
 * the player's pawn, knight, bishop, rook, queen, king, negative for the opponent's.
 *
 * <p>The opponent may be a process outside of world and seed. Its answers are events of kind {@code
 * input} (in UCI notation) and can be fed back.
 */
public final class ChessEnvironment extends ArenaEnvironment {

  /** The task's name. */
  public static final String TASK = "chess";

  private static final int MAX_STEPS = 100;
  private static final List<Openings.Opening> OPENINGS = Openings.all();

  private final Opponent opponent;
  private final ChessPieces pieces = new ChessPieces();
  private ChessGame game = new ChessGame();
  private int opening;
  private boolean playerIsWhite = true;
  // The moves after the opening, as numbers; the game is played again from them when restored.
  private final List<Integer> moves = new ArrayList<>();

  /**
   * The task.
   *
   * @param opponent owned from now on
   */
  public ChessEnvironment(Opponent opponent) {
    super(
        new EnvironmentSpec(
            TASK,
            "chess",
            1.0,
            1,
            MAX_STEPS,
            List.of(
                new ChannelSpec("fen", ChannelSpec.Kind.TEXT, 0, List.of()),
                new ChannelSpec("pgn", ChannelSpec.Kind.TEXT, 0, List.of()),
                new ChannelSpec("board", ChannelSpec.Kind.VECTOR, 64, squares())),
            new ActionSpec.Words(),
            ChessPieces.NAMES,
            List.of()));
    this.opponent = opponent;
  }

  private static List<String> squares() {
    List<String> names = new ArrayList<>();
    for (int s = 0; s < 64; s++) {
      names.add(Square.name(s));
    }
    return names;
  }

  /** How many different starts there are. */
  public static int openings() {
    return OPENINGS.size();
  }

  /** The game now; not to be changed. */
  public ChessGame game() {
    return game;
  }

  /** Whether the player has the white pieces. */
  public boolean playerIsWhite() {
    return playerIsWhite;
  }

  @Override
  protected void begin(long seed) {
    Chance chance = new Chance(Chance.mix(seed ^ 0x6368657373L));
    open(chance.nextInt(OPENINGS.size()));
    opponent.reset(seed);
    event("opening", OPENINGS.get(opening).name());
  }

  private void open(int number) {
    opening = number;
    game = new ChessGame();
    pieces.reset();
    moves.clear();
    for (String san : OPENINGS.get(opening).moves()) {
      make(san);
    }
    playerIsWhite = game.board().whiteMoves();
  }

  private int make(String san) {
    int move = San.read(game.board(), san);
    pieces.move(game.board(), move);
    return game.play(san);
  }

  @Override
  protected void check(Action action) {
    if (!(action instanceof Action.TextAction)) {
      throw new IllegalArgumentException("chess takes a move in words, such as Nf3, not " + action);
    }
  }

  @Override
  protected double play(Action action) {
    String san = ((Action.TextAction) action).text();
    if (!San.legal(game.board()).contains(san)) {
      event("illegal", "'" + san + "' is not a legal move; nothing changed.");
      return 0;
    }
    moves.add(make(san));
    if (!over()) {
      answer();
    }
    if (over()) {
      event("end", "The game is over: " + game.end().text() + ".");
    }
    return won() ? 1 : lost() ? -1 : 0;
  }

  private void answer() {
    Board board = game.board();
    int[] legal = new int[Board.MOST_MOVES];
    int count = board.legal(legal);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(Square.uci(legal[i]));
    }
    String fed = input();
    String uci = fed != null ? fed : opponent.reply(Fen.write(board), names);
    int at = names.indexOf(uci);
    if (at < 0) {
      throw new IllegalStateException(
          "the opponent (" + opponent.name() + ") answered '" + uci + "', which is not legal");
    }
    String san = San.write(board, legal[at]);
    boolean white = board.whiteMoves();
    moves.add(make(san));
    event(INPUT, uci);
    event("opponent", (white ? "White" : "Black") + " answers " + san + ".");
  }

  @Override
  protected boolean over() {
    return game.end() != ChessGame.End.NONE;
  }

  @Override
  protected boolean won() {
    return game.end() == ChessGame.End.CHECKMATE && game.board().whiteMoves() != playerIsWhite;
  }

  private boolean lost() {
    return game.end() == ChessGame.End.CHECKMATE && game.board().whiteMoves() == playerIsWhite;
  }

  @Override
  protected Map<String, Observation.Channel> channels() {
    Map<String, Observation.Channel> channels = new LinkedHashMap<>();
    channels.put("fen", new Observation.Text(Fen.write(game.board())));
    channels.put("pgn", new Observation.Text(game.pgn()));
    float[] board = new float[64];
    for (int s = 0; s < 64; s++) {
      int piece = game.board().piece(s);
      boolean own = piece != 0 && piece < 8 == playerIsWhite;
      board[s] = piece == 0 ? 0 : (own ? 1 : -1) * (piece & 7);
    }
    channels.put("board", new Observation.Vector(board));
    return channels;
  }

  @Override
  protected Goals goals() {
    String side = playerIsWhite ? "White" : "Black";
    String reason =
        over()
            ? game.end().text()
            : side + (game.board().check() ? " stands in check" : " is to move");
    return new Goals(
        List.of(new Goals.Goal("mate(opponent)", "the player has mated", won(), reason, List.of())),
        won() ? 1 : 0);
  }

  @Override
  protected float[] poses() {
    return pieces.poses();
  }

  @Override
  protected void save(DataOutput out) throws IOException {
    out.writeInt(opening);
    out.writeInt(moves.size());
    for (int move : moves) {
      out.writeShort(move);
    }
  }

  @Override
  protected void load(DataInput in) throws IOException {
    int number = in.readInt();
    if (number < 0 || number >= OPENINGS.size()) {
      throw new IOException("opening " + number);
    }
    int count = in.readInt();
    if (count < 0 || count > 2 * MAX_STEPS) {
      throw new IOException(count + " moves");
    }
    open(number);
    opponent.reset(seed());
    for (int i = 0; i < count; i++) {
      int move = in.readShort() & 0xffff;
      moves.add(make(San.write(game.board(), move)));
    }
  }

  @Override
  public void close() {
    opponent.close();
  }
}
