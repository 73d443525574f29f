package foxden.policies.study;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import foxden.policies.Policy;
import foxden.policies.evaluate.Evaluation;
import foxden.policies.evaluate.Evaluator;
import foxden.policies.evaluate.Interval;
import foxden.policies.evaluate.References;
import foxden.sim.variant.VariantGame;
import foxden.sim.variant.VariantTask;
import foxden.sim.variant.Variants;
import java.util.ArrayList;
import java.util.List;

/**
 * How well players imitate experts of variants they were never trained on, by the number of
 * demonstrations they are shown. Scores are normalised: 0 is random, 1 the variant's expert, both
 * measured in the same run. Differences are paired: the same variants and starts.
 */
public final class InContextStudy {

  /** Demonstrations shown. */
  public static final List<Integer> DEMONSTRATIONS = List.of(0, 1, 2, 4, 8, 16, 32, 64, 128);

  /** Where the control is measured. */
  public static final List<Integer> CONTROL = List.of(4, 16, 128);

  private static final int MOST = 16;
  private static final int REFERENCE_EPISODES = 2000;

  /** Makes players. */
  public interface Players {

    /** A new player of a task with so many demonstrations; negative where it takes none. */
    Policy create(String name, String task, int demos);
  }

  /** Is told what is done. */
  public interface Progress {
    void done(String what);
  }

  private final Players players;
  private final int episodes;
  private final long seed;
  private final int jobs;
  private final Progress progress;

  /**
   * A study.
   *
   * @param episodes a row
   * @param seed of the first
   * @param jobs episodes side by side
   */
  public InContextStudy(Players players, int episodes, long seed, int jobs, Progress progress) {
    this.players = players;
    this.episodes = episodes;
    this.seed = seed;
    this.jobs = jobs;
    this.progress = progress;
  }

  /**
   * One row a game, player and number of demonstrations, and one a game and player for what 16
   * demonstrations give over none.
   *
   * @param names the players; each also as its control, {@code -shuffled}
   * @throws InterruptedException when stopped
   */
  public JsonObject run(List<String> names) throws InterruptedException {
    JsonArray rows = new JsonArray();
    JsonArray gains = new JsonArray();
    for (VariantGame game : Variants.games()) {
      double random = scores(game, "random", -1, REFERENCE_EPISODES).mean();
      double expert = scores(game, "expert", -1, REFERENCE_EPISODES).mean();
      for (String name : names) {
        List<Evaluation> measured = new ArrayList<>();
        for (int demos : DEMONSTRATIONS) {
          measured.add(scores(game, name, demos, episodes));
        }
        for (Evaluation e : measured) {
          rows.add(row(game, name, e, random, expert));
        }
        double[] none = normalised(measured.get(0), random, expert);
        for (int demos : CONTROL) {
          Evaluation control = scores(game, name + "-shuffled", demos, episodes);
          rows.add(row(game, name + "-shuffled", control, random, expert));
          if (demos == MOST) {
            gains.add(gain(game, name + "-shuffled", none, normalised(control, random, expert)));
          }
        }
        Evaluation most = measured.get(DEMONSTRATIONS.indexOf(MOST));
        gains.add(gain(game, name, none, normalised(most, random, expert)));
      }
    }
    JsonObject document = new JsonObject();
    document.add("gain_of_16", gains);
    document.add("rows", rows);
    return document;
  }

  private Evaluation scores(VariantGame game, String name, int demos, int count)
      throws InterruptedException {
    Evaluation e =
        new Evaluator(
                new VariantTask(game),
                () -> players.create(name, game.task(), demos),
                References.shipped())
            .run(name, count, seed, 0, jobs, (done, of) -> true);
    progress.done(game.task() + " " + name + " " + demos);
    return e;
  }

  private static double[] normalised(Evaluation e, double random, double expert) {
    return e.episodes().stream()
        .mapToDouble(episode -> (episode.score() - random) / (expert - random))
        .toArray();
  }

  private static JsonObject row(
      VariantGame game, String name, Evaluation e, double random, double expert) {
    JsonObject row = new JsonObject();
    row.addProperty("task", game.task());
    row.addProperty("player", name);
    row.addProperty("demos", e.demos());
    row.addProperty("episodes", e.episodes().size());
    row.addProperty("mean", round(e.mean()));
    row.addProperty("normalised", round((e.mean() - random) / (expert - random)));
    Interval ci = Interval.of(e.episodes().stream().mapToDouble(x -> x.score()).toArray());
    row.add(
        "normalised_ci95",
        pair((ci.low() - random) / (expert - random), (ci.high() - random) / (expert - random)));
    row.addProperty("random", round(random));
    row.addProperty("expert", round(expert));
    row.addProperty("checkpoint", e.checkpoint());
    return row;
  }

  private static JsonObject gain(VariantGame game, String name, double[] none, double[] most) {
    double[] difference = new double[none.length];
    double sum = 0;
    for (int i = 0; i < none.length; i++) {
      difference[i] = most[i] - none[i];
      sum += difference[i];
    }
    JsonObject gain = new JsonObject();
    gain.addProperty("task", game.task());
    gain.addProperty("player", name);
    gain.addProperty("gain", round(sum / difference.length));
    Interval ci = Interval.of(difference);
    gain.add("ci95", pair(ci.low(), ci.high()));
    return gain;
  }

  private static JsonArray pair(double low, double high) {
    JsonArray both = new JsonArray();
    both.add(round(low));
    both.add(round(high));
    return both;
  }

  private static double round(double x) {
    return Math.round(x * 1e4) / 1e4;
  }
}
