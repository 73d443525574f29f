package foxden.policies.nn;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops of the matrix product: a tile of {@value #MR} rows by 1, 2 or 4 vectors of
 * the result stays in registers while the inner dimension runs. Each element is one chain of fused
 * multiply-adds in the order of the inner index, starting from 0 or from what c holds: its bits do
 * not depend on tile, panel, lane width or thread.
 *
 * <p>Written out because the compiler keeps named vectors in registers, arrays of vectors not.
 */
final class VectorTiles {

  private static final VectorSpecies<Float> S = VectorMath.S;
  private static final int L = S.length();

  /** Rows of a tile. */
  static final int MR = 6;

  private VectorTiles() {}

  /** 4 vectors wide; element (i, p) of a at aAt + i rs + p. */
  static void tile4(
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
    FloatVector c00;
    FloatVector c01;
    FloatVector c02;
    FloatVector c03;
    FloatVector c10;
    FloatVector c11;
    FloatVector c12;
    FloatVector c13;
    FloatVector c20;
    FloatVector c21;
    FloatVector c22;
    FloatVector c23;
    FloatVector c30;
    FloatVector c31;
    FloatVector c32;
    FloatVector c33;
    FloatVector c40;
    FloatVector c41;
    FloatVector c42;
    FloatVector c43;
    FloatVector c50;
    FloatVector c51;
    FloatVector c52;
    FloatVector c53;
    int at = cAt;
    if (add) {
      c00 = FloatVector.fromArray(S, c, at);
      c01 = FloatVector.fromArray(S, c, at + L);
      c02 = FloatVector.fromArray(S, c, at + 2 * L);
      c03 = FloatVector.fromArray(S, c, at + 3 * L);
      at += stride;
      c10 = FloatVector.fromArray(S, c, at);
      c11 = FloatVector.fromArray(S, c, at + L);
      c12 = FloatVector.fromArray(S, c, at + 2 * L);
      c13 = FloatVector.fromArray(S, c, at + 3 * L);
      at += stride;
      c20 = FloatVector.fromArray(S, c, at);
      c21 = FloatVector.fromArray(S, c, at + L);
      c22 = FloatVector.fromArray(S, c, at + 2 * L);
      c23 = FloatVector.fromArray(S, c, at + 3 * L);
      at += stride;
      c30 = FloatVector.fromArray(S, c, at);
      c31 = FloatVector.fromArray(S, c, at + L);
      c32 = FloatVector.fromArray(S, c, at + 2 * L);
      c33 = FloatVector.fromArray(S, c, at + 3 * L);
      at += stride;
      c40 = FloatVector.fromArray(S, c, at);
      c41 = FloatVector.fromArray(S, c, at + L);
      c42 = FloatVector.fromArray(S, c, at + 2 * L);
      c43 = FloatVector.fromArray(S, c, at + 3 * L);
      at += stride;
      c50 = FloatVector.fromArray(S, c, at);
      c51 = FloatVector.fromArray(S, c, at + L);
      c52 = FloatVector.fromArray(S, c, at + 2 * L);
      c53 = FloatVector.fromArray(S, c, at + 3 * L);
    } else {
      FloatVector zero = FloatVector.zero(S);
      c00 = zero;
      c01 = zero;
      c02 = zero;
      c03 = zero;
      c10 = zero;
      c11 = zero;
      c12 = zero;
      c13 = zero;
      c20 = zero;
      c21 = zero;
      c22 = zero;
      c23 = zero;
      c30 = zero;
      c31 = zero;
      c32 = zero;
      c33 = zero;
      c40 = zero;
      c41 = zero;
      c42 = zero;
      c43 = zero;
      c50 = zero;
      c51 = zero;
      c52 = zero;
      c53 = zero;
    }
    int r1 = aAt + rs;
    int r2 = r1 + rs;
    int r3 = r2 + rs;
    int r4 = r3 + rs;
    int r5 = r4 + rs;
    int bp = bAt;
    for (int p = 0; p < kc; p++) {
      FloatVector b0 = FloatVector.fromArray(S, b, bp);
      FloatVector b1 = FloatVector.fromArray(S, b, bp + L);
      FloatVector b2 = FloatVector.fromArray(S, b, bp + 2 * L);
      FloatVector b3 = FloatVector.fromArray(S, b, bp + 3 * L);
      FloatVector a0 = FloatVector.broadcast(S, a[aAt + p]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
      FloatVector a1 = FloatVector.broadcast(S, a[r1 + p]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
      FloatVector a2 = FloatVector.broadcast(S, a[r2 + p]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      c23 = a2.fma(b3, c23);
      FloatVector a3 = FloatVector.broadcast(S, a[r3 + p]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      c33 = a3.fma(b3, c33);
      FloatVector a4 = FloatVector.broadcast(S, a[r4 + p]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      c42 = a4.fma(b2, c42);
      c43 = a4.fma(b3, c43);
      FloatVector a5 = FloatVector.broadcast(S, a[r5 + p]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      c52 = a5.fma(b2, c52);
      c53 = a5.fma(b3, c53);
      bp += 4 * L;
    }
    at = cAt;
    c00.intoArray(c, at);
    c01.intoArray(c, at + L);
    c02.intoArray(c, at + 2 * L);
    c03.intoArray(c, at + 3 * L);
    at += stride;
    c10.intoArray(c, at);
    c11.intoArray(c, at + L);
    c12.intoArray(c, at + 2 * L);
    c13.intoArray(c, at + 3 * L);
    at += stride;
    c20.intoArray(c, at);
    c21.intoArray(c, at + L);
    c22.intoArray(c, at + 2 * L);
    c23.intoArray(c, at + 3 * L);
    at += stride;
    c30.intoArray(c, at);
    c31.intoArray(c, at + L);
    c32.intoArray(c, at + 2 * L);
    c33.intoArray(c, at + 3 * L);
    at += stride;
    c40.intoArray(c, at);
    c41.intoArray(c, at + L);
    c42.intoArray(c, at + 2 * L);
    c43.intoArray(c, at + 3 * L);
    at += stride;
    c50.intoArray(c, at);
    c51.intoArray(c, at + L);
    c52.intoArray(c, at + 2 * L);
    c53.intoArray(c, at + 3 * L);
  }

  /** 2 vectors wide; element (i, p) of a at aAt + i rs + p. */
  static void tile2(
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
    FloatVector c00;
    FloatVector c01;
    FloatVector c10;
    FloatVector c11;
    FloatVector c20;
    FloatVector c21;
    FloatVector c30;
    FloatVector c31;
    FloatVector c40;
    FloatVector c41;
    FloatVector c50;
    FloatVector c51;
    int at = cAt;
    if (add) {
      c00 = FloatVector.fromArray(S, c, at);
      c01 = FloatVector.fromArray(S, c, at + L);
      at += stride;
      c10 = FloatVector.fromArray(S, c, at);
      c11 = FloatVector.fromArray(S, c, at + L);
      at += stride;
      c20 = FloatVector.fromArray(S, c, at);
      c21 = FloatVector.fromArray(S, c, at + L);
      at += stride;
      c30 = FloatVector.fromArray(S, c, at);
      c31 = FloatVector.fromArray(S, c, at + L);
      at += stride;
      c40 = FloatVector.fromArray(S, c, at);
      c41 = FloatVector.fromArray(S, c, at + L);
      at += stride;
      c50 = FloatVector.fromArray(S, c, at);
      c51 = FloatVector.fromArray(S, c, at + L);
    } else {
      FloatVector zero = FloatVector.zero(S);
      c00 = zero;
      c01 = zero;
      c10 = zero;
      c11 = zero;
      c20 = zero;
      c21 = zero;
      c30 = zero;
      c31 = zero;
      c40 = zero;
      c41 = zero;
      c50 = zero;
      c51 = zero;
    }
    int r1 = aAt + rs;
    int r2 = r1 + rs;
    int r3 = r2 + rs;
    int r4 = r3 + rs;
    int r5 = r4 + rs;
    int bp = bAt;
    for (int p = 0; p < kc; p++) {
      FloatVector b0 = FloatVector.fromArray(S, b, bp);
      FloatVector b1 = FloatVector.fromArray(S, b, bp + L);
      FloatVector a0 = FloatVector.broadcast(S, a[aAt + p]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(S, a[r1 + p]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(S, a[r2 + p]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(S, a[r3 + p]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      FloatVector a4 = FloatVector.broadcast(S, a[r4 + p]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      FloatVector a5 = FloatVector.broadcast(S, a[r5 + p]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      bp += 2 * L;
    }
    at = cAt;
    c00.intoArray(c, at);
    c01.intoArray(c, at + L);
    at += stride;
    c10.intoArray(c, at);
    c11.intoArray(c, at + L);
    at += stride;
    c20.intoArray(c, at);
    c21.intoArray(c, at + L);
    at += stride;
    c30.intoArray(c, at);
    c31.intoArray(c, at + L);
    at += stride;
    c40.intoArray(c, at);
    c41.intoArray(c, at + L);
    at += stride;
    c50.intoArray(c, at);
    c51.intoArray(c, at + L);
  }

  /** 1 vector wide; element (i, p) of a at aAt + i rs + p. */
  static void tile1(
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
    FloatVector c00;
    FloatVector c10;
    FloatVector c20;
    FloatVector c30;
    FloatVector c40;
    FloatVector c50;
    int at = cAt;
    if (add) {
      c00 = FloatVector.fromArray(S, c, at);
      at += stride;
      c10 = FloatVector.fromArray(S, c, at);
      at += stride;
      c20 = FloatVector.fromArray(S, c, at);
      at += stride;
      c30 = FloatVector.fromArray(S, c, at);
      at += stride;
      c40 = FloatVector.fromArray(S, c, at);
      at += stride;
      c50 = FloatVector.fromArray(S, c, at);
    } else {
      FloatVector zero = FloatVector.zero(S);
      c00 = zero;
      c10 = zero;
      c20 = zero;
      c30 = zero;
      c40 = zero;
      c50 = zero;
    }
    int r1 = aAt + rs;
    int r2 = r1 + rs;
    int r3 = r2 + rs;
    int r4 = r3 + rs;
    int r5 = r4 + rs;
    int bp = bAt;
    for (int p = 0; p < kc; p++) {
      FloatVector b0 = FloatVector.fromArray(S, b, bp);
      FloatVector a0 = FloatVector.broadcast(S, a[aAt + p]);
      c00 = a0.fma(b0, c00);
      FloatVector a1 = FloatVector.broadcast(S, a[r1 + p]);
      c10 = a1.fma(b0, c10);
      FloatVector a2 = FloatVector.broadcast(S, a[r2 + p]);
      c20 = a2.fma(b0, c20);
      FloatVector a3 = FloatVector.broadcast(S, a[r3 + p]);
      c30 = a3.fma(b0, c30);
      FloatVector a4 = FloatVector.broadcast(S, a[r4 + p]);
      c40 = a4.fma(b0, c40);
      FloatVector a5 = FloatVector.broadcast(S, a[r5 + p]);
      c50 = a5.fma(b0, c50);
      bp += L;
    }
    at = cAt;
    c00.intoArray(c, at);
    at += stride;
    c10.intoArray(c, at);
    at += stride;
    c20.intoArray(c, at);
    at += stride;
    c30.intoArray(c, at);
    at += stride;
    c40.intoArray(c, at);
    at += stride;
    c50.intoArray(c, at);
  }
}
