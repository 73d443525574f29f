package foxden.sim.household;

import foxden.scenes.Quat;
import foxden.scenes.Room;
import foxden.scenes.Vec3;
import foxden.sim.household.object.Box;
import foxden.sim.household.object.HouseObject;
import foxden.sim.household.physics.Body;
import foxden.sim.household.physics.Pose;
import foxden.sim.household.sensor.TraversabilityMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds free places on the floor by rejection: even over the area, reachable for the robot, apart
 * from what was placed before. Movable things of the scene that lie on the floor count as
 * obstacles.
 */
final class Placer {

  /** A base of this radius can drive and turn wherever the map is free, m. */
  static final double RADIUS = 0.46;

  // an arm reaches a thing from a base this far away, m
  private static final double ARM = 0.75;
  private static final int TRIES = 4000;

  private final House house;
  private final Dice dice;
  private final Vec3 hub;
  private final List<double[]> discs = new ArrayList<>();
  private final List<double[]> apart = new ArrayList<>();
  private TraversabilityMap map;
  private int[] parts;
  private int main;

  /**
   * Looks at the house as it stands.
   *
   * @param hub a point that everything must be reachable from
   */
  Placer(House house, Dice dice, Vec3 hub) {
    this.house = house;
    this.dice = dice;
    this.hub = hub;
    for (HouseObject o : house.objects().movable()) {
      Box b = o.box();
      if (b.lo().z() < 0.3) {
        discs.add(disc(b));
      }
    }
    map = house.map().with(discs);
    parts = map.components(RADIUS);
    main = map.component(parts, hub.x(), hub.y());
    if (main == 0) {
      throw new IllegalStateException(
          "the robot does not fit before the door at " + hub + "; clear the floor there");
    }
  }

  private static double[] disc(Box b) {
    Vec3 s = b.size();
    double r = Math.max(s.x(), s.y()) / 2;
    return new double[] {b.centre().x(), b.centre().y(), r};
  }

  /** Keeps things placed later away from a point. */
  void keepClear(Vec3 p, double radius) {
    apart.add(new double[] {p.x(), p.y(), radius});
  }

  // even over the floor of the rooms
  private Vec3 anywhere(List<String> rooms) {
    List<Room.Rect> rects = new ArrayList<>();
    double area = 0;
    for (String id : rooms) {
      Room room =
          house
              .scene()
              .room(id)
              .orElseThrow(() -> new IllegalArgumentException("the scene has no room named " + id));
      for (Room.Rect r : room.floor()) {
        rects.add(r);
        area += r.area();
      }
    }
    double at = dice.between(0, area);
    int i = 0;
    while (i < rects.size() - 1 && at >= rects.get(i).area()) {
      at -= rects.get(i++).area();
    }
    Room.Rect r = rects.get(i);
    return new Vec3(dice.between(r.minX(), r.maxX()), dice.between(r.minY(), r.maxY()), 0);
  }

  private boolean apart(Vec3 p, double radius) {
    for (double[] a : apart) {
      double dx = p.x() - a[0];
      double dy = p.y() - a[1];
      double d = a[2] + radius;
      if (dx * dx + dy * dy < d * d) {
        return false;
      }
    }
    return true;
  }

  /** A start for the robot: x, y, yaw. */
  double[] robot(List<String> rooms) {
    for (int i = 0; i < TRIES; i++) {
      Vec3 p = anywhere(rooms);
      if (map.component(parts, p.x(), p.y()) == main) {
        keepClear(p, 0.45);
        return new double[] {p.x(), p.y(), dice.between(-Math.PI, Math.PI)};
      }
    }
    throw new IllegalStateException("no free place for the robot in " + rooms);
  }

  /**
   * A place for a thing on the floor.
   *
   * @param radius that must be free, m
   * @param distance kept from robot and things placed before, m
   * @param reach whether the robot must get within arm's reach
   */
  Vec3 floor(List<String> rooms, double radius, double distance, boolean reach) {
    for (int i = 0; i < TRIES; i++) {
      Vec3 p = anywhere(rooms);
      if (map.free(p.x(), p.y(), radius) && apart(p, distance - 0.45) && (!reach || reachable(p))) {
        keepClear(p, radius + 0.35);
        return p;
      }
    }
    throw new IllegalStateException("no free place on the floor of " + rooms);
  }

  /** Whether a thing of that radius fits there and, if asked for, the robot gets within reach. */
  boolean suits(Vec3 p, double radius, boolean reach) {
    return map.free(p.x(), p.y(), radius) && (!reach || reachable(p));
  }

  // whether the base can stand at arm's length on several sides
  private boolean reachable(Vec3 p) {
    int sides = 0;
    for (int k = 0; k < 16; k++) {
      double a = 2 * StrictMath.PI * k / 16;
      double x = p.x() + ARM * StrictMath.cos(a);
      double y = p.y() + ARM * StrictMath.sin(a);
      sides += map.component(parts, x, y) == main ? 1 : 0;
    }
    return sides >= 4;
  }

  /** Puts a thing on the floor where it does not cut the robot's ways. */
  void litter(HouseObject o, List<String> rooms) {
    Body body = house.world().body(o.name());
    Box box = o.box();
    double r = disc(box)[2];
    for (int i = 0; i < 60; i++) {
      Vec3 p = floor(rooms, r + 0.03, r + 0.45, false);
      List<double[]> more = new ArrayList<>(discs);
      more.add(new double[] {p.x(), p.y(), r + 0.02});
      TraversabilityMap next = house.map().with(more);
      int[] nextParts = next.components(RADIUS);
      int nextMain = next.component(nextParts, hub.x(), hub.y());
      if (nextMain == 0 || lost(nextParts, nextMain)) {
        apart.remove(apart.size() - 1);
        continue;
      }
      discs.add(more.get(more.size() - 1));
      map = next;
      parts = nextParts;
      main = nextMain;
      body.place(new Pose(new Vec3(p.x(), p.y(), 0.002), Quat.yaw(dice.between(-3.14, 3.14))));
      return;
    }
  }

  // whether some place that could be reached before, and is still free, cannot be reached now
  private boolean lost(int[] nextParts, int nextMain) {
    int free = 0;
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] == main && nextParts[i] != 0 && nextParts[i] != nextMain) {
        free++;
      }
    }
    return free > 40;
  }
}
