package foxden.sim.gridworld;

import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.HeldOutStarts;
import foxden.sim.TextForm;
import java.util.Optional;

/** The grid world's two tasks for a registry. */
public final class GridWorldTask implements EnvironmentFactory, HeldOutStarts {

  private final boolean permuted;

  /** {@code gridworld}, or {@code gridworld-permuted}. */
  public GridWorldTask(boolean permuted) {
    this.permuted = permuted;
  }

  @Override
  public String task() {
    return permuted ? GridWorldEnvironment.PERMUTED : GridWorldEnvironment.TASK;
  }

  @Override
  public String summary() {
    return permuted
        ? "the grid world with action words whose meaning only demonstrations tell"
        : "LMAct's 12 x 12 grid world: walk to the target in 25 steps";
  }

  @Override
  public Optional<TextForm> text() {
    return Optional.of(new GridWorldText());
  }

  @Override
  public Environment create() {
    return new GridWorldEnvironment(permuted, GridStarts.ALL);
  }

  @Override
  public Environment createHeldOut() {
    return new GridWorldEnvironment(permuted, GridStarts.HELD_OUT);
  }

  @Override
  public int heldOutCount() {
    return GridStarts.HELD_OUT.count();
  }
}
