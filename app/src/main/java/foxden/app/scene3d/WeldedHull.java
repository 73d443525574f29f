package foxden.app.scene3d;

import java.util.HashMap;
import java.util.Map;

/**
 * The same triangles with one normal a point (the mean over all faces that meet there), so that a
 * mesh with hard edges can be grown without tearing open: what an outline needs.
 */
final class WeldedHull {

  private WeldedHull() {}

  private record Key(int x, int y, int z) {}

  static TriMesh of(TriMesh m) {
    Map<Key, float[]> sums = new HashMap<>();
    float[] p = m.positions();
    float[] n = m.normals();
    for (int i = 0; i < m.vertices(); i++) {
      float[] s = sums.computeIfAbsent(key(p, i), k -> new float[3]);
      s[0] += n[4 * i];
      s[1] += n[4 * i + 1];
      s[2] += n[4 * i + 2];
    }
    float[] out = n.clone();
    for (int i = 0; i < m.vertices(); i++) {
      float[] s = sums.getOrDefault(key(p, i), new float[3]);
      float len = (float) Math.sqrt(s[0] * s[0] + s[1] * s[1] + s[2] * s[2]);
      if (len > 1e-4f) {
        out[4 * i] = s[0] / len;
        out[4 * i + 1] = s[1] / len;
        out[4 * i + 2] = s[2] / len;
      }
    }
    return new TriMesh(p, out, m.colors(), m.indices());
  }

  // Tenths of a millimetre.
  private static Key key(float[] p, int i) {
    return new Key(
        Math.round(p[3 * i] * 1e4f),
        Math.round(p[3 * i + 1] * 1e4f),
        Math.round(p[3 * i + 2] * 1e4f));
  }
}
