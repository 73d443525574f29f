package foxden.policies.imitation;

import foxden.sim.crossword.Clues;
import java.util.List;
import java.util.Locale;

/**
 * A clue as a token: its words, and the threes of letters within them, in bins of a hash. Order is
 * lost. Answers are the words of our list in their order.
 */
final class ClueTokens {

  private static final int WORD_BINS = 1536;
  private static final int LETTER_BINS = 512;

  /** Numbers of a token. */
  static final int SIZE = WORD_BINS + LETTER_BINS;

  /** What a clue can be answered with. */
  static final List<String> ANSWERS = List.copyOf(Clues.shipped().words());

  private ClueTokens() {}

  static float[] of(String clue) {
    float[] x = new float[SIZE];
    for (String word : clue.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      if (word.isEmpty()) {
        continue;
      }
      // Two bins a word: that two words share both is rare.
      x[Math.floorMod(word.hashCode() * 0x9e3779b1, WORD_BINS)] = 1;
      x[Math.floorMod(word.hashCode() * 0x85ebca6b ^ 0x5bd1e995, WORD_BINS)] = 1;
      String framed = "<" + word + ">";
      for (int i = 0; i + 3 <= framed.length(); i++) {
        x[WORD_BINS + Math.floorMod(framed.substring(i, i + 3).hashCode() * 31, LETTER_BINS)] =
            0.5f;
      }
    }
    float squares = 0;
    for (float v : x) {
      squares += v * v;
    }
    float scale = squares == 0 ? 0 : (float) (4 / Math.sqrt(squares));
    for (int i = 0; i < x.length; i++) {
      x[i] *= scale;
    }
    return x;
  }
}
