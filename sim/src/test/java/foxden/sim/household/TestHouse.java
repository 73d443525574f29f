package foxden.sim.household;

import foxden.scenes.ModelShape;
import foxden.scenes.Models;
import foxden.scenes.Quat;
import foxden.scenes.Room;
import foxden.scenes.Scene;
import foxden.scenes.SceneMetadata;
import foxden.scenes.SceneObject;
import foxden.scenes.Vec3;
import foxden.sim.household.robot.R1;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A bare house for tests: three rooms, the shipped door, bin and bag, a table and some balls. */
final class TestHouse {

  private final List<SceneObject> objects = new ArrayList<>();
  private final Models shipped = new Models();

  private TestHouse() {}

  static HouseholdEnvironment trash() {
    TestHouse h = new TestHouse();
    Scene scene = h.scene();
    return new HouseholdEnvironment(House.of(scene, h.shapes(), new R1()), new TrashTask());
  }

  private Function<String, ModelShape> shapes() {
    return m -> own(m);
  }

  private ModelShape own(String model) {
    if (!model.contains(":")) {
      return shipped.shape(model);
    }
    String[] n = model.split(":");
    Vec3 half =
        new Vec3(Double.parseDouble(n[1]), Double.parseDouble(n[2]), Double.parseDouble(n[3]));
    ModelShape.Shape shape =
        n[0].equals("ball")
            ? new ModelShape.Sphere(new Vec3(0, 0, half.x()), half.x())
            : new ModelShape.Box(new Vec3(0, 0, half.z()), Quat.IDENTITY, half);
    ModelShape.Link base =
        new ModelShape.Link(
            "base", 0.5, new Vec3(0, 0, half.z()), new Vec3(0.002, 0.002, 0.002), List.of(shape));
    return new ModelShape(
        model, n[0], half.times(2), 0.6, List.of(base), List.of(), List.of(), List.of(), List.of());
  }

  private void add(String name, String model, double x, double y, double z, double yaw, boolean f) {
    objects.add(
        new SceneObject(
            name,
            model.split(":")[0],
            "",
            model,
            new Vec3(x, y, z),
            Quat.yaw(yaw),
            Vec3.ONE,
            Vec3.ONE,
            List.of(),
            f,
            false,
            Map.of(),
            Map.of()));
  }

  private Scene scene() {
    add("house_floor_living_room_1", "floor:6:6:0.1", 0, 0, -0.2, 0, true);
    add("house_floor_porch_1", "floor:6:2:0.1", 0, -8, -0.2, 0, true);
    add("wall_n", "wall:6:0.05:1.25", 0, 6.05, 0, 0, true);
    add("wall_e", "wall:0.05:6:1.25", 6.05, 0, 0, 0, true);
    add("wall_w", "wall:0.05:6:1.25", -6.05, 0, 0, 0, true);
    add("wall_s1", "wall:2.65:0.05:1.25", -3.35, -6.05, 0, 0, true);
    add("wall_s2", "wall:2.65:0.05:1.25", 3.35, -6.05, 0, 0, true);
    add("door_1", "door", 0, -6.05, 0, -Math.PI / 2, true);
    add("ashcan_1", "ashcan", -2.2, -8.2, 0, 0, true);
    add("table_1", "table:0.5:0.8:0.4", 3, 3, 0, 0, true);
    add("bag_of_rubbish_1", "bag_of_rubbish", 0.5, 0.5, 0, 0, false);
    for (int i = 0; i < 5; i++) {
      add("ball_" + i, "ball:0.08:0.08:0.08", 3 + 0.01 * i, 2.4 + 0.25 * i, 0.805, 0, false);
    }
    SceneMetadata meta =
        new SceneMetadata(
            "Test house",
            "",
            new Vec3(0, 0, 1),
            new SceneMetadata.Camera(new Vec3(8, 8, 8), Vec3.ZERO, 45),
            List.of("living_room_0", "kitchen_0"),
            null,
            Map.of(),
            null);
    return new Scene(
        "test",
        objects,
        List.of(
            new Room("living_room_0", "living_room", List.of(new Room.Rect(-6, -3, 6, 3))),
            new Room("kitchen_0", "kitchen", List.of(new Room.Rect(-6, 3, 6, 6))),
            new Room("entryway_0", "entryway", List.of(new Room.Rect(-6, -6, 6, -3))),
            new Room("porch_0", "porch", List.of(new Room.Rect(-6, -10, 6, -6.1)))),
        List.of(),
        meta);
  }
}
