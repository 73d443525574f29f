package foxden.policies.lmact;

import java.util.List;

/**
 * What was counted in one episode of a player in context.
 *
 * @param steps answers that were acted on
 * @param illegal answers that were no legal action (all invalid and empty ones among them)
 * @param invalid answers without the form of an action (empty ones not among them)
 * @param empty answers without any action text
 * @param demonstrations ids of those shown
 * @param start id of the demonstration the episode began at; -1 for none
 * @param answers raw, in order
 * @param usage what was asked of a language model
 */
public record Tally(
    int steps,
    int illegal,
    int invalid,
    int empty,
    List<Integer> demonstrations,
    int start,
    List<String> answers,
    Usage usage) {

  public Tally {
    demonstrations = List.copyOf(demonstrations);
    answers = List.copyOf(answers);
  }
}
