package foxden.policies.nn;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The safetensors file format: eight bytes of header length, a JSON header with dtype, shape and
 * byte range of each tensor, then the tensors, little-endian. Tensors of type F32.
 */
public final class Safetensors {

  private static final int MAX_HEADER = 100_000_000;

  private Safetensors() {}

  /**
   * A tensor read from a file.
   *
   * @param values row-major
   */
  public record Tensor(List<Integer> shape, float[] values) {}

  /**
   * What a file holds.
   *
   * @param tensors by name, in the order of their bytes
   * @param metadata the free texts of the header
   */
  public record Contents(Map<String, Tensor> tensors, Map<String, String> metadata) {}

  /** Writes all tensors of {@code parameters}; replaces the file in one move. */
  public static void write(Path file, Parameters parameters, Map<String, String> metadata)
      throws IOException {
    JsonObject header = new JsonObject();
    JsonObject texts = new JsonObject();
    metadata.forEach(texts::addProperty);
    header.add("__metadata__", texts);
    long at = 0;
    for (Parameters.Slot slot : parameters.slots()) {
      long end = at + 4L * slot.size();
      JsonObject entry = new JsonObject();
      entry.addProperty("dtype", "F32");
      entry.add("shape", ints(slot.shape().stream().mapToLong(i -> i).toArray()));
      entry.add("data_offsets", ints(at, end));
      header.add(slot.name(), entry);
      at = end;
    }
    String text = header.toString();
    // Spaces bring the first tensor to a multiple of eight bytes.
    byte[] json = (text + " ".repeat((8 - text.length() % 8) % 8)).getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(8 + json.length + at)).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(json.length).put(json);
    for (Parameters.Slot slot : parameters.slots()) {
      for (int i = 0; i < slot.size(); i++) {
        out.putFloat(parameters.values()[slot.offset() + i]);
      }
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, out.array());
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static com.google.gson.JsonArray ints(long... values) {
    com.google.gson.JsonArray array = new com.google.gson.JsonArray();
    for (long value : values) {
      array.add(value);
    }
    return array;
  }

  /**
   * Reads all tensors.
   *
   * @throws IOException when the file cannot be read or is not valid; the sentence names the tensor
   */
  public static Contents read(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = in.size();
      if (size < 8) {
        throw broken(file, "it has " + size + " bytes, less than the header's length field");
      }
      long headerSize = bytes(in, 0, 8).getLong();
      if (headerSize < 2 || headerSize > Math.min(MAX_HEADER, size - 8)) {
        throw broken(file, "its header says " + headerSize + " bytes, the file has " + size);
      }
      byte[] json = new byte[(int) headerSize];
      bytes(in, 8, json.length).get(json);
      JsonObject header = header(file, new String(json, StandardCharsets.UTF_8));
      return contents(file, in, header, 8 + headerSize, size);
    }
  }

  private static JsonObject header(Path file, String json) throws IOException {
    try {
      return JsonParser.parseString(json).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException(file + " is not valid safetensors: its header is not a JSON object", e);
    }
  }

  private static Contents contents(
      Path file, FileChannel in, JsonObject header, long dataAt, long size) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
      try {
        if (entry.getKey().equals("__metadata__")) {
          JsonObject texts = entry.getValue().getAsJsonObject();
          texts.entrySet().forEach(t -> metadata.put(t.getKey(), t.getValue().getAsString()));
        } else {
          JsonObject tensor = entry.getValue().getAsJsonObject();
          tensors.put(entry.getKey(), tensor(file, in, entry.getKey(), tensor, dataAt, size));
        }
      } catch (IllegalStateException
          | NullPointerException
          | NumberFormatException
          | UnsupportedOperationException e) {
        throw new IOException(
            file + " is not valid safetensors: the header entry of " + entry.getKey() + " is not",
            e);
      }
    }
    return new Contents(tensors, metadata);
  }

  private static Tensor tensor(
      Path file, FileChannel in, String name, JsonObject entry, long dataAt, long size)
      throws IOException {
    String dtype = entry.get("dtype").getAsString();
    if (!dtype.equals("F32")) {
      throw broken(file, "tensor " + name + " has type " + dtype + ", only F32 is read so far");
    }
    List<Integer> shape = new ArrayList<>();
    long count = 1;
    for (JsonElement dim : entry.getAsJsonArray("shape")) {
      shape.add(dim.getAsInt());
      count *= dim.getAsInt();
    }
    long from = entry.getAsJsonArray("data_offsets").get(0).getAsLong();
    long to = entry.getAsJsonArray("data_offsets").get(1).getAsLong();
    if (count < 0 || from < 0 || to - from != 4 * count) {
      throw broken(
          file, "tensor " + name + " of shape " + shape + " has " + (to - from) + " bytes");
    }
    if (dataAt + to > size) {
      throw broken(
          file, "tensor " + name + " ends at byte " + (dataAt + to) + ", the file at " + size);
    }
    float[] values = new float[Math.toIntExact(count)];
    bytes(in, dataAt + from, Math.toIntExact(to - from)).asFloatBuffer().get(values);
    return new Tensor(List.copyOf(shape), values);
  }

  private static ByteBuffer bytes(FileChannel in, long at, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining() && in.read(buffer, at + buffer.position()) >= 0) {
      // read on
    }
    return buffer.flip();
  }

  /**
   * Copies tensors into parameters of the same names and shapes.
   *
   * @throws IOException naming the tensor that is missing, too much, of another shape, or not
   *     finite
   */
  public static void load(Path file, Contents contents, Parameters into) throws IOException {
    for (Parameters.Slot slot : into.slots()) {
      Tensor tensor = contents.tensors().get(slot.name());
      if (tensor == null) {
        throw broken(file, "tensor " + slot.name() + " is missing");
      }
      if (!tensor.shape().equals(slot.shape())) {
        throw broken(
            file,
            "tensor "
                + slot.name()
                + " has shape "
                + tensor.shape()
                + " instead of "
                + slot.shape());
      }
      for (float value : tensor.values()) {
        if (!Float.isFinite(value)) {
          throw broken(file, "tensor " + slot.name() + " holds " + value);
        }
      }
      System.arraycopy(tensor.values(), 0, into.values(), slot.offset(), slot.size());
    }
    for (String name : contents.tensors().keySet()) {
      if (into.slots().stream().noneMatch(slot -> slot.name().equals(name))) {
        throw broken(file, "tensor " + name + " is not part of this network");
      }
    }
  }

  private static IOException broken(Path file, String what) {
    return new IOException(file + " is not valid: " + what);
  }
}
