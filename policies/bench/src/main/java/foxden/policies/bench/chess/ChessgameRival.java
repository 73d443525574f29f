package foxden.policies.bench.chess;

import foxden.policies.bench.PerftRival;
import io.github.wolfraam.chessgame.ChessGame;
import io.github.wolfraam.chessgame.move.Move;
import java.util.Set;

/**
 * Chessgame (io.github.wolfraam), the way its users search with it: it takes no move back, so each
 * branch plays on a clone. The last half-move is counted without being played, as ours does.
 */
public final class ChessgameRival implements PerftRival {

  @Override
  public String name() {
    return "chessgame";
  }

  @Override
  public long perft(String fen, int depth) {
    return count(new ChessGame(fen), depth);
  }

  private static long count(ChessGame game, int depth) {
    Set<Move> moves = game.getLegalMoves();
    if (depth == 1) {
      return moves.size();
    }
    long count = 0;
    for (Move move : moves) {
      ChessGame next = game.clone();
      var unused = next.playMove(move);
      count += count(next, depth - 1);
    }
    return count;
  }
}
