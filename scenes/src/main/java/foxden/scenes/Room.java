package foxden.scenes;

import java.util.List;

/**
 * A room: the union of axis-parallel rectangles on the floor.
 *
 * @param id category and number, such as {@code kitchen_0}
 * @param category such as {@code kitchen}
 * @param floor its rectangles; they may touch but not overlap
 */
public record Room(String id, String category, List<Rect> floor) {

  public Room {
    floor = List.copyOf(floor);
  }

  /** An axis-parallel rectangle on the floor, m, world frame. */
  public record Rect(double minX, double minY, double maxX, double maxY) {

    /** Whether the point lies inside or on the border. */
    public boolean contains(double x, double y) {
      return x >= minX && x <= maxX && y >= minY && y <= maxY;
    }

    /** In square metres. */
    public double area() {
      return (maxX - minX) * (maxY - minY);
    }
  }

  /** Whether the point lies on this room's floor. */
  public boolean contains(double x, double y) {
    for (Rect r : floor) {
      if (r.contains(x, y)) {
        return true;
      }
    }
    return false;
  }

  /** In square metres. */
  public double area() {
    double sum = 0;
    for (Rect r : floor) {
      sum += r.area();
    }
    return sum;
  }
}
