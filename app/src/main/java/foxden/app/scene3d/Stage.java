package foxden.app.scene3d;

import com.jme3.bounding.BoundingBox;
import com.jme3.math.Matrix4f;
import com.jme3.math.Quaternion;
import com.jme3.math.Vector3f;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.Spatial;
import foxden.app.scene3d.SceneModel.Kind;
import foxden.app.scene3d.SceneModel.Piece;
import foxden.app.scene3d.SceneModel.WallFace;
import foxden.sim.WorldState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A scene on the graphics card: batches of what never moves, one geometry for each moving link,
 * walls that can be cut away. Belongs to the render thread.
 */
final class Stage {

  /** A moving link. */
  static final class Body {
    final String name;
    final String object;
    final int index;
    final List<Lod> solid = new ArrayList<>(1);
    final List<Lod> glass = new ArrayList<>(0);
    final float[] pose = new float[WorldState.POSE];
    // Frames since the pose last changed; a body at rest belongs to the fixed shadow map.
    int still;
    boolean resting = true;

    Body(String name, String object, int index) {
      this.index = index;
      this.name = name;
      this.object = object;
    }
  }

  final SceneModel model;
  final List<Lod> fixed = new ArrayList<>();
  final List<Lod> floors = new ArrayList<>();
  final Lod ground;
  final @Nullable ContactMap contacts;
  final List<Lod> glass = new ArrayList<>();
  final List<Wall> walls = new ArrayList<>();
  final List<Body> bodies = new ArrayList<>();
  final BoundingBox bounds;
  private final Map<String, Body> byName = new HashMap<>();
  private boolean fixedShadowStale = true;
  private boolean posed;

  // Edge of the squares in which fixed geometry is batched, m: small enough to cull and sort.
  private static final float CELL = 4f;

  Stage(SceneModel model) {
    this.model = model;
    Map<String, List<Lod.Source>> solidCells = new LinkedHashMap<>();
    Map<String, List<Lod.Source>> glassCells = new LinkedHashMap<>();
    IdentityHashMap<TriMesh, Mesh> meshes = new IdentityHashMap<>();
    Map<String, Wall> byWall = new HashMap<>();
    BoundingBox all = null;
    for (Piece p : model.pieces()) {
      switch (p.kind()) {
        case FIXED, FLOOR, GARDEN -> {
          Matrix4f m = matrix(p.pose());
          String cell = p.kind() + " " + cell(p.pose()[0]) + "," + cell(p.pose()[1]);
          solidCells
              .computeIfAbsent(cell, k -> new ArrayList<>())
              .add(new Lod.Source(p.solid(), m));
          if (p.glass() != null) {
            glassCells
                .computeIfAbsent(cell, k -> new ArrayList<>())
                .add(new Lod.Source(p.glass(), m));
          }
        }
        case WALL, MOUNTED -> {
          WallFace face = Objects.requireNonNull(p.wall());
          byWall.computeIfAbsent(face.name(), k -> newWall(face)).add(p);
        }
        case MOVING -> {
          Body b =
              byName.computeIfAbsent(
                  p.body(),
                  n -> {
                    Body made = new Body(n, p.object(), bodies.size());
                    bodies.add(made);
                    return made;
                  });
          if (p.solid().triangles() > 0) {
            b.solid.add(Lod.body(p.body(), p.solid(), meshes));
          }
          if (p.glass() != null) {
            b.glass.add(Lod.body(p.body(), p.glass(), meshes));
          }
          System.arraycopy(p.pose(), 0, b.pose, 0, WorldState.POSE);
          place(b);
        }
      }
    }
    solidCells.forEach(
        (k, b) -> {
          if (k.startsWith(Kind.FLOOR.name())) {
            floors.add(Lod.batch(k, b).role(Paints.Role.FLOOR));
          } else {
            boolean garden = k.startsWith(Kind.GARDEN.name());
            fixed.add(Lod.batch(k, b).role(garden ? Paints.Role.GARDEN : Paints.Role.SOLID));
          }
        });
    glassCells.forEach((k, b) -> glass.add(Lod.batch(k, b)));
    for (Lod g : fixed.isEmpty() ? floors : fixed) {
      BoundingBox b = (BoundingBox) g.bound();
      all = all == null ? (BoundingBox) b.clone() : merged(all, b);
    }
    bounds = all == null ? new BoundingBox(new Vector3f(0, 0, 0.5f), 1, 1, 1) : all;
    contacts = floors.isEmpty() ? null : contactMap();
    ground =
        Lod.batch("ground", List.of(new Lod.Source(groundMesh(), new Matrix4f())))
            .role(Paints.Role.GROUND);
  }

  private ContactMap contactMap() {
    BoundingBox all = null;
    for (Lod g : floors) {
      BoundingBox b = (BoundingBox) g.bound();
      all = all == null ? (BoundingBox) b.clone() : merged(all, b);
    }
    BoundingBox f = Objects.requireNonNull(all);
    ContactMap map =
        new ContactMap(
            f.getCenter().x - f.getXExtent(),
            f.getCenter().y - f.getYExtent(),
            f.getCenter().x + f.getXExtent(),
            f.getCenter().y + f.getYExtent());
    for (Piece p : model.pieces()) {
      if (p.kind() == Kind.FIXED || p.kind() == Kind.WALL) {
        map.addFixed(p.solid().transformed(matrix(p.pose())));
      }
    }
    return map;
  }

  private TriMesh groundMesh() {
    boolean outside = model.look() == SceneModel.Look.OUTDOORS;
    Daylight light = Daylight.of(model);
    if (model.look() == SceneModel.Look.TRACK) {
      // As far as a whole run goes.
      return Surroundings.ground(
          55, 0, -0.07f, new float[] {0.6f, 0.6f, 0.38f}, light.horizon(), 50, 130);
    }
    double[] f = model.framing();
    float cx = (float) (f[0] + f[3]) / 2;
    float cy = (float) (f[1] + f[4]) / 2;
    float reach = (float) Math.max(f[3] - f[0], f[4] - f[1]);
    return outside
        ? Surroundings.ground(
            cx, cy, -0.07f, new float[] {0.53f, 0.63f, 0.36f}, light.horizon(), 16, 75)
        : Surroundings.ground(
            cx,
            cy,
            (float) f[2] - 0.002f,
            new float[] {0.78f, 0.74f, 0.69f},
            light.horizon(),
            reach,
            reach * 6);
  }

  /** Renews the shade under things at rest. */
  void updateContacts() {
    ContactMap map = contacts;
    if (map == null) {
      return;
    }
    List<TriMesh> meshes = new ArrayList<>();
    List<float[]> poses = new ArrayList<>();
    for (Piece p : model.pieces()) {
      Body b = p.kind() == Kind.MOVING ? byName.get(p.body()) : null;
      if (b != null && b.resting && b.pose[2] < 1.2f) {
        meshes.add(p.solid());
        poses.add(b.pose);
      }
    }
    map.update(meshes, poses);
  }

  private Wall newWall(WallFace face) {
    Wall w = new Wall(face);
    walls.add(w);
    return w;
  }

  private static BoundingBox merged(BoundingBox a, BoundingBox b) {
    a.mergeLocal(b);
    return a;
  }

  private static int cell(float v) {
    return (int) Math.floor(v / CELL);
  }

  static Matrix4f matrix(float[] pose) {
    Matrix4f m = new Matrix4f();
    m.setTranslation(pose[0], pose[1], pose[2]);
    m.setRotationQuaternion(new Quaternion(pose[3], pose[4], pose[5], pose[6]));
    return m;
  }

  static Geometry geometry(String name, Mesh mesh) {
    Geometry g = new Geometry(name, mesh);
    g.setCullHint(Spatial.CullHint.Never);
    g.updateGeometricState();
    return g;
  }

  @Nullable Body body(String name) {
    return byName.get(name);
  }

  /** Index in {@link #bodies}, -1 when there is no such body. */
  int bodyIndex(String name) {
    Body b = byName.get(name);
    return b == null ? -1 : b.index;
  }

  private static void place(Body b) {
    for (Lod g : b.solid) {
      g.place(b.pose);
    }
    for (Lod g : b.glass) {
      g.place(b.pose);
    }
  }

  static void place(Geometry g, float[] pose) {
    g.setLocalTranslation(pose[0], pose[1], pose[2]);
    g.setLocalRotation(new Quaternion(pose[3], pose[4], pose[5], pose[6]));
    g.updateGeometricState();
  }

  /**
   * Moves bodies to where a state says.
   *
   * @param table index into {@link WorldState#poses()} (in bodies) of each of {@link #bodies}, -1
   *     where the state does not know it
   */
  void pose(WorldState state, int[] table) {
    float[] poses = state.poses();
    for (int i = 0; i < bodies.size(); i++) {
      Body b = bodies.get(i);
      int at = table[i] * WorldState.POSE;
      if (at < 0 || at + WorldState.POSE > poses.length) {
        continue;
      }
      float moved = 0;
      for (int k = 0; k < WorldState.POSE; k++) {
        moved = Math.max(moved, Math.abs(b.pose[k] - poses[at + k]));
      }
      // A tenth of a millimetre: less cannot be seen and is only solver noise.
      if (moved < 1e-4f) {
        b.still++;
        continue;
      }
      System.arraycopy(poses, at, b.pose, 0, WorldState.POSE);
      b.still = 0;
      // The first state of a scene, and a seek, put bodies down: they were not seen moving.
      if (b.resting && (!posed || moved > TELEPORT)) {
        fixedShadowStale = true;
      } else if (b.resting) {
        b.resting = false;
        fixedShadowStale = true;
      }
      place(b);
    }
    posed = true;
  }

  // A body that is this much farther on in the next frame did not move there, m.
  private static final float TELEPORT = 0.5f;

  // Frames without motion after which a body's shadow goes back to the cached map.
  private static final int REST_FRAMES = 45;

  /** Whether the cached shadow map must be drawn again; asks once per frame. */
  boolean takeFixedShadowStale() {
    int ripe = 0;
    for (Body b : bodies) {
      if (!b.resting && b.still > REST_FRAMES) {
        ripe++;
      }
    }
    // Bodies come back together, so that a settling heap costs one redraw, not one each.
    boolean collect = ripe > 0 && (fixedShadowStale || ripe > 8);
    if (collect) {
      for (Body b : bodies) {
        if (b.still > REST_FRAMES) {
          b.resting = true;
        }
      }
    }
    boolean stale = fixedShadowStale;
    fixedShadowStale = false;
    return stale || collect;
  }

  /** Makes the coarse versions of everything; on any thread, slow. */
  void prepareCoarse() {
    Lod.Coarse coarse = new Lod.Coarse();
    for (Body b : bodies) {
      b.solid.forEach(l -> l.prepare(coarse));
    }
    fixed.forEach(l -> l.prepare(coarse));
    floors.forEach(l -> l.prepare(coarse));
    walls.forEach(w -> w.prepare(coarse));
  }

  /** What casts into the cached map: fixed things, whole walls, bodies at rest. */
  List<Geometry> fixedCasters() {
    List<Geometry> casters = new ArrayList<>();
    fixed.forEach(l -> casters.add(l.finest()));
    for (Wall w : walls) {
      w.whole().forEach(l -> casters.add(l.finest()));
    }
    for (Body b : bodies) {
      if (b.resting) {
        b.solid.forEach(l -> casters.add(l.finest()));
      }
    }
    return casters;
  }

  /** What casts into the small map that is drawn each frame. */
  List<Geometry> movingCasters() {
    List<Geometry> casters = new ArrayList<>();
    for (Body b : bodies) {
      if (!b.resting) {
        b.solid.forEach(l -> casters.add(l.coarsest()));
      }
    }
    return casters;
  }
}
