package foxden.policies.nn;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a safetensors file, or several with an index. Tensors are read when it writes. */
public final class SafetensorsWriter {

  private static final int PIECE = 1 << 16;

  private record Part(String name, List<Integer> shape, float[] values, int at) {
    int size() {
      return shape.stream().reduce(1, (a, b) -> a * b);
    }
  }

  private final DType type;
  private final Map<String, String> metadata;
  private final List<Part> parts = new ArrayList<>();

  /** A writer of tensors of this type, which floats are rounded to. */
  public SafetensorsWriter(DType type, Map<String, String> metadata) {
    this.type = type;
    this.metadata = Map.copyOf(metadata);
  }

  /** Adds a tensor whose numbers begin at {@code at}; the array is not copied. */
  public SafetensorsWriter add(String name, List<Integer> shape, float[] values, int at) {
    parts.add(new Part(name, List.copyOf(shape), values, at));
    return this;
  }

  /** Writes one file; replaces an older one in one move. */
  public void write(Path file) throws IOException {
    write(file, parts);
  }

  /**
   * Writes as many files as needed for none to hold more than {@code most} bytes of tensors (a
   * larger tensor gets one of its own), and {@code model.safetensors.index.json} beside them.
   */
  public void writeShards(Path dir, long most) throws IOException {
    List<List<Part>> shards = new ArrayList<>();
    long bytes = Long.MAX_VALUE;
    long total = 0;
    for (Part part : parts) {
      long size = (long) part.size() * type.bytes();
      if (bytes > most - size) {
        shards.add(new ArrayList<>());
        bytes = 0;
      }
      shards.get(shards.size() - 1).add(part);
      bytes += size;
      total += size;
    }
    JsonObject map = new JsonObject();
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < shards.size(); i++) {
      String name = "model-%05d-of-%05d.safetensors".formatted(i + 1, shards.size());
      names.add(name);
      write(dir.resolve(name), shards.get(i));
      shards.get(i).forEach(part -> map.addProperty(part.name, name));
    }
    JsonObject size = new JsonObject();
    size.addProperty("total_size", total);
    JsonObject index = new JsonObject();
    index.add("metadata", size);
    index.add("weight_map", map);
    Files.writeString(dir.resolve("model.safetensors.index.json"), index + "\n");
  }

  private void write(Path file, List<Part> tensors) throws IOException {
    JsonObject header = new JsonObject();
    JsonObject texts = new JsonObject();
    metadata.forEach(texts::addProperty);
    header.add("__metadata__", texts);
    long at = 0;
    for (Part part : tensors) {
      long end = at + (long) part.size() * type.bytes();
      JsonObject entry = new JsonObject();
      entry.addProperty("dtype", type.name());
      entry.add("shape", numbers(part.shape.stream().mapToLong(i -> i).toArray()));
      entry.add("data_offsets", numbers(at, end));
      header.add(part.name, entry);
      at = end;
    }
    // Spaces bring the first tensor to a multiple of eight bytes.
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    int padding = (8 - json.length % 8) % 8;
    Path half = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel out =
        FileChannel.open(
            half,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer head =
          ByteBuffer.allocate(8 + json.length + padding).order(ByteOrder.LITTLE_ENDIAN);
      head.putLong(json.length + (long) padding).put(json);
      while (head.hasRemaining()) {
        head.put((byte) ' ');
      }
      drain(out, head.flip());
      ByteBuffer piece = ByteBuffer.allocate(PIECE * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
      for (Part part : tensors) {
        for (int i = 0; i < part.size(); i++) {
          if (!piece.hasRemaining()) {
            drain(out, piece.flip());
            piece.clear();
          }
          type.put(piece, part.values[part.at + i]);
        }
      }
      drain(out, piece.flip());
    }
    Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void drain(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private static JsonArray numbers(long... values) {
    JsonArray array = new JsonArray();
    for (long value : values) {
      array.add(value);
    }
    return array;
  }
}
