package foxden.policies.incontext;

import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import foxden.sim.arena.Chance;
import foxden.sim.variant.VariantEnvironment;
import foxden.sim.variant.VariantGame;
import foxden.sim.variant.Variants;
import java.util.Set;

/** The expert of a variant: reads its key, which makes it privileged. */
public final class VariantExpertPolicy implements Policy {

  private final VariantExpert expert = new VariantExpert();
  private VariantGame game = VariantTokens.GAMES.get(0);
  private Chance chance = new Chance(0);

  @Override
  public String name() {
    return "expert";
  }

  @Override
  public Set<String> channels() {
    return Set.of(VariantEnvironment.KEY, VariantEnvironment.STATE);
  }

  @Override
  public void reset(EnvironmentSpec spec, long seed) {
    game = Variants.of(spec.task());
    chance = new Chance(Chance.mix(seed ^ 0x657870L));
  }

  @Override
  public Decision act(Observation observation) {
    float[] p =
        expert.words(
            game,
            whole(observation.vector(VariantEnvironment.KEY)),
            whole(observation.vector(VariantEnvironment.STATE)));
    int word = VariantExpert.draw(p, chance.nextInt(1 << 24) * 0x1p-24);
    return new Decision(new Action.DiscreteAction(word), Trace.NONE);
  }

  private static int[] whole(float[] numbers) {
    int[] out = new int[numbers.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (int) numbers[i];
    }
    return out;
  }
}
