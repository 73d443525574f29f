package foxden.assets.generate.house;

import java.util.List;

/**
 * The ground plan everybody builds from: metres, x east, y north, floor at z = 0. One storey in the
 * shape of an L around a porch.
 */
public final class HousePlan {

  /** Height of all walls, m. */
  public static final double WALL = 2.5;

  /** Height at which outer walls can be cut to look inside, m. */
  public static final double CUT_OUTER = 0.5;

  /** The same for walls between rooms. */
  public static final double CUT_INNER = 0.9;

  /** Inner size of a window's hole, m. */
  public static final double WINDOW = 1.2;

  /** Height of a window's sill, m. */
  public static final double SILL = 0.9;

  /** Width of the opening a {@code interior_door_frame} fits into, m. */
  public static final double DOORWAY = 1.3;

  /** Height of a doorway, m. */
  public static final double DOORWAY_HEIGHT = 2.1;

  private HousePlan() {}

  /** A box on the floor. */
  public record Rect(double minX, double minY, double maxX, double maxY) {

    /** Middle. */
    public double x() {
      return (minX + maxX) / 2;
    }

    /** Middle. */
    public double y() {
      return (minY + maxY) / 2;
    }

    /** Size along x. */
    public double width() {
      return maxX - minX;
    }

    /** Size along y. */
    public double depth() {
      return maxY - minY;
    }
  }

  /** A room; category as BEHAVIOR names them. */
  public record RoomPlan(String id, String category, Rect rect) {}

  /** What a floor is laid with. */
  public enum Laying {
    PLANKS,
    TILES_LIGHT,
    TILES_DARK,
    DECK
  }

  /** A floor, its top at z = 0. */
  public record FloorPlan(String id, Laying laying, Rect rect) {}

  /** A hole in a wall, along the wall (world coordinate) and in height. */
  public record Opening(double from, double to, double bottom, double top) {}

  /** The colour of a wall's side. */
  public enum Finish {
    OUTSIDE,
    LIVING,
    ENTRY,
    KITCHEN,
    BATH,
    BEDROOM
  }

  /**
   * A straight stretch of wall.
   *
   * @param id such as {@code living_south}
   * @param box what it covers on the floor
   * @param alongX whether it runs along x
   * @param low finish of the side towards smaller y (or x)
   * @param high finish of the side towards larger y (or x)
   * @param openings its holes
   */
  public record Stretch(
      String id, Rect box, boolean alongX, Finish low, Finish high, List<Opening> openings) {
    public Stretch {
      openings = List.copyOf(openings);
    }

    /** Whether rooms lie on both sides. */
    public boolean interior() {
      return low != Finish.OUTSIDE && high != Finish.OUTSIDE;
    }

    /** Unit normal out of the house, x and y; for an interior wall towards smaller y or x. */
    public double[] outward() {
      double sign = low == Finish.OUTSIDE || interior() ? -1 : 1;
      return alongX ? new double[] {0, sign} : new double[] {sign, 0};
    }

    /** Height at which it is cut. */
    public double cut() {
      return interior() ? CUT_INNER : CUT_OUTER;
    }
  }

  /** The rooms; porch and garden are outside. */
  public static List<RoomPlan> rooms() {
    return List.of(
        new RoomPlan("living_room_0", "living_room", new Rect(-0.6, -4.5, 5.6, 0.9)),
        new RoomPlan("entryway_0", "entryway", new Rect(-2.85, -1.9, -0.7, 0.9)),
        new RoomPlan("kitchen_0", "kitchen", new Rect(-6.2, -1.9, -2.95, 4.5)),
        new RoomPlan("bathroom_0", "bathroom", new Rect(-2.85, 1.0, 0.3, 4.5)),
        new RoomPlan("bedroom_0", "bedroom", new Rect(0.4, 1.0, 5.6, 4.5)),
        new RoomPlan("porch_0", "porch", new Rect(-6.38, -5.2, -0.78, -2.08)),
        new RoomPlan("garden_0", "garden", new Rect(-7.9, -7.6, 7.3, -5.2)));
  }

  /** The floors; they meet under the middle of the walls. */
  public static List<FloorPlan> floors() {
    return List.of(
        new FloorPlan("living_room", Laying.PLANKS, new Rect(-0.65, -4.68, 5.78, 0.95)),
        new FloorPlan("entryway", Laying.TILES_DARK, new Rect(-2.9, -2.08, -0.65, 0.95)),
        new FloorPlan("kitchen", Laying.TILES_LIGHT, new Rect(-6.38, -2.08, -2.9, 4.68)),
        new FloorPlan("bathroom", Laying.TILES_DARK, new Rect(-2.9, 0.95, 0.35, 4.68)),
        new FloorPlan("bedroom", Laying.PLANKS, new Rect(0.35, 0.95, 5.78, 4.68)),
        new FloorPlan("porch", Laying.DECK, new Rect(-6.38, -5.2, -0.65, -2.08)));
  }

  private static Opening window(double middle) {
    return new Opening(middle - WINDOW / 2, middle + WINDOW / 2, SILL, SILL + WINDOW);
  }

  private static Opening doorway(double middle) {
    return new Opening(middle - DOORWAY / 2, middle + DOORWAY / 2, 0, DOORWAY_HEIGHT);
  }

  /** Middle and size of the exterior door's hole. */
  public static final double DOOR_X = -1.75;

  /** Width of the exterior door's hole: what the model {@code door} fills. */
  public static final double DOOR_WIDTH = 1.42;

  /** Height of the exterior door's hole. */
  public static final double DOOR_HEIGHT = 2.14;

  /** All walls. */
  public static List<Stretch> walls() {
    return List.of(
        wall(
            "living_east",
            5.6,
            -4.68,
            5.78,
            0.95,
            false,
            Finish.LIVING,
            Finish.OUTSIDE,
            window(-0.3)),
        wall("bedroom_east", 5.6, 0.95, 5.78, 4.68, false, Finish.BEDROOM, Finish.OUTSIDE),
        wall(
            "bedroom_north",
            0.35,
            4.5,
            5.6,
            4.68,
            true,
            Finish.BEDROOM,
            Finish.OUTSIDE,
            window(4.0)),
        wall(
            "bathroom_north",
            -2.9,
            4.5,
            0.35,
            4.68,
            true,
            Finish.BATH,
            Finish.OUTSIDE,
            window(-0.7)),
        wall(
            "kitchen_north",
            -6.2,
            4.5,
            -2.9,
            4.68,
            true,
            Finish.KITCHEN,
            Finish.OUTSIDE,
            window(-4.2)),
        wall(
            "kitchen_west",
            -6.38,
            -2.08,
            -6.2,
            4.68,
            false,
            Finish.OUTSIDE,
            Finish.KITCHEN,
            window(-0.54)),
        wall(
            "kitchen_south",
            -6.2,
            -2.08,
            -2.9,
            -1.9,
            true,
            Finish.OUTSIDE,
            Finish.KITCHEN,
            window(-4.6)),
        wall(
            "entryway_south",
            -2.9,
            -2.08,
            -0.6,
            -1.9,
            true,
            Finish.OUTSIDE,
            Finish.ENTRY,
            new Opening(DOOR_X - DOOR_WIDTH / 2, DOOR_X + DOOR_WIDTH / 2, 0, DOOR_HEIGHT)),
        wall(
            "living_porch",
            -0.78,
            -4.68,
            -0.6,
            -2.08,
            false,
            Finish.OUTSIDE,
            Finish.LIVING,
            window(-3.3)),
        wall(
            "living_south",
            -0.6,
            -4.68,
            5.6,
            -4.5,
            true,
            Finish.OUTSIDE,
            Finish.LIVING,
            window(1.2),
            window(3.8)),
        wall(
            "living_entryway",
            -0.7,
            -1.9,
            -0.6,
            0.9,
            false,
            Finish.ENTRY,
            Finish.LIVING,
            new Opening(-1.3, 0.5, 0, DOORWAY_HEIGHT)),
        wall(
            "living_bedroom",
            0.35,
            0.9,
            5.6,
            1.0,
            true,
            Finish.LIVING,
            Finish.BEDROOM,
            doorway(1.7)),
        wall("living_bathroom", -0.65, 0.9, 0.35, 1.0, true, Finish.LIVING, Finish.BATH),
        wall(
            "entryway_bathroom",
            -2.85,
            0.9,
            -0.65,
            1.0,
            true,
            Finish.ENTRY,
            Finish.BATH,
            doorway(-1.8)),
        wall("bathroom_bedroom", 0.3, 1.0, 0.4, 4.5, false, Finish.BATH, Finish.BEDROOM),
        wall(
            "kitchen_entryway",
            -2.95,
            -1.9,
            -2.85,
            0.95,
            false,
            Finish.KITCHEN,
            Finish.ENTRY,
            doorway(-1.0)),
        wall("kitchen_bathroom", -2.95, 0.95, -2.85, 4.5, false, Finish.KITCHEN, Finish.BATH));
  }

  private static Stretch wall(
      String id,
      double minX,
      double minY,
      double maxX,
      double maxY,
      boolean alongX,
      Finish low,
      Finish high,
      Opening... openings) {
    return new Stretch(id, new Rect(minX, minY, maxX, maxY), alongX, low, high, List.of(openings));
  }

  /** What the house stands on. */
  public static Rect lawn() {
    return new Rect(-8.0, -7.7, 7.4, 6.5);
  }
}
