package foxden.sim;

import java.util.List;

/**
 * A world into which something outside of world and seed reaches, such as a chess engine's answer.
 * Each such input shows up as an {@link Event} of kind {@link #INPUT}; fed back before the same
 * step, the step gives the same bits.
 */
public interface Replayable {

  /** Kind of the events whose text is an input from outside. */
  String INPUT = "input";

  /** The inputs that the next step (or reset) shall use instead of asking; used once. */
  void feed(List<String> inputs);
}
