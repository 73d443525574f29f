package foxden.policies.fox.cheetah;

import foxden.policies.expert.cheetah.CheetahExpert;
import foxden.policies.fox.FoxModel;
import foxden.policies.fox.TokenSequence;
import foxden.policies.fox.Trainer;
import foxden.sim.cheetah.Cheetah;
import foxden.sim.planar.PlanarTree;
import foxden.sim.planar.PlanarWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Sequences to imitate, simulated when asked for: the expert runs from unseen starts, now and then
 * disturbed, and every step is labelled with what the expert wants there. A batch is a pure
 * function of seed and step.
 */
final class ExpertRuns implements Trainer.Source {

  /** Starts come from these seeds on; evaluations count from 0. */
  private static final long FIRST_SEED = 2_000_000;

  private final CheetahExpert expert;
  private final CheetahTokens tokens;
  private final PlanarWorld world;
  private final int length;
  private final int sequences;
  private final long seed;

  ExpertRuns(
      CheetahExpert expert,
      CheetahTokens tokens,
      PlanarTree tree,
      int length,
      int sequences,
      long seed) {
    this.expert = expert;
    this.tokens = tokens;
    this.world = new PlanarWorld(tree);
    this.length = length;
    this.sequences = sequences;
    this.seed = seed;
  }

  static List<FoxModel.Input> inputs() {
    return List.of(new FoxModel.Input("step", CheetahTokens.SIZE));
  }

  @Override
  public List<TokenSequence> batch(long step) {
    List<TokenSequence> batch = new ArrayList<>();
    for (int i = 0; i < sequences; i++) {
      long number = step * sequences + i;
      batch.add(sequence(new Random(seed * 0x9e3779b97f4a7c15L ^ number * 0x5851f42d4c957f2dL)));
    }
    return batch;
  }

  private TokenSequence sequence(Random random) {
    Cheetah.start(world, FIRST_SEED + random.nextInt(1_000_000));
    // A third undisturbed; the others with noise that lasts some steps, and bursts of nonsense.
    double noise = random.nextInt(3) == 0 ? 0 : 0.6 * random.nextDouble();
    float[] seen = new float[Cheetah.OBSERVATION];
    double[] wanted = new double[Cheetah.MOTORS];
    double[] done = new double[Cheetah.MOTORS];
    double[] drift = new double[Cheetah.MOTORS];
    float[] before = new float[Cheetah.MOTORS];
    int[] kinds = new int[length];
    float[][] inputs = new float[length][];
    float[][] targets = new float[length][];
    int burst = 0;
    expert.stand();
    for (int k = 0; k < length; k++) {
      Cheetah.observe(world, seen);
      expert.decide(seen, wanted);
      inputs[k] = tokens.of(seen, before);
      float[] target = new float[Cheetah.MOTORS];
      for (int i = 0; i < target.length; i++) {
        target[i] = (float) wanted[i];
      }
      targets[k] = target;
      if (noise > 0 && burst == 0 && random.nextInt(60) == 0) {
        burst = 2 + random.nextInt(6);
      }
      for (int i = 0; i < done.length; i++) {
        drift[i] = 0.8 * drift[i] + 0.6 * noise * random.nextGaussian();
        double u = burst > 0 ? 2 * random.nextDouble() - 1 : wanted[i] + drift[i];
        before[i] = (float) Math.max(-1, Math.min(1, u));
        done[i] = before[i];
      }
      burst = Math.max(0, burst - 1);
      world.step(done);
    }
    return new TokenSequence(kinds, inputs, targets);
  }
}
