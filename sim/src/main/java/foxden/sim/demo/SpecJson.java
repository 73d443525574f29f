package foxden.sim.demo;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import foxden.sim.ActionSpec;
import foxden.sim.ChannelSpec;
import foxden.sim.EnvironmentSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An {@link EnvironmentSpec} as JSON text, so that a file can be shown without its world. */
final class SpecJson {

  private SpecJson() {}

  static String write(EnvironmentSpec spec) {
    JsonOut out = new JsonOut().open();
    out.field("task", spec.task()).field("scene", spec.scene());
    out.key("tickSeconds").exact(spec.tickSeconds());
    out.field("policyEvery", spec.policyEvery()).field("maxSteps", spec.maxSteps());
    out.key("channels").list();
    for (ChannelSpec c : spec.channels()) {
      out.open().field("name", c.name()).field("kind", c.kind().name()).field("size", c.size());
      out.strings("labels", c.labels()).close();
    }
    out.endList().key("action").open();
    if (spec.action() instanceof ActionSpec.Box box) {
      out.field("kind", "box").key("low").exact(box.low()).key("high").exact(box.high());
      out.strings("labels", box.labels());
    } else if (spec.action() instanceof ActionSpec.Discrete discrete) {
      out.field("kind", "discrete").strings("names", discrete.names());
    } else {
      out.field("kind", "words");
    }
    out.close().strings("bodies", spec.bodies()).strings("joints", spec.joints());
    return out.close().toString();
  }

  static EnvironmentSpec read(String text) throws IOException {
    try {
      JsonObject in = JsonParser.parseString(text).getAsJsonObject();
      List<ChannelSpec> channels = new ArrayList<>();
      for (JsonElement element : in.getAsJsonArray("channels")) {
        JsonObject c = element.getAsJsonObject();
        channels.add(
            new ChannelSpec(
                c.get("name").getAsString(),
                ChannelSpec.Kind.valueOf(c.get("kind").getAsString()),
                c.get("size").getAsInt(),
                strings(c.getAsJsonArray("labels"))));
      }
      return new EnvironmentSpec(
          in.get("task").getAsString(),
          in.get("scene").getAsString(),
          in.get("tickSeconds").getAsDouble(),
          in.get("policyEvery").getAsInt(),
          in.get("maxSteps").getAsInt(),
          channels,
          action(in.getAsJsonObject("action")),
          strings(in.getAsJsonArray("bodies")),
          strings(in.getAsJsonArray("joints")));
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | NullPointerException
        | UnsupportedOperationException e) {
      throw new IOException("metadata foxden.spec is damaged", e);
    }
  }

  private static ActionSpec action(JsonObject in) {
    return switch (in.get("kind").getAsString()) {
      case "box" ->
          new ActionSpec.Box(
              floats(in.getAsJsonArray("low")),
              floats(in.getAsJsonArray("high")),
              strings(in.getAsJsonArray("labels")));
      case "discrete" -> new ActionSpec.Discrete(strings(in.getAsJsonArray("names")));
      default -> new ActionSpec.Words();
    };
  }

  // JSON has no infinity: an open bound is written as null.
  private static float[] floats(JsonArray array) {
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      JsonElement e = array.get(i);
      values[i] = e.isJsonNull() ? Float.NaN : Float.parseFloat(e.getAsString());
    }
    return values;
  }

  private static List<String> strings(JsonArray array) {
    List<String> values = new ArrayList<>();
    array.forEach(e -> values.add(e.getAsString()));
    return values;
  }
}
