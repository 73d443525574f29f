package foxden.app.scene3d;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The cross-section of an axis-parallel mesh at a height, as rectangles. */
final class CutOutline {

  private CutOutline() {}

  /**
   * Rectangles x0 y0 x1 y1 that fill the cross-section.
   *
   * @param mesh triangles in the world frame whose upright faces are parallel to x or y
   * @param h height of the cut, m
   */
  static List<float[]> of(TriMesh mesh, float h) {
    List<float[]> segments = segments(mesh, h);
    TreeSet<Float> xs = new TreeSet<>();
    TreeSet<Float> ys = new TreeSet<>();
    for (float[] s : segments) {
      xs.add(snap(s[0]));
      xs.add(snap(s[2]));
      ys.add(snap(s[1]));
      ys.add(snap(s[3]));
    }
    List<float[]> cells = new ArrayList<>();
    Float[] x = xs.toArray(Float[]::new);
    Float[] y = ys.toArray(Float[]::new);
    if (x.length > 40 || y.length > 40) {
      return cells;
    }
    for (int j = 0; j + 1 < y.length; j++) {
      float[] run = null;
      for (int i = 0; i + 1 < x.length; i++) {
        if (inside(segments, (x[i] + x[i + 1]) / 2, (y[j] + y[j + 1]) / 2)) {
          if (run != null && run[2] == x[i]) {
            run[2] = x[i + 1];
          } else {
            run = new float[] {x[i], y[j], x[i + 1], y[j + 1]};
            cells.add(run);
          }
        }
      }
    }
    return cells;
  }

  private static float snap(float v) {
    return Math.round(v * 1000f) / 1000f;
  }

  private static List<float[]> segments(TriMesh mesh, float h) {
    List<float[]> segments = new ArrayList<>();
    float[] p = mesh.positions();
    int[] idx = mesh.indices();
    for (int t = 0; t < idx.length; t += 3) {
      float[] s = new float[4];
      int n = 0;
      for (int k = 0; k < 3 && n < 2; k++) {
        int a = idx[t + k];
        int b = idx[t + (k + 1) % 3];
        float za = p[3 * a + 2];
        float zb = p[3 * b + 2];
        if ((za <= h) != (zb <= h)) {
          float f = (h - za) / (zb - za);
          s[2 * n] = p[3 * a] + (p[3 * b] - p[3 * a]) * f;
          s[2 * n + 1] = p[3 * a + 1] + (p[3 * b + 1] - p[3 * a + 1]) * f;
          n++;
        }
      }
      if (n == 2) {
        segments.add(s);
      }
    }
    return segments;
  }

  // Even-odd rule along +x.
  private static boolean inside(List<float[]> segments, float x, float y) {
    boolean in = false;
    for (float[] s : segments) {
      if ((s[1] <= y) != (s[3] <= y)) {
        float at = s[0] + (y - s[1]) / (s[3] - s[1]) * (s[2] - s[0]);
        if (at > x) {
          in = !in;
        }
      }
    }
    return in;
  }
}
