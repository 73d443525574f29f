package foxden.policies.baseline;

import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.ChannelSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.TextForm;
import foxden.sim.Trace;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Acts by chance: one of the legal moves, or a point of the box, each as likely as any other. It
 * knows which moves are legal where the task's text form tells.
 */
public final class RandomPolicy implements Policy {

  private final @Nullable TextForm form;
  private ActionSpec action = new ActionSpec.Words();
  private Set<String> channels = Set.of();
  private Random random = new Random(0);

  /** For tasks whose moves are always legal. */
  public RandomPolicy() {
    this(null);
  }

  /**
   * For a task whose legal moves depend on the state.
   *
   * @param form tells the legal moves; null when all always are
   */
  public RandomPolicy(@Nullable TextForm form) {
    this.form = form;
  }

  @Override
  public String name() {
    return "random";
  }

  @Override
  public Set<String> channels() {
    return channels;
  }

  @Override
  public void reset(EnvironmentSpec spec, long seed) {
    if (spec.action() instanceof ActionSpec.Words && form == null) {
      throw new IllegalArgumentException(
          "task '" + spec.task() + "' takes free text, which a random policy cannot draw");
    }
    action = spec.action();
    if (form != null && !(action instanceof ActionSpec.Box)) {
      channels =
          spec.channels().stream()
              .filter(c -> !c.privileged())
              .map(ChannelSpec::name)
              .collect(Collectors.toUnmodifiableSet());
    }
    random = new Random(seed ^ 0x72616e64L);
  }

  @Override
  public Decision act(Observation observation) {
    if (action instanceof ActionSpec.Box box) {
      float[] values = new float[box.low().length];
      for (int i = 0; i < values.length; i++) {
        values[i] = box.low()[i] + random.nextFloat() * (box.high()[i] - box.low()[i]);
      }
      return new Decision(new Action.VectorAction(values), Trace.NONE);
    }
    if (form != null) {
      String text = form.sample(observation, random);
      return new Decision(form.parse(text, observation), Trace.NONE);
    }
    if (action instanceof ActionSpec.Discrete discrete) {
      int index = random.nextInt(discrete.names().size());
      return new Decision(new Action.DiscreteAction(index), Trace.NONE);
    }
    throw new IllegalStateException("reset the random policy before it acts");
  }
}
