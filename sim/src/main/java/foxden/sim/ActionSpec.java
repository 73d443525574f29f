package foxden.sim;

import java.util.List;

/** What an environment accepts. */
public sealed interface ActionSpec permits ActionSpec.Box, ActionSpec.Discrete, ActionSpec.Words {

  /**
   * A vector of finite numbers. Values outside the bounds are clipped by the robot's command layer
   * and refused by the cheetah, as LMAct does; NaN and infinities are refused by all.
   *
   * @param labels what each element is, with its unit
   */
  record Box(float[] low, float[] high, List<String> labels) implements ActionSpec {
    public Box {
      labels = List.copyOf(labels);
    }
  }

  /** One of several named moves. */
  record Discrete(List<String> names) implements ActionSpec {
    public Discrete {
      names = List.copyOf(names);
    }
  }

  /** Free text. */
  record Words() implements ActionSpec {}
}
