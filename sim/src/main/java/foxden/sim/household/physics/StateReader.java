package foxden.sim.household.physics;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what a {@link StateWriter} wrote, in the same order. Every method throws {@link
 * IllegalArgumentException} when the bytes end too early.
 */
public final class StateReader {

  private final byte[] bytes;
  private int at;

  /** Reads from the first byte. */
  public StateReader(byte[] bytes) {
    this.bytes = bytes;
  }

  private void need(int n) {
    if (n < 0 || n > bytes.length - at) {
      throw new IllegalArgumentException(
          "the snapshot is damaged at byte "
              + at
              + " of "
              + bytes.length
              + "; take it again from the recording or go to another one");
    }
  }

  /** One byte, 0 to 255. */
  public int getByte() {
    need(1);
    return bytes[at++] & 0xff;
  }

  /** 1 or 0. */
  public boolean getBoolean() {
    return getByte() != 0;
  }

  /** Four bytes. */
  public int getInt() {
    need(4);
    int v =
        (bytes[at] << 24)
            | ((bytes[at + 1] & 0xff) << 16)
            | ((bytes[at + 2] & 0xff) << 8)
            | (bytes[at + 3] & 0xff);
    at += 4;
    return v;
  }

  /** Eight bytes. */
  public long getLong() {
    long high = getInt();
    return (high << 32) | (getInt() & 0xffffffffL);
  }

  /** Four bytes as a float. */
  public float getFloat() {
    return Float.intBitsToFloat(getInt());
  }

  /** Eight bytes as a double. */
  public double getDouble() {
    return Double.longBitsToDouble(getLong());
  }

  /** A float array. */
  public float[] getFloats() {
    int n = getInt();
    need(Math.multiplyExact(n, 4));
    float[] v = new float[n];
    for (int i = 0; i < n; i++) {
      v[i] = getFloat();
    }
    return v;
  }

  /** A double array. */
  public double[] getDoubles() {
    int n = getInt();
    need(Math.multiplyExact(n, 8));
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      v[i] = getDouble();
    }
    return v;
  }

  /** A string. */
  public String getString() {
    return new String(getBytes(), StandardCharsets.UTF_8);
  }

  /** A byte array. */
  public byte[] getBytes() {
    int n = getInt();
    need(n);
    byte[] v = Arrays.copyOfRange(bytes, at, at + n);
    at += n;
    return v;
  }

  /**
   * Says that everything should have been read.
   *
   * @throws IllegalArgumentException when bytes are left over
   */
  public void end() {
    if (at != bytes.length) {
      throw new IllegalArgumentException(
          "the snapshot has "
              + (bytes.length - at)
              + " bytes too many after byte "
              + at
              + "; it belongs to another environment");
    }
  }
}
