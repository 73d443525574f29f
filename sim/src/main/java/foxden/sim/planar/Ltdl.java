package foxden.sim.planar;

/**
 * Factorisation H = L' D L of a symmetric positive definite matrix, last row first, so that the
 * zeros of a tree stay zeros (Featherstone 2008, chapter 6.5). The lower triangle is stored row by
 * row, n numbers a row; L (unit diagonal) and D overwrite it.
 */
final class Ltdl {

  private Ltdl() {}

  /**
   * Factors in place.
   *
   * @param before for each row the columns left of the diagonal that may be non-zero, nearest
   *     first; those of a column must be contained in it
   */
  static void factor(double[] h, int n, int[][] before) {
    for (int k = n - 1; k >= 0; k--) {
      int[] left = before[k];
      int rowK = k * n;
      double inverse = 1 / h[rowK + k];
      for (int ii = 0; ii < left.length; ii++) {
        int i = left[ii];
        double a = h[rowK + i] * inverse;
        int rowI = i * n;
        for (int jj = ii; jj < left.length; jj++) {
          int j = left[jj];
          h[rowI + j] -= a * h[rowK + j];
        }
        h[rowK + i] = a;
      }
    }
  }

  /** Solves H x = b in place, with a matrix that was factored. */
  static void solve(double[] h, int n, int[][] before, double[] x) {
    for (int k = n - 1; k >= 0; k--) {
      double xk = x[k];
      int rowK = k * n;
      for (int i : before[k]) {
        x[i] -= h[rowK + i] * xk;
      }
    }
    for (int k = 0; k < n; k++) {
      int rowK = k * n;
      double xk = x[k] / h[rowK + k];
      for (int i : before[k]) {
        xk -= h[rowK + i] * x[i];
      }
      x[k] = xk;
    }
  }
}
