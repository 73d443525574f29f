package foxden.sim.demo;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One compact JSON document; numbers as short as their reading back allows. */
final class JsonOut {

  private static final long[] POWERS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};

  private final StringWriter text = new StringWriter(256);
  private final JsonWriter json = new JsonWriter(text);

  /** Begins the object of a message, with the step and the time every message of ours carries. */
  static JsonOut message(long step, double time) {
    return new JsonOut().open().field("step", step).key("t").fixed(time, 6);
  }

  JsonOut open() {
    return write(JsonWriter::beginObject);
  }

  JsonOut close() {
    return write(JsonWriter::endObject);
  }

  JsonOut list() {
    return write(JsonWriter::beginArray);
  }

  JsonOut endList() {
    return write(JsonWriter::endArray);
  }

  JsonOut key(String name) {
    return write(w -> w.name(name));
  }

  JsonOut string(String value) {
    return write(w -> w.value(value));
  }

  JsonOut bool(boolean value) {
    return write(w -> w.value(value));
  }

  JsonOut number(long value) {
    return write(w -> w.value(value));
  }

  JsonOut field(String name, long value) {
    return key(name).number(value);
  }

  JsonOut field(String name, String value) {
    return key(name).string(value);
  }

  JsonOut strings(String name, List<String> values) {
    key(name).list();
    values.forEach(this::string);
    return endList();
  }

  /** Digits enough to read the same bits back; null for what JSON has no number for. */
  JsonOut exact(float value) {
    return finite(value) ? raw(shorten(Float.toString(value))) : raw("null");
  }

  /** Digits enough to read the same bits back; null for what JSON has no number for. */
  JsonOut exact(double value) {
    return finite(value) ? raw(shorten(Double.toString(value))) : raw("null");
  }

  JsonOut exact(float[] values) {
    list();
    for (float value : values) {
      exact(value);
    }
    return endList();
  }

  /** Rounded to some decimals, at most 6. */
  JsonOut fixed(double value, int decimals) {
    if (!finite(value) || Math.abs(value) > 1e9) {
      return exact(value);
    }
    long scaled = Math.round(value * POWERS[decimals]);
    int left = decimals;
    while (left > 0 && scaled % 10 == 0) {
      scaled /= 10;
      left--;
    }
    if (left == 0) {
      return number(scaled);
    }
    long size = Math.abs(scaled);
    String fraction = Long.toString(size % POWERS[left]);
    return raw(
        (scaled < 0 ? "-" : "")
            + size / POWERS[left]
            + "."
            + "0".repeat(left - fraction.length())
            + fraction);
  }

  /** Rounded to some significant digits. */
  JsonOut significant(float value, int digits) {
    if (!finite(value)) {
      return raw("null");
    }
    java.math.BigDecimal rounded =
        new java.math.BigDecimal(value)
            .round(new java.math.MathContext(digits))
            .stripTrailingZeros();
    String plain = rounded.toPlainString();
    return raw(plain.length() > digits + 6 ? rounded.toString() : plain);
  }

  byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static boolean finite(double value) {
    return !Double.isNaN(value) && !Double.isInfinite(value);
  }

  private static String shorten(String number) {
    if (number.endsWith(".0")) {
      return number.substring(0, number.length() - 2);
    }
    return number.replace(".0E", "E");
  }

  private JsonOut raw(String value) {
    return write(w -> w.jsonValue(value));
  }

  private interface Write {
    void to(JsonWriter writer) throws IOException;
  }

  private JsonOut write(Write what) {
    try {
      what.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return this;
  }
}
