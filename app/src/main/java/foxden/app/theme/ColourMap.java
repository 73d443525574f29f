package foxden.app.theme;

import java.util.Locale;

/**
 * Perceptual colour maps: lightness grows evenly with the value, so that equal steps look equal,
 * also in grey and to most colour-blind eyes. Built from our own control points in CIE L*a*b*,
 * where L* is made exactly linear; {@code ColourMapTest} checks that.
 */
public enum ColourMap {
  /** Night violet over teal to pale yellow: for attention. */
  DUSK(
      new double[][] {
        {24, -30}, {16, -38}, {-2, -34}, {-22, -18}, {-36, 6}, {-34, 34}, {-14, 58}, {4, 52}
      },
      8,
      93),
  /** Blue to sand, safe for red-green blindness: for gates. */
  TIDE(new double[][] {{6, -28}, {2, -26}, {-2, -16}, {-2, 0}, {-2, 18}, {0, 34}, {4, 42}}, 14, 92);

  private static final int SIZE = 256;
  private final int[] table = new int[SIZE];

  ColourMap(double[][] ab, double darkest, double lightest) {
    for (int i = 0; i < SIZE; i++) {
      double t = i / (SIZE - 1.0);
      double u = t * (ab.length - 1);
      int k = Math.min((int) u, ab.length - 2);
      double f = u - k;
      double a = spline(ab, k, f, 0);
      double b = spline(ab, k, f, 1);
      table[i] = fit(darkest + (lightest - darkest) * t, a, b);
    }
  }

  /** Colour of a value in [0, 1], 0xFFRRGGBB; values outside are clamped, NaN is transparent. */
  public int argb(double value) {
    if (Double.isNaN(value)) {
      return 0;
    }
    return table[(int) Math.round(Math.max(0, Math.min(1, value)) * (SIZE - 1))];
  }

  /** For people. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  // Catmull-Rom through the control points.
  private static double spline(double[][] p, int k, double f, int c) {
    double p0 = p[Math.max(0, k - 1)][c];
    double p1 = p[k][c];
    double p2 = p[k + 1][c];
    double p3 = p[Math.min(p.length - 1, k + 2)][c];
    return p1
        + 0.5 * f * (p2 - p0 + f * (2 * p0 - 5 * p1 + 4 * p2 - p3 + f * (3 * (p1 - p2) + p3 - p0)));
  }

  // Keeps lightness and hue, gives up chroma until the colour exists in sRGB.
  private static int fit(double l, double a, double b) {
    for (double keep = 1; keep > 0; keep -= 0.02) {
      double[] rgb = rgb(l, a * keep, b * keep);
      if (inside(rgb)) {
        return pack(rgb);
      }
    }
    return pack(rgb(l, 0, 0));
  }

  private static boolean inside(double[] rgb) {
    for (double v : rgb) {
      if (v < 0 || v > 1) {
        return false;
      }
    }
    return true;
  }

  private static int pack(double[] rgb) {
    int out = 0xFF;
    for (double v : rgb) {
      double g = v <= 0.0031308 ? 12.92 * v : 1.055 * Math.pow(v, 1 / 2.4) - 0.055;
      out = out << 8 | (int) Math.round(255 * Math.max(0, Math.min(1, g)));
    }
    return out;
  }

  // CIE L*a*b* (D65) to linear sRGB.
  private static double[] rgb(double l, double a, double b) {
    double fy = (l + 16) / 116;
    double x = 0.95047 * inverse(fy + a / 500);
    double y = inverse(fy);
    double z = 1.08883 * inverse(fy - b / 200);
    return new double[] {
      3.2406 * x - 1.5372 * y - 0.4986 * z,
      -0.9689 * x + 1.8758 * y + 0.0415 * z,
      0.0557 * x - 0.2040 * y + 1.0570 * z
    };
  }

  private static double inverse(double t) {
    return t > 6 / 29.0 ? t * t * t : 3 * (6 / 29.0) * (6 / 29.0) * (t - 4 / 29.0);
  }
}
