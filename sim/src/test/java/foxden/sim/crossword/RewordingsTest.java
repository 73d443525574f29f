package foxden.sim.crossword;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RewordingsTest {

  @Test
  void saysClausesInOtherWords() {
    assertEquals("Seat of the government in Nigeria", Rewordings.heldOut("Capital of Nigeria", 0));
    assertEquals("Chief city of Nigeria", Rewordings.learnt("Capital of Nigeria", 0));
    assertEquals("The contrary to 'playful'", Rewordings.heldOut("Opposite of 'playful'", 0));
    assertEquals("'night' in Italian", Rewordings.learnt("The Italian word for 'night'", 0));
    assertEquals(
        "Setters would describe it so: Goal", Rewordings.heldOut("Goal", 0), "no known form");
  }

  @Test
  void noHeldOutWordingIsAmongThoseToLearnFrom() {
    Clues clues = Clues.shipped();
    Set<String> learnt = new HashSet<>();
    for (String word : clues.words()) {
      for (String clue : clues.of(word)) {
        learnt.add(clue);
        for (int form = 0; form < Rewordings.EACH; form++) {
          learnt.add(Rewordings.learnt(clue, form));
        }
      }
    }
    for (String word : clues.words()) {
      for (String clue : clues.of(word)) {
        for (int form = 0; form < Rewordings.EACH; form++) {
          String held = Rewordings.heldOut(clue, form);
          assertFalse(learnt.contains(held), held);
          assertFalse(held.contains("$"), held);
        }
      }
    }
  }

  @Test
  void theRewordedTaskAsksForTheSameWords() {
    CrosswordEnvironment plain = new CrosswordEnvironment();
    CrosswordEnvironment reworded = new CrosswordEnvironment(true);
    plain.reset(3);
    String text = reworded.reset(3).observation().text("txt");
    assertEquals("crossword-reworded", reworded.spec().task());
    for (int i = 0; i < plain.puzzle().slots().size(); i++) {
      Puzzle.Slot slot = plain.puzzle().slots().get(i);
      assertEquals(slot.word(), reworded.puzzle().slots().get(i).word());
      assertFalse(text.contains(": " + slot.clue() + "\n"), slot.clue());
    }
    assertTrue(text.startsWith("+----"));
  }
}
