package foxden.policies.lmact;

import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import foxden.sim.gridworld.GridWorld;
import foxden.sim.gridworld.GridWorldEnvironment;
import java.util.Random;
import java.util.Set;

/**
 * LMAct's shortest-path expert of the grid world: one step that shortens the path, at random among
 * the one or two that do. In the permuted task it is told what the words mean, which makes it
 * privileged there.
 */
public final class GridExpertPolicy implements Policy {

  private final boolean permuted;
  private Random random = new Random(0);

  /** An expert for {@code gridworld} or {@code gridworld-permuted}. */
  public GridExpertPolicy(boolean permuted) {
    this.permuted = permuted;
  }

  @Override
  public String name() {
    return "expert";
  }

  @Override
  public Set<String> channels() {
    return permuted
        ? Set.of(GridWorldEnvironment.GRID, GridWorldEnvironment.TRUE_MOVES)
        : Set.of(GridWorldEnvironment.GRID);
  }

  @Override
  public void reset(EnvironmentSpec spec, long seed) {
    random = new Random(seed);
  }

  @Override
  public Decision act(Observation observation) {
    float[] grid = observation.vector(GridWorldEnvironment.GRID);
    GridWorld world = new GridWorld((int) grid[0], (int) grid[1], (int) grid[2], (int) grid[3]);
    int direction = GridDemo.expertDirection(world, random);
    int[] moves = GridDemo.plainMoves();
    if (permuted) {
      float[] truth = observation.vector(GridWorldEnvironment.TRUE_MOVES);
      moves = new int[] {(int) truth[0], (int) truth[1], (int) truth[2], (int) truth[3]};
    }
    return new Decision(new Action.DiscreteAction(GridDemo.wordFor(moves, direction)), Trace.NONE);
  }
}
