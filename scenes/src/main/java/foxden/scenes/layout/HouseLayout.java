package foxden.scenes.layout;

import foxden.assets.generate.house.HousePlan;
import foxden.assets.generate.house.HousePlan.FloorPlan;
import foxden.assets.generate.house.HousePlan.Rect;
import foxden.assets.generate.house.HousePlan.RoomPlan;
import foxden.assets.generate.house.HousePlan.Stretch;
import foxden.scenes.Models;
import foxden.scenes.Quat;
import foxden.scenes.Room;
import foxden.scenes.Scene;
import foxden.scenes.SceneMetadata;
import foxden.scenes.Vec3;
import foxden.scenes.Wall;
import foxden.scenes.layout.Layout.Hold;
import foxden.scenes.layout.Layout.Side;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The furnished house. Where a robot has to go, aisles are at least 1.1 m wide and doorways 1.2 m;
 * the living room keeps its west half free. Rooms are laid out one after the other, fixed things
 * first.
 */
final class HouseLayout {

  /** Towards the sun, an afternoon from the south-west. */
  static final Vec3 SUN = unit(new Vec3(-0.42, -0.62, 0.78));

  private static final String LIVING = "living_room_0";
  private static final String ENTRY = "entryway_0";
  private static final String KITCHEN = "kitchen_0";
  private static final String BATH = "bathroom_0";
  private static final String BEDROOM = "bedroom_0";

  /** Top of the lawn, m: a little below the floors. */
  private static final double LAWN = -0.05;

  private final Layout l;

  private HouseLayout(Models models) {
    l = new Layout(models);
  }

  static Scene scene(Models models) {
    return lay(models).scene();
  }

  /** Models the house wants but assets does not have. */
  static Set<String> missing(Models models) {
    return lay(models).l.missing();
  }

  private static HouseLayout lay(Models models) {
    HouseLayout h = new HouseLayout(models);
    h.shell();
    h.garden();
    h.kitchen();
    h.living();
    h.entry();
    h.bathroom();
    h.bedroom();
    h.porch();
    return h;
  }

  private Scene scene() {
    return new Scene(
        "house",
        l.objects(),
        l.rooms(),
        l.walls(),
        new SceneMetadata(
            "House",
            "A furnished home on one floor, with a porch and a garden.",
            SUN,
            new SceneMetadata.Camera(new Vec3(2.4, -11.2, 9.4), new Vec3(-0.3, -0.7, 0.0), 36),
            List.of(LIVING, KITCHEN),
            new SceneMetadata.RobotPose(0.9, -0.4, Layout.round(Math.PI)),
            Map.of(),
            null));
  }

  // ---- shell

  private void shell() {
    for (RoomPlan r : HousePlan.rooms()) {
      Rect f = r.rect();
      l.room(
          new Room(
              r.id(),
              r.category(),
              List.of(new Room.Rect(f.minX(), f.minY(), f.maxX(), f.maxY()))));
    }
    Rect g = HousePlan.lawn();
    double lawn = l.shape("lawn").size().z();
    l.put("lawn", Hold.FIXED, g.x(), g.y(), LAWN - lawn, Quat.IDENTITY);
    for (FloorPlan f : HousePlan.floors()) {
      String model = "house_floor_" + f.id();
      double thick = l.shape(model).size().z();
      l.put(model, Hold.FIXED, f.rect().x(), f.rect().y(), -thick, Quat.IDENTITY);
    }
    for (Stretch s : HousePlan.walls()) {
      String low = low(s.id());
      String high = high(s.id());
      l.put(low, low, Hold.FIXED, s.box().x(), s.box().y(), 0, Quat.IDENTITY);
      l.put(high, high, Hold.FIXED, s.box().x(), s.box().y(), s.cut(), Quat.IDENTITY);
      double[] n = s.outward();
      // The wall beside the porch hides the porch as an inner wall hides rooms.
      boolean inner = s.interior() || s.id().equals("living_porch");
      l.wall(new Wall(high, new Vec3(n[0], n[1], 0), inner, List.of()));
    }
    window("living_east", 5.69, -0.3, 180);
    window("bedroom_north", 4.0, 4.59, -90);
    window("bathroom_north", -0.7, 4.59, -90);
    window("kitchen_north", -4.2, 4.59, -90);
    window("kitchen_west", -6.29, -0.54, 0);
    window("kitchen_south", -4.6, -1.99, 90);
    window("living_porch", -0.69, -3.3, 0);
    window("living_south", 1.2, -4.59, 90);
    window("living_south", 3.8, -4.59, 90);
    frame("interior_door_frame", "living_bedroom", 1.7, 0.95, 90);
    frame("interior_door_frame", "entryway_bathroom", -1.8, 0.95, 90);
    frame("interior_door_frame", "kitchen_entryway", -2.9, -1.0, 0);
    frame("interior_door_frame_wide", "living_entryway", -0.65, -0.4, 0);
  }

  private static String low(String wall) {
    return "house_wall_" + wall + "_low";
  }

  private static String high(String wall) {
    return "house_wall_" + wall + "_high";
  }

  private void window(String wall, double x, double y, double degrees) {
    // The casing reaches 6 cm below the hole.
    String name = l.put("window", Hold.FIXED, x, y, HousePlan.SILL - 0.06, Layout.yaw(degrees));
    l.mount(high(wall), name);
  }

  private void curtain(String room, Side side, double along, String wall) {
    l.hung("curtain", Hold.SEEN, room, side, along, 0.02, high(wall));
  }

  private void frame(String model, String wall, double x, double y, double degrees) {
    l.mount(high(wall), l.put(model, Hold.FIXED, x, y, 0, Layout.yaw(degrees)));
  }

  private void garden() {
    for (double[] p : new double[][] {{-2.0, -5.6}, {-1.9, -6.25}, {-2.05, -6.9}, {-1.95, -7.55}}) {
      l.put("paving", Hold.FIXED, p[0], p[1], LAWN, Layout.yaw(3 * (p[0] + 2) * 60));
    }
    plant("tree", 6.4, 5.4, 40);
    plant("tree", -7.1, 5.5, 200);
    plant("tree", -6.9, -6.5, 120);
    plant("bush", 5.9 + 0.75, 3.0, 0);
    plant("bush", 6.75, 1.9, 70);
    plant("bush", 6.6, -3.6, 150);
    plant("bush", -7.3, 2.6, 0);
    plant("bush", -7.35, -3.2, 220);
    plant("flower_bush", 0.2, -5.25, 0);
    plant("flower_bush", 1.15, -5.3, 100);
    plant("flower_bush", 2.1, -5.22, 200);
    plant("flower_bush", 3.2, -5.3, 60);
    plant("flower_bush", 4.3, -5.25, 320);
    for (int i = 0; i < 7; i++) {
      l.put("fence", Hold.FIXED, -5.4 + 1.51 * i, 6.1, LAWN, Layout.yaw(-90));
    }
  }

  private void plant(String model, double x, double y, double degrees) {
    l.put(model, Hold.FIXED, x, y, LAWN, Layout.yaw(degrees));
  }

  // ---- rooms

  private void kitchen() {
    // The run along the west wall, from the north corner; 2 cm between units.
    l.against("refrigerator", KITCHEN, Side.WEST, 4.1, 0.03);
    l.against("bottom_cabinet", KITCHEN, Side.WEST, 3.43, 0.01);
    l.against("bottom_cabinet", KITCHEN, Side.WEST, 2.82, 0.01);
    String top1 = counter("countertop", 3.125);
    l.against("oven", KITCHEN, Side.WEST, 2.2, 0.01);
    l.against("bottom_cabinet_doors", KITCHEN, Side.WEST, 1.48, 0.01);
    String top2 = counter("countertop_short", 1.48);
    l.against("bottom_cabinet", KITCHEN, Side.WEST, 0.76, 0.01);
    l.against("dishwasher", KITCHEN, Side.WEST, 0.15, 0.01);
    String top3 = counter("countertop", 0.455);
    l.against("kitchen_sink", KITCHEN, Side.WEST, -0.57, 0.01);
    String wall = high("kitchen_west");
    l.hung("top_cabinet", KITCHEN, Side.WEST, 3.13, 1.45, wall);
    l.hung("range_hood", KITCHEN, Side.WEST, 2.2, 1.55, wall);
    l.hung("top_cabinet", KITCHEN, Side.WEST, 1.48, 1.45, wall);
    l.hung("wall_clock", KITCHEN, Side.NORTH, -5.15, 1.75, high("kitchen_north"));
    l.hung("picture", KITCHEN, Side.EAST, 2.7, 1.4, high("kitchen_bathroom"));
    l.hung("radiator", KITCHEN, Side.SOUTH, -4.6, 0.12, low("kitchen_south"));

    String table = l.fixed("breakfast_table", -3.78, 2.7, 0);
    l.free("straight_chair", -4.22, 3.05, 0);
    l.free("straight_chair", -4.23, 2.36, 0);
    l.free("straight_chair", -3.34, 3.06, 180);
    l.free("straight_chair", -3.33, 2.34, 178);
    l.free("stool", -3.3, 0.62, 20);
    l.against("trash_can", KITCHEN, Side.WEST, -1.25, 0.06);
    l.fixed("potted_plant", -3.42, 4.02, 30);
    String shelf = l.hung("shelf", KITCHEN, Side.EAST, 0.62, 1.35, high("kitchen_entryway"));

    l.on("microwave", top1, 0.0, 0.3, 0);
    l.on("bowl", top1, 0.02, -0.18, 0);
    l.on("apple", top1, 0.05, -0.36, 0);
    l.on("banana", top1, 0.1, -0.54, 90);
    l.on("frying_pan", "oven_1", 0.1, -0.13, 90);
    l.on("cutting_board", top2, 0.05, 0.12, 90);
    l.on("wine_bottle", top2, -0.18, -0.25, 0);
    l.on("kettle", top3, -0.05, 0.42, 30);
    l.on("mug", top3, 0.0, 0.12, 70);
    l.on("mug", top3, -0.1, -0.03, 200);
    l.on("bowl", top3, 0.05, -0.35, 0);
    l.on("plate", table, 0.2, 0.36, 0);
    l.on("cup", table, 0.24, 0.05, 0);
    l.on("plate", table, -0.2, -0.34, 0);
    l.on("cup", table, -0.22, -0.62, 0);
    l.on("cereal_box", table, -0.05, 0.12, 25);
    l.on("milk_carton", table, 0.05, -0.12, 10);
    l.on("vase", table, 0.0, 0.58, 0);
    l.on("candle", shelf, 0.0, -0.3, 0);
    l.on("cup", shelf, 0.0, 0.05, 0);
    l.on("cup", shelf, 0.01, 0.2, 0);
  }

  private String counter(String model, double along) {
    return l.put(
        model,
        Hold.FIXED,
        l.room(KITCHEN).floor().get(0).minX() + l.shape(model).size().x() / 2 + 0.005,
        along,
        0.861,
        Quat.IDENTITY);
  }

  private void living() {
    l.seen("carpet", 3.55, -2.5, 0);
    l.fixed("sofa", 2.3, -2.5, 0);
    String table = l.fixed("coffee_table", 3.72, -2.5, 0);
    l.fixed("armchair", 3.55, -3.95, 98);
    String stand = l.against("tv_stand", LIVING, Side.EAST, -2.5, 0.03);
    l.put("television", Hold.FIXED, stand, 0, 0, 1e9, Quat.IDENTITY, 0);
    l.fixed("floor_lamp", 2.2, -3.95, 20);
    String case1 = l.against("bookcase", LIVING, Side.NORTH, 3.1, 0.03);
    String case2 = l.against("bookcase", LIVING, Side.NORTH, 4.05, 0.03);
    l.fixed("potted_plant", 5.1, -4.0, 0);
    l.fixed("potted_plant", 5.02, 0.4, 140);
    curtain(LIVING, Side.EAST, -0.3, "living_east");
    l.hung("radiator", LIVING, Side.EAST, -0.3, 0.12, low("living_east"));
    l.hung("radiator", LIVING, Side.WEST, -3.3, 0.12, low("living_porch"));
    curtain(LIVING, Side.SOUTH, 3.8, "living_south");
    curtain(LIVING, Side.SOUTH, 1.2, "living_south");
    l.hung("picture", LIVING, Side.EAST, -3.75, 1.35, high("living_east"));
    l.hung("picture", LIVING, Side.NORTH, 0.4, 1.4, high("living_bathroom"));

    l.on("remote_control", table, 0.05, 0.3, 30);
    l.on("newspaper", table, -0.05, -0.28, 12);
    l.on("mug", table, 0.12, 0.05, 140);
    l.on("candle", table, -0.1, 0.12, 0);
    l.on("pillow", "sofa_1", 0.25, 0.25, 0, 0.6);
    l.on("book", "armchair_1", 0.12, 0.05, 30, 0.6);
    shelfOfBooks(case1);
    shelfOfBooks(case2);
    l.on("vase", case2, 0, 0.2, 0);
    l.free("basket", 2.45, 0.55, 15);
    l.free("ball", 2.9, -0.55, 0);
    l.free("toy_car", 4.5, -0.9, 35);
    l.free("toy_block", 4.15, -0.7, 10);
    l.free("toy_block", 4.32, -0.55, 48);
    l.free("toy_block", 4.02, -0.5, 75);
    l.free("carton", 0.9, -4.1, 12);
    l.free("bag_of_rubbish", 0.75, -2.6, 25);
  }

  private void shelfOfBooks(String bookcase) {
    l.on("book", bookcase, 0, -0.25, 0, 1.2);
    l.on("book", bookcase, 0, 0.1, 8, 1.2);
    l.on("book", bookcase, 0, 0.2, -5, 0.8);
  }

  private void entry() {
    l.put("door_1", "door", Hold.FIXED, HousePlan.DOOR_X, -1.99, 0, Layout.yaw(-90));
    l.seen("doormat", -1.75, -1.4, 90);
    String rack = l.against("shoe_rack", ENTRY, Side.WEST, 0.36, 0.02);
    String wall = high("kitchen_entryway");
    String coats = l.hung("coat_rack", ENTRY, Side.WEST, 0.36, 1.5, wall);
    l.hung("jacket", Hold.SEEN, ENTRY, Side.WEST, 0.14, 0.74, wall);
    l.hung("umbrella", Hold.SEEN, ENTRY, Side.WEST, 0.72, 0.72, wall);
    l.on("sneaker", rack, 0, -0.2, 0, 0.4);
    l.on("sneaker", rack, 0, -0.08, 6, 0.4);
    l.on("sandal", rack, 0, 0.14, 0, 0.4);
    l.on("sandal", rack, 0, 0.25, -4, 0.4);
    l.on("sneaker", rack, 0.02, 0.1, 4, 0.2);
    l.on("sneaker", rack, 0.0, -0.05, -3, 0.2);
    l.on("cap", coats, 0.02, 0.3, 90);
  }

  private void bathroom() {
    l.against("bathtub", BATH, Side.NORTH, -0.6, 0.01);
    l.against("toilet", BATH, Side.EAST, 2.75, 0.01);
    String vanity = l.against("vanity", BATH, Side.WEST, 2.55, 0.01);
    l.hung("mirror", BATH, Side.WEST, 2.55, 1.25, high("kitchen_bathroom"));
    String washer = l.against("washing_machine", BATH, Side.WEST, 4.16, 0.03);
    l.against("hamper", BATH, Side.WEST, 3.42, 0.08);
    l.hung("towel_rack", BATH, Side.EAST, 1.75, 1.05, high("bathroom_bedroom"));
    l.against("trash_can", BATH, Side.EAST, 2.25, 0.05);
    l.seen("bath_mat", -0.6, 3.2, 90);
    l.on("soap_dispenser", vanity, -0.05, 0.33, 0, 0.95);
    l.on("toothbrush_cup", vanity, -0.08, -0.34, 0, 0.95);
    l.on("sponge", vanity, 0.12, 0.3, 90, 0.95);
    l.on("basket", washer, -0.06, 0.08, 5);
    l.on("toilet_paper", "toilet_1", -0.25, 0.0, 0);
  }

  private void bedroom() {
    l.seen("carpet", 3.4, 2.85, 0);
    String bed = l.against("bed", BEDROOM, Side.EAST, 2.85, 0.03);
    String night1 = l.against("nightstand", BEDROOM, Side.EAST, 1.68, 0.03);
    String night2 = l.against("nightstand", BEDROOM, Side.EAST, 4.02, 0.03);
    l.put("table_lamp", Hold.FIXED, night1, -0.05, 0.07, 1e9, Quat.IDENTITY, 0);
    l.put("table_lamp", Hold.FIXED, night2, -0.05, 0.07, 1e9, Quat.IDENTITY, 0);
    l.against("wardrobe", BEDROOM, Side.NORTH, 2.2, 0.02);
    String dresser = l.against("dresser", BEDROOM, Side.NORTH, 1.02, 0.02);
    String desk = l.against("desk", BEDROOM, Side.SOUTH, 3.12, 0.02);
    l.free("swivel_chair", 3.02, 1.98, -95);
    l.fixed("potted_plant", 0.87, 3.57, 60);
    l.fixed("armchair", 0.98, 2.75, -8);
    curtain(BEDROOM, Side.NORTH, 4.0, "bedroom_north");
    l.hung("radiator", BEDROOM, Side.NORTH, 4.0, 0.12, low("bedroom_north"));
    l.hung("picture", BEDROOM, Side.EAST, 2.45, 1.4, high("bedroom_east"));
    l.hung("picture", BEDROOM, Side.EAST, 3.25, 1.4, high("bedroom_east"));
    l.hung("mirror", BEDROOM, Side.NORTH, 1.02, 1.05, high("bedroom_north"));

    l.on("teddy_bear", bed, -0.32, -0.3, 0);
    l.on("t_shirt", bed, 0.1, 0.42, 0);
    l.on("trousers", bed, 0.42, -0.36, 6);
    l.on("laptop", desk, -0.02, 0.05, 0);
    l.on("mug", desk, 0.05, -0.42, 60);
    l.on("book", desk, 0.0, 0.48, 15);
    l.on("water_bottle", night2, 0.13, -0.17, 0);
    l.on("vase", dresser, -0.05, 0.3, 0);
    l.on("candle", dresser, 0.0, -0.3, 0);
    l.free("backpack", 4.05, 1.35, 100);
  }

  private void porch() {
    l.put("ashcan_1", "ashcan", Hold.FIXED, -3.35, -3.3, 0, Layout.yaw(-90));
    l.seen("doormat", -1.75, -2.6, -90);
    String bench =
        l.put("bench", Hold.FIXED, -4.6, -2.08 - benchDepth() / 2 - 0.05, 0, Layout.yaw(-90));
    l.fixed("potted_plant", -2.95, -2.56, 200);
    l.fixed("potted_plant", -5.85, -2.58, 20);
    for (int i = 0; i < 2; i++) {
      l.put("fence", Hold.FIXED, -6.33, -2.86 - 1.52 * i, 0, Layout.yaw(180));
      l.put("fence", Hold.FIXED, -5.53 + 1.52 * i, -5.14, 0, Layout.yaw(-90));
    }
    l.free("watering_can", -5.75, -3.15, 140);
    l.on("newspaper", bench, 0.1, 0.25, 90);
    l.on("beer_bottle", bench, 0.12, -0.2, 0);
    l.free("beer_bottle", -3.8, -2.32, 0);
  }

  private double benchDepth() {
    return l.has("bench") ? l.shape("bench").size().x() : 0.5;
  }

  private static Vec3 unit(Vec3 v) {
    return v.times(1 / v.length());
  }
}
