package foxden.policies.nn;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * One thread's matrix product: both factors are copied into panels that the innermost loop reads
 * front to back (Goto and van de Geijn 2008), and a tile of {@value #MR} rows by 4 vectors (2 where
 * registers are fewer) stays in registers over the whole inner loop. Each element of the result is
 * summed in one fixed order, whatever part of the matrix a thread is given.
 */
final class VectorGemm {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();

  /** Rows of a register tile. */
  static final int MR = 6;

  // AVX2 has 16 registers; AVX-512 and NEON have 32.
  private static final boolean WIDE = LANES != 8;

  /** Columns of a register tile. */
  static final int NR = (WIDE ? 4 : 2) * LANES;

  // Panels: KC x NR of b (64 KiB) for the first-level cache, MC x KC of a (120 KiB) for the second.
  private static final int KC = 256;
  private static final int MC = 20 * MR;
  private static final int NC = 512;

  private final float[] packedA = new float[MC * KC];
  private final float[] packedB = new float[KC * ((NC + NR - 1) / NR * NR)];
  private final float[] edge = new float[MR * NR];

  void multiply(Mat a, Mat b, Mat c, boolean accumulate) {
    int k = a.cols();
    if (k == 0) {
      clear(c, accumulate);
      return;
    }
    for (int j = 0; j < c.cols(); j += NC) {
      int nc = Math.min(NC, c.cols() - j);
      for (int p = 0; p < k; p += KC) {
        int kc = Math.min(KC, k - p);
        packB(b, p, kc, j, nc);
        for (int i = 0; i < c.rows(); i += MC) {
          int mc = Math.min(MC, c.rows() - i);
          packA(a, i, mc, p, kc);
          tiles(c, i, mc, j, nc, kc, accumulate || p > 0);
        }
      }
    }
  }

  private static void clear(Mat c, boolean accumulate) {
    for (int i = 0; i < c.rows() && !accumulate; i++) {
      int at = c.offset() + i * c.rowStride();
      java.util.Arrays.fill(c.data(), at, at + c.cols(), 0);
    }
  }

  private void tiles(Mat c, int i0, int mc, int j0, int nc, int kc, boolean add) {
    for (int j = 0; j < nc; j += NR) {
      int nr = Math.min(NR, nc - j);
      for (int i = 0; i < mc; i += MR) {
        int mr = Math.min(MR, mc - i);
        int at = c.offset() + (i0 + i) * c.rowStride() + j0 + j;
        if (mr == MR && nr == NR && !add) {
          tile(kc, i * kc, j * kc, c.data(), at, c.rowStride());
        } else {
          tile(kc, i * kc, j * kc, edge, 0, NR);
          copyEdge(c.data(), at, c.rowStride(), mr, nr, add);
        }
      }
    }
  }

  private void copyEdge(float[] c, int at, int stride, int mr, int nr, boolean add) {
    for (int r = 0; r < mr; r++) {
      int to = at + r * stride;
      int from = r * NR;
      if (add) {
        for (int q = 0; q < nr; q++) {
          c[to + q] += edge[from + q];
        }
      } else {
        System.arraycopy(edge, from, c, to, nr);
      }
    }
  }

  // Panels of MR rows: element (i, p) of a panel at p * MR + i; missing rows are zero.
  private void packA(Mat a, int i0, int mc, int p0, int kc) {
    float[] d = a.data();
    int at = 0;
    for (int i = 0; i < mc; i += MR) {
      for (int r = 0; r < MR; r++) {
        int to = at + r;
        if (i + r < mc) {
          int from = a.offset() + (i0 + i + r) * a.rowStride() + p0 * a.colStride();
          int step = a.colStride();
          for (int p = 0; p < kc; p++) {
            packedA[to] = d[from];
            from += step;
            to += MR;
          }
        } else {
          for (int p = 0; p < kc; p++) {
            packedA[to] = 0;
            to += MR;
          }
        }
      }
      at += MR * kc;
    }
  }

  // Panels of NR columns: element (p, j) of a panel at p * NR + j; missing columns are zero.
  private void packB(Mat b, int p0, int kc, int j0, int nc) {
    float[] d = b.data();
    int at = 0;
    for (int j = 0; j < nc; j += NR) {
      int nr = Math.min(NR, nc - j);
      int from = b.offset() + p0 * b.rowStride() + (j0 + j) * b.colStride();
      if (b.colStride() == 1) {
        for (int p = 0; p < kc; p++) {
          int to = at + p * NR;
          System.arraycopy(d, from + p * b.rowStride(), packedB, to, nr);
          java.util.Arrays.fill(packedB, to + nr, to + NR, 0);
        }
      } else {
        for (int q = 0; q < NR; q++) {
          int to = at + q;
          int at0 = from + q * b.colStride();
          for (int p = 0; p < kc; p++) {
            packedB[to] = q < nr ? d[at0 + p * b.rowStride()] : 0;
            to += NR;
          }
        }
      }
      at += NR * kc;
    }
  }

  private void tile(int kc, int aAt, int bAt, float[] c, int cAt, int stride) {
    if (WIDE) {
      tile4(kc, aAt, bAt, c, cAt, stride);
    } else {
      tile2(kc, aAt, bAt, c, cAt, stride);
    }
  }

  private void tile4(int kc, int aAt, int bAt, float[] c, int cAt, int stride) {
    float[] a = packedA;
    float[] b = packedB;
    FloatVector zero = FloatVector.zero(S);
    FloatVector c00 = zero;
    FloatVector c01 = zero;
    FloatVector c02 = zero;
    FloatVector c03 = zero;
    FloatVector c10 = zero;
    FloatVector c11 = zero;
    FloatVector c12 = zero;
    FloatVector c13 = zero;
    FloatVector c20 = zero;
    FloatVector c21 = zero;
    FloatVector c22 = zero;
    FloatVector c23 = zero;
    FloatVector c30 = zero;
    FloatVector c31 = zero;
    FloatVector c32 = zero;
    FloatVector c33 = zero;
    FloatVector c40 = zero;
    FloatVector c41 = zero;
    FloatVector c42 = zero;
    FloatVector c43 = zero;
    FloatVector c50 = zero;
    FloatVector c51 = zero;
    FloatVector c52 = zero;
    FloatVector c53 = zero;
    int ap = aAt;
    int bp = bAt;
    for (int p = 0; p < kc; p++) {
      FloatVector b0 = FloatVector.fromArray(S, b, bp);
      FloatVector b1 = FloatVector.fromArray(S, b, bp + 1 * LANES);
      FloatVector b2 = FloatVector.fromArray(S, b, bp + 2 * LANES);
      FloatVector b3 = FloatVector.fromArray(S, b, bp + 3 * LANES);
      FloatVector a0 = FloatVector.broadcast(S, a[ap]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
      FloatVector a1 = FloatVector.broadcast(S, a[ap + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
      FloatVector a2 = FloatVector.broadcast(S, a[ap + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      c23 = a2.fma(b3, c23);
      FloatVector a3 = FloatVector.broadcast(S, a[ap + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      c33 = a3.fma(b3, c33);
      FloatVector a4 = FloatVector.broadcast(S, a[ap + 4]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      c42 = a4.fma(b2, c42);
      c43 = a4.fma(b3, c43);
      FloatVector a5 = FloatVector.broadcast(S, a[ap + 5]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      c52 = a5.fma(b2, c52);
      c53 = a5.fma(b3, c53);
      ap += MR;
      bp += NR;
    }
    int to = cAt;
    c00.intoArray(c, to);
    c01.intoArray(c, to + 1 * LANES);
    c02.intoArray(c, to + 2 * LANES);
    c03.intoArray(c, to + 3 * LANES);
    to += stride;
    c10.intoArray(c, to);
    c11.intoArray(c, to + 1 * LANES);
    c12.intoArray(c, to + 2 * LANES);
    c13.intoArray(c, to + 3 * LANES);
    to += stride;
    c20.intoArray(c, to);
    c21.intoArray(c, to + 1 * LANES);
    c22.intoArray(c, to + 2 * LANES);
    c23.intoArray(c, to + 3 * LANES);
    to += stride;
    c30.intoArray(c, to);
    c31.intoArray(c, to + 1 * LANES);
    c32.intoArray(c, to + 2 * LANES);
    c33.intoArray(c, to + 3 * LANES);
    to += stride;
    c40.intoArray(c, to);
    c41.intoArray(c, to + 1 * LANES);
    c42.intoArray(c, to + 2 * LANES);
    c43.intoArray(c, to + 3 * LANES);
    to += stride;
    c50.intoArray(c, to);
    c51.intoArray(c, to + 1 * LANES);
    c52.intoArray(c, to + 2 * LANES);
    c53.intoArray(c, to + 3 * LANES);
  }

  private void tile2(int kc, int aAt, int bAt, float[] c, int cAt, int stride) {
    float[] a = packedA;
    float[] b = packedB;
    FloatVector zero = FloatVector.zero(S);
    FloatVector c00 = zero;
    FloatVector c01 = zero;
    FloatVector c10 = zero;
    FloatVector c11 = zero;
    FloatVector c20 = zero;
    FloatVector c21 = zero;
    FloatVector c30 = zero;
    FloatVector c31 = zero;
    FloatVector c40 = zero;
    FloatVector c41 = zero;
    FloatVector c50 = zero;
    FloatVector c51 = zero;
    int ap = aAt;
    int bp = bAt;
    for (int p = 0; p < kc; p++) {
      FloatVector b0 = FloatVector.fromArray(S, b, bp);
      FloatVector b1 = FloatVector.fromArray(S, b, bp + 1 * LANES);
      FloatVector a0 = FloatVector.broadcast(S, a[ap]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(S, a[ap + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(S, a[ap + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(S, a[ap + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      FloatVector a4 = FloatVector.broadcast(S, a[ap + 4]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      FloatVector a5 = FloatVector.broadcast(S, a[ap + 5]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      ap += MR;
      bp += NR;
    }
    int to = cAt;
    c00.intoArray(c, to);
    c01.intoArray(c, to + 1 * LANES);
    to += stride;
    c10.intoArray(c, to);
    c11.intoArray(c, to + 1 * LANES);
    to += stride;
    c20.intoArray(c, to);
    c21.intoArray(c, to + 1 * LANES);
    to += stride;
    c30.intoArray(c, to);
    c31.intoArray(c, to + 1 * LANES);
    to += stride;
    c40.intoArray(c, to);
    c41.intoArray(c, to + 1 * LANES);
    to += stride;
    c50.intoArray(c, to);
    c51.intoArray(c, to + 1 * LANES);
  }
}
