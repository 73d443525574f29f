package foxden.policies.remote;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import foxden.policies.ActionCheck;
import foxden.sim.Action;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Foxden's own lockstep form: one JSON object a text frame, each question answered by one. */
final class JsonDialect implements Dialect {

  /** Version of the protocol. */
  static final int VERSION = 1;

  private final Connection connection;
  private final RemoteAddress address;
  private final String name;
  private final @Nullable Set<String> wanted;
  private final boolean remembers;
  private Set<String> read = Set.of();

  /**
   * @param hello the server's first frame
   * @throws IllegalStateException one sentence, when it speaks something else
   */
  JsonDialect(Connection connection, RemoteAddress address, String hello) {
    this.connection = connection;
    this.address = address;
    JsonObject in = object(hello);
    if (!in.has("foxden")) {
      throw new IllegalStateException(
          address + " began with a text that is no greeting ({\"foxden\":1}): " + shortened(hello));
    }
    int version = (int) number(in, "foxden");
    if (version != VERSION) {
      throw new IllegalStateException(
          "%s speaks version %d of the lockstep form; this Foxden speaks %d"
              .formatted(address, version, VERSION));
    }
    this.name = in.has("name") ? text(in, "name") : "unnamed";
    this.remembers = in.has("remembers") && in.get("remembers").getAsBoolean();
    this.wanted = in.has("channels") ? names(in) : null;
  }

  private Set<String> names(JsonObject in) {
    Set<String> names = new LinkedHashSet<>();
    try {
      in.getAsJsonArray("channels").forEach(c -> names.add(c.getAsString()));
    } catch (ClassCastException | IllegalStateException | UnsupportedOperationException e) {
      throw new IllegalStateException(address + ": 'channels' in the greeting is no list", e);
    }
    return names;
  }

  @Override
  public String server() {
    return name + " (lockstep JSON)";
  }

  @Override
  public @Nullable Set<String> channels() {
    return wanted;
  }

  @Override
  public boolean remembers() {
    return remembers;
  }

  @Override
  public boolean reset(EnvironmentSpec spec, long seed, long step, Set<String> channels) {
    read = channels;
    JsonObject out = Wire.reset(spec, seed, channels);
    if (step > 0) {
      out.addProperty("step", step);
    }
    connection.send(out.toString());
    JsonObject answer = answer("reset, seed " + seed);
    if (!type(answer).equals("ready")) {
      throw wrong("answered the reset with '" + type(answer) + "' instead of 'ready'");
    }
    return true;
  }

  @Override
  public Answer ask(EnvironmentSpec spec, Observation seen, @Nullable Action applied) {
    JsonObject out = Wire.observation(seen, read);
    if (applied != null) {
      out.add("applied", Wire.action(applied));
    }
    connection.send(out.toString());
    String about = "step " + seen.step();
    JsonObject answer = answer(about);
    if (!type(answer).equals("action")) {
      throw wrong("answered " + about + " with '" + type(answer) + "' instead of 'action'");
    }
    List<Action> chunk = new ArrayList<>();
    if (answer.get("actions") instanceof JsonArray rows) {
      for (JsonElement row : rows) {
        chunk.add(action(spec, row, about + ", row " + chunk.size()));
      }
      if (chunk.isEmpty()) {
        throw wrong("answered " + about + " with an empty chunk");
      }
    } else if (answer.has("action")) {
      chunk.add(action(spec, answer.get("action"), about));
    } else {
      throw wrong("answered " + about + " without 'action' or 'actions'");
    }
    return new Answer(chunk, trace(answer));
  }

  private Action action(EnvironmentSpec spec, JsonElement value, String about) {
    try {
      if (value instanceof JsonArray array) {
        double[] row = new double[array.size()];
        for (int i = 0; i < row.length; i++) {
          // Gson takes a list of one for the one.
          if (array.get(i) instanceof JsonArray) {
            throw wrong("gave an action (" + about + ") that is a list of lists");
          }
          row[i] = array.get(i).isJsonNull() ? Double.NaN : array.get(i).getAsDouble();
        }
        return ActionCheck.of(spec.action(), row);
      }
      if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) {
        return ActionCheck.of(spec.action(), new double[] {value.getAsDouble()});
      }
      if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()) {
        return ActionCheck.of(spec.action(), value.getAsString());
      }
    } catch (NumberFormatException | UnsupportedOperationException e) {
      throw wrong("gave an action (" + about + ") that is no list of numbers");
    } catch (IllegalArgumentException e) {
      throw wrong("gave an action (" + about + ") that " + e.getMessage());
    }
    throw wrong("gave an action (" + about + ") that is neither numbers nor a name");
  }

  private static Trace trace(JsonObject answer) {
    Map<String, Trace.Array> arrays = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    if (answer.get("trace") instanceof JsonObject shown) {
      for (Map.Entry<String, JsonElement> e : shown.entrySet()) {
        if (e.getValue() instanceof JsonArray a) {
          float[] values = new float[a.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] =
                a.get(i).isJsonPrimitive() && a.get(i).getAsJsonPrimitive().isNumber()
                    ? a.get(i).getAsFloat()
                    : Float.NaN;
          }
          arrays.put("remote/" + e.getKey(), new Trace.Array(new int[] {values.length}, values));
        } else if (e.getValue().isJsonPrimitive()) {
          texts.put("remote/" + e.getKey(), e.getValue().getAsString());
        }
      }
    }
    return new Trace(arrays, texts);
  }

  private JsonObject answer(String about) {
    Connection.Message message = connection.receive(about);
    if (!(message instanceof Connection.Message.Text text)) {
      throw wrong("answered " + about + " with a binary frame; this form is text");
    }
    JsonObject in = object(text.text());
    if (type(in).equals("error")) {
      throw wrong("says: " + (in.has("message") ? Connection.last(text(in, "message")) : "error"));
    }
    return in;
  }

  private JsonObject object(String text) {
    try {
      if (JsonParser.parseString(text) instanceof JsonObject object) {
        return object;
      }
    } catch (JsonParseException e) {
      // Told below.
    }
    throw wrong("sent something that is no JSON object: " + shortened(text));
  }

  private static String type(JsonObject in) {
    return in.has("type") && in.get("type").isJsonPrimitive() ? in.get("type").getAsString() : "";
  }

  private String text(JsonObject in, String key) {
    if (in.get(key).isJsonPrimitive()) {
      return in.get(key).getAsString();
    }
    throw wrong("sent '" + key + "' that is no text");
  }

  private double number(JsonObject in, String key) {
    if (in.get(key).isJsonPrimitive() && in.get(key).getAsJsonPrimitive().isNumber()) {
      return in.get(key).getAsDouble();
    }
    throw wrong("sent '" + key + "' that is no number");
  }

  private IllegalStateException wrong(String what) {
    return new IllegalStateException(address + " " + what);
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > 80 ? line.substring(0, 80) + "\u2026" : line;
  }
}
