package foxden.sim.loop;

import foxden.sim.history.Line;
import java.util.List;

/** Hears from a loop, on the loop's own thread: take what is needed and return at once. */
public interface LoopListener {

  /** A step was made or jumped to. */
  void frame(LoopFrame frame);

  /** Something changed about how the loop stands. */
  default void status(LoopStatus status) {}

  /**
   * An episode begins, at its reset or at a step of a recording: nothing of the last one is kept.
   */
  default void begun() {}

  /**
   * A future was left, or a moment named: it is kept as a line. Heard before the first frame of the
   * way that is gone instead.
   *
   * @param fork last step that the line shares with the present way
   */
  default void left(Line line, long fork) {}

  /** A line is the present way now; heard before its frame. */
  default void entered(Line line) {}

  /** Lines were forgotten, to stay within the bound or because somebody asked. */
  default void forgotten(List<Integer> lines) {}

  /** A recording is complete: the parts that make the take, in order. */
  default void recorded(List<RecordedPart> parts) {}
}
