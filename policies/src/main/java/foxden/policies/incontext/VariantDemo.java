package foxden.policies.incontext;

import foxden.sim.arena.Chance;
import foxden.sim.variant.VariantGame;
import foxden.sim.variant.Variants;
import java.util.ArrayList;
import java.util.List;

/**
 * One demonstration: the last steps of an episode of a variant's expert, four at most, and what was
 * seen after the last of them.
 *
 * @param seen what was seen before each step, and after the last: one more than {@code words}
 * @param words what the expert said
 * @param wanted how likely the expert would have said each word: to learn from, never to show
 */
record VariantDemo(List<float[]> seen, int[] words, List<float[]> wanted) {

  /** Steps of a demonstration. */
  static final int STEPS = 4;

  /** Plays an episode of a variant. */
  static VariantDemo play(VariantGame game, int[] key, VariantExpert expert, Chance chance) {
    List<float[]> seen = new ArrayList<>();
    List<Integer> words = new ArrayList<>();
    List<float[]> wanted = new ArrayList<>();
    int[] state = game.start(key, chance);
    for (int step = 0; step < game.maxSteps() && !game.over(state); step++) {
      float[] p = expert.words(game, key, state);
      int word = VariantExpert.draw(p, chance.nextInt(1 << 24) * 0x1p-24);
      seen.add(game.seen(state));
      words.add(word);
      wanted.add(p);
      game.play(key, state, word, chance);
    }
    seen.add(game.seen(state));
    int from = Math.max(0, words.size() - STEPS);
    return new VariantDemo(
        List.copyOf(seen.subList(from, seen.size())),
        words.subList(from, words.size()).stream().mapToInt(Integer::intValue).toArray(),
        List.copyOf(wanted.subList(from, wanted.size())));
  }

  /** Several demonstrations of one variant. */
  static List<VariantDemo> play(
      VariantGame game, int[] key, int count, VariantExpert expert, Chance chance) {
    List<VariantDemo> demos = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      demos.add(play(game, key, expert, chance));
    }
    return demos;
  }

  /**
   * The control: what was seen stays, the words come from demonstrations of other variants, each of
   * another one, and are shuffled. Where it is not the words that tell the secret, every
   * demonstration is another variant's instead.
   */
  static List<VariantDemo> shuffled(
      List<VariantDemo> demos, VariantGame game, VariantExpert expert, Chance chance) {
    if (!game.secretInWords()) {
      List<VariantDemo> others = new ArrayList<>();
      for (int i = 0; i < demos.size(); i++) {
        others.add(play(game, Variants.draw(game, true, chance), expert, chance));
      }
      return others;
    }
    int count = demos.stream().mapToInt(d -> d.words.length).sum();
    List<Integer> words = new ArrayList<>();
    while (words.size() < count) {
      int[] other = Variants.draw(game, true, chance);
      for (int word : play(game, other, expert, chance).words) {
        words.add(chance.nextInt(words.size() + 1), word);
      }
    }
    List<VariantDemo> out = new ArrayList<>();
    int at = 0;
    for (VariantDemo demo : demos) {
      int[] own = new int[demo.words.length];
      for (int i = 0; i < own.length; i++) {
        own[i] = words.get(at++);
      }
      out.add(new VariantDemo(demo.seen, own, demo.wanted));
    }
    return out;
  }
}
