package foxden.sim.chess;

import foxden.sim.Opponent;
import foxden.sim.arena.Chance;
import java.util.List;

/** Answers with any legal move. What it plays depends on seed and position only. */
public final class RandomOpponent implements Opponent {

  private long seed;

  @Override
  public String name() {
    return "random";
  }

  @Override
  public void reset(long newSeed) {
    seed = newSeed;
  }

  @Override
  public String reply(String position, List<String> moves) {
    long draw = Chance.mix(seed ^ Chance.mix(position.hashCode()));
    return moves.get((int) Long.remainderUnsigned(draw, moves.size()));
  }
}
