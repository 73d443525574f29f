package foxden.app.link;

import foxden.policies.Mind;
import foxden.policies.human.Wish;
import foxden.sim.EnvironmentSpec;
import foxden.sim.TextForm;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the steps come from: a live loop or a replay. It fills its {@link #episode()} on a thread
 * of its own; views read that and never ask which kind it is. Methods are called on the FX thread
 * and return at once; what they ask for happens on the source's thread.
 */
public interface Source extends AutoCloseable {

  /** For the title bar: {@code house / take the trash outside}. */
  String title();

  EnvironmentSpec spec();

  /** The recording it is read from; empty for a live world. */
  default Optional<Path> file() {
    return Optional.empty();
  }

  /** What was seen so far. A restart begins a new episode object. */
  Episode episode();

  /** The seed that its world was reset with. */
  long seed();

  /**
   * Whether steps are being made now (the cursor follows them), rather than read from a recording
   * (the cursor moves over them by the session's own clock).
   */
  boolean live();

  /** Live only: runs or pauses the world. */
  default void run(boolean running) {}

  /** Live only: simulated seconds per second that are wanted. */
  default void speed(double factor) {}

  /** Live only: one tick, then pause. */
  default void stepOnce() {}

  /**
   * Live only: sets the world back to a step that was seen; what came later is kept as a branch.
   */
  default void setBack(long step) {}

  /** What else can be done to a live world; empty for a recording. */
  default Optional<Interventions> interventions() {
    return Optional.empty();
  }

  /** A new episode; live only. */
  default void restart(long seed) {}

  /** Who can drive, in the order to offer them; one element in a replay. */
  List<String> drivers();

  /** Who drives now. */
  String driver();

  /** Live only: hands the world to another driver, at the next decision. */
  default void drive(String name) {}

  /** The mind beside the world, when there is one. */
  Optional<Mind> mind();

  /**
   * By how much the network's action differs from the one taken at the decision in force at a step:
   * 0 or 1 for named moves, else the mean share of each element's range; NaN when not known.
   */
  default float difference(long step) {
    return Float.NaN;
  }

  /** The same for people, with unit; empty when not known. */
  default String differenceText(long step) {
    return "";
  }

  /** How it goes. */
  Health health();

  /**
   * @param realFactor simulated seconds per second measured lately; NaN when nothing runs
   * @param historyBytes kept for going back
   * @param historyLimit at most kept
   * @param running whether the world runs now
   * @param error why it stopped by itself, one sentence; null when it did not
   * @param note what is being done in the background, such as reading; empty when nothing is
   * @param said what it says about itself, such as why it paused; empty when nothing
   */
  record Health(
      double realFactor,
      long historyBytes,
      long historyLimit,
      boolean running,
      @Nullable String error,
      String note,
      String said) {}

  /** Live only: writes everything from now on to a file, or finishes the file with null. */
  default void record(@Nullable Path file) {}

  /** The file being written; empty when none is. */
  default String recording() {
    return "";
  }

  /** What a driving person wants now; ignored while somebody else drives. */
  default void human(Wish wish) {}

  /** A driving person's move in words; ignored while somebody else drives. */
  default void say(String move) {}

  /** Who answers in a game for two, with its strength; empty where nobody does or it is unknown. */
  default String opponent() {
    return "";
  }

  /** How the task is read and written; empty when it has no words. */
  default Optional<TextForm> form() {
    return Optional.empty();
  }

  @Override
  void close();
}
