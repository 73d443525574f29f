package foxden.sim.household;

import foxden.scenes.ModelShape;
import foxden.scenes.Scene;
import foxden.sim.household.object.HouseObjects;
import foxden.sim.household.physics.HouseWorld;
import foxden.sim.household.physics.Robot;
import foxden.sim.household.sensor.TraversabilityMap;
import java.util.function.Function;

/**
 * A running home as a task sees it.
 *
 * @param scene as its file says
 * @param world its bodies
 * @param objects its objects in that world
 * @param robot in that world
 * @param map where a base can stand
 */
public record House(
    Scene scene, HouseWorld world, HouseObjects objects, Robot robot, TraversabilityMap map) {

  /**
   * Builds everything of a scene and puts the robot in.
   *
   * @param shapes the model shape by model id
   */
  public static House of(Scene scene, Function<String, ModelShape> shapes, Robot robot) {
    HouseWorld world = HouseWorld.of(scene, shapes);
    robot.addTo(world);
    return new House(
        scene,
        world,
        new HouseObjects(scene, shapes, world),
        robot,
        TraversabilityMap.of(scene, shapes));
  }
}
