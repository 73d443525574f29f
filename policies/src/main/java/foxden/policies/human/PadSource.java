package foxden.policies.human;

import java.util.List;

/** Where game pads come from: the machine, or a script in a test. */
public interface PadSource extends AutoCloseable {

  /** No pads. */
  PadSource NONE = List::of;

  /** All pads that are connected, as they stand now; quick, never waits. */
  List<PadState> poll();

  @Override
  default void close() {}
}
