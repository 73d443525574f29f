package foxden.sim;

/** Makes the environments of one task; what the command line calls a task is one of these. */
public interface EnvironmentFactory {

  /** The task's name as typed on the command line, and as {@link EnvironmentSpec#task()} says. */
  String task();

  /** One line for {@code foxden list tasks}. */
  String summary();

  /**
   * A new, independent environment, not yet reset.
   *
   * @throws IllegalArgumentException when its scene or activity cannot be read; one sentence with
   *     the file and the mend
   */
  Environment create();
}
