package foxden.app.link;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import foxden.policies.Mind;
import foxden.sim.loop.BreakCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * When a live world should pause by itself: plain data, made by clicking on what is shown, kept
 * with the session. What only the world knows is a {@link BreakCondition}; the others are about
 * what is measured or thought.
 */
public sealed interface Stop {

  /** Something in the world. */
  record World(BreakCondition condition) implements Stop {}

  /** A measured lane crosses a value. */
  record Series(String name, String unit, double value, boolean rising) implements Stop {}

  /** A forget gate of a head falls below a value. */
  record Gate(int layer, int head, double below) implements Stop {}

  /** A head looks back farther than so long, on average. */
  record Looks(int layer, int head, double seconds) implements Stop {}

  /** What happened, for people, without a full stop. */
  default String sentence() {
    return words(true);
  }

  /** What is waited for, for people, without a full stop. */
  default String wish() {
    return words(false);
  }

  private String words(boolean past) {
    if (this instanceof World w) {
      return past ? w.condition().sentence() : w.condition().wish();
    } else if (this instanceof Series s) {
      String crosses =
          s.rising() ? past ? "rose above" : "rises above" : past ? "fell below" : "falls below";
      return String.format(Locale.ROOT, "%s %s %.3g %s", s.name(), crosses, s.value(), s.unit())
          .strip();
    } else if (this instanceof Gate g) {
      return String.format(
          Locale.ROOT,
          "a forget gate of head %d.%d %s below %.2g",
          g.layer(),
          g.head(),
          past ? "fell" : "falls",
          g.below());
    } else if (this instanceof Looks l) {
      return String.format(
          Locale.ROOT,
          "head %d.%d %s back more than %.2g s",
          l.layer(),
          l.head(),
          past ? "looked" : "looks",
          l.seconds());
    }
    throw new AssertionError(this);
  }

  /** What a head that is pointed at can be watched for. */
  static List<Stop> ofHead(int layer, int head) {
    return List.of(
        new Gate(layer, head, 0.5),
        new Gate(layer, head, 0.1),
        new Looks(layer, head, 0.5),
        new Looks(layer, head, 2));
  }

  /** Whether a measured lane crossed the value between two of its samples. */
  static boolean crossed(Series s, float before, float now) {
    return s.rising()
        ? before <= s.value() && now > s.value()
        : before >= s.value() && now < s.value();
  }

  /**
   * Whether a mind meets a condition at tokens that are new.
   *
   * @param from first token not looked at yet
   */
  static boolean met(Stop stop, Mind mind, int from, double tickSeconds) {
    int end = mind.tokens();
    if (stop instanceof Gate g) {
      if (g.layer() >= mind.layers() || g.head() >= mind.heads()) {
        return false;
      }
      double below = Math.log(g.below());
      for (int i = from; i < end; i++) {
        if (mind.logForget(g.layer(), g.head(), i) < below) {
          return true;
        }
      }
      return false;
    }
    if (stop instanceof Looks l) {
      return end > from
          && l.layer() < mind.layers()
          && l.head() < mind.heads()
          && lookBack(mind, l.layer(), l.head(), end - 1, tickSeconds) > l.seconds();
    }
    return false;
  }

  // Mean age of what a head attends to within the episode, s.
  private static double lookBack(Mind mind, int layer, int head, int query, double tick) {
    float[] a = new float[query + 1];
    mind.row(layer, head, query, a, null, null);
    long now = mind.token(query).step();
    double mass = 0;
    double age = 0;
    for (int j = 0; j <= query; j++) {
      long step = mind.token(j).step();
      if (step >= 0) {
        mass += a[j];
        age += a[j] * (now - step) * tick;
      }
    }
    return mass < 1e-9 ? 0 : age / mass;
  }

  // ---- As text ------------------------------------------------------------------------------

  /** A list of conditions as JSON. */
  static String write(List<Stop> stops) {
    JsonArray all = new JsonArray();
    for (Stop s : stops) {
      JsonObject o = new JsonObject();
      if (s instanceof World w) {
        BreakCondition c = w.condition();
        o.addProperty("when", c.getClass().getSimpleName());
        o.add("of", new Gson().toJsonTree(c));
      } else {
        o.addProperty("when", s.getClass().getSimpleName());
        o.add("of", new Gson().toJsonTree(s));
      }
      all.add(o);
    }
    return all.toString();
  }

  /** Reads what {@link #write} wrote; what it does not know is left out. */
  static List<Stop> read(String text) {
    List<Stop> out = new ArrayList<>();
    try {
      for (JsonElement e : JsonParser.parseString(text).getAsJsonArray()) {
        JsonObject o = e.getAsJsonObject();
        JsonObject of = o.getAsJsonObject("of");
        Gson gson = new Gson();
        switch (o.get("when").getAsString()) {
          case "Series" -> out.add(gson.fromJson(of, Series.class));
          case "Gate" -> out.add(gson.fromJson(of, Gate.class));
          case "Looks" -> out.add(gson.fromJson(of, Looks.class));
          case "OnEvent" -> out.add(new World(gson.fromJson(of, BreakCondition.OnEvent.class)));
          case "OnGoal" -> out.add(new World(gson.fromJson(of, BreakCondition.OnGoal.class)));
          case "OnSuccess" -> out.add(new World(new BreakCondition.OnSuccess()));
          case "OnContact" -> out.add(new World(gson.fromJson(of, BreakCondition.OnContact.class)));
          case "AtStep" -> out.add(new World(gson.fromJson(of, BreakCondition.AtStep.class)));
          case "OnNan" -> out.add(new World(new BreakCondition.OnNan()));
          default -> {}
        }
      }
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      return List.copyOf(out);
    }
    return List.copyOf(out);
  }
}
