package foxden.sim.chess;

/**
 * Forsyth-Edwards notation, all six fields. The en-passant square is written after every double
 * pawn push, whether or not a capture is possible.
 */
public final class Fen {

  /** The initial position. */
  public static final String START = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1";

  static final String LETTERS = "PNBRQKpnbrqk";

  private Fen() {}

  /**
   * Reads a position.
   *
   * @throws IllegalArgumentException one sentence with the field that is wrong
   */
  public static Board read(String fen) {
    String[] fields = fen.strip().split("\\s+");
    if (fields.length != 6) {
      throw wrong(fen, fields.length + " fields instead of 6");
    }
    Board board = new Board();
    place(board, fields[0], fen);
    board.side =
        switch (fields[1]) {
          case "w" -> 0;
          case "b" -> 1;
          default -> throw wrong(fen, "the side to move is '" + fields[1] + "', not w or b");
        };
    board.castling = castling(board, fields[2], fen);
    board.passed = passed(fields[3], board.side, fen);
    board.halfMoves = number(fields[4], 0, fen);
    board.fullMoves = number(fields[5], 1, fen);
    check(board, fen);
    return board;
  }

  private static void place(Board board, String field, String fen) {
    String[] ranks = field.split("/", -1);
    if (ranks.length != 8) {
      throw wrong(fen, ranks.length + " ranks instead of 8");
    }
    for (int r = 0; r < 8; r++) {
      int file = 0;
      for (char c : ranks[r].toCharArray()) {
        if (c >= '1' && c <= '8') {
          file += c - '0';
          continue;
        }
        int piece = LETTERS.indexOf(c);
        if (piece < 0 || file > 7) {
          throw wrong(fen, "rank " + (8 - r) + " is '" + ranks[r] + "'");
        }
        board.put(8 * (7 - r) + file++, piece / 6, piece % 6);
      }
      if (file != 8) {
        throw wrong(fen, "rank " + (8 - r) + " has " + file + " squares");
      }
    }
  }

  private static int castling(Board board, String field, String fen) {
    int rights = 0;
    if (!field.equals("-")) {
      for (char c : field.toCharArray()) {
        int right = "KQkq".indexOf(c);
        if (right < 0) {
          throw wrong(fen, "castling is '" + field + "'");
        }
        int owner = right / 2;
        int king = owner == 0 ? 4 : 60;
        int rook = right % 2 == 0 ? king + 3 : king - 4;
        boolean there =
            board.piece(king) == 1 + 8 * owner + Board.KING
                && board.piece(rook) == 1 + 8 * owner + Board.ROOK;
        rights |= there ? 1 << right : 0;
      }
    }
    return rights;
  }

  private static int passed(String field, int side, String fen) {
    if (field.equals("-")) {
      return -1;
    }
    int square = Square.of(field);
    if (square < 0 || square >> 3 != (side == 0 ? 5 : 2)) {
      throw wrong(fen, "the en-passant square is '" + field + "'");
    }
    return square;
  }

  private static int number(String field, int least, String fen) {
    try {
      int n = Integer.parseInt(field);
      if (n >= least) {
        return n;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw wrong(fen, "'" + field + "' is no count of moves");
  }

  private static void check(Board board, String fen) {
    for (int owner = 0; owner < 2; owner++) {
      if (Long.bitCount(board.pieces[6 * owner + Board.KING]) != 1) {
        throw wrong(fen, (owner == 0 ? "White" : "Black") + " has not exactly one king");
      }
    }
    if (((board.pieces[Board.PAWN] | board.pieces[6 + Board.PAWN]) & 0xff000000000000ffL) != 0) {
      throw wrong(fen, "a pawn stands on the first or last rank");
    }
    board.side ^= 1;
    boolean exposed = board.check();
    board.side ^= 1;
    if (exposed) {
      throw wrong(fen, "the side that is not to move stands in check");
    }
    if (board.passed >= 0) {
      int pawn = board.passed ^ 8;
      boolean there =
          board.piece(pawn) == 1 + 8 * (board.side ^ 1) + Board.PAWN
              && board.piece(board.passed) == 0;
      if (!there) {
        throw wrong(fen, "no pawn has just jumped over the en-passant square");
      }
    }
  }

  /** Writes a position. */
  public static String write(Board board) {
    StringBuilder fen = new StringBuilder(80);
    for (int r = 7; r >= 0; r--) {
      int empty = 0;
      for (int f = 0; f < 8; f++) {
        int piece = board.piece(8 * r + f);
        if (piece == 0) {
          empty++;
          continue;
        }
        if (empty > 0) {
          fen.append(empty);
          empty = 0;
        }
        fen.append(letter(piece));
      }
      if (empty > 0) {
        fen.append(empty);
      }
      fen.append(r > 0 ? "/" : "");
    }
    fen.append(board.side == 0 ? " w " : " b ");
    for (int right = 0; right < 4; right++) {
      fen.append((board.castling >> right & 1) != 0 ? "KQkq".substring(right, right + 1) : "");
    }
    fen.append(board.castling == 0 ? "-" : "").append(' ');
    fen.append(board.passed < 0 ? "-" : Square.name(board.passed));
    return fen.append(' ').append(board.halfMoves).append(' ').append(board.fullMoves).toString();
  }

  /** The letter of a piece, upper case for White. */
  static char letter(int piece) {
    return LETTERS.charAt((piece - 1 >> 3) * 6 + (piece - 1 & 7));
  }

  private static IllegalArgumentException wrong(String fen, String what) {
    return new IllegalArgumentException("FEN '" + fen + "': " + what);
  }
}
