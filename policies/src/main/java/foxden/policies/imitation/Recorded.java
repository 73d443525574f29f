package foxden.policies.imitation;

import foxden.policies.Policy;
import foxden.policies.fox.TokenSequence;
import foxden.policies.fox.Trainer;
import foxden.sim.Action;
import foxden.sim.Environment;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import foxden.sim.arena.Chance;
import java.util.ArrayList;
import java.util.List;

/**
 * Demonstrations of a subject's expert, recorded once: at every step what the expert does there is
 * to be learned; some steps are taken at random, so that the student sees where it may stray to.
 * Batches are a pure function of seed and step.
 */
final class Recorded implements Trainer.Source {

  /** Demonstrations begin at this seed; evaluations count from 0. */
  static final long FIRST_SEED = 2_000_000;

  private final List<TokenSequence> episodes = new ArrayList<>();
  private final int batch;
  private final long seed;

  Recorded(Subject subject, int count, long seed) {
    this.batch = subject.batch();
    this.seed = seed;
    Chance chance = new Chance(Chance.mix(seed ^ 0x64656d6f73L));
    try (Environment world = subject.world().get();
        Policy expert = subject.expert().get()) {
      for (int i = 0; i < count; i++) {
        double noise = subject.noise()[chance.nextInt(subject.noise().length)];
        episodes.add(episode(subject, world, expert, FIRST_SEED + i, noise, chance));
      }
    }
  }

  private static TokenSequence episode(
      Subject subject, Environment world, Policy expert, long start, double noise, Chance chance) {
    List<float[]> inputs = new ArrayList<>();
    List<float[]> targets = new ArrayList<>();
    StepResult r = world.reset(start);
    expert.reset(world.spec(), start);
    Observation before = null;
    while (!r.done()) {
      Action right = expert.act(r.observation()).action();
      inputs.add(subject.reader().read(r.observation(), before));
      float[] target = new float[subject.actions()];
      target[((Action.DiscreteAction) right).index()] = 1;
      targets.add(target);
      before = r.observation();
      boolean astray = chance.nextInt(1000) < 1000 * noise;
      r = world.step(astray ? new Action.DiscreteAction(chance.nextInt(target.length)) : right);
    }
    return new TokenSequence(
        new int[inputs.size()], inputs.toArray(new float[0][]), targets.toArray(new float[0][]));
  }

  @Override
  public List<TokenSequence> batch(long step) {
    Chance chance = new Chance(Chance.mix(seed * 0x9e3779b97f4a7c15L + step));
    List<TokenSequence> list = new ArrayList<>();
    for (int i = 0; i < batch; i++) {
      list.add(episodes.get(chance.nextInt(episodes.size())));
    }
    return list;
  }
}
