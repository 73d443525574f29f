package foxden.sim.chess;

import java.util.Arrays;

/**
 * A chess position that moves are made on and taken back from, with exactly the legal moves
 * (bitboards, pins and checks resolved while generating). Not thread-safe.
 *
 * <p>Squares are 0 (a1) to 63 (h8). A piece is {@code 1 + type} for White and {@code 9 + type} for
 * Black, types being {@link #PAWN} to {@link #KING}. A move is {@code from | to << 6 | promotion <<
 * 12}, promotion being the type that a pawn becomes, or 0.
 */
public final class Board {

  public static final int PAWN = 0;
  public static final int KNIGHT = 1;
  public static final int BISHOP = 2;
  public static final int ROOK = 3;
  public static final int QUEEN = 4;
  public static final int KING = 5;

  /** More moves than any position has. */
  public static final int MOST_MOVES = 256;

  /** Castling rights: K Q k q. */
  static final int WHITE_SHORT = 1;

  static final int WHITE_LONG = 2;
  static final int BLACK_SHORT = 4;
  static final int BLACK_LONG = 8;

  private static final int START = 128;
  private static final long RANK_3 = 0xffL << 16;
  private static final long RANK_6 = 0xffL << 40;
  private static final long ENDS = 0xff000000000000ffL;
  private static final long NOT_A = 0xfefefefefefefefeL;
  private static final long NOT_H = 0x7f7f7f7f7f7f7f7fL;

  // Rights that are gone when a piece leaves or reaches a square.
  private static final int[] KEEPS = new int[64];

  static {
    Arrays.fill(KEEPS, 15);
    KEEPS[0] = ~WHITE_LONG & 15;
    KEEPS[7] = ~WHITE_SHORT & 15;
    KEEPS[4] = ~(WHITE_LONG | WHITE_SHORT) & 15;
    KEEPS[56] = ~BLACK_LONG & 15;
    KEEPS[63] = ~BLACK_SHORT & 15;
    KEEPS[60] = ~(BLACK_LONG | BLACK_SHORT) & 15;
  }

  final long[] pieces = new long[12];
  final long[] sides = new long[2];
  private final byte[] at = new byte[64];
  int side;
  int castling;

  /** Square a pawn has just jumped over, or -1. */
  int passed = -1;

  int halfMoves;
  int fullMoves = 1;

  // What a move cannot tell when it is taken back.
  private int[] undoMove = new int[START];
  private int[] undoState = new int[START];
  private int[] undoHalf = new int[START];
  private int made;

  Board() {}

  /** An independent copy, without the moves that could be taken back. */
  public Board copy() {
    Board b = new Board();
    System.arraycopy(pieces, 0, b.pieces, 0, 12);
    System.arraycopy(sides, 0, b.sides, 0, 2);
    System.arraycopy(at, 0, b.at, 0, 64);
    b.side = side;
    b.castling = castling;
    b.passed = passed;
    b.halfMoves = halfMoves;
    b.fullMoves = fullMoves;
    return b;
  }

  /** Whether White is to move. */
  public boolean whiteMoves() {
    return side == 0;
  }

  /** The piece on a square, 0 for none. */
  public int piece(int square) {
    return at[square];
  }

  /** Half-moves since the last capture or pawn move. */
  public int halfMoves() {
    return halfMoves;
  }

  /** Number of the move, from 1. */
  public int fullMoves() {
    return fullMoves;
  }

  /** All pieces of a kind: bit n is square n. */
  public long pieces(boolean white, int type) {
    return pieces[(white ? 0 : 6) + type];
  }

  /** Where a move begins. */
  public static int from(int move) {
    return move & 63;
  }

  /** Where a move ends. */
  public static int to(int move) {
    return move >> 6 & 63;
  }

  /** The type a pawn becomes, 0 for none. */
  public static int promotion(int move) {
    return move >> 12;
  }

  void put(int square, int owner, int type) {
    pieces[6 * owner + type] |= 1L << square;
    sides[owner] |= 1L << square;
    at[square] = (byte) (1 + 8 * owner + type);
  }

  private void lift(int square, int owner, int type) {
    pieces[6 * owner + type] &= ~(1L << square);
    sides[owner] &= ~(1L << square);
    at[square] = 0;
  }

  // ---- Making moves --------------------------------------------------------------------------

  /** Makes a legal move; anything else leaves nonsense behind. */
  public void make(int move) {
    int from = from(move);
    int to = to(move);
    int us = side;
    int type = at[from] - 1 & 7;
    int taken = at[to];
    if (made == undoMove.length) {
      undoMove = Arrays.copyOf(undoMove, 2 * made);
      undoState = Arrays.copyOf(undoState, 2 * made);
      undoHalf = Arrays.copyOf(undoHalf, 2 * made);
    }
    undoMove[made] = move | type << 16;
    undoState[made] = taken | castling << 8 | passed + 1 << 16;
    undoHalf[made++] = halfMoves;
    halfMoves++;
    if (taken != 0) {
      lift(to, us ^ 1, taken - 1 & 7);
      halfMoves = 0;
    }
    lift(from, us, type);
    int becomes = promotion(move) == 0 ? type : promotion(move);
    put(to, us, becomes);
    int jumped = -1;
    if (type == PAWN) {
      halfMoves = 0;
      if (to == passed) {
        lift(to ^ 8, us ^ 1, PAWN);
      } else if ((from ^ to) == 16) {
        jumped = from + to >> 1;
      }
    } else if (type == KING && Math.abs(to - from) == 2) {
      rook(us, to, true);
    }
    passed = jumped;
    castling &= KEEPS[from] & KEEPS[to];
    fullMoves += us;
    side = us ^ 1;
  }

  // The rook's part of castling, forth or back; the king stands on, or comes to, `king`.
  private void rook(int owner, int king, boolean forth) {
    boolean kingside = (king & 7) == 6;
    int corner = kingside ? king + 1 : king - 2;
    int beside = kingside ? king - 1 : king + 1;
    lift(forth ? corner : beside, owner, ROOK);
    put(forth ? beside : corner, owner, ROOK);
  }

  /** Takes the last move back. */
  public void takeBack() {
    int all = undoMove[--made];
    int move = all & 0xffff;
    int type = all >> 16;
    int from = from(move);
    int to = to(move);
    side ^= 1;
    int us = side;
    fullMoves -= us;
    int state = undoState[made];
    halfMoves = undoHalf[made];
    castling = state >> 8 & 15;
    passed = (state >> 16) - 1;
    lift(to, us, at[to] - 1 & 7);
    put(from, us, type);
    int taken = state & 0xff;
    if (taken != 0) {
      put(to, us ^ 1, taken - 1 & 7);
    }
    if (type == PAWN && to == passed) {
      put(to ^ 8, us ^ 1, PAWN);
    } else if (type == KING && Math.abs(to - from) == 2) {
      rook(us, to, false);
    }
  }

  // ---- Attacks -------------------------------------------------------------------------------

  // Pieces of `owner` that attack a square, given which squares are taken.
  private long attackers(int square, int owner, long taken) {
    int o = 6 * owner;
    long straight = pieces[o + ROOK] | pieces[o + QUEEN];
    long slanted = pieces[o + BISHOP] | pieces[o + QUEEN];
    return Rays.KNIGHT[square] & pieces[o + KNIGHT]
        | Rays.KING[square] & pieces[o + KING]
        | Rays.PAWN[owner ^ 1][square] & pieces[o + PAWN]
        | Rays.rook(square, taken) & straight
        | Rays.bishop(square, taken) & slanted;
  }

  /** Whether the side to move stands in check. */
  public boolean check() {
    int king = Long.numberOfTrailingZeros(pieces[6 * side + KING]);
    return attackers(king, side ^ 1, sides[0] | sides[1]) != 0;
  }

  // ---- Legal moves ---------------------------------------------------------------------------

  /**
   * Writes the legal moves.
   *
   * @param moves of at least {@link #MOST_MOVES} elements
   * @return how many
   */
  public int legal(int[] moves) {
    return legal(moves, 0);
  }

  int legal(int[] moves, int offset) {
    int us = side;
    int them = us ^ 1;
    long own = sides[us];
    long all = own | sides[them];
    int king = Long.numberOfTrailingZeros(pieces[6 * us + KING]);
    int n = kingSteps(moves, offset, king, own, all);
    long checkers = attackers(king, them, all);
    if ((checkers & checkers - 1) != 0) {
      return n - offset;
    }
    // With a checker, other pieces may only take it or come between.
    long allowed = ~own;
    if (checkers != 0) {
      allowed &= checkers | Rays.BETWEEN[64 * king + Long.numberOfTrailingZeros(checkers)];
    } else {
      n = castle(moves, n, king, all);
    }
    long pinned = pinned(king, own, all);
    int u = 6 * us;
    for (long b = pieces[u + KNIGHT] & ~pinned; b != 0; b &= b - 1) {
      int s = Long.numberOfTrailingZeros(b);
      n = add(moves, n, s, Rays.KNIGHT[s] & allowed);
    }
    for (long b = pieces[u + BISHOP] | pieces[u + QUEEN]; b != 0; b &= b - 1) {
      int s = Long.numberOfTrailingZeros(b);
      n = add(moves, n, s, pin(Rays.bishop(s, all) & allowed, pinned, king, s));
    }
    for (long b = pieces[u + ROOK] | pieces[u + QUEEN]; b != 0; b &= b - 1) {
      int s = Long.numberOfTrailingZeros(b);
      n = add(moves, n, s, pin(Rays.rook(s, all) & allowed, pinned, king, s));
    }
    return pawns(moves, n, king, all, allowed, pinned, checkers) - offset;
  }

  private static long pin(long targets, long pinned, int king, int s) {
    return (pinned & 1L << s) == 0 ? targets : targets & Rays.LINE[64 * king + s];
  }

  private long pinned(int king, long own, long all) {
    int t = 6 * (side ^ 1);
    long straight = pieces[t + ROOK] | pieces[t + QUEEN];
    long slanted = pieces[t + BISHOP] | pieces[t + QUEEN];
    long seen = sides[side ^ 1];
    long snipers = Rays.rook(king, seen) & straight | Rays.bishop(king, seen) & slanted;
    long pinned = 0;
    for (; snipers != 0; snipers &= snipers - 1) {
      long blockers = Rays.BETWEEN[64 * king + Long.numberOfTrailingZeros(snipers)] & all;
      if (blockers != 0 && (blockers & blockers - 1) == 0) {
        pinned |= blockers & own;
      }
    }
    return pinned;
  }

  private int kingSteps(int[] moves, int n, int king, long own, long all) {
    long without = all & ~(1L << king);
    for (long b = Rays.KING[king] & ~own; b != 0; b &= b - 1) {
      int to = Long.numberOfTrailingZeros(b);
      if (attackers(to, side ^ 1, without) == 0) {
        moves[n++] = king | to << 6;
      }
    }
    return n;
  }

  private int castle(int[] moves, int n, int king, long all) {
    int rights = side == 0 ? castling : castling >> 2;
    if ((rights & WHITE_SHORT) != 0
        && (all & 3L << king + 1) == 0
        && attackers(king + 1, side ^ 1, all) == 0
        && attackers(king + 2, side ^ 1, all) == 0) {
      moves[n++] = king | king + 2 << 6;
    }
    if ((rights & WHITE_LONG) != 0
        && (all & 7L << king - 3) == 0
        && attackers(king - 1, side ^ 1, all) == 0
        && attackers(king - 2, side ^ 1, all) == 0) {
      moves[n++] = king | king - 2 << 6;
    }
    return n;
  }

  private int pawns(
      int[] moves, int start, int king, long all, long allowed, long pinned, long checkers) {
    int n = start;
    int us = side;
    int up = us == 0 ? 8 : -8;
    long pawns = pieces[6 * us + PAWN];
    long free = ~all;
    long one = (us == 0 ? pawns << 8 : pawns >>> 8) & free;
    long jump = us == 0 ? (one & RANK_3) << 8 : (one & RANK_6) >>> 8;
    n = advance(moves, n, one & allowed, up, king, pinned);
    n = advance(moves, n, jump & free & allowed, 2 * up, king, pinned);
    long prey = sides[us ^ 1] & allowed;
    long west = (us == 0 ? (pawns & NOT_A) << 7 : (pawns & NOT_A) >>> 9) & prey;
    long east = (us == 0 ? (pawns & NOT_H) << 9 : (pawns & NOT_H) >>> 7) & prey;
    n = advance(moves, n, west, up - 1, king, pinned);
    n = advance(moves, n, east, up + 1, king, pinned);
    if (passed >= 0) {
      n = enPassant(moves, n, king, all, pawns, checkers);
    }
    return n;
  }

  private static int advance(int[] moves, int start, long targets, int by, int king, long pinned) {
    int n = start;
    for (long b = targets; b != 0; b &= b - 1) {
      int to = Long.numberOfTrailingZeros(b);
      int from = to - by;
      if ((pinned & 1L << from) != 0 && (Rays.LINE[64 * king + from] & 1L << to) == 0) {
        continue;
      }
      int move = from | to << 6;
      if ((1L << to & ENDS) != 0) {
        moves[n++] = move | QUEEN << 12;
        moves[n++] = move | ROOK << 12;
        moves[n++] = move | BISHOP << 12;
        moves[n++] = move | KNIGHT << 12;
      } else {
        moves[n++] = move;
      }
    }
    return n;
  }

  // Two pawns leave the board's lines at once: look at the king after the fact.
  private int enPassant(int[] moves, int start, int king, long all, long pawns, long checkers) {
    int n = start;
    int prey = passed ^ 8;
    int t = 6 * (side ^ 1);
    long straight = pieces[t + ROOK] | pieces[t + QUEEN];
    long slanted = pieces[t + BISHOP] | pieces[t + QUEEN];
    for (long b = Rays.PAWN[side ^ 1][passed] & pawns; b != 0; b &= b - 1) {
      int from = Long.numberOfTrailingZeros(b);
      long after = all & ~(1L << from) & ~(1L << prey) | 1L << passed;
      boolean opened =
          (Rays.rook(king, after) & straight) != 0 || (Rays.bishop(king, after) & slanted) != 0;
      boolean leaper = (checkers & (pieces[t + KNIGHT] | pieces[t + PAWN]) & ~(1L << prey)) != 0;
      if (!opened && !leaper) {
        moves[n++] = from | passed << 6;
      }
    }
    return n;
  }

  private static int add(int[] moves, int start, int from, long targets) {
    int n = start;
    for (long b = targets; b != 0; b &= b - 1) {
      moves[n++] = from | Long.numberOfTrailingZeros(b) << 6;
    }
    return n;
  }

  // ---- Counting ------------------------------------------------------------------------------

  /** Positions after {@code depth} half-moves, the usual test of a move generator. */
  public long perft(int depth) {
    if (depth == 0) {
      return 1;
    }
    return perft(depth, new int[MOST_MOVES * depth], 0);
  }

  private long perft(int depth, int[] moves, int offset) {
    int n = legal(moves, offset);
    if (depth == 1) {
      return n;
    }
    long count = 0;
    for (int i = 0; i < n; i++) {
      make(moves[offset + i]);
      count += perft(depth - 1, moves, offset + MOST_MOVES);
      takeBack();
    }
    return count;
  }

  /** Whether a capture in passing is legal now. */
  boolean canEnPassant() {
    if (passed < 0) {
      return false;
    }
    int[] moves = new int[MOST_MOVES];
    int n = legal(moves);
    for (int i = 0; i < n; i++) {
      if (to(moves[i]) == passed && (at[from(moves[i])] - 1 & 7) == PAWN) {
        return true;
      }
    }
    return false;
  }

  /** A number that is the same for positions that count as repeated, and hardly ever for others. */
  public long repetitionKey() {
    long key = side + 2L * castling + 32L * (canEnPassant() ? 1 + passed : 0);
    for (int s = 0; s < 64; s++) {
      if (at[s] != 0) {
        key += foxden.sim.arena.Chance.mix(0x9e3779b97f4a7c15L * (64L * at[s] + s + 1));
      }
    }
    return foxden.sim.arena.Chance.mix(key);
  }
}
