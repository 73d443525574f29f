package foxden.assets.mesh;

import java.util.ArrayList;
import java.util.List;

/** Triangles with a position, normal and paint at each corner, before baking. */
public final class Mesh {
  final List<Vec> positions = new ArrayList<>();
  final List<Vec> normals = new ArrayList<>();
  final List<Paint> paints = new ArrayList<>();

  /** Adds one triangle (counter-clockwise). */
  void triangle(Vec[] p, Vec[] n, Paint paint) {
    for (int k = 0; k < 3; k++) {
      positions.add(p[k]);
      normals.add(n[k]);
      paints.add(paint);
    }
  }

  /** Triangles so far. */
  public int size() {
    return positions.size() / 3;
  }

  void move(Vec by) {
    positions.replaceAll(p -> p.add(by));
  }
}
