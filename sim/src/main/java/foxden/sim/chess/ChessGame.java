package foxden.sim.chess;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A game: a position, how it came about, and whether it is over. Draws that could be claimed end
 * it, as do those that a legal move would bring about (LMAct uses python-chess with claimed draws).
 */
public final class ChessGame {

  /** How a game ended. */
  public enum End {
    NONE("the game goes on"),
    CHECKMATE("checkmate"),
    STALEMATE("stalemate"),
    INSUFFICIENT("neither side can mate"),
    FIFTY("fifty moves without capture or pawn move"),
    THREEFOLD("the position comes up for the third time");

    private final String text;

    End(String text) {
      this.text = text;
    }

    /** For people. */
    public String text() {
      return text;
    }
  }

  private final Board board;
  private final List<String> sans = new ArrayList<>();
  private final Map<Long, Integer> seen = new HashMap<>();
  private End end = End.NONE;

  /** A game from the initial position. */
  public ChessGame() {
    this(Fen.START);
  }

  /** A game from any position. */
  public ChessGame(String fen) {
    board = Fen.read(fen);
    seen.merge(board.repetitionKey(), 1, Integer::sum);
    end = judge();
  }

  /** The position; not to be changed. */
  public Board board() {
    return board;
  }

  /** The moves so far. */
  public List<String> moves() {
    return List.copyOf(sans);
  }

  /** How it ended. */
  public End end() {
    return end;
  }

  /**
   * Plays a move in strict notation.
   *
   * @return the move
   * @throws IllegalArgumentException when it is not legal; nothing changed
   */
  public int play(String san) {
    int move = San.read(board, san);
    board.make(move);
    sans.add(san);
    seen.merge(board.repetitionKey(), 1, Integer::sum);
    end = judge();
    return move;
  }

  private End judge() {
    int[] moves = new int[Board.MOST_MOVES];
    int count = board.legal(moves);
    if (count == 0) {
      return board.check() ? End.CHECKMATE : End.STALEMATE;
    }
    if (insufficient(true) && insufficient(false)) {
      return End.INSUFFICIENT;
    }
    if (fifty(moves, count)) {
      return End.FIFTY;
    }
    return threefold(moves, count) ? End.THREEFOLD : End.NONE;
  }

  private boolean fifty(int[] moves, int count) {
    if (board.halfMoves() >= 100) {
      return true;
    }
    if (board.halfMoves() < 99) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      board.make(moves[i]);
      boolean reached = board.halfMoves() >= 100 && board.legal(new int[Board.MOST_MOVES]) > 0;
      board.takeBack();
      if (reached) {
        return true;
      }
    }
    return false;
  }

  private boolean threefold(int[] moves, int count) {
    if (seen.getOrDefault(board.repetitionKey(), 0) >= 3) {
      return true;
    }
    // A third time needs the position twice among those since the last irreversible move.
    if (board.halfMoves() < 5) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      board.make(moves[i]);
      boolean third = seen.getOrDefault(board.repetitionKey(), 0) >= 2;
      board.takeBack();
      if (third) {
        return true;
      }
    }
    return false;
  }

  // Whether a side cannot mate by any sequence of legal moves, as far as material tells.
  private boolean insufficient(boolean white) {
    if ((board.pieces(white, Board.PAWN)
            | board.pieces(white, Board.ROOK)
            | board.pieces(white, Board.QUEEN))
        != 0) {
      return false;
    }
    long own = board.sides[white ? 0 : 1];
    long other = board.sides[white ? 1 : 0];
    if (board.pieces(white, Board.KNIGHT) != 0) {
      long helpers = other & ~board.pieces(!white, Board.KING) & ~board.pieces(!white, Board.QUEEN);
      return Long.bitCount(own) <= 2 && helpers == 0;
    }
    if (board.pieces(white, Board.BISHOP) != 0) {
      long bishops = board.pieces(true, Board.BISHOP) | board.pieces(false, Board.BISHOP);
      long dark = 0xaa55aa55aa55aa55L;
      boolean oneColour = (bishops & dark) == 0 || (bishops & ~dark) == 0;
      long others =
          board.pieces(true, Board.PAWN)
              | board.pieces(false, Board.PAWN)
              | board.pieces(true, Board.KNIGHT)
              | board.pieces(false, Board.KNIGHT);
      return oneColour && others == 0;
    }
    return true;
  }

  /**
   * LMAct's {@code txt} picture: eight lines from rank 8, pieces apart by blanks, 127 characters.
   */
  public static String txt(Board board) {
    StringBuilder text = new StringBuilder(127);
    for (int r = 7; r >= 0; r--) {
      for (int f = 0; f < 8; f++) {
        int piece = board.piece(8 * r + f);
        text.append(f > 0 ? " " : "").append(piece == 0 ? '.' : Fen.letter(piece));
      }
      text.append(r > 0 ? "\n" : "");
    }
    return text.toString();
  }

  /**
   * The game as PGN from the initial position: headers, blank line, moves in 80 columns, {@code *}.
   */
  public String pgn() {
    StringBuilder pgn = new StringBuilder();
    String[][] headers = {
      {"Event", "?"},
      {"Site", "?"},
      {"Date", "????.??.??"},
      {"Round", "?"},
      {"White", "?"},
      {"Black", "?"},
      {"Result", "*"}
    };
    for (String[] h : headers) {
      pgn.append('[').append(h[0]).append(" \"").append(h[1]).append("\"]\n");
    }
    pgn.append('\n');
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < sans.size(); i++) {
      if (i % 2 == 0) {
        tokens.add((i / 2 + 1) + ".");
      }
      tokens.add(sans.get(i));
    }
    tokens.add("*");
    int column = 0;
    for (String token : tokens) {
      // A token takes its blank along, even where the line ends after it.
      if (80 - column < token.length() + 1) {
        pgn.setLength(pgn.length() - 1);
        pgn.append('\n');
        column = 0;
      }
      pgn.append(token).append(' ');
      column += token.length() + 1;
    }
    return pgn.toString().strip();
  }
}
