package foxden.policies.fox;

import java.util.Arrays;

/**
 * A text to learn from.
 *
 * @param tokens what the network reads
 * @param targets what comes after each of them; {@link FoxLanguageModel#IGNORE} where nothing is
 *     learned
 */
public record Text(int[] tokens, int[] targets) {

  public Text {
    if (tokens.length != targets.length) {
      throw new IllegalArgumentException(tokens.length + " tokens, " + targets.length + " targets");
    }
  }

  /** All of a text but its last token, each to be followed by the next. */
  public static Text of(int... text) {
    return new Text(Arrays.copyOf(text, text.length - 1), Arrays.copyOfRange(text, 1, text.length));
  }

  /** Number of tokens. */
  public int length() {
    return tokens.length;
  }

  /** Number of tokens with a target. */
  public int targetCount() {
    int count = 0;
    for (int target : targets) {
      count += target == FoxLanguageModel.IGNORE ? 0 : 1;
    }
    return count;
  }
}
