package foxden.sim.walker;

import foxden.sim.ChannelSpec;
import foxden.sim.Observation;
import foxden.sim.planar.PlanarWorld;
import java.util.List;
import java.util.Map;

/** What a planar walker is to do: running forwards, from some start, for some steps. Stateless. */
public interface WalkerTask {

  /** As typed on the command line. */
  String name();

  /** Name of the planar model, of the scene it runs in and of its root body: {@code cheetah}. */
  String walker();

  /** Steps of an episode. */
  int maxSteps();

  /** Speed that earns the full reward of 1 a step, m/s; half of it earns half. */
  double fullSpeed();

  /** Puts a world of the model at the start of a seed, the root's x at 0. */
  void start(PlanarWorld world, long seed);

  /** What the motors are called, in order. */
  List<String> motors();

  /** Channels besides those that every walker has. */
  default List<ChannelSpec> channels() {
    return List.of();
  }

  /**
   * What is in those channels.
   *
   * @param position qpos without the root's x
   * @param velocity qvel
   */
  default Map<String, Observation.Channel> observe(double[] position, double[] velocity) {
    return Map.of();
  }

  /** Reward of a step that ended at this speed of the centre of mass, m/s: linear, 0 to 1. */
  default double reward(double speed) {
    return Math.max(0, Math.min(1, speed / fullSpeed()));
  }
}
