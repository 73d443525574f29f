package foxden.policies.remote;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import foxden.sim.ChannelSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose words are whose: what a server calls our channels, in which order it gives its actions, and
 * how it is told of a new episode.
 *
 * @param fields their name to what fills it; empty for every unprivileged channel by its own name
 * @param columns for each element of our action, its column in theirs; empty for the same order
 * @param reset how a new episode is told
 */
record Mapping(Map<String, Field> fields, List<Integer> columns, Reset reset) {

  /** Our names, and resets as openpi wants them. */
  static final Mapping NONE = new Mapping(Map.of(), List.of(), Reset.RECONNECT);

  /**
   * What fills a field of theirs.
   *
   * @param channels vectors to put one after another, or one image or text
   * @param text a constant text; null when channels fill it
   */
  record Field(List<String> channels, @Nullable String text) {}

  /** How a new episode is told. */
  enum Reset {
    /** A new connection, as openpi's own client does where a policy keeps state. */
    RECONNECT,
    /** A map with {@code reset}, as the BEHAVIOR challenge does. */
    MESSAGE,
    /** Not at all: the policy keeps no state. */
    NONE
  }

  static Mapping of(@Nullable Path file) {
    if (file == null) {
      return NONE;
    }
    try {
      JsonObject in = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      Map<String, Field> fields = new LinkedHashMap<>();
      if (in.has("observation")) {
        for (Map.Entry<String, JsonElement> e : in.getAsJsonObject("observation").entrySet()) {
          fields.put(e.getKey(), field(e.getValue()));
        }
      }
      List<Integer> columns = new ArrayList<>();
      if (in.has("columns")) {
        in.getAsJsonArray("columns").forEach(c -> columns.add(c.getAsInt()));
      }
      Reset reset =
          switch (in.has("reset") ? in.get("reset").getAsString() : "reconnect") {
            case "reconnect" -> Reset.RECONNECT;
            case "message" -> Reset.MESSAGE;
            case "none" -> Reset.NONE;
            default -> throw new IllegalStateException("reset is none of reconnect message none");
          };
      return new Mapping(fields, columns, reset);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": there is no such mapping file", e);
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | NumberFormatException e) {
      throw new IllegalArgumentException(
          file
              + ": no mapping ("
              + Connection.last(String.valueOf(e.getMessage()))
              + "); see docs/formats/remote.md",
          e);
    }
  }

  private static Field field(JsonElement value) {
    if (value.isJsonObject()) {
      return new Field(List.of(), value.getAsJsonObject().get("text").getAsString());
    }
    List<String> channels = new ArrayList<>();
    if (value.isJsonArray()) {
      JsonArray names = value.getAsJsonArray();
      names.forEach(n -> channels.add(n.getAsString()));
    } else {
      channels.add(value.getAsString());
    }
    return new Field(channels, null);
  }

  /** Channels it names; null when it names none. */
  @Nullable Set<String> channels() {
    if (fields.isEmpty()) {
      return null;
    }
    Set<String> names = new LinkedHashSet<>();
    fields.values().forEach(f -> names.addAll(f.channels()));
    return names;
  }

  /** Every channel that a real robot could sense. */
  static Set<String> unprivileged(EnvironmentSpec spec) {
    Set<String> names = new LinkedHashSet<>();
    for (ChannelSpec c : spec.channels()) {
      if (!c.privileged()) {
        names.add(c.name());
      }
    }
    return names;
  }

  /**
   * An observation in their words.
   *
   * @param read the channels, when there are no fields
   * @throws IllegalStateException one sentence, when a channel is not there
   */
  Map<String, Object> observation(EnvironmentSpec spec, Observation seen, Set<String> read) {
    Map<String, Object> out = new LinkedHashMap<>();
    if (fields.isEmpty()) {
      for (String name : read) {
        Observation.Channel c = seen.channels().get(name);
        if (c != null) {
          out.put(name, value(c));
        }
      }
      out.put("prompt", spec.task());
      return out;
    }
    fields.forEach((name, field) -> out.put(name, fill(field, seen)));
    return out;
  }

  private static Object fill(Field field, Observation seen) {
    if (field.text() != null) {
      return field.text();
    }
    if (field.channels().size() == 1) {
      return value(channel(seen, field.channels().get(0)));
    }
    int size = 0;
    List<float[]> parts = new ArrayList<>();
    for (String name : field.channels()) {
      if (!(channel(seen, name) instanceof Observation.Vector v)) {
        throw new IllegalStateException(
            "the mapping joins '" + name + "' to others, but it is no vector");
      }
      parts.add(v.values());
      size += v.values().length;
    }
    float[] all = new float[size];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return NdArray.of(all, size);
  }

  private static Observation.Channel channel(Observation seen, String name) {
    Observation.Channel c = seen.channels().get(name);
    if (c == null) {
      throw new IllegalStateException(
          "the mapping wants the channel '"
              + name
              + "', which this task lacks; it has "
              + String.join(" ", new java.util.TreeSet<>(seen.channels().keySet())));
    }
    return c;
  }

  private static Object value(Observation.Channel channel) {
    if (channel instanceof Observation.Vector v) {
      return NdArray.of(v.values(), v.values().length);
    }
    if (channel instanceof Observation.Image i) {
      return new NdArray("|u1", new int[] {i.height(), i.width(), 3}, i.rgb());
    }
    return ((Observation.Text) channel).text();
  }

  /**
   * Our action from a row of theirs.
   *
   * @throws IllegalArgumentException when the row is too short, without a subject
   */
  double[] row(double[] theirs) {
    if (columns.isEmpty()) {
      return theirs;
    }
    double[] ours = new double[columns.size()];
    for (int i = 0; i < ours.length; i++) {
      int c = columns.get(i);
      if (c < 0 || c >= theirs.length) {
        throw new IllegalArgumentException(
            "has " + theirs.length + " numbers, and the mapping wants column " + c);
      }
      ours[i] = theirs[c];
    }
    return ours;
  }
}
