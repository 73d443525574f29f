package foxden.app.mind;

import foxden.app.theme.ColourMap;
import foxden.app.theme.Raster;

/**
 * Pools attention rows into pixels: queries down, keys to the right. The cost is one look at each
 * visible cell, and nothing is allocated per cell.
 */
final class HeatPainter {

  /**
   * A visible block of the matrix: queries [q0, q1), keys [k0, k1); as fractions when zoomed in.
   */
  record Window(double q0, double q1, double k0, double k1) {

    double queryAt(double y, double height) {
      return q0 + y / height * (q1 - q0);
    }

    double keyAt(double x, double width) {
      return k0 + x / width * (k1 - k0);
    }

    double x(double key, double width) {
      return (key - k0) / (k1 - k0) * width;
    }

    double y(double query, double height) {
      return (query - q0) / (q1 - q0) * height;
    }
  }

  private HeatPainter() {}

  /** Paints into a rectangle of the raster; cells above the diagonal stay {@code background}. */
  static void paint(
      Raster raster,
      int left,
      int top,
      int width,
      int height,
      Rows rows,
      Window view,
      Scale scale,
      ColourMap map,
      int background,
      int unknown) {
    float[] pooled = new float[width];
    int[] count = new int[width];
    int[] keyFrom = new int[width + 1];
    for (int x = 0; x <= width; x++) {
      keyFrom[x] = (int) Math.floor(view.keyAt(x, width) + 1e-9);
    }
    int stride = rows.stride();
    for (int y = 0; y < height; y++) {
      int qa = (int) Math.floor(view.queryAt(y, height) + 1e-9);
      int qb = Math.max(qa + 1, (int) Math.floor(view.queryAt(y + 1, height) + 1e-9));
      java.util.Arrays.fill(pooled, 0);
      java.util.Arrays.fill(count, 0);
      boolean known = false;
      for (int q = qa / stride * stride; q < qb; q += stride) {
        float[] row = q < 0 ? null : rows.row(q);
        if (row == null) {
          continue;
        }
        known = true;
        pool(row, keyFrom, width, scale, pooled, count);
      }
      int at = (top + y) * raster.width() + left;
      for (int x = 0; x < width; x++) {
        int c;
        if (count[x] == 0) {
          c = known || keyFrom[x] >= qb ? background : unknown;
        } else {
          float v = scale.pool() == Scale.Pool.MEAN ? pooled[x] / count[x] : pooled[x];
          c = map.argb(scale.place(v));
        }
        raster.pixels()[at + x] = c;
      }
    }
  }

  private static void pool(
      float[] row, int[] keyFrom, int width, Scale scale, float[] pooled, int[] count) {
    float most = 1;
    if (scale.rowMax()) {
      most = 1e-12f;
      for (float v : row) {
        most = Math.max(most, v);
      }
    }
    for (int x = 0; x < width; x++) {
      int ka = Math.max(0, keyFrom[x]);
      int kb = Math.min(row.length, Math.max(ka + 1, keyFrom[x + 1]));
      for (int k = ka; k < kb; k++) {
        float v = row[k] / most;
        if (count[x]++ == 0) {
          pooled[x] = v;
        } else {
          switch (scale.pool()) {
            case MAX -> pooled[x] = Math.max(pooled[x], v);
            case MIN -> pooled[x] = Math.min(pooled[x], v);
            case MEAN -> pooled[x] += v;
          }
        }
      }
    }
  }
}
