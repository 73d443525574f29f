package foxden.policies.expert;

import foxden.scenes.ModelShape;
import foxden.scenes.Models;
import foxden.scenes.Scene;
import foxden.scenes.SceneCatalog;
import foxden.scenes.SceneObject;
import foxden.scenes.Vec3;
import foxden.sim.household.sensor.TraversabilityMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the expert knows about a home beforehand, read from the scene file and the models: the floor
 * plan, the door, the bin, and how large loose things are. Immutable.
 */
final class HomeMap {

  private final TraversabilityMap floor;
  private final Map<String, Double> radii = new LinkedHashMap<>();
  private final Frame door;
  private final double hingeX;
  private final double hingeY;
  private final double leaf;
  private final Vec3 bin;
  private final Vec3 knot;
  private final TraversabilityMap shut;
  private final int[] parts;

  /** A place on the floor with a heading: local x forward, y left. */
  record Frame(double x, double y, double yaw) {
    double localX(double px, double py) {
      return StrictMath.cos(yaw) * (px - x) + StrictMath.sin(yaw) * (py - y);
    }

    double localY(double px, double py) {
      return -StrictMath.sin(yaw) * (px - x) + StrictMath.cos(yaw) * (py - y);
    }

    double worldX(double lx, double ly) {
      return x + StrictMath.cos(yaw) * lx - StrictMath.sin(yaw) * ly;
    }

    double worldY(double lx, double ly) {
      return y + StrictMath.sin(yaw) * lx + StrictMath.cos(yaw) * ly;
    }
  }

  /** Reads a shipped scene. */
  static HomeMap of(String scene, String bagName, String doorName, String binName) {
    return new HomeMap(SceneCatalog.scene(scene), new Models(), bagName, doorName, binName);
  }

  HomeMap(Scene scene, Models models, String bagName, String doorName, String binName) {
    floor = TraversabilityMap.of(scene, models::shape);
    for (SceneObject o : scene.objects()) {
      Vec3 b = o.boundingBox();
      radii.put(o.name(), Math.max(b.x(), b.y()) / 2);
    }
    SceneObject d = scene.object(doorName);
    Vec3 out = d.ori().rotate(new Vec3(1, 0, 0));
    door = new Frame(d.pos().x(), d.pos().y(), StrictMath.atan2(out.y(), out.x()));
    ModelShape shape = models.shape(d.model());
    ModelShape.Joint hinge = shape.joints().get(0);
    hingeX = hinge.pos().x();
    hingeY = hinge.pos().y();
    leaf = shape.size().y() - 0.2;
    SceneObject can = scene.object(binName);
    bin = can.pos();
    ModelShape bag = models.shape(scene.object(bagName).model());
    knot = bag.handles().isEmpty() ? new Vec3(0, 0, 0.37) : bag.handles().get(0).pos();
    shut = floor.with(leafDiscs(0));
    parts = shut.components(0.3);
  }

  /** The floor with fixed furniture; door leaves do not count. */
  TraversabilityMap floor() {
    return floor;
  }

  /** Whether the door lies between a place and the bin. */
  boolean inside(double x, double y) {
    int out = shut.component(parts, door.worldX(1.0, 0), door.worldY(1.0, 0));
    int me = shut.component(parts, x, y);
    return me == 0 || out == 0 ? door.localX(x, y) < 0 : me != out;
  }

  /** Half the larger side of an object on the floor, m. */
  double radius(String object) {
    return radii.getOrDefault(object, 0.15);
  }

  /** The door: origin in the middle of the opening, x towards outside. */
  Frame door() {
    return door;
  }

  /** Side of the hinge in the door's frame: 1 left, -1 right for somebody going out. */
  int hingeSide() {
    return hingeY > 0 ? 1 : -1;
  }

  /** Middle of the bin on the floor. */
  Vec3 bin() {
    return bin;
  }

  /** The bag's knot in its own frame. */
  Vec3 knot() {
    return knot;
  }

  /** The leaf at an opening angle as a row of discs: x, y, radius. */
  List<double[]> leafDiscs(double angle) {
    List<double[]> discs = new ArrayList<>();
    int side = hingeSide();
    for (double r = 0.05; r <= leaf; r += 0.08) {
      // closed it lies across the opening, away from the hinge; it turns outwards
      double lx = hingeX + r * StrictMath.sin(angle);
      double ly = hingeY - side * r * StrictMath.cos(angle);
      discs.add(new double[] {door.worldX(lx, ly), door.worldY(lx, ly), 0.05});
    }
    return discs;
  }
}
