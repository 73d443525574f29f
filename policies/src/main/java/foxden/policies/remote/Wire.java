package foxden.policies.remote;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.ChannelSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The words of the lockstep form: what is asked, and how it is read again. */
final class Wire {

  private Wire() {}

  /** The question that begins an episode. */
  static JsonObject reset(EnvironmentSpec spec, long seed, Set<String> channels) {
    JsonObject out = new JsonObject();
    out.addProperty("type", "reset");
    out.addProperty("task", spec.task());
    out.addProperty("seed", seed);
    out.addProperty("seconds_per_decision", spec.tickSeconds() * spec.policyEvery());
    out.addProperty("ticks_per_decision", spec.policyEvery());
    out.add("action", action(spec.action()));
    JsonArray list = new JsonArray();
    for (ChannelSpec c : spec.channels()) {
      if (channels.contains(c.name())) {
        JsonObject channel = new JsonObject();
        channel.addProperty("name", c.name());
        channel.addProperty("kind", c.kind().name().toLowerCase(java.util.Locale.ROOT));
        channel.addProperty("size", c.size());
        channel.add("labels", strings(c.labels()));
        list.add(channel);
      }
    }
    out.add("channels", list);
    return out;
  }

  private static JsonObject action(ActionSpec spec) {
    JsonObject out = new JsonObject();
    if (spec instanceof ActionSpec.Box box) {
      out.addProperty("kind", "box");
      out.add("low", bounds(box.low()));
      out.add("high", bounds(box.high()));
      out.add("labels", strings(box.labels()));
    } else if (spec instanceof ActionSpec.Discrete discrete) {
      out.addProperty("kind", "discrete");
      out.add("names", strings(discrete.names()));
    } else {
      out.addProperty("kind", "words");
    }
    return out;
  }

  private static JsonArray strings(Collection<String> values) {
    JsonArray out = new JsonArray();
    values.forEach(out::add);
    return out;
  }

  // JSON has no infinity: an open bound is null.
  private static JsonArray bounds(float[] values) {
    JsonArray out = new JsonArray();
    for (float v : values) {
      out.add(Float.isFinite(v) ? new JsonPrimitive(v) : JsonNull.INSTANCE);
    }
    return out;
  }

  private static JsonArray numbers(float[] values) {
    JsonArray out = new JsonArray();
    for (float v : values) {
      out.add(v);
    }
    return out;
  }

  /** The question of a decision. */
  static JsonObject observation(Observation seen, Set<String> channels) {
    JsonObject out = new JsonObject();
    out.addProperty("type", "observation");
    out.addProperty("step", seen.step());
    out.addProperty("time", seen.time());
    JsonObject values = new JsonObject();
    for (String name : channels) {
      Observation.Channel c = seen.channels().get(name);
      if (c instanceof Observation.Vector v) {
        values.add(name, numbers(v.values()));
      } else if (c instanceof Observation.Text t) {
        values.addProperty(name, t.text());
      } else if (c instanceof Observation.Image i) {
        JsonObject image = new JsonObject();
        image.addProperty("width", i.width());
        image.addProperty("height", i.height());
        image.addProperty("rgb", Base64.getEncoder().encodeToString(i.rgb()));
        values.add(name, image);
      }
    }
    out.add("channels", values);
    return out;
  }

  /** An action as both sides write it. */
  static JsonElement action(Action action) {
    if (action instanceof Action.VectorAction v) {
      return numbers(v.values());
    }
    if (action instanceof Action.DiscreteAction d) {
      return new JsonPrimitive(d.index());
    }
    return new JsonPrimitive(((Action.TextAction) action).text());
  }

  /**
   * Reads an observation, for a server.
   *
   * @throws RuntimeException of Gson, when it is none
   */
  static Observation observation(JsonObject in) {
    Map<String, Observation.Channel> channels = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> e : in.getAsJsonObject("channels").entrySet()) {
      JsonElement value = e.getValue();
      if (value instanceof JsonArray array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = array.get(i).getAsFloat();
        }
        channels.put(e.getKey(), new Observation.Vector(values));
      } else if (value instanceof JsonObject image) {
        channels.put(
            e.getKey(),
            new Observation.Image(
                image.get("width").getAsInt(),
                image.get("height").getAsInt(),
                Base64.getDecoder().decode(image.get("rgb").getAsString())));
      } else {
        channels.put(e.getKey(), new Observation.Text(value.getAsString()));
      }
    }
    return new Observation(in.get("step").getAsLong(), in.get("time").getAsDouble(), channels);
  }
}
