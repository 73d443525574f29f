package foxden.app.scene3d;

import java.nio.ByteBuffer;

/**
 * A finished picture.
 *
 * @param width pixels
 * @param height pixels
 * @param bgra four bytes a pixel (blue, green, red, alpha), rows top-down
 */
public record Picture(int width, int height, ByteBuffer bgra) {

  /** Half the size, each pixel the mean of four: how a picture drawn twice as large is smoothed. */
  public Picture halved() {
    int w = width / 2;
    int h = height / 2;
    ByteBuffer out = ByteBuffer.allocateDirect(4 * w * h);
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int at = 4 * (2 * y * width + 2 * x);
        for (int k = 0; k < 4; k++) {
          int sum =
              (bgra.get(at + k) & 0xff)
                  + (bgra.get(at + 4 + k) & 0xff)
                  + (bgra.get(at + 4 * width + k) & 0xff)
                  + (bgra.get(at + 4 * width + 4 + k) & 0xff);
          out.put((byte) ((sum + 2) / 4));
        }
      }
    }
    return new Picture(w, h, out.flip());
  }

  /** Red, green and blue of a pixel, each 0 to 255, as 0xRRGGBB. */
  public int rgb(int x, int y) {
    int at = 4 * (y * width + x);
    return (bgra.get(at + 2) & 0xff) << 16 | (bgra.get(at + 1) & 0xff) << 8 | (bgra.get(at) & 0xff);
  }
}
