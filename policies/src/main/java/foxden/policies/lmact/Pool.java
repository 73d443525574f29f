package foxden.policies.lmact;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Demonstrations of one task with different starts, numbered from 0. LMAct draws both what it shows
 * and where an evaluation begins from the same pool. Safe for several threads.
 */
public interface Pool {

  /** Demonstrations LMAct keeps of a task. */
  int LMACT_SIZE = 1000;

  /** How many there are. */
  int size();

  /** The world seed of a demonstration, without playing it. */
  long seed(int id);

  /**
   * A demonstration.
   *
   * @throws IllegalStateException when it cannot be made or read; one sentence
   */
  Demonstration get(int id);

  /** What a result has to say about who played them, as {@link foxden.policies.Policy#caveat}. */
  default String caveat() {
    return "";
  }

  /**
   * What one episode uses.
   *
   * @param shown demonstrations for the prompt, in this order
   * @param start whose first observation the evaluation begins at; never among those shown
   */
  record Draw(List<Integer> shown, int start) {
    public Draw {
      shown = List.copyOf(shown);
    }
  }

  /**
   * LMAct's draw: a generator seeded with the episode draws one more than are shown, without
   * replacement; the last one is the start.
   *
   * @param paired whether the start comes first, so that an episode keeps its start whatever the
   *     number of demonstrations (the published draw does not)
   * @throws IllegalArgumentException when the pool is too small
   */
  default Draw draw(long episode, int demonstrations, boolean paired) {
    if (demonstrations + 1 > size()) {
      throw new IllegalArgumentException(
          demonstrations
              + " demonstrations and a start need a pool of "
              + (demonstrations + 1)
              + ", this one has "
              + size()
              + "; ask for fewer, or make more with 'foxden demos make'");
    }
    Random random = new Random(episode);
    int[] ids = new int[size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = i;
    }
    List<Integer> drawn = new ArrayList<>();
    for (int i = 0; i <= demonstrations; i++) {
      int pick = i + random.nextInt(ids.length - i);
      int id = ids[pick];
      ids[pick] = ids[i];
      drawn.add(id);
    }
    int start = drawn.remove(paired ? 0 : demonstrations);
    return new Draw(drawn, start);
  }
}
