package foxden.policies.sweep;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import foxden.policies.evaluate.Interval;
import foxden.policies.evaluate.References;
import foxden.policies.llm.Prices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the episodes of a cell say together.
 *
 * @param n episodes
 * @param mean score; in the replay control the share of right answers, averaged over episodes
 * @param ci95 of the mean
 * @param random measured mean of a random player: of this sweep or the stored one, whichever has
 *     more episodes; NaN when there is none
 * @param expert the same of the expert
 * @param illegal mean share of the steps; NaN for players without prompts
 * @param illegal95 its interval
 * @param steps mean
 * @param seconds mean wall time
 * @param right of each step, the answers that were right; empty but in the replay control
 * @param asked of each step, how many were asked
 * @param versions of the program that played
 * @param against opponents met
 * @param caveats what there is to say about who really played, see {@link
 *     foxden.policies.Policy#caveat}
 * @param privileged whether the player read what a real one could not see
 * @param rows of its episodes by seed
 */
public record CellSummary(
    Cell cell,
    int n,
    double mean,
    Interval ci95,
    double random,
    double expert,
    double illegal,
    Interval illegal95,
    double invalid,
    double empty,
    double steps,
    double seconds,
    long calls,
    long truncated,
    long tokensIn,
    long tokensOut,
    int[] right,
    int[] asked,
    List<String> versions,
    List<String> against,
    List<String> caveats,
    boolean privileged,
    List<JsonObject> rows) {

  /** 0 for random, 1 for the expert; NaN when one is unknown or they are alike. */
  public double normalised() {
    return normalised(mean);
  }

  /** A score of this cell's task on that scale. */
  public double normalised(double score) {
    return cell.replay() || expert == random ? Double.NaN : (score - random) / (expert - random);
  }

  /** Of all rows, cells in the order in which they first appear; by task, then the file's order. */
  public static List<CellSummary> of(List<JsonObject> rows, References references) {
    Map<String, List<JsonObject>> byCell = new LinkedHashMap<>();
    for (JsonObject row : rows) {
      byCell.computeIfAbsent(row.get("cell").getAsString(), k -> new ArrayList<>()).add(row);
    }
    Map<String, List<JsonObject>> measured = new LinkedHashMap<>();
    for (List<JsonObject> of : byCell.values()) {
      Cell cell = Cell.of(of.get(0).getAsJsonObject("config"));
      if (!cell.replay() && (cell.player().equals("random") || cell.player().equals("expert"))) {
        measured.put(yard(cell, cell.player()), of);
      }
    }
    List<CellSummary> all = new ArrayList<>();
    for (List<JsonObject> of : byCell.values()) {
      Cell cell = Cell.of(of.get(0).getAsJsonObject("config"));
      all.add(
          of(
              cell,
              of,
              yardstick(measured, references, cell, of.get(0), "random"),
              yardstick(measured, references, cell, of.get(0), "expert")));
    }
    return all;
  }

  private static String yard(Cell cell, String player) {
    return cell.task() + "/" + cell.opponent() + "/" + player;
  }

  // Whichever was measured over more episodes.
  private static double yardstick(
      Map<String, List<JsonObject>> measured,
      References references,
      Cell cell,
      JsonObject row,
      String player) {
    List<JsonObject> own = measured.getOrDefault(yard(cell, player), List.of());
    String against = row.has("against") ? row.get("against").getAsString() : "";
    References.Reference stored = references.of(cell.task(), player, against).orElse(null);
    if (stored != null && stored.n() > own.size()) {
      return stored.mean();
    }
    return mean(own, r -> r.get("score").getAsDouble());
  }

  private static double mean(List<JsonObject> rows, Function<JsonObject, Double> value) {
    return rows.stream().mapToDouble(value::apply).average().orElse(Double.NaN);
  }

  private static double share(JsonObject row, String key) {
    int steps = row.get("steps").getAsInt();
    return steps == 0 ? 0 : row.get(key).getAsDouble() / steps;
  }

  private static long sum(List<JsonObject> rows, String key) {
    return rows.stream().filter(r -> r.has(key)).mapToLong(r -> r.get(key).getAsLong()).sum();
  }

  private static List<String> distinct(List<JsonObject> rows, String key) {
    return rows.stream()
        .filter(r -> r.has(key))
        .map(r -> r.get(key).getAsString())
        .distinct()
        .toList();
  }

  private static CellSummary of(
      Cell cell, List<JsonObject> unsorted, double random, double expert) {
    List<JsonObject> rows =
        unsorted.stream().sorted(Comparator.comparingLong(r -> r.get("seed").getAsLong())).toList();
    double[] scores = rows.stream().mapToDouble(r -> r.get("score").getAsDouble()).toArray();
    boolean counted = rows.stream().allMatch(r -> r.has("illegal"));
    double[] illegal =
        counted ? rows.stream().mapToDouble(r -> share(r, "illegal")).toArray() : new double[1];
    List<int[]> steps = new ArrayList<>();
    for (JsonObject row : rows) {
      String right = row.has("right") ? row.get("right").getAsString() : "";
      for (int t = 0; t < right.length(); t++) {
        if (steps.size() == t) {
          steps.add(new int[2]);
        }
        steps.get(t)[0] += right.charAt(t) == '1' ? 1 : 0;
        steps.get(t)[1]++;
      }
    }
    return new CellSummary(
        cell,
        rows.size(),
        mean(rows, r -> r.get("score").getAsDouble()),
        Interval.of(scores),
        random,
        expert,
        counted ? mean(rows, r -> share(r, "illegal")) : Double.NaN,
        Interval.of(illegal),
        counted ? mean(rows, r -> share(r, "invalid")) : Double.NaN,
        counted ? mean(rows, r -> share(r, "empty")) : Double.NaN,
        mean(rows, r -> r.get("steps").getAsDouble()),
        mean(rows, r -> r.has("seconds") ? r.get("seconds").getAsDouble() : 0),
        sum(rows, "calls"),
        sum(rows, "truncated"),
        sum(rows, "tokens_in"),
        sum(rows, "tokens_out"),
        steps.stream().mapToInt(c -> c[0]).toArray(),
        steps.stream().mapToInt(c -> c[1]).toArray(),
        distinct(rows, "foxden"),
        distinct(rows, "against"),
        distinct(rows, "caveat"),
        rows.stream().anyMatch(r -> r.has("privileged") && r.get("privileged").getAsBoolean()),
        rows);
  }

  /**
   * As {@code summary.json} holds it.
   *
   * @param prices of tokens; null when unknown
   */
  public JsonObject toJson(@Nullable Prices prices) {
    JsonObject json = new JsonObject();
    json.addProperty("cell", cell.id());
    json.add("config", cell.toJson());
    json.addProperty("episodes", n);
    json.addProperty("mean", mean);
    json.add("ci95", pair(ci95));
    number(json, "random", random);
    number(json, "expert", expert);
    number(json, "normalised", normalised());
    if (!Double.isNaN(illegal)) {
      json.addProperty("illegal", illegal);
      json.add("illegal_ci95", pair(illegal95));
      json.addProperty("invalid", invalid);
      json.addProperty("empty", empty);
    }
    json.addProperty("steps", steps);
    json.addProperty("seconds", seconds);
    if (calls > 0) {
      json.addProperty("calls", calls);
      json.addProperty("truncated", truncated);
      json.addProperty("tokens_in", tokensIn);
      json.addProperty("tokens_out", tokensOut);
      if (prices != null) {
        json.addProperty("money", prices.of(tokensIn, tokensOut));
      }
    }
    if (right.length > 0) {
      JsonArray accuracy = new JsonArray();
      for (int t = 0; t < right.length; t++) {
        accuracy.add((double) right[t] / asked[t]);
      }
      json.add("accuracy_by_step", accuracy);
    }
    json.addProperty("privileged", privileged);
    JsonArray met = new JsonArray();
    against.forEach(met::add);
    json.add("against", met);
    if (!caveats.isEmpty()) {
      JsonArray said = new JsonArray();
      caveats.forEach(said::add);
      json.add("caveats", said);
    }
    JsonArray by = new JsonArray();
    versions.forEach(by::add);
    json.add("foxden", by);
    return json;
  }

  private static JsonArray pair(Interval interval) {
    JsonArray pair = new JsonArray();
    pair.add(interval.low());
    pair.add(interval.high());
    return pair;
  }

  private static void number(JsonObject json, String key, double value) {
    if (!Double.isNaN(value)) {
      json.addProperty(key, value);
    }
  }
}
