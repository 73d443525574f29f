package foxden.app.findings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import foxden.policies.evaluate.Interval;
import foxden.policies.study.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A study of the household fox as {@code foxden study NAME --out F.json} wrote it.
 *
 * @param name {@code heads}, {@code noise} or {@code subtasks}
 * @param checkpoint hash of the weights it was made with
 * @param episodes of each row
 * @param seed of the first episode; the others follow it
 * @param caveat what a reader of the figures has to know
 */
public record Study(
    String name,
    String task,
    String checkpoint,
    int episodes,
    long seed,
    String caveat,
    List<Row> rows) {

  /**
   * One thing that was tried.
   *
   * @param words what was done, or which sub-task
   * @param rate share of episodes that came out well
   * @param low and high: ends of its 95 % interval
   * @param difference to the first row on the same seeds; NaN where there is none
   * @param lowDifference and highDifference: ends of its 95 % interval
   * @param collisions an episode; NaN where they were not counted
   * @param episodes run
   * @param failed seeds of the episodes that failed; empty where they are not listed
   * @param playable whether {@link Variant} can make its policy again
   */
  public record Row(
      String words,
      double rate,
      double low,
      double high,
      double difference,
      double lowDifference,
      double highDifference,
      double collisions,
      int episodes,
      List<Long> failed,
      boolean playable) {

    public Row {
      failed = List.copyOf(failed);
    }

    /** Whether the interval of the difference leaves zero out. */
    public boolean differs() {
      return lowDifference > 0 || highDifference < 0;
    }
  }

  public Study {
    rows = List.copyOf(rows);
  }

  /** The driver that plays a row, by name. */
  public static String driver(Row row) {
    return Variant.PREFIX + row.words();
  }

  /** The seed of the episode to watch first: the first that failed, else the first of all. */
  public long watched(Row row) {
    return row.failed().isEmpty() ? seed : row.failed().get(0);
  }

  /**
   * All studies of a folder, by name; none when there is no such folder.
   *
   * @param complaints receives a sentence for each file that is not one
   */
  public static List<Study> all(Path folder, List<String> complaints) {
    List<Study> out = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return out;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path f : files.filter(p -> p.toString().endsWith(".json")).sorted().toList()) {
        try {
          out.add(read(f));
        } catch (IOException e) {
          complaints.add(e.getMessage());
        }
      }
    } catch (IOException e) {
      complaints.add(folder + " cannot be listed: " + e.getMessage());
    }
    return out;
  }

  /**
   * Reads one.
   *
   * @throws IOException one sentence with the file
   */
  public static Study read(Path file) throws IOException {
    try {
      JsonObject o = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      int episodes = o.get("episodes").getAsInt();
      List<Row> rows = new ArrayList<>();
      for (JsonElement e : o.getAsJsonArray("rows")) {
        Row r = row(e.getAsJsonObject(), episodes);
        rows.add(rows.isEmpty() ? r : paired(r, rows.get(0)));
      }
      return new Study(
          o.get("study").getAsString(),
          o.get("task").getAsString(),
          o.get("checkpoint").getAsString(),
          episodes,
          o.get("seed").getAsLong(),
          o.has("caveat") ? o.get("caveat").getAsString() : "",
          rows);
    } catch (JsonParseException
        | IllegalStateException
        | NullPointerException
        | IndexOutOfBoundsException
        | UnsupportedOperationException
        | NumberFormatException e) {
      throw new IOException(
          file + " is no study; 'foxden study NAME --out " + file.getFileName() + "' writes one",
          e);
    }
  }

  // Where success is all there is, the seeds that failed tell the difference; early files wrote
  // another interval of it, which took few differences one way for certain.
  private static Row paired(Row r, Row first) {
    if (!r.playable() || !counted(r) || !counted(first) || r.episodes() != first.episodes()) {
      return r;
    }
    double[] apart = new double[r.episodes()];
    int n = 0;
    for (long seed : r.failed()) {
      apart[n++] = first.failed().contains(seed) ? 0 : -1;
    }
    for (long seed : first.failed()) {
      if (!r.failed().contains(seed)) {
        apart[n++] = 1;
      }
    }
    Interval i = Interval.ofPairs(apart);
    return new Row(
        r.words(),
        r.rate(),
        r.low(),
        r.high(),
        r.difference(),
        i.low(),
        i.high(),
        r.collisions(),
        r.episodes(),
        r.failed(),
        true);
  }

  private static boolean counted(Row r) {
    return Math.abs(1 - r.rate() - (double) r.failed().size() / r.episodes()) < 1e-9;
  }

  private static Row row(JsonObject o, int episodes) {
    boolean variant = o.has("variant");
    JsonArray ends = o.getAsJsonArray("ci95");
    JsonArray apart = variant ? o.getAsJsonArray("difference_ci95") : new JsonArray();
    List<Long> failed = new ArrayList<>();
    if (o.has("failed_seeds")) {
      o.getAsJsonArray("failed_seeds").forEach(s -> failed.add(s.getAsLong()));
    }
    return new Row(
        o.get(variant ? "variant" : "name").getAsString(),
        o.get(variant ? "mean" : "rate").getAsDouble(),
        ends.get(0).getAsDouble(),
        ends.get(1).getAsDouble(),
        variant ? o.get("difference").getAsDouble() : Double.NaN,
        variant ? apart.get(0).getAsDouble() : Double.NaN,
        variant ? apart.get(1).getAsDouble() : Double.NaN,
        o.has("collisions") ? o.get("collisions").getAsDouble() : Double.NaN,
        o.has("n") ? o.get("n").getAsInt() : episodes,
        failed,
        variant);
  }
}
