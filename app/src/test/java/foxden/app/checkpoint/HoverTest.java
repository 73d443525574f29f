package foxden.app.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.Mind;
import foxden.policies.fox.FoxConfig;
import foxden.policies.fox.FoxLanguageModel;
import foxden.policies.fox.FoxParts;
import foxden.policies.fox.LanguageReading;
import foxden.policies.nn.Kernels;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The line under the map gave, as q.k, the number that the gates' effect had been worked out in:
 * its exponential.
 */
class HoverTest {

  private static final String NUMBER = "([+-]?[0-9.e+-]+)";
  private static final Pattern LINE =
      Pattern.compile(
          (".*   A N = exp\\(N q\u00b7k N D N normaliser\\)   S N   F N   gates off N")
              .replace("N", NUMBER));

  private static Mind mind() {
    FoxLanguageModel model =
        new FoxLanguageModel(
            FoxConfig.of(2, 16, 2, 16).initialised(0.3f, 2, 3).with(FoxParts.PRO),
            20,
            false,
            Kernels.create(1));
    model.initialise(1);
    int[] ids = new Random(2).ints(40, 0, 20).toArray();
    return new LanguageReading(model, ids, "test", Integer::toString).mind();
  }

  // q.k, D, minus the normaliser, S, F, A without gates; A first.
  private static double[] line(Mind mind, int layer, int head, int q, int k) {
    String text = MapView.explain(mind, layer, head, q, k);
    Matcher m = LINE.matcher(text);
    assertTrue(m.matches(), text);
    double[] out = new double[m.groupCount()];
    for (int i = 0; i < out.length; i++) {
      out[i] = Double.parseDouble(m.group(i + 1));
    }
    return out;
  }

  @Test
  void whatHoveringSaysSumsUpToA() {
    Mind mind = mind();
    for (int k = 0; k <= 30; k++) {
      double[] n = line(mind, 1, 1, 30, k);
      assertEquals(Math.log(n[0]), n[1] + n[2] + n[3], 0.02, "key " + k);
      assertEquals(n[1] + n[2], n[4], 0.011, "S, key " + k);
    }
  }

  @Test
  void dIsTheSumOfTheLogGatesAndARowOfASumsToOne() {
    Mind mind = mind();
    for (int layer = 0; layer < 2; layer++) {
      for (int head = 0; head < 2; head++) {
        double gates = 0;
        double a = 0;
        double off = 0;
        for (int k = 30; k >= 0; k--) {
          double[] n = line(mind, layer, head, 30, k);
          assertEquals(gates, n[2], 0.006, "D, key " + k);
          assertEquals(Math.exp(gates), n[5], 1e-3 * Math.exp(gates), "F, key " + k);
          a += n[0];
          off += n[6];
          gates += mind.logForget(layer, head, k);
        }
        assertEquals(1, a, 1e-3, "A");
        assertEquals(1, off, 1e-3, "gates off");
      }
    }
  }
}
