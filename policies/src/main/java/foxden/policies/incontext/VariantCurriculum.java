package foxden.policies.incontext;

import foxden.policies.fox.TokenSequence;
import foxden.policies.fox.Trainer;
import foxden.sim.arena.Chance;
import foxden.sim.variant.VariantGame;
import foxden.sim.variant.Variants;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Training sequences: a game, a variant that is not held out, demonstrations of its expert with
 * questions among them. To be predicted are the expert's words at every step of every demonstration
 * and at every question, so that one sequence teaches all numbers of demonstrations up to its own.
 * Questions are asked in positions that the expert and a player who says anything reach together. A
 * batch is a pure function of seed and step.
 *
 * @param sequences in a batch
 */
record VariantCurriculum(int sequences, long seed, VariantExpert expert) implements Trainer.Source {

  // Out of twelve sequences: minimax and rankings take longest to learn.
  private static final int[] SHARE = {0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3};
  private static final int LAST_QUESTIONS = 6;

  @Override
  public List<TokenSequence> batch(long step) {
    Chance chance = new Chance(Chance.mix(seed * 0x9e3779b97f4a7c15L + step));
    List<TokenSequence> batch = new ArrayList<>();
    for (int i = 0; i < sequences; i++) {
      VariantGame game = VariantTokens.GAMES.get(SHARE[chance.nextInt(SHARE.length)]);
      batch.add(sequence(game, demonstrations(chance), chance));
    }
    return batch;
  }

  // Mostly few, now and then as many as an evaluation ever shows.
  private static int demonstrations(Chance chance) {
    int kind = chance.nextInt(20);
    return kind < 14 ? chance.nextInt(21) : kind < 19 ? 20 + chance.nextInt(41) : 128;
  }

  TokenSequence sequence(VariantGame game, int demos, Chance chance) {
    int[] key = Variants.draw(game, false, chance);
    int kind = VariantTokens.kind(game);
    List<float[]> inputs = new ArrayList<>();
    List<float @Nullable []> targets = new ArrayList<>();
    for (int d = 0; d < demos; d++) {
      VariantDemo demo = VariantDemo.play(game, key, expert, chance);
      for (int t = 0; t <= demo.words().length; t++) {
        inputs.add(
            VariantTokens.shown(
                game,
                demo.seen().get(t),
                t == 0 ? null : demo.seen().get(t - 1),
                t == 0 ? -1 : demo.words()[t - 1]));
        targets.add(t < demo.words().length ? demo.wanted().get(t) : null);
      }
      if (chance.percent(30)) {
        question(game, key, chance, inputs, targets);
      }
    }
    for (int i = 0; i < LAST_QUESTIONS; i++) {
      question(game, key, chance, inputs, targets);
    }
    int[] kinds = new int[inputs.size()];
    java.util.Arrays.fill(kinds, kind);
    return new TokenSequence(
        kinds, inputs.toArray(new float[0][]), targets.toArray(new float[0][]));
  }

  private void question(
      VariantGame game,
      int[] key,
      Chance chance,
      List<float[]> inputs,
      List<float @Nullable []> targets) {
    int[] state = game.start(key, chance);
    for (int left = chance.nextInt(4); left > 0; left--) {
      int[] before = state.clone();
      int word =
          chance.percent(50)
              ? chance.nextInt(VariantGame.WORDS)
              : VariantExpert.draw(
                  expert.words(game, key, state), chance.nextInt(1 << 24) * 0x1p-24);
      game.play(key, state, word, chance);
      if (game.over(state)) {
        state = before;
      }
    }
    inputs.add(VariantTokens.question(game, game.seen(state)));
    targets.add(expert.words(game, key, state));
  }
}
