package foxden.app.theme;

import java.util.List;

/**
 * Colours for drawn views, as 0xAARRGGBB. The style sheet {@code foxden.css} holds the same values
 * for controls; {@code PaletteTest} keeps the two together and checks contrast.
 */
public record Palette(
    boolean dark,
    int background,
    int panel,
    int raised,
    int line,
    int text,
    int muted,
    int accent,
    int onAccent,
    int good,
    int bad,
    int warn,
    int grid,
    List<Integer> bands) {

  /** For bright rooms. */
  public static final Palette LIGHT =
      new Palette(
          false,
          0xFFF6F5F2,
          0xFFFFFFFF,
          0xFFF0EEEA,
          0xFFD9D5CE,
          0xFF25221E,
          0xFF6A645B,
          0xFFC2410C,
          0xFFFFFFFF,
          0xFF1A7F5A,
          0xFFB42318,
          0xFF8A5A00,
          0xFFE9E6E0,
          List.of(0xFF4C78A8, 0xFF8E6BB0, 0xFF3E8E86, 0xFF9A7B4F, 0xFF7A8594));

  /** For dark ones. */
  public static final Palette DARK =
      new Palette(
          true,
          0xFF16181C,
          0xFF1E2126,
          0xFF282C33,
          0xFF383D46,
          0xFFE8E6E1,
          0xFFA29E96,
          0xFFFF8A4C,
          0xFF1B1206,
          0xFF4CC38A,
          0xFFFF7B72,
          0xFFE3B341,
          0xFF2A2E35,
          List.of(0xFF6E9BD1, 0xFFB08FD6, 0xFF5FB8AE, 0xFFC4A373, 0xFF98A3B3));

  public Palette {
    bands = List.copyOf(bands);
  }

  public static Palette of(boolean dark) {
    return dark ? DARK : LIGHT;
  }

  /** Colour of the n-th kind of thing in a lane; repeats after five. */
  public int band(int n) {
    return bands.get(Math.floorMod(n, bands.size()));
  }

  /** The same colour at another opacity. */
  public static int alpha(int argb, double opacity) {
    return ((int) Math.round(255 * opacity) << 24) | (argb & 0xFFFFFF);
  }

  /** Mixes two opaque colours; t = 0 gives a. */
  public static int mix(int a, int b, double t) {
    int r = 0xFF;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double v = (a >> shift & 0xFF) * (1 - t) + (b >> shift & 0xFF) * t;
      r = r << 8 | (int) Math.round(v);
    }
    return r;
  }

  /** WCAG contrast ratio of two opaque colours, 1 to 21. */
  public static double contrast(int a, int b) {
    double la = luminance(a);
    double lb = luminance(b);
    return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
  }

  private static double luminance(int argb) {
    return 0.2126 * linear(argb >> 16 & 0xFF)
        + 0.7152 * linear(argb >> 8 & 0xFF)
        + 0.0722 * linear(argb & 0xFF);
  }

  private static double linear(int v) {
    double s = v / 255.0;
    return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
  }

  /** {@code #rrggbb}. */
  public static String css(int argb) {
    return String.format("#%06x", argb & 0xFFFFFF);
  }
}
