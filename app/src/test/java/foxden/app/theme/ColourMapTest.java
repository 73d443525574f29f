package foxden.app.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColourMapTest {

  @ParameterizedTest
  @EnumSource(ColourMap.class)
  void lightnessGrowsEvenly(ColourMap map) {
    double first = lightness(map.argb(0));
    double last = lightness(map.argb(1));
    assertTrue(last - first > 70, "range " + (last - first));
    for (int i = 0; i <= 20; i++) {
      double t = i / 20.0;
      assertEquals(first + t * (last - first), lightness(map.argb(t)), 1.5, map + " at " + t);
    }
  }

  /**
   * Without red-green vision, neighbours a tenth apart must still differ (Vienot 1999 matrices).
   */
  @ParameterizedTest
  @EnumSource(ColourMap.class)
  void stepsStayApartWithoutRedGreenVision(ColourMap map) {
    for (int i = 0; i < 10; i++) {
      double a = lightness(deuteranope(map.argb(i / 10.0)));
      double b = lightness(deuteranope(map.argb((i + 1) / 10.0)));
      assertTrue(b - a > 4, map + " between " + i + " and " + (i + 1) + ": " + (b - a));
    }
  }

  @ParameterizedTest
  @EnumSource(ColourMap.class)
  void valuesOutsideAreClampedAndNanIsClear(ColourMap map) {
    assertEquals(map.argb(0), map.argb(-1));
    assertEquals(map.argb(1), map.argb(7));
    assertEquals(0, map.argb(Double.NaN));
  }

  private static double lightness(int argb) {
    double y = 0.2126 * linear(argb >> 16) + 0.7152 * linear(argb >> 8) + 0.0722 * linear(argb);
    return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
  }

  private static int deuteranope(int argb) {
    double r = linear(argb >> 16);
    double g = linear(argb >> 8);
    double b = linear(argb);
    double rg = 0.29275 * r + 0.70725 * g;
    double bb = -0.02234 * r + 0.02234 * g + b;
    return 0xFF000000 | gamma(rg) << 16 | gamma(rg) << 8 | gamma(bb);
  }

  private static double linear(int v) {
    double s = (v & 0xFF) / 255.0;
    return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
  }

  private static int gamma(double v) {
    double c = Math.max(0, Math.min(1, v));
    double g = c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * g);
  }
}
