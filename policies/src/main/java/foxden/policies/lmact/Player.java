package foxden.policies.lmact;

/** Whoever answers prompts: a language model, or a small rule that stands in for one. */
public interface Player extends AutoCloseable {

  /** As results call it. */
  String name();

  /** A new episode begins. */
  void reset(long seed);

  /**
   * Answers, in words as a language model would.
   *
   * @throws IllegalStateException when it cannot answer at all; one sentence
   */
  String answer(Turn turn);

  /** Channels it looks at besides what the prompt shows; for experts with privileged knowledge. */
  default java.util.Set<String> channels() {
    return java.util.Set.of();
  }

  /** As {@link foxden.policies.Policy#caveat}. */
  default String caveat() {
    return "";
  }

  /** What this episode has asked of a language model so far. */
  default Usage usage() {
    return Usage.NONE;
  }

  @Override
  default void close() {}
}
