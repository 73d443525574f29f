package foxden.policies;

/**
 * What a forgetting transformer attended to over one episode. Grows by some tokens a decision;
 * nothing T x T is stored, rows are computed when asked for from the kept queries, keys and
 * cumulative gates. The identity behind every number: {@code log A_ij = content_ij + decay_ij -
 * normaliser_i}.
 *
 * <p>Safe to read from another thread while it grows: tokens below {@link #tokens()} never change.
 */
public interface Mind {

  /** Name for the title, such as {@code fox (gridworld)}. */
  String name();

  int layers();

  int heads();

  /** Tokens read so far. */
  int tokens();

  /** Position of the first token that is still in context for queries made now. */
  default int firstInContext() {
    return 0;
  }

  /** What token {@code i} was. */
  Token token(int i);

  /** Log of the forget gate of token {@code i}, at most 0. */
  float logForget(int layer, int head, int i);

  /**
   * Fills {@code out[0..query]} with one attention row and its parts; each array may be null when
   * not wanted, and must hold at least {@code query + 1} elements otherwise.
   *
   * @param attention softmax weights, sum 1
   * @param content scaled q.k
   * @param decay D_ij, sum of log gates from j+1 to i, at most 0
   * @return the log-normaliser of the row
   */
  double row(
      int layer,
      int head,
      int query,
      float @org.jspecify.annotations.Nullable [] attention,
      float @org.jspecify.annotations.Nullable [] content,
      float @org.jspecify.annotations.Nullable [] decay);

  /**
   * A token of the sequence.
   *
   * @param group what kind it is: {@code demo}, {@code observation}, {@code action}, {@code
   *     proprio}, {@code objects}, {@code goals}
   * @param label for people: "demo 1, step 3: player (2, 7)"
   * @param step tick of the episode it was read at; -1 for tokens from before it (demonstrations)
   */
  record Token(String group, String label, long step) {}
}
