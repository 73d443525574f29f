package foxden.policies.lmact;

import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import foxden.sim.gridworld.GridWorld;
import foxden.sim.gridworld.GridWorldEnvironment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Plays the permuted grid world knowing nothing of the words: it draws a meaning for them once an
 * episode and follows the expert under that meaning in a share of its steps, else it acts by
 * chance.
 *
 * <p>It is the floor to hold shuffled demonstrations against. They tell nothing of the words
 * either, but they make a network surer of some meaning, and that alone moves the score: acting by
 * chance reaches the target in 0.125 of the episodes, following a wrong meaning to the letter in
 * 0.11, following it in {@value #SHARE} of the steps in 0.16.
 */
public final class GridGuessPolicy implements Policy {

  /** The share of steps that follow the guessed meaning; the best of 0, 0.1, ..., 1. */
  public static final double SHARE = 0.7;

  private Random random = new Random(0);
  private int[] moves = GridDemo.plainMoves();

  @Override
  public String name() {
    return "guess";
  }

  @Override
  public Set<String> channels() {
    return Set.of(GridWorldEnvironment.GRID);
  }

  @Override
  public void reset(EnvironmentSpec spec, long seed) {
    // Not the generator the environment draws its meaning from.
    random = new Random(seed ^ 0x67756573L);
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
    Collections.shuffle(order, random);
    moves = order.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public Decision act(Observation observation) {
    float[] grid = observation.vector(GridWorldEnvironment.GRID);
    GridWorld world = new GridWorld((int) grid[0], (int) grid[1], (int) grid[2], (int) grid[3]);
    int word =
        random.nextDouble() < SHARE
            ? GridDemo.wordFor(moves, GridDemo.expertDirection(world, random))
            : random.nextInt(4);
    return new Decision(new Action.DiscreteAction(word), Trace.NONE);
  }
}
