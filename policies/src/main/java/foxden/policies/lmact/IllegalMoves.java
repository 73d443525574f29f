package foxden.policies.lmact;

/** What happens when an answer is no legal action. */
public enum IllegalMoves {
  /** LMAct's: a random legal action takes its place, the episode goes on, nobody is told. */
  RANDOM,
  /** The player is told what was wrong and asked again, some times; then as {@link #RANDOM}. */
  RETRY,
  /** The episode ends as a loss. */
  FORFEIT,
  /** The episode ends with the score so far. */
  TERMINATE
}
