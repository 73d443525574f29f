package foxden.sim.demo.mcap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Reads little-endian fields between two places of an array; refuses to go beyond. */
final class Cursor {

  private final byte[] data;
  private final int end;
  private int at;

  Cursor(byte[] data, int from, int end) {
    this.data = data;
    this.at = from;
    this.end = end;
  }

  int at() {
    return at;
  }

  int left() {
    return end - at;
  }

  private int take(long bytes, String what) throws IOException {
    if (bytes < 0 || bytes > end - at) {
      throw new IOException(what + " of " + Long.toUnsignedString(bytes) + " bytes does not fit");
    }
    int from = at;
    at += (int) bytes;
    return from;
  }

  private long number(int bytes) throws IOException {
    int from = take(bytes, "a number");
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (data[from + i] & 0xFFL) << (8 * i);
    }
    return value;
  }

  int u8() throws IOException {
    return (int) number(1);
  }

  int u16() throws IOException {
    return (int) number(2);
  }

  long u32() throws IOException {
    return number(4);
  }

  long u64() throws IOException {
    return number(8);
  }

  String string() throws IOException {
    int length = take(u32(), "a string");
    return new String(data, length, at - length, StandardCharsets.UTF_8);
  }

  Map<String, String> strings() throws IOException {
    int from = take(u32(), "a map");
    Cursor inner = new Cursor(data, from, at);
    Map<String, String> map = new TreeMap<>();
    while (inner.left() > 0) {
      map.put(inner.string(), inner.string());
    }
    return map;
  }

  byte[] raw(long length) throws IOException {
    int from = take(length, "data");
    return Arrays.copyOfRange(data, from, at);
  }

  void skip(long length) throws IOException {
    take(length, "data");
  }
}
