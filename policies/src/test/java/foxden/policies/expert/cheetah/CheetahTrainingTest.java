package foxden.policies.expert.cheetah;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.Mind;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.cheetah.CheetahFoxPolicy;
import foxden.policies.fox.cheetah.CheetahFoxTraining;
import foxden.sim.Action;
import foxden.sim.Driver;
import foxden.sim.StepResult;
import foxden.sim.cheetah.CheetahEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheetahTrainingTest {

  @Test
  void aStoppedRunGoesOnAndThreadsDoNotMatter(@TempDir Path dir) throws IOException {
    CheetahTraining recipe = new CheetahTraining();
    String whole = recipe.train(dir.resolve("a"), 3, 5, 2, () -> 0, p -> true).hash();
    recipe.train(dir.resolve("b"), 3, 5, 1, () -> 0, p -> p.step() < 2);
    String resumed = recipe.train(dir.resolve("b"), 3, 5, 1, () -> 0, p -> true).hash();
    assertEquals(whole, resumed);
    IOException e =
        assertThrows(
            IOException.class, () -> recipe.train(dir.resolve("b"), 4, 6, 1, () -> 0, p -> true));
    assertTrue(String.valueOf(e.getMessage()).contains("belongs to another run"), e.getMessage());
  }

  @Test
  void theFoxImitatesAndShowsItsGates(@TempDir Path dir) throws IOException {
    Path expert = dir.resolve("expert");
    new CheetahTraining().train(expert, 1, 0, 2, () -> 0, p -> true);
    FoxCheckpoint made =
        new CheetahFoxTraining(expert).train(dir.resolve("fox"), 2, 0, 2, () -> 0, p -> true);
    assertTrue(CheetahFoxPolicy.knows(made));
    CheetahFoxPolicy fox = new CheetahFoxPolicy(made);
    try (CheetahEnvironment world = new CheetahEnvironment(false)) {
      StepResult r = world.reset(1);
      fox.reset(world.spec(), 1);
      for (int i = 0; i < 5; i++) {
        Driver.Decision d = fox.act(r.observation());
        assertTrue(d.trace().arrays().containsKey("fox/0/log_forget"));
        assertTrue(d.action() instanceof Action.VectorAction);
        r = world.step(d.action());
      }
      Mind mind = fox.mind().orElseThrow();
      assertEquals(5, mind.tokens());
      assertEquals(4, mind.token(4).step());
    }
  }

  @Test
  void theExpertActsWithinBoundsAndSaysWhatIsMissing(@TempDir Path dir) throws IOException {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> CheetahExpert.load(dir));
    assertTrue(String.valueOf(e.getMessage()).contains("foxden train cheetah"), e.getMessage());
    new CheetahTraining().train(dir, 1, 0, 2, () -> 0, p -> true);
    CheetahExpert expert = CheetahExpert.load(dir);
    assertNotEquals("", expert.checkpoint());
    assertTrue(Files.isRegularFile(dir.resolve(GaitCheckpoint.WEIGHTS)));
    double[] motors = new double[6];
    float[] wild = new float[17];
    java.util.Arrays.fill(wild, 1e6f);
    expert.stand();
    expert.decide(wild, motors);
    for (double m : motors) {
      assertTrue(Math.abs(m) <= 1);
    }
  }
}
