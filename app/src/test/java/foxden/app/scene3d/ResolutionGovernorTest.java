package foxden.app.scene3d;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ResolutionGovernorTest {

  // A frame costs so much for its geometry and so much for its pixels at full resolution, ms.
  private static int switches(double geometry, double pixels, ResolutionGovernor g) {
    int n = 0;
    double before = g.scale();
    for (int i = 0; i < 3000; i++) {
      g.drawn(geometry + pixels * g.scale() * g.scale());
      n += g.scale() == before ? 0 : 1;
      before = g.scale();
    }
    return n;
  }

  @Test
  void itSettlesForEveryMachine() {
    for (double geometry = 1; geometry < 60; geometry += 3) {
      for (double pixels = 1; pixels < 60; pixels += 3) {
        ResolutionGovernor g = new ResolutionGovernor(true);
        int n = switches(geometry, pixels, g);
        assertTrue(n <= 4, "changed " + n + " times at " + geometry + " + " + pixels + " ms");
        assertEquals(0, switches(geometry, pixels, g), geometry + " + " + pixels + " ms");
      }
    }
  }

  @Test
  void slowMachinesDrawLessAndFastOnesAll() {
    ResolutionGovernor slow = new ResolutionGovernor(true);
    switches(20, 40, slow);
    assertEquals(ResolutionGovernor.LEAST, slow.scale());
    ResolutionGovernor fast = new ResolutionGovernor(true);
    switches(3, 8, fast);
    assertEquals(1, fast.scale());
    ResolutionGovernor card = new ResolutionGovernor(false);
    switches(90, 90, card);
    assertEquals(1, card.scale());
  }
}
