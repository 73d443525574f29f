package foxden.policies.evaluate;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import foxden.policies.Policy;
import foxden.policies.lmact.ContextPolicy;
import foxden.policies.lmact.Tally;
import foxden.policies.lmact.Usage;
import foxden.sim.Action;
import foxden.sim.Driver;
import foxden.sim.Environment;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Goals;
import foxden.sim.StepResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An episode that was played, and which parts of its goal ever held; as a row of a file too.
 *
 * @param parts goal to whether it ever held
 */
public record Played(Evaluation.Episode episode, Map<String, Boolean> parts) {

  /** Looks on while an episode is played, on its thread. */
  public interface Watcher {

    /** The world stands at its start. */
    void begins(Environment world, StepResult start);

    /**
     * The world has stepped.
     *
     * @param decidedAt the step on whose observation the action was decided
     */
    void steps(Environment world, StepResult result, Driver.Decision decision, long decidedAt);
  }

  /** Nobody looks on. */
  public static final Watcher UNWATCHED =
      new Watcher() {
        @Override
        public void begins(Environment world, StepResult start) {}

        @Override
        public void steps(
            Environment world, StepResult result, Driver.Decision decision, long decidedAt) {}
      };

  /** Plays an episode where the policy wants it to start. */
  static Played episode(Environment world, Policy policy, long seed, int maxSteps) {
    return episode(world, policy, policy.start(seed), seed, maxSteps, UNWATCHED);
  }

  /**
   * Plays one, in lockstep.
   *
   * @param start seed of the world
   * @param seed of the policy, and the episode's number
   * @param maxSteps ticks after which it is cut; 0 for the task's own limit
   */
  public static Played episode(
      Environment world, Policy policy, long start, long seed, int maxSteps, Watcher watcher) {
    EnvironmentSpec spec = world.spec();
    StepResult result = world.reset(start);
    policy.reset(spec, seed);
    watcher.begins(world, result);
    Map<String, Boolean> parts = new LinkedHashMap<>();
    note(result, parts);
    double reward = 0;
    String ended = "";
    long struck = 0;
    int limit = maxSteps > 0 ? maxSteps : spec.maxSteps();
    Driver.@Nullable Decision decision = null;
    long decidedAt = 0;
    while (!result.done() && result.step() < limit) {
      if (decision == null || result.step() % spec.policyEvery() == 0) {
        decision = policy.act(result.observation());
        decidedAt = result.step();
        Policy.Resignation over = policy.resigned().orElse(null);
        if (over != null) {
          reward += over.reward();
          ended = over.reason();
          break;
        }
      }
      Action action = decision.action();
      result = world.step(action);
      reward += result.reward();
      struck += result.events().stream().filter(e -> e.kind().equals("struck")).count();
      note(result, parts);
      watcher.steps(world, result, decision, decidedAt);
    }
    boolean robot = spec.channels().stream().anyMatch(c -> c.name().equals("proprio.qpos"));
    Optional<Tally> tally =
        policy instanceof ContextPolicy context ? Optional.of(context.tally()) : Optional.empty();
    return new Played(
        new Evaluation.Episode(
            seed,
            start,
            reward,
            (int) result.step(),
            result.success(),
            ended,
            tally,
            robot ? (int) struck : -1),
        parts);
  }

  // A part counts when it ever held. A task that lists sub-tasks is scored by those.
  private static void note(StepResult result, Map<String, Boolean> parts) {
    List<Goals.Goal> heads = result.goals().heads();
    for (Goals.Goal head : heads) {
      if (head.name().equals("subtasks")) {
        heads = head.children();
      }
    }
    for (Goals.Goal goal : heads) {
      parts.merge(goal.name() + ": " + goal.text(), goal.holds(), Boolean::logicalOr);
    }
  }

  /** As a row; {@link #of} reads it. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("seed", episode.seed());
    json.addProperty("start", episode.start());
    json.addProperty("score", episode.score());
    json.addProperty("steps", episode.steps());
    json.addProperty("success", episode.success());
    if (!episode.ended().isEmpty()) {
      json.addProperty("ended", episode.ended());
    }
    if (episode.collisions() >= 0) {
      json.addProperty("collisions", episode.collisions());
    }
    JsonObject held = new JsonObject();
    parts.forEach(held::addProperty);
    json.add("parts", held);
    episode
        .tally()
        .ifPresent(
            t -> {
              json.addProperty("illegal", t.illegal());
              json.addProperty("invalid", t.invalid());
              json.addProperty("empty", t.empty());
              json.addProperty("start_demonstration", t.start());
              JsonArray ids = new JsonArray();
              t.demonstrations().forEach(ids::add);
              json.add("demonstrations", ids);
              JsonArray answers = new JsonArray();
              t.answers().forEach(answers::add);
              json.add("answers", answers);
              t.usage().addTo(json);
            });
    return json;
  }

  /**
   * Reads a row.
   *
   * @throws NullPointerException or another runtime exception of the JSON library when it is none
   */
  public static Played of(JsonObject json) {
    Optional<Tally> tally = Optional.empty();
    int steps = json.get("steps").getAsInt();
    if (json.has("illegal")) {
      List<Integer> ids = new ArrayList<>();
      json.getAsJsonArray("demonstrations").forEach(i -> ids.add(i.getAsInt()));
      List<String> answers = new ArrayList<>();
      json.getAsJsonArray("answers").forEach(a -> answers.add(a.getAsString()));
      tally =
          Optional.of(
              new Tally(
                  steps,
                  json.get("illegal").getAsInt(),
                  json.get("invalid").getAsInt(),
                  json.get("empty").getAsInt(),
                  ids,
                  json.get("start_demonstration").getAsInt(),
                  answers,
                  usage(json)));
    }
    Map<String, Boolean> parts = new LinkedHashMap<>();
    json.getAsJsonObject("parts")
        .entrySet()
        .forEach(p -> parts.put(p.getKey(), p.getValue().getAsBoolean()));
    return new Played(
        new Evaluation.Episode(
            json.get("seed").getAsLong(),
            json.get("start").getAsLong(),
            json.get("score").getAsDouble(),
            steps,
            json.get("success").getAsBoolean(),
            json.has("ended") ? json.get("ended").getAsString() : "",
            tally,
            json.has("collisions") ? json.get("collisions").getAsInt() : -1),
        parts);
  }

  private static Usage usage(JsonObject json) {
    return json.has("calls")
        ? new Usage(
            json.get("calls").getAsInt(),
            json.get("blank").getAsInt(),
            json.get("truncated").getAsInt(),
            json.get("tokens_in").getAsLong(),
            json.get("tokens_out").getAsLong())
        : Usage.NONE;
  }
}
