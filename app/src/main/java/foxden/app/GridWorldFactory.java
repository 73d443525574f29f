package foxden.app;

import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.gridworld.GridWorldEnvironment;

/** LMAct's grid world. */
final class GridWorldFactory implements EnvironmentFactory {

  @Override
  public String task() {
    return GridWorldEnvironment.TASK;
  }

  @Override
  public String summary() {
    return "walk to the target on a board of 12 by 12, 25 steps";
  }

  @Override
  public Environment create() {
    return new GridWorldEnvironment();
  }
}
