package foxden.sim.loop;

/** Hears from a loop, on the loop's own thread: take what is needed and return at once. */
public interface LoopListener {

  /** A step was made or jumped to. */
  void frame(LoopFrame frame);

  /** Something changed about how the loop stands. */
  default void status(LoopStatus status) {}
}
