package foxden.app.session;

/** Names of things, for people. */
public final class Names {

  private Names() {}

  /** {@code carton 1} of {@code carton_1}, {@code door 1 leaf} of {@code door_1/leaf}. */
  public static String nice(String body) {
    return body.replace('_', ' ').replace('/', ' ');
  }
}
