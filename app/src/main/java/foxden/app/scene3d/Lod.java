package foxden.app.scene3d;

import com.jme3.bounding.BoundingVolume;
import com.jme3.material.Material;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing to draw, in up to three finenesses; the coarsest whose error is below a pixel is drawn.
 * Belongs to the render thread.
 */
final class Lod {

  // Size of what may be lost in each fineness, m.
  private static final float[] LOSS = {0, 0.008f, 0.02f};
  // Smaller meshes are not worth a second version, triangles.
  private static final int SMALL = 150;

  private final Geometry[] levels;
  private Paints.Role role = Paints.Role.SOLID;

  private Lod(Geometry[] levels) {
    this.levels = levels;
  }

  /** Shared meshes of one {@link TriMesh}, finest first. */
  static Mesh[] meshes(TriMesh m) {
    List<Mesh> out = new ArrayList<>();
    out.add(m.toMesh());
    if (m.triangles() > SMALL) {
      int before = m.triangles();
      for (int i = 1; i < LOSS.length; i++) {
        TriMesh coarse = Simplifier.cluster(m, LOSS[i]);
        // Keep the place of a level that saves nothing by repeating the one before.
        boolean worth = coarse.triangles() < 0.85 * before;
        out.add(worth ? coarse.toMesh() : out.get(i - 1));
        before = worth ? coarse.triangles() : before;
      }
    }
    return out.toArray(Mesh[]::new);
  }

  static Lod of(String name, TriMesh m) {
    return of(name, meshes(m));
  }

  static Lod of(String name, TriMesh m, Map<TriMesh, Mesh[]> shared) {
    return of(name, shared.computeIfAbsent(m, Lod::meshes));
  }

  private static Lod of(String name, Mesh[] meshes) {
    Geometry[] levels = new Geometry[meshes.length];
    Map<Mesh, Geometry> made = new IdentityHashMap<>();
    for (int i = 0; i < levels.length; i++) {
      levels[i] = made.computeIfAbsent(meshes[i], k -> Stage.geometry(name, k));
    }
    return new Lod(levels);
  }

  Lod role(Paints.Role r) {
    role = r;
    return this;
  }

  Paints.Role role() {
    return role;
  }

  void material(Material m) {
    for (Geometry g : levels) {
      g.setMaterial(m);
    }
  }

  void place(float[] pose) {
    for (int i = 0; i < levels.length; i++) {
      if (i == 0 || levels[i] != levels[i - 1]) {
        Stage.place(levels[i], pose);
      }
    }
  }

  Geometry finest() {
    return levels[0];
  }

  Geometry coarse() {
    return levels[levels.length - 1];
  }

  BoundingVolume bound() {
    return levels[0].getWorldBound();
  }

  /**
   * The right fineness.
   *
   * @param distance from the eye to the nearest point of the bounds, m
   * @param pixelAtOneMetre size of a pixel one metre away, m
   */
  Geometry at(float distance, float pixelAtOneMetre) {
    float pixel = distance * pixelAtOneMetre;
    int i = levels.length - 1;
    while (i > 0 && LOSS[i] > pixel * 1.1f) {
      i--;
    }
    return levels[i];
  }
}
