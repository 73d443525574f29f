package foxden.sim.loop;

import foxden.sim.Action;
import java.util.Arrays;

/** Equality of actions; records compare their arrays by identity. */
final class Actions {

  private Actions() {}

  static boolean same(Action a, Action b) {
    if (a instanceof Action.VectorAction x && b instanceof Action.VectorAction y) {
      return Arrays.equals(x.values(), y.values());
    }
    return a.equals(b);
  }
}
