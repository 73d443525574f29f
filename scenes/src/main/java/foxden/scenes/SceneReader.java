package foxden.scenes;

import foxden.scenes.SceneMetadata.Camera;
import foxden.scenes.SceneMetadata.Grid;
import foxden.scenes.SceneMetadata.RobotPose;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a scene file: BEHAVIOR's layout ({@code objects_info.init_info}, {@code
 * state.object_registry} or the newer {@code state.registry.object_registry}, {@code metadata})
 * with our rooms, walls and view in the metadata. A converter from BEHAVIOR only has to name models
 * of ours.
 */
public final class SceneReader {

  private static final Vec3 SUN = new Vec3(0.48, -0.6, 0.64);

  /** What a scene may use; lets the reader find a wrong model or category at its place. */
  public interface Models {
    /** Knows everything: nothing is checked. */
    Models ANY = model -> null;

    /** Category of a model; null when the check should be skipped. Empty: no such model. */
    @Nullable String categoryOf(String model);
  }

  private SceneReader() {}

  /**
   * Reads a file without checking its models.
   *
   * @throws IOException with one sentence: file, JSON path and mend
   */
  public static Scene read(Path file) throws IOException {
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(file.toString(), in, Models.ANY);
    }
  }

  /**
   * Reads from anywhere; does not close the reader.
   *
   * @param name what errors call the file; its last part without {@code .json} becomes the id
   * @throws IOException with one sentence: file, JSON path and mend
   */
  public static Scene read(String name, Reader text, Models models) throws IOException {
    JsonNode root = JsonNode.read(name, text);
    JsonNode infos = root.get("objects_info").get("init_info");
    JsonNode state = root.get("state");
    JsonNode inner = state.find("registry");
    JsonNode registry = (inner == null ? state : inner).get("object_registry");
    JsonNode meta = root.get("metadata");

    List<Room> rooms = rooms(meta);
    Set<String> roomIds = new HashSet<>();
    rooms.forEach(r -> roomIds.add(r.id()));

    List<SceneObject> objects = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Map.Entry<String, JsonNode> e : infos.fields().entrySet()) {
      JsonNode s = registry.find(e.getKey());
      if (s == null) {
        throw registry.error(
            "the object \"" + e.getKey() + "\" has no state", "add its root_link with pos and ori");
      }
      SceneObject o = object(e.getKey(), e.getValue(), s, models, rooms.isEmpty(), roomIds);
      names.add(o.name());
      objects.add(o);
    }
    for (Map.Entry<String, JsonNode> e : registry.fields().entrySet()) {
      if (!names.contains(e.getKey()) && !e.getKey().startsWith("robot")) {
        throw e.getValue()
            .error("this object has a state but no entry in objects_info.init_info", "add one");
      }
    }
    List<Wall> walls = walls(meta, names);
    String id = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return new Scene(
        id.endsWith(".json") ? id.substring(0, id.length() - 5) : id,
        objects,
        rooms,
        walls,
        metadata(id, meta, roomIds, names));
  }

  private static SceneObject object(
      String name, JsonNode info, JsonNode state, Models models, boolean anyRoom, Set<String> rooms)
      throws FormatException {
    JsonNode args = info.get("args");
    String called = args.text("name", name);
    if (!called.equals(name)) {
      throw args.get("name")
          .error("the name \"" + called + "\" differs from the key \"" + name + "\"", "use one");
    }
    String category = args.text("category");
    String model = args.text("model");
    String known = models.categoryOf(model);
    if (known != null && known.isEmpty()) {
      throw args.get("model")
          .error("there is no model \"" + model + "\"", "name a model that assets has");
    }
    if (known != null && !known.equals(category)) {
      throw args.get("category")
          .error(
              "the model \""
                  + model
                  + "\" is of category \""
                  + known
                  + "\", not \""
                  + category
                  + "\"",
              "write \"" + known + "\"");
    }
    List<String> inRooms = args.texts("in_rooms");
    for (String r : inRooms) {
      if (!anyRoom && !rooms.contains(r)) {
        throw args.get("in_rooms")
            .error("there is no room \"" + r + "\"", "name a room of metadata.rooms");
      }
    }
    JsonNode link = state.get("root_link");
    Map<String, Double> joints = new LinkedHashMap<>();
    JsonNode pos = state.find("joint_pos");
    JsonNode old = state.find("joints");
    if (pos != null) {
      for (Map.Entry<String, JsonNode> e : pos.fields().entrySet()) {
        joints.put(e.getKey(), e.getValue().number());
      }
    } else if (old != null) {
      for (Map.Entry<String, JsonNode> e : old.fields().entrySet()) {
        joints.put(e.getKey(), e.getValue().number("pos"));
      }
    }
    JsonNode nonKin = state.find("non_kin");
    return new SceneObject(
        name,
        category,
        args.text("synset", ""),
        model,
        link.vec3("pos"),
        link.get("ori").quat(),
        args.has("scale") ? args.extent("scale") : Vec3.ONE,
        args.extent("bounding_box"),
        inRooms,
        args.flag("fixed_base", false),
        args.flag("visual_only", false),
        joints,
        nonKin == null ? Map.of() : nonKin.plain());
  }

  private static List<Room> rooms(JsonNode meta) throws FormatException {
    List<Room> rooms = new ArrayList<>();
    JsonNode all = meta.find("rooms");
    if (all == null) {
      return rooms;
    }
    for (Map.Entry<String, JsonNode> e : all.fields().entrySet()) {
      List<Room.Rect> floor = new ArrayList<>();
      for (JsonNode r : e.getValue().get("floor").items()) {
        double minX = r.number("min_x");
        double minY = r.number("min_y");
        double maxX = r.number("max_x");
        double maxY = r.number("max_y");
        if (minX >= maxX || minY >= maxY) {
          throw r.error("the rectangle is empty", "give min_x < max_x and min_y < max_y");
        }
        floor.add(new Room.Rect(minX, minY, maxX, maxY));
      }
      rooms.add(new Room(e.getKey(), e.getValue().text("category"), floor));
    }
    return rooms;
  }

  private static List<Wall> walls(JsonNode meta, Set<String> names) throws FormatException {
    List<Wall> walls = new ArrayList<>();
    JsonNode all = meta.find("walls");
    if (all == null) {
      return walls;
    }
    for (Map.Entry<String, JsonNode> e : all.fields().entrySet()) {
      JsonNode w = e.getValue();
      known(w, e.getKey(), names);
      for (String m : w.texts("mounted")) {
        known(w.get("mounted"), m, names);
      }
      walls.add(
          new Wall(e.getKey(), w.unit("outward"), w.flag("interior", false), w.texts("mounted")));
    }
    return walls;
  }

  private static void known(JsonNode at, String object, Set<String> names) throws FormatException {
    if (!names.contains(object)) {
      throw at.error("there is no object \"" + object + "\"", "name one of objects_info.init_info");
    }
  }

  private static SceneMetadata metadata(
      String id, JsonNode meta, Set<String> rooms, Set<String> names) throws FormatException {
    JsonNode cam = meta.find("camera");
    Camera camera =
        cam == null
            ? new Camera(new Vec3(-7, -9, 9), Vec3.ZERO, 40)
            : new Camera(cam.vec3("eye"), cam.vec3("target"), cam.number("fov", 40));
    for (String r : meta.texts("spawn_rooms")) {
      if (!rooms.contains(r)) {
        throw meta.get("spawn_rooms")
            .error("there is no room \"" + r + "\"", "name a room of metadata.rooms");
      }
    }
    JsonNode rob = meta.find("robot");
    RobotPose robot =
        rob == null ? null : new RobotPose(rob.number("x"), rob.number("y"), rob.number("yaw", 0));
    Map<String, String> inst = new LinkedHashMap<>();
    JsonNode task = meta.find("task");
    JsonNode names2 = task == null ? null : task.find("inst_to_name");
    if (names2 != null) {
      for (Map.Entry<String, JsonNode> e : names2.fields().entrySet()) {
        if (!e.getValue().text().startsWith("robot")) {
          known(e.getValue(), e.getValue().text(), names);
        }
        inst.put(e.getKey(), e.getValue().text());
      }
    }
    JsonNode g = meta.find("grid");
    Grid grid =
        g == null
            ? null
            : new Grid(g.integer("rows"), g.integer("cols"), g.positive("pitch"), g.vec3("origin"));
    return new SceneMetadata(
        meta.text("title", id),
        meta.text("description", ""),
        meta.has("sun") ? meta.unit("sun") : SUN,
        camera,
        meta.texts("spawn_rooms"),
        robot,
        inst,
        grid);
  }
}
