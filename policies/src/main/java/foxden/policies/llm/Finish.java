package foxden.policies.llm;

import java.util.Locale;

/** Why a model stopped writing. */
public enum Finish {
  /** It was done. */
  STOP,
  /** It met the cap on output tokens: the answer is truncated. */
  LENGTH,
  /** The server withheld it. */
  FILTERED,
  /** Something else, or the server did not say. */
  OTHER;

  /** As ledgers write it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
