package foxden.policies.nn;

import java.nio.ByteBuffer;

/** Number formats of tensors in files. */
public enum DType {
  F64(8),
  F32(4),
  /** IEEE 754 half precision. */
  F16(2),
  /** The upper half of a float. */
  BF16(2);

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of a number. */
  public int bytes() {
    return bytes;
  }

  /** Reads {@code n} numbers from the buffer's position on. */
  void get(ByteBuffer from, float[] to, int at, int n) {
    switch (this) {
      case F32 -> from.asFloatBuffer().get(to, at, n);
      case F64 -> {
        for (int i = 0; i < n; i++) {
          to[at + i] = (float) from.getDouble();
        }
      }
      case F16 -> {
        for (int i = 0; i < n; i++) {
          to[at + i] = halfToFloat(from.getShort());
        }
      }
      case BF16 -> {
        for (int i = 0; i < n; i++) {
          to[at + i] = Float.intBitsToFloat(from.getShort() << 16);
        }
      }
    }
  }

  /** Writes a number, rounded to the nearest, ties to even. */
  void put(ByteBuffer to, float value) {
    switch (this) {
      case F32 -> to.putFloat(value);
      case F64 -> to.putDouble(value);
      case F16 -> to.putShort(floatToHalf(value));
      case BF16 -> to.putShort(floatToBrain(value));
    }
  }

  static float halfToFloat(short half) {
    int sign = (half & 0x8000) << 16;
    int exponent = half >> 10 & 0x1f;
    int fraction = half & 0x3ff;
    if (exponent == 0x1f) {
      return Float.intBitsToFloat(sign | 0x7f80_0000 | fraction << 13);
    }
    if (exponent == 0) {
      // Subnormal: fraction 2^-24.
      float value = fraction * 0x1p-24f;
      return sign == 0 ? value : -value;
    }
    return Float.intBitsToFloat(sign | exponent + 112 << 23 | fraction << 13);
  }

  static short floatToHalf(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = bits >>> 16 & 0x8000;
    float size = Math.abs(value);
    if (Float.isNaN(value)) {
      return (short) (sign | 0x7e00);
    }
    if (size >= 65520) {
      return (short) (sign | 0x7c00);
    }
    if (size < 0x1p-14f) {
      return (short) (sign | (int) Math.rint(size * 0x1p24));
    }
    // 13 bits of the fraction go; adding just under half of them, or half for an odd result,
    // rounds.
    int rounded = (bits & 0x7fff_ffff) + 0xfff + (bits >>> 13 & 1);
    return (short) (sign | (rounded >>> 13) - (112 << 10));
  }

  static short floatToBrain(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) (bits >>> 16 | 0x40);
    }
    return (short) (bits + 0x7fff + (bits >>> 16 & 1) >>> 16);
  }
}
