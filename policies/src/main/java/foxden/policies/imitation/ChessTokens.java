package foxden.policies.imitation;

import foxden.sim.chess.Board;

/**
 * A chess position as a token, from the side to move: where its pieces stand, kind by kind, then
 * where the other side's stand; the board is turned so that it always plays upwards.
 */
final class ChessTokens {

  /** Numbers of a token. */
  static final int SIZE = 12 * 64 + 1;

  private ChessTokens() {}

  static float[] of(Board board) {
    float[] x = new float[SIZE];
    boolean white = board.whiteMoves();
    for (int type = Board.PAWN; type <= Board.KING; type++) {
      put(board.pieces(white, type), white, 64 * type, x);
      put(board.pieces(!white, type), white, 64 * (6 + type), x);
    }
    x[SIZE - 1] = board.check() ? 1 : 0;
    return x;
  }

  /** The same with left and right swapped, which is worth the same but for castling. */
  static float[] mirrored(float[] token) {
    float[] x = token.clone();
    for (int i = 0; i < SIZE - 1; i++) {
      x[i ^ 7] = token[i];
    }
    return x;
  }

  private static void put(long pieces, boolean white, int at, float[] x) {
    for (long b = pieces; b != 0; b &= b - 1) {
      int square = Long.numberOfTrailingZeros(b);
      x[at + (white ? square : square ^ 56)] = 1;
    }
  }
}
