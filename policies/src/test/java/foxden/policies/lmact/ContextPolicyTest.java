package foxden.policies.lmact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Environment;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import foxden.sim.gridworld.GridWorldEnvironment;
import foxden.sim.gridworld.GridWorldTask;
import foxden.sim.gridworld.GridWorldText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextPolicyTest {

  private static final GridWorldText FORM = new GridWorldText();
  private final Pool pool =
      new PlayedPool(new GridWorldTask(false), FORM, () -> new GridExpertPolicy(false), 12);

  private ContextPolicy policy(Player player, ContextSettings settings) {
    try (Environment world = new GridWorldEnvironment()) {
      return new ContextPolicy(player, world.spec(), FORM, pool, Templates.shipped(), settings);
    }
  }

  private static ContextSettings with(IllegalMoves illegal, ContextSettings.Starts starts, int k) {
    return new ContextSettings(
        "coords", k, false, false, true, Answers.STRICT, illegal, 2, starts, false);
  }

  private static List<String> play(ContextPolicy policy, long seed, List<Double> scores) {
    List<String> done = new ArrayList<>();
    try (Environment world = new GridWorldEnvironment()) {
      StepResult r = world.reset(policy.start(seed));
      policy.reset(world.spec(), seed);
      double score = 0;
      while (!r.done()) {
        var action = policy.act(r.observation()).action();
        if (policy.resigned().isPresent()) {
          score += policy.resigned().get().reward();
          break;
        }
        done.add(FORM.text(action));
        r = world.step(action);
        score += r.reward();
      }
      scores.add(score);
    }
    return done;
  }

  @Test
  void drawsDistinctDemonstrationsAndNeverShowsTheStart() {
    for (long episode = 0; episode < 200; episode++) {
      for (boolean paired : new boolean[] {false, true}) {
        Pool.Draw draw = pool.draw(episode, 8, paired);
        Set<Integer> all = new HashSet<>(draw.shown());
        assertEquals(8, all.size());
        assertFalse(all.contains(draw.start()));
      }
      assertEquals(pool.draw(episode, 1, true).start(), pool.draw(episode, 11, true).start());
    }
    assertThrows(IllegalArgumentException.class, () -> pool.draw(0, 12, false));
    Set<Long> seeds = new HashSet<>();
    for (int i = 0; i < pool.size(); i++) {
      seeds.add(pool.seed(i));
    }
    assertEquals(12, seeds.size());
  }

  @Test
  void countsEmptyInvalidAndIllegalAnswersApart() {
    String[] answers = {"", "go left now", "north", "Reasoning: x\nAction: left", "LEFT"};
    int[] turn = {0};
    ContextPolicy policy =
        policy(
            ScriptedPlayers.of("odd", (t, random) -> answers[turn[0]++ % answers.length]),
            with(IllegalMoves.RANDOM, ContextSettings.Starts.SEED, 0));
    List<Double> scores = new ArrayList<>();
    List<String> done = play(policy, 3, scores);
    Tally tally = policy.tally();
    assertEquals(done.size(), tally.steps());
    int rounds = tally.steps() / 5;
    assertTrue(rounds >= 1, "the episode lasts long enough to tell");
    int rest = tally.steps() % 5;
    assertEquals(rounds + Math.min(1, rest), tally.empty());
    assertEquals(rounds + (rest > 1 ? 1 : 0), tally.invalid());
    assertEquals(4 * rounds + Math.min(3, rest), tally.illegal());
  }

  @Test
  void theTrajectoryShowsWhatWasReallyDone() {
    ContextPolicy policy =
        policy(
            ScriptedPlayers.of("silent", (t, random) -> "nonsense"),
            with(IllegalMoves.RANDOM, ContextSettings.Starts.LMACT, 2));
    List<Double> scores = new ArrayList<>();
    List<String> done = play(policy, 5, scores);
    try (Environment world = new GridWorldEnvironment()) {
      Observation next = world.reset(1).observation();
      String current = policy.prompt(next).current();
      assertFalse(current.contains("nonsense"));
      int at = 0;
      for (String action : done) {
        at = current.indexOf("Action: " + action + "\n", at) + 1;
        assertTrue(at > 0, action);
      }
    }
    List<Double> again = new ArrayList<>();
    assertEquals(done, play(policy, 5, again), "the same seed substitutes the same");
    assertEquals(scores, again);
  }

  @Test
  void eachIllegalMovePolicy() {
    int[] asked = {0};
    ContextPolicy retry =
        policy(
            ScriptedPlayers.of(
                "late",
                (t, random) -> {
                  asked[0]++;
                  return t.prompt().get().text().contains("was not accepted") ? "left" : "?";
                }),
            with(IllegalMoves.RETRY, ContextSettings.Starts.SEED, 0));
    List<Double> scores = new ArrayList<>();
    List<String> done = play(retry, 2, scores);
    assertEquals(2 * done.size(), asked[0]);
    assertEquals(0, retry.tally().illegal());
    for (IllegalMoves kind : List.of(IllegalMoves.FORFEIT, IllegalMoves.TERMINATE)) {
      ContextPolicy ends =
          policy(
              ScriptedPlayers.of("wrong", (t, random) -> "?"),
              with(kind, ContextSettings.Starts.SEED, 0));
      assertTrue(play(ends, 2, scores).isEmpty());
      assertTrue(ends.resigned().isPresent());
    }
  }

  @Test
  void theCopyAgentReplaysPerfectlyAndAConstantOneDoesNot() {
    PromptBuilder builder =
        new PromptBuilder(FORM, "coords", Templates.shipped(), false, false, true);
    ReplayControl.Accuracy copy =
        ReplayControl.run(ScriptedPlayers.copy(), FORM, pool, builder, 12, 0);
    assertEquals(1.0, copy.mean());
    ReplayControl.Accuracy left =
        ReplayControl.run(ScriptedPlayers.of("left", (t, r) -> "left"), FORM, pool, builder, 12, 0);
    assertTrue(left.mean() < 0.7, "" + left.mean());
  }

  @Test
  void strictTakesTheLastKeywordAndForgivesNothing() {
    Observation o = new GridWorldEnvironment().reset(0).observation();
    assertEquals("up", Answers.STRICT.read(" Action: down\nAction:  up \n", FORM, o));
    assertEquals("`up`", Answers.STRICT.read("Action: `up`", FORM, o));
    assertEquals("up", Answers.LENIENT.read("Action: `Up`.", FORM, o));
    assertEquals("", Answers.STRICT.read("  ", FORM, o));
    assertEquals("north", Answers.LENIENT.read("north", FORM, o));
  }

  @Test
  void bagsKeepRecordsOfAnyLength(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("x.bag");
    List<byte[]> records = List.of(new byte[] {1, 2, 3}, new byte[0], new byte[100_000]);
    Bag.write(file, records);
    assertEquals(3 + 100_000 + 3 * 8, Files.size(file));
    List<byte[]> back = Bag.read(file);
    assertEquals(3, back.size());
    for (int i = 0; i < 3; i++) {
      assertEquals(records.get(i).length, back.get(i).length);
    }
    Bag.write(file, List.of());
    assertEquals(0, Files.size(file));
    assertTrue(Bag.read(file).isEmpty());
    Files.write(file, new byte[] {1, 2, 3});
    assertThrows(IOException.class, () -> Bag.read(file));
    Files.write(file, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 127, 0, 0, 0, 0, 0, 0});
    assertThrows(IOException.class, () -> Bag.read(file));
  }
}
