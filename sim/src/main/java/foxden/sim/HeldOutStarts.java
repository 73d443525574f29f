package foxden.sim;

/** A task some of whose starts no training may use; an evaluation can score them apart. */
public interface HeldOutStarts {

  /**
   * An environment that begins only at held-out starts: seeds 0 to {@link #heldOutCount()} - 1 meet
   * each once.
   */
  Environment createHeldOut();

  /** How many starts are held out. */
  int heldOutCount();
}
