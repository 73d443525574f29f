package foxden.policies.lmact;

import foxden.sim.Observation;
import foxden.sim.TextForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes prompts with the structure of LMAct: preamble and demonstrations, the trajectory, the
 * legal actions, an instruction, the form of the answer. One text, made anew each step; no rewards,
 * no rules of the game, no turns. The layout, newline by newline, is in {@code
 * docs/formats/prompt.md}.
 */
public final class PromptBuilder {

  private final TextForm form;
  private final String representation;
  private final Templates templates;
  private final boolean legalActions;
  private final boolean reasoning;
  private final boolean pastActions;

  /**
   * A builder.
   *
   * @param legalActions whether prompts list the legal actions (tasks may still leave them out)
   * @param reasoning whether to ask for reasoning before the action
   * @param pastActions whether the trajectory shows the actions taken
   */
  public PromptBuilder(
      TextForm form,
      String representation,
      Templates templates,
      boolean legalActions,
      boolean reasoning,
      boolean pastActions) {
    if (!form.representations().contains(representation)) {
      throw new IllegalArgumentException(
          "there is no representation '"
              + representation
              + "' of this task; choose one of "
              + String.join(" ", form.representations()));
    }
    this.form = form;
    this.representation = representation;
    this.templates = templates;
    this.legalActions = legalActions;
    this.reasoning = reasoning;
    this.pastActions = pastActions;
  }

  /** The representation observations are shown in. */
  public String representation() {
    return representation;
  }

  /** The part that stays the same through an episode, and its pictures. */
  public Prompt frozen(List<Demonstration> demonstrations) {
    Map<String, Observation.Image> images = new LinkedHashMap<>();
    return new Prompt(String.join("", frozen(demonstrations, images)), "", images);
  }

  /**
   * The same in pieces: what stands before the demonstrations, each of them, what stands after.
   *
   * @param images receives the pictures
   */
  List<String> frozen(List<Demonstration> demonstrations, Map<String, Observation.Image> images) {
    if (demonstrations.isEmpty()) {
      return List.of(templates.text("preamble-without-demonstrations") + "\n\n", "");
    }
    List<String> pieces = new ArrayList<>();
    pieces.add(
        templates.text("preamble-with-demonstrations")
            + "\n\n"
            + templates.text("demonstrations")
            + "\n\n");
    for (int d = 0; d < demonstrations.size(); d++) {
      Demonstration demo = demonstrations.get(d);
      StringBuilder text = new StringBuilder();
      for (int s = 0; s < demo.actions().size(); s++) {
        text.append(record(shown(demo.observations().get(s), d, s, images), demo.actions().get(s)));
        text.append('\n');
      }
      pieces.add(text.append('\n').toString());
    }
    pieces.add("\n");
    return pieces;
  }

  /**
   * The pieces of {@link Prompt#current}: its heading, each record, and what follows the present
   * one. Joined they are it to the letter.
   */
  List<String> current(
      Prompt whole, int demonstrations, List<Observation> observations, List<String> actions) {
    List<String> pieces = new ArrayList<>();
    Map<String, Observation.Image> unused = new LinkedHashMap<>();
    String text = whole.current();
    pieces.add(templates.text("trajectory") + "\n\n");
    for (int s = 0; s < actions.size(); s++) {
      String shown = shown(observations.get(s), demonstrations, s, unused);
      pieces.add(record(shown, pastActions ? actions.get(s) : null) + "\n");
    }
    String shown = shown(observations.get(actions.size()), demonstrations, actions.size(), unused);
    pieces.add(record(shown, null).stripTrailing());
    int length = pieces.stream().mapToInt(String::length).sum();
    if (length > text.length() || !text.startsWith(String.join("", pieces))) {
      return List.of(text);
    }
    pieces.add(text.substring(length));
    return pieces;
  }

  /**
   * A whole prompt.
   *
   * @param frozen as {@link #frozen} gave it
   * @param demonstrations how many it shows
   * @param observations from the start to the present one
   * @param actions really executed, one fewer
   */
  public Prompt prompt(
      Prompt frozen, int demonstrations, List<Observation> observations, List<String> actions) {
    if (actions.size() != observations.size() - 1) {
      throw new IllegalArgumentException(
          observations.size() + " observations, " + actions.size() + " actions");
    }
    Map<String, Observation.Image> images = new LinkedHashMap<>(frozen.images());
    StringBuilder trajectory = new StringBuilder();
    trajectory.append(templates.text("trajectory")).append("\n\n");
    for (int s = 0; s < observations.size(); s++) {
      String shown = shown(observations.get(s), demonstrations, s, images);
      boolean present = s == actions.size();
      trajectory.append(record(shown, present || !pastActions ? null : actions.get(s)));
      trajectory.append('\n');
    }
    StringBuilder text = new StringBuilder(trajectory.toString().strip()).append("\n\n");
    Observation now = observations.get(observations.size() - 1);
    String legal = legalActions ? form.legalShown(now) : "";
    if (!legal.isEmpty()) {
      text.append(templates.text("legal-actions")).append("\n\n").append(legal).append("\n\n");
      text.append(templates.text("legal-actions-check")).append("\n\n");
    }
    text.append(
        templates.text(
            demonstrations == 0
                ? "instruction-without-demonstrations"
                : "instruction-with-demonstrations"));
    text.append("\n\n");
    text.append(
        templates.text(
            reasoning
                ? "answer-with-reasoning"
                : legal.isEmpty() ? "answer-like-before" : "answer-legal"));
    return new Prompt(frozen.frozen(), text.toString(), images);
  }

  private String shown(Observation o, int demo, int step, Map<String, Observation.Image> images) {
    Observation.Channel channel = form.observe(o, representation);
    if (channel instanceof Observation.Text text) {
      return text.text();
    }
    if (channel instanceof Observation.Image image) {
      String tag = "<IMG_" + demo + "_" + step + ">";
      images.put(tag, image);
      return tag;
    }
    throw new IllegalStateException("a representation is a text or a picture");
  }

  // LMAct's three layouts of a record; the present observation has no action.
  private String record(String shown, @org.jspecify.annotations.Nullable String action) {
    String label = "Observation:";
    String act = action == null ? "" : "Action: " + action;
    return switch (representation) {
      case "txt", "pgn" -> label + "\n" + shown + (action == null ? "" : "\n" + act);
      case "dict" -> label + " " + shown + (action == null ? "" : "\n" + act);
      default -> label + " " + shown + (action == null ? "" : " " + act);
    };
  }
}
