package foxden.sim;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * How a task looks and is spoken to in words and pictures: what a language model is shown of an
 * observation, and what its answer means. Has no state: everything is a function of an observation,
 * so that recordings can be shown the same way as live worlds. Any thread.
 */
public interface TextForm {

  /** Names of the representations, such as {@code txt} or {@code png}; the usual one first. */
  List<String> representations();

  /**
   * An observation in one representation: a {@link Observation.Text} or an {@link
   * Observation.Image}.
   *
   * @throws IllegalArgumentException when there is no such representation; the message lists those
   *     there are
   */
  Observation.Channel observe(Observation observation, String representation);

  /** The words of an action as a demonstration shows them. */
  String text(Action action);

  /**
   * Reads an action.
   *
   * @param observation what the action answers
   * @throws IllegalArgumentException when it cannot be read; one sentence
   */
  Action parse(String text, Observation observation);

  /** Whether a text has not the form of an action, whatever the state. */
  default boolean invalid(String text) {
    return !oneWord(text);
  }

  /**
   * All legal actions now, in the order a prompt lists them; empty when they cannot be listed (see
   * {@link #legal(String, Observation)}).
   */
  List<String> legal(Observation observation);

  /** Whether a text is, to the letter, a legal action now. */
  default boolean legal(String text, Observation observation) {
    return legal(observation).contains(text);
  }

  /** A legal action, each as likely as any other. */
  default String sample(Observation observation, Random random) {
    List<String> all = legal(observation);
    return all.get(random.nextInt(all.size()));
  }

  /**
   * What a prompt says after announcing the legal actions: the list, or a sentence where there is
   * no list; empty where a prompt never shows them.
   */
  default String legalShown(Observation observation) {
    return String.join(", ", legal(observation));
  }

  /** What giving up, or losing by an illegal move, is worth. */
  default double lossReward() {
    return 0;
  }

  /**
   * What a person is shown on a screen, in worlds whose scene does not show it; empty elsewhere.
   */
  default Optional<Observation.Image> screen(Observation observation) {
    return Optional.empty();
  }

  /**
   * What a person's click on the world means.
   *
   * @param text an action, or the beginning of one
   * @param whole whether it is an action
   */
  record Click(String text, boolean whole) {}

  /**
   * Reads a click of a person who drives.
   *
   * @param x on a board: metres in the scene; on a {@link #screen}: its pixels
   * @param y likewise
   * @param begun what earlier clicks or the keyboard have begun; empty for nothing
   * @return empty where a click means nothing
   */
  default Optional<Click> click(Observation observation, double x, double y, String begun) {
    return Optional.empty();
  }

  /** Whether a text is one word, LMAct's usual test of form. */
  static boolean oneWord(String text) {
    return !text.isBlank() && text.strip().split("\\s+").length == 1;
  }

  /** The complaint about a representation that a task lacks. */
  static IllegalArgumentException lacks(TextForm form, String task, String representation) {
    return new IllegalArgumentException(
        "task '"
            + task
            + "' has no representation '"
            + representation
            + "'; choose one of "
            + String.join(" ", form.representations()));
  }
}
