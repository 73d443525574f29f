package foxden.sim.variant;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Action;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.arena.Chance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VariantsTest {

  @Test
  void oneVariantInFourIsHeldOutAndSeedsPlayOnlyThose() {
    for (VariantGame game : Variants.games()) {
      Chance chance = new Chance(1);
      int held = 0;
      for (int i = 0; i < 4000; i++) {
        held += Variants.heldOut(game.key(chance)) ? 1 : 0;
        assertTrue(Variants.heldOut(Variants.ofSeed(game, i)), game.task());
        assertFalse(Variants.heldOut(Variants.draw(game, false, chance)), game.task());
      }
      assertEquals(1000, held, 220, game.task());
      assertEquals(game.keySize(), game.key(chance).length);
      assertEquals(game.stateSize(), game.start(game.key(chance), chance).length);
    }
  }

  @Test
  void sameSeedAndWordsGiveTheSameBitsAndSnapshotsGoOnAlike() {
    for (VariantGame game : Variants.games()) {
      for (long seed = 0; seed < 20; seed++) {
        VariantEnvironment world = new VariantEnvironment(game);
        VariantEnvironment again = new VariantEnvironment(game);
        Chance chance = new Chance(seed);
        StepResult r = world.reset(seed);
        assertEquals(r.hash(), again.reset(seed).hash());
        List<Action> words = new ArrayList<>();
        List<Long> hashes = new ArrayList<>();
        Snapshot start = world.snapshot();
        while (!r.done()) {
          Action word = new Action.DiscreteAction(chance.nextInt(VariantGame.WORDS));
          words.add(word);
          r = world.step(word);
          hashes.add(r.hash());
          assertEquals(r.hash(), again.step(word).hash());
          assertEquals(7 * game.bodies().size(), r.state().poses().length);
          assertEquals(game.labels().size(), r.observation().vector("seen").length);
        }
        again.reset(seed + 1);
        again.restore(start);
        for (int i = 0; i < words.size(); i++) {
          assertEquals(hashes.get(i), again.step(words.get(i)).hash());
        }
      }
    }
  }

  @Test
  void aWordBeyondTheNineIsRefused() {
    VariantEnvironment world = new VariantEnvironment(new CodeBook());
    world.reset(0);
    String said =
        assertThrows(IllegalArgumentException.class, () -> world.step(new Action.DiscreteAction(9)))
            .getMessage();
    assertTrue(said.contains("0 to 8"), said);
  }

  @Test
  void fourWordsWalkAndFiveDoNothing() {
    GridWords game = new GridWords();
    int[] key = game.key(new Chance(3));
    Set<List<Integer>> reached = new HashSet<>();
    for (int word = 0; word < 9; word++) {
      int[] state = {5, 5, 9, 9};
      game.play(key, state, word, new Chance(0));
      reached.add(List.of(state[0], state[1]));
    }
    assertEquals(
        Set.of(List.of(5, 5), List.of(4, 5), List.of(6, 5), List.of(5, 4), List.of(5, 6)), reached);
  }

  @Test
  void onlyTheHighestPieceScores() {
    GridGoals game = new GridGoals();
    int[] key = {2, 1, 0, 5, 4, 3};
    // Player [5, 5]; knight one to the right, rook one down.
    int[] state = new int[14];
    state[0] = 5;
    state[1] = 5;
    state[4] = 5;
    state[5] = 6;
    state[8] = 6;
    state[9] = 5;
    assertEquals(1, GridGoals.wanted(key, state));
    int[] right = state.clone();
    assertEquals(1, game.play(key, right, 1, new Chance(0)));
    assertTrue(game.won(key, right));
    int[] down = state.clone();
    assertEquals(0, game.play(key, down, 3, new Chance(0)));
    assertTrue(game.over(down));
    assertFalse(game.won(key, down));
  }

  @Test
  void aTakenCellChangesNothing() {
    TicTacToeWords game = new TicTacToeWords();
    int[] key = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    int[] state = {0b000000001, 0b000000010, 1};
    int[] before = state.clone();
    assertEquals(0, game.play(key, state, 0, new Chance(0)));
    assertArrayEquals(before, state);
    game.play(key, state, 4, new Chance(0));
    assertEquals(4, TicTacToeWords.position(state).stones());
  }
}
