package foxden.sim.crossword;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Action;
import foxden.sim.StepResult;
import foxden.sim.arena.ArenaContract;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrosswordTest {

  private final CrosswordEnvironment world = new CrosswordEnvironment();
  private final CrosswordText form = new CrosswordText();

  private static Action say(String text) {
    return new Action.TextAction(text);
  }

  private static String answer(Puzzle.Slot slot) {
    return slot.key() + ": " + slot.word();
  }

  @Test
  void keepsTheContractOfArenas() {
    ArenaContract.holds(CrosswordEnvironment::new, form, 4);
  }

  @Test
  void thereAreMoreThanTwoThousandClues() {
    Clues clues = Clues.shipped();
    assertTrue(clues.pairs() >= 2000, clues.pairs() + " pairs");
    for (String word : clues.words()) {
      assertTrue(word.matches("[A-Z]{3,7}"), word);
      for (String clue : clues.of(word)) {
        assertTrue(clue.length() >= 3 && clue.length() <= 60, word + ": " + clue);
        assertFalse(clue.toUpperCase().matches(".*\\b" + word + "\\b.*"), word + " in its clue");
      }
    }
  }

  @Test
  void puzzlesAreSoundAndHaveAboutTenWords() {
    int words = 0;
    for (long seed = 0; seed < 40; seed++) {
      world.reset(seed);
      List<Puzzle.Slot> slots = world.puzzle().slots();
      words += slots.size();
      Map<Integer, Character> letters = new HashMap<>();
      Map<Integer, Integer> through = new HashMap<>();
      Set<String> keys = new HashSet<>();
      for (Puzzle.Slot slot : slots) {
        assertTrue(keys.add(slot.key()), "one word a key");
        for (int i = 0; i < slot.word().length(); i++) {
          int cell = Puzzle.SIZE * slot.row(i) + slot.col(i);
          assertTrue(slot.row(i) < Puzzle.SIZE && slot.col(i) < Puzzle.SIZE);
          Character before = letters.put(cell, slot.word().charAt(i));
          assertTrue(before == null || before == slot.word().charAt(i), "letters agree");
          int way = slot.across() ? 1 : 2;
          assertEquals(0, through.getOrDefault(cell, 0) & way, "no two words the same way");
          through.merge(cell, way, (a, b) -> a | b);
        }
      }
      String grid = world.puzzle().text(new boolean[slots.size()]).split("\n\n")[0];
      assertEquals(554, grid.length());
    }
    assertEquals(10, words / 40.0, 1.0);
  }

  @Test
  void fillsAWordInTheRightPlaces() {
    world.reset(3);
    Puzzle.Slot slot = world.puzzle().slots().get(0);
    StepResult r = world.step(say(answer(slot)));
    String text = r.observation().text("txt");
    for (int i = 0; i < slot.word().length(); i++) {
      assertEquals(
          slot.word().charAt(i), text.charAt((2 * slot.row(i) + 1) * 37 + 5 * slot.col(i) + 3));
    }
  }

  @Test
  void eachBranchOfTheRewardTable() {
    world.reset(4);
    Puzzle.Slot slot = world.puzzle().slots().get(0);
    String wrong =
        Clues.shipped().ofLength(slot.word().length()).stream()
            .filter(w -> !w.equals(slot.word()))
            .findFirst()
            .orElseThrow();
    assertEquals(0, world.step(say(slot.key() + ": " + wrong)).reward());
    assertEquals(1, world.step(say(answer(slot).toLowerCase())).reward());
    assertEquals(0, world.step(say(answer(slot))).reward());
    for (String bad : List.of(slot.key() + ": ABCDEFGHI", "A99: CAT", "hello", "")) {
      world.reset(4);
      StepResult r = world.step(say(bad));
      assertEquals(-1, r.reward(), bad);
      assertTrue(r.done(), bad);
    }
  }

  @Test
  void legalityIsToTheLetter() {
    StepResult r = world.reset(5);
    Puzzle.Slot slot = world.puzzle().slots().get(0);
    assertTrue(form.legal(answer(slot), r.observation()));
    assertFalse(form.legal(answer(slot).toLowerCase(), r.observation()));
    assertFalse(form.legal(slot.key() + ":  " + slot.word(), r.observation()));
    assertTrue(form.invalid("no such form"));
    assertFalse(form.invalid("A1: DOG"));
    assertTrue(form.legal(r.observation()).contains(answer(slot)));
    StepResult after = world.step(say(answer(slot)));
    assertFalse(form.legal(answer(slot), after.observation()), "a solved slot is closed");
    assertEquals("", form.legalShown(r.observation()));
  }
}
