package foxden.sim.chess;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Standard algebraic notation, strict: check and mate signs, {@code =Q}, no more disambiguation
 * than needed. A text is a move only when it is, to the letter, what {@link #write} gives.
 */
public final class San {

  private San() {}

  /** The notation of a legal move. The board is as before afterwards. */
  public static String write(Board board, int move) {
    int[] all = new int[Board.MOST_MOVES];
    return write(board, move, all, board.legal(all));
  }

  private static String write(Board board, int move, int[] all, int count) {
    int from = Board.from(move);
    int to = Board.to(move);
    int type = board.piece(from) - 1 & 7;
    StringBuilder san = new StringBuilder(8);
    if (type == Board.KING && Math.abs(to - from) == 2) {
      san.append(to > from ? "O-O" : "O-O-O");
    } else {
      boolean takes = board.piece(to) != 0 || type == Board.PAWN && (from & 7) != (to & 7);
      if (type == Board.PAWN) {
        san.append(takes ? Square.name(from).substring(0, 1) : "");
      } else {
        san.append("PNBRQK".charAt(type)).append(origin(board, move, type, all, count));
      }
      san.append(takes ? "x" : "").append(Square.name(to));
      if (Board.promotion(move) != 0) {
        san.append('=').append("PNBRQK".charAt(Board.promotion(move)));
      }
    }
    board.make(move);
    if (board.check()) {
      san.append(board.legal(new int[Board.MOST_MOVES]) == 0 ? '#' : '+');
    }
    board.takeBack();
    return san.toString();
  }

  // File, rank or both, as far as pieces of the same kind could go there, too.
  private static String origin(Board board, int move, int type, int[] all, int count) {
    int from = Board.from(move);
    boolean any = false;
    boolean sameFile = false;
    boolean sameRank = false;
    for (int i = 0; i < count; i++) {
      int other = Board.from(all[i]);
      if (other != from
          && Board.to(all[i]) == Board.to(move)
          && (board.piece(other) - 1 & 7) == type) {
        any = true;
        sameFile |= (other & 7) == (from & 7);
        sameRank |= other >> 3 == from >> 3;
      }
    }
    if (!any) {
      return "";
    }
    String name = Square.name(from);
    boolean file = sameRank || !sameFile;
    return (file ? name.substring(0, 1) : "") + (sameFile ? name.substring(1) : "");
  }

  /** All legal moves in notation, in ASCII order. */
  public static List<String> legal(Board board) {
    int[] all = new int[Board.MOST_MOVES];
    int count = board.legal(all);
    List<String> names = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      names.add(write(board, all[i], all, count));
    }
    Collections.sort(names);
    return names;
  }

  /**
   * The move of a notation.
   *
   * @throws IllegalArgumentException when it is not, to the letter, a legal move here
   */
  public static int read(Board board, String san) {
    int[] all = new int[Board.MOST_MOVES];
    int count = board.legal(all);
    for (int i = 0; i < count; i++) {
      if (write(board, all[i], all, count).equals(san)) {
        return all[i];
      }
    }
    throw new IllegalArgumentException("'" + san + "' is not a legal move in " + Fen.write(board));
  }
}
