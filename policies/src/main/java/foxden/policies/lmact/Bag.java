package foxden.policies.lmact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * LMAct's bag files: the records one after the other, then the end of each as a little-endian
 * 64-bit offset. The last eight bytes, the end of the last record, are also where those offsets
 * begin. An empty file holds no records.
 */
public final class Bag {

  private Bag() {}

  /** Writes records. */
  public static void write(Path file, List<byte[]> records) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteBuffer ends =
        ByteBuffer.allocate(Long.BYTES * records.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (byte[] record : records) {
      out.writeBytes(record);
      ends.putLong(out.size());
    }
    out.writeBytes(ends.array());
    Files.write(file, out.toByteArray());
  }

  /** Writes texts as UTF-8. */
  public static void writeTexts(Path file, List<String> texts) throws IOException {
    write(file, texts.stream().map(t -> t.getBytes(StandardCharsets.UTF_8)).toList());
  }

  /**
   * Reads records.
   *
   * @throws IOException when the file is cut or no bag; one sentence with the place
   */
  public static List<byte[]> read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length == 0) {
      return List.of();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long index = bytes.length < Long.BYTES ? -1 : in.getLong(bytes.length - Long.BYTES);
    if (index < 0 || index > bytes.length || (bytes.length - index) % Long.BYTES != 0) {
      throw new IOException(file + ": is no whole bag file: its last 8 bytes point to " + index);
    }
    List<byte[]> records = new ArrayList<>();
    int from = 0;
    for (int at = (int) index; at < bytes.length; at += Long.BYTES) {
      long end = in.getLong(at);
      if (end < from || end > index) {
        throw new IOException(
            file
                + ": record "
                + records.size()
                + " ends at "
                + end
                + ", before it begins or"
                + " inside the index; the file is damaged");
      }
      records.add(java.util.Arrays.copyOfRange(bytes, from, (int) end));
      from = (int) end;
    }
    return records;
  }
}
