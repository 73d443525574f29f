package foxden.policies.sweep;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import foxden.policies.lmact.Answers;
import foxden.policies.lmact.ContextSettings;
import foxden.policies.lmact.IllegalMoves;
import java.io.Serializable;
import java.util.Locale;

/**
 * One setting of a sweep, of which all its episodes are.
 *
 * @param task name of the task
 * @param representation of observations; empty where the player is not shown any
 * @param player as people type it
 * @param demos demonstrations in context; -1 where the player takes none
 * @param replay whether this is the replay control: the one demonstration itself, with teacher
 *     forcing
 * @param steps after which episodes are cut; 0 for the task's own limit
 * @param opponent in a game for two; empty for the usual one
 * @param starts where episodes begin: {@code paired}, {@code lmact} or {@code seed}
 * @param answers {@code strict} or {@code lenient}
 * @param illegal what follows an illegal answer: {@code random}, {@code retry}, {@code forfeit} or
 *     {@code terminate}
 * @param legal whether prompts list the legal actions
 * @param reasoning whether prompts ask for reasoning first
 * @param pastActions whether the trajectory shows the actions taken
 * @param shuffled whether demonstrations show actions of other steps: the control
 */
public record Cell(
    String task,
    String representation,
    String player,
    int demos,
    boolean replay,
    int steps,
    String opponent,
    String starts,
    String answers,
    String illegal,
    boolean legal,
    boolean reasoning,
    boolean pastActions,
    boolean shuffled)
    implements Serializable {

  private static final long serialVersionUID = 1;

  /** The cell with LMAct's own settings and paired starts. */
  public static Cell of(
      String task, String representation, String player, int demos, boolean replay) {
    return new Cell(
        task,
        representation,
        player,
        demos,
        replay,
        0,
        "",
        "paired",
        "strict",
        "random",
        false,
        false,
        true,
        false);
  }

  /** The same for a player that is shown neither a representation nor demonstrations. */
  public Cell plain() {
    return new Cell(
        task, "", player, -1, false, steps, opponent, starts, "strict", "random", false, false,
        true, false);
  }

  /** The same for a player with demonstrations of its own kind. */
  public Cell unshown() {
    Cell plain = plain();
    return plain.with(demos, plain.representation);
  }

  Cell with(int otherDemos, String otherRepresentation) {
    return new Cell(
        task,
        otherRepresentation,
        player,
        otherDemos,
        replay,
        steps,
        opponent,
        starts,
        answers,
        illegal,
        legal,
        reasoning,
        pastActions,
        shuffled);
  }

  /** How a player in context is shown the task. */
  public ContextSettings settings() {
    return new ContextSettings(
        representation,
        demos,
        legal,
        reasoning,
        pastActions,
        Answers.valueOf(answers.toUpperCase(Locale.ROOT)),
        IllegalMoves.valueOf(illegal.toUpperCase(Locale.ROOT)),
        2,
        ContextSettings.Starts.valueOf(starts.toUpperCase(Locale.ROOT)),
        shuffled);
  }

  /** A name for files, the same for equal cells only: readable, with a hash of everything in it. */
  public String id() {
    String words =
        (task
                + (representation.isEmpty() ? "" : "." + representation)
                + "."
                + player
                + (demos < 0 ? "" : "." + demos)
                + (replay ? ".replay" : ""))
            .replaceAll("[^A-Za-z0-9._-]+", "_");
    String all = toJson().toString();
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < all.length(); i++) {
      hash = (hash ^ all.charAt(i)) * 0x100000001b3L;
    }
    return (words.length() > 80 ? words.substring(0, 80) : words)
        + String.format(Locale.ROOT, "-%08x", (int) (hash ^ hash >>> 32));
  }

  /** What makes it differ from other cells, for people. */
  public String text() {
    return task
        + (representation.isEmpty() ? "" : " " + representation)
        + " by "
        + player
        + (demos < 0 ? "" : " with " + demos)
        + (replay ? " (replay)" : "")
        + (shuffled ? " (shuffled)" : "");
  }

  /** As a row says it; {@link #of(JsonObject)} reads it. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("task", task);
    json.addProperty("representation", representation);
    json.addProperty("player", player);
    json.addProperty("demos", demos);
    json.addProperty("replay", replay);
    json.addProperty("steps", steps);
    json.addProperty("opponent", opponent);
    json.addProperty("starts", starts);
    json.addProperty("answers", answers);
    json.addProperty("illegal", illegal);
    json.addProperty("legal", legal);
    json.addProperty("reasoning", reasoning);
    json.addProperty("past_actions", pastActions);
    json.addProperty("shuffled", shuffled);
    return json;
  }

  /** Reads {@link #toJson}. */
  public static Cell of(JsonObject json) {
    return new Cell(
        json.get("task").getAsString(),
        json.get("representation").getAsString(),
        json.get("player").getAsString(),
        json.get("demos").getAsInt(),
        flag(json.get("replay")),
        json.get("steps").getAsInt(),
        json.get("opponent").getAsString(),
        json.get("starts").getAsString(),
        json.get("answers").getAsString(),
        json.get("illegal").getAsString(),
        flag(json.get("legal")),
        flag(json.get("reasoning")),
        flag(json.get("past_actions")),
        flag(json.get("shuffled")));
  }

  private static boolean flag(JsonElement e) {
    return e.getAsBoolean();
  }
}
