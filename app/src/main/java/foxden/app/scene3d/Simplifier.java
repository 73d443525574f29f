package foxden.app.scene3d;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Coarser versions of a mesh for when it is far away: edges collapse while the surface moves by
 * less than a tolerance. Outlines and borders between colours are held in place.
 *
 * <p>Garland and Heckbert, "Surface Simplification Using Quadric Error Metrics", 1997.
 */
final class Simplifier {

  // How far colours may differ (square root of light) before their border counts as an outline.
  private static final float COLOR_BORDER = 0.05f;
  private static final double BORDER_WEIGHT = 4;

  private final float[] corners;
  private final int[] point;
  private final boolean[] dead;
  private final double[] px;
  private final double[] py;
  private final double[] pz;
  // Ten numbers of a symmetric quadric and the weight that went into it.
  private final double[] quadric;
  private final int[] version;
  private int[][] around;
  private final PriorityQueue<Edge> queue = new PriorityQueue<>();
  private int alive;

  private record Edge(double cost, int a, int b, int va, int vb, double x, double y, double z)
      implements Comparable<Edge> {
    @Override
    public int compareTo(Edge o) {
      int c = Double.compare(cost, o.cost);
      return c != 0 ? c : a != o.a ? Integer.compare(a, o.a) : Integer.compare(b, o.b);
    }
  }

  private record Key(int x, int y, int z) {}

  /**
   * A coarser mesh.
   *
   * @param tolerance how far the surface may move, m
   */
  static TriMesh simplify(TriMesh m, float tolerance) {
    if (m.triangles() < 4) {
      return m;
    }
    Simplifier s = new Simplifier(m);
    s.run((double) tolerance * tolerance);
    return s.result();
  }

  // Corner attributes: normal xyz, gloss, colour rgb, lit.
  private Simplifier(TriMesh m) {
    int t = m.triangles();
    point = new int[3 * t];
    corners = new float[8 * 3 * t];
    dead = new boolean[t];
    alive = t;
    Map<Key, Integer> ids = new HashMap<>(m.vertices());
    int[] of = new int[m.vertices()];
    float[] p = m.positions();
    for (int i = 0; i < of.length; i++) {
      Key k =
          new Key(
              Math.round(p[3 * i] * 1e4f),
              Math.round(p[3 * i + 1] * 1e4f),
              Math.round(p[3 * i + 2] * 1e4f));
      Integer id = ids.putIfAbsent(k, ids.size());
      of[i] = id == null ? ids.size() - 1 : id;
    }
    int n = ids.size();
    px = new double[n];
    py = new double[n];
    pz = new double[n];
    quadric = new double[11 * n];
    version = new int[n];
    for (int i = 0; i < of.length; i++) {
      px[of[i]] = p[3 * i];
      py[of[i]] = p[3 * i + 1];
      pz[of[i]] = p[3 * i + 2];
    }
    int[] degree = new int[n];
    for (int k = 0; k < 3 * t; k++) {
      int v = m.indices()[k];
      point[k] = of[v];
      degree[of[v]]++;
      System.arraycopy(m.normals(), 4 * v, corners, 8 * k, 4);
      System.arraycopy(m.colors(), 4 * v, corners, 8 * k + 4, 4);
    }
    around = new int[n][];
    for (int i = 0; i < n; i++) {
      around[i] = new int[degree[i]];
    }
    int[] fill = new int[n];
    for (int k = 0; k < 3 * t; k++) {
      around[point[k]][fill[point[k]]++] = k / 3;
    }
    for (int f = 0; f < t; f++) {
      if (point[3 * f] == point[3 * f + 1]
          || point[3 * f + 1] == point[3 * f + 2]
          || point[3 * f + 2] == point[3 * f]) {
        dead[f] = true;
        alive--;
      }
    }
    planes(t);
    edges(t);
  }

  // A quadric of every face's plane at its corners, and of a wall upon every border edge.
  private void planes(int t) {
    for (int f = 0; f < t; f++) {
      if (dead[f]) {
        continue;
      }
      double[] n = normal(point[3 * f], point[3 * f + 1], point[3 * f + 2]);
      double area = n[3] / 2;
      for (int k = 0; k < 3; k++) {
        add(point[3 * f + k], n[0], n[1], n[2], f, area);
      }
      for (int k = 0; k < 3; k++) {
        if (border(f, k)) {
          int a = point[3 * f + k];
          int b = point[3 * f + (k + 1) % 3];
          double ex = px[b] - px[a];
          double ey = py[b] - py[a];
          double ez = pz[b] - pz[a];
          double len2 = ex * ex + ey * ey + ez * ez;
          double wx = ey * n[2] - ez * n[1];
          double wy = ez * n[0] - ex * n[2];
          double wz = ex * n[1] - ey * n[0];
          double len = Math.sqrt(wx * wx + wy * wy + wz * wz);
          if (len > 1e-12) {
            wall(a, wx / len, wy / len, wz / len, BORDER_WEIGHT * len2);
            wall(b, wx / len, wy / len, wz / len, BORDER_WEIGHT * len2);
          }
        }
      }
    }
  }

  // Whether the edge from corner k of a face has no neighbour, or one of another colour.
  private boolean border(int f, int k) {
    int a = point[3 * f + k];
    int b = point[3 * f + (k + 1) % 3];
    for (int o : around[a]) {
      if (o == f || dead[o]) {
        continue;
      }
      int ka = corner(o, a);
      int kb = corner(o, b);
      if (kb >= 0 && ka >= 0) {
        return colorGap(3 * f + k, 3 * o + ka) > COLOR_BORDER
            || colorGap(3 * f + (k + 1) % 3, 3 * o + kb) > COLOR_BORDER;
      }
    }
    return true;
  }

  private int corner(int f, int p) {
    for (int k = 0; k < 3; k++) {
      if (point[3 * f + k] == p) {
        return k;
      }
    }
    return -1;
  }

  private float colorGap(int c, int d) {
    float gap = 0;
    for (int q = 4; q < 8; q++) {
      gap = Math.max(gap, Math.abs(corners[8 * c + q] - corners[8 * d + q]));
    }
    return gap;
  }

  private void add(int v, double nx, double ny, double nz, int f, double w) {
    int a = point[3 * f];
    double d = -(nx * px[a] + ny * py[a] + nz * pz[a]);
    plane(v, nx, ny, nz, d, w);
  }

  private void wall(int v, double nx, double ny, double nz, double w) {
    plane(v, nx, ny, nz, -(nx * px[v] + ny * py[v] + nz * pz[v]), w);
    // The border's strictness must not make the face errors look smaller.
    quadric[11 * v + 10] -= w;
  }

  private void plane(int v, double a, double b, double c, double d, double w) {
    int q = 11 * v;
    quadric[q] += w * a * a;
    quadric[q + 1] += w * a * b;
    quadric[q + 2] += w * a * c;
    quadric[q + 3] += w * a * d;
    quadric[q + 4] += w * b * b;
    quadric[q + 5] += w * b * c;
    quadric[q + 6] += w * b * d;
    quadric[q + 7] += w * c * c;
    quadric[q + 8] += w * c * d;
    quadric[q + 9] += w * d * d;
    quadric[q + 10] += w;
  }

  // Mean squared distance of a point to the planes of both ends.
  private double error(int a, int b, double x, double y, double z) {
    double[] q = quadric;
    int i = 11 * a;
    int j = 11 * b;
    double e =
        (q[i] + q[j]) * x * x
            + 2 * (q[i + 1] + q[j + 1]) * x * y
            + 2 * (q[i + 2] + q[j + 2]) * x * z
            + 2 * (q[i + 3] + q[j + 3]) * x
            + (q[i + 4] + q[j + 4]) * y * y
            + 2 * (q[i + 5] + q[j + 5]) * y * z
            + 2 * (q[i + 6] + q[j + 6]) * y
            + (q[i + 7] + q[j + 7]) * z * z
            + 2 * (q[i + 8] + q[j + 8]) * z
            + q[i + 9]
            + q[j + 9];
    return Math.max(0, e) / Math.max(1e-12, q[i + 10] + q[j + 10]);
  }

  private void edges(int t) {
    for (int f = 0; f < t; f++) {
      for (int k = 0; k < 3 && !dead[f]; k++) {
        int a = point[3 * f + k];
        int b = point[3 * f + (k + 1) % 3];
        if (a < b || onlyFace(a, b, f)) {
          push(a, b);
        }
      }
    }
  }

  private boolean onlyFace(int a, int b, int f) {
    for (int o : around[a]) {
      if (o != f && !dead[o] && corner(o, b) >= 0) {
        return false;
      }
    }
    return true;
  }

  private void push(int a, int b) {
    double mx = (px[a] + px[b]) / 2;
    double my = (py[a] + py[b]) / 2;
    double mz = (pz[a] + pz[b]) / 2;
    double ea = error(a, b, px[a], py[a], pz[a]);
    double eb = error(a, b, px[b], py[b], pz[b]);
    double em = error(a, b, mx, my, mz);
    // Long edges cost a little, so that flat regions thin out evenly.
    double bias =
        1e-7
            * ((px[a] - px[b]) * (px[a] - px[b])
                + (py[a] - py[b]) * (py[a] - py[b])
                + (pz[a] - pz[b]) * (pz[a] - pz[b]));
    if (ea <= eb && ea <= em) {
      queue.add(new Edge(ea + bias, a, b, version[a], version[b], px[a], py[a], pz[a]));
    } else if (eb <= em) {
      queue.add(new Edge(eb + bias, a, b, version[a], version[b], px[b], py[b], pz[b]));
    } else {
      queue.add(new Edge(em + bias, a, b, version[a], version[b], mx, my, mz));
    }
  }

  private void run(double limit) {
    while (!queue.isEmpty() && alive > 8) {
      Edge e = queue.poll();
      if (e.cost > limit) {
        return;
      }
      if (version[e.a] == e.va && version[e.b] == e.vb && !flips(e)) {
        collapse(e);
      }
    }
  }

  private boolean flips(Edge e) {
    return flips(e.a, e.b, e) || flips(e.b, e.a, e);
  }

  // Whether moving v to the new place turns one of its faces (that survive) around.
  private boolean flips(int v, int other, Edge e) {
    for (int f : around[v]) {
      if (dead[f] || corner(f, other) >= 0) {
        continue;
      }
      int k = corner(f, v);
      if (k < 0) {
        continue;
      }
      double[] before = normal(point[3 * f], point[3 * f + 1], point[3 * f + 2]);
      double ox = px[v];
      double oy = py[v];
      double oz = pz[v];
      px[v] = e.x;
      py[v] = e.y;
      pz[v] = e.z;
      double[] after = normal(point[3 * f], point[3 * f + 1], point[3 * f + 2]);
      px[v] = ox;
      py[v] = oy;
      pz[v] = oz;
      double dot = before[0] * after[0] + before[1] * after[1] + before[2] * after[2];
      if (dot < 0.35) {
        return true;
      }
    }
    return false;
  }

  private void collapse(Edge e) {
    int keep = e.a;
    int gone = e.b;
    px[keep] = e.x;
    py[keep] = e.y;
    pz[keep] = e.z;
    for (int i = 0; i < 11; i++) {
      quadric[11 * keep + i] += quadric[11 * gone + i];
    }
    version[keep]++;
    version[gone] = -1;
    int[] merged = new int[around[keep].length + around[gone].length];
    int n = 0;
    for (int f : around[gone]) {
      if (dead[f]) {
        continue;
      }
      int k = corner(f, gone);
      if (corner(f, keep) >= 0) {
        dead[f] = true;
        alive--;
      } else if (k >= 0) {
        point[3 * f + k] = keep;
        merged[n++] = f;
      }
    }
    for (int f : around[keep]) {
      if (!dead[f]) {
        merged[n++] = f;
      }
    }
    around[keep] = Arrays.copyOf(merged, n);
    around[gone] = new int[0];
    for (int f : around[keep]) {
      for (int k = 0; k < 3; k++) {
        int o = point[3 * f + k];
        if (o != keep) {
          push(keep, o);
        }
      }
    }
  }

  // Unit normal and twice the area.
  private double[] normal(int a, int b, int c) {
    double ux = px[b] - px[a];
    double uy = py[b] - py[a];
    double uz = pz[b] - pz[a];
    double vx = px[c] - px[a];
    double vy = py[c] - py[a];
    double vz = pz[c] - pz[a];
    double nx = uy * vz - uz * vy;
    double ny = uz * vx - ux * vz;
    double nz = ux * vy - uy * vx;
    double len = Math.sqrt(nx * nx + ny * ny + nz * nz);
    double s = len < 1e-18 ? 0 : 1 / len;
    return new double[] {nx * s, ny * s, nz * s, len};
  }

  // Corners of a point that look alike become one vertex with their mean normal and colour.
  private TriMesh result() {
    TriMesh.Builder out = new TriMesh.Builder();
    int[] vertexOf = new int[point.length];
    for (int p = 0; p < px.length; p++) {
      wedges(p, vertexOf, out);
    }
    for (int f = 0; f < dead.length; f++) {
      if (!dead[f]) {
        out.triangle(vertexOf[3 * f], vertexOf[3 * f + 1], vertexOf[3 * f + 2]);
      }
    }
    return out.build();
  }

  private void wedges(int p, int[] vertexOf, TriMesh.Builder out) {
    int[] faces = around[p];
    boolean[] done = new boolean[faces.length];
    for (int i = 0; i < faces.length; i++) {
      if (done[i] || dead[faces[i]]) {
        continue;
      }
      int first = 3 * faces[i] + Math.max(0, corner(faces[i], p));
      float[] sum = new float[8];
      int count = 0;
      int id = out.vertices();
      for (int j = i; j < faces.length; j++) {
        int c = 3 * faces[j] + Math.max(0, corner(faces[j], p));
        if (done[j] || dead[faces[j]] || !alike(first, c)) {
          continue;
        }
        done[j] = true;
        vertexOf[c] = id;
        for (int q = 0; q < 8; q++) {
          sum[q] += corners[8 * c + q];
        }
        count++;
      }
      float len = (float) Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
      float u = len < 1e-6f ? 0 : 1 / len;
      float s = 1f / count;
      out.vertex(
          (float) px[p],
          (float) py[p],
          (float) pz[p],
          sum[0] * u,
          sum[1] * u,
          sum[2] * u,
          sum[3] * s,
          sum[4] * s,
          sum[5] * s,
          sum[6] * s,
          sum[7] * s);
    }
  }

  private boolean alike(int c, int d) {
    float dot =
        corners[8 * c] * corners[8 * d]
            + corners[8 * c + 1] * corners[8 * d + 1]
            + corners[8 * c + 2] * corners[8 * d + 2];
    return dot > 0.6f && colorGap(c, d) < 3 * COLOR_BORDER;
  }
}
