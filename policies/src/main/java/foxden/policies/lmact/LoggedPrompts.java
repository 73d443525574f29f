package foxden.policies.lmact;

import foxden.sim.Observation;
import foxden.sim.TextForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes the prompts of an episode that is over, from what its log says: which demonstrations were
 * shown, in which representation, and with what. Bytes are those that were sent as long as pool and
 * templates are the same; {@link #faithful} tells whether the templates are.
 */
public final class LoggedPrompts {

  /** Settings of a log. */
  public static final String REPRESENTATION = "lmact.representation";

  public static final String DEMONSTRATIONS = "lmact.demonstrations";
  public static final String LEGAL = "lmact.legal";
  public static final String REASONING = "lmact.reasoning";
  public static final String PAST_ACTIONS = "lmact.past_actions";
  public static final String TEMPLATES = "lmact.templates";

  private final PromptBuilder builder;
  private final List<Integer> ids;
  private final List<String> pieces;
  private final Prompt frozen;
  private final boolean faithful;

  private LoggedPrompts(
      PromptBuilder builder, List<Integer> ids, List<Demonstration> shown, boolean faithful) {
    this.builder = builder;
    this.ids = ids;
    Map<String, Observation.Image> images = new LinkedHashMap<>();
    this.pieces = builder.frozen(shown, images);
    this.frozen = new Prompt(String.join("", pieces), "", images);
    this.faithful = faithful;
  }

  /**
   * A prompt in pieces; joined in this order they are it to the letter.
   *
   * @param before the demonstrations
   * @param demonstrations each
   * @param heading of the trajectory, with what stands between
   * @param earlier records of steps that are over
   * @param present record of the present one
   * @param after it: legal actions, instruction, form of the answer
   */
  public record Pieces(
      Prompt whole,
      String before,
      List<String> demonstrations,
      String heading,
      List<String> earlier,
      String present,
      String after) {}

  /**
   * Reads the settings of a log.
   *
   * @param settings without any of ours a prompt without demonstrations is written
   * @param pool asked for only when demonstrations were shown
   * @param representation to show; empty for the log's own, else the task's usual one
   * @throws IllegalArgumentException when the task lacks the representation
   * @throws IllegalStateException when the pool cannot give the demonstrations; one sentence
   */
  public static LoggedPrompts of(
      Map<String, String> settings,
      String representation,
      TextForm form,
      Supplier<Pool> pool,
      Templates templates) {
    String own = settings.getOrDefault(REPRESENTATION, form.representations().get(0));
    PromptBuilder builder =
        new PromptBuilder(
            form,
            representation.isEmpty() ? own : representation,
            templates,
            Boolean.parseBoolean(settings.get(LEGAL)),
            Boolean.parseBoolean(settings.get(REASONING)),
            !"false".equals(settings.get(PAST_ACTIONS)));
    List<Integer> ids = new ArrayList<>();
    for (String id : settings.getOrDefault(DEMONSTRATIONS, "").strip().split("\\s+")) {
      if (!id.isEmpty()) {
        ids.add(Integer.parseInt(id));
      }
    }
    List<Demonstration> shown = new ArrayList<>();
    for (int id : ids) {
      Pool from = pool.get();
      if (id < 0 || id >= from.size()) {
        throw new IllegalStateException("the pool has no demonstration " + id);
      }
      shown.add(from.get(id));
    }
    String hash = settings.getOrDefault(TEMPLATES, templates.hash());
    return new LoggedPrompts(builder, List.copyOf(ids), shown, hash.equals(templates.hash()));
  }

  /** The representation it writes. */
  public String representation() {
    return builder.representation();
  }

  /** Numbers of the demonstrations shown. */
  public List<Integer> demonstrations() {
    return ids;
  }

  /** Whether the sentences are those of the run. */
  public boolean faithful() {
    return faithful;
  }

  /**
   * The prompt of a step.
   *
   * @param observations from the start to the present one
   * @param actions really executed, one fewer
   */
  public Prompt prompt(List<Observation> observations, List<String> actions) {
    return builder.prompt(frozen, ids.size(), observations, actions);
  }

  /** The same in pieces. */
  public Pieces pieces(List<Observation> observations, List<String> actions) {
    Prompt whole = prompt(observations, actions);
    List<String> current = builder.current(whole, ids.size(), observations, actions);
    String tail = pieces.get(pieces.size() - 1);
    List<String> demonstrations = pieces.subList(1, pieces.size() - 1);
    if (current.size() == 1) {
      return new Pieces(whole, pieces.get(0), demonstrations, tail, List.of(), current.get(0), "");
    }
    return new Pieces(
        whole,
        pieces.get(0),
        demonstrations,
        tail + current.get(0),
        current.subList(1, current.size() - 2),
        current.get(current.size() - 2),
        current.get(current.size() - 1));
  }
}
