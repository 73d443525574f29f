package foxden.policies.nn;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * One thread's matrix product over packed panels (Goto and van de Geijn 2008): b lies in {@link
 * Panels}, rows of a are read where they lie or from a copy, and {@link VectorTiles} multiply them.
 */
final class VectorGemm {

  private static final VectorSpecies<Float> S = VectorMath.S;
  private static final int LANES = S.length();

  /** Rows of a register tile. */
  static final int MR = VectorTiles.MR;

  // AVX2 has 16 registers; AVX-512 and NEON have 32.
  private static final boolean WIDE = LANES != 8;

  /** Columns of a register tile. */
  static final int NR = Math.min((WIDE ? 4 : 2) * LANES, LogitBlock.WIDTH);

  /** Rows of a block of b: a panel of it stays in the first-level cache. */
  static final int KC = WIDE ? 128 : 256;

  // Rows of a that are packed at a time, for the second-level cache.
  private static final int MC = 32 * MR;

  // A block of b of so many floats stays in the first-level cache whole, while a and c pass by
  // once.
  private static final int SMALL = 6144;

  private final float[] packedA = new float[MC * KC];
  private final float[] edge = new float[MR * NR];

  static Panels panels(int block) {
    return new Panels(LANES, NR, block, VectorGemm::copy);
  }

  private static void copy(
      float[] from, int at, int rowStride, float[] to, int toAt, int width, int rows) {
    int source = at;
    int target = toAt;
    for (int p = 0; p < rows; p++) {
      for (int q = 0; q < width; q += LANES) {
        FloatVector.fromArray(S, from, source + q).intoArray(to, target + q);
      }
      source += rowStride;
      target += width;
    }
  }

  /**
   * {@code c = a b} or {@code c += a b} for the rows of b from {@code row} and its columns from
   * {@code col}, as many as a has columns and c has.
   */
  void multiply(Mat a, Panels b, int row, int col, Mat c, boolean add) {
    int end = row + a.cols();
    boolean more = add;
    for (int p = row; p < end; p += b.block()) {
      int kc = b.blockRows(p);
      for (int i = 0; i < c.rows(); i += MC) {
        rows(a, i, Math.min(MC, c.rows() - i), p - row, kc, b, p, col, c, more);
      }
      more = true;
    }
  }

  private void rows(
      Mat a, int i0, int mc, int ap, int kc, Panels b, int p, int col, Mat c, boolean add) {
    int full = mc / MR * MR;
    int rs = a.rowStride();
    int aAt = a.offset() + i0 * rs + ap * a.colStride();
    boolean packs = a.colStride() != 1 || aliases(a, c.cols());
    if (packs) {
      packA(a, i0, 0, full, ap, kc);
    }
    // The last tile may read rows that are not there, as long as something is: they go nowhere.
    boolean packsLast = packs || aAt + (full + MR - 1L) * rs + kc > a.data().length;
    if (full < mc && packsLast) {
      packA(a, i0 + full, full, mc - full, ap, kc);
    }
    if (kc * c.cols() <= SMALL) {
      for (int i = 0; i < mc; i += MR) {
        boolean packed = i < full ? packs : packsLast;
        for (int j = 0; j < c.cols(); j += b.width(col + j)) {
          tile(a, i0, i, aAt, packed, kc, b, p, col + j, c, j, add);
        }
      }
      return;
    }
    for (int j = 0; j < c.cols(); j += b.width(col + j)) {
      for (int i = 0; i < mc; i += MR) {
        boolean packed = i < full ? packs : packsLast;
        tile(a, i0, i, aAt, packed, kc, b, p, col + j, c, j, add);
      }
    }
  }

  // Rows i to i + MR - 1 after i0, and the panel of b's column bj, which is c's column j.
  private void tile(
      Mat a,
      int i0,
      int i,
      int aAt,
      boolean packed,
      int kc,
      Panels b,
      int p,
      int bj,
      Mat c,
      int j,
      boolean add) {
    int width = b.width(bj);
    int bAt = b.at(p, bj, kc);
    int mr = Math.min(MR, c.rows() - i0 - i);
    int nr = Math.min(width, c.cols() - j);
    int stride = c.rowStride();
    int at = c.offset() + (i0 + i) * stride + j;
    boolean whole = mr == MR && nr == width;
    float[] to = whole ? c.data() : edge;
    int cAt = whole ? at : 0;
    int cStride = whole ? stride : NR;
    if (!whole && add) {
      copy(c.data(), at, stride, edge, 0, NR, mr, nr);
    }
    int rs = a.rowStride();
    if (packed) {
      tile(width, kc, packedA, i * kc, kc, b.data, bAt, to, cAt, cStride, add);
    } else {
      tile(width, kc, a.data(), aAt + i * rs, rs, b.data, bAt, to, cAt, cStride, add);
    }
    if (!whole) {
      copy(edge, 0, NR, c.data(), at, stride, mr, nr);
    }
  }

  // Rows that lie a multiple of half a page apart fall on the same lines of the first-level cache:
  // a copy pays when many columns read it.
  private static boolean aliases(Mat a, int n) {
    return n >= 256 && a.rowStride() % 512 == 0;
  }

  private static void copy(
      float[] from, int at, int stride, float[] to, int toAt, int toStride, int rows, int cols) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(from, at + r * stride, to, toAt + r * toStride, cols);
    }
  }

  private static void tile(
      int width,
      int kc,
      float[] a,
      int aAt,
      int rs,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int stride,
      boolean add) {
    if (width == 4 * LANES) {
      VectorTiles.tile4(kc, a, aAt, rs, b, bAt, c, cAt, stride, add);
    } else if (width == 2 * LANES) {
      VectorTiles.tile2(kc, a, aAt, rs, b, bAt, c, cAt, stride, add);
    } else {
      VectorTiles.tile1(kc, a, aAt, rs, b, bAt, c, cAt, stride, add);
    }
  }

  // Rows of kc, one after another. A tile that ends behind the last row may find anything there: it
  // goes nowhere.
  private void packA(Mat a, int i0, int first, int rows, int p0, int kc) {
    int rs = a.rowStride();
    int cs = a.colStride();
    int from = a.offset() + i0 * rs + p0 * cs;
    int i = 0;
    if (cs != 1) {
      for (; i + 4 <= rows; i += 4) {
        packRows(a.data(), from + i * rs, rs, cs, (first + i) * kc, kc);
      }
    }
    for (; i < rows; i++) {
      int at = (first + i) * kc;
      int source = from + i * rs;
      if (cs == 1) {
        System.arraycopy(a.data(), source, packedA, at, kc);
        continue;
      }
      for (int p = 0; p < kc; p++) {
        packedA[at + p] = a.data()[source + p * cs];
      }
    }
  }

  // Four rows at once: in a transposed matrix they lie side by side.
  private void packRows(float[] d, int from, int rs, int cs, int at, int kc) {
    float[] to = packedA;
    int t1 = at + kc;
    int t2 = t1 + kc;
    int t3 = t2 + kc;
    int source = from;
    for (int p = 0; p < kc; p++) {
      to[at + p] = d[source];
      to[t1 + p] = d[source + rs];
      to[t2 + p] = d[source + 2 * rs];
      to[t3 + p] = d[source + 3 * rs];
      source += cs;
    }
  }
}
