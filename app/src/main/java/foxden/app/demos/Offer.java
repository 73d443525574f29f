package foxden.app.demos;

/**
 * Something that can be opened.
 *
 * @param target its path or task name
 * @param title for people
 * @param detail one line more
 * @param kind what happens when it is opened
 */
public record Offer(String target, String title, String detail, Kind kind) {

  /** What there is to open. */
  public enum Kind {
    /** Replayed. */
    RECORDING("recording"),
    /** A world that runs live. */
    LIVE("live"),
    /** A file or folder that was typed: scene, lesson, bundle, sweep, checkpoint with a task. */
    FILE("open"),
    /** A language model, in a window of its own. */
    CHECKPOINT("checkpoint");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** For people. */
    public String label() {
      return label;
    }
  }
}
