package foxden.policies.llm;

import foxden.policies.lmact.Usage;

/** Counts the answers of one player, an episode at a time. */
final class UsageCount {

  private long episode;
  private Usage now = Usage.NONE;

  void reset(long number) {
    episode = number;
    now = Usage.NONE;
  }

  long episode() {
    return episode;
  }

  Usage usage() {
    return now;
  }

  void add(String answer, Finish finish, long tokensIn, long tokensOut) {
    now =
        now.plus(
            new Usage(
                1, answer.isBlank() ? 1 : 0, finish == Finish.LENGTH ? 1 : 0, tokensIn, tokensOut));
  }
}
