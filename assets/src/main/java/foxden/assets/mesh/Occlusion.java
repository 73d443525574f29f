package foxden.assets.mesh;

import java.util.ArrayList;
import java.util.List;

/**
 * Ambient occlusion by ray casting: how much of the hemisphere above a point is open. Rays come
 * from a fixed Hammersley set weighted by cosine; hits count less with distance. A uniform tree of
 * boxes over the triangles keeps it quick.
 */
final class Occlusion {
  private static final int RAYS = 72;

  private final double[] tri;
  private final int[] order;
  private final List<double[]> boxes = new ArrayList<>();
  private final List<int[]> nodes = new ArrayList<>();
  private final double reach;
  private final double lift;
  private final double floor;
  private final double wall;
  private final Vec[] rays = new Vec[RAYS];

  /**
   * @param corners corners of the occluding triangles
   * @param reach distance in metres beyond which nothing darkens
   * @param floor height of the ground plane, or NaN for none
   * @param wall x of a wall behind the model (facing +x), or NaN for none
   */
  Occlusion(List<Vec> corners, double reach, double floor, double wall) {
    this.reach = reach;
    // start a little above the surface, so that seams and grooves do not turn black
    this.lift = Math.max(0.0015, Math.min(0.016, 0.035 * reach));
    this.floor = floor;
    this.wall = wall;
    int n = corners.size() / 3;
    tri = new double[9 * n];
    for (int i = 0; i < 3 * n; i++) {
      Vec p = corners.get(i);
      tri[3 * i] = p.x();
      tri[3 * i + 1] = p.y();
      tri[3 * i + 2] = p.z();
    }
    order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    if (n > 0) {
      build(0, n);
    }
    for (int i = 0; i < RAYS; i++) {
      // Hammersley point to cosine-weighted direction
      double u = (i + 0.5) / RAYS;
      double v = Integer.toUnsignedLong(Integer.reverse(i)) * 0x1.0p-32;
      double r = Math.sqrt(u);
      rays[i] =
          new Vec(
              r * StrictMath.cos(2 * Math.PI * v),
              r * StrictMath.sin(2 * Math.PI * v),
              Math.sqrt(1 - u));
    }
  }

  /** Openness in 0..1 at a surface point. */
  double at(Vec p, Vec normal) {
    Vec n = normal.unit();
    Vec s = n.side();
    Vec t = n.cross(s);
    Vec o = p.add(n.mul(lift));
    double dark = 0;
    for (Vec r : rays) {
      Vec d = s.mul(r.x()).add(t.mul(r.y())).add(n.mul(r.z()));
      double hit = reach;
      if (!Double.isNaN(floor) && d.z() < -1e-6) {
        hit = Math.min(hit, Math.max(0, (floor - o.z()) / d.z()));
      }
      if (!Double.isNaN(wall) && d.x() < -1e-6) {
        hit = Math.min(hit, Math.max(0, (wall - o.x()) / d.x()));
      }
      if (order.length > 0) {
        hit = cast(0, o, d, hit);
      }
      double f = hit / reach;
      dark += 1 - f * f;
    }
    return 1 - dark / RAYS;
  }

  private int build(int from, int to) {
    double[] b = {1e30, 1e30, 1e30, -1e30, -1e30, -1e30};
    for (int i = from; i < to; i++) {
      for (int k = 0; k < 9; k++) {
        double v = tri[9 * order[i] + k];
        b[k % 3] = Math.min(b[k % 3], v);
        b[3 + k % 3] = Math.max(b[3 + k % 3], v);
      }
    }
    int id = nodes.size();
    boxes.add(b);
    int[] node = {from, to, -1, -1};
    nodes.add(node);
    if (to - from > 6) {
      int axis = 0;
      for (int a = 1; a < 3; a++) {
        axis = b[3 + a] - b[a] > b[3 + axis] - b[axis] ? a : axis;
      }
      int mid = (from + to) / 2;
      sort(from, to, axis);
      node[2] = build(from, mid);
      node[3] = build(mid, to);
    }
    return id;
  }

  private void sort(int from, int to, int axis) {
    Integer[] part = new Integer[to - from];
    for (int i = 0; i < part.length; i++) {
      part[i] = order[from + i];
    }
    java.util.Arrays.sort(
        part, (x, y) -> Double.compare(centre(x, axis), centre(y, axis))); // stable: ties by index
    for (int i = 0; i < part.length; i++) {
      order[from + i] = part[i];
    }
  }

  private double centre(int t, int axis) {
    return tri[9 * t + axis] + tri[9 * t + 3 + axis] + tri[9 * t + 6 + axis];
  }

  private double cast(int id, Vec o, Vec d, double best) {
    double[] b = boxes.get(id);
    if (!meets(b, o, d, best)) {
      return best;
    }
    int[] node = nodes.get(id);
    if (node[2] >= 0) {
      return cast(node[3], o, d, cast(node[2], o, d, best));
    }
    double hit = best;
    for (int i = node[0]; i < node[1]; i++) {
      hit = triangle(9 * order[i], o, d, hit);
    }
    return hit;
  }

  private static boolean meets(double[] b, Vec o, Vec d, double best) {
    double near = 0;
    double far = best;
    double[] oo = {o.x(), o.y(), o.z()};
    double[] dd = {d.x(), d.y(), d.z()};
    for (int a = 0; a < 3; a++) {
      if (Math.abs(dd[a]) < 1e-12) {
        if (oo[a] < b[a] || oo[a] > b[3 + a]) {
          return false;
        }
        continue;
      }
      double t0 = (b[a] - oo[a]) / dd[a];
      double t1 = (b[3 + a] - oo[a]) / dd[a];
      near = Math.max(near, Math.min(t0, t1));
      far = Math.min(far, Math.max(t0, t1));
    }
    return near <= far;
  }

  // Moeller and Trumbore (1997), both sides.
  private double triangle(int i, Vec o, Vec d, double best) {
    double e1x = tri[i + 3] - tri[i];
    double e1y = tri[i + 4] - tri[i + 1];
    double e1z = tri[i + 5] - tri[i + 2];
    double e2x = tri[i + 6] - tri[i];
    double e2y = tri[i + 7] - tri[i + 1];
    double e2z = tri[i + 8] - tri[i + 2];
    double px = d.y() * e2z - d.z() * e2y;
    double py = d.z() * e2x - d.x() * e2z;
    double pz = d.x() * e2y - d.y() * e2x;
    double det = e1x * px + e1y * py + e1z * pz;
    if (Math.abs(det) < 1e-14) {
      return best;
    }
    double tx = o.x() - tri[i];
    double ty = o.y() - tri[i + 1];
    double tz = o.z() - tri[i + 2];
    double u = (tx * px + ty * py + tz * pz) / det;
    if (u < 0 || u > 1) {
      return best;
    }
    double qx = ty * e1z - tz * e1y;
    double qy = tz * e1x - tx * e1z;
    double qz = tx * e1y - ty * e1x;
    double v = (d.x() * qx + d.y() * qy + d.z() * qz) / det;
    if (v < 0 || u + v > 1) {
      return best;
    }
    double t = (e2x * qx + e2y * qy + e2z * qz) / det;
    return t > 1e-5 && t < best ? t : best;
  }
}
