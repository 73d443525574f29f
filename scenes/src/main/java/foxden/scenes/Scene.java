package foxden.scenes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A place: things, rooms and what is known about them. Immutable; names are unique; the order of
 * the objects is the order of the file and is part of the scene (physics adds bodies in it).
 */
public final class Scene {

  private final String id;
  private final List<SceneObject> objects;
  private final Map<String, SceneObject> byName;
  private final List<Room> rooms;
  private final List<Wall> walls;
  private final SceneMetadata metadata;

  /**
   * Checks only that object names are unique; everything else is the reader's business.
   *
   * @throws IllegalArgumentException when two objects share a name
   */
  public Scene(
      String id,
      List<SceneObject> objects,
      List<Room> rooms,
      List<Wall> walls,
      SceneMetadata metadata) {
    this.id = id;
    this.objects = List.copyOf(objects);
    this.rooms = List.copyOf(rooms);
    this.walls = List.copyOf(walls);
    this.metadata = metadata;
    this.byName = new LinkedHashMap<>();
    for (SceneObject o : this.objects) {
      if (byName.put(o.name(), o) != null) {
        throw new IllegalArgumentException(
            "Scene " + id + " has two objects named " + o.name() + "; rename one of them.");
      }
    }
  }

  /** Short name, such as {@code house}. */
  public String id() {
    return id;
  }

  /** All things, in file order. */
  public List<SceneObject> objects() {
    return objects;
  }

  /** All rooms, in file order. */
  public List<Room> rooms() {
    return rooms;
  }

  /** What a dollhouse view may cut away; empty when the scene has no walls. */
  public List<Wall> walls() {
    return walls;
  }

  /** What the scene says about itself. */
  public SceneMetadata metadata() {
    return metadata;
  }

  /** The thing of that name, if there is one. */
  public Optional<SceneObject> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * The thing of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public SceneObject object(String name) {
    SceneObject o = byName.get(name);
    if (o == null) {
      throw new IllegalArgumentException("Scene " + id + " has no object named " + name + ".");
    }
    return o;
  }

  /** All things of a category, in file order. */
  public List<SceneObject> category(String category) {
    return objects.stream().filter(o -> o.category().equals(category)).toList();
  }

  /** The room of that id, if there is one. */
  public Optional<Room> room(String roomId) {
    return rooms.stream().filter(r -> r.id().equals(roomId)).findFirst();
  }

  /** The room whose floor holds the point, the first in file order. */
  public Optional<Room> roomAt(double x, double y) {
    return rooms.stream().filter(r -> r.contains(x, y)).findFirst();
  }

  /** The same scene with one object replaced by another of the same name. */
  public Scene with(SceneObject changed) {
    object(changed.name());
    return new Scene(
        id,
        objects.stream().map(o -> o.name().equals(changed.name()) ? changed : o).toList(),
        rooms,
        walls,
        metadata);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Scene s
        && id.equals(s.id)
        && objects.equals(s.objects)
        && rooms.equals(s.rooms)
        && walls.equals(s.walls)
        && metadata.equals(s.metadata);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, objects);
  }

  @Override
  public String toString() {
    return "Scene " + id + " with " + objects.size() + " objects";
  }
}
