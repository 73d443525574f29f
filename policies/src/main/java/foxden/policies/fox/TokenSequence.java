package foxden.policies.fox;

import org.jspecify.annotations.Nullable;

/**
 * A sequence to learn from.
 *
 * @param kinds for each token, which {@link FoxModel.Input} reads it
 * @param inputs for each token, its numbers, as many as that input takes
 * @param targets for each token, what the output should be (in the form its {@link Loss} reads), or
 *     null where nothing is learned
 */
public record TokenSequence(int[] kinds, float[][] inputs, float[] @Nullable [] targets) {

  public TokenSequence {
    if (kinds.length != inputs.length || kinds.length != targets.length) {
      throw new IllegalArgumentException(
          "%d kinds, %d inputs, %d targets".formatted(kinds.length, inputs.length, targets.length));
    }
  }

  /** Number of tokens. */
  public int tokens() {
    return kinds.length;
  }

  /** Number of tokens with a target. */
  public int targetCount() {
    int count = 0;
    for (float[] target : targets) {
      if (target != null) {
        count++;
      }
    }
    return count;
  }
}
