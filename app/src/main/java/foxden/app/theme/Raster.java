package foxden.app.theme;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * A picture in memory that drawn views paint into: its cost depends on its size, never on how many
 * cells or steps it shows. Painting may happen on any thread; {@link #show()} belongs to FX.
 */
public final class Raster {

  private final int width;
  private final int height;
  private final Side[] sides;
  private int[] pixels;
  private int back;

  // One of two buffers: FX may still draw the one shown while the other is painted.
  private static final class Side {
    private final int[] pixels;
    private final PixelBuffer<IntBuffer> buffer;
    private final WritableImage image;

    Side(int w, int h) {
      pixels = new int[w * h];
      buffer = new PixelBuffer<>(w, h, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
      image = new WritableImage(buffer);
    }
  }

  /** Transparent, at least one pixel. */
  public Raster(int width, int height) {
    this.width = Math.max(1, width);
    this.height = Math.max(1, height);
    this.sides = new Side[] {new Side(this.width, this.height), new Side(this.width, this.height)};
    this.pixels = sides[0].pixels;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /**
   * The pixels to paint now, premultiplied ARGB, row by row from the top. After {@link #show()}
   * this is another array with older content: begin each picture with {@link #fill}.
   */
  public int[] pixels() {
    return pixels;
  }

  /** Hands what was painted to FX; one of two images in turn. FX thread. */
  public WritableImage show() {
    Side done = sides[back];
    done.buffer.updateBuffer(b -> null);
    back = 1 - back;
    pixels = sides[back].pixels;
    return done.image;
  }

  /** Paints all pixels alike. */
  public void fill(int argb) {
    Arrays.fill(pixels, premultiplied(argb));
  }

  /** Fills a rectangle, clipped; translucent colours blend. */
  public void rect(int x, int y, int w, int h, int argb) {
    int x0 = Math.max(0, x);
    int x1 = Math.min(width, x + w);
    int y0 = Math.max(0, y);
    int y1 = Math.min(height, y + h);
    if (x0 >= x1) {
      return;
    }
    int p = premultiplied(argb);
    for (int j = y0; j < y1; j++) {
      if (p >>> 24 == 0xFF) {
        Arrays.fill(pixels, j * width + x0, j * width + x1, p);
      } else {
        for (int i = x0; i < x1; i++) {
          pixels[j * width + i] = over(p, pixels[j * width + i]);
        }
      }
    }
  }

  public void column(int x, int y, int h, int argb) {
    rect(x, y, 1, h, argb);
  }

  public void row(int x, int y, int w, int argb) {
    rect(x, y, w, 1, argb);
  }

  /** A one pixel frame inside the rectangle. */
  public void frame(int x, int y, int w, int h, int argb) {
    row(x, y, w, argb);
    row(x, y + h - 1, w, argb);
    column(x, y + 1, h - 2, argb);
    column(x + w - 1, y + 1, h - 2, argb);
  }

  /** A filled diamond of the given half width. */
  public void diamond(int cx, int cy, int r, int argb) {
    for (int j = -r; j <= r; j++) {
      int w = r - Math.abs(j);
      row(cx - w, cy + j, 2 * w + 1, argb);
    }
  }

  /** A filled triangle pointing down (or up) of the given half width. */
  public void triangle(int cx, int cy, int r, boolean up, int argb) {
    for (int j = 0; j <= r; j++) {
      int w = up ? j : r - j;
      row(cx - w, cy - r / 2 + j, 2 * w + 1, argb);
    }
  }

  private static int premultiplied(int argb) {
    int a = argb >>> 24;
    if (a == 0xFF) {
      return argb;
    }
    int r = (argb >> 16 & 0xFF) * a / 255;
    int g = (argb >> 8 & 0xFF) * a / 255;
    int b = (argb & 0xFF) * a / 255;
    return a << 24 | r << 16 | g << 8 | b;
  }

  private static int over(int top, int under) {
    int keep = 255 - (top >>> 24);
    int a = (top >>> 24) + (under >>> 24) * keep / 255;
    int r = (top >> 16 & 0xFF) + (under >> 16 & 0xFF) * keep / 255;
    int g = (top >> 8 & 0xFF) + (under >> 8 & 0xFF) * keep / 255;
    int b = (top & 0xFF) + (under & 0xFF) * keep / 255;
    return a << 24 | r << 16 | g << 8 | b;
  }
}
