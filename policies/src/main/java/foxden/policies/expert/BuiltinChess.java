package foxden.policies.expert;

import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Opponent;
import foxden.sim.Trace;
import foxden.sim.arena.Chance;
import foxden.sim.chess.Board;
import foxden.sim.chess.Fen;
import foxden.sim.chess.San;
import foxden.sim.chess.Square;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@link ChessSearch} as a player and as an opponent, where no other engine is installed. */
public final class BuiltinChess {

  /** Depth of the stand-in for the expert. */
  public static final int EXPERT_DEPTH = 4;

  /** Depth of the stand-in for the weak opponent. */
  public static final int WEAK_DEPTH = 1;

  // In a hundred moves of the weak opponent, so many are any legal move.
  private static final int SLIPS = 5;

  /** What the weak opponent scored, win 1 and loss -1, with its 95 % interval. */
  public static final String WEAK_STRENGTH =
      "scores -0.255 [-0.360, -0.150] in 200 games against Stockfish at skill 0, 1 node";

  /** What the stand-in for the expert scored, with its 95 % interval. */
  public static final String EXPERT_STRENGTH =
      "scores 0.78 [0.64, 0.90] in 50 games against Stockfish at skill 0, 1 node";

  private BuiltinChess() {}

  private static final String MISSING = "Stockfish is not installed";

  /** A player of some depth. */
  public static Policy player(int depth) {
    return new Player("builtin:" + depth, depth, false, new ChessSearch());
  }

  /** The expert where Stockfish is missing; its caveat says so, and how strong it is. */
  public static Policy standIn() {
    return new Player(
        "builtin:" + EXPERT_DEPTH,
        EXPERT_DEPTH,
        false,
        new ChessSearch(),
        MISSING
            + ": the expert is our built-in engine, depth "
            + EXPERT_DEPTH
            + ", which "
            + EXPERT_STRENGTH);
  }

  /** A player that looks ahead as far, but sees nothing in a position except a mate. */
  public static Policy blind(int depth) {
    return new Player("blind:" + depth, depth, false, new ChessSearch(board -> 0));
  }

  /** The weak opponent as a player, so that its strength can be measured. */
  public static Policy weakPlayer() {
    return new Player("builtin-weak", WEAK_DEPTH, true, new ChessSearch());
  }

  private static final class Player implements Policy {
    private final String name;
    private final int depth;
    private final boolean weak;
    private final ChessSearch search;
    private final String caveat;
    private long seed;

    Player(String name, int depth, boolean weak, ChessSearch search) {
      this(name, depth, weak, search, "");
    }

    Player(String name, int depth, boolean weak, ChessSearch search, String caveat) {
      this.caveat = caveat;
      this.name = name;
      this.depth = depth;
      this.weak = weak;
      this.search = search;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String caveat() {
      return caveat;
    }

    @Override
    public Set<String> channels() {
      return Set.of("fen");
    }

    @Override
    public void reset(EnvironmentSpec spec, long newSeed) {
      seed = newSeed;
    }

    @Override
    public Decision act(Observation observation) {
      Board board = Fen.read(observation.text("fen"));
      if (weak) {
        Chance chance = new Chance(Chance.mix(seed ^ Chance.mix(Fen.write(board).hashCode())));
        if (chance.percent(SLIPS)) {
          List<String> legal = San.legal(board);
          return new Decision(
              new Action.TextAction(legal.get(chance.nextInt(legal.size()))), Trace.NONE);
        }
      }
      ChessSearch.Choice choice = search.choose(board, depth);
      String san = San.write(board, choice.move());
      String note = san + ", " + choice.value() + " hundredths of a pawn, depth " + depth;
      Map<String, String> said =
          caveat.isEmpty()
              ? Map.of("expert/search", note)
              : Map.of("expert/search", note, CAVEAT, caveat);
      return new Decision(new Action.TextAction(san), new Trace(Map.of(), said));
    }
  }

  /**
   * An opponent of some depth.
   *
   * @param weak whether it slips now and then, as the stand-in for a weak engine
   */
  public static Opponent opponent(int depth, boolean weak) {
    return new Answerer(depth, weak, "");
  }

  /** The weak opponent where Stockfish is missing; its name says so, and how strong it is. */
  public static Opponent weakStandIn() {
    return new Answerer(WEAK_DEPTH, true, MISSING + ": ");
  }

  private static final class Answerer implements Opponent {
    private final int depth;
    private final boolean weak;
    private final String why;
    private final ChessSearch search = new ChessSearch();
    private long seed;

    Answerer(int depth, boolean weak, String why) {
      this.why = why;
      this.depth = depth;
      this.weak = weak;
    }

    @Override
    public String name() {
      String name = why + "built-in engine, depth " + depth;
      if (weak) {
        return name + ", " + SLIPS + " % random moves; " + WEAK_STRENGTH;
      }
      return depth == EXPERT_DEPTH ? name + "; " + EXPERT_STRENGTH : name;
    }

    @Override
    public void reset(long newSeed) {
      seed = newSeed;
    }

    @Override
    public String reply(String position, List<String> moves) {
      // By position, not by turn: an answer is the same after going back.
      Chance chance = new Chance(Chance.mix(seed ^ Chance.mix(position.hashCode())));
      if (weak && chance.percent(SLIPS)) {
        return moves.get(chance.nextInt(moves.size()));
      }
      return Square.uci(search.choose(Fen.read(position), depth).move());
    }
  }
}
