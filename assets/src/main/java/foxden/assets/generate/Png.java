package foxden.assets.generate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes RGB pictures as PNG (W3C PNG specification, colour type 2, no filter). */
final class Png {
  private Png() {}

  /** The file of a picture with 0xRRGGBB pixels in rows from the top. */
  static byte[] encode(int width, int height, int[] rgb) {
    byte[] raw = new byte[height * (1 + 3 * width)];
    int k = 0;
    for (int y = 0; y < height; y++) {
      raw[k++] = 0;
      for (int x = 0; x < width; x++) {
        int c = rgb[y * width + x];
        raw[k++] = (byte) (c >> 16);
        raw[k++] = (byte) (c >> 8);
        raw[k++] = (byte) c;
      }
    }
    Deflater d = new Deflater(6);
    d.setInput(raw);
    d.finish();
    ByteArrayOutputStream z = new ByteArrayOutputStream();
    byte[] part = new byte[1 << 16];
    while (!d.finished()) {
      z.write(part, 0, d.deflate(part));
    }
    d.end();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    byte[] head =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    chunk(out, "IHDR", head);
    chunk(out, "IDAT", z.toByteArray());
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
