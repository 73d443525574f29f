package foxden.sim;

import java.util.List;

/**
 * The constant facts of an environment.
 *
 * @param task the task's name as typed on the command line: {@code trash}, {@code gridworld}
 * @param scene id of the scene to draw, as found by {@code foxden.scenes}
 * @param tickSeconds simulated seconds per {@link Environment#step}
 * @param policyEvery ticks between two decisions of a driver (10 in a home: 100 Hz control, 10 Hz
 *     policy; 1 in an arena)
 * @param maxSteps ticks after which an episode is truncated
 * @param channels what an observation may hold
 * @param action what an action must fit
 * @param bodies names of the movable bodies, in the order of {@link WorldState#poses()}: {@code
 *     name} for the root link of a scene object, {@code name/link} for its other links, {@code
 *     robot/link} for the robot
 * @param joints names of the joints, in the order of {@link WorldState#qpos()}: {@code name/joint},
 *     {@code robot/joint}
 */
public record EnvironmentSpec(
    String task,
    String scene,
    double tickSeconds,
    int policyEvery,
    int maxSteps,
    List<ChannelSpec> channels,
    ActionSpec action,
    List<String> bodies,
    List<String> joints) {

  public EnvironmentSpec {
    channels = List.copyOf(channels);
    bodies = List.copyOf(bodies);
    joints = List.copyOf(joints);
  }
}
