package foxden.policies.expert;

import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Opponent;
import foxden.sim.Trace;
import foxden.sim.chess.Board;
import foxden.sim.chess.Fen;
import foxden.sim.chess.San;
import foxden.sim.chess.Square;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * LMAct's two uses of Stockfish: the expert at skill 20 and 50 ms a move, and the opponent at skill
 * 0 and one node. Below skill 20 Stockfish itself draws lots, and 50 ms hold more or less thinking:
 * neither can be repeated by a seed. LMAct starts the opponent anew for every move; here it keeps
 * running, which at one node makes no difference but in speed.
 */
public final class Stockfish {

  private static final int EXPERT_SKILL = 20;
  private static final int EXPERT_MILLIS = 50;
  private static final int WEAK_SKILL = 0;

  private Stockfish() {}

  /** The expert. */
  public static Policy expert(Path program) {
    return new Expert(new UciEngine(List.of(program.toString()), EXPERT_SKILL));
  }

  private static final class Expert implements Policy {
    private final UciEngine engine;

    Expert(UciEngine engine) {
      this.engine = engine;
    }

    @Override
    public String name() {
      return "expert";
    }

    @Override
    public Set<String> channels() {
      return Set.of("fen");
    }

    @Override
    public void reset(EnvironmentSpec spec, long seed) {
      engine.newGame();
    }

    @Override
    public Decision act(Observation observation) {
      String fen = observation.text("fen");
      String uci = engine.move(fen, "movetime " + EXPERT_MILLIS, EXPERT_MILLIS);
      Board board = Fen.read(fen);
      int[] moves = new int[Board.MOST_MOVES];
      int count = board.legal(moves);
      for (int i = 0; i < count; i++) {
        if (Square.uci(moves[i]).equals(uci)) {
          return new Decision(new Action.TextAction(San.write(board, moves[i])), Trace.NONE);
        }
      }
      throw new IllegalStateException("Stockfish answered '" + uci + "', which is not legal");
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  /** The weak opponent. */
  public static Opponent opponent(Path program) {
    UciEngine engine = new UciEngine(List.of(program.toString()), WEAK_SKILL);
    return new Opponent() {
      @Override
      public String name() {
        return engine.name().toLowerCase(Locale.ROOT) + ", skill " + WEAK_SKILL + ", 1 node";
      }

      @Override
      public void reset(long seed) {
        engine.newGame();
      }

      @Override
      public String reply(String position, List<String> moves) {
        return engine.move(position, "nodes 1", 0);
      }

      @Override
      public void close() {
        engine.close();
      }
    };
  }
}
