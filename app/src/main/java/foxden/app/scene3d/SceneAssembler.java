package foxden.app.scene3d;

import foxden.app.scene3d.ModelLibrary.LinkMesh;
import foxden.app.scene3d.SceneModel.Kind;
import foxden.app.scene3d.SceneModel.Look;
import foxden.app.scene3d.SceneModel.Piece;
import foxden.app.scene3d.SceneModel.WallFace;
import foxden.assets.Assets;
import foxden.scenes.Room;
import foxden.scenes.Scene;
import foxden.scenes.SceneCatalog;
import foxden.scenes.SceneMetadata;
import foxden.scenes.SceneObject;
import foxden.scenes.Wall;
import foxden.sim.EnvironmentSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a {@link SceneModel} of a scene and the models it names. Any thread. */
final class SceneAssembler {

  /** Objects that only surround the house: not part of what the first view frames. */
  private static final Set<String> SURROUNDINGS =
      Set.of("lawn", "paving", "fence", "bush", "tree", "background", "driveway", "track", "post");

  private SceneAssembler() {}

  /**
   * The scene of an environment.
   *
   * @throws IllegalArgumentException when the scene or one of its models is missing
   */
  static SceneModel assemble(EnvironmentSpec spec) {
    return assemble(SceneCatalog.scene(spec.scene()), spec.bodies());
  }

  /**
   * A scene with the bodies that will have poses of their own.
   *
   * @param bodies names as in {@link EnvironmentSpec#bodies()}; empty to show the scene alone
   */
  static SceneModel assemble(Scene scene, List<String> bodies) {
    ModelLibrary library = new ModelLibrary();
    Set<String> moving = new HashSet<>(bodies);
    Map<String, WallFace> faces = faces(scene);
    List<Piece> pieces = new ArrayList<>();
    double[] box = {1e9, 1e9, 0, -1e9, -1e9, 1};
    for (SceneObject o : scene.objects()) {
      add(o, library, moving, faces, pieces);
      if (!SURROUNDINGS.contains(o.category())) {
        grow(box, o);
      }
    }
    if (bodies.contains("robot/base_link")) {
      robot(library, bodies, pieces);
    }
    if (walksBare(scene, pieces) && !bodies.isEmpty()) {
      pieces.addAll(WalkerBodies.of(SceneCatalog.planarModel(scene.id()), bodies));
      box = new double[] {-0.6, -0.6, 0, 0.6, 0.6, 1.8};
    }
    if (!scene.rooms().isEmpty()) {
      box = roomBox(scene);
    }
    Look look = look(scene);
    SceneMetadata.Camera c = scene.metadata().camera();
    CameraPose camera =
        CameraPose.looking(
            c.eye().x(),
            c.eye().y(),
            c.eye().z(),
            c.target().x(),
            c.target().y(),
            c.target().z(),
            Math.toRadians(c.fov()));
    return new SceneModel(scene.id(), pieces, look, box, camera, scene.metadata().sun());
  }

  // A planar walker without a model of its own.
  private static boolean walksBare(Scene scene, List<Piece> pieces) {
    return SceneCatalog.planarModels().contains(scene.id())
        && pieces.stream().noneMatch(p -> p.kind() == Kind.MOVING);
  }

  private static Look look(Scene scene) {
    if (scene.objects().stream().anyMatch(o -> o.category().equals("track"))) {
      return Look.TRACK;
    }
    return scene.rooms().isEmpty() ? Look.STUDIO : Look.OUTDOORS;
  }

  private static Map<String, WallFace> faces(Scene scene) {
    Map<String, WallFace> faces = new HashMap<>();
    for (Wall w : scene.walls()) {
      SceneObject o = scene.object(w.object());
      WallFace face =
          new WallFace(
              w.object(),
              (float) o.pos().x(),
              (float) o.pos().y(),
              (float) w.outward().x(),
              (float) w.outward().y(),
              w.interior());
      faces.put(w.object(), face);
      for (String m : w.mounted()) {
        faces.put(m, face);
      }
    }
    return faces;
  }

  private static void add(
      SceneObject o,
      ModelLibrary library,
      Set<String> moving,
      Map<String, WallFace> faces,
      List<Piece> pieces) {
    Map<String, LinkMesh> links = library.links(o.model(), Assets.glb(o.model()));
    WallFace face = faces.get(o.name());
    String room = o.inRooms().isEmpty() ? "" : o.inRooms().get(0);
    boolean root = true;
    for (Map.Entry<String, LinkMesh> e : links.entrySet()) {
      String body = root ? o.name() : o.name() + "/" + e.getKey();
      root = false;
      LinkMesh mesh = scaled(e.getValue(), o);
      Kind kind = kind(o, body, moving, face);
      pieces.add(
          new Piece(
              body,
              o.name(),
              room,
              kind,
              mesh.solid(),
              mesh.glass(),
              pose(o),
              kind == Kind.MOVING ? null : face));
    }
  }

  private static Kind kind(
      SceneObject o, String body, Set<String> moving, @Nullable WallFace face) {
    if (moving.contains(body)) {
      return Kind.MOVING;
    }
    if (face != null) {
      return face.name().equals(o.name()) ? Kind.WALL : Kind.MOUNTED;
    }
    return switch (o.category()) {
      case "floors" -> Kind.FLOOR;
      case "lawn", "driveway" -> Kind.GARDEN;
      default -> Kind.FIXED;
    };
  }

  private static LinkMesh scaled(LinkMesh m, SceneObject o) {
    float x = (float) o.scale().x();
    float y = (float) o.scale().y();
    float z = (float) o.scale().z();
    if (x == 1 && y == 1 && z == 1) {
      return m;
    }
    return new LinkMesh(
        m.solid().scaled(x, y, z), m.glass() == null ? null : m.glass().scaled(x, y, z));
  }

  static float[] pose(SceneObject o) {
    return new float[] {
      (float) o.pos().x(),
      (float) o.pos().y(),
      (float) o.pos().z(),
      (float) o.ori().x(),
      (float) o.ori().y(),
      (float) o.ori().z(),
      (float) o.ori().w()
    };
  }

  private static void robot(ModelLibrary library, List<String> bodies, List<Piece> pieces) {
    Map<String, LinkMesh> links = library.links("r1", Assets.glb("r1"));
    for (Map.Entry<String, LinkMesh> e : links.entrySet()) {
      String body = "robot/" + e.getKey();
      if (bodies.contains(body)) {
        pieces.add(
            new Piece(
                body,
                "robot",
                "",
                Kind.MOVING,
                e.getValue().solid(),
                e.getValue().glass(),
                new float[] {0, 0, 0, 0, 0, 0, 1},
                null));
      }
    }
  }

  private static void grow(double[] box, SceneObject o) {
    double r = Math.max(o.boundingBox().x(), o.boundingBox().y()) / 2;
    box[0] = Math.min(box[0], o.pos().x() - r);
    box[1] = Math.min(box[1], o.pos().y() - r);
    box[3] = Math.max(box[3], o.pos().x() + r);
    box[4] = Math.max(box[4], o.pos().y() + r);
    box[5] = Math.max(box[5], o.pos().z() + o.boundingBox().z());
  }

  private static double[] roomBox(Scene scene) {
    double[] box = {1e9, 1e9, 0, -1e9, -1e9, 2.6};
    for (Room room : scene.rooms()) {
      if (room.category().equals("garden")) {
        continue;
      }
      for (Room.Rect r : room.floor()) {
        box[0] = Math.min(box[0], r.minX());
        box[1] = Math.min(box[1], r.minY());
        box[3] = Math.max(box[3], r.maxX());
        box[4] = Math.max(box[4], r.maxY());
      }
    }
    return box;
  }
}
