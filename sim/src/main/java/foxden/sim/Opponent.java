package foxden.sim;

import java.util.List;

/**
 * Whoever answers the player's moves in a game for two. A world calls it inside a step, from the
 * world's thread. What it answered is logged, so that a recording can be verified without it.
 */
public interface Opponent extends AutoCloseable {

  /** Name and strength, as a result states it: {@code stockfish 15.1, skill 0, 1 node}. */
  String name();

  /** A new episode begins. */
  void reset(long seed);

  /**
   * Answers.
   *
   * @param position in the game's own notation (FEN in chess)
   * @param moves its legal moves, at least one
   * @return one of {@code moves}
   * @throws IllegalStateException when it cannot; one sentence with the mend
   */
  String reply(String position, List<String> moves);

  @Override
  default void close() {}
}
