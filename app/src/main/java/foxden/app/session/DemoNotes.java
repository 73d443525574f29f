package foxden.app.session;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import foxden.sim.household.TakeQuality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about a demonstration, and what its checks said: {@code NAME.json} beside
 * {@code NAME.mcap} (of a shipped one under {@code out/notes}), so that the recording itself is
 * never written again.
 *
 * @param success whether a person counts it as one; null when nobody said
 * @param checks empty when nobody checked it
 * @param labels named stretches, in order
 */
public record DemoNotes(
    String notes, @Nullable Boolean success, List<TakeQuality.Check> checks, List<Label> labels) {

  // Below the install root.
  private static final Path SHIPPED = Path.of("scenes", "demos");

  /** Nobody said anything. */
  public static final DemoNotes NONE = new DemoNotes("", null, List.of(), List.of());

  /**
   * A named stretch.
   *
   * @param from first step
   * @param to last step
   */
  public record Label(long from, long to, String name) {}

  public DemoNotes {
    checks = List.copyOf(checks);
    labels = List.copyOf(labels);
  }

  /** The same with other labels. */
  public DemoNotes with(List<Label> other) {
    return new DemoNotes(notes, success, checks, other);
  }

  /** The same with the checks of a run. */
  public DemoNotes checked(List<TakeQuality.Check> found) {
    return new DemoNotes(notes, success, found, labels);
  }

  /** The labels of a stretch, cut to it. */
  public List<Label> within(long from, long to) {
    return labels.stream()
        .filter(l -> l.to() >= from && l.from() <= to)
        .map(l -> new Label(Math.max(from, l.from()), Math.min(to, l.to()), l.name()))
        .toList();
  }

  /** Checks that matter and hold, of how many: {@code 7 of 8}; empty when nobody checked. */
  public String quality() {
    long hard = checks.stream().filter(c -> !c.soft()).count();
    long good = checks.stream().filter(c -> !c.soft() && c.good()).count();
    return hard == 0 ? "" : good + " of " + hard;
  }

  /**
   * Where the notes of a recording are: beside it; of one that came with the program, which
   * nobody's notes shall touch, under {@code out/notes}.
   */
  public static Path beside(Path demo) {
    String name = demo.getFileName().toString().replaceAll("\\.mcap$", "") + ".json";
    Path here = demo.toAbsolutePath().normalize();
    for (Path at = here.getParent(); at != null; at = at.getParent()) {
      if (at.endsWith(SHIPPED)) {
        Path notes = at.resolve("../../out/notes").normalize();
        return notes.resolve(at.relativize(here)).resolveSibling(name);
      }
    }
    return demo.resolveSibling(name);
  }

  /**
   * What there is about a recording; {@link #NONE} without a file.
   *
   * @throws IOException one sentence when it cannot be read
   */
  public static DemoNotes read(Path demo) throws IOException {
    Path file = beside(demo);
    if (!Files.isRegularFile(file)) {
      return NONE;
    }
    try {
      JsonObject o = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      List<TakeQuality.Check> checks = new ArrayList<>();
      for (JsonElement e : array(o, "checks")) {
        JsonObject c = e.getAsJsonObject();
        checks.add(
            new TakeQuality.Check(
                c.get("name").getAsString(),
                c.get("good").getAsBoolean(),
                c.get("soft").getAsBoolean(),
                c.get("text").getAsString()));
      }
      List<Label> labels = new ArrayList<>();
      for (JsonElement e : array(o, "labels")) {
        JsonObject l = e.getAsJsonObject();
        labels.add(
            new Label(
                l.get("from").getAsLong(), l.get("to").getAsLong(), l.get("name").getAsString()));
      }
      return new DemoNotes(
          o.has("notes") ? o.get("notes").getAsString() : "",
          o.has("success") ? o.get("success").getAsBoolean() : null,
          checks,
          labels);
    } catch (RuntimeException e) {
      throw new IOException(file + ": not the notes of a demonstration; mend or delete it", e);
    }
  }

  private static JsonArray array(JsonObject o, String name) {
    return o.has(name) ? o.getAsJsonArray(name) : new JsonArray();
  }

  /** Writes them where {@link #beside} says, whole or not at all. */
  public static void write(Path demo, DemoNotes n) throws IOException {
    JsonObject o = new JsonObject();
    o.addProperty("notes", n.notes());
    if (n.success() != null) {
      o.addProperty("success", n.success());
    }
    JsonArray checks = new JsonArray();
    for (TakeQuality.Check c : n.checks()) {
      JsonObject x = new JsonObject();
      x.addProperty("name", c.name());
      x.addProperty("good", c.good());
      x.addProperty("soft", c.soft());
      x.addProperty("text", c.text());
      checks.add(x);
    }
    o.add("checks", checks);
    JsonArray labels = new JsonArray();
    for (Label l : n.labels()) {
      JsonObject x = new JsonObject();
      x.addProperty("from", l.from());
      x.addProperty("to", l.to());
      x.addProperty("name", l.name());
      labels.add(x);
    }
    o.add("labels", labels);
    Path to = beside(demo);
    Path into = to.toAbsolutePath().getParent();
    if (into != null) {
      Files.createDirectories(into);
    }
    Path fresh = to.resolveSibling(to.getFileName() + ".new");
    Files.writeString(fresh, new GsonBuilder().setPrettyPrinting().create().toJson(o) + "\n");
    Files.move(fresh, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
