package foxden.app.scene3d;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Pictures as PNG files, by {@link foxden.assets.Png}. Any thread. */
public final class Png {

  private Png() {}

  /**
   * Encodes a picture, opaque.
   *
   * @param picture its pixels; alpha is dropped
   */
  public static byte[] encode(Picture picture) {
    ByteBuffer bgra = picture.bgra();
    byte[] rgb = new byte[3 * picture.width() * picture.height()];
    for (int i = 0; i < rgb.length / 3; i++) {
      rgb[3 * i] = bgra.get(4 * i + 2);
      rgb[3 * i + 1] = bgra.get(4 * i + 1);
      rgb[3 * i + 2] = bgra.get(4 * i);
    }
    return foxden.assets.Png.encode(picture.width(), picture.height(), rgb);
  }

  /**
   * Decodes a file.
   *
   * @throws IOException when it is not an 8-bit RGB or RGBA PNG without interlace, or is cut short
   */
  public static Picture decode(byte[] file) throws IOException {
    foxden.assets.Png.Pixels in = foxden.assets.Png.decode(file);
    ByteBuffer bgra = ByteBuffer.allocate(4 * in.width() * in.height());
    for (int i = 0; i < in.width() * in.height(); i++) {
      bgra.put(in.rgb()[3 * i + 2]).put(in.rgb()[3 * i + 1]).put(in.rgb()[3 * i]);
      bgra.put(in.alpha()[i]);
    }
    return new Picture(in.width(), in.height(), bgra.flip());
  }
}
