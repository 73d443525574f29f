package foxden.sim.gridworld;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Action.DiscreteAction;
import foxden.sim.Action.TextAction;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GridWorldEnvironmentTest {

  @Test
  void textsAreLmactsToTheCharacter() {
    GridWorld world = new GridWorld(2, 7, 6, 2);
    assertEquals("{'player': [2, 7], 'target': [6, 2]}", world.coords());
    String[] lines = world.txt().split("\n", -1);
    assertEquals(2749, world.txt().length());
    assertEquals(25, lines.length);
    for (int i = 0; i < 25; i += 2) {
      assertEquals("-".repeat(109), lines[i]);
    }
    assertEquals("|  wall  ".repeat(12) + "|", lines[1]);
    assertEquals(
        "|  wall  " + "|  tile  ".repeat(6) + "| player " + "|  tile  ".repeat(3) + "|  wall  |",
        lines[5]);
    assertEquals("|  wall  |  tile  | target " + "|  tile  ".repeat(8) + "|  wall  |", lines[13]);
  }

  @Test
  void pairsAreNumberedWithoutGaps() {
    long distance = 0;
    int longest = 0;
    for (int pair = 0; pair < GridWorld.PAIRS; pair++) {
      GridWorld world = GridWorld.ofPair(pair);
      assertEquals(pair, world.pair());
      distance += world.distance();
      longest = Math.max(longest, world.distance());
    }
    // LMAct notes 1.4: mean shortest path 6.667, max 18.
    assertEquals(6.667, (double) distance / GridWorld.PAIRS, 5e-4);
    assertEquals(18, longest);
    assertEquals(990, GridStarts.HELD_OUT.count());
    assertEquals(8910, GridStarts.TRAINING.count());
  }

  @Test
  void wallsStopAndTheTargetEnds() {
    GridWorldEnvironment env = new GridWorldEnvironment();
    StepResult result = env.reset(5);
    assertFalse(result.done());
    for (int i = 0; i < 10 && env.world().playerCol() > 1; i++) {
      result = env.step(new DiscreteAction(0));
    }
    if (!result.done()) {
      result = env.step(new DiscreteAction(0));
      assertEquals("blocked", result.events().get(0).kind());
    }
    for (int seed = 0; seed < 50; seed++) {
      result = env.reset(seed);
      double reward = 0;
      while (!result.done()) {
        int move = 0;
        while (!env.world().shortens(move)) {
          move++;
        }
        int before = env.world().distance();
        assertTrue(result.goals().heads().get(0).reason().startsWith(before + " cell"));
        result = env.step(new DiscreteAction(move));
        reward += result.reward();
      }
      assertTrue(result.success());
      assertEquals(1, reward);
      assertEquals(0, env.step(new DiscreteAction(0)).reward());
    }
  }

  @Test
  void anEpisodeEndsAfter25Steps() {
    GridWorldEnvironment env = new GridWorldEnvironment();
    StepResult result = env.reset(1);
    int steps = 0;
    while (!result.done()) {
      result = env.step(new DiscreteAction(steps++ % 2));
    }
    assertTrue(result.success() || steps == 25);
  }

  @Test
  void randomScoreIsThePublishedOne() {
    // LMAct notes 1.4: exactly 0.1240 for 25 steps and uniform starts.
    GridWorldEnvironment env = new GridWorldEnvironment();
    Random random = new Random(7);
    double sum = 0;
    int n = 20_000;
    for (int i = 0; i < n; i++) {
      StepResult result = env.reset(i);
      while (!result.done()) {
        result = env.step(new DiscreteAction(random.nextInt(4)));
        sum += result.reward();
      }
    }
    assertEquals(0.124, sum / n, 4 * Math.sqrt(0.124 * 0.876 / n));
  }

  @Test
  void restoredRunsGiveTheSameHashes() {
    GridWorldEnvironment env = new GridWorldEnvironment(true, GridStarts.ALL);
    GridWorldEnvironment other = new GridWorldEnvironment(true, GridStarts.ALL);
    Random random = new Random(3);
    for (int seed = 0; seed < 40; seed++) {
      env.reset(seed);
      int cut = random.nextInt(10);
      for (int i = 0; i < cut; i++) {
        env.step(new DiscreteAction(random.nextInt(4)));
      }
      Snapshot snapshot = env.snapshot();
      other.reset(seed + 1000);
      assertEquals(snapshot.hash(), other.restore(snapshot).hash());
      for (int i = 0; i < 12; i++) {
        DiscreteAction action = new DiscreteAction(random.nextInt(4));
        StepResult a = env.step(action);
        StepResult b = other.step(action);
        assertEquals(a.hash(), b.hash());
        assertArrayEquals(a.state().poses(), b.state().poses());
      }
    }
  }

  @Test
  void bodiesStandAtCellCentres() {
    GridWorldEnvironment env = new GridWorldEnvironment();
    StepResult result = env.reset(11);
    float[] poses = result.state().poses();
    assertEquals((env.world().playerCol() - 5.5) * 0.1, poses[0], 1e-6);
    assertEquals((5.5 - env.world().playerRow()) * 0.1, poses[1], 1e-6);
    assertEquals((env.world().targetCol() - 5.5) * 0.1, poses[7], 1e-6);
    assertEquals(1, poses[6]);
  }

  @Test
  void permutedTaskUsesAllPermutationsAndWalksThem() {
    GridWorldEnvironment env = new GridWorldEnvironment(true, GridStarts.ALL);
    Set<String> seen = new HashSet<>();
    for (int seed = 0; seed < 500; seed++) {
      StepResult result = env.reset(seed);
      int[] moves = GridWorldEnvironment.movesOf(seed);
      seen.add(Arrays.toString(moves));
      assertEquals(moves[2], result.observation().vector(GridWorldEnvironment.TRUE_MOVES)[2]);
      GridWorld expected = env.world().walk(moves[1]);
      env.step(new DiscreteAction(1));
      assertEquals(expected, env.world());
    }
    assertEquals(24, seen.size());
  }

  @Test
  void heldOutSeedsMeetEveryPairOnce() {
    GridWorldEnvironment env = new GridWorldEnvironment(false, GridStarts.HELD_OUT);
    Set<Integer> seen = new HashSet<>();
    for (int seed = 0; seed < 990; seed++) {
      env.reset(seed);
      assertTrue(GridStarts.isHeldOut(env.world().pair()));
      seen.add(env.world().pair());
    }
    assertEquals(990, seen.size());
  }

  @Test
  void badInputIsRefusedInOneSentence() {
    GridWorldEnvironment env = new GridWorldEnvironment();
    assertThrows(IllegalStateException.class, () -> env.step(new DiscreteAction(0)));
    long hash = env.reset(0).hash();
    assertThrows(IllegalArgumentException.class, () -> env.step(new DiscreteAction(4)));
    assertThrows(IllegalArgumentException.class, () -> env.step(new TextAction("left")));
    assertEquals(hash, env.snapshot().hash());
    assertNotEquals(hash, env.step(new DiscreteAction(0)).hash());
    Snapshot good = env.snapshot();
    assertThrows(
        IllegalArgumentException.class,
        () -> env.restore(new Snapshot(0, 0, Arrays.copyOf(good.bytes(), 10))));
    GridWorldEnvironment permuted = new GridWorldEnvironment(true, GridStarts.ALL);
    assertThrows(IllegalArgumentException.class, () -> permuted.restore(good));
  }
}
