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
    CheetahTraining recipe = new CheetahTraining(20);
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
    new CheetahTraining(20).train(expert, 1, 0, 2, () -> 0, p -> true);
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
    new CheetahTraining(20).train(dir, 1, 0, 2, () -> 0, p -> true);
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

  @Test
  void theGradientIsTheSlopeOfTheLoss() {
    int[] sizes = {3, 5, 4, 2};
    Mlp net = new Mlp(foxden.policies.nn.Kernels.create(1), sizes, 1);
    float[] weights = new float[Mlp.size(sizes) + 1];
    net.initialise(weights, new java.util.Random(1), 1);
    Mlp.Pass pass = net.new Pass(7);
    java.util.Random dice = new java.util.Random(2);
    for (int i = 0; i < 21; i++) {
      pass.input()[i] = (float) dice.nextGaussian();
    }
    // The loss is the sum of half the squared outputs.
    pass.forward(weights, 7);
    System.arraycopy(pass.output(), 0, pass.outputGradient(), 0, 14);
    float[] gradient = new float[weights.length];
    pass.backward(weights, gradient, 7);
    for (int w = 1; w < weights.length; w++) {
      float h = 1e-2f;
      float own = weights[w];
      weights[w] = own + h;
      double more = loss(pass, weights);
      weights[w] = own - h;
      double less = loss(pass, weights);
      weights[w] = own;
      assertEquals((more - less) / (2 * h), gradient[w], 2e-3 * (1 + Math.abs(gradient[w])));
    }
  }

  private static double loss(Mlp.Pass pass, float[] weights) {
    pass.forward(weights, 7);
    double sum = 0;
    for (int i = 0; i < 14; i++) {
      sum += 0.5 * pass.output()[i] * pass.output()[i];
    }
    return sum;
  }

  @Test
  void oneAtATimeTheNetworkSaysWhatItSaysInBatches() {
    int[] sizes = GaitNetwork.sizes(16);
    float[] weights = new float[Mlp.size(sizes)];
    Mlp net = new Mlp(foxden.policies.nn.Kernels.create(1), sizes, 0);
    java.util.Random dice = new java.util.Random(3);
    net.initialise(weights, dice, 0.5f);
    float[] mean = new float[17];
    float[] scale = new float[17];
    float[] seen = new float[17];
    for (int i = 0; i < 17; i++) {
      mean[i] = (float) dice.nextGaussian();
      scale[i] = 0.5f + dice.nextFloat();
      seen[i] = (float) dice.nextGaussian();
    }
    Mlp.Pass pass = net.new Pass(1);
    GaitNetwork.normalise(seen, mean, scale, pass.input(), 0);
    pass.forward(weights, 1);
    double[] motors = new double[6];
    new GaitNetwork(16, mean, scale, weights).act(seen, motors);
    for (int i = 0; i < 6; i++) {
      assertEquals(Math.max(-1, Math.min(1, pass.output()[i])), motors[i], 1e-5);
    }
  }
}
