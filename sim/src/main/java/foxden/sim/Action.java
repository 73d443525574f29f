package foxden.sim;

/** What a driver asks the world to do for one control tick. */
public sealed interface Action
    permits Action.VectorAction, Action.DiscreteAction, Action.TextAction {

  /** Numbers in the order and units of the {@link ActionSpec.Box}. */
  record VectorAction(float[] values) implements Action {}

  /** An index into {@link ActionSpec.Discrete#names()}. */
  record DiscreteAction(int index) implements Action {}

  /** Words, to be parsed by the task. */
  record TextAction(String text) implements Action {}
}
