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
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The safetensors file format: eight bytes of header length, a JSON header with dtype, shape and
 * byte range of each tensor, then the tensors, little-endian. Files are mapped into memory; a
 * tensor's numbers are decoded when asked for. {@link SafetensorsWriter} writes them.
 */
public final class Safetensors {

  private static final int MAX_HEADER = 100_000_000;

  private Safetensors() {}

  /** A tensor of a file; reads the mapped file when its numbers are asked for. */
  public static final class Tensor {
    private final String name;
    private final DType type;
    private final List<Integer> shape;
    private final Path file;
    private final ByteBuffer bytes;

    private Tensor(String name, DType type, List<Integer> shape, Path file, ByteBuffer bytes) {
      this.name = name;
      this.type = type;
      this.shape = shape;
      this.file = file;
      this.bytes = bytes;
    }

    public String name() {
      return name;
    }

    public DType type() {
      return type;
    }

    /** Row-major. */
    public List<Integer> shape() {
      return shape;
    }

    /** The file it lies in. */
    public Path file() {
      return file;
    }

    /** Numbers in it. */
    public int size() {
      return bytes.capacity() / type.bytes();
    }

    /**
     * Copies all numbers.
     *
     * @throws IOException naming the tensor, when one is not finite
     */
    public void copyTo(float[] to, int at) throws IOException {
      int n = size();
      type.get(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN), to, at, n);
      for (int i = at; i < at + n; i++) {
        if (!Float.isFinite(to[i])) {
          throw broken(file, "tensor " + name + " holds " + to[i] + " at element " + (i - at));
        }
      }
    }

    /** All numbers, finite or not. */
    public float[] values() {
      float[] values = new float[size()];
      type.get(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN), values, 0, values.length);
      return values;
    }
  }

  /**
   * What a file holds.
   *
   * @param tensors by name, in the order of the header
   * @param metadata the free texts of the header
   */
  public record Contents(Map<String, Tensor> tensors, Map<String, String> metadata) {}

  /** Writes all tensors of {@code parameters} as F32; replaces the file in one move. */
  public static void write(Path file, Parameters parameters, Map<String, String> metadata)
      throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter(DType.F32, metadata);
    for (Parameters.Slot slot : parameters.slots()) {
      writer.add(slot.name(), slot.shape(), parameters.values(), slot.offset());
    }
    writer.write(file);
  }

  /**
   * Opens a file and checks its header against its length.
   *
   * @throws IOException when the file cannot be read or is not valid; the sentence names the tensor
   */
  public static Contents read(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = in.size();
      if (size < 8) {
        throw broken(file, "it has " + size + " bytes, less than the header's length field");
      }
      long headerSize = map(in, 0, 8).getLong();
      if (headerSize < 2 || headerSize > Math.min(MAX_HEADER, size - 8)) {
        throw broken(file, "its header says " + headerSize + " bytes, the file has " + size);
      }
      byte[] json = new byte[(int) headerSize];
      map(in, 8, json.length).get(json);
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

  private record Range(String name, long from, long to) {}

  private static Contents contents(
      Path file, FileChannel in, JsonObject header, long dataAt, long size) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    List<Range> ranges = new ArrayList<>();
    for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
      String name = entry.getKey();
      try {
        if (name.equals("__metadata__")) {
          JsonObject texts = entry.getValue().getAsJsonObject();
          texts.entrySet().forEach(t -> metadata.put(t.getKey(), t.getValue().getAsString()));
        } else {
          JsonObject tensor = entry.getValue().getAsJsonObject();
          tensors.put(name, tensor(file, in, name, tensor, dataAt, size, ranges));
        }
      } catch (IllegalStateException
          | NullPointerException
          | NumberFormatException
          | ClassCastException
          | IndexOutOfBoundsException
          | UnsupportedOperationException e) {
        throw new IOException(
            file
                + " is not valid safetensors: the header entry of "
                + name
                + " lacks a dtype, shape or data_offsets that can be read",
            e);
      }
    }
    ranges.sort(Comparator.comparingLong(Range::from).thenComparingLong(Range::to));
    for (int i = 1; i < ranges.size(); i++) {
      Range before = ranges.get(i - 1);
      if (ranges.get(i).from < before.to) {
        throw broken(
            file, "tensors " + before.name + " and " + ranges.get(i).name + " share bytes");
      }
    }
    return new Contents(tensors, metadata);
  }

  private static Tensor tensor(
      Path file,
      FileChannel in,
      String name,
      JsonObject entry,
      long dataAt,
      long size,
      List<Range> ranges)
      throws IOException {
    DType type = type(file, name, entry.get("dtype").getAsString());
    List<Integer> shape = new ArrayList<>();
    long count = 1;
    for (JsonElement dim : entry.getAsJsonArray("shape")) {
      int length = dim.getAsInt();
      if (length < 0 || count > Integer.MAX_VALUE) {
        throw broken(file, "tensor " + name + " has a shape of " + entry.get("shape"));
      }
      shape.add(length);
      count *= length;
    }
    long from = entry.getAsJsonArray("data_offsets").get(0).getAsLong();
    long to = entry.getAsJsonArray("data_offsets").get(1).getAsLong();
    if (from < 0 || to - from != type.bytes() * count) {
      throw broken(
          file,
          "tensor %s of shape %s and type %s has %d bytes instead of %d"
              .formatted(name, shape, type, to - from, type.bytes() * count));
    }
    if (to > size - dataAt) {
      throw broken(
          file, "tensor " + name + " ends at byte " + (dataAt + to) + ", the file at " + size);
    }
    if (to - from > Integer.MAX_VALUE) {
      throw broken(file, "tensor " + name + " is larger than 2 GiB, which cannot be read here");
    }
    ranges.add(new Range(name, from, to));
    return new Tensor(name, type, List.copyOf(shape), file, map(in, dataAt + from, to - from));
  }

  private static DType type(Path file, String name, String text) throws IOException {
    try {
      return DType.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          file
              + " is not valid: tensor "
              + name
              + " has type "
              + text
              + "; F32, F16, BF16 and F64 can be read",
          e);
    }
  }

  private static ByteBuffer map(FileChannel in, long at, long count) throws IOException {
    return in.map(FileChannel.MapMode.READ_ONLY, at, count).order(ByteOrder.LITTLE_ENDIAN);
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
      requireShape(tensor, slot.shape());
      tensor.copyTo(into.values(), slot.offset());
    }
    for (String name : contents.tensors().keySet()) {
      if (!into.has(name)) {
        throw broken(file, "tensor " + name + " is not part of this network");
      }
    }
  }

  /**
   * Checks a tensor's shape.
   *
   * @throws IOException naming tensor and shapes
   */
  public static void requireShape(Tensor tensor, List<Integer> shape) throws IOException {
    if (!tensor.shape().equals(shape)) {
      throw broken(
          tensor.file(),
          "tensor " + tensor.name() + " has shape " + tensor.shape() + " instead of " + shape);
    }
  }

  private static IOException broken(Path file, String what) {
    return new IOException(file + " is not valid: " + what);
  }
}
