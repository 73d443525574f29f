package foxden.app.prompt;

import foxden.app.link.Episode;
import foxden.policies.Policy;
import foxden.policies.lmact.LoggedPrompts;
import foxden.policies.lmact.Pool;
import foxden.policies.lmact.Templates;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import foxden.sim.TextForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the page of a step out of an episode: prompt, answer, and what became of it. Any one
 * thread.
 */
public final class PromptModel {

  private final Templates templates = Templates.shipped();
  private @Nullable Episode of;
  private String as = "";
  private Map<String, String> settings = Map.of();
  private @Nullable LoggedPrompts prompts;

  /**
   * What is shown.
   *
   * @param pieces the prompt
   * @param demonstrations numbers of those shown
   * @param representation it is written in
   * @param sent the prompt as it was sent, where that is something else: an answer was asked for
   *     again, or pool or sentences have changed; empty otherwise
   * @param decided whether somebody has acted on this observation
   * @param asked whether a player in context was asked
   * @param answer raw
   * @param parsed the action read from it
   * @param executed what the world was given
   * @param reason why that is not what was answered; empty when it is
   * @param note on how true the prompt is, one sentence
   * @param caveat what there is to say about who really acts, see {@link
   *     foxden.policies.Policy#caveat}; empty for nothing
   */
  public record Page(
      LoggedPrompts.Pieces pieces,
      List<Integer> demonstrations,
      String representation,
      String sent,
      boolean decided,
      boolean asked,
      String answer,
      String parsed,
      String executed,
      String reason,
      String driver,
      String note,
      String caveat) {}

  /**
   * The page of a step.
   *
   * @param representation wanted; empty for the player's own
   * @throws IllegalStateException when a demonstration that was shown is not to be had; one
   *     sentence
   */
  public @Nullable Page page(
      Episode episode, long step, TextForm form, Supplier<Pool> pool, String representation) {
    List<Episode.Decided> decisions = episode.decisions();
    List<Observation> observations = new ArrayList<>();
    List<String> actions = new ArrayList<>();
    Episode.Decided now = null;
    for (Episode.Decided d : decisions) {
      if (d.step() > step) {
        break;
      }
      StepResult at = episode.frame(d.step());
      if (at == null || at.step() != d.step()) {
        return null;
      }
      observations.add(at.observation());
      actions.add(form.text(d.action()));
      now = d;
    }
    StepResult here = episode.frame(step);
    Episode.Decided made = now != null && (now.step() == step || !fresh(here)) ? now : null;
    boolean decided = made != null;
    if (!decided) {
      if (here == null || here.observation().channels().isEmpty()) {
        return null;
      }
      observations.add(here.observation());
    } else {
      actions.remove(actions.size() - 1);
    }
    Map<String, String> told =
        decisions.isEmpty() ? Map.of() : settings(decisions.get(0).trace().texts());
    LoggedPrompts writer = prompts;
    if (writer == null || of != episode || !as.equals(representation) || !told.equals(settings)) {
      writer = LoggedPrompts.of(told, representation, form, pool, templates);
      prompts = writer;
      of = episode;
      as = representation;
      settings = told;
    }
    LoggedPrompts.Pieces pieces = writer.pieces(observations, actions);
    Map<String, String> texts = made == null ? Map.of() : made.trace().texts();
    boolean asked = texts.containsKey("lmact/answer");
    String sent = texts.getOrDefault("lmact/prompt", "");
    boolean own =
        representation.isEmpty() || representation.equals(told.get(LoggedPrompts.REPRESENTATION));
    boolean differs = own && !sent.isEmpty() && !sent.equals(pieces.whole().current());
    return new Page(
        pieces,
        writer.demonstrations(),
        writer.representation(),
        differs ? sent : "",
        decided,
        asked,
        texts.getOrDefault("lmact/answer", ""),
        texts.getOrDefault("lmact/parsed", ""),
        made == null ? "" : texts.getOrDefault("lmact/executed", form.text(made.action())),
        texts.getOrDefault("lmact/substituted", ""),
        now == null ? "" : now.driver(),
        note(asked, own, sent, differs, writer.faithful()),
        now == null ? "" : now.trace().texts().getOrDefault(Policy.CAVEAT, ""));
  }

  // A world that ticks more often than it is decided shows the decision in force in between.
  private static boolean fresh(@Nullable StepResult here) {
    return here != null && !here.observation().channels().isEmpty() && !here.done();
  }

  private static Map<String, String> settings(Map<String, String> texts) {
    Map<String, String> found = new TreeMap<>();
    texts.forEach(
        (k, v) -> {
          if (k.startsWith("lmact.")) {
            found.put(k, v);
          }
        });
    return found;
  }

  private static String note(
      boolean asked, boolean own, String sent, boolean differs, boolean faithful) {
    if (!asked) {
      return "Nobody was asked in words: the prompt a model would get here.";
    }
    if (!own) {
      return "Not what the player saw: the same moment in another representation.";
    }
    if (differs) {
      return "As it was sent; it cannot be written again from log and pool.";
    }
    if (!sent.isEmpty()) {
      return "To the letter what was sent.";
    }
    return faithful
        ? "What this player was shown; as a rule it reads the observations, not the text."
        : "Written with other sentences than the run's.";
  }
}
