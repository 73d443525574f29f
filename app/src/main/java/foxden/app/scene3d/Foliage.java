package foxden.app.scene3d;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes plants ready to be simplified. Their clumps have a colour of its own in every triangle,
 * each of whose borders would count as an outline; here neighbours share the mean. Of many single
 * leaves every second goes and the others grow, which from afar is the same tree. Other things pass
 * through untouched.
 */
final class Foliage {

  // A part is a leaf up to so many triangles, and there is foliage from so many leaves on.
  private static final int LEAF = 4;
  private static final int LEAVES = 48;
  // Coarser than this, m, leaves are thinned.
  private static final float THIN = 0.01f;
  private static final float GROW = 1.35f;
  // A clump: so many triangles, round, and so large a share of its edges between two colours.
  private static final int CLUMP = 64;
  private static final float ROUND = 0.2f;
  private static final float MOTLEY = 0.4f;
  private static final float COLOR_GAP = 0.05f;

  private final TriMesh mesh;
  private final int[] point;
  private final int[] part;

  private Foliage(TriMesh mesh) {
    this.mesh = mesh;
    this.point = weld(mesh);
    this.part = parts(mesh.indices(), point);
  }

  /** What came of it: the same mesh when there are no plants in it. */
  record Prepared(TriMesh mesh, boolean isPlant) {}

  /** The mesh with its plants prepared for a loss of so many metres. */
  static Prepared prepared(TriMesh mesh, float loss) {
    return mesh.triangles() < LEAVES ? new Prepared(mesh, false) : new Foliage(mesh).prepare(loss);
  }

  private Prepared prepare(float loss) {
    Map<Integer, List<Integer>> triangles = new HashMap<>();
    for (int t = 0; t < mesh.triangles(); t++) {
      triangles.computeIfAbsent(part[point[mesh.indices()[3 * t]]], k -> new ArrayList<>()).add(t);
    }
    List<List<Integer>> leaves =
        new ArrayList<>(triangles.values().stream().filter(l -> l.size() <= LEAF).toList());
    List<List<Integer>> clumps =
        triangles.values().stream()
            .filter(l -> l.size() >= CLUMP && round(l) && motley(l))
            .toList();
    boolean thin = loss > THIN && leaves.size() >= LEAVES;
    if (!thin && clumps.isEmpty()) {
      return new Prepared(mesh, false);
    }
    float[] positions = mesh.positions().clone();
    float[] colors = mesh.colors().clone();
    clumps.forEach(c -> blend(c, colors));
    boolean[] gone = new boolean[mesh.triangles()];
    if (thin) {
      leaves.sort((a, b) -> Integer.compare(a.get(0), b.get(0)));
      for (int i = 0; i < leaves.size(); i++) {
        if (i % 2 == 1) {
          leaves.get(i).forEach(t -> gone[t] = true);
        } else {
          grow(leaves.get(i), positions);
        }
      }
    }
    int[] kept = new int[mesh.indices().length];
    int n = 0;
    for (int t = 0; t < gone.length; t++) {
      if (!gone[t]) {
        System.arraycopy(mesh.indices(), 3 * t, kept, n, 3);
        n += 3;
      }
    }
    return new Prepared(
        new TriMesh(positions, mesh.normals(), colors, Arrays.copyOf(kept, n)), true);
  }

  private boolean round(List<Integer> part) {
    float[] lo = {1e9f, 1e9f, 1e9f};
    float[] hi = {-1e9f, -1e9f, -1e9f};
    for (int t : part) {
      for (int k = 0; k < 3; k++) {
        for (int d = 0; d < 3; d++) {
          float v = mesh.positions()[3 * mesh.indices()[3 * t + k] + d];
          lo[d] = Math.min(lo[d], v);
          hi[d] = Math.max(hi[d], v);
        }
      }
    }
    float least = Math.min(hi[0] - lo[0], Math.min(hi[1] - lo[1], hi[2] - lo[2]));
    float most = Math.max(hi[0] - lo[0], Math.max(hi[1] - lo[1], hi[2] - lo[2]));
    return least > ROUND * most;
  }

  // Whether many edges lie between triangles of different colours.
  private boolean motley(List<Integer> part) {
    Map<Long, Integer> first = new HashMap<>();
    int edges = 0;
    int borders = 0;
    for (int t : part) {
      for (int k = 0; k < 3; k++) {
        int v = mesh.indices()[3 * t + k];
        int w = mesh.indices()[3 * t + (k + 1) % 3];
        long a = Math.min(point[v], point[w]);
        long b = Math.max(point[v], point[w]);
        Integer other = first.putIfAbsent(a << 32 | b, point[v] == a ? v : w);
        if (other != null) {
          edges++;
          int mine = point[v] == a ? v : w;
          for (int q = 0; q < 3; q++) {
            if (Math.abs(mesh.colors()[4 * mine + q] - mesh.colors()[4 * other + q]) > COLOR_GAP) {
              borders++;
              break;
            }
          }
        }
      }
    }
    return borders > MOTLEY * edges;
  }

  // One colour a point, the mean of what meets there.
  private void blend(List<Integer> part, float[] colors) {
    Map<Integer, float[]> sums = new HashMap<>();
    for (int t : part) {
      for (int k = 0; k < 3; k++) {
        int v = mesh.indices()[3 * t + k];
        float[] s = sums.computeIfAbsent(point[v], p -> new float[5]);
        for (int q = 0; q < 4; q++) {
          s[q] += mesh.colors()[4 * v + q];
        }
        s[4]++;
      }
    }
    for (int t : part) {
      for (int k = 0; k < 3; k++) {
        int v = mesh.indices()[3 * t + k];
        float[] s = sums.getOrDefault(point[v], new float[5]);
        for (int q = 0; q < 4; q++) {
          colors[4 * v + q] = s[q] / s[4];
        }
      }
    }
  }

  private void grow(List<Integer> leaf, float[] positions) {
    List<Integer> vertices = new ArrayList<>();
    for (int t : leaf) {
      for (int k = 0; k < 3; k++) {
        if (!vertices.contains(mesh.indices()[3 * t + k])) {
          vertices.add(mesh.indices()[3 * t + k]);
        }
      }
    }
    for (int d = 0; d < 3; d++) {
      float middle = 0;
      for (int v : vertices) {
        middle += mesh.positions()[3 * v + d] / vertices.size();
      }
      for (int v : vertices) {
        positions[3 * v + d] = middle + (mesh.positions()[3 * v + d] - middle) * GROW;
      }
    }
  }

  // Vertices at the same place, to a tenth of a millimetre, are one point.
  private static int[] weld(TriMesh m) {
    Map<List<Integer>, Integer> ids = new HashMap<>(2 * m.vertices());
    int[] of = new int[m.vertices()];
    for (int i = 0; i < of.length; i++) {
      List<Integer> at =
          List.of(
              Math.round(m.positions()[3 * i] * 1e4f),
              Math.round(m.positions()[3 * i + 1] * 1e4f),
              Math.round(m.positions()[3 * i + 2] * 1e4f));
      Integer known = ids.putIfAbsent(at, ids.size());
      of[i] = known == null ? ids.size() - 1 : known;
    }
    return of;
  }

  // For each point the least point it hangs together with.
  private static int[] parts(int[] indices, int[] point) {
    int n = 0;
    for (int p : point) {
      n = Math.max(n, p + 1);
    }
    int[] up = new int[n];
    for (int i = 0; i < n; i++) {
      up[i] = i;
    }
    for (int t = 0; t < indices.length; t += 3) {
      int a = root(up, point[indices[t]]);
      for (int k = 1; k < 3; k++) {
        int b = root(up, point[indices[t + k]]);
        up[Math.max(a, b)] = Math.min(a, b);
        a = Math.min(a, b);
      }
    }
    int[] part = new int[n];
    for (int i = 0; i < n; i++) {
      part[i] = root(up, i);
    }
    return part;
  }

  private static int root(int[] up, int i) {
    int r = i;
    while (up[r] != r) {
      up[r] = up[up[r]];
      r = up[r];
    }
    return r;
  }
}
