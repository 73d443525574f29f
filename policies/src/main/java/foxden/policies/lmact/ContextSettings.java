package foxden.policies.lmact;

/**
 * How a player is shown a task, and how its answers are taken; LMAct's own settings by default.
 *
 * @param representation of observations; empty for the task's usual one
 * @param demonstrations in context
 * @param legalActions whether prompts list the legal actions
 * @param reasoning whether prompts ask for reasoning first
 * @param pastActions whether the trajectory shows the actions taken
 * @param answers how answers are read
 * @param illegal what follows an illegal answer
 * @param retries answers asked for again under {@link IllegalMoves#RETRY}
 * @param starts where episodes begin
 * @param shuffled whether demonstrations show actions of other steps: the control
 */
public record ContextSettings(
    String representation,
    int demonstrations,
    boolean legalActions,
    boolean reasoning,
    boolean pastActions,
    Answers answers,
    IllegalMoves illegal,
    int retries,
    Starts starts,
    boolean shuffled) {

  /** Where episodes begin. */
  public enum Starts {
    /** At the last of N + 1 demonstrations drawn by the episode's number: changes with N. */
    LMACT,
    /** At the first of them: an episode keeps its start for every N. */
    PAIRED,
    /**
     * At the episode's own seed, as for players without context; demonstrations are drawn apart.
     */
    SEED
  }

  /** LMAct's settings with some demonstrations. */
  public static ContextSettings of(int demonstrations) {
    return new ContextSettings(
        "",
        demonstrations,
        false,
        false,
        true,
        Answers.STRICT,
        IllegalMoves.RANDOM,
        2,
        Starts.LMACT,
        false);
  }
}
