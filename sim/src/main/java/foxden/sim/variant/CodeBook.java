package foxden.sim.variant;

import foxden.sim.arena.Chance;
import java.util.List;

/**
 * A crossword's bare bones: sixteen clues, and which of the nine words answers each is the secret;
 * 9^16 variants. An episode asks eight clues, one after another, each drawn anew; a right word
 * scores 1, and either way the next clue is asked. Key: the word of each clue. State: the clue, how
 * many were asked before, how many answered rightly.
 */
public final class CodeBook implements VariantGame {

  /** Clues there are. */
  public static final int CLUES = 16;

  /** Clues an episode asks. */
  public static final int ASKED = 8;

  @Override
  public String task() {
    return "variant-code";
  }

  @Override
  public String summary() {
    return "sixteen clues, nine words; which word answers which clue only demonstrations tell";
  }

  @Override
  public String scene() {
    return "crossword";
  }

  @Override
  public List<String> bodies() {
    return List.of();
  }

  @Override
  public int maxSteps() {
    return ASKED;
  }

  @Override
  public List<String> labels() {
    return List.of("clue");
  }

  @Override
  public int[] key(Chance chance) {
    int[] key = new int[CLUES];
    for (int i = 0; i < CLUES; i++) {
      key[i] = chance.nextInt(WORDS);
    }
    return key;
  }

  @Override
  public int keySize() {
    return CLUES;
  }

  @Override
  public int[] start(int[] key, Chance chance) {
    return new int[] {chance.nextInt(CLUES), 0, 0};
  }

  @Override
  public int stateSize() {
    return 3;
  }

  @Override
  public double play(int[] key, int[] state, int word, Chance chance) {
    boolean right = key[state[0]] == word;
    state[1]++;
    state[2] += right ? 1 : 0;
    state[0] = state[1] < ASKED ? chance.nextInt(CLUES) : -1;
    return right ? 1 : 0;
  }

  @Override
  public boolean over(int[] state) {
    return state[1] >= ASKED;
  }

  @Override
  public boolean won(int[] key, int[] state) {
    return state[2] == ASKED;
  }

  @Override
  public boolean secretInWords() {
    return true;
  }

  @Override
  public String describe(int[] key, int[] state) {
    return state[2] + " of " + state[1] + " clues answered rightly";
  }

  @Override
  public float[] seen(int[] state) {
    return new float[] {state[0]};
  }

  @Override
  public float[] poses(int[] state) {
    return new float[0];
  }
}
