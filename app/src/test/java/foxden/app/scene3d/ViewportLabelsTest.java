package foxden.app.scene3d;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ViewportLabelsTest {

  @Test
  void labelsDoNotLieOnOneAnother() {
    Random random = new Random(3);
    List<double[]> placed = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double x = random.nextDouble() * 300;
      double y = random.nextDouble() * 100;
      double wide = 40 + random.nextDouble() * 200;
      double at = ViewportLabels.free(placed, x, y, wide);
      assertTrue(at <= y, "only upwards");
      for (double[] p : placed) {
        boolean beside = x >= p[0] + p[2] || x + wide <= p[0];
        assertTrue(beside || Math.abs(at - p[1]) >= 19.5, "label " + i);
      }
      placed.add(new double[] {x, at, wide});
    }
    assertEquals(7, ViewportLabels.free(List.of(), 1, 7, 10), "alone it stays");
  }
}
