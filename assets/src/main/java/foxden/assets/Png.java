package foxden.assets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * PNG files (W3C PNG specification) of 8-bit RGB, written and read without AWT. The same pixels
 * give the same bytes on one version of the JDK's zlib. Any thread.
 */
public final class Png {

  private static final byte[] SIGNATURE = {(byte) 137, 80, 78, 71, 13, 10, 26, 10};

  private Png() {}

  /**
   * A picture read from a file.
   *
   * @param rgb three bytes a pixel, row by row from the top
   * @param alpha one byte a pixel; 255 throughout when the file has no alpha
   */
  public record Pixels(int width, int height, byte[] rgb, byte[] alpha) {}

  /**
   * Encodes a picture, opaque.
   *
   * @param rgb three bytes a pixel, row by row from the top
   */
  public static byte[] encode(int width, int height, byte[] rgb) {
    if (rgb.length != 3 * width * height) {
      throw new IllegalArgumentException(
          rgb.length + " bytes are no " + width + " x " + height + " picture");
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream(width * height);
    Deflater deflater = new Deflater(6);
    int stride = 3 * width;
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
      byte[] row = new byte[1 + stride];
      // Filter 2 (up) packs smooth pictures well and is cheap.
      row[0] = 2;
      for (int y = 0; y < height; y++) {
        int at = y * stride;
        for (int i = 0; i < stride; i++) {
          row[1 + i] = (byte) (rgb[at + i] - (y == 0 ? 0 : rgb[at - stride + i]));
        }
        out.write(row);
      }
    } catch (IOException e) {
      throw new IllegalStateException("Packing a picture in memory failed.", e);
    } finally {
      deflater.end();
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream(packed.size() + 100);
    file.writeBytes(SIGNATURE);
    ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
    head.put((byte) 8).put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 0);
    chunk(file, "IHDR", head.array());
    chunk(file, "IDAT", packed.toByteArray());
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  /** Encodes a picture of 0xRRGGBB pixels, row by row from the top. */
  public static byte[] encode(int width, int height, int[] pixels) {
    byte[] rgb = new byte[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      rgb[3 * i] = (byte) (pixels[i] >> 16);
      rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
      rgb[3 * i + 2] = (byte) pixels[i];
    }
    return encode(width, height, rgb);
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    file.writeBytes(name);
    file.writeBytes(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  /**
   * Decodes a file.
   *
   * @throws IOException when it is not an 8-bit RGB or RGBA PNG without interlace, or is cut short
   */
  public static Pixels decode(byte[] file) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
    byte[] signature = new byte[8];
    in.readFully(signature);
    if (!Arrays.equals(signature, SIGNATURE)) {
      throw new IOException("not a PNG file: its first 8 bytes are wrong");
    }
    int w = 0;
    int h = 0;
    int channels = 0;
    ByteArrayOutputStream packed = new ByteArrayOutputStream(file.length);
    while (true) {
      int length = in.readInt();
      byte[] type = new byte[4];
      in.readFully(type);
      byte[] data = new byte[length];
      in.readFully(data);
      in.readInt();
      String name = new String(type, StandardCharsets.US_ASCII);
      if (name.equals("IHDR")) {
        ByteBuffer b = ByteBuffer.wrap(data);
        w = b.getInt();
        h = b.getInt();
        channels = data[9] == 2 ? 3 : data[9] == 6 ? 4 : 0;
        if (data[8] != 8 || channels == 0 || data[12] != 0) {
          throw new IOException("only 8-bit RGB and RGBA PNG files without interlace are read");
        }
      } else if (name.equals("IDAT")) {
        packed.writeBytes(data);
      } else if (name.equals("IEND")) {
        break;
      }
    }
    return unfilter(w, h, channels, packed.toByteArray());
  }

  private static Pixels unfilter(int w, int h, int channels, byte[] packed) throws IOException {
    byte[] rgb = new byte[3 * w * h];
    byte[] alpha = new byte[w * h];
    try (DataInputStream rows =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
      byte[] above = new byte[w * channels];
      byte[] now = new byte[w * channels];
      for (int y = 0; y < h; y++) {
        int filter = rows.readUnsignedByte();
        rows.readFully(now);
        for (int i = 0; i < now.length; i++) {
          int a = i >= channels ? now[i - channels] & 0xff : 0;
          int b = above[i] & 0xff;
          int c = i >= channels ? above[i - channels] & 0xff : 0;
          int guess =
              switch (filter) {
                case 1 -> a;
                case 2 -> b;
                case 3 -> (a + b) / 2;
                case 4 -> paeth(a, b, c);
                default -> 0;
              };
          now[i] = (byte) (now[i] + guess);
        }
        for (int x = 0; x < w; x++) {
          System.arraycopy(now, channels * x, rgb, 3 * (y * w + x), 3);
          alpha[y * w + x] = channels == 4 ? now[channels * x + 3] : (byte) 255;
        }
        byte[] t = above;
        above = now;
        now = t;
      }
    }
    return new Pixels(w, h, rgb, alpha);
  }

  private static int paeth(int a, int b, int c) {
    int p = a + b - c;
    int pa = Math.abs(p - a);
    int pb = Math.abs(p - b);
    int pc = Math.abs(p - c);
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
  }
}
