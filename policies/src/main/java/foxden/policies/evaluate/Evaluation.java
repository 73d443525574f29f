package foxden.policies.evaluate;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import foxden.policies.lmact.Tally;
import foxden.policies.lmact.Usage;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What an evaluation found.
 *
 * @param demos demonstrations in the policy's context; -1 when it takes none
 * @param ci95 of the mean
 * @param heldOutMean mean over all held-out starts; NaN when the task holds none out
 * @param heldOutEpisodes how many those are; 0 for none
 * @param random measured reference; empty when none is stored
 * @param expert measured reference; empty when none is stored
 * @param meanSteps steps an episode
 * @param privileged whether the policy read channels a real robot could not sense
 * @param opponent who answered, in a game for two
 * @param caveat what there is to say about who really played, see {@link
 *     foxden.policies.Policy#caveat}; empty for nothing
 */
public record Evaluation(
    String task,
    String policy,
    String checkpoint,
    int demos,
    double mean,
    Interval ci95,
    double heldOutMean,
    int heldOutEpisodes,
    Optional<References.Reference> random,
    Optional<References.Reference> expert,
    double meanSteps,
    long seed,
    boolean privileged,
    Optional<String> opponent,
    String caveat,
    List<SubTask> subTasks,
    List<Episode> episodes) {

  /**
   * One episode.
   *
   * @param seed its number, and the policy's seed
   * @param start the seed its world was reset with; the same unless the policy chooses its starts
   * @param score sum of its rewards; for household tasks the last q-score
   * @param ended why the player gave up; empty when it did not
   * @param tally what was counted of a player in context
   * @param collisions times that the robot struck something that does not give way; -1 in worlds
   *     without a robot
   */
  public record Episode(
      long seed,
      long start,
      double score,
      int steps,
      boolean success,
      String ended,
      Optional<Tally> tally,
      int collisions) {}

  /**
   * How often a part of the task was done.
   *
   * @param rate share of the episodes in which it was
   * @param n episodes
   */
  public record SubTask(String name, double rate, int n) {}

  public Evaluation {
    subTasks = List.copyOf(subTasks);
    episodes = List.copyOf(episodes);
  }

  /** 0 for random, 1 for the expert; NaN when a reference is missing. */
  public double normalised() {
    if (random.isEmpty() || expert.isEmpty()) {
      return Double.NaN;
    }
    double low = random.get().mean();
    double high = expert.get().mean();
    return high == low ? Double.NaN : (mean - low) / (high - low);
  }

  /** Mean over episodes of a count's share of the steps; NaN without players in context. */
  public double rate(ToIntFunction<Tally> count) {
    return episodes.stream()
        .flatMap(e -> e.tally().stream())
        .mapToDouble(t -> t.steps() == 0 ? 0 : (double) count.applyAsInt(t) / t.steps())
        .average()
        .orElse(Double.NaN);
  }

  /** What all episodes together asked of a language model. */
  public Usage usage() {
    return episodes.stream()
        .flatMap(e -> e.tally().stream())
        .map(Tally::usage)
        .reduce(Usage.NONE, Usage::plus);
  }

  /** Collisions an episode; NaN in worlds that have none. */
  public double meanCollisions() {
    return episodes.stream()
        .mapToInt(Episode::collisions)
        .filter(n -> n >= 0)
        .average()
        .orElse(Double.NaN);
  }

  /** The document of {@code foxden evaluate --json}. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("task", task);
    json.addProperty("policy", policy);
    if (!checkpoint.isEmpty()) {
      json.addProperty("checkpoint", checkpoint);
    }
    if (demos >= 0) {
      json.addProperty("demos", demos);
    }
    json.addProperty("episodes", episodes.size());
    json.addProperty("mean", mean);
    JsonArray interval = new JsonArray();
    interval.add(ci95.low());
    interval.add(ci95.high());
    json.add("ci95", interval);
    if (heldOutEpisodes > 0) {
      json.addProperty("heldout_mean", heldOutMean);
      json.addProperty("heldout_episodes", heldOutEpisodes);
    }
    random.ifPresent(r -> json.addProperty("random", r.mean()));
    expert.ifPresent(r -> json.addProperty("expert", r.mean()));
    if (!Double.isNaN(normalised())) {
      json.addProperty("normalised", normalised());
    }
    if (!Double.isNaN(rate(Tally::illegal))) {
      json.addProperty("illegal", rate(Tally::illegal));
      json.addProperty("invalid", rate(Tally::invalid));
      json.addProperty("empty", rate(Tally::empty));
    }
    usage().addTo(json);
    json.addProperty("steps", meanSteps);
    if (!Double.isNaN(meanCollisions())) {
      json.addProperty("collisions", meanCollisions());
    }
    json.addProperty("seed", seed);
    json.addProperty("privileged", privileged);
    opponent.ifPresent(o -> json.addProperty("opponent", o));
    if (!caveat.isEmpty()) {
      json.addProperty("caveat", caveat);
    }
    if (!subTasks.isEmpty()) {
      JsonArray parts = new JsonArray();
      for (SubTask part : subTasks) {
        JsonObject entry = new JsonObject();
        entry.addProperty("name", part.name());
        entry.addProperty("rate", part.rate());
        entry.addProperty("n", part.n());
        parts.add(entry);
      }
      json.add("subtasks", parts);
    }
    JsonArray rows = new JsonArray();
    for (Episode episode : episodes) {
      JsonObject row = new JsonObject();
      row.addProperty("seed", episode.seed());
      row.addProperty("score", episode.score());
      row.addProperty("steps", episode.steps());
      row.addProperty("success", episode.success());
      if (episode.start() != episode.seed()) {
        row.addProperty("start", episode.start());
      }
      if (episode.collisions() >= 0) {
        row.addProperty("collisions", episode.collisions());
      }
      rows.add(row);
    }
    json.add("per_episode", rows);
    return json;
  }
}
