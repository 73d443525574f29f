package foxden.policies.fox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foxden.policies.Mind;
import foxden.policies.nn.ScalarKernels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shipped policies give what they gave before the blocks got their further parts: first four
 * outputs after 40 random tokens, written down from commit bd2ba66 with the scalar kernels; those
 * of the household's when its present weights came.
 */
class ShippedWeightsTest {

  @ParameterizedTest
  @ValueSource(strings = {"gridworld", "gridworld-permuted", "trash"})
  void givesWhatItGave(String name) throws IOException {
    float[] expected =
        switch (name) {
          case "gridworld" -> new float[] {-1.7783394f, 0.9532194f, 6.2159176f, -3.1853173f};
          case "trash" -> new float[] {-0.14891084f, -0.2228174f, -0.26048034f, 0.27124077f};
          default -> new float[] {3.8029323f, -0.22576585f, -5.857238f, 0.119210884f};
        };
    Path dir = Path.of("checkpoints", name);
    FoxModel model = FoxCheckpoint.load(dir, new ScalarKernels()).model();
    Random random = new Random(5);
    FoxStream stream = new FoxStream(model);
    for (int t = 0; t < 40; t++) {
      int kind = random.nextInt(model.inputs().size());
      float[] in = new float[model.inputs().get(kind).size()];
      for (int i = 0; i < in.length; i++) {
        in[i] = (float) (random.nextGaussian() * 0.5);
      }
      stream.append(kind, in, new Mind.Token("x", "t" + t, t));
    }
    for (int i = 0; i < 4; i++) {
      // 1e-6 of the largest output: kernels may sum in another order.
      assertEquals(expected[i], stream.output()[i], 6e-6);
    }
  }
}
