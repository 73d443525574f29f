package foxden.policies.language;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What runs of {@link StoryTraining} found, architecture by architecture, over their seeds.
 *
 * @param trainingLength tokens of a training text
 * @param architectures in the order of {@link StoryTraining#all}; those with at least one run
 */
public record StorySummary(int trainingLength, List<Architecture> architectures) {

  /**
   * A mean over seeds with its 95 % interval (Student's t); one seed alone has none.
   *
   * @param low NaN for one seed
   * @param high NaN for one seed
   */
  public record Estimate(double mean, double low, double high, int n) {

    private static final double[] T = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306};

    static Estimate of(double... values) {
      int n = values.length;
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      double mean = sum / n;
      if (n < 2) {
        return new Estimate(mean, Double.NaN, Double.NaN, n);
      }
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      double half = T[Math.min(T.length, n - 1) - 1] * Math.sqrt(squares / (n - 1) / n);
      return new Estimate(mean, mean - half, mean + half, n);
    }
  }

  /** Loss of the tokens at positions {@code from} to {@code to - 1}. */
  public record Bin(int from, int to, Estimate loss) {}

  /** Share of needles found at a length and depth, all seeds together. */
  public record Needle(int length, double depth, double found, int n) {}

  /** Loss with this share of the words replaced. */
  public record Noise(double rate, Estimate loss) {}

  /**
   * One architecture.
   *
   * @param name as in {@code foxden train NAME}
   * @param title for people
   * @param loss mean inside the training length
   * @param lossBeyond mean from the training length on
   * @param right share of questions answered inside the training length
   * @param rightBeyond the same beyond it
   */
  public record Architecture(
      String name,
      String title,
      Estimate loss,
      Estimate lossBeyond,
      Estimate right,
      Estimate rightBeyond,
      List<Bin> positions,
      List<Needle> needles,
      List<Noise> noise) {}

  /**
   * Reads all {@code lm-*.json} of a folder.
   *
   * @throws IOException when there is none, or one is not valid; the sentence names the file
   */
  public static StorySummary read(Path dir) throws IOException {
    List<JsonObject> runs = new ArrayList<>();
    if (Files.isDirectory(dir)) {
      try (Stream<Path> files = Files.list(dir)) {
        for (Path file : files.sorted().toList()) {
          String name = file.getFileName().toString();
          if (name.startsWith("lm-") && name.endsWith(".json")) {
            runs.add(run(file));
          }
        }
      }
    }
    if (runs.isEmpty()) {
      throw new IOException(
          dir
              + " holds no findings; put findings.json of 'foxden train lm-NAME' there as"
              + " lm-NAME-SEED.json");
    }
    List<Architecture> architectures = new ArrayList<>();
    for (StoryTraining training : StoryTraining.all()) {
      List<JsonObject> own =
          runs.stream().filter(run -> text(run, "name").equals(training.name())).toList();
      if (!own.isEmpty()) {
        architectures.add(architecture(own));
      }
    }
    return new StorySummary(runs.get(0).get("training_length").getAsInt(), architectures);
  }

  private static JsonObject run(Path file) throws IOException {
    try {
      JsonObject run = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      for (String key :
          List.of("name", "loss", "positions", "needles", "corruption", "training_length")) {
        if (!run.has(key)) {
          throw new IOException(file + " is not the findings of a run: it has no '" + key + "'");
        }
      }
      return run;
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException(file + " is not a JSON object", e);
    }
  }

  private static String text(JsonObject run, String key) {
    return run.get(key).getAsString();
  }

  private static Estimate over(List<JsonObject> runs, ToDoubleFunction<JsonObject> value) {
    return Estimate.of(runs.stream().mapToDouble(value).toArray());
  }

  private static Estimate over(List<JsonObject> runs, String key) {
    return over(runs, run -> run.get(key).getAsDouble());
  }

  private static JsonObject row(JsonObject run, String list, int i) {
    return run.getAsJsonArray(list).get(i).getAsJsonObject();
  }

  private static Architecture architecture(List<JsonObject> runs) {
    JsonObject first = runs.get(0);
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < first.getAsJsonArray("positions").size(); i++) {
      int n = i;
      JsonObject bin = row(first, "positions", i);
      bins.add(
          new Bin(
              bin.get("from").getAsInt(),
              bin.get("to").getAsInt(),
              over(runs, run -> row(run, "positions", n).get("loss").getAsDouble())));
    }
    List<Noise> noise = new ArrayList<>();
    for (int i = 0; i < first.getAsJsonArray("corruption").size(); i++) {
      int n = i;
      noise.add(
          new Noise(
              row(first, "corruption", i).get("rate").getAsDouble(),
              over(runs, run -> row(run, "corruption", n).get("loss").getAsDouble())));
    }
    return new Architecture(
        text(first, "name"),
        text(first, "architecture"),
        over(runs, "loss"),
        over(runs, "loss_beyond"),
        over(runs, "answers_right"),
        over(runs, "answers_right_beyond"),
        bins,
        needles(runs),
        noise);
  }

  private static List<Needle> needles(List<JsonObject> runs) {
    JsonArray cells = runs.get(0).getAsJsonArray("needles");
    List<Needle> needles = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      int found = 0;
      int of = 0;
      for (JsonObject run : runs) {
        JsonObject cell = row(run, "needles", i);
        found += cell.get("right").getAsInt();
        of += cell.get("n").getAsInt();
      }
      JsonObject cell = cells.get(i).getAsJsonObject();
      needles.add(
          new Needle(
              cell.get("length").getAsInt(),
              cell.get("depth").getAsDouble(),
              (double) found / of,
              of));
    }
    return needles;
  }

  /** As JSON; intervals of a single seed are left out. */
  public JsonObject json() {
    Gson gson = new GsonBuilder().serializeSpecialFloatingPointValues().create();
    return strip(gson.toJsonTree(this)).getAsJsonObject();
  }

  // NaN is no JSON.
  private static JsonElement strip(JsonElement e) {
    if (e.isJsonArray()) {
      JsonArray array = new JsonArray();
      e.getAsJsonArray().forEach(item -> array.add(strip(item)));
      return array;
    }
    if (!e.isJsonObject()) {
      return e;
    }
    JsonObject object = new JsonObject();
    e.getAsJsonObject()
        .asMap()
        .forEach(
            (key, value) -> {
              boolean nan =
                  value.isJsonPrimitive()
                      && value.getAsJsonPrimitive().isNumber()
                      && Double.isNaN(value.getAsDouble());
              if (!nan) {
                object.add(key, strip(value));
              }
            });
    return object;
  }
}
