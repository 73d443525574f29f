package foxden.policies.remote;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import foxden.policies.ActionCheck;
import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.java_websocket.WebSocket;

/** A client that speaks lockstep JSON. */
final class JsonSession extends Session {

  JsonSession(
      WebSocket connection, EnvironmentSpec spec, Supplier<Policy> policies, Consumer<String> log) {
    super(connection, spec, policies, log);
  }

  @Override
  void greet() {
    hear(
        () -> {
          Policy p = policy();
          // Some know only in a reset what they read.
          p.reset(spec, 0);
          JsonObject out = new JsonObject();
          out.addProperty("foxden", JsonDialect.VERSION);
          out.addProperty("name", p.name());
          out.addProperty("task", spec.task());
          out.addProperty("remembers", p.remembers());
          JsonArray channels = new JsonArray();
          p.channels().stream().sorted().forEach(channels::add);
          out.add("channels", channels);
          connection.send(out.toString());
        });
  }

  @Override
  void text(String message) {
    JsonObject in = object(message);
    String type = in.has("type") ? in.get("type").getAsString() : "";
    switch (type) {
      case "reset" -> {
        if (in.has("task") && !in.get("task").getAsString().equals(spec.task())) {
          throw new IllegalArgumentException(
              "this server plays '%s', not '%s'"
                  .formatted(spec.task(), in.get("task").getAsString()));
        }
        policy().reset(spec, in.has("seed") ? in.get("seed").getAsLong() : 0);
        JsonObject out = new JsonObject();
        out.addProperty("type", "ready");
        connection.send(out.toString());
      }
      case "observation" -> {
        if (in.has("applied")) {
          policy().applied(action(in.get("applied")));
        }
        JsonObject out = new JsonObject();
        out.addProperty("type", "action");
        out.add("action", Wire.action(act(observation(in)).action()));
        connection.send(out.toString());
      }
      default ->
          throw new IllegalArgumentException(
              "'type' is '" + type + "' and neither reset nor observation");
    }
  }

  private Action action(JsonElement value) {
    if (value instanceof JsonArray array) {
      double[] row = new double[array.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = array.get(i).getAsDouble();
      }
      return ActionCheck.of(spec.action(), row);
    }
    return spec.action() instanceof ActionSpec.Words
        ? new Action.TextAction(value.getAsString())
        : ActionCheck.of(spec.action(), new double[] {value.getAsDouble()});
  }

  private static JsonObject object(String message) {
    try {
      if (JsonParser.parseString(message) instanceof JsonObject object) {
        return object;
      }
    } catch (JsonParseException e) {
      // Told below.
    }
    throw new IllegalArgumentException("the message is no JSON object");
  }

  private static Observation observation(JsonObject in) {
    try {
      return Wire.observation(in);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "the observation lacks step, time or channels, or one of them is of another kind", e);
    }
  }

  @Override
  void bytes(byte[] message) {
    throw new IllegalArgumentException("this path takes text frames; msgpack is at /");
  }

  @Override
  void complain(String sentence) {
    JsonObject out = new JsonObject();
    out.addProperty("type", "error");
    out.addProperty("message", sentence);
    connection.send(out.toString());
  }
}
