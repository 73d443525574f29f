package foxden.app.scene3d;

import foxden.app.scene3d.SceneModel.Kind;
import foxden.app.scene3d.SceneModel.Piece;
import foxden.sim.WorldState;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the nearest triangle along a ray, on the CPU, so that picking never waits for the renderer.
 * Any one thread.
 */
final class Picker {

  private final SceneModel model;
  private final int[] table;
  private final IdentityHashMap<TriMesh, float[]> bounds = new IdentityHashMap<>();

  /**
   * A picker for a scene.
   *
   * @param bodies names in the order of the states' poses
   */
  Picker(SceneModel model, List<String> bodies) {
    this.model = model;
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < bodies.size(); i++) {
      index.put(bodies.get(i), i);
    }
    table = new int[model.pieces().size()];
    for (int i = 0; i < table.length; i++) {
      Piece p = model.pieces().get(i);
      table[i] = p.kind() == Kind.MOVING ? index.getOrDefault(p.body(), -1) : -1;
    }
  }

  /**
   * What a ray meets first.
   *
   * @param from start, m, world frame
   * @param dir unit direction
   * @param state where bodies are; null for where the scene puts them
   * @param cutWalls walls that cannot be seen now
   */
  @Nullable Pick pick(
      double[] from, double[] dir, @Nullable WorldState state, Set<String> cutWalls) {
    double best = Double.POSITIVE_INFINITY;
    Piece hit = null;
    for (int i = 0; i < table.length; i++) {
      Piece p = model.pieces().get(i);
      if (p.wall() != null && cutWalls.contains(p.wall().name())) {
        continue;
      }
      double t = distance(p, pose(i, p, state), from, dir, best);
      if (t < best) {
        best = t;
        hit = p;
      }
    }
    if (hit == null) {
      return null;
    }
    return new Pick(
        hit.body(),
        hit.object(),
        from[0] + dir[0] * best,
        from[1] + dir[1] * best,
        from[2] + dir[2] * best,
        best);
  }

  private float[] pose(int i, Piece p, @Nullable WorldState state) {
    int at = table[i] * WorldState.POSE;
    if (state == null || at < 0 || at + WorldState.POSE > state.poses().length) {
      return p.pose();
    }
    float[] pose = new float[WorldState.POSE];
    System.arraycopy(state.poses(), at, pose, 0, WorldState.POSE);
    return pose;
  }

  private double distance(Piece p, float[] pose, double[] from, double[] dir, double best) {
    double[] o = rotateBack(pose, from[0] - pose[0], from[1] - pose[1], from[2] - pose[2]);
    double[] d = rotateBack(pose, dir[0], dir[1], dir[2]);
    double t = Double.POSITIVE_INFINITY;
    if (p.solid().triangles() > 0) {
      t = distance(p.solid(), o, d, best);
    }
    if (p.glass() != null) {
      t = Math.min(t, distance(p.glass(), o, d, Math.min(best, t)));
    }
    return t;
  }

  private double distance(TriMesh m, double[] o, double[] d, double best) {
    float[] b = bounds.computeIfAbsent(m, Picker::bounds);
    if (!meetsBox(b, o, d, best)) {
      return Double.POSITIVE_INFINITY;
    }
    double t = Double.POSITIVE_INFINITY;
    int[] idx = m.indices();
    for (int k = 0; k < idx.length; k += 3) {
      t = Math.min(t, triangle(m.positions(), 3 * idx[k], 3 * idx[k + 1], 3 * idx[k + 2], o, d));
    }
    return t;
  }

  // Moeller and Trumbore, "Fast, Minimum Storage Ray/Triangle Intersection", 1997.
  private static double triangle(float[] p, int a, int b, int c, double[] o, double[] d) {
    double e1x = p[b] - p[a];
    double e1y = p[b + 1] - p[a + 1];
    double e1z = p[b + 2] - p[a + 2];
    double e2x = p[c] - p[a];
    double e2y = p[c + 1] - p[a + 1];
    double e2z = p[c + 2] - p[a + 2];
    double px = d[1] * e2z - d[2] * e2y;
    double py = d[2] * e2x - d[0] * e2z;
    double pz = d[0] * e2y - d[1] * e2x;
    double det = e1x * px + e1y * py + e1z * pz;
    if (Math.abs(det) < 1e-14) {
      return Double.POSITIVE_INFINITY;
    }
    double tx = o[0] - p[a];
    double ty = o[1] - p[a + 1];
    double tz = o[2] - p[a + 2];
    double u = (tx * px + ty * py + tz * pz) / det;
    if (u < 0 || u > 1) {
      return Double.POSITIVE_INFINITY;
    }
    double qx = ty * e1z - tz * e1y;
    double qy = tz * e1x - tx * e1z;
    double qz = tx * e1y - ty * e1x;
    double v = (d[0] * qx + d[1] * qy + d[2] * qz) / det;
    if (v < 0 || u + v > 1) {
      return Double.POSITIVE_INFINITY;
    }
    double t = (e2x * qx + e2y * qy + e2z * qz) / det;
    return t > 1e-6 ? t : Double.POSITIVE_INFINITY;
  }

  private static boolean meetsBox(float[] b, double[] o, double[] d, double best) {
    double near = 0;
    double far = best;
    for (int k = 0; k < 3; k++) {
      double inv = 1 / d[k];
      double t0 = (b[k] - o[k]) * inv;
      double t1 = (b[k + 3] - o[k]) * inv;
      near = Math.max(near, Math.min(t0, t1));
      far = Math.min(far, Math.max(t0, t1));
    }
    return near <= far;
  }

  private static float[] bounds(TriMesh m) {
    float inf = Float.POSITIVE_INFINITY;
    float[] b = {inf, inf, inf, -inf, -inf, -inf};
    for (int i = 0; i < m.positions().length; i++) {
      int k = i % 3;
      b[k] = Math.min(b[k], m.positions()[i]);
      b[k + 3] = Math.max(b[k + 3], m.positions()[i]);
    }
    return b;
  }

  // v rotated by the inverse of the pose's quaternion.
  static double[] rotateBack(float[] pose, double x, double y, double z) {
    return rotate(-pose[3], -pose[4], -pose[5], pose[6], x, y, z);
  }

  static double[] rotate(double qx, double qy, double qz, double qw, double x, double y, double z) {
    double tx = 2 * (qy * z - qz * y);
    double ty = 2 * (qz * x - qx * z);
    double tz = 2 * (qx * y - qy * x);
    return new double[] {
      x + qw * tx + qy * tz - qz * ty,
      y + qw * ty + qz * tx - qx * tz,
      z + qw * tz + qx * ty - qy * tx
    };
  }
}
