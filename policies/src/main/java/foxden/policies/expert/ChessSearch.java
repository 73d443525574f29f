package foxden.policies.expert;

import foxden.sim.arena.Chance;
import foxden.sim.chess.Board;
import java.util.function.ToIntFunction;

/**
 * A small chess engine of our own: iterative deepening, alpha-beta, quiescence over captures,
 * material and piece-square tables. Depth counts half-moves; nothing depends on time, so the same
 * position gives the same move everywhere. Not thread-safe.
 *
 * <p>Strength, measured with {@code foxden evaluate --task chess --policy builtin:DEPTH --opponent
 * stockfish}: see {@code references.json}.
 */
public final class ChessSearch {

  private static final int MATE = 100_000;
  private static final int TABLE_BITS = 18;
  private static final int[] WORTH = {100, 320, 330, 500, 950, 0};

  // Worth of a square for White's pieces, rank 8 first, in hundredths of a pawn.
  private static final int[][] SQUARES = {
    {
      0, 0, 0, 0, 0, 0, 0, 0, 60, 60, 60, 60, 60, 60, 60, 60, 20, 22, 28, 34, 34, 28, 22, 20, 8, 10,
      14, 28, 28, 14, 10, 8, 0, 2, 8, 24, 24, 6, 0, 0, 4, 2, -4, 6, 6, -8, 2, 4, 4, 8, 8, -20, -20,
      10, 8, 4, 0, 0, 0, 0, 0, 0, 0, 0
    },
    {
      -50, -36, -28, -24, -24, -28, -36, -50, -36, -14, 0, 4, 4, 0, -14, -36, -26, 4, 14, 18, 18,
      14, 4, -26, -22, 6, 18, 24, 24, 18, 6, -22, -24, 2, 16, 22, 22, 16, 2, -24, -28, 4, 12, 14,
      14, 12, 4, -28, -38, -18, 0, 4, 4, 0, -18, -38, -50, -34, -28, -26, -26, -28, -34, -50
    },
    {
      -18, -8, -10, -8, -8, -10, -8, -18, -8, 4, 0, 2, 2, 0, 4, -8, -8, 4, 8, 12, 12, 8, 4, -8, -6,
      8, 8, 14, 14, 8, 8, -6, -6, 4, 12, 14, 14, 12, 4, -6, -6, 10, 10, 8, 8, 10, 10, -6, -8, 10, 2,
      4, 4, 2, 10, -8, -18, -8, -12, -8, -8, -12, -8, -18
    },
    {
      4, 4, 6, 8, 8, 6, 4, 4, 12, 16, 18, 18, 18, 18, 16, 12, -4, 0, 2, 4, 4, 2, 0, -4, -6, 0, 0, 4,
      4, 0, 0, -6, -6, 0, 0, 2, 2, 0, 0, -6, -6, 0, 0, 2, 2, 0, 0, -6, -6, 0, 0, 2, 2, 0, 0, -6, 0,
      -2, 2, 8, 8, 4, -2, 0
    },
    {
      -16, -8, -6, -2, -2, -6, -8, -16, -8, 0, 2, 2, 2, 2, 0, -8, -6, 2, 6, 6, 6, 6, 2, -6, -2, 2,
      6, 8, 8, 6, 2, -2, -2, 2, 6, 8, 8, 6, 2, -2, -6, 4, 4, 4, 4, 4, 2, -6, -8, 0, 2, 2, 2, 0, 0,
      -8, -16, -8, -6, 0, -2, -6, -8, -16
    },
    {
      -40, -40, -40, -50, -50, -40, -40, -40, -36, -40, -40, -48, -48, -40, -40, -36, -32, -36, -38,
      -44, -44, -38, -36, -32, -28, -34, -36, -40, -40, -36, -34, -28, -20, -28, -30, -34, -34, -30,
      -28, -20, -10, -16, -20, -22, -22, -20, -16, -10, 12, 10, -6, -12, -12, -6, 10, 14, 16, 26,
      14, -4, 0, 6, 28, 18
    }
  };

  private final int[][] moves = new int[64][Board.MOST_MOVES];
  private final int[][] order = new int[64][Board.MOST_MOVES];
  private final long[] keys = new long[1 << TABLE_BITS];
  private final int[] best = new int[1 << TABLE_BITS];
  private final ToIntFunction<Board> worth;
  private long nodes;

  /** A search with our hand-written worth of positions. */
  public ChessSearch() {
    this(ChessSearch::evaluate);
  }

  /**
   * A search.
   *
   * @param worth of a position to the side to move, in hundredths of a pawn, without looking ahead
   */
  public ChessSearch(ToIntFunction<Board> worth) {
    this.worth = worth;
  }

  /** A move and what it is worth to the side that makes it, in hundredths of a pawn. */
  public record Choice(int move, int value) {}

  /**
   * The best move found.
   *
   * @param depth half-moves to look ahead before captures are played out, at least 1
   * @throws IllegalArgumentException when there is no legal move
   */
  public Choice choose(Board position, int depth) {
    Board board = position.copy();
    nodes = 0;
    Choice choice = null;
    for (int d = 1; d <= depth; d++) {
      choice = root(board, d);
    }
    if (choice == null) {
      throw new IllegalArgumentException("there is no move to choose");
    }
    return choice;
  }

  /** Positions looked at for the last move. */
  public long nodes() {
    return nodes;
  }

  private Choice root(Board board, int depth) {
    int count = board.legal(moves[0]);
    if (count == 0) {
      throw new IllegalArgumentException("there is no move to choose");
    }
    long key = key(board);
    sort(board, 0, count, remembered(key));
    int alpha = -MATE;
    int move = moves[0][0];
    for (int i = 0; i < count; i++) {
      int m = moves[0][i];
      board.make(m);
      int value = -search(board, depth - 1, -MATE, -alpha, 1);
      board.takeBack();
      if (value > alpha) {
        alpha = value;
        move = m;
      }
    }
    remember(key, move);
    return new Choice(move, alpha);
  }

  private int search(Board board, int depth, int from, int beta, int ply) {
    nodes++;
    if (board.halfMoves() >= 100) {
      return 0;
    }
    if (depth <= 0) {
      return quiet(board, from, beta, ply);
    }
    int count = board.legal(moves[ply]);
    if (count == 0) {
      return board.check() ? ply - MATE : 0;
    }
    long key = key(board);
    sort(board, ply, count, remembered(key));
    int alpha = from;
    int move = 0;
    for (int i = 0; i < count; i++) {
      int m = moves[ply][i];
      board.make(m);
      int value = -search(board, depth - 1, -beta, -alpha, ply + 1);
      board.takeBack();
      if (value > alpha) {
        alpha = value;
        move = m;
        if (alpha >= beta) {
          break;
        }
      }
    }
    if (move != 0) {
      remember(key, move);
    }
    return alpha;
  }

  private int quiet(Board board, int from, int beta, int ply) {
    nodes++;
    int count = board.legal(moves[ply]);
    boolean check = board.check();
    if (count == 0) {
      return check ? ply - MATE : 0;
    }
    int alpha = from;
    if (!check) {
      alpha = Math.max(alpha, worth.applyAsInt(board));
    }
    if (alpha >= beta || ply >= 60) {
      return alpha;
    }
    sort(board, ply, count, 0);
    for (int i = 0; i < count; i++) {
      int m = moves[ply][i];
      if (!check && board.piece(Board.to(m)) == 0 && Board.promotion(m) != Board.QUEEN) {
        continue;
      }
      board.make(m);
      int value = -quiet(board, -beta, -alpha, ply + 1);
      board.takeBack();
      if (value > alpha) {
        alpha = value;
        if (alpha >= beta) {
          break;
        }
      }
    }
    return alpha;
  }

  // Best first: the remembered move, then captures of much by little, then the rest as generated.
  private void sort(Board board, int ply, int count, int first) {
    int[] list = moves[ply];
    int[] worth = order[ply];
    for (int i = 0; i < count; i++) {
      int m = list[i];
      int taken = board.piece(Board.to(m));
      int value = taken == 0 ? 0 : 10 * WORTH[taken - 1 & 7] - kind(board.piece(Board.from(m)));
      value += Board.promotion(m) == Board.QUEEN ? 9000 : 0;
      value = m == first ? 1_000_000 : value;
      int k = i;
      for (; k > 0 && worth[k - 1] < value; k--) {
        worth[k] = worth[k - 1];
        list[k] = list[k - 1];
      }
      worth[k] = value;
      list[k] = m;
    }
  }

  private static int kind(int piece) {
    return piece - 1 & 7;
  }

  /** Worth of a position to the side to move, in hundredths of a pawn, without looking ahead. */
  public static int evaluate(Board board) {
    int sum = 0;
    long officers = 0;
    for (int type = Board.KNIGHT; type <= Board.QUEEN; type++) {
      officers |= board.pieces(true, type) | board.pieces(false, type);
    }
    boolean late = Long.bitCount(officers) <= 4;
    for (int type = Board.PAWN; type <= Board.KING; type++) {
      for (long b = board.pieces(true, type); b != 0; b &= b - 1) {
        int square = Long.numberOfTrailingZeros(b);
        sum += WORTH[type] + square(type, square ^ 56, late);
      }
      for (long b = board.pieces(false, type); b != 0; b &= b - 1) {
        sum -= WORTH[type] + square(type, Long.numberOfTrailingZeros(b), late);
      }
    }
    return board.whiteMoves() ? sum : -sum;
  }

  // In the endgame the king belongs in the middle.
  private static int square(int type, int square, boolean late) {
    if (late && type == Board.KING) {
      int file = Math.abs(2 * (square & 7) - 7);
      int rank = Math.abs(2 * (square >> 3) - 7);
      return 24 - 4 * (file + rank);
    }
    return SQUARES[type][square];
  }

  private static long key(Board board) {
    long key = board.whiteMoves() ? 1 : 2;
    for (int type = 0; type < 6; type++) {
      key = Chance.mix(key + board.pieces(true, type) * 0x9e3779b97f4a7c15L);
      key = Chance.mix(key ^ board.pieces(false, type) * 0xc2b2ae3d27d4eb4fL);
    }
    return key;
  }

  private int remembered(long key) {
    int at = (int) (key >>> 64 - TABLE_BITS);
    return keys[at] == key ? best[at] : 0;
  }

  private void remember(long key, int move) {
    int at = (int) (key >>> 64 - TABLE_BITS);
    keys[at] = key;
    best[at] = move;
  }
}
