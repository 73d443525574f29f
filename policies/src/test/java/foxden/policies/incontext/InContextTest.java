package foxden.policies.incontext;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import foxden.policies.evaluate.Evaluator;
import foxden.policies.evaluate.References;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.FoxModel;
import foxden.policies.fox.TokenSequence;
import foxden.sim.Action;
import foxden.sim.StepResult;
import foxden.sim.arena.Chance;
import foxden.sim.variant.CodeBook;
import foxden.sim.variant.VariantEnvironment;
import foxden.sim.variant.VariantGame;
import foxden.sim.variant.VariantTask;
import foxden.sim.variant.Variants;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InContextTest {

  private static FoxCheckpoint fresh(long seed) {
    JsonObject own = new JsonObject();
    own.addProperty("demos", 2);
    FoxModel model = InContextTraining.model(false, seed);
    return new FoxCheckpoint(model, InContextTraining.FOX, own, "none");
  }

  @Test
  void expertsScoreWhatTheirGamesGive() throws InterruptedException {
    double[] least = {1, 0.75, CodeBook.ASKED, 0.97};
    for (VariantGame game : Variants.games()) {
      double mean =
          new Evaluator(new VariantTask(game), VariantExpertPolicy::new, References.shipped())
              .run("expert", 200, 0, 0, 1, (done, of) -> true)
              .mean();
      assertTrue(mean >= least[VariantTokens.kind(game)], game.task() + " " + mean);
    }
  }

  @Test
  void demonstrationsAreTheLastStepsAndTheControlKeepsWhatWasSeen() {
    for (VariantGame game : Variants.games()) {
      Chance chance = new Chance(5);
      VariantExpert expert = new VariantExpert();
      int[] key = Variants.draw(game, false, chance);
      List<VariantDemo> demos = VariantDemo.play(game, key, 8, expert, chance);
      List<VariantDemo> control = VariantDemo.shuffled(demos, game, expert, chance);
      boolean other = false;
      for (int d = 0; d < demos.size(); d++) {
        VariantDemo demo = demos.get(d);
        assertTrue(demo.words().length >= 1 && demo.words().length <= VariantDemo.STEPS);
        assertEquals(demo.words().length + 1, demo.seen().size());
        assertTrue(!game.secretInWords() || demo.seen().equals(control.get(d).seen()));
        other |= !game.secretInWords() && demo.seen() != control.get(d).seen();
        other |= !Arrays.equals(demo.words(), control.get(d).words());
      }
      assertTrue(other, game.task());
    }
  }

  @Test
  void trainingSequencesTellTheirVariantInDemonstrationsOnly() {
    VariantCurriculum curriculum = new VariantCurriculum(64, 3, new VariantExpert());
    Set<Integer> kinds = new HashSet<>();
    for (TokenSequence s : curriculum.batch(7)) {
      kinds.add(s.kinds()[0]);
      int size = VariantTokens.INPUTS.get(s.kinds()[0]).size();
      for (float[] x : s.inputs()) {
        assertEquals(size, x.length);
        boolean question = x[size - 1] == 1;
        boolean first = x[size - 2] == 1;
        float said = 0;
        for (int i = size - 11; i < size - 2; i++) {
          said += x[i];
        }
        assertEquals(question || first ? 0 : 1, said, "a word was said before this step");
      }
    }
    assertEquals(Set.of(0, 1, 2, 3), kinds);
    assertArrayEquals(
        curriculum.batch(7).get(3).inputs()[0], curriculum.batch(7).get(3).inputs()[0]);
  }

  @Test
  void theContextIsReadAndItsShufflingToo() {
    FoxCheckpoint checkpoint = fresh(1);
    VariantEnvironment world = new VariantEnvironment(new CodeBook());
    StepResult start = world.reset(4);
    float[][] p = new float[3][];
    for (int i = 0; i < 3; i++) {
      InContextPolicy policy = new InContextPolicy(checkpoint, i == 0 ? 0 : 3, i == 2);
      policy.reset(world.spec(), 4);
      p[i] =
          policy
              .act(start.observation())
              .trace()
              .arrays()
              .get("fox/action_probabilities")
              .values()
              .clone();
    }
    assertFalse(Arrays.equals(p[0], p[1]));
    assertFalse(Arrays.equals(p[1], p[2]));
  }

  @Test
  void theSameSeedPlaysTheSameEpisode() {
    FoxCheckpoint checkpoint = fresh(2);
    VariantEnvironment world = new VariantEnvironment(Variants.of("variant-grid"));
    List<List<Action>> said = List.of(new java.util.ArrayList<>(), new java.util.ArrayList<>());
    for (List<Action> words : said) {
      InContextPolicy policy = new InContextPolicy(checkpoint, -1, false);
      StepResult r = world.reset(9);
      policy.reset(world.spec(), 9);
      assertEquals(2, policy.demonstrations());
      while (!r.done()) {
        words.add(policy.act(r.observation()).action());
        r = world.step(words.get(words.size() - 1));
      }
    }
    assertEquals(said.get(0), said.get(1));
  }

  @Test
  void itPlaysNothingElse() {
    InContextPolicy policy = new InContextPolicy(fresh(1), 0, false);
    String sentence =
        assertThrows(
                IllegalArgumentException.class,
                () -> policy.reset(new foxden.sim.tictactoe.TicTacToeEnvironment().spec(), 0))
            .getMessage();
    assertTrue(sentence.contains("variant-tictactoe"), sentence);
  }

  @Test
  void someStepsOfTrainingLearnAndAreRepeatable(@TempDir Path dir) throws Exception {
    double[] losses = new double[2];
    String[] hashes = new String[2];
    for (int i = 0; i < 2; i++) {
      int run = i;
      double[] first = {Double.NaN};
      hashes[i] =
          new InContextTraining(true)
              .train(
                  dir.resolve("run" + i),
                  3,
                  1,
                  1 + i,
                  System::nanoTime,
                  p -> {
                    if (Double.isNaN(first[0])) {
                      first[0] = p.loss();
                    }
                    losses[run] = first[0] - p.loss();
                    return true;
                  })
              .hash();
    }
    assertTrue(losses[0] > 0, "the loss fell by " + losses[0]);
    assertEquals(hashes[0], hashes[1]);
    assertNotEquals("", hashes[0]);
  }
}
