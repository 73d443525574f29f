package foxden.sim.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CanvasTest {

  @Test
  void coverageIsExactForWholeAndHalfPixels() {
    Canvas c = new Canvas(4, 4, 0x000000);
    c.fill(new Outline().rect(1, 1, 1.5, 2), 0xffffff);
    assertEquals(0xffffff, c.pixel(1, 1));
    assertEquals(0x808080, c.pixel(2, 1));
    assertEquals(0x000000, c.pixel(3, 1));
    assertEquals(0x000000, c.pixel(1, 3));
  }

  @Test
  void aRingHasAHoleAndShapesMayLeaveThePicture() {
    Canvas c = new Canvas(20, 20, 0x000000);
    c.fill(new Outline().ring(10, 10, 8, 4), 0xff0000);
    assertEquals(0x000000, c.pixel(10, 10));
    assertEquals(0xff0000, c.pixel(10, 4));
    c.fill(new Outline().ellipse(0, 0, 100, 100), 0x00ff00);
    assertEquals(0x00ff00, c.pixel(19, 19));
  }

  @Test
  void everyPrintableCharacterHasAGlyphOfItsOwn() {
    for (char ch = '!'; ch <= '~'; ch++) {
      Canvas c = new Canvas(6, 8, 0);
      c.text(0, 0, String.valueOf(ch), 1, 0xffffff);
      int dots = 0;
      for (int i = 0; i < 48; i++) {
        dots += c.pixel(i % 6, i / 6) != 0 ? 1 : 0;
      }
      assertTrue(dots >= 2 && dots < 30, ch + " has " + dots + " dots");
    }
  }
}
