package foxden.sim.household.physics;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects a state as bytes, big-endian, bit for bit. Not thread-safe. */
public final class StateWriter {

  private byte[] bytes;
  private int size;

  /** A writer that grows as needed. */
  public StateWriter() {
    this(1 << 16);
  }

  /**
   * A writer that grows as needed.
   *
   * @param expected number of bytes to make room for
   */
  public StateWriter(int expected) {
    bytes = new byte[Math.max(64, expected)];
  }

  private void room(int n) {
    if (size + n > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + n, bytes.length * 2));
    }
  }

  /** One byte. */
  public void putByte(int v) {
    room(1);
    bytes[size++] = (byte) v;
  }

  /** 1 or 0. */
  public void putBoolean(boolean v) {
    putByte(v ? 1 : 0);
  }

  /** Four bytes. */
  public void putInt(int v) {
    room(4);
    bytes[size] = (byte) (v >>> 24);
    bytes[size + 1] = (byte) (v >>> 16);
    bytes[size + 2] = (byte) (v >>> 8);
    bytes[size + 3] = (byte) v;
    size += 4;
  }

  /** Eight bytes. */
  public void putLong(long v) {
    putInt((int) (v >>> 32));
    putInt((int) v);
  }

  /** The raw bits, not-a-number payloads included. */
  public void putFloat(float v) {
    putInt(Float.floatToRawIntBits(v));
  }

  /** The raw bits. */
  public void putDouble(double v) {
    putLong(Double.doubleToRawLongBits(v));
  }

  /** Length and elements. */
  public void putFloats(float[] v) {
    putInt(v.length);
    for (float x : v) {
      putFloat(x);
    }
  }

  /** Length and elements. */
  public void putDoubles(double[] v) {
    putInt(v.length);
    for (double x : v) {
      putDouble(x);
    }
  }

  /** Length in bytes and UTF-8. */
  public void putString(String v) {
    putBytes(v.getBytes(StandardCharsets.UTF_8));
  }

  /** Length and bytes. */
  public void putBytes(byte[] v) {
    putInt(v.length);
    room(v.length);
    System.arraycopy(v, 0, bytes, size, v.length);
    size += v.length;
  }

  /** Bytes written so far. */
  public int size() {
    return size;
  }

  /** What was written; a copy. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }
}
