package foxden.app.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.Mind;
import foxden.policies.fox.FoxConfig;
import foxden.policies.fox.FoxLanguageModel;
import foxden.policies.fox.LanguageReading;
import foxden.policies.nn.Kernels;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PooledMapTest {

  private final FoxLanguageModel model = model();

  private static FoxLanguageModel model() {
    FoxLanguageModel model =
        new FoxLanguageModel(
            FoxConfig.of(2, 16, 2, 16).initialised(0.3f, 2, 1), 20, false, Kernels.create(1));
    model.initialise(1);
    return model;
  }

  private LanguageReading reading(int tokens) {
    int[] ids = new Random(2).ints(tokens, 0, 20).toArray();
    return new LanguageReading(model, ids, "test", Integer::toString);
  }

  private static PooledMap map(PooledMap.View view, int side) {
    PooledMap map = PooledMap.of(view, side, side, () -> false);
    assertNotNull(map);
    return map;
  }

  @Test
  void everyQuantityIsWhatTheMindSays() {
    Mind mind = reading(30).mind();
    float[] a = new float[30];
    float[] content = new float[30];
    float[] decay = new float[30];
    mind.row(1, 0, 20, a, content, decay);
    for (Quantity quantity : Quantity.values()) {
      PooledMap map = map(PooledMap.View.all(mind, 1, 0, quantity, true), 30);
      float shown = map.values()[20 * 30 + 11];
      double expected =
          switch (quantity) {
            case ATTENTION -> a[11];
            case LOGIT -> content[11] + decay[11];
            case CONTENT -> content[11];
            case DECAY -> decay[11];
            case FORGET -> Math.exp(decay[11]);
            case GATE_EFFECT -> a[11] - plain(content, 20, 11);
          };
      assertEquals(expected, shown, 1e-5, quantity.label());
      assertTrue(Float.isNaN(map.values()[11 * 30 + 20]), "the future is empty");
    }
  }

  private static double plain(float[] content, int query, int key) {
    double sum = 0;
    for (int j = 0; j <= query; j++) {
      sum += Math.exp(content[j]);
    }
    return Math.exp(content[key]) / sum;
  }

  @Test
  void aPixelOfManyCellsShowsTheLargestAndSaysThatItSamples() {
    Mind mind = reading(200).mind();
    PooledMap map = map(PooledMap.View.all(mind, 0, 1, Quantity.ATTENTION, true), 20);
    assertTrue(map.sampled());
    float[] row = new float[200];
    float largest = 0;
    for (int query : new int[] {100, 104, 108}) {
      mind.row(0, 1, query, row, null, null);
      for (int key = 30; key < 40; key++) {
        largest = Math.max(largest, row[key]);
      }
    }
    assertEquals(largest, map.values()[10 * 20 + 3], 1e-7);
  }

  @Test
  void theFirstKeyCanBeHiddenAndAZoomShowsItsCells() {
    Mind mind = reading(40).mind();
    PooledMap hidden = map(PooledMap.View.all(mind, 0, 0, Quantity.ATTENTION, false), 40);
    for (int y = 0; y < 40; y++) {
      assertTrue(Float.isNaN(hidden.values()[y * 40]));
    }
    PooledMap.View view = PooledMap.View.all(mind, 0, 0, Quantity.DECAY, true);
    PooledMap zoomed = map(view.zoomed(20, 30, 5, 15), 10);
    float[] decay = new float[40];
    mind.row(0, 0, 23, null, null, decay);
    assertEquals(decay[7], zoomed.values()[3 * 10 + 2]);
    assertNull(PooledMap.of(view, 10, 10, () -> true));
  }

  @Test
  void memoryIsTheNumberOfTokensUntilOnePercentIsLeft() {
    Mind mind = reading(60).mind();
    for (int head = 0; head < 2; head++) {
      double[] windows = new double[60];
      for (int i = 0; i < 60; i++) {
        double sum = 0;
        windows[i] = Double.POSITIVE_INFINITY;
        for (int n = 1; n <= i + 1; n++) {
          sum += mind.logForget(0, head, i - n + 1);
          if (sum < Math.log(0.01)) {
            windows[i] = n;
            break;
          }
        }
      }
      java.util.Arrays.sort(windows);
      assertEquals(windows[30], HeadMemory.of(mind, 0, head).window());
    }
  }

  @Test
  void theProvenEndHoldsForEveryRow() {
    LanguageReading reading = reading(120);
    float[] a = new float[120];
    float[] decay = new float[120];
    double least = reading.decayThreshold(0, 0, -3);
    for (int i = 0; i < 120; i++) {
      reading.mind().row(0, 0, i, a, null, decay);
      double lost = 0;
      for (int j = 0; j <= i; j++) {
        lost += decay[j] < least ? a[j] : 0;
      }
      assertTrue(lost < Math.exp(-3), "row " + i + " loses " + lost);
    }
  }
}
