package foxden.sim.loop;

import foxden.sim.Action;
import org.jspecify.annotations.Nullable;

/**
 * Decides what reaches the world when the driver changes: over some ticks it fades from the action
 * applied last to the one now wanted, so that nothing jerks. Named moves and words cannot be mixed
 * and change at once.
 */
final class Arbiter {

  private final int rampTicks;
  private Action.@Nullable VectorAction from;
  private int tick;

  Arbiter(int rampTicks) {
    this.rampTicks = rampTicks;
  }

  /** The driver changed while this action was being applied. */
  void handover(@Nullable Action applied) {
    from = applied instanceof Action.VectorAction vector ? vector : null;
    tick = 0;
  }

  /** The action to apply in this tick. */
  Action apply(Action wanted) {
    Action.VectorAction start = from;
    if (start == null || !(wanted instanceof Action.VectorAction to)) {
      from = null;
      return wanted;
    }
    tick++;
    if (tick >= rampTicks || start.values().length != to.values().length) {
      from = null;
      return wanted;
    }
    // Smoothstep: 3 s^2 - 2 s^3, no jump in velocity at either end.
    double s = (double) tick / rampTicks;
    double share = s * s * (3 - 2 * s);
    float[] mixed = new float[to.values().length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = (float) ((1 - share) * start.values()[i] + share * to.values()[i]);
    }
    return new Action.VectorAction(mixed);
  }
}
