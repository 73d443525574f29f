package foxden.policies.baseline;

import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import java.util.Random;
import java.util.Set;

/** Acts by chance: one of the named moves, or a point of the box, each as likely as any other. */
public final class RandomPolicy implements Policy {

  private ActionSpec action = new ActionSpec.Words();
  private Random random = new Random(0);

  @Override
  public String name() {
    return "random";
  }

  @Override
  public Set<String> channels() {
    return Set.of();
  }

  @Override
  public void reset(EnvironmentSpec spec, long seed) {
    if (spec.action() instanceof ActionSpec.Words) {
      throw new IllegalArgumentException(
          "task '" + spec.task() + "' takes free text, which a random policy cannot draw");
    }
    action = spec.action();
    random = new Random(seed ^ 0x72616e64L);
  }

  @Override
  public Decision act(Observation observation) {
    if (action instanceof ActionSpec.Discrete discrete) {
      int index = random.nextInt(discrete.names().size());
      return new Decision(new Action.DiscreteAction(index), Trace.NONE);
    }
    if (action instanceof ActionSpec.Box box) {
      float[] values = new float[box.low().length];
      for (int i = 0; i < values.length; i++) {
        values[i] = box.low()[i] + random.nextFloat() * (box.high()[i] - box.low()[i]);
      }
      return new Decision(new Action.VectorAction(values), Trace.NONE);
    }
    throw new IllegalStateException("reset the random policy before it acts");
  }
}
