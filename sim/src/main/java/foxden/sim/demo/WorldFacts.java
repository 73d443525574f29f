package foxden.sim.demo;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import foxden.sim.Dial;
import foxden.sim.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a world is made of before anybody changes it, as a setting of a demonstration: the numbers
 * that can be turned, masses and frictions. So a replay that parts can name what is not the same.
 */
public final class WorldFacts {

  /** The setting they are kept in, as a JSON object of numbers by name. */
  public static final String SETTING = "facts";

  /** More differences than this are counted, not listed. */
  private static final int LISTED = 6;

  private WorldFacts() {}

  /** Of a world to which nothing was done yet. */
  public static String of(Environment world) {
    JsonObject facts = new JsonObject();
    for (Dial d : world.dials()) {
      facts.addProperty((d.limb() + " " + d.label()).strip(), d.own());
    }
    new TreeMap<>(world.bodyFacts())
        .forEach(
            (body, f) -> {
              facts.addProperty("mass of " + body, f[0]);
              facts.addProperty("friction of " + body, f[1]);
            });
    return facts.toString();
  }

  /** What was otherwise where a demonstration was made, each a sentence; none when unknown. */
  static List<String> differences(DemoInfo info, Environment here) {
    Map<String, Double> then = read(info.settings().getOrDefault(SETTING, "{}"));
    Map<String, Double> now = read(of(here));
    List<String> out = new ArrayList<>();
    int more = 0;
    for (Map.Entry<String, Double> e : then.entrySet()) {
      Double v = now.get(e.getKey());
      if (v == null || v.equals(e.getValue())) {
        continue;
      }
      if (out.size() < LISTED) {
        out.add("The " + e.getKey() + " was " + e.getValue() + ", here it is " + v + ".");
      } else {
        more++;
      }
    }
    if (more > 0) {
      out.add(more + " more masses, frictions or settings are not the same.");
    }
    return out;
  }

  private static Map<String, Double> read(String json) {
    Map<String, Double> facts = new TreeMap<>();
    try {
      for (Map.Entry<String, JsonElement> e :
          JsonParser.parseString(json).getAsJsonObject().entrySet()) {
        facts.put(e.getKey(), e.getValue().getAsDouble());
      }
    } catch (JsonParseException | IllegalStateException | NumberFormatException e) {
      // Written by somebody else: then nothing is known.
      return Map.of();
    }
    return facts;
  }
}
