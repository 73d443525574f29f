package foxden.app.scene3d;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Coarser versions of a mesh for when it is far away: vertices that share a small cube, a direction
 * and a colour become one (vertex clustering: Rossignac and Borrel 1993). Hard edges and colour
 * borders stay, bevels and screws go.
 */
final class Simplifier {

  private Simplifier() {}

  private record Key(int x, int y, int z, int direction, int color) {}

  private record Face(int a, int b, int c) {}

  /**
   * A coarser mesh.
   *
   * @param cell edge of the cubes, m: about the size of a pixel where it is used
   */
  static TriMesh cluster(TriMesh m, float cell) {
    float[] p = m.positions();
    float[] n = m.normals();
    float[] c = m.colors();
    Map<Key, Integer> ids = new HashMap<>(m.vertices());
    int[] to = new int[m.vertices()];
    int[] count = new int[m.vertices()];
    double[] sum = new double[11 * m.vertices()];
    for (int i = 0; i < m.vertices(); i++) {
      Key k = key(p, n, c, i, cell);
      Integer found = ids.get(k);
      int id = found == null ? ids.size() : found;
      if (found == null) {
        ids.put(k, id);
      }
      to[i] = id;
      count[id]++;
      for (int q = 0; q < 3; q++) {
        sum[11 * id + q] += p[3 * i + q];
      }
      for (int q = 0; q < 4; q++) {
        sum[11 * id + 3 + q] += n[4 * i + q];
        sum[11 * id + 7 + q] += c[4 * i + q];
      }
    }
    TriMesh.Builder out = new TriMesh.Builder();
    for (int id = 0; id < ids.size(); id++) {
      double s = 1.0 / count[id];
      int o = 11 * id;
      double len =
          Math.sqrt(sum[o + 3] * sum[o + 3] + sum[o + 4] * sum[o + 4] + sum[o + 5] * sum[o + 5]);
      double u = len < 1e-9 ? 0 : 1 / len;
      out.vertex(
          (float) (sum[o] * s),
          (float) (sum[o + 1] * s),
          (float) (sum[o + 2] * s),
          (float) (sum[o + 3] * u),
          (float) (sum[o + 4] * u),
          (float) (sum[o + 5] * u),
          (float) (sum[o + 6] * s),
          (float) (sum[o + 7] * s),
          (float) (sum[o + 8] * s),
          (float) (sum[o + 9] * s),
          (float) (sum[o + 10] * s));
    }
    Set<Face> seen = new HashSet<>();
    int[] idx = m.indices();
    for (int t = 0; t < idx.length; t += 3) {
      int a = to[idx[t]];
      int b = to[idx[t + 1]];
      int d = to[idx[t + 2]];
      if (a != b && b != d && d != a && seen.add(rotated(a, b, d))) {
        out.triangle(a, b, d);
      }
    }
    return out.build();
  }

  private static Face rotated(int a, int b, int c) {
    if (a < b && a < c) {
      return new Face(a, b, c);
    }
    return b < c ? new Face(b, c, a) : new Face(c, a, b);
  }

  private static Key key(float[] p, float[] n, float[] c, int i, float cell) {
    int direction = 0;
    int color = 0;
    for (int q = 0; q < 3; q++) {
      direction = direction * 4 + Math.round(n[4 * i + q] * 1.2f) + 1;
      color = color * 8 + Math.round(c[4 * i + q] * 5);
    }
    color = color * 4 + Math.round(c[4 * i + 3] * 3);
    return new Key(
        (int) Math.floor(p[3 * i] / cell),
        (int) Math.floor(p[3 * i + 1] / cell),
        (int) Math.floor(p[3 * i + 2] / cell),
        direction,
        color);
  }
}
