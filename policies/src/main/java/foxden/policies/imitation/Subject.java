package foxden.policies.imitation;

import foxden.policies.Policy;
import foxden.policies.expert.PhoenixExpert;
import foxden.policies.expert.TicTacToeExpert;
import foxden.policies.fox.FoxConfig;
import foxden.sim.Environment;
import foxden.sim.Observation;
import foxden.sim.phoenix.PhoenixEnvironment;
import foxden.sim.tictactoe.TicTacToeEnvironment;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a student learns: a task with a few named actions, whose expert it imitates step by step.
 *
 * @param task the task
 * @param expert who is imitated
 * @param channels what the student reads
 * @param size numbers of a token
 * @param reader makes them
 * @param actions actions there are
 * @param noise of each episode that is recorded, one of these shares of steps is drawn at random
 * @param episodes to record
 * @param batch episodes in a batch
 * @param steps of the optimiser
 * @param rate peak learning rate
 * @param config the network
 */
record Subject(
    String task,
    String summary,
    Supplier<Environment> world,
    Supplier<Policy> expert,
    Set<String> channels,
    int size,
    Reader reader,
    int actions,
    double[] noise,
    int episodes,
    int batch,
    long steps,
    double rate,
    FoxConfig config) {

  /** Makes a token of what is seen. */
  interface Reader {

    /**
     * The token of a step.
     *
     * @param before what was seen at the step before; null at the first
     */
    float[] read(Observation now, @Nullable Observation before);
  }

  /** Tic-tac-toe: the board, one token a move. */
  static final Subject TIC_TAC_TOE =
      new Subject(
          TicTacToeEnvironment.TASK,
          "FoX that imitates minimax in tic-tac-toe from the board alone",
          TicTacToeEnvironment::new,
          TicTacToeExpert::new,
          Set.of("board"),
          18,
          Subject::board,
          9,
          new double[] {0, 0.3, 0.6},
          12_000,
          128,
          1200,
          4e-3,
          FoxConfig.of(2, 64, 4, 192).initialised(0.1f, 1, 3));

  /** Phoenix: the field around the ship, one token a step. */
  static final Subject PHOENIX =
      new Subject(
          PhoenixEnvironment.TASK,
          "FoX that imitates the scripted player of Phoenix from the field of the game",
          PhoenixEnvironment::new,
          PhoenixExpert::new,
          Set.of("truth.field"),
          PhoenixTokens.SIZE,
          PhoenixTokens::read,
          PhoenixEnvironment.ACTIONS.size(),
          new double[] {0, 0.1, 0.3},
          300,
          16,
          700,
          4e-3,
          FoxConfig.of(2, 64, 4, 128).initialised(0.1f, 1, 3).windowed(16));

  /** All of them. */
  static final List<Subject> ALL = List.of(TIC_TAC_TOE, PHOENIX);

  // The player's stones, then the opponent's.
  private static float[] board(Observation now, @Nullable Observation before) {
    float[] board = now.vector("board");
    float[] x = new float[18];
    for (int cell = 0; cell < 9; cell++) {
      x[cell] = board[cell] > 0 ? 1 : 0;
      x[9 + cell] = board[cell] < 0 ? 1 : 0;
    }
    return x;
  }
}
