package foxden.app.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.Mind;
import foxden.policies.fox.FoxConfig;
import foxden.policies.fox.FoxLanguageModel;
import foxden.policies.fox.LanguageReading;
import foxden.policies.nn.Kernels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The numbers beside the heads, against their definition written out. */
class HeadMemoryTest {

  private static final int TOKENS = 120;

  // Gates from nearly closed to nearly open: some heads forget within the text, some never.
  private static Mind mind() {
    FoxLanguageModel model =
        new FoxLanguageModel(
            FoxConfig.of(2, 16, 4, 16).initialised(1, 4, 400), 20, false, Kernels.create(1));
    model.initialise(1);
    int[] ids = new Random(2).ints(TOKENS, 0, 20).toArray();
    return new LanguageReading(model, ids, "test", Integer::toString).mind();
  }

  // From each query back until the product of the gates between is below one percent.
  private static double window(Mind mind, int layer, int head) {
    double[] all = new double[TOKENS];
    for (int query = 0; query < TOKENS; query++) {
      double left = 1;
      int back = 0;
      while (left >= 0.01 && back <= query) {
        left *= Math.exp(mind.logForget(layer, head, query - back));
        back++;
      }
      all[query] = left < 0.01 ? back : Double.POSITIVE_INFINITY;
    }
    Arrays.sort(all);
    return all[TOKENS / 2];
  }

  @Test
  void theMemoryOfEveryHeadIsTheMedianOfItsDefinition() {
    Mind mind = mind();
    int finite = 0;
    for (int layer = 0; layer < 2; layer++) {
      for (int head = 0; head < 4; head++) {
        double expected = window(mind, layer, head);
        finite += Double.isFinite(expected) ? 1 : 0;
        assertEquals(expected, HeadMemory.of(mind, layer, head).window(), layer + "." + head);
      }
    }
    // Both kinds occur, so that both are compared.
    assertTrue(finite > 0 && finite < 8, finite + " of 8 heads forget");
  }

  @Test
  void theSampledLookBackIsCloseToThatOfEveryQuery() {
    Mind whole = mind();
    float[] row = new float[TOKENS];
    double total = 0;
    for (int query = 0; query < TOKENS; query++) {
      whole.row(1, 2, query, row, null, null);
      for (int j = 0; j <= query; j++) {
        total += row[j] * (query - j);
      }
    }
    // Of 120 queries 32 are sampled, evenly.
    assertEquals(total / TOKENS, HeadMemory.of(whole, 1, 2).lookBack(), 0.15 * total / TOKENS);
  }
}
