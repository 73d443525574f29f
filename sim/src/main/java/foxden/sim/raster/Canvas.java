package foxden.sim.raster;

import foxden.sim.Observation;
import java.util.Arrays;

/**
 * An 8-bit RGB picture to draw on: smooth shapes, plain pixels, sprites and pixel text. Origin at
 * the top left. Only additions, multiplications and square roots: the same bits on every machine.
 * Not thread-safe.
 */
public final class Canvas {

  /** Sub-scanlines a row; along x coverage is exact. */
  private static final int SUB = 5;

  private final int width;
  private final int height;
  private final byte[] rgb;

  /** A picture of one colour, 0xRRGGBB. */
  public Canvas(int width, int height, int colour) {
    this.width = width;
    this.height = height;
    this.rgb = new byte[3 * width * height];
    rect(0, 0, width, height, colour);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The picture; shares its bytes with this canvas. */
  public Observation.Image image() {
    return new Observation.Image(width, height, rgb);
  }

  /** The colour of a pixel. */
  public int pixel(int x, int y) {
    int at = 3 * (y * width + x);
    return (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | rgb[at + 2] & 0xff;
  }

  /** Sets a pixel; outside the picture nothing happens. */
  public void pixel(int x, int y, int colour) {
    if (x >= 0 && y >= 0 && x < width && y < height) {
      int at = 3 * (y * width + x);
      rgb[at] = (byte) (colour >> 16);
      rgb[at + 1] = (byte) (colour >> 8);
      rgb[at + 2] = (byte) colour;
    }
  }

  /** Fills whole pixels; what lies outside the picture is left out. */
  public void rect(int x, int y, int w, int h, int colour) {
    for (int row = Math.max(0, y); row < Math.min(height, y + h); row++) {
      for (int col = Math.max(0, x); col < Math.min(width, x + w); col++) {
        pixel(col, row, colour);
      }
    }
  }

  /** Fills a shape with smooth edges. */
  public void fill(Outline shape, int colour) {
    fill(shape, colour, 1);
  }

  /**
   * Fills a shape with smooth edges.
   *
   * @param alpha 1 covers, 0 leaves what is there
   */
  public void fill(Outline shape, int colour, double alpha) {
    shape.close();
    double top = height;
    double bottom = 0;
    int edges = 0;
    for (double[] r : shape.rings) {
      edges += r.length / 2;
      for (int i = 1; i < r.length; i += 2) {
        top = Math.min(top, r[i]);
        bottom = Math.max(bottom, r[i]);
      }
    }
    int first = Math.max(0, (int) Math.floor(top));
    int last = Math.min(height - 1, (int) Math.floor(bottom));
    double[] cover = new double[width];
    double[] xs = new double[edges];
    int[] winds = new int[edges];
    for (int y = first; y <= last; y++) {
      Arrays.fill(cover, 0);
      for (int s = 0; s < SUB; s++) {
        int crossings = crossings(shape, y + (s + 0.5) / SUB, xs, winds);
        int winding = 0;
        for (int i = 0; i + 1 < crossings; i++) {
          winding += winds[i];
          if (winding != 0) {
            span(cover, xs[i], xs[i + 1]);
          }
        }
      }
      for (int x = 0; x < width; x++) {
        if (cover[x] > 0) {
          blend(x, y, colour, Math.min(1, cover[x] / SUB) * alpha);
        }
      }
    }
  }

  // Where a horizontal line meets the outline, in order of x, with the direction of each crossing.
  private static int crossings(Outline shape, double y, double[] xs, int[] winds) {
    int n = 0;
    for (double[] r : shape.rings) {
      for (int i = 0; i < r.length; i += 2) {
        int j = (i + 2) % r.length;
        double ya = r[i + 1];
        double yb = r[j + 1];
        if ((ya <= y) != (yb <= y)) {
          double x = r[i] + (r[j] - r[i]) * (y - ya) / (yb - ya);
          int wind = yb > ya ? 1 : -1;
          int k = n++;
          for (; k > 0 && xs[k - 1] > x; k--) {
            xs[k] = xs[k - 1];
            winds[k] = winds[k - 1];
          }
          xs[k] = x;
          winds[k] = wind;
        }
      }
    }
    return n;
  }

  private void span(double[] cover, double from, double to) {
    double a = Math.max(0, from);
    double b = Math.min(width, to);
    if (b <= a) {
      return;
    }
    int first = (int) a;
    int last = Math.min(width - 1, (int) b);
    if (first == last) {
      cover[first] += b - a;
      return;
    }
    cover[first] += first + 1 - a;
    for (int x = first + 1; x < last; x++) {
      cover[x] += 1;
    }
    cover[last] += b - last;
  }

  /** Mixes a colour into a pixel. */
  public void blend(int x, int y, int colour, double alpha) {
    if (x < 0 || y < 0 || x >= width || y >= height) {
      return;
    }
    int at = 3 * (y * width + x);
    for (int c = 0; c < 3; c++) {
      int there = rgb[at + c] & 0xff;
      int want = colour >> (16 - 8 * c) & 0xff;
      rgb[at + c] = (byte) (int) Math.floor(there + (want - there) * alpha + 0.5);
    }
  }

  /**
   * Draws a small picture given as text: one character a pixel, blank is transparent.
   *
   * @param colours the colour of each character of {@code key}, in its order
   */
  public void sprite(int x, int y, String[] rows, String key, int... colours) {
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < rows[r].length(); c++) {
        int k = key.indexOf(rows[r].charAt(c));
        if (k >= 0) {
          pixel(x + c, y + r, colours[k]);
        }
      }
    }
  }

  /**
   * Writes with the pixel font: capitals and digits 5 x 7, 6 to the next; lower case reaches 2
   * below.
   *
   * @param scale pixels a dot
   */
  public void text(int x, int y, String text, int scale, int colour) {
    for (int i = 0; i < text.length(); i++) {
      long glyph = PixelFont.glyph(text.charAt(i));
      for (int row = 0; row < PixelFont.ROWS; row++) {
        for (int col = 0; col < PixelFont.COLS; col++) {
          if (PixelFont.dot(glyph, row, col)) {
            rect(x + (6 * i + col) * scale, y + row * scale, scale, scale, colour);
          }
        }
      }
    }
  }
}
