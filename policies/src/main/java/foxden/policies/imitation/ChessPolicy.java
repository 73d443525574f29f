package foxden.policies.imitation;

import foxden.policies.Mind;
import foxden.policies.Policy;
import foxden.policies.expert.ChessSearch;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.FoxStream;
import foxden.sim.Action;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import foxden.sim.chess.Board;
import foxden.sim.chess.ChessEnvironment;
import foxden.sim.chess.Fen;
import foxden.sim.chess.San;
import java.util.Map;
import java.util.Set;

/**
 * Looks some half-moves ahead and lets its network, trained by {@link ChessTraining}, say what the
 * positions there are worth. It knows the rules: its moves are always legal.
 */
public final class ChessPolicy implements Policy {

  private static final Mind.Token POSITION = new Mind.Token("observation", "position", -1);

  private final FoxCheckpoint checkpoint;
  private final int depth;
  private final FoxStream stream;
  private final ChessSearch search;

  /** A player with a checkpoint that {@link #knows} said yes to. */
  public ChessPolicy(FoxCheckpoint checkpoint) {
    this.checkpoint = checkpoint;
    this.depth = checkpoint.settings().get("depth").getAsInt();
    this.stream = new FoxStream(checkpoint.model());
    this.search = new ChessSearch(this::worth);
  }

  /** Whether a checkpoint is a chess student's. */
  public static boolean knows(FoxCheckpoint checkpoint) {
    return checkpoint.task().equals(ChessEnvironment.TASK)
        && checkpoint.settings().has("depth")
        && checkpoint.model().inputs().get(0).size() == ChessTokens.SIZE
        && checkpoint.model().outputs() == 2;
  }

  private int worth(Board board) {
    stream.reset();
    stream.append(0, ChessTokens.of(board), POSITION);
    float[] out = stream.output();
    double worth = ChessTraining.SCALE * (out[0] - out[1]);
    return (int) Math.round(Math.max(-9_000, Math.min(9_000, worth)));
  }

  @Override
  public String name() {
    return "fox";
  }

  @Override
  public String checkpoint() {
    return checkpoint.hash();
  }

  @Override
  public Set<String> channels() {
    return Set.of("fen");
  }

  @Override
  public void reset(EnvironmentSpec spec, long seed) {
    if (!spec.task().equals(ChessEnvironment.TASK)) {
      throw new IllegalArgumentException(
          "this fox was trained for chess and cannot drive '" + spec.task() + "'");
    }
  }

  @Override
  public Decision act(Observation observation) {
    Board board = Fen.read(observation.text("fen"));
    ChessSearch.Choice choice = search.choose(board, depth);
    String san = San.write(board, choice.move());
    String note = san + ", " + choice.value() + " hundredths of a pawn, depth " + depth;
    return new Decision(
        new Action.TextAction(san), new Trace(Map.of(), Map.of("fox/search", note)));
  }
}
