package foxden.policies.sweep;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What LMAct published of its sweeps, to be laid over ours: means only, read off the paper's
 * figures. The tasks there are not ours to the letter; {@link #note} says where they differ.
 */
public final class PublishedCurves {

  private final String source;
  private final List<Curve> curves;
  private final JsonObject root;

  /**
   * One model's scores.
   *
   * @param demos demonstrations in context, growing
   * @param scores mean of 100 episodes, in the task's own unit
   */
  public record Curve(
      String task, String representation, String model, List<Integer> demos, List<Double> scores) {
    public Curve {
      demos = List.copyOf(demos);
      scores = List.copyOf(scores);
    }
  }

  private PublishedCurves(String source, List<Curve> curves, JsonObject root) {
    this.source = source;
    this.curves = List.copyOf(curves);
    this.root = root;
  }

  /** Those that ship with the program. */
  public static PublishedCurves shipped() {
    try (InputStream in = PublishedCurves.class.getResourceAsStream("published.json")) {
      if (in == null) {
        throw new IllegalStateException("published.json is missing from the program");
      }
      JsonObject root =
          JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
              .getAsJsonObject();
      List<Curve> curves = new ArrayList<>();
      for (JsonElement e : root.getAsJsonArray("curves")) {
        JsonObject c = e.getAsJsonObject();
        List<Integer> demos = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        for (JsonElement p : c.getAsJsonArray("points")) {
          demos.add(p.getAsJsonArray().get(0).getAsInt());
          scores.add(p.getAsJsonArray().get(1).getAsDouble());
        }
        curves.add(
            new Curve(
                c.get("task").getAsString(),
                c.get("representation").getAsString(),
                c.get("model").getAsString(),
                demos,
                scores));
      }
      return new PublishedCurves(root.get("source").getAsString(), curves, root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the numbers come from, one sentence. */
  public String source() {
    return source;
  }

  /** How the published task differs from ours; empty when it does not as far as known. */
  public String note(String task) {
    JsonObject notes = root.getAsJsonObject("notes");
    return notes.has(task) ? notes.get(task).getAsString() : "";
  }

  /** The curves of a task; pictures of either coding are the published {@code rgb}. */
  public List<Curve> of(String task, String representation) {
    String asked = representation.startsWith("png") ? "rgb" : representation;
    return curves.stream()
        .filter(c -> c.task().equals(task) && c.representation().equals(asked))
        .toList();
  }
}
