package foxden.app.session;

/** A sentence for the person at the window. */
public record Message(Level level, String text) {

  /** How bad. */
  public enum Level {
    INFO,
    WARNING,
    ERROR
  }
}
