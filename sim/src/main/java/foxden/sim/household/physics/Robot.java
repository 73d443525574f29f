package foxden.sim.household.physics;

import foxden.sim.ActionSpec;
import foxden.sim.ChannelSpec;
import foxden.sim.Event;
import java.util.List;
import java.util.Map;

/**
 * What a home asks of a robot in it. Called from the thread that owns the world, in this order:
 * {@link #addTo} once; then per episode {@link #reset}, {@link #place}, and per tick {@link
 * #command}, {@link #beforeStep}, the physics step, {@link #afterStep}; {@link GentleStep} does the
 * last three.
 */
public interface Robot {

  /** Adds the robot's bodies, before the world's first step. */
  void addTo(HouseWorld world);

  /** What {@link #command} accepts. */
  ActionSpec.Box action();

  /** The proprioception channels it fills; names begin with {@code proprio.}. */
  List<ChannelSpec> channels();

  /** Names of its joints, in the order of {@link #qpos}: {@code robot/joint}. */
  List<String> joints();

  /** Starts an episode: start posture, hands open and empty, no command. */
  void reset();

  /** Puts the base on the floor at x, y (m) with the given yaw (rad), at rest. */
  void place(double x, double y, double yaw);

  /**
   * Takes the command of this tick.
   *
   * @param action as {@link #action} says, finite
   */
  void command(float[] action);

  /** Drives the bodies for the coming step. */
  void beforeStep(double dt);

  /** Whether something that gives way is so near that the coming step may press on it. */
  boolean near();

  /** Whether the last physics step pressed harder on a body than the robot may. */
  boolean pressesTooHard();

  /**
   * Drives the bodies for a step that is made again because it pressed too hard; the world is as
   * before it.
   *
   * @param before what {@link #write} wrote before {@link #beforeStep}
   * @param way 0 to stand still, 1 to go back by the motion of the step before
   */
  void giveWay(StateReader before, int way, double dt);

  /** Looks at what the step did: blocked links, grasps, releases. */
  void afterStep(List<Event> events);

  /** Adds the values of {@link #channels} to an observation. */
  void observe(Map<String, float[]> channels);

  /** Positions of {@link #joints}, rad or m, into an array from an index on. */
  void qpos(float[] out, int from);

  /** Base position and heading: x, y (m), yaw (rad). */
  double[] base();

  /** The body that a hand holds, or null; 0 is the left hand, 1 the right. */
  @org.jspecify.annotations.Nullable Body grasped(int hand);

  /** Everything that its bodies in the world do not tell. */
  void write(StateWriter out);

  /** Reads what {@link #write} wrote. */
  void read(StateReader in);

  /** Adds what {@link #write} would write to the state hash. */
  void hash(StateHash hash);
}
