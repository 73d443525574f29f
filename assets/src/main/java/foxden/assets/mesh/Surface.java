package foxden.assets.mesh;

import java.util.ArrayList;
import java.util.List;

/**
 * A surface under construction: shared points, triangles (counter-clockwise seen from outside) and
 * normals, either given or found from the faces with a crease angle.
 */
public final class Surface {
  private final List<Vec> points = new ArrayList<>();
  private final List<int[]> triangles = new ArrayList<>();
  private final List<Vec[]> given = new ArrayList<>();

  /** One corner of a finished triangle. */
  record Corner(Vec position, Vec normal) {}

  public int point(double x, double y, double z) {
    return point(new Vec(x, y, z));
  }

  public int point(Vec p) {
    points.add(p);
    return points.size() - 1;
  }

  public Surface triangle(int a, int b, int c) {
    if (a != b && b != c && c != a) {
      triangles.add(new int[] {a, b, c});
      given.add(new Vec[0]);
    }
    return this;
  }

  public Surface quad(int a, int b, int c, int d) {
    return triangle(a, b, c).triangle(a, c, d);
  }

  /** A quad whose corners carry their own normals. */
  Surface quad(int[] p, Vec[] n) {
    triangles.add(new int[] {p[0], p[1], p[2]});
    given.add(new Vec[] {n[0], n[1], n[2]});
    triangles.add(new int[] {p[0], p[2], p[3]});
    given.add(new Vec[] {n[0], n[2], n[3]});
    return this;
  }

  Surface triangle(int[] p, Vec[] n) {
    triangles.add(p);
    given.add(n);
    return this;
  }

  /** The same surface seen from the other side too (cloth, leaves), as a second set of faces. */
  public Surface twoSided(double thickness) {
    Vec[] mean = pointNormals();
    int n = points.size();
    for (int i = 0; i < n; i++) {
      points.add(points.get(i).sub(mean[i].mul(thickness)));
    }
    int m = triangles.size();
    for (int t = 0; t < m; t++) {
      int[] f = triangles.get(t);
      triangle(f[0] + n, f[2] + n, f[1] + n);
    }
    return this;
  }

  /** The same surface with its outside in. */
  public Surface reversed() {
    for (int t = 0; t < triangles.size(); t++) {
      int[] f = triangles.get(t);
      triangles.set(t, new int[] {f[0], f[2], f[1]});
      given.set(t, new Vec[0]);
    }
    return this;
  }

  /** Moves every point; normals are found again afterwards. */
  public Surface displace(java.util.function.UnaryOperator<Vec> move) {
    points.replaceAll(move);
    return this;
  }

  public int size() {
    return triangles.size();
  }

  /**
   * The finished triangles. A corner's normal is the mean, weighted by area, of the faces around
   * its point that lie within the crease angle of its own face.
   */
  List<Corner[]> corners(double creaseDegrees) {
    double limit = StrictMath.cos(creaseDegrees * Math.PI / 180);
    List<List<Integer>> around = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      around.add(new ArrayList<>());
    }
    Vec[] raw = new Vec[triangles.size()];
    Vec[] unit = new Vec[triangles.size()];
    for (int t = 0; t < triangles.size(); t++) {
      raw[t] = faceNormal(t);
      unit[t] = raw[t].unit();
      for (int p : triangles.get(t)) {
        around.get(p).add(t);
      }
    }
    List<Corner[]> out = new ArrayList<>();
    for (int t = 0; t < triangles.size(); t++) {
      if (raw[t].length() < 1e-12) {
        continue;
      }
      Corner[] face = new Corner[3];
      for (int k = 0; k < 3; k++) {
        int p = triangles.get(t)[k];
        Vec n = Vec.ZERO;
        if (given.get(t).length == 3) {
          n = given.get(t)[k];
        } else {
          for (int o : around.get(p)) {
            if (o == t || unit[o].dot(unit[t]) >= limit) {
              n = n.add(raw[o]);
            }
          }
          n = n.length() < 1e-12 ? unit[t] : n.unit();
        }
        face[k] = new Corner(points.get(p), n);
      }
      out.add(face);
    }
    return out;
  }

  private Vec[] pointNormals() {
    Vec[] mean = new Vec[points.size()];
    java.util.Arrays.fill(mean, Vec.ZERO);
    for (int t = 0; t < triangles.size(); t++) {
      Vec n = faceNormal(t);
      for (int p : triangles.get(t)) {
        mean[p] = mean[p].add(n);
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] = mean[i].unit();
    }
    return mean;
  }

  // Twice the area times the unit normal.
  private Vec faceNormal(int t) {
    int[] f = triangles.get(t);
    Vec a = points.get(f[0]);
    return points.get(f[1]).sub(a).cross(points.get(f[2]).sub(a));
  }
}
