package foxden.sim.household;

import foxden.scenes.Activity;
import foxden.scenes.Room;
import foxden.scenes.Scene;
import foxden.scenes.SceneMetadata;
import foxden.sim.Event;
import foxden.sim.Goals;
import foxden.sim.household.goal.Predicates;
import foxden.sim.household.physics.StateHash;
import foxden.sim.household.physics.StateReader;
import foxden.sim.household.physics.StateWriter;
import java.util.List;
import java.util.Map;

/** Nothing to do: a home as its scene says, with a robot to drive about. It never ends. */
final class FreeTask implements HouseholdTask {

  /** What a task of a scene alone is called, before the scene's id or file. */
  static final String PREFIX = "free:";

  private static final String NO_GOAL =
      """
      (define (problem free-0)
          (:domain omnigibson)
          (:objects agent.n.01_1 - agent.n.01)
          (:init)
          (:goal (and)))
      """;

  private static final double RADIUS = 0.46;
  private static final double GRID = 0.25;

  private final String name;
  private final Activity activity;

  FreeTask(String scene) {
    name = PREFIX + scene;
    activity = new Activity("free", "Free", scene, NO_GOAL, Map.of("agent.n.01_1", "robot"));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int maxSteps() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Activity activity() {
    return activity;
  }

  @Override
  public boolean goalless() {
    return true;
  }

  @Override
  public void arrange(House house, Dice dice) {
    SceneMetadata.RobotPose usual = house.scene().metadata().robot();
    if (usual != null) {
      house.robot().place(usual.x(), usual.y(), usual.yaw());
      return;
    }
    double[] at = somewhere(house);
    house.robot().place(at[0], at[1], 0);
  }

  // The first place with room for the base, room by room.
  private static double[] somewhere(House house) {
    Scene scene = house.scene();
    for (Room room : scene.rooms()) {
      for (Room.Rect r : room.floor()) {
        for (double x = r.minX() + RADIUS; x < r.maxX(); x += GRID) {
          for (double y = r.minY() + RADIUS; y < r.maxY(); y += GRID) {
            if (house.map().free(x, y, RADIUS)) {
              return new double[] {x, y};
            }
          }
        }
      }
    }
    throw new IllegalStateException(
        "the scene "
            + scene.id()
            + " has no floor where the robot fits; give it a room, or metadata.robot");
  }

  @Override
  public boolean fair(House house) {
    return true;
  }

  @Override
  public void begin() {}

  @Override
  public void tick(House house, Predicates predicates, boolean success, List<Event> events) {}

  @Override
  public List<Goals.Goal> progress() {
    return List.of();
  }

  @Override
  public void write(StateWriter out) {}

  @Override
  public void read(StateReader in) {}

  @Override
  public void hash(StateHash h) {}
}
