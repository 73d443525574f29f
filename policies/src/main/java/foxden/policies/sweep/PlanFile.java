package foxden.policies.sweep;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import foxden.policies.catalog.ContextPlayers;
import foxden.policies.lmact.Answers;
import foxden.policies.lmact.ContextSettings;
import foxden.policies.lmact.IllegalMoves;
import foxden.sim.TextForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads sweep files (docs/formats/sweep.md): lists whose product are the cells; {@code sets} holds
 * further lists, each with what it says otherwise.
 */
public final class PlanFile {

  private static final Set<String> KEYS =
      Set.of(
          "name",
          "tasks",
          "representations",
          "players",
          "demos",
          "episodes",
          "seed",
          "seeds",
          "logs",
          "steps",
          "opponent",
          "starts",
          "answers",
          "illegal",
          "legal",
          "reasoning",
          "past_actions",
          "shuffled",
          "replay",
          "sets");

  /** What holds for a whole sweep, and so may not stand in one of its sets. */
  private static final Set<String> WHOLE =
      Set.of("name", "episodes", "seed", "seeds", "logs", "sets");

  private final Path file;
  private final SweepProgram program;
  private final Set<Cell> cells = new LinkedHashSet<>();
  private final Set<String> left = new LinkedHashSet<>();

  private PlanFile(Path file, SweepProgram program) {
    this.file = file;
    this.program = program;
  }

  /**
   * Reads one.
   *
   * @throws IOException when it cannot be read or makes no sense; one sentence with the place
   */
  public static Plan read(Path file, SweepProgram program) throws IOException {
    JsonObject root;
    try {
      root = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    } catch (java.nio.file.NoSuchFileException e) {
      throw new IOException(file + ": there is no such file", e);
    } catch (JsonParseException | IllegalStateException e) {
      String why = String.valueOf(e.getMessage()).replaceAll("\\s*\\R.*", "");
      throw new IOException(file + ": is not a JSON object (" + why + ")", e);
    }
    return new PlanFile(file, program).plan(root);
  }

  private Plan plan(JsonObject root) throws IOException {
    check(root, "", KEYS);
    List<Long> seeds = seeds(root);
    if (root.has("sets")) {
      JsonArray sets = array(root, "", "sets");
      for (int i = 0; i < sets.size(); i++) {
        String place = "sets[" + i + "]";
        if (!sets.get(i).isJsonObject()) {
          throw wrong(place, "must be an object");
        }
        JsonObject own = sets.get(i).getAsJsonObject();
        check(own, place, KEYS);
        for (String key : WHOLE) {
          if (own.has(key)) {
            throw wrong(place + "." + key, "holds for the whole sweep; move it to the top");
          }
        }
        JsonObject merged = root.deepCopy();
        for (Map.Entry<String, JsonElement> e : own.entrySet()) {
          merged.add(e.getKey(), e.getValue());
        }
        set(merged, place);
      }
    } else {
      set(root, "");
    }
    int logs = number(root, "", "logs", 10, 0);
    if (cells.isEmpty()) {
      throw wrong("", "names no cell at all: " + String.join("; ", left));
    }
    return new Plan(
        text(root, "", "name", file.getFileName().toString().replaceAll("\\.json$", "")),
        new ArrayList<>(cells),
        seeds,
        logs,
        new ArrayList<>(left));
  }

  private IOException wrong(String place, String what) {
    return new IOException(file + (place.isEmpty() ? ": " : ": " + place + " ") + what);
  }

  private void check(JsonObject json, String place, Set<String> known) throws IOException {
    for (String key : json.keySet()) {
      if (!known.contains(key)) {
        throw wrong(
            dot(place, key),
            "is not known; choose among " + String.join(" ", known.stream().sorted().toList()));
      }
    }
  }

  private static String dot(String place, String key) {
    return place.isEmpty() ? key : place + "." + key;
  }

  private List<Long> seeds(JsonObject root) throws IOException {
    List<Long> seeds = new ArrayList<>();
    if (root.has("seeds")) {
      JsonArray listed = array(root, "", "seeds");
      for (int i = 0; i < listed.size(); i++) {
        long seed = whole(listed.get(i), "seeds[" + i + "]");
        if (seeds.contains(seed)) {
          throw wrong("seeds[" + i + "]", "repeats " + seed);
        }
        seeds.add(seed);
      }
      if (seeds.isEmpty()) {
        throw wrong("seeds", "is empty");
      }
      return seeds;
    }
    int episodes = number(root, "", "episodes", 100, 1);
    long first = root.has("seed") ? whole(root.get("seed"), "seed") : 0;
    for (int i = 0; i < episodes; i++) {
      seeds.add(first + i);
    }
    return seeds;
  }

  // ---- One product of lists -------------------------------------------------------------------

  private void set(JsonObject json, String place) throws IOException {
    List<String> tasks = texts(json, place, "tasks", null);
    List<String> representations = texts(json, place, "representations", List.of(""));
    List<String> players = texts(json, place, "players", null);
    List<Integer> demos = new ArrayList<>();
    if (json.has("demos")) {
      JsonArray listed = array(json, place, "demos");
      for (int i = 0; i < listed.size(); i++) {
        String here = dot(place, "demos") + "[" + i + "]";
        long n = whole(listed.get(i), here);
        if (n < 0 || n > 100_000) {
          throw wrong(here, "must be 0 or more, not " + n);
        }
        demos.add((int) n);
      }
    } else {
      demos.add(0);
    }
    boolean replay = flag(json, place, "replay", false);
    Cell like =
        new Cell(
            "",
            "",
            "",
            0,
            replay,
            number(json, place, "steps", 0, 0),
            text(json, place, "opponent", ""),
            one(json, place, "starts", ContextSettings.Starts.values(), "paired"),
            one(json, place, "answers", Answers.values(), "strict"),
            one(json, place, "illegal", IllegalMoves.values(), "random"),
            flag(json, place, "legal", false),
            flag(json, place, "reasoning", false),
            flag(json, place, "past_actions", true),
            flag(json, place, "shuffled", false));
    for (String task : tasks) {
      for (String player : players) {
        for (String representation : representations) {
          for (int n : demos) {
            add(like, place, task, representation, player, n);
          }
        }
      }
    }
  }

  private void add(
      Cell like, String place, String task, String representation, String player, int demos)
      throws IOException {
    Cell cell =
        new Cell(
            task,
            representation,
            player,
            like.replay() ? 1 : demos,
            like.replay(),
            like.steps(),
            like.opponent(),
            like.starts(),
            like.answers(),
            like.illegal(),
            like.legal(),
            like.reasoning(),
            like.pastActions(),
            like.shuffled());
    try {
      ContextPlayers context = program.players(cell.opponent());
      TextForm form = program.task(task, cell.opponent()).text().orElse(null);
      if (form == null || !context.has(player)) {
        if (like.replay()) {
          left.add(player + " cannot take the replay control, for it is shown no prompt");
          return;
        }
        cells.add(program.takesDemonstrations(cell) ? cell.unshown() : cell.plain());
        return;
      }
      String shown = representation.isEmpty() ? form.representations().get(0) : representation;
      if (!form.representations().contains(shown)) {
        left.add(task + " has no representation '" + shown + "'");
        return;
      }
      cells.add(cell.with(cell.demos(), shown));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          file + (place.isEmpty() ? ": " : ": " + place + ": ") + e.getMessage(), e);
    }
  }

  // ---- Values ---------------------------------------------------------------------------------

  private JsonArray array(JsonObject json, String place, String key) throws IOException {
    if (!json.get(key).isJsonArray()) {
      throw wrong(dot(place, key), "must be a list");
    }
    return json.getAsJsonArray(key);
  }

  private List<String> texts(
      JsonObject json, String place, String key, @Nullable List<String> otherwise)
      throws IOException {
    if (!json.has(key)) {
      if (otherwise == null) {
        throw wrong(dot(place, key), "is missing");
      }
      return otherwise;
    }
    List<String> all = new ArrayList<>();
    JsonArray listed = array(json, place, key);
    for (int i = 0; i < listed.size(); i++) {
      JsonElement e = listed.get(i);
      if (!e.isJsonPrimitive() || !e.getAsJsonPrimitive().isString()) {
        throw wrong(dot(place, key) + "[" + i + "]", "must be a text, not " + e);
      }
      all.add(e.getAsString());
    }
    if (all.isEmpty()) {
      throw wrong(dot(place, key), "is empty");
    }
    return all;
  }

  private long whole(JsonElement e, String place) throws IOException {
    try {
      double value = e.getAsDouble();
      if (value == Math.rint(value) && Math.abs(value) < 1e15) {
        return (long) value;
      }
    } catch (NumberFormatException | IllegalStateException | UnsupportedOperationException x) {
      // Told below.
    }
    throw wrong(place, "must be a whole number, not " + e);
  }

  private int number(JsonObject json, String place, String key, int otherwise, int least)
      throws IOException {
    if (!json.has(key)) {
      return otherwise;
    }
    long value = whole(json.get(key), dot(place, key));
    if (value < least || value > 10_000_000) {
      throw wrong(dot(place, key), "must be at least " + least + ", not " + value);
    }
    return (int) value;
  }

  private String text(JsonObject json, String place, String key, String otherwise)
      throws IOException {
    if (!json.has(key)) {
      return otherwise;
    }
    JsonElement e = json.get(key);
    if (!e.isJsonPrimitive() || !e.getAsJsonPrimitive().isString()) {
      throw wrong(dot(place, key), "must be a text, not " + e);
    }
    return e.getAsString();
  }

  private boolean flag(JsonObject json, String place, String key, boolean otherwise)
      throws IOException {
    if (!json.has(key)) {
      return otherwise;
    }
    JsonElement e = json.get(key);
    if (!e.isJsonPrimitive() || !e.getAsJsonPrimitive().isBoolean()) {
      throw wrong(dot(place, key), "must be true or false, not " + e);
    }
    return e.getAsBoolean();
  }

  private String one(JsonObject json, String place, String key, Enum<?>[] kinds, String otherwise)
      throws IOException {
    String value = text(json, place, key, otherwise);
    List<String> names = new ArrayList<>();
    for (Enum<?> kind : kinds) {
      names.add(kind.name().toLowerCase(Locale.ROOT));
    }
    if (!names.contains(value)) {
      throw wrong(
          dot(place, key), "must be one of " + String.join(" ", names) + ", not '" + value + "'");
    }
    return value;
  }
}
