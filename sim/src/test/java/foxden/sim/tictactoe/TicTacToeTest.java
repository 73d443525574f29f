package foxden.sim.tictactoe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Action;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import foxden.sim.arena.ArenaContract;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TicTacToeTest {

  // Counts of reachable positions in which the game goes on, by stones: LMAct facts, section 5.
  @Test
  void countsReachablePositionsByStones() {
    int[] counts = new int[9];
    TicTacToe.reachable(8).forEach(p -> counts[p.stones()]++);
    assertArrayEquals(new int[] {1, 9, 72, 252, 756, 1140, 1372, 696, 222}, counts);
    assertEquals(1090, TicTacToeEnvironment.STARTS.size());
  }

  @Test
  void drawsTheBoardInFiftyOneCharacters() {
    TicTacToe position = TicTacToe.EMPTY.play(4).play(0).play(8);
    assertEquals("o |   |  \n----------\n  | x |  \n----------\n  |   | x", position.txt());
    assertEquals(51, position.txt().length());
  }

  @Test
  void startsCoverAllPositionsAndThePlayerMovesFirst() {
    Set<TicTacToe> seen = new HashSet<>();
    TicTacToeEnvironment world = new TicTacToeEnvironment();
    for (long seed = 0; seed < 12_000; seed++) {
      StepResult r = world.reset(seed);
      TicTacToe position = TicTacToeEnvironment.read(r.observation());
      seen.add(position);
      assertEquals(world.position(), position);
      assertEquals(position.xMoves() ? 1 : 0, r.observation().vector("side")[0]);
    }
    assertEquals(1090, seen.size());
  }

  @Test
  void keepsTheContractOfArenas() {
    ArenaContract.holds(TicTacToeEnvironment::new, new TicTacToeText(), 60);
  }

  @Test
  void aTakenCellChangesNothingButTheStepCount() {
    TicTacToeEnvironment world = new TicTacToeEnvironment();
    long seed = 0;
    StepResult r = world.reset(seed);
    while (world.position().stones() == 0) {
      r = world.reset(++seed);
    }
    TicTacToe before = world.position();
    int taken = Integer.numberOfTrailingZeros(before.x() | before.o());
    StepResult after = world.step(new Action.DiscreteAction(taken));
    assertEquals(before, world.position());
    assertEquals(0, after.reward());
    assertEquals("illegal", after.events().get(0).kind());
    assertThrows(IllegalArgumentException.class, () -> world.step(new Action.DiscreteAction(9)));
  }

  @Test
  void picturesHaveTheSizesOfTheBenchmark() {
    TicTacToeText form = new TicTacToeText();
    Observation observation = new TicTacToeEnvironment().reset(5).observation();
    for (String name : List.of("png", "png-labels", "rgb", "rgb-labels")) {
      Observation.Image image = (Observation.Image) form.observe(observation, name);
      assertEquals(name.startsWith("png") ? 768 : 256, image.width(), name);
      int dark = 0;
      for (byte b : image.rgb()) {
        dark += b == 0 ? 1 : 0;
      }
      assertTrue(dark > image.rgb().length / 20, name + " shows lines");
    }
  }
}
