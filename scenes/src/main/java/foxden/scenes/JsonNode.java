package foxden.scenes;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that knows its file and its path, so that every complaint names the place. Reads
 * strictly: doubled keys, NaN, infinite numbers and text after the end are errors.
 */
final class JsonNode {

  private static final String NAN_MEND = "JSON knows no NaN and no infinity, write a finite number";

  private final String file;
  private final String path;
  private final @Nullable Object value;

  private JsonNode(String file, String path, @Nullable Object value) {
    this.file = file;
    this.path = path;
    this.value = value;
  }

  /** Reads one whole document. */
  static JsonNode read(String file, Reader text) throws IOException {
    JsonReader in = new JsonReader(text);
    in.setStrictness(Strictness.STRICT);
    try {
      Object value = value(file, in);
      if (in.peek() != JsonToken.END_DOCUMENT) {
        throw new FormatException(
            file, "after the end of the document", "there is more text", "remove it");
      }
      return new JsonNode(file, "$", value);
    } catch (EOFException e) {
      throw new FormatException(
          file,
          in.getPath(),
          "the file is cut short: it ends in the middle of this value",
          "get it again or close the brackets");
    } catch (MalformedJsonException e) {
      String message = String.valueOf(e.getMessage());
      if (message.contains("NaN") || message.contains("nfinit")) {
        throw new FormatException(file, in.getPath(), "the number is not finite", NAN_MEND);
      }
      throw new FormatException(
          file,
          in.getPath() + " (" + position(message) + ")",
          "this is not JSON",
          "look for a missing comma, quote or bracket, or a number such as NaN, just before it");
    } catch (NumberFormatException e) {
      throw new FormatException(file, in.getPath(), "the number is not finite", NAN_MEND);
    }
  }

  private static String position(String message) {
    int line = message.indexOf("line ");
    int end = message.indexOf(" path", line);
    return line >= 0 && end > line ? message.substring(line, end) : "unknown line";
  }

  private static @Nullable Object value(String file, JsonReader in) throws IOException {
    switch (in.peek()) {
      case BEGIN_OBJECT -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        in.beginObject();
        while (in.hasNext()) {
          String key = in.nextName();
          String at = in.getPath();
          if (map.containsKey(key)) {
            throw new FormatException(
                file, at, "the name \"" + key + "\" occurs twice here", "rename or remove one");
          }
          map.put(key, value(file, in));
        }
        in.endObject();
        return map;
      }
      case BEGIN_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
          list.add(value(file, in));
        }
        in.endArray();
        return list;
      }
      case NUMBER -> {
        double d = in.nextDouble();
        if (!Double.isFinite(d)) {
          throw new FormatException(file, in.getPath(), "the number is not finite", NAN_MEND);
        }
        return d;
      }
      case BOOLEAN -> {
        return in.nextBoolean();
      }
      case NULL -> {
        in.nextNull();
        return null;
      }
      default -> {
        return in.nextString();
      }
    }
  }

  String path() {
    return path;
  }

  FormatException error(String what, String mend) {
    return new FormatException(file, path, what, mend);
  }

  private FormatException wrong(String expected, String mend) {
    return error("expected " + expected + " but found " + describe(), mend);
  }

  private String describe() {
    if (value == null) {
      return "null";
    } else if (value instanceof Map) {
      return "an object";
    } else if (value instanceof List<?> l) {
      return "a list of " + l.size();
    } else if (value instanceof String s) {
      return "the text \"" + (s.length() > 40 ? s.substring(0, 40) + "..." : s) + "\"";
    }
    return value instanceof Double d ? "the number " + d : "the value " + value;
  }

  @SuppressWarnings("unchecked")
  private Map<String, @Nullable Object> map() throws FormatException {
    if (value instanceof Map<?, ?> m) {
      return (Map<String, @Nullable Object>) m;
    }
    throw wrong("an object", "write { ... }");
  }

  boolean has(String key) {
    return value instanceof Map<?, ?> m && m.get(key) != null;
  }

  /** A field that must be there. */
  JsonNode get(String key) throws FormatException {
    if (map().get(key) == null) {
      throw error("the field \"" + key + "\" is missing", "add it");
    }
    return new JsonNode(file, path + "." + key, map().get(key));
  }

  /** A field that may be missing. */
  @Nullable JsonNode find(String key) throws FormatException {
    return map().get(key) == null ? null : get(key);
  }

  /** The fields of an object, in file order. */
  Map<String, JsonNode> fields() throws FormatException {
    Map<String, JsonNode> out = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> e : map().entrySet()) {
      out.put(e.getKey(), new JsonNode(file, path + "." + e.getKey(), e.getValue()));
    }
    return out;
  }

  /** The items of a list. */
  List<JsonNode> items() throws FormatException {
    if (!(value instanceof List<?> l)) {
      throw wrong("a list", "write [ ... ]");
    }
    List<JsonNode> out = new ArrayList<>();
    for (int i = 0; i < l.size(); i++) {
      out.add(new JsonNode(file, path + "[" + i + "]", l.get(i)));
    }
    return out;
  }

  List<JsonNode> items(String key) throws FormatException {
    JsonNode n = find(key);
    return n == null ? List.of() : n.items();
  }

  String text() throws FormatException {
    if (value instanceof String s && !s.isBlank()) {
      return s;
    }
    throw wrong("a text", "write a text in quotes that is not empty");
  }

  String text(String key) throws FormatException {
    return get(key).text();
  }

  String text(String key, String otherwise) throws FormatException {
    JsonNode n = find(key);
    return n == null || "".equals(n.value) ? otherwise : n.text();
  }

  double number() throws FormatException {
    if (value instanceof Double d) {
      return d;
    }
    throw wrong("a number", "write a finite number");
  }

  double number(String key) throws FormatException {
    return get(key).number();
  }

  double number(String key, double otherwise) throws FormatException {
    JsonNode n = find(key);
    return n == null ? otherwise : n.number();
  }

  /** A number above 0. */
  double positive(String key) throws FormatException {
    JsonNode n = get(key);
    if (n.number() <= 0) {
      throw n.error("the number is " + n.number(), "it must be greater than 0");
    }
    return n.number();
  }

  int integer(String key) throws FormatException {
    JsonNode n = get(key);
    double d = n.number();
    if (d != Math.rint(d) || Math.abs(d) > 1e9) {
      throw n.wrong("a whole number", "write one");
    }
    return (int) d;
  }

  boolean flag(String key, boolean otherwise) throws FormatException {
    JsonNode n = find(key);
    if (n == null) {
      return otherwise;
    }
    if (n.value instanceof Boolean b) {
      return b;
    }
    throw n.wrong("true or false", "write true or false without quotes");
  }

  private double[] numbers(int count, String names) throws FormatException {
    if (!(value instanceof List<?> l) || l.size() != count) {
      throw wrong("a list of " + count + " numbers", "give " + names);
    }
    double[] out = new double[count];
    List<JsonNode> items = items();
    for (int i = 0; i < count; i++) {
      out[i] = items.get(i).number();
    }
    return out;
  }

  Vec3 vec3() throws FormatException {
    double[] v = numbers(3, "x, y and z");
    return new Vec3(v[0], v[1], v[2]);
  }

  Vec3 vec3(String key) throws FormatException {
    return get(key).vec3();
  }

  /** A vector of length 1 to within 1e-4, made exact. */
  Vec3 unit(String key) throws FormatException {
    JsonNode n = get(key);
    Vec3 v = n.vec3();
    double len = v.length();
    if (Math.abs(len - 1) > 1e-4) {
      throw n.error("the vector has length " + round(len), "scale it to length 1");
    }
    return v.times(1 / len);
  }

  /** A vector whose numbers are all above 0. */
  Vec3 extent(String key) throws FormatException {
    JsonNode n = get(key);
    Vec3 v = n.vec3();
    if (v.x() <= 0 || v.y() <= 0 || v.z() <= 0) {
      throw n.error("an extent is not greater than 0", "give three lengths above 0");
    }
    return v;
  }

  /** A unit quaternion x y z w to within 1e-3. */
  Quat quat() throws FormatException {
    double[] v = numbers(4, "x, y, z and w");
    Quat q = new Quat(v[0], v[1], v[2], v[3]);
    double n = q.norm();
    if (Math.abs(n - 1) > 1e-3) {
      throw error(
          "the quaternion has length " + round(n), "scale x, y, z and w so that it has length 1");
    }
    return Math.abs(n - 1) < 1e-12 ? q : new Quat(q.x() / n, q.y() / n, q.z() / n, q.w() / n);
  }

  Quat quat(String key, Quat otherwise) throws FormatException {
    JsonNode n = find(key);
    return n == null ? otherwise : n.quat();
  }

  /** A text, or a list of texts. */
  List<String> texts(String key) throws FormatException {
    JsonNode n = find(key);
    if (n == null) {
      return List.of();
    }
    if (n.value instanceof String s) {
      return s.isBlank() ? List.of() : List.of(s);
    }
    List<String> out = new ArrayList<>();
    for (JsonNode item : n.items()) {
      out.add(item.text());
    }
    return out;
  }

  /** Plain data: Map, List, String, Double, Boolean; nulls are dropped. */
  Map<String, Object> plain() throws FormatException {
    map();
    return plainMap((Map<?, ?>) Objects.requireNonNull(value));
  }

  private static Map<String, Object> plainMap(Map<?, ?> m) {
    Map<String, Object> out = new LinkedHashMap<>();
    m.forEach(
        (k, v) -> {
          if (v != null) {
            out.put(String.valueOf(k), plainValue(v));
          }
        });
    return out;
  }

  private static Object plainValue(Object v) {
    if (v instanceof Map<?, ?> m) {
      return plainMap(m);
    } else if (v instanceof List<?> l) {
      List<Object> out = new ArrayList<>();
      for (Object item : l) {
        if (item != null) {
          out.add(plainValue(item));
        }
      }
      return List.copyOf(out);
    }
    return v;
  }

  private static String round(double d) {
    return String.valueOf(Math.rint(d * 1e4) / 1e4);
  }
}
