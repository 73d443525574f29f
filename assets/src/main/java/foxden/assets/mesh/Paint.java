package foxden.assets.mesh;

/** A surface: what it is made of and its colour (sRGB, 0xRRGGBB). */
public record Paint(Kind kind, int rgb) {
  /** The same material in another colour. */
  public Paint in(int colour) {
    return new Paint(kind, colour);
  }

  /** Lighter (above 1) or darker (below 1), in sRGB steps. */
  public Paint shade(double factor) {
    int r = clamp(((rgb >> 16) & 255) * factor);
    int g = clamp(((rgb >> 8) & 255) * factor);
    int b = clamp((rgb & 255) * factor);
    return new Paint(kind, (r << 16) | (g << 8) | b);
  }

  /** The colour in linear light, channels 0..1 (sRGB transfer function of IEC 61966-2-1). */
  public double[] linear() {
    return new double[] {linear((rgb >> 16) & 255), linear((rgb >> 8) & 255), linear(rgb & 255)};
  }

  private static double linear(int v) {
    double c = v / 255.0;
    return c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
  }

  private static int clamp(double v) {
    return (int) Math.max(0, Math.min(255, Math.rint(v)));
  }
}
