package foxden.sim.household.physics;

import foxden.sim.Event;
import java.util.List;

/**
 * One step of a home with a robot in it, in which the robot presses on nothing harder than it may.
 * The robot looks ahead, so that is nearly always so by itself; where a thing is jammed and the
 * solver answers with more, the step is taken back and made again with the robot standing still,
 * then giving way by as much as it moved in the step before. What is left after that is a blow by
 * something that itself moved into a robot that stood.
 */
public final class GentleStep {

  /** Standing still, then giving way. */
  private static final int WAYS = 2;

  private GentleStep() {}

  /**
   * Makes a step of {@link HouseWorld#DT}; the robot has its command.
   *
   * @param forces other forces on bodies in this step; called once for every try
   * @param events what happened is added
   */
  public static void step(HouseWorld world, Robot robot, Runnable forces, List<Event> events) {
    StateWriter own = new StateWriter(1024);
    robot.write(own);
    robot.beforeStep(HouseWorld.DT);
    byte[] before = null;
    if (robot.near()) {
      StateWriter out = new StateWriter();
      world.write(out);
      before = out.toBytes();
    }
    forces.run();
    world.step();
    for (int way = 0; before != null && way < WAYS && robot.pressesTooHard(); way++) {
      world.read(new StateReader(before));
      robot.giveWay(new StateReader(own.toBytes()), way, HouseWorld.DT);
      forces.run();
      world.step();
    }
    robot.afterStep(events);
  }
}
