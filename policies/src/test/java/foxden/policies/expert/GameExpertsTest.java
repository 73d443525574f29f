package foxden.policies.expert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.chess.Fen;
import foxden.sim.chess.Square;
import foxden.sim.tictactoe.TicTacToe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GameExpertsTest {

  private final TicTacToeExpert expert = new TicTacToeExpert();

  // Chances of win, draw and loss for x, minimax against random; LMAct facts, section 5.
  private double[] against(TicTacToe p, boolean expertMoves) {
    if (p.wins(true)) {
      return new double[] {1, 0, 0};
    }
    if (p.wins(false)) {
      return new double[] {0, 0, 1};
    }
    if (p.over()) {
      return new double[] {0, 1, 0};
    }
    List<Integer> moves = expertMoves ? List.of(expert.best(p)) : p.moves();
    double[] sum = new double[3];
    for (int cell : moves) {
      double[] v = against(p.play(cell), !expertMoves);
      for (int i = 0; i < 3; i++) {
        sum[i] += v[i] / moves.size();
      }
    }
    return sum;
  }

  @Test
  void minimaxHasTheKnownChancesAgainstRandom() {
    double[] chances = against(TicTacToe.EMPTY, true);
    assertEquals(0.9948, chances[0], 5e-5);
    assertEquals(0.0052, chances[1], 5e-5);
    assertEquals(0, chances[2]);
    assertEquals(0, expert.best(TicTacToe.EMPTY), "a1 first");
  }

  @Test
  void theSearchFindsMatesAndTakesWhatHangs() {
    ChessSearch search = new ChessSearch();
    assertEquals(
        "a1a8",
        Square.uci(search.choose(Fen.read("6k1/5ppp/8/8/8/8/8/R3K2R w KQ - 0 1"), 2).move()));
    assertEquals(
        "d1d5", Square.uci(search.choose(Fen.read("4k3/8/8/3q4/8/8/8/3RK3 w - - 0 1"), 2).move()));
    // Mate in two: a rook sacrifice needs three half-moves.
    var choice = search.choose(Fen.read("kbK5/pp6/1P6/8/8/8/8/R7 w - - 0 1"), 4);
    assertEquals("a1a6", Square.uci(choice.move()));
    assertTrue(choice.value() > 90_000);
  }

  @Test
  void anEngineThatHangsEndsOrTalksNonsenseIsOneSentence(@TempDir Path dir) throws IOException {
    Path dead = script(dir, "dead", "exit 3");
    assertSentence(() -> new UciEngine(List.of(dead.toString()), 0).move("", "nodes 1", 0));
    assertSentence(() -> new UciEngine(List.of("/no/such/engine"), 0).move("", "nodes 1", 0));
    Path dies =
        script(
            dir,
            "dies",
            "while read l; do case $l in uci) echo uciok;; isready) echo readyok;; go*) exit;;"
                + " esac; done");
    assertSentence(() -> new UciEngine(List.of(dies.toString()), 0).move("x", "nodes 1", 0));
  }

  @Test
  void anEngineThatDiedIsStartedAgain(@TempDir Path dir) throws IOException {
    Path once = dir.resolve("once");
    Path flaky =
        script(
            dir,
            "flaky",
            "while read l; do case $l in uci) echo id name Flaky; echo uciok;; isready) echo"
                + " readyok;; go*) if [ -e "
                + once
                + " ]; then echo bestmove e2e4; else touch "
                + once
                + "; exit; fi;; esac; done");
    try (UciEngine engine = new UciEngine(List.of(flaky.toString()), 0)) {
      assertEquals("Flaky", engine.name());
      assertEquals("e2e4", engine.move("x", "nodes 1", 0));
    }
  }

  private static Path script(Path dir, String name, String body) throws IOException {
    Path file = Files.writeString(dir.resolve(name), "#!/bin/sh\n" + body + "\n");
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }

  private static void assertSentence(org.junit.jupiter.api.function.Executable call) {
    IllegalStateException e = assertThrows(IllegalStateException.class, call);
    assertTrue(e.getMessage().startsWith("the chess engine"), e.getMessage());
  }
}
