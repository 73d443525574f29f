package foxden.app.lesson;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A value in a JSON document that knows where it stands, so that a complaint can say so. */
final class Place {

  /** What is wrong, and where. */
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Wrong(String place, String what) {
      super((place.isEmpty() ? "" : "at " + place + ": ") + what);
    }
  }

  private final String path;
  private final @Nullable JsonElement value;

  Place(String path, @Nullable JsonElement value) {
    this.path = path;
    this.value = value;
  }

  Wrong wrong(String what) {
    return new Wrong(path, what);
  }

  boolean there() {
    return value != null && !value.isJsonNull();
  }

  JsonElement element() {
    JsonElement v = value;
    if (v == null || v.isJsonNull()) {
      throw wrong("is missing");
    }
    return v;
  }

  private JsonObject object() {
    if (element() instanceof JsonObject object) {
      return object;
    }
    throw wrong("must be an object {...}");
  }

  Place get(String key) {
    return new Place(path.isEmpty() ? key : path + "." + key, object().get(key));
  }

  /** Complains about a key that means nothing: most are misspelt. */
  void only(String... keys) {
    for (String key : object().keySet()) {
      if (!Set.of(keys).contains(key)) {
        throw wrong("'" + key + "' means nothing here; known are " + String.join(", ", keys));
      }
    }
  }

  Set<String> keys() {
    return new TreeSet<>(object().keySet());
  }

  List<Place> list() {
    if (!there()) {
      return List.of();
    }
    if (!(element() instanceof JsonArray array)) {
      throw wrong("must be a list [...]");
    }
    List<Place> out = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      out.add(new Place(path + "[" + i + "]", array.get(i)));
    }
    return out;
  }

  String text() {
    if (element().isJsonPrimitive() && element().getAsJsonPrimitive().isString()) {
      String text = element().getAsString();
      if (!text.isBlank()) {
        return text;
      }
      throw wrong("is empty");
    }
    throw wrong("must be a text in quotes");
  }

  String text(String otherwise) {
    return there() ? text() : otherwise;
  }

  double number(double low, double high) {
    if (element().isJsonPrimitive() && element().getAsJsonPrimitive().isNumber()) {
      double x = element().getAsDouble();
      if (x >= low && x <= high) {
        return x;
      }
      throw wrong("is " + element() + ", and must be from " + plain(low) + " to " + plain(high));
    }
    throw wrong("must be a number");
  }

  long whole(long low, long high) {
    double x = number(low, high);
    if (x != Math.rint(x)) {
      throw wrong("must be a whole number");
    }
    return (long) x;
  }

  boolean flag() {
    if (element().isJsonPrimitive() && element().getAsJsonPrimitive().isBoolean()) {
      return element().getAsBoolean();
    }
    throw wrong("must be true or false");
  }

  boolean flag(boolean otherwise) {
    return there() ? flag() : otherwise;
  }

  boolean isText() {
    return there() && element().isJsonPrimitive() && element().getAsJsonPrimitive().isString();
  }

  /** One of an enum's names, in small letters. */
  <E extends Enum<E>> E one(Class<E> type) {
    String typed = text();
    List<String> names = new ArrayList<>();
    for (E e : type.getEnumConstants()) {
      String name = e.name().toLowerCase(java.util.Locale.ROOT);
      if (name.equals(typed)) {
        return e;
      }
      names.add(name);
    }
    throw wrong("'" + typed + "' is none of " + String.join(" ", names));
  }

  private static String plain(double x) {
    return x == Math.rint(x) ? Long.toString((long) x) : Double.toString(x);
  }
}
