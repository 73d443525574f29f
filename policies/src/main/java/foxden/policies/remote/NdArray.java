package foxden.policies.remote;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A numpy array as msgpack-numpy carries it.
 *
 * @param dtype numpy's name: {@code <f4}, {@code <f8}, {@code |u1}, {@code <i8} and the like
 * @param shape empty for a scalar
 * @param data raw bytes in C order
 */
record NdArray(String dtype, int[] shape, byte[] data) {

  NdArray {
    long elements = 1;
    for (int n : shape) {
      if (n < 0) {
        throw new IllegalArgumentException("an array of shape " + Arrays.toString(shape));
      }
      elements = Math.multiplyExact(elements, (long) n);
    }
    int width = width(dtype);
    if (elements * width != data.length) {
      throw new IllegalArgumentException(
          "an array of shape %s and type %s has %d bytes instead of %d"
              .formatted(Arrays.toString(shape), dtype, data.length, elements * width));
    }
  }

  static NdArray of(float[] values, int... shape) {
    ByteBuffer out = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    out.asFloatBuffer().put(values);
    return new NdArray("<f4", shape, out.array());
  }

  static NdArray of(long value, int... shape) {
    return new NdArray(
        "<i8", shape, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
  }

  int elements() {
    return data.length / width(dtype);
  }

  /** All elements in C order. */
  double[] values() {
    ByteBuffer in = ByteBuffer.wrap(data).order(order(dtype));
    double[] out = new double[elements()];
    String kind = dtype.substring(1);
    for (int i = 0; i < out.length; i++) {
      out[i] =
          switch (kind) {
            case "f8" -> in.getDouble();
            case "f4" -> in.getFloat();
            case "f2" -> half(in.getShort());
            case "i8" -> in.getLong();
            case "i4" -> in.getInt();
            case "u4" -> in.getInt() & 0xFFFFFFFFL;
            case "i2" -> in.getShort();
            case "u2" -> in.getShort() & 0xFFFF;
            case "i1" -> in.get();
            default -> in.get() & 0xFF;
          };
    }
    return out;
  }

  float[] floats() {
    double[] values = values();
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) values[i];
    }
    return out;
  }

  // IEEE 754 binary16.
  private static double half(short bits) {
    int exponent = bits >> 10 & 0x1F;
    double fraction = bits & 0x3FF;
    double size =
        exponent == 0
            ? Math.scalb(fraction, -24)
            : exponent == 31
                ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                : Math.scalb(1024 + fraction, exponent - 25);
    return bits < 0 ? -size : size;
  }

  private static ByteOrder order(String dtype) {
    return dtype.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  private static int width(String dtype) {
    boolean marked = dtype.length() == 3 && "<>|=".indexOf(dtype.charAt(0)) >= 0;
    return switch (marked ? dtype.substring(1) : dtype) {
      case "f8", "i8" -> 8;
      case "f4", "i4", "u4" -> 4;
      case "f2", "i2", "u2" -> 2;
      case "i1", "u1", "b1" -> 1;
      default ->
          throw new IllegalArgumentException(
              "an array of type '" + dtype + "'; floats, integers and booleans can be read");
    };
  }

  @Override
  public String toString() {
    return dtype + Arrays.toString(shape);
  }
}
