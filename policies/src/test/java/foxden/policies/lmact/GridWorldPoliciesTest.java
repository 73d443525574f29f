package foxden.policies.lmact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.Mind;
import foxden.policies.Policy;
import foxden.policies.catalog.Policies;
import foxden.policies.evaluate.Evaluation;
import foxden.policies.evaluate.Evaluator;
import foxden.policies.evaluate.Interval;
import foxden.policies.evaluate.MindRunner;
import foxden.policies.evaluate.References;
import foxden.policies.fox.TokenSequence;
import foxden.sim.Action;
import foxden.sim.StepResult;
import foxden.sim.gridworld.GridStarts;
import foxden.sim.gridworld.GridWorld;
import foxden.sim.gridworld.GridWorldEnvironment;
import foxden.sim.gridworld.GridWorldTask;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GridWorldPoliciesTest {

  private static final Path ROOT = Path.of(System.getProperty("foxden.root", ".."));

  private static Evaluation evaluate(String task, String policy, int demos, int episodes)
      throws InterruptedException {
    Policies policies = Policies.arenas(ROOT);
    return new Evaluator(
            new GridWorldTask(task.equals(GridWorldEnvironment.PERMUTED)),
            () -> policies.create(policy, task, demos),
            References.shipped())
        .run(policy, episodes, 0, 0, 2, (done, of) -> true);
  }

  @Test
  void trainingNeverMeetsAHeldOutPair() {
    for (boolean permuted : new boolean[] {false, true}) {
      GridCurriculum curriculum = new GridCurriculum(permuted, !permuted, 4, 0.2, 64, 1);
      int seen = 0;
      for (int step = 0; step < 20; step++) {
        for (TokenSequence sequence : curriculum.batch(step)) {
          for (int t = 0; t < sequence.tokens(); t++) {
            if (sequence.kinds()[t] == GridTokens.OBSERVATION) {
              assertFalse(GridStarts.isHeldOut(decode(sequence.inputs()[t]).pair()));
              seen++;
            }
          }
        }
      }
      assertTrue(seen > 10_000);
    }
    Random random = new Random(2);
    for (GridDemo demo : GridDemo.draw(GridDemo.plainMoves(), 500, random)) {
      demo.states().forEach(state -> assertFalse(GridStarts.isHeldOut(state.pair())));
    }
  }

  private static GridWorld decode(float[] x) {
    int[] cell = new int[4];
    for (int i = 0; i < 40; i++) {
      if (x[i] == 1) {
        cell[i / 10] = 1 + i % 10;
      }
    }
    return new GridWorld(cell[0], cell[1], cell[2], cell[3]);
  }

  @Test
  void shuffledDemonstrationsKeepObservationsOnly() {
    List<GridDemo> demos = GridDemo.draw(new int[] {3, 1, 0, 2}, 300, new Random(3));
    List<GridDemo> shuffled = GridDemo.shuffled(demos, new Random(4));
    int same = 0;
    int all = 0;
    for (int i = 0; i < demos.size(); i++) {
      assertEquals(demos.get(i).states(), shuffled.get(i).states());
      for (int t = 0; t < demos.get(i).actions().length; t++) {
        same += demos.get(i).actions()[t] == shuffled.get(i).actions()[t] ? 1 : 0;
        all++;
      }
    }
    assertEquals(0.25, (double) same / all, 0.04);
  }

  @Test
  void referencesAreTheKnownOnes() throws InterruptedException {
    Evaluation expert = evaluate("gridworld", "expert", -1, 200);
    assertEquals(1.0, expert.mean());
    assertEquals(1.0, expert.heldOutMean());
    assertFalse(expert.privileged());
    assertTrue(evaluate("gridworld-permuted", "expert", -1, 50).privileged());
    Evaluation random = evaluate("gridworld", "random", -1, 2000);
    // LMAct notes 1.4: exactly 0.1240.
    assertTrue(random.ci95().low() < 0.124 && 0.124 < random.ci95().high(), random.ci95() + "");
    assertEquals(0.124, References.shipped().of("gridworld", "random").orElseThrow().mean(), 0.01);
    assertEquals(1.0, References.shipped().of("gridworld", "expert").orElseThrow().mean());
  }

  @Test
  void theShippedFoxReachesTheTarget() throws InterruptedException {
    Evaluation fox = evaluate("gridworld", "fox", -1, 200);
    assertTrue(fox.mean() >= 0.97, "mean " + fox.mean());
    assertTrue(fox.heldOutMean() >= 0.97, "held out " + fox.heldOutMean());
    assertEquals(990, fox.heldOutEpisodes());
    assertEquals(2, fox.demos());
    assertFalse(fox.privileged());
    assertTrue(fox.toJson().get("normalised").getAsDouble() > 0.96);
  }

  @Test
  void permutedWordsAreLearnedFromDemonstrationsOnly() throws InterruptedException {
    double none = evaluate("gridworld-permuted", "fox", 0, 200).mean();
    double two = evaluate("gridworld-permuted", "fox", 2, 200).mean();
    double shuffled = evaluate("gridworld-permuted", "fox-shuffled", 2, 400).mean();
    double guess = evaluate("gridworld-permuted", "guess", -1, 400).mean();
    assertTrue(none < 0.25, "without demonstrations " + none);
    assertTrue(two >= 0.9, "two demonstrations " + two);
    // Four standard errors of the difference of two shares near 0.16 with 400 episodes each.
    assertTrue(shuffled < guess + 0.105, "shuffled " + shuffled + ", knowing nothing " + guess);
  }

  @Test
  void scoresDoNotDependOnThreads() throws InterruptedException {
    Policies policies = Policies.arenas(ROOT);
    Evaluator evaluator =
        new Evaluator(
            new GridWorldTask(true),
            () -> policies.create("fox", "gridworld-permuted", 1),
            References.shipped());
    Evaluation one = evaluator.run("fox", 30, 7, 0, 1, (done, of) -> true);
    Evaluation three = evaluator.run("fox", 30, 7, 0, 3, (done, of) -> true);
    assertEquals(one.episodes(), three.episodes());
    assertThrows(
        InterruptedException.class, () -> evaluator.run("fox", 30, 7, 0, 2, (d, of) -> d < 5));
  }

  @Test
  void wilsonIntervalsAreTheTextbookOnes() {
    double[] scores = new double[10];
    Arrays.fill(scores, 0, 8, 1);
    Interval wilson = Interval.of(scores);
    assertEquals(0.4902, wilson.low(), 1e-4);
    assertEquals(0.9433, wilson.high(), 1e-4);
    Interval spread = Interval.of(new double[] {0.2, 0.4, 0.6, 0.8});
    assertTrue(spread.low() < 0.5 && spread.high() > 0.5);
  }

  @Test
  void theMindFollowsWhoeverDrives() {
    Policies policies = Policies.arenas(ROOT);
    GridWorldEnvironment world = new GridWorldEnvironment();
    Policy expert = policies.create("expert", "gridworld");
    MindRunner runner = new MindRunner(policies.create("fox", "gridworld"));
    int same = 0;
    int all = 0;
    for (int seed = 0; seed < 20; seed++) {
      StepResult result = world.reset(seed);
      expert.reset(world.spec(), seed);
      runner.reset(world.spec(), seed);
      Mind mind = runner.mind().orElseThrow();
      int demoTokens = mind.tokens();
      assertEquals("demo", mind.token(0).group());
      assertEquals(-1, mind.token(0).step());
      while (!result.done()) {
        Action taken = expert.act(result.observation()).action();
        MindRunner.Opinion opinion = runner.follow(result.observation(), taken);
        same += opinion.difference() == 0 ? 1 : 0;
        all++;
        assertEquals(
            Set.of("fox/0/log_forget", "fox/1/log_forget", "fox/action_probabilities"),
            opinion.trace().arrays().keySet());
        result = world.step(taken);
      }
      // One observation a decision, and the action before it.
      assertEquals(demoTokens + 2 * (int) result.step() - 1, mind.tokens());
      assertEquals("observation", mind.token(mind.tokens() - 1).group());
      assertEquals(result.step() - 1, mind.token(mind.tokens() - 1).step());
    }
    // The expert chooses by chance between two shortest ways.
    assertTrue(same > all / 2, same + " of " + all);
  }

  @Test
  void unknownNamesAreAnsweredWithThoseThereAre() {
    Policies policies = Policies.arenas(ROOT);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> policies.create("foxx", "gridworld"));
    assertTrue(String.valueOf(e.getMessage()).contains("random expert fox"));
    assertThrows(
        IllegalArgumentException.class, () -> policies.create("fox:/nowhere", "gridworld"));
    assertThrows(IllegalArgumentException.class, () -> policies.create("fox", "nothing"));
  }
}
