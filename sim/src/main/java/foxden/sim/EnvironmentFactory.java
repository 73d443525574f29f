package foxden.sim;

import java.util.Optional;

/** Makes the environments of one task; what the command line calls a task is one of these. */
public interface EnvironmentFactory {

  /** The task's name as typed on the command line, and as {@link EnvironmentSpec#task()} says. */
  String task();

  /** One line for {@code foxden list tasks}. */
  String summary();

  /** Id of the activity it is about, as {@code foxden list activities} says; empty for none. */
  default String activity() {
    return "";
  }

  /**
   * A new, independent environment, not yet reset.
   *
   * @throws IllegalArgumentException when its scene or activity cannot be read; one sentence with
   *     the file and the mend
   */
  Environment create();

  /** How the task is shown to and answered by language models; empty when it is not. */
  default Optional<TextForm> text() {
    return Optional.empty();
  }

  /** Who answers the player in a game for two, as results state it; empty in other tasks. */
  default Optional<String> opponent() {
    return Optional.empty();
  }
}
