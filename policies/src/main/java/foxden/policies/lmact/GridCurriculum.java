package foxden.policies.lmact;

import foxden.policies.fox.TokenSequence;
import foxden.policies.fox.Trainer;
import foxden.sim.gridworld.GridStarts;
import foxden.sim.gridworld.GridWorld;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Training sequences of the grid world: some demonstrations, then an episode whose expert actions
 * are to be predicted. The episode's steps are the expert's with some random ones among them (the
 * label stays the expert's), so that the policy learns to come back from where it strays. In the
 * permuted task the demonstrations' actions are to be predicted too: what is known of the words
 * after half a demonstration teaches the same lesson, five times as often a sequence. No sequence
 * holds a held-out (player, target) pair anywhere.
 *
 * @param permuted whether each sequence permutes the meaning of the words
 * @param pastActions whether the episode's own actions are part of the sequence
 * @param maxDemos demonstrations a sequence, evenly from 0 to this
 * @param noise share of random steps in the episode
 * @param sequences in a batch
 */
record GridCurriculum(
    boolean permuted, boolean pastActions, int maxDemos, double noise, int sequences, long seed)
    implements Trainer.Source {

  @Override
  public List<TokenSequence> batch(long step) {
    Random random = new Random(seed * 0x9e3779b97f4a7c15L + step);
    List<TokenSequence> batch = new ArrayList<>();
    for (int i = 0; i < sequences; i++) {
      batch.add(sequence(random));
    }
    return batch;
  }

  private TokenSequence sequence(Random random) {
    int[] moves = GridDemo.plainMoves();
    if (permuted) {
      List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
      Collections.shuffle(order, random);
      moves = order.stream().mapToInt(Integer::intValue).toArray();
    }
    Builder to = new Builder();
    for (GridDemo demo : GridDemo.draw(moves, random.nextInt(maxDemos + 1), random)) {
      for (int t = 0; t < demo.actions().length; t++) {
        to.add(
            GridTokens.OBSERVATION,
            GridTokens.observation(
                demo.states().get(t), t == 0 ? null : demo.states().get(t - 1), true),
            permuted ? GridTokens.action(demo.actions()[t]) : null);
        to.add(GridTokens.ACTION, GridTokens.action(demo.actions()[t]), null);
      }
    }
    episode(moves, random, to);
    return to.build();
  }

  private void episode(int[] moves, Random random, Builder to) {
    Builder episode = null;
    GridStarts starts = GridStarts.TRAINING;
    while (episode == null) {
      episode =
          tryEpisode(GridWorld.ofPair(starts.pair(random.nextInt(starts.count()))), moves, random);
    }
    to.addAll(episode);
  }

  // Null when the path met a held-out pair.
  private @Nullable Builder tryEpisode(GridWorld start, int[] moves, Random random) {
    Builder to = new Builder();
    GridWorld world = start;
    GridWorld before = null;
    for (int t = 0; t < GridWorld.MAX_STEPS && !world.reached(); t++) {
      if (GridStarts.isHeldOut(world.pair())) {
        return null;
      }
      int expert = GridDemo.wordFor(moves, GridDemo.expertDirection(world, random));
      to.add(
          GridTokens.OBSERVATION,
          GridTokens.observation(world, before, false),
          GridTokens.action(expert));
      int word = random.nextDouble() < noise ? random.nextInt(4) : expert;
      if (pastActions) {
        to.add(GridTokens.ACTION, GridTokens.action(word), null);
      }
      before = world;
      world = world.walk(moves[word]);
    }
    return to;
  }

  /** Collects tokens. */
  private static final class Builder {
    private final List<Integer> kinds = new ArrayList<>();
    private final List<float[]> inputs = new ArrayList<>();
    private final List<float @Nullable []> targets = new ArrayList<>();

    void add(int kind, float[] input, float @Nullable [] target) {
      kinds.add(kind);
      inputs.add(input);
      targets.add(target);
    }

    void addAll(Builder other) {
      kinds.addAll(other.kinds);
      inputs.addAll(other.inputs);
      targets.addAll(other.targets);
    }

    TokenSequence build() {
      return new TokenSequence(
          kinds.stream().mapToInt(Integer::intValue).toArray(),
          inputs.toArray(new float[0][]),
          targets.toArray(new float[0][]));
    }
  }
}
