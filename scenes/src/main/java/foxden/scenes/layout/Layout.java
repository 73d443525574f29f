package foxden.scenes.layout;

import foxden.scenes.ModelShape;
import foxden.scenes.Models;
import foxden.scenes.Quat;
import foxden.scenes.Room;
import foxden.scenes.SceneObject;
import foxden.scenes.Vec3;
import foxden.scenes.Wall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts models into a scene. Angles are degrees about +z; 0 lets the front face east (+x), 90 north.
 * Numbers are rounded to a tenth of a millimetre, so that the file is readable.
 */
final class Layout {

  /** Gap below things that are put on something; the world settles them at its start. */
  static final double GAP = 0.0005;

  /** A side of a room that something stands or hangs against. */
  enum Side {
    NORTH(-90),
    SOUTH(90),
    EAST(180),
    WEST(0);

    /** Yaw of a thing that looks into the room from this wall. */
    final double yaw;

    Side(double yaw) {
      this.yaw = yaw;
    }
  }

  private static final String MISSING = "";

  private final Models models;
  private final Set<String> missing = new TreeSet<>();
  private final Map<String, SceneObject> objects = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final List<Room> rooms = new ArrayList<>();
  private final Map<String, List<String>> mounted = new LinkedHashMap<>();
  private final List<Wall> walls = new ArrayList<>();

  Layout(Models models) {
    this.models = models;
  }

  List<SceneObject> objects() {
    return List.copyOf(objects.values());
  }

  /** Models the layout wants but assets does not have (yet); what needs them is left out. */
  Set<String> missing() {
    return missing;
  }

  List<Room> rooms() {
    return List.copyOf(rooms);
  }

  /** The walls with what has been hung on them. */
  List<Wall> walls() {
    return walls.stream()
        .map(
            w ->
                new Wall(
                    w.object(),
                    w.outward(),
                    w.interior(),
                    mounted.getOrDefault(w.object(), List.of())))
        .toList();
  }

  void room(Room room) {
    rooms.add(room);
  }

  void wall(Wall wall) {
    walls.add(wall);
  }

  Room room(String id) {
    return rooms.stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  boolean has(String model) {
    return models.has(model);
  }

  ModelShape shape(String model) {
    return models.shape(model);
  }

  /** How a thing is held: bolted, free, or only seen. */
  enum Hold {
    FIXED,
    FREE,
    SEEN
  }

  /** Puts a thing anywhere: x, y and z of its bottom centre. Returns its name. */
  String put(String model, Hold hold, double x, double y, double z, Quat ori) {
    int n = counts.merge(model, 1, Integer::sum);
    return put(model + "_" + n, model, hold, x, y, z, ori);
  }

  /** The same with a name of one's own. */
  String put(String name, String model, Hold hold, double x, double y, double z, Quat ori) {
    if (!models.has(model)) {
      missing.add(model);
      return MISSING;
    }
    ModelShape s = models.shape(model);
    double px = round(x);
    double py = round(y);
    objects.put(
        name,
        new SceneObject(
            name,
            s.category(),
            Synsets.of(s.category()),
            model,
            new Vec3(px, py, round(z)),
            ori,
            Vec3.ONE,
            s.size(),
            inRooms(px, py),
            hold != Hold.FREE,
            hold == Hold.SEEN,
            Map.of(),
            Map.of()));
    return name;
  }

  private List<String> inRooms(double x, double y) {
    for (Room r : rooms) {
      if (r.contains(x, y)) {
        return List.of(r.id());
      }
    }
    // In a wall or on its line: the nearest room within a wall's thickness.
    for (Room r : rooms) {
      for (Room.Rect f : r.floor()) {
        if (x > f.minX() - 0.2 && x < f.maxX() + 0.2 && y > f.minY() - 0.2 && y < f.maxY() + 0.2) {
          return List.of(r.id());
        }
      }
    }
    return List.of();
  }

  /** A thing bolted to the floor. */
  String fixed(String model, double x, double y, double degrees) {
    return put(model, Hold.FIXED, x, y, 0, yaw(degrees));
  }

  /** A thing that stands on the floor and can be moved. */
  String free(String model, double x, double y, double degrees) {
    double z = models.has(model) ? GAP - lowest(model) : GAP;
    return put(model, Hold.FREE, x, y, z, yaw(degrees));
  }

  /** A thing that is only seen, flat on the floor. */
  String seen(String model, double x, double y, double degrees) {
    return put(model, Hold.SEEN, x, y, 0, yaw(degrees));
  }

  /**
   * A piece of furniture with its back to a wall.
   *
   * @param along where its middle is along the wall: x for north and south, y for east and west
   * @param gap distance from the wall, m
   */
  String against(String model, String room, Side side, double along, double gap) {
    if (!models.has(model)) {
      missing.add(model);
      return MISSING;
    }
    double depth = models.shape(model).size().x() / 2 + gap;
    return at(model, Hold.FIXED, room, side, along, depth, 0);
  }

  /**
   * A thing that hangs on a wall.
   *
   * @param wall the wall object it goes with when that is cut away
   * @param bottom height of its lower edge, m
   */
  String hung(String model, String room, Side side, double along, double bottom, String wall) {
    return hung(model, Hold.FIXED, room, side, along, bottom, wall);
  }

  /** The same, held in some way. */
  String hung(
      String model, Hold hold, String room, Side side, double along, double bottom, String wall) {
    if (!models.has(model)) {
      missing.add(model);
      return MISSING;
    }
    double depth = models.shape(model).size().x() / 2 + 0.003;
    String name = at(model, hold, room, side, along, depth, bottom);
    mount(wall, name);
    return name;
  }

  /** Says that a thing goes with a wall when that is cut away. */
  void mount(String wall, String object) {
    mounted.computeIfAbsent(wall, w -> new ArrayList<>()).add(object);
  }

  private String at(
      String model, Hold hold, String room, Side side, double along, double depth, double z) {
    Room.Rect r = room(room).floor().get(0);
    double x =
        switch (side) {
          case EAST -> r.maxX() - depth;
          case WEST -> r.minX() + depth;
          default -> along;
        };
    double y =
        switch (side) {
          case NORTH -> r.maxY() - depth;
          case SOUTH -> r.minY() + depth;
          default -> along;
        };
    return put(model, hold, x, y, z, yaw(side.yaw));
  }

  /**
   * A thing that lies on another: dx, dy from the other's middle in its own frame.
   *
   * @param degrees yaw relative to the other
   */
  String on(String model, String other, double dx, double dy, double degrees) {
    return on(model, other, dx, dy, degrees, 1e9);
  }

  /**
   * The same on the highest surface of the other below a height (m above its bottom), such as a
   * shelf.
   */
  String on(String model, String other, double dx, double dy, double degrees, double below) {
    return put(model, Hold.FREE, other, dx, dy, below, yaw(degrees), 0);
  }

  /**
   * The same with any orientation.
   *
   * @param lift distance of the model frame's origin above the surface besides the gap, m: for
   *     things that do not stand on their bottom
   */
  String put(
      String model,
      Hold hold,
      String other,
      double dx,
      double dy,
      double below,
      Quat turn,
      double lift) {
    if (!models.has(model) || other.equals(MISSING)) {
      missing.add(model);
      return MISSING;
    }
    SceneObject o = object(other);
    Vec3 size = models.shape(model).size();
    double top = top(models.shape(o.model()), dx, dy, 0.48 * size.x(), 0.48 * size.y(), below);
    Vec3 p = o.toWorld(new Vec3(dx, dy, 0));
    double z = o.pos().z() + top + GAP + lift - lowest(model);
    return put(model, hold, p.x(), p.y(), z, o.ori().times(turn));
  }

  // Bottom of a model's collision shapes in its own frame: what it will really stand on.
  private double lowest(String model) {
    double z = 1e9;
    for (ModelShape.Link link : models.shape(model).links()) {
      for (ModelShape.Shape s : link.shapes()) {
        z = Math.min(z, Boxes.of(s, Quat.IDENTITY, Vec3.ZERO)[2]);
      }
    }
    return z > 1 ? 0 : z;
  }

  /** Height of a model's highest surface at a point of its own frame, m above its bottom. */
  double surface(String model, double x, double y) {
    return top(models.shape(model), x, y, 1e-3, 1e-3, 1e9);
  }

  SceneObject object(String name) {
    SceneObject o = objects.get(name);
    if (o == null) {
      throw new IllegalArgumentException("The layout has no object " + name + " yet.");
    }
    return o;
  }

  // Highest collision surface of a model under a footprint, in its own frame.
  private static double top(
      ModelShape o, double dx, double dy, double hx, double hy, double below) {
    double best = -1;
    for (ModelShape.Link l : o.links()) {
      for (ModelShape.Shape s : l.shapes()) {
        double[] b = Boxes.of(s, Quat.IDENTITY, Vec3.ZERO);
        boolean under = b[0] < dx + hx && b[3] > dx - hx && b[1] < dy + hy && b[4] > dy - hy;
        if (under && b[5] <= below && b[5] > best) {
          best = b[5];
        }
      }
    }
    if (best < 0) {
      throw new IllegalArgumentException(
          o.model() + " has no surface at " + dx + ", " + dy + " below " + below + ".");
    }
    return best;
  }

  static Quat yaw(double degrees) {
    double d = ((degrees % 360) + 360) % 360;
    // Quarter turns exactly, so that boxes stay parallel to the walls.
    double h = Math.sqrt(0.5);
    if (d == 0) {
      return Quat.IDENTITY;
    } else if (d == 90) {
      return new Quat(0, 0, h, h);
    } else if (d == 180) {
      return new Quat(0, 0, 1, 0);
    } else if (d == 270) {
      return new Quat(0, 0, -h, h);
    }
    return Quat.yaw(Math.toRadians(d));
  }

  static double round(double v) {
    return Math.rint(v * 1e4) / 1e4;
  }
}
