package foxden.policies.fox.household;

import foxden.policies.fox.FoxModel;
import foxden.policies.fox.TokenSequence;
import foxden.policies.fox.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Training sequences of the household fox: stretches of recorded episodes, two tokens a decision,
 * the chunk of coming expert actions as target of the second. A stretch that does not begin with
 * the episode gives no targets for its first decisions, which lack the context a stream would have.
 *
 * @param length decisions of a stretch
 * @param burnIn decisions without target at the start of a later stretch
 * @param forgetful share of sequences whose action before is hidden, against copying it
 */
record Windows(
    List<Episode> episodes,
    int chunk,
    int length,
    int burnIn,
    double forgetful,
    int sequences,
    long seed)
    implements Trainer.Source {

  static final int OBJECTS = 0;
  static final int BODY = 1;

  /** The kinds of tokens. */
  static List<FoxModel.Input> inputs(int objects, int body) {
    return List.of(new FoxModel.Input("objects", objects), new FoxModel.Input("proprio", body));
  }

  @Override
  public List<TokenSequence> batch(long step) {
    Random random = new Random(seed * 0x9e3779b97f4a7c15L + step);
    long all = episodes.stream().mapToLong(Episode::decisions).sum();
    List<TokenSequence> batch = new ArrayList<>();
    for (int i = 0; i < sequences; i++) {
      // Every decision is as likely as any other to be in the middle of a stretch.
      long at = (long) (random.nextDouble() * all);
      int e = 0;
      while (at >= episodes.get(e).decisions()) {
        at -= episodes.get(e).decisions();
        e++;
      }
      int from = (int) Math.max(0, at - length / 2);
      from = Math.max(0, Math.min(from, episodes.get(e).decisions() - length));
      batch.add(stretch(episodes.get(e), from, random.nextDouble() < forgetful));
    }
    return batch;
  }

  private TokenSequence stretch(Episode episode, int from, boolean hidden) {
    int n = Math.min(length, episode.decisions() - from);
    int[] kinds = new int[2 * n];
    float[][] inputs = new float[2 * n][];
    float[] @Nullable [] targets = new float[2 * n][];
    for (int i = 0; i < n; i++) {
      int t = from + i;
      kinds[2 * i] = OBJECTS;
      inputs[2 * i] = episode.objects()[t];
      kinds[2 * i + 1] = BODY;
      inputs[2 * i + 1] = body(episode, t, hidden);
      if (from == 0 || i >= burnIn) {
        targets[2 * i + 1] = target(episode, t);
      }
    }
    return new TokenSequence(kinds, inputs, targets);
  }

  // The proprio token ends with the action before; recorded rows leave it zero.
  private static float[] body(Episode episode, int t, boolean hidden) {
    float[] row = episode.body()[t];
    if (t == 0 || hidden) {
      return row;
    }
    float[] before = episode.applied()[t - 1];
    float[] full = row.clone();
    System.arraycopy(before, 0, full, full.length - before.length, before.length);
    return full;
  }

  private float[] target(Episode episode, int t) {
    int size = episode.labels()[t].length;
    float[] target = new float[chunk * size + chunk];
    for (int c = 0; c < chunk && t + c < episode.decisions(); c++) {
      System.arraycopy(episode.labels()[t + c], 0, target, c * size, size);
      target[chunk * size + c] = episode.weight()[t];
    }
    return target;
  }
}
