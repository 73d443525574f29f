package foxden.app.scene3d;

import com.jme3.bounding.BoundingVolume;
import com.jme3.math.Matrix4f;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing to draw, in up to four finenesses; the coarsest whose error is below a pixel is drawn.
 * The coarse ones are made later, on another thread, by {@link #prepare}; until then the finest
 * serves. All else belongs to the render thread.
 */
final class Lod {

  /** How far the surface of each fineness may be off, m. */
  static final float[] LOSS = {0, 0.004f, 0.011f, 0.024f};

  // How far a surface may be off in the picture, pixels.
  private static final float ERROR = 0.8f;

  /** A mesh and where it goes; null for a mesh in its own frame. */
  record Source(TriMesh mesh, @Nullable Matrix4f at) {}

  /** Coarse meshes by fine mesh, shared by all things of a scene. One thread. */
  static final class Coarse {
    private final IdentityHashMap<TriMesh, TriMesh[]> simplified = new IdentityHashMap<>();
    private final IdentityHashMap<TriMesh, Mesh[]> uploaded = new IdentityHashMap<>();

    private TriMesh[] of(TriMesh m) {
      return simplified.computeIfAbsent(
          m,
          k -> {
            TriMesh[] made = new TriMesh[LOSS.length - 1];
            TriMesh finer = k;
            for (int i = 0; i < made.length; i++) {
              // Nobody sees a plant's outline move: the coarsest is for plants alone. Mats stay
              // whole, since their thin layers would be folded into each other.
              Foliage.Prepared plant = Foliage.prepared(finer, LOSS[i + 1]);
              if (plant.isPlant()) {
                finer = Simplifier.simplify(plant.mesh(), 2.5f * LOSS[i + 1]);
              } else if (i + 1 < made.length && !layered(finer)) {
                finer = Simplifier.simplify(finer, LOSS[i + 1]);
              }
              made[i] = finer;
            }
            return made;
          });
    }
  }

  // A mat or a carpet consists of thin layers; what is smaller is a book or a plate, what is larger
  // a lawn; m.
  private static final float FLAT = 0.04f;
  private static final float NARROW = 0.45f;
  private static final float WIDE = 4;

  private static boolean layered(TriMesh m) {
    float x = extent(m, 0);
    float y = extent(m, 1);
    return extent(m, 2) < FLAT && Math.min(x, y) > NARROW && Math.max(x, y) < WIDE;
  }

  private static float extent(TriMesh m, int axis) {
    float lo = Float.POSITIVE_INFINITY;
    float hi = Float.NEGATIVE_INFINITY;
    for (int i = axis; i < m.positions().length; i += 3) {
      lo = Math.min(lo, m.positions()[i]);
      hi = Math.max(hi, m.positions()[i]);
    }
    return hi - lo;
  }

  private final String name;
  private final List<Source> sources;
  private Geometry[] levels;
  private Paints.Role role = Paints.Role.SOLID;
  private float @Nullable [] pose;
  private volatile Mesh @Nullable [] prepared;

  private Lod(String name, List<Source> sources, Mesh finest) {
    this.name = name;
    this.sources = sources;
    levels = new Geometry[] {Stage.geometry(name, finest)};
  }

  /** Several meshes joined where they stand. */
  static Lod batch(String name, List<Source> sources) {
    return new Lod(name, List.copyOf(sources), join(sources).toMesh());
  }

  /** One mesh that is moved about. */
  static Lod body(String name, TriMesh m, IdentityHashMap<TriMesh, Mesh> shared) {
    return new Lod(name, List.of(new Source(m, null)), shared.computeIfAbsent(m, TriMesh::toMesh));
  }

  private static TriMesh join(List<Source> sources) {
    TriMesh.Builder b = new TriMesh.Builder();
    for (Source s : sources) {
      b.add(s.at == null ? s.mesh : s.mesh.transformed(s.at));
    }
    return b.build();
  }

  /** Makes the coarse versions; any one thread. */
  void prepare(Coarse coarse) {
    boolean body = sources.size() == 1 && sources.get(0).at == null;
    if (body) {
      prepared =
          coarse.uploaded.computeIfAbsent(
              sources.get(0).mesh,
              m -> {
                TriMesh[] c = coarse.of(m);
                Mesh[] up = new Mesh[c.length];
                for (int i = 0; i < up.length; i++) {
                  up[i] = c[i].toMesh();
                }
                return up;
              });
      return;
    }
    Mesh[] made = new Mesh[LOSS.length - 1];
    for (int i = 0; i < made.length; i++) {
      List<Source> s = new ArrayList<>();
      for (Source src : sources) {
        // A floor keeps its pattern from afar, only its joints close.
        TriMesh m = role == Paints.Role.FLOOR ? Joints.closed(src.mesh) : coarse.of(src.mesh)[i];
        s.add(new Source(m, src.at));
      }
      made[i] = join(s).toMesh();
    }
    prepared = made;
  }

  private Geometry[] levels() {
    Mesh[] more = prepared;
    if (more != null) {
      prepared = null;
      Geometry[] all = new Geometry[1 + more.length];
      all[0] = levels[0];
      for (int i = 0; i < more.length; i++) {
        all[1 + i] = Stage.geometry(name, more[i]);
        if (pose != null) {
          Stage.place(all[1 + i], pose);
        }
      }
      levels = all;
    }
    return levels;
  }

  Lod role(Paints.Role r) {
    role = r;
    return this;
  }

  Paints.Role role() {
    return role;
  }

  void place(float[] at) {
    pose = at;
    for (Geometry g : levels()) {
      Stage.place(g, at);
    }
  }

  Geometry finest() {
    return levels[0];
  }

  Geometry coarsest() {
    Geometry[] l = levels();
    return l[l.length - 1];
  }

  BoundingVolume bound() {
    return levels[0].getWorldBound();
  }

  /**
   * The right fineness.
   *
   * @param distance from the eye to the nearest point of the bounds, m
   * @param pixelAtOneMetre size of a pixel one metre away, m; 0 for the finest
   */
  Geometry at(float distance, float pixelAtOneMetre) {
    Geometry[] l = levels();
    int i = l.length - 1;
    while (i > 0 && LOSS[i] > ERROR * distance * pixelAtOneMetre) {
      i--;
    }
    return l[i];
  }
}
