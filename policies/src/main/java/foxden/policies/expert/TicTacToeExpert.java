package foxden.policies.expert;

import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import foxden.sim.tictactoe.TicTacToe;
import foxden.sim.tictactoe.TicTacToeEnvironment;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * LMAct's minimax expert of tic-tac-toe: full depth, a win is worth 10 less the depth, a loss -10
 * plus the depth, a draw 0; the first best move in row-major order.
 */
public final class TicTacToeExpert implements Policy {

  private static final int WIN = 10;

  // Worth to the side that moves, depth counted from the position itself.
  private final Map<TicTacToe, Integer> worth = new HashMap<>();

  @Override
  public String name() {
    return "expert";
  }

  @Override
  public Set<String> channels() {
    return Set.of("board", "side");
  }

  @Override
  public void reset(EnvironmentSpec spec, long seed) {}

  @Override
  public Decision act(Observation observation) {
    TicTacToe position = TicTacToeEnvironment.read(observation);
    if (position.over()) {
      return new Decision(new Action.DiscreteAction(0), Trace.NONE);
    }
    return new Decision(new Action.DiscreteAction(best(position)), Trace.NONE);
  }

  /** The cell it takes. */
  public int best(TicTacToe position) {
    int best = -1;
    int most = Integer.MIN_VALUE;
    for (int cell : position.moves()) {
      int value = -deeper(worth(position.play(cell)));
      if (value > most) {
        most = value;
        best = cell;
      }
    }
    return best;
  }

  private int worth(TicTacToe position) {
    if (position.wins(!position.xMoves())) {
      return -WIN;
    }
    if (position.over()) {
      return 0;
    }
    Integer known = worth.get(position);
    if (known == null) {
      int most = Integer.MIN_VALUE;
      for (int cell : position.moves()) {
        most = Math.max(most, -deeper(worth(position.play(cell))));
      }
      known = most;
      worth.put(position, known);
    }
    return known;
  }

  // A result one move further away is one nearer to nothing.
  private static int deeper(int value) {
    return value > 0 ? value - 1 : value < 0 ? value + 1 : 0;
  }
}
