package foxden.sim.demo.mcap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** A growing little-endian buffer for writing records. */
final class Bytes {

  private byte[] data;
  private int size;

  Bytes(int capacity) {
    data = new byte[capacity];
  }

  int size() {
    return size;
  }

  byte[] array() {
    return data;
  }

  void clear() {
    size = 0;
  }

  private int grow(int more) {
    int at = size;
    if (data.length - size < more) {
      data = Arrays.copyOf(data, Math.max(data.length * 2, Math.addExact(size, more)));
    }
    size += more;
    return at;
  }

  Bytes u8(int value) {
    // Not data[grow(1)]: that would write into the array from before it grew.
    int at = grow(1);
    data[at] = (byte) value;
    return this;
  }

  Bytes u16(int value) {
    return number(value, 2);
  }

  Bytes u32(long value) {
    return number(value, 4);
  }

  Bytes u64(long value) {
    return number(value, 8);
  }

  private Bytes number(long value, int bytes) {
    int at = grow(bytes);
    put(at, value, bytes);
    return this;
  }

  private void put(int at, long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      data[at + i] = (byte) (value >>> (8 * i));
    }
  }

  Bytes raw(byte[] source, int from, int length) {
    int at = grow(length);
    System.arraycopy(source, from, data, at, length);
    return this;
  }

  Bytes raw(byte[] source) {
    return raw(source, 0, source.length);
  }

  Bytes string(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return u32(utf8.length).raw(utf8);
  }

  Bytes strings(Map<String, String> map) {
    int at = grow(4);
    for (Map.Entry<String, String> entry : map.entrySet()) {
      string(entry.getKey()).string(entry.getValue());
    }
    put(at, size - at - 4, 4);
    return this;
  }

  /** Begins a record; give what this returns to {@link #end}. */
  int begin(int opcode) {
    u8(opcode);
    return grow(8);
  }

  /** Ends a record: writes its length. */
  Bytes end(int begun) {
    put(begun, size - begun - 8, 8);
    return this;
  }
}
