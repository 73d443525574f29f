package foxden.assets.mesh;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a mesh into primitives: occlusion per vertex, finer triangles where it changes, welding.
 */
final class Baker {
  private static final double SPLIT_ERROR = 0.11;
  private static final int ROUNDS = 3;

  private final Occlusion occlusion;
  private final double shortest;
  private final int budget;
  private final Map<Corner, Double> known = new HashMap<>();

  private record Corner(Vec p, Vec n) {}

  private record Vertex(float x, float y, float z, float nx, float ny, float nz, int rgba) {}

  /**
   * @param shortest edges shorter than this are never split, metres
   * @param budget no splitting beyond this many triangles
   */
  Baker(Occlusion occlusion, double shortest, int budget) {
    this.occlusion = occlusion;
    this.shortest = shortest;
    this.budget = budget;
  }

  Baked.Link bake(String name, Mesh mesh) {
    List<Vec[]> p = new ArrayList<>();
    List<Vec[]> n = new ArrayList<>();
    List<Paint> paint = new ArrayList<>();
    for (int t = 0; t < mesh.positions.size(); t += 3) {
      p.add(mesh.positions.subList(t, t + 3).toArray(new Vec[0]));
      n.add(mesh.normals.subList(t, t + 3).toArray(new Vec[0]));
      paint.add(mesh.paints.get(t));
    }
    for (int round = 0; round < ROUNDS && p.size() < budget; round++) {
      List<Vec[]> p2 = new ArrayList<>();
      List<Vec[]> n2 = new ArrayList<>();
      List<Paint> paint2 = new ArrayList<>();
      for (int t = 0; t < p.size(); t++) {
        split(p.get(t), n.get(t), paint.get(t), p2, n2, paint2);
      }
      if (p2.size() == p.size()) {
        break;
      }
      p = p2;
      n = n2;
      paint = paint2;
    }
    EnumMap<Kind, Builder> kinds = new EnumMap<>(Kind.class);
    for (int t = 0; t < p.size(); t++) {
      Paint q = paint.get(t);
      Builder b = kinds.computeIfAbsent(q.kind(), k -> new Builder());
      for (int k = 0; k < 3; k++) {
        b.corner(p.get(t)[k], n.get(t)[k], colour(q, open(p.get(t)[k], n.get(t)[k])));
      }
    }
    List<Baked.Primitive> out = new ArrayList<>();
    for (Map.Entry<Kind, Builder> e : kinds.entrySet()) {
      out.add(e.getValue().done(e.getKey()));
    }
    return new Baked.Link(name, out);
  }

  // An edge is split where occlusion in its middle differs from the mean of its ends; the choice
  // depends on the edge alone, so that both triangles beside it agree.
  private void split(
      Vec[] p, Vec[] n, Paint paint, List<Vec[]> po, List<Vec[]> no, List<Paint> paintOut) {
    Vec[] mp = new Vec[3];
    Vec[] mn = new Vec[3];
    int mask = 0;
    for (int e = 0; e < 3; e++) {
      int f = (e + 1) % 3;
      mp[e] = p[e].lerp(p[f], 0.5);
      mn[e] = n[e].add(n[f]).unit();
      if (paint.kind() != Kind.GLASS && p[e].sub(p[f]).length() > 2 * shortest) {
        double mean = (open(p[e], n[e]) + open(p[f], n[f])) / 2;
        if (Math.abs(open(mp[e], mn[e]) - mean) > SPLIT_ERROR) {
          mask |= 1 << e;
        }
      }
    }
    int first = 0;
    int bits = Integer.bitCount(mask);
    // turn the triangle so that the split edge (or the whole one) comes first
    while (bits == 1 && (mask >> first & 1) == 0
        || bits == 2 && (mask >> (first + 2) % 3 & 1) == 1) {
      first++;
    }
    int a = first % 3;
    int b = (first + 1) % 3;
    int c = (first + 2) % 3;
    Vec[][] q = {
      {p[a], n[a]}, {p[b], n[b]}, {p[c], n[c]}, {mp[a], mn[a]}, {mp[b], mn[b]}, {mp[c], mn[c]},
    };
    int[][] pieces =
        switch (bits) {
          case 0 -> new int[][] {{0, 1, 2}};
          case 1 -> new int[][] {{0, 3, 2}, {3, 1, 2}};
          case 2 -> new int[][] {{3, 1, 4}, {0, 3, 4}, {0, 4, 2}};
          default -> new int[][] {{0, 3, 5}, {3, 1, 4}, {5, 4, 2}, {3, 4, 5}};
        };
    for (int[] i : pieces) {
      po.add(new Vec[] {q[i[0]][0], q[i[1]][0], q[i[2]][0]});
      no.add(new Vec[] {q[i[0]][1], q[i[1]][1], q[i[2]][1]});
      paintOut.add(paint);
    }
  }

  private double open(Vec p, Vec n) {
    return known.computeIfAbsent(new Corner(p, n), c -> occlusion.at(c.p, c.n));
  }

  // Occlusion with the light that coloured walls give back: fit of Jimenez et al. (2016), per
  // channel.
  private static int colour(Paint paint, double open) {
    double ao = 0.2 + 0.8 * open;
    double[] rho = paint.linear();
    int out = 0;
    for (int k = 0; k < 3; k++) {
      double a = 2.0404 * rho[k] - 0.3324;
      double b = -4.7951 * rho[k] + 0.6417;
      double c = 2.7552 * rho[k] + 0.6903;
      double f = Math.max(ao, ((ao * a + b) * ao + c) * ao);
      int v = (int) Math.max(0, Math.min(255, Math.rint(255 * rho[k] * Math.min(1, f))));
      out = out << 8 | v;
    }
    return out << 8 | 255; // opacity is the material's
  }

  private static final class Builder {
    private final List<Vertex> vertices = new ArrayList<>();
    private final Map<Vertex, Integer> index = new HashMap<>();
    private final List<Integer> indices = new ArrayList<>();

    void corner(Vec p, Vec n, int rgba) {
      Vertex v =
          new Vertex(
              tidy(p.x(), 1e-5),
              tidy(p.y(), 1e-5),
              tidy(p.z(), 1e-5),
              tidy(n.x(), 1e-4),
              tidy(n.y(), 1e-4),
              tidy(n.z(), 1e-4),
              rgba);
      Integer i = index.get(v);
      if (i == null) {
        i = vertices.size();
        vertices.add(v);
        index.put(v, i);
      }
      indices.add(i);
    }

    Baked.Primitive done(Kind kind) {
      int n = vertices.size();
      float[] p = new float[3 * n];
      float[] m = new float[3 * n];
      byte[] c = new byte[4 * n];
      for (int i = 0; i < n; i++) {
        Vertex v = vertices.get(i);
        p[3 * i] = v.x;
        p[3 * i + 1] = v.y;
        p[3 * i + 2] = v.z;
        // a rounded normal is unit again to float precision
        double l = Math.sqrt((double) v.nx * v.nx + (double) v.ny * v.ny + (double) v.nz * v.nz);
        m[3 * i] = (float) (v.nx / l);
        m[3 * i + 1] = (float) (v.ny / l);
        m[3 * i + 2] = (float) (v.nz / l);
        for (int k = 0; k < 4; k++) {
          c[4 * i + k] = (byte) (v.rgba >>> (24 - 8 * k));
        }
      }
      return new Baked.Primitive(
          kind, p, m, c, indices.stream().mapToInt(Integer::intValue).toArray());
    }

    // Rounded to a step, and never minus zero.
    private static float tidy(double v, double step) {
      return (float) (Math.rint(v / step) * step) + 0f;
    }
  }
}
