package foxden.app.window;

import foxden.app.scene3d.Picture;
import foxden.app.scene3d.Png;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Pixels of the whole window, for pictures and films. */
final class WindowPicture {

  private WindowPicture() {}

  /** Blue, green, red, alpha; row by row from the top. */
  static byte[] bgra(WritableImage image) {
    int w = (int) image.getWidth();
    int h = (int) image.getHeight();
    byte[] pixels = new byte[4 * w * h];
    image
        .getPixelReader()
        .getPixels(0, 0, w, h, PixelFormat.getByteBgraInstance(), pixels, 0, 4 * w);
    return pixels;
  }

  /** Writes a PNG, with its folder. */
  static void write(WritableImage image, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, png(image));
  }

  /** The bytes of a PNG. */
  static byte[] png(WritableImage image) {
    return Png.encode(
        new Picture((int) image.getWidth(), (int) image.getHeight(), ByteBuffer.wrap(bgra(image))));
  }
}
