package foxden.sim.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Observation;
import foxden.sim.TextForm;
import foxden.sim.chess.ChessText;
import foxden.sim.crossword.CrosswordEnvironment;
import foxden.sim.crossword.CrosswordText;
import foxden.sim.tictactoe.TicTacToeEnvironment;
import foxden.sim.tictactoe.TicTacToeText;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person's clicks on boards and sheets mean. */
class ClicksTest {

  private static Observation chess(String fen) {
    return new Observation(
        0, 0, Map.of("fen", new Observation.Text(fen), "pgn", new Observation.Text("")));
  }

  private static Optional<TextForm.Click> square(Observation o, String name, String begun) {
    double x = (name.charAt(0) - 'a' - 3.5) * 0.1 + 0.02;
    double y = (name.charAt(1) - '1' - 3.5) * 0.1 - 0.03;
    return new ChessText().click(o, x, y, begun);
  }

  @Test
  void twoClicksAreAMoveInChess() {
    Observation start = chess("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1");
    assertEquals(new TextForm.Click("g1", false), square(start, "g1", "").orElseThrow());
    assertEquals(new TextForm.Click("Nf3", true), square(start, "f3", "g1").orElseThrow());
    // Another piece of one's own is chosen instead; a square it cannot reach lets go.
    assertEquals(new TextForm.Click("e2", false), square(start, "e2", "g1").orElseThrow());
    assertEquals(new TextForm.Click("", false), square(start, "e5", "g1").orElseThrow());
    assertTrue(new ChessText().click(start, 0.47, 0, "").isEmpty(), "beside the board");
    Observation castle = chess("4k3/8/8/8/8/8/8/4K2R w K - 0 1");
    assertEquals(new TextForm.Click("O-O", true), square(castle, "g1", "e1").orElseThrow());
    Observation promotion = chess("8/P6k/8/8/8/8/8/K7 w - - 0 1");
    assertEquals(new TextForm.Click("a8=", false), square(promotion, "a8", "a7").orElseThrow());
    Observation mate = chess("6k1/5ppp/8/8/8/8/8/R3K2R w KQ - 0 1");
    assertEquals(new TextForm.Click("Ra8#", true), square(mate, "a8", "a1").orElseThrow());
  }

  @Test
  void oneClickIsACellInTicTacToe() {
    try (TicTacToeEnvironment world = new TicTacToeEnvironment()) {
      Observation o = world.reset(1).observation();
      TicTacToeText form = new TicTacToeText();
      assertEquals("a1", form.click(o, -0.23, 0.18, "").orElseThrow().text());
      assertEquals("b3", form.click(o, 0.2, 0.05, "").orElseThrow().text());
      assertTrue(form.click(o, 0.44, 0, "").isEmpty(), "stones that wait are no cells");
    }
  }

  @Test
  void everySlotOfEveryPuzzleCanBeClicked() {
    CrosswordText form = new CrosswordText();
    try (CrosswordEnvironment world = new CrosswordEnvironment()) {
      for (long seed = 0; seed < 25; seed++) {
        Observation o = world.reset(seed).observation();
        for (String line : o.text("slots").lines().toList()) {
          String key = line.substring(0, line.indexOf(' '));
          boolean found = false;
          for (int cell = 0; cell < 49 && !found; cell++) {
            double x = 24 + 46 * (cell % 7) + 20;
            double y = 24 + 46 * (cell / 7) + 20;
            for (String begun : new String[] {"", "?"}) {
              Optional<TextForm.Click> c = form.click(o, x, y, begun);
              String first = c.map(TextForm.Click::text).orElse("");
              String second = form.click(o, x, y, first).map(TextForm.Click::text).orElse("");
              found |= first.equals(key + ": ") || second.equals(key + ": ");
            }
          }
          assertTrue(found, "seed " + seed + ": no click reaches " + key);
        }
        assertTrue(form.click(o, 5, 5, "").isEmpty());
      }
    }
  }
}
