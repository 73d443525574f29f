package foxden.policies.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;

/**
 * msgpack with numpy arrays, as openpi writes it: an array is a map with the byte-string keys
 * {@code __ndarray__}, {@code data}, {@code dtype} and {@code shape}. Values here are maps with
 * text keys, lists, {@link NdArray}, String, Boolean, Long, Double, byte[] and null.
 */
final class Packed {

  private static final int MAX_DEPTH = 32;

  private Packed() {}

  static byte[] write(Map<String, ?> map) {
    try (MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
      write(out, map);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("msgpack: " + e.getMessage(), e);
    }
  }

  private static void write(MessagePacker out, @Nullable Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      out.packMapHeader(map.size());
      for (Map.Entry<?, ?> e : map.entrySet()) {
        out.packString(String.valueOf(e.getKey()));
        write(out, e.getValue());
      }
    } else if (value instanceof List<?> list) {
      out.packArrayHeader(list.size());
      for (Object e : list) {
        write(out, e);
      }
    } else if (value instanceof NdArray array) {
      out.packMapHeader(4);
      key(out, "__ndarray__");
      out.packBoolean(true);
      key(out, "data");
      bytes(out, array.data());
      key(out, "dtype");
      out.packString(array.dtype());
      key(out, "shape");
      out.packArrayHeader(array.shape().length);
      for (int n : array.shape()) {
        out.packInt(n);
      }
    } else if (value instanceof String text) {
      out.packString(text);
    } else if (value instanceof Boolean flag) {
      out.packBoolean(flag);
    } else if (value instanceof Double || value instanceof Float) {
      out.packDouble(((Number) value).doubleValue());
    } else if (value instanceof Number number) {
      out.packLong(number.longValue());
    } else if (value instanceof byte[] data) {
      bytes(out, data);
    } else if (value == null) {
      out.packNil();
    } else {
      throw new IllegalArgumentException("msgpack cannot carry " + value.getClass());
    }
  }

  private static void key(MessagePacker out, String key) throws IOException {
    bytes(out, key.getBytes(StandardCharsets.US_ASCII));
  }

  private static void bytes(MessagePacker out, byte[] data) throws IOException {
    out.packBinaryHeader(data.length);
    out.writePayload(data);
  }

  /**
   * Reads one map.
   *
   * @throws IllegalArgumentException with what is wrong with the bytes, to follow a name and a
   *     colon
   */
  static Map<String, @Nullable Object> read(byte[] data) {
    try (MessageUnpacker in = MessagePack.newDefaultUnpacker(data)) {
      if (in.hasNext() && read(in, 0) instanceof Map<?, ?> map) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        map.forEach((k, v) -> out.put((String) Objects.requireNonNull(k), v));
        return out;
      }
      throw new IllegalArgumentException("the message is no msgpack map");
    } catch (IOException | MessagePackException e) {
      throw new IllegalArgumentException("the message is no msgpack", e);
    }
  }

  private static @Nullable Object read(MessageUnpacker in, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("the message is nested deeper than " + MAX_DEPTH);
    }
    MessageFormat format = in.getNextFormat();
    return switch (format.getValueType()) {
      case NIL -> {
        in.unpackNil();
        yield null;
      }
      case BOOLEAN -> in.unpackBoolean();
      case INTEGER ->
          format == MessageFormat.UINT64 ? in.unpackBigInteger().longValue() : in.unpackLong();
      case FLOAT -> in.unpackDouble();
      case STRING -> in.unpackString();
      case BINARY -> in.readPayload(in.unpackBinaryHeader());
      case ARRAY -> {
        int n = in.unpackArrayHeader();
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < n; i++) {
          list.add(read(in, depth + 1));
        }
        yield list;
      }
      case MAP -> map(in, depth);
      case EXTENSION -> throw new IllegalArgumentException("the message has an extension type");
    };
  }

  private static Object map(MessageUnpacker in, int depth) throws IOException {
    int n = in.unpackMapHeader();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < n; i++) {
      Object key = read(in, depth + 1);
      String name =
          key instanceof byte[] raw ? new String(raw, StandardCharsets.UTF_8) : String.valueOf(key);
      map.put(name, read(in, depth + 1));
    }
    if (map.containsKey("__ndarray__")) {
      return array(map);
    }
    if (map.containsKey("__npgeneric__") && map.get("data") instanceof Number number) {
      return number;
    }
    return map;
  }

  private static NdArray array(Map<String, @Nullable Object> map) {
    String dtype = text(map.get("dtype"));
    if (map.get("data") instanceof byte[] data
        && map.get("shape") instanceof List<?> dims
        && dtype != null) {
      int[] shape = new int[dims.size()];
      for (int i = 0; i < shape.length; i++) {
        if (!(dims.get(i) instanceof Number n)) {
          throw new IllegalArgumentException("an array has the shape " + dims);
        }
        shape[i] = n.intValue();
      }
      return new NdArray(dtype, shape, data);
    }
    throw new IllegalArgumentException("an array lacks data, dtype or shape");
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof byte[] raw
        ? new String(raw, StandardCharsets.UTF_8)
        : value instanceof String text ? text : null;
  }
}
