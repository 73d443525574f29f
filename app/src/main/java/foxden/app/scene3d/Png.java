package foxden.app.scene3d;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** PNG files of 8-bit RGB, written and read without AWT and without JavaFX. Any thread. */
public final class Png {

  private static final byte[] SIGNATURE = {(byte) 137, 80, 78, 71, 13, 10, 26, 10};

  private Png() {}

  /**
   * Encodes a picture, opaque.
   *
   * @param picture its pixels; alpha is dropped
   */
  public static byte[] encode(Picture picture) {
    int w = picture.width();
    int h = picture.height();
    ByteBuffer bgra = picture.bgra();
    ByteArrayOutputStream packed = new ByteArrayOutputStream(w * h);
    Deflater deflater = new Deflater(6);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
      byte[] row = new byte[1 + 3 * w];
      byte[] above = new byte[3 * w];
      byte[] now = new byte[3 * w];
      for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
          int at = 4 * (y * w + x);
          now[3 * x] = bgra.get(at + 2);
          now[3 * x + 1] = bgra.get(at + 1);
          now[3 * x + 2] = bgra.get(at);
        }
        // Filter 2 (up) packs smooth pictures well and is cheap.
        row[0] = 2;
        for (int i = 0; i < now.length; i++) {
          row[1 + i] = (byte) (now[i] - above[i]);
        }
        out.write(row);
        byte[] t = above;
        above = now;
        now = t;
      }
    } catch (IOException e) {
      throw new IllegalStateException("Packing a picture in memory failed.", e);
    } finally {
      deflater.end();
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream(packed.size() + 100);
    file.writeBytes(SIGNATURE);
    ByteBuffer head = ByteBuffer.allocate(13).putInt(w).putInt(h);
    head.put((byte) 8).put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 0);
    chunk(file, "IHDR", head.array());
    chunk(file, "IDAT", packed.toByteArray());
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
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
  public static Picture decode(byte[] file) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
    byte[] signature = new byte[8];
    in.readFully(signature);
    if (!java.util.Arrays.equals(signature, SIGNATURE)) {
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
    return new Picture(w, h, unfilter(w, h, channels, packed.toByteArray()));
  }

  private static ByteBuffer unfilter(int w, int h, int channels, byte[] packed) throws IOException {
    ByteBuffer bgra = ByteBuffer.allocate(4 * w * h);
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
          bgra.put(now[channels * x + 2]).put(now[channels * x + 1]).put(now[channels * x]);
          bgra.put(channels == 4 ? now[channels * x + 3] : (byte) 255);
        }
        byte[] t = above;
        above = now;
        now = t;
      }
    }
    return bgra.flip();
  }

  private static int paeth(int a, int b, int c) {
    int p = a + b - c;
    int pa = Math.abs(p - a);
    int pb = Math.abs(p - b);
    int pc = Math.abs(p - c);
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
  }
}
