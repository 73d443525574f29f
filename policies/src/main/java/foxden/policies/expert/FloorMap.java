package foxden.policies.expert;

import java.util.Arrays;

/**
 * A floor plan of square cells with, for every free cell, the distance to the nearest blocked one.
 * Immutable.
 */
final class FloorMap {

  final int width;
  final int height;
  final double cell;
  final double x0;
  final double y0;
  private final boolean[] blocked;
  private final float[] clearance;

  /**
   * Builds the map and its distances.
   *
   * @param blocked row by row from y0 upwards, {@code width * height} cells; kept, not copied
   * @param cell side of a cell, m
   * @param x0 world position of the outer corner of cell (0, 0), m
   */
  FloorMap(int width, int height, double cell, double x0, double y0, boolean[] blocked) {
    this.width = width;
    this.height = height;
    this.cell = cell;
    this.x0 = x0;
    this.y0 = y0;
    this.blocked = blocked;
    this.clearance = distances();
  }

  /** The same floor with round things standing on it: centre x, y and radius of each, m. */
  FloorMap with(double[][] discs) {
    boolean[] b = blocked.clone();
    for (double[] d : discs) {
      for (int r = Math.max(0, row(d[1] - d[2]));
          r <= Math.min(height - 1, row(d[1] + d[2]));
          r++) {
        for (int c = Math.max(0, col(d[0] - d[2]));
            c <= Math.min(width - 1, col(d[0] + d[2]));
            c++) {
          double dx = x(c) - d[0];
          double dy = y(r) - d[1];
          if (dx * dx + dy * dy <= d[2] * d[2]) {
            b[r * width + c] = true;
          }
        }
      }
    }
    return new FloorMap(width, height, cell, x0, y0, b);
  }

  int col(double x) {
    return (int) Math.floor((x - x0) / cell);
  }

  int row(double y) {
    return (int) Math.floor((y - y0) / cell);
  }

  double x(int col) {
    return x0 + (col + 0.5) * cell;
  }

  double y(int row) {
    return y0 + (row + 0.5) * cell;
  }

  /** Distance from the cell's centre to the nearest blocked cell's centre less half a cell, m. */
  double clearance(int col, int row) {
    if (col < 0 || row < 0 || col >= width || row >= height) {
      return 0;
    }
    return clearance[row * width + col];
  }

  /** Clearance of the cell that holds a world point, m. */
  double clearanceAt(double x, double y) {
    return clearance(col(x), row(y));
  }

  /** Least clearance along a straight line, m. */
  double clearanceAlong(double ax, double ay, double bx, double by) {
    double len = Math.hypot(bx - ax, by - ay);
    int n = Math.max(1, (int) Math.ceil(len / (0.5 * cell)));
    double least = Double.MAX_VALUE;
    for (int i = 0; i <= n; i++) {
      double t = (double) i / n;
      least = Math.min(least, clearanceAt(ax + t * (bx - ax), ay + t * (by - ay)));
    }
    return least;
  }

  // Exact Euclidean distance transform, one dimension after the other (Felzenszwalb and
  // Huttenlocher 2012).
  private float[] distances() {
    int n = Math.max(width, height);
    double[] f = new double[n];
    double[] d = new double[n];
    double[] sq = new double[width * height];
    for (int c = 0; c < width; c++) {
      for (int r = 0; r < height; r++) {
        f[r] = blocked[r * width + c] ? 0 : 1e12;
      }
      transform(f, d, height);
      for (int r = 0; r < height; r++) {
        sq[r * width + c] = d[r];
      }
    }
    float[] out = new float[width * height];
    for (int r = 0; r < height; r++) {
      System.arraycopy(sq, r * width, f, 0, width);
      transform(f, d, width);
      for (int c = 0; c < width; c++) {
        // the border of the map is open country, not an obstacle; but distances end somewhere
        double cells = Math.min(Math.sqrt(d[c]), 100);
        out[r * width + c] = (float) Math.max(0, (cells - 0.5) * cell);
      }
    }
    return out;
  }

  private static void transform(double[] f, double[] d, int n) {
    int[] v = new int[n];
    double[] z = new double[n + 1];
    int k = 0;
    z[0] = -1e20;
    z[1] = 1e20;
    for (int q = 1; q < n; q++) {
      double s = meet(f, q, v[k]);
      while (s <= z[k]) {
        k--;
        s = meet(f, q, v[k]);
      }
      k++;
      v[k] = q;
      z[k] = s;
      z[k + 1] = 1e20;
    }
    Arrays.fill(d, 0, n, 0);
    k = 0;
    for (int q = 0; q < n; q++) {
      while (z[k + 1] < q) {
        k++;
      }
      double dq = q - v[k];
      d[q] = dq * dq + f[v[k]];
    }
  }

  private static double meet(double[] f, int q, int v) {
    return ((f[q] + (double) q * q) - (f[v] + (double) v * v)) / (2.0 * q - 2.0 * v);
  }
}
