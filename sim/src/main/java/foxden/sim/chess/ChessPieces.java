package foxden.sim.chess;

import foxden.sim.WorldState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which wooden piece stands on which square, so that the scene can move them: 16 a side, and spares
 * for promoted pawns: two queens, a rook, a bishop, a knight. Taken pieces stand in rows beside the
 * board. The middle of square (file f, rank r, from 0) lies at x = (f - 3.5) * 0.1 m, y = (r - 3.5)
 * * 0.1 m.
 */
final class ChessPieces {

  static final double PITCH = 0.1;

  // Height of the board in the scene, m.
  private static final float SURFACE = 0.038f;

  private static final int A_SIDE = 21;

  // What the bodies from the 17th on are.
  private static final int[] SPARES = {
    Board.QUEEN, Board.QUEEN, Board.ROOK, Board.BISHOP, Board.KNIGHT
  };
  private static final int[] BACK = {
    Board.ROOK,
    Board.KNIGHT,
    Board.BISHOP,
    Board.QUEEN,
    Board.KING,
    Board.BISHOP,
    Board.KNIGHT,
    Board.ROOK
  };
  private static final String[] WORDS = {"pawn", "knight", "bishop", "rook", "queen", "king"};

  /** Body names: White's eight officers from a to h, its pawns, its spares; then Black's. */
  static final List<String> NAMES = names();

  // Square of each body, or -1 - n for the n-th place beside the board.
  private final int[] square = new int[2 * A_SIDE];
  private final int[] on = new int[64];
  private final int[] taken = new int[2];

  ChessPieces() {
    reset();
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    for (String side : new String[] {"white", "black"}) {
      for (int f = 0; f < 8; f++) {
        names.add(side + "_" + WORDS[BACK[f]] + "_" + (char) ('a' + f));
      }
      for (int f = 0; f < 8; f++) {
        names.add(side + "_pawn_" + (char) ('a' + f));
      }
      names.add(side + "_queen_spare_1");
      names.add(side + "_queen_spare_2");
      for (int k = 2; k < SPARES.length; k++) {
        names.add(side + "_" + WORDS[SPARES[k]] + "_spare");
      }
    }
    return List.copyOf(names);
  }

  void reset() {
    Arrays.fill(on, -1);
    for (int side = 0; side < 2; side++) {
      for (int f = 0; f < 8; f++) {
        stand(A_SIDE * side + f, side == 0 ? f : 56 + f);
        stand(A_SIDE * side + 8 + f, side == 0 ? 8 + f : 48 + f);
      }
      for (int k = 0; k < SPARES.length; k++) {
        square[A_SIDE * side + 16 + k] = -1 - 16 - k;
      }
      taken[side] = 0;
    }
  }

  private void stand(int body, int where) {
    square[body] = where;
    on[where] = body;
  }

  private void takeOff(int where) {
    int body = on[where];
    if (body >= 0) {
      int side = body / A_SIDE;
      square[body] = -1 - taken[side]++;
      on[where] = -1;
    }
  }

  /** Follows a legal move; the board stands before it. */
  void move(Board board, int move) {
    int from = Board.from(move);
    int to = Board.to(move);
    int type = board.piece(from) - 1 & 7;
    if (type == Board.PAWN && to == board.passed) {
      takeOff(to ^ 8);
    }
    takeOff(to);
    int body = on[from];
    on[from] = -1;
    stand(body, to);
    if (type == Board.KING && Math.abs(to - from) == 2) {
      int corner = to > from ? to + 1 : to - 2;
      int rook = on[corner];
      on[corner] = -1;
      stand(rook, to > from ? to - 1 : to + 1);
    }
    if (Board.promotion(move) != 0) {
      promote(body, to, Board.promotion(move));
    }
  }

  // The pawn makes room for a spare, or for an officer of that kind that was taken; when neither is
  // left (a third queen on the board), it plays on with its own looks.
  private void promote(int body, int to, int kind) {
    int side = body / A_SIDE;
    for (int k = A_SIDE - 1; k >= 0; k--) {
      int other = A_SIDE * side + k;
      boolean fits = k >= 16 ? SPARES[k - 16] == kind : k < 8 && BACK[k] == kind;
      if (fits && square[other] < 0) {
        int left = square[other];
        square[body] = left;
        stand(other, to);
        return;
      }
    }
  }

  float[] poses() {
    float[] poses = new float[square.length * WorldState.POSE];
    for (int body = 0; body < square.length; body++) {
      int side = body / A_SIDE;
      int where = square[body];
      double x;
      double y;
      if (where >= 0) {
        x = ((where & 7) - 3.5) * PITCH;
        y = ((where >> 3) - 3.5) * PITCH;
      } else {
        int place = -1 - where;
        double out = 0.5 + 0.075 * (place / 9);
        x = side == 0 ? out : -out;
        y = (side == 0 ? 1 : -1) * (0.32 - 0.08 * (place % 9));
      }
      int at = body * WorldState.POSE;
      poses[at] = (float) x;
      poses[at + 1] = (float) y;
      poses[at + 2] = where >= 0 ? SURFACE : 0;
      // Pieces look at the other side.
      double half = side == 0 ? Math.PI / 4 : -Math.PI / 4;
      poses[at + 5] = (float) StrictMath.sin(half);
      poses[at + 6] = (float) StrictMath.cos(half);
    }
    return poses;
  }
}
