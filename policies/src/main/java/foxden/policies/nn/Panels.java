package foxden.policies.nn;

import org.jspecify.annotations.Nullable;

/**
 * The right factor of a matrix product, copied into the order in which the innermost loop reads it:
 * worth making once when several products share it. Made and filled by {@link Kernels}; later
 * changes of the matrix do not reach it.
 *
 * <p>Rows are cut into blocks, a block into panels of a few vectors' columns; a panel lies row
 * after row, missing columns zero.
 */
public final class Panels {

  private final int lanes;
  private final int nr;
  private final int block;
  private final @Nullable Copier copier;
  private int rows;
  private int cols;
  float[] data = {};

  /** Copies rows whose columns are contiguous into a panel. */
  interface Copier {
    void copy(float[] from, int at, int rowStride, float[] to, int toAt, int width, int rows);
  }

  /**
   * Empty.
   *
   * @param lanes columns of a vector
   * @param nr columns of a full panel, 1, 2 or 4 times the lanes
   * @param block rows of a block
   * @param copier copies whole panels; null for plain loops
   */
  Panels(int lanes, int nr, int block, @Nullable Copier copier) {
    this.lanes = lanes;
    this.nr = nr;
    this.block = block;
    this.copier = copier;
  }

  /** Rows of the matrix. */
  public int rows() {
    return rows;
  }

  /** Columns of the matrix. */
  public int cols() {
    return cols;
  }

  int block() {
    return block;
  }

  void shape(int r, int c) {
    rows = r;
    cols = c;
    int need = Math.multiplyExact(r, padded());
    if (data.length < need) {
      data = new float[need];
    }
  }

  private int padded() {
    return (cols + lanes - 1) / lanes * lanes;
  }

  /** Columns of the panel that begins at column j: full ones, then the fewest vectors that do. */
  int width(int j) {
    int left = (cols - j + lanes - 1) / lanes;
    int full = nr / lanes;
    if (left >= full) {
      return nr;
    }
    return left >= 2 ? 2 * lanes : lanes;
  }

  /** Whether a panel begins at column j. */
  boolean begins(int j) {
    int full = cols / nr * nr;
    return j % nr == 0 || (j > full && (j - full) % lanes == 0 && j == full + width(full));
  }

  /** Where the panel of column j lies in the block of {@code kc} rows that begins at row p. */
  int at(int p, int j, int kc) {
    return p * padded() + j * kc;
  }

  /** Rows of the block that begins at row p. */
  int blockRows(int p) {
    return Math.min(block, rows - p);
  }

  /** Copies the panels of columns {@code from} to {@code to - 1}; both begin panels. */
  void fill(Mat b, int from, int to) {
    for (int p = 0; p < rows; p += block) {
      int kc = blockRows(p);
      for (int j = from; j < to; j += width(j)) {
        fill(b, p, kc, j);
      }
    }
  }

  private void fill(Mat b, int p0, int kc, int j) {
    float[] from = b.data();
    int width = width(j);
    int n = Math.min(width, cols - j);
    int at = at(p0, j, kc);
    int row = b.offset() + p0 * b.rowStride() + j * b.colStride();
    if (b.colStride() == 1) {
      if (n == width && copier != null) {
        copier.copy(from, row, b.rowStride(), data, at, width, kc);
        return;
      }
      for (int p = 0; p < kc; p++) {
        copy(from, row, data, at, n);
        for (int q = n; q < width; q++) {
          data[at + q] = 0;
        }
        at += width;
        row += b.rowStride();
      }
      return;
    }
    int q = 0;
    for (; q + 4 <= n; q += 4) {
      fill4(from, row + q * b.colStride(), b.colStride(), b.rowStride(), at + q, width, kc);
    }
    for (; q < width; q++) {
      int to = at + q;
      int source = row + q * b.colStride();
      for (int p = 0; p < kc; p++) {
        data[to] = q < n ? from[source] : 0;
        to += width;
        source += b.rowStride();
      }
    }
  }

  // Four columns at once: their places lie side by side.
  private void fill4(float[] from, int row, int cs, int rs, int at, int width, int kc) {
    float[] to = data;
    int r1 = cs;
    int r2 = 2 * cs;
    int r3 = 3 * cs;
    int source = row;
    int target = at;
    for (int p = 0; p < kc; p++) {
      to[target] = from[source];
      to[target + 1] = from[source + r1];
      to[target + 2] = from[source + r2];
      to[target + 3] = from[source + r3];
      source += rs;
      target += width;
    }
  }

  private static void copy(float[] from, int at, float[] to, int toAt, int n) {
    for (int i = 0; i < n; i++) {
      to[toAt + i] = from[at + i];
    }
  }
}
