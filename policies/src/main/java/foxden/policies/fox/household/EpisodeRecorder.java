package foxden.policies.fox.household;

import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.Environment;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Records an expert, now and then pushed off its way: for some decisions in a row noise is added to
 * what is applied, while the label stays what the expert wants (as DART does, Laskey et al. 2017).
 * So the network sees states beside the expert's path, and the way back.
 */
final class EpisodeRecorder {

  private final Environment world;
  private final Policy expert;
  private final Sight sight;
  private final Noise noise;

  /**
   * How much noise.
   *
   * @param share of decisions at which a burst begins
   * @param longest decisions of a burst
   * @param base largest disturbance of the base, as a share of its range
   * @param joints largest disturbance of joint targets, as a share of their range
   */
  record Noise(double share, int longest, double base, double joints) {
    static final Noise NONE = new Noise(0, 1, 0, 0);
  }

  EpisodeRecorder(Environment world, Policy expert, Sight sight, Noise noise) {
    this.world = world;
    this.expert = expert;
    this.sight = sight;
    this.noise = noise;
  }

  Episode record(long seed) {
    return record(seed, null, Integer.MAX_VALUE);
  }

  /**
   * Records an episode in which the pupil drives most of the time while the expert says what it
   * would do (DAgger, Ross et al. 2011). Now and then the expert drives for a while, so that what
   * comes later is seen too. It ends early when the first thing has fallen over, which the expert
   * cannot mend.
   *
   * @param pupil null to let the expert drive
   * @param most decisions after which the episode is cut
   */
  Episode record(long seed, @Nullable Policy pupil, int most) {
    EnvironmentSpec spec = world.spec();
    StepResult result = world.reset(seed);
    expert.reset(spec, seed);
    if (pupil != null) {
      pupil.reset(spec, seed);
    }
    Random random = new Random(seed ^ 0x6e6f697365L);
    List<float[]> objects = new ArrayList<>();
    List<float[]> body = new ArrayList<>();
    List<float[]> labels = new ArrayList<>();
    List<float[]> applied = new ArrayList<>();
    float[] push = new float[sight.actionSize()];
    int left = 0;
    boolean alone = pupil != null;
    int turn = alone ? ALONE.draw(random) : Integer.MAX_VALUE;
    float[] zeros = new float[sight.actionSize()];
    float[] action = zeros;
    while (!result.done() && labels.size() < most) {
      if (result.step() % spec.policyEvery() == 0) {
        Observation o = result.observation();
        if (!sight.upright(o) && !holds(o)) {
          break;
        }
        float[] wanted = vector(expert.act(o).action());
        if (pupil != null) {
          if (turn-- == 0) {
            alone = !alone;
            turn = (alone ? ALONE : LED).draw(random);
          }
          float[] own = vector(pupil.act(o).action());
          action = alone ? own : wanted.clone();
        } else {
          action = wanted.clone();
        }
        if (left == 0 && random.nextDouble() < noise.share()) {
          left = 1 + random.nextInt(noise.longest());
          push = push(random);
        }
        if (left > 0) {
          left--;
          disturb(action, push);
        }
        if (pupil != null) {
          pupil.applied(new Action.VectorAction(action));
        }
        objects.add(sight.objects(o));
        body.add(sight.body(o, zeros));
        labels.add(sight.normalise(wanted));
        applied.add(sight.normalise(action));
      }
      result = world.step(new Action.VectorAction(action));
    }
    return new Episode(
        seed,
        result.success(),
        objects.toArray(new float[0][]),
        body.toArray(new float[0][]),
        labels.toArray(new float[0][]),
        applied.toArray(new float[0][]),
        weights(labels));
  }

  /** How long somebody drives, in decisions. */
  private record Stint(int least, int most) {
    int draw(Random random) {
      return least + random.nextInt(most - least + 1);
    }
  }

  private static final Stint ALONE = new Stint(40, 120);
  private static final Stint LED = new Stint(5, 40);

  private static boolean holds(Observation o) {
    for (float grip : o.vector("proprio.grip")) {
      if (grip > 0.5f) {
        return true;
      }
    }
    return false;
  }

  // Moments around the opening and closing of a hand count more: they are rare and decide.
  private float[] weights(List<float[]> labels) {
    boolean[] gripper = sight.grippers();
    float[] weights = new float[labels.size()];
    Arrays.fill(weights, 1);
    for (int t = 1; t < weights.length; t++) {
      boolean changes = false;
      for (int i = 0; i < gripper.length; i++) {
        changes |= gripper[i] && labels.get(t)[i] != labels.get(t - 1)[i];
      }
      if (changes) {
        int from = Math.max(0, t - AROUND);
        Arrays.fill(weights, from, Math.min(weights.length, t + AROUND), DECISIVE);
      }
    }
    return weights;
  }

  private static final int AROUND = 8;
  private static final float DECISIVE = 3;

  private float[] push(Random random) {
    boolean[] gripper = sight.grippers();
    float[] push = new float[gripper.length];
    boolean base = random.nextBoolean();
    for (int i = 0; i < push.length; i++) {
      boolean chosen = i < 3 == base && !gripper[i] && (base || random.nextInt(4) == 0);
      double most = i < 3 ? noise.base() : noise.joints();
      push[i] = chosen ? (float) ((2 * random.nextDouble() - 1) * most) : 0;
    }
    return push;
  }

  private void disturb(float[] action, float[] push) {
    ActionSpec.Box box = sight.box();
    for (int i = 0; i < action.length; i++) {
      float range = box.high()[i] - box.low()[i];
      action[i] = Math.max(box.low()[i], Math.min(box.high()[i], action[i] + push[i] * range));
    }
  }

  private static float[] vector(Action action) {
    if (action instanceof Action.VectorAction v) {
      return v.values();
    }
    throw new IllegalArgumentException("the expert answered " + action + " instead of a vector");
  }
}
