package foxden.policies.expert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foxden.policies.catalog.ChessEngines;
import org.junit.jupiter.api.Test;

/** Results name their opponent, so the engine that stands in says in its name how strong it is. */
class BuiltinChessNameTest {

  @Test
  void theWeakEngineStatesItsMeasuredStrength() {
    assertEquals(
        "built-in engine, depth 1, 5 % random moves; scores -0.255 [-0.360, -0.150] in 200 games"
            + " against Stockfish at skill 0, 1 node",
        ChessEngines.opponent("builtin").get().name());
  }

  @Test
  void theEngineInTheExpertsPlaceStatesItsMeasuredStrength() {
    assertEquals(
        "built-in engine, depth 4; scores 0.78 [0.64, 0.90] in 50 games against Stockfish at skill"
            + " 0, 1 node",
        ChessEngines.opponent("builtin:4").get().name());
  }
}
