package foxden.sim.chess;

/** Where pieces attack: tables made once. Square 0 is a1, 7 is h1, 63 is h8. */
final class Rays {

  static final long[] KNIGHT = new long[64];
  static final long[] KING = new long[64];

  /** Squares a pawn of a side attacks: {@code PAWN[side][square]}, side 0 is White. */
  static final long[][] PAWN = new long[2][64];

  /** Squares strictly between two on a line, else none: index {@code 64 * a + b}. */
  static final long[] BETWEEN = new long[4096];

  /** The whole line through two squares, edge to edge, else none. */
  static final long[] LINE = new long[4096];

  private static final long[] FILE = new long[64];
  private static final long[] DIAGONAL = new long[64];
  private static final long[] ANTI = new long[64];
  // Attacks along a rank: by file, then by the six inner squares that are taken.
  private static final byte[] RANK = new byte[8 * 64];

  static {
    for (int s = 0; s < 64; s++) {
      int f = s & 7;
      int r = s >> 3;
      for (int t = 0; t < 64; t++) {
        int df = Math.abs((t & 7) - f);
        int dr = Math.abs((t >> 3) - r);
        long bit = 1L << t;
        KNIGHT[s] |= df * dr == 2 ? bit : 0;
        KING[s] |= Math.max(df, dr) == 1 ? bit : 0;
        PAWN[0][s] |= (t >> 3) - r == 1 && df == 1 ? bit : 0;
        PAWN[1][s] |= r - (t >> 3) == 1 && df == 1 ? bit : 0;
        if (t != s) {
          FILE[s] |= df == 0 ? bit : 0;
          DIAGONAL[s] |= (t & 7) - f == (t >> 3) - r ? bit : 0;
          ANTI[s] |= (t & 7) - f == r - (t >> 3) ? bit : 0;
        }
      }
    }
    for (int f = 0; f < 8; f++) {
      for (int inner = 0; inner < 64; inner++) {
        int taken = inner << 1;
        int attacks = 0;
        for (int step = -1; step <= 1; step += 2) {
          for (int t = f + step; t >= 0 && t < 8; t += step) {
            attacks |= 1 << t;
            if ((taken >> t & 1) != 0) {
              break;
            }
          }
        }
        RANK[f * 64 + inner] = (byte) attacks;
      }
    }
    for (int a = 0; a < 64; a++) {
      for (int b = 0; b < 64; b++) {
        if (a == b) {
          continue;
        }
        long two = 1L << a | 1L << b;
        if ((bishop(a, 0) & 1L << b) != 0) {
          BETWEEN[64 * a + b] = bishop(a, two) & bishop(b, two);
          LINE[64 * a + b] = bishop(a, 0) & bishop(b, 0) | two;
        } else if ((rook(a, 0) & 1L << b) != 0) {
          BETWEEN[64 * a + b] = rook(a, two) & rook(b, two);
          LINE[64 * a + b] = rook(a, 0) & rook(b, 0) | two;
        }
      }
    }
    // Crossing diagonals of neighbours meet off the line, too; keep one direction only.
    for (int a = 0; a < 64; a++) {
      for (int b = 0; b < 64; b++) {
        long line = 0;
        if ((DIAGONAL[a] & 1L << b) != 0) {
          line = DIAGONAL[a] | 1L << a;
        } else if ((ANTI[a] & 1L << b) != 0) {
          line = ANTI[a] | 1L << a;
        } else if ((FILE[a] & 1L << b) != 0) {
          line = FILE[a] | 1L << a;
        } else if (a != b && a >> 3 == b >> 3) {
          line = 0xffL << (a & 56);
        }
        LINE[64 * a + b] = line;
        BETWEEN[64 * a + b] &= line;
      }
    }
  }

  private Rays() {}

  static long rook(int square, long taken) {
    int shift = square & 56;
    long rank = (RANK[(square & 7) * 64 + (int) (taken >>> shift + 1 & 63)] & 0xffL) << shift;
    return rank | line(square, taken, FILE[square]);
  }

  static long bishop(int square, long taken) {
    return line(square, taken, DIAGONAL[square]) | line(square, taken, ANTI[square]);
  }

  // "o ^ (o - 2r)", once upwards and once with the bytes, that is the ranks, turned round.
  private static long line(int square, long taken, long mask) {
    long bit = 1L << square;
    long up = taken & mask;
    long down = Long.reverseBytes(up);
    return (up - bit ^ Long.reverseBytes(down - Long.reverseBytes(bit))) & mask;
  }
}
