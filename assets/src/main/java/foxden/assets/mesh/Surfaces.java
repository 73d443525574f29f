package foxden.assets.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Builders of the basic surfaces, all in local coordinates, closed unless said otherwise. */
public final class Surfaces {
  private Surfaces() {}

  /** A point for each (u, v) in the unit square. */
  @FunctionalInterface
  public interface Sheet {
    Vec at(double u, double v);
  }

  /**
   * A box between two corners with bevelled edges. Bevel corners carry the normals of the large
   * faces, so that the bevel shades like a rounded edge at the cost of a flat one.
   */
  public static Surface box(Vec min, Vec max, double bevel) {
    Surface s = new Surface();
    double[] lo = {min.x(), min.y(), min.z()};
    double[] hi = {max.x(), max.y(), max.z()};
    double b =
        Math.min(bevel, 0.45 * Math.min(hi[0] - lo[0], Math.min(hi[1] - lo[1], hi[2] - lo[2])));
    // index[face][corner]: face = 2 axis + (1 if on the high side), corner bits along the other
    // axes
    int[][] index = new int[6][4];
    for (int axis = 0; axis < 3; axis++) {
      int u = (axis + 1) % 3;
      int v = (axis + 2) % 3;
      for (int side = 0; side < 2; side++) {
        for (int c = 0; c < 4; c++) {
          double[] p = new double[3];
          p[axis] = side == 0 ? lo[axis] : hi[axis];
          p[u] = (c & 1) == 0 ? lo[u] + b : hi[u] - b;
          p[v] = (c & 2) == 0 ? lo[v] + b : hi[v] - b;
          index[2 * axis + side][c] = s.point(p[0], p[1], p[2]);
        }
      }
    }
    Vec[] normal = {
      Vec.X.mul(-1), Vec.X, Vec.Y.mul(-1), Vec.Y, Vec.Z.mul(-1), Vec.Z,
    };
    for (int f = 0; f < 6; f++) {
      int[] i = index[f];
      int[] order = f % 2 == 1 ? new int[] {0, 1, 3, 2} : new int[] {0, 2, 3, 1};
      int[] p = new int[4];
      Vec[] n = new Vec[4];
      for (int k = 0; k < 4; k++) {
        p[k] = i[order[k]];
        n[k] = normal[f];
      }
      s.quad(p, n);
    }
    if (b <= 1e-9) {
      return s;
    }
    // edge strips between face A (normal along u) and face B (normal along v), running along axis
    for (int axis = 0; axis < 3; axis++) {
      int u = (axis + 1) % 3;
      int v = (axis + 2) % 3;
      for (int su = 0; su < 2; su++) {
        for (int sv = 0; sv < 2; sv++) {
          int fa = 2 * u + su;
          int fb = 2 * v + sv;
          // on face u: local axes are (v, axis); on face v: local axes are (axis, u)
          int a0 = index[fa][sv];
          int a1 = index[fa][sv + 2];
          int b0 = index[fb][2 * su];
          int b1 = index[fb][1 + 2 * su];
          boolean flip = su == sv;
          s.quad(
              flip ? new int[] {a0, b0, b1, a1} : new int[] {a0, a1, b1, b0},
              flip
                  ? new Vec[] {normal[fa], normal[fb], normal[fb], normal[fa]}
                  : new Vec[] {normal[fa], normal[fa], normal[fb], normal[fb]});
        }
      }
    }
    for (int c = 0; c < 8; c++) {
      int sx = c & 1;
      int sy = (c >> 1) & 1;
      int sz = (c >> 2) & 1;
      int px = index[sx][sy + 2 * sz];
      int py = index[2 + sy][sz + 2 * sx];
      int pz = index[4 + sz][sx + 2 * sy];
      boolean even = ((sx + sy + sz) & 1) == 1;
      s.triangle(
          even ? new int[] {px, py, pz} : new int[] {px, pz, py},
          even
              ? new Vec[] {normal[sx], normal[2 + sy], normal[4 + sz]}
              : new Vec[] {normal[sx], normal[4 + sz], normal[2 + sy]});
    }
    return s;
  }

  /**
   * A cushion: a box with edges rounded by {@code round} and faces bulging by {@code pillow};
   * {@code steps} facets (1..3) per rounded eighth.
   */
  public static Surface cushion(Vec min, Vec max, double round, double pillow, int steps) {
    Vec centre = min.lerp(max, 0.5);
    double[] h = {
      (max.x() - min.x()) / 2, (max.y() - min.y()) / 2, (max.z() - min.z()) / 2,
    };
    double r = Math.min(round, 0.98 * Math.min(h[0], Math.min(h[1], h[2])));
    double[][] stations = new double[3][];
    for (int a = 0; a < 3; a++) {
      List<Double> t = new ArrayList<>();
      for (int k = 0; k < steps; k++) {
        double angle = Math.PI / 4 * (steps - k) / steps;
        t.add(-h[a] + r * (1 - StrictMath.tan(angle)));
      }
      t.add(-h[a] + r);
      List<Double> all = new ArrayList<>(t);
      if (h[a] - r > 0.02 * h[a]) {
        all.add(0.0);
      }
      for (int k = t.size() - 1; k >= 0; k--) {
        if (-t.get(k) - all.get(all.size() - 1) > 1e-9) {
          all.add(-t.get(k));
        }
      }
      stations[a] = all.stream().mapToDouble(Double::doubleValue).toArray();
    }
    Surface s = new Surface();
    java.util.TreeMap<Long, Integer> shared = new java.util.TreeMap<>();
    for (int axis = 0; axis < 3; axis++) {
      int u = (axis + 1) % 3;
      int v = (axis + 2) % 3;
      for (int side = -1; side <= 1; side += 2) {
        int nu = stations[u].length;
        int nv = stations[v].length;
        int[][] id = new int[nu][nv];
        for (int i = 0; i < nu; i++) {
          for (int j = 0; j < nv; j++) {
            double[] p = new double[3];
            int[] key = new int[3];
            p[axis] = side * h[axis];
            p[u] = stations[u][i];
            p[v] = stations[v][j];
            key[axis] = side < 0 ? 0 : 40;
            key[u] = i == nu - 1 ? 40 : i;
            key[v] = j == nv - 1 ? 40 : j;
            long k = key[0] * 10000L + key[1] * 100L + key[2];
            Integer old = shared.get(k);
            if (old == null) {
              old = s.point(rounded(p, h, r, pillow).add(centre));
              shared.put(k, old);
            }
            id[i][j] = old;
          }
        }
        for (int i = 0; i + 1 < nu; i++) {
          for (int j = 0; j + 1 < nv; j++) {
            if (side > 0) {
              s.quad(id[i][j], id[i + 1][j], id[i + 1][j + 1], id[i][j + 1]);
            } else {
              s.quad(id[i][j], id[i][j + 1], id[i + 1][j + 1], id[i + 1][j]);
            }
          }
        }
      }
    }
    return s;
  }

  private static Vec rounded(double[] p, double[] h, double r, double pillow) {
    double[] q = new double[3];
    double[] d = new double[3];
    double len = 0;
    for (int a = 0; a < 3; a++) {
      q[a] = Math.max(-(h[a] - r), Math.min(h[a] - r, p[a]));
      d[a] = p[a] - q[a];
      len += d[a] * d[a];
    }
    len = Math.sqrt(len);
    double[] out = new double[3];
    for (int a = 0; a < 3; a++) {
      double n = len < 1e-12 ? 0 : d[a] / len;
      double bulge = 1;
      for (int o = 0; o < 3; o++) {
        if (o != a) {
          double t = p[o] / h[o];
          bulge *= 1 - t * t;
        }
      }
      out[a] = q[a] + n * r + n * pillow * bulge;
    }
    return new Vec(out[0], out[1], out[2]);
  }

  /** Joins rings of equal size (counter-clockwise seen from the end of the path). */
  public static Surface loft(List<Vec[]> rings, boolean capStart, boolean capEnd) {
    Surface s = new Surface();
    int n = rings.get(0).length;
    int[][] id = new int[rings.size()][n];
    for (int r = 0; r < rings.size(); r++) {
      Vec[] ring = rings.get(r);
      boolean pole = true;
      for (Vec p : ring) {
        pole &= p.sub(ring[0]).length() < 1e-9;
      }
      for (int i = 0; i < n; i++) {
        id[r][i] = pole && i > 0 ? id[r][0] : s.point(ring[i]);
      }
    }
    for (int r = 0; r + 1 < rings.size(); r++) {
      for (int i = 0; i < n; i++) {
        int j = (i + 1) % n;
        s.quad(id[r][i], id[r][j], id[r + 1][j], id[r + 1][i]);
      }
    }
    if (capStart) {
      cap(s, id[0], true);
    }
    if (capEnd) {
      cap(s, id[rings.size() - 1], false);
    }
    return s;
  }

  private static void cap(Surface s, int[] ring, boolean reversed) {
    // a strip across a convex ring; fewer and better shaped triangles than a fan
    int lo = 0;
    int hi = ring.length - 1;
    while (hi - lo >= 2) {
      tri(s, ring[lo], ring[lo + 1], ring[hi], reversed);
      lo++;
      if (hi - lo >= 2) {
        tri(s, ring[lo], ring[hi - 1], ring[hi], reversed);
        hi--;
      }
    }
  }

  private static void tri(Surface s, int a, int b, int c, boolean reversed) {
    if (reversed) {
      s.triangle(a, c, b);
    } else {
      s.triangle(a, b, c);
    }
  }

  /** A rounded rectangle in the plane z, half sizes hx, hy, corner radius r, 4 (seg + 1) points. */
  public static Vec[] roundedRectangle(
      double ox, double oy, double z, double hx, double hy, double r, int seg) {
    Vec[] ring = new Vec[4 * (seg + 1)];
    double rr = Math.min(r, Math.min(hx, hy));
    int k = 0;
    for (int q = 0; q < 4; q++) {
      double cx = (q == 0 || q == 3 ? 1 : -1) * (hx - rr);
      double cy = (q < 2 ? 1 : -1) * (hy - rr);
      for (int i = 0; i <= seg; i++) {
        double a = Math.PI / 2 * (q + (seg == 0 ? 0.5 : (double) i / seg));
        double f = seg == 0 ? Math.sqrt(2) : 1;
        ring[k++] =
            new Vec(ox + cx + rr * f * StrictMath.cos(a), oy + cy + rr * f * StrictMath.sin(a), z);
      }
    }
    return ring;
  }

  /**
   * A shell of rounded rectangles along z. Each row is {z, hx, hy, r} or {z, hx, hy, r, ox, oy};
   * rows may go up outside and down inside again, which makes a hollow thing.
   */
  public static Surface shell(int seg, boolean capStart, boolean capEnd, double[]... rows) {
    List<Vec[]> rings = new ArrayList<>();
    for (double[] r : rows) {
      double ox = r.length > 4 ? r[4] : 0;
      double oy = r.length > 5 ? r[5] : 0;
      rings.add(roundedRectangle(ox, oy, r[0], r[1], r[2], r[3], seg));
    }
    return loft(rings, capStart, capEnd);
  }

  /** Revolves a profile r0, z0, r1, z1, ... about z; open where it does not end at radius 0. */
  public static Surface lathe(int segments, double... profile) {
    List<Vec[]> rings = new ArrayList<>();
    for (int k = 0; k + 1 < profile.length; k += 2) {
      Vec[] ring = new Vec[segments];
      for (int i = 0; i < segments; i++) {
        double a = 2 * Math.PI * i / segments;
        ring[i] =
            new Vec(profile[k] * StrictMath.cos(a), profile[k] * StrictMath.sin(a), profile[k + 1]);
      }
      rings.add(ring);
    }
    return loft(rings, false, false);
  }

  /** A tube of varying radius along a path (radius of t in 0..1), with flat ends. */
  public static Surface tube(
      int segments, DoubleUnaryOperator radius, boolean closed, Vec... path) {
    int n = path.length;
    List<Vec[]> rings = new ArrayList<>();
    Vec tangent = direction(path, 0, closed);
    Vec side = tangent.side();
    int last = closed ? n : n - 1;
    for (int k = 0; k <= last; k++) {
      Vec t = direction(path, k % n, closed);
      side = side.sub(t.mul(side.dot(t))).unit();
      Vec up = t.cross(side);
      double r = radius.applyAsDouble((double) k / last);
      Vec[] ring = new Vec[segments];
      for (int i = 0; i < segments; i++) {
        double a = 2 * Math.PI * i / segments;
        ring[i] =
            path[k % n].add(side.mul(r * StrictMath.cos(a))).add(up.mul(r * StrictMath.sin(a)));
      }
      rings.add(ring);
    }
    return loft(rings, !closed, !closed);
  }

  private static Vec direction(Vec[] path, int k, boolean closed) {
    int n = path.length;
    int a = closed ? (k + n - 1) % n : Math.max(0, k - 1);
    int b = closed ? (k + 1) % n : Math.min(n - 1, k + 1);
    return path[b].sub(path[a]).unit();
  }

  /** A smooth path through the points (Catmull-Rom), {@code per} pieces a span. */
  public static Vec[] smooth(int per, Vec... p) {
    List<Vec> out = new ArrayList<>();
    for (int i = 0; i + 1 < p.length; i++) {
      Vec a = p[Math.max(0, i - 1)];
      Vec b = p[i];
      Vec c = p[i + 1];
      Vec d = p[Math.min(p.length - 1, i + 2)];
      for (int k = 0; k < per; k++) {
        double t = (double) k / per;
        Vec v =
            b.mul(2)
                .add(c.sub(a).mul(t))
                .add(a.mul(2).sub(b.mul(5)).add(c.mul(4)).sub(d).mul(t * t))
                .add(b.mul(3).sub(a).sub(c.mul(3)).add(d).mul(t * t * t));
        out.add(v.mul(0.5));
      }
    }
    out.add(p[p.length - 1]);
    return out.toArray(new Vec[0]);
  }

  /** An outline x0, y0, x1, y1, ... (counter-clockwise, may be concave) raised from z0 to z1. */
  public static Surface prism(double z0, double z1, double bevel, double... outline) {
    int n = outline.length / 2;
    Vec[] base = new Vec[n];
    for (int i = 0; i < n; i++) {
      base[i] = new Vec(outline[2 * i], outline[2 * i + 1], 0);
    }
    Vec[] inset = new Vec[n];
    for (int i = 0; i < n; i++) {
      Vec in = base[i].sub(base[(i + n - 1) % n]).unit();
      Vec to = base[(i + 1) % n].sub(base[i]).unit();
      Vec m = new Vec(-in.y() - to.y(), in.x() + to.x(), 0);
      double l = m.length();
      inset[i] = base[i].add(m.mul(l < 1e-9 ? 0 : Math.min(2, 2 / (l * l)) * bevel));
    }
    List<Vec[]> rings = new ArrayList<>();
    if (bevel > 0) {
      rings.add(lift(inset, z0));
      rings.add(lift(base, z0 + bevel));
      rings.add(lift(base, z1 - bevel));
      rings.add(lift(inset, z1));
    } else {
      rings.add(lift(base, z0));
      rings.add(lift(base, z1));
    }
    Surface s = loft(rings, false, false);
    List<int[]> ears = ears(base);
    int top = (rings.size() - 1) * n;
    for (int[] e : ears) {
      s.triangle(e[0], e[2], e[1]);
      s.triangle(top + e[0], top + e[1], top + e[2]);
    }
    return s;
  }

  private static Vec[] lift(Vec[] ring, double z) {
    return Arrays.stream(ring).map(p -> new Vec(p.x(), p.y(), z)).toArray(Vec[]::new);
  }

  // Ear clipping of a simple counter-clockwise polygon.
  private static List<int[]> ears(Vec[] p) {
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      left.add(i);
    }
    List<int[]> out = new ArrayList<>();
    int guard = 0;
    while (left.size() > 3 && guard++ < 10000) {
      for (int i = 0; i < left.size(); i++) {
        int a = left.get((i + left.size() - 1) % left.size());
        int b = left.get(i);
        int c = left.get((i + 1) % left.size());
        boolean ear = cross(p[a], p[b], p[c]) > 1e-14;
        for (int o : left) {
          if (ear && o != a && o != b && o != c) {
            ear =
                !(cross(p[a], p[b], p[o]) >= 0
                    && cross(p[b], p[c], p[o]) >= 0
                    && cross(p[c], p[a], p[o]) >= 0);
          }
        }
        if (ear) {
          out.add(new int[] {a, b, c});
          left.remove(i);
          break;
        }
      }
    }
    if (left.size() == 3) {
      out.add(new int[] {left.get(0), left.get(1), left.get(2)});
    }
    return out;
  }

  private static double cross(Vec a, Vec b, Vec c) {
    return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
  }

  /** An open sheet over the unit square, outside where u cross v points. */
  public static Surface sheet(int nu, int nv, Sheet f) {
    Surface s = new Surface();
    int[][] id = new int[nu + 1][nv + 1];
    for (int i = 0; i <= nu; i++) {
      for (int j = 0; j <= nv; j++) {
        id[i][j] = s.point(f.at((double) i / nu, (double) j / nv));
      }
    }
    for (int i = 0; i < nu; i++) {
      for (int j = 0; j < nv; j++) {
        s.quad(id[i][j], id[i + 1][j], id[i + 1][j + 1], id[i][j + 1]);
      }
    }
    return s;
  }

  /** A ball of radius 1 from a split icosahedron: 20 * 4^level faces. */
  public static Surface ball(int level) {
    double g = (1 + Math.sqrt(5)) / 2;
    List<Vec> p = new ArrayList<>();
    double[][] v = {
      {-1, g, 0},
      {1, g, 0},
      {-1, -g, 0},
      {1, -g, 0},
      {0, -1, g},
      {0, 1, g},
      {0, -1, -g},
      {0, 1, -g},
      {g, 0, -1},
      {g, 0, 1},
      {-g, 0, -1},
      {-g, 0, 1},
    };
    for (double[] q : v) {
      p.add(new Vec(q[0], q[1], q[2]).unit());
    }
    int[] f = {
      0, 11, 5, 0, 5, 1, 0, 1, 7, 0, 7, 10, 0, 10, 11, 1, 5, 9, 5, 11, 4, 11, 10, 2, 10, 7, 6, 7, 1,
      8, 3, 9, 4, 3, 4, 2, 3, 2, 6, 3, 6, 8, 3, 8, 9, 4, 9, 5, 2, 4, 11, 6, 2, 10, 8, 6, 7, 9, 8, 1
    };
    for (int l = 0; l < level; l++) {
      java.util.TreeMap<Long, Integer> mid = new java.util.TreeMap<>();
      int[] next = new int[f.length * 4];
      int k = 0;
      for (int t = 0; t < f.length; t += 3) {
        int a = f[t];
        int b = f[t + 1];
        int c = f[t + 2];
        int ab = middle(p, mid, a, b);
        int bc = middle(p, mid, b, c);
        int ca = middle(p, mid, c, a);
        for (int i : new int[] {a, ab, ca, b, bc, ab, c, ca, bc, ab, bc, ca}) {
          next[k++] = i;
        }
      }
      f = next;
    }
    Surface s = new Surface();
    for (Vec q : p) {
      s.point(q);
    }
    for (int t = 0; t < f.length; t += 3) {
      s.triangle(f[t], f[t + 1], f[t + 2]);
    }
    return s;
  }

  private static int middle(List<Vec> p, java.util.TreeMap<Long, Integer> mid, int a, int b) {
    long key = Math.min(a, b) * 100000L + Math.max(a, b);
    Integer old = mid.get(key);
    if (old == null) {
      p.add(p.get(a).add(p.get(b)).unit());
      old = p.size() - 1;
      mid.put(key, old);
    }
    return old;
  }
}
