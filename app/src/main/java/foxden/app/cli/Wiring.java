package foxden.app.cli;

import foxden.app.window.ScriptedSession;
import foxden.app.window.WindowTrial;
import foxden.policies.Policy;
import foxden.policies.catalog.ContextPlayers;
import foxden.policies.catalog.Policies;
import foxden.policies.catalog.Trainings;
import foxden.policies.plugin.Plugins;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Tasks;
import foxden.sim.WallClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What commands need of the rest of the program; everything is made when first asked for. */
public interface Wiring {

  /** The folder Foxden is installed in. */
  Path root();

  /** Foxden's version. */
  String version();

  /** Time. */
  WallClock clock();

  /** Variables of the environment: where keys and addresses of language models are set. */
  default Map<String, String> environment() {
    return System.getenv();
  }

  /** The tasks there are. */
  Tasks tasks();

  /** Names of the policies that can drive a task. */
  List<String> policies(String task);

  /**
   * A policy.
   *
   * @throws IllegalArgumentException when there is none of this name; one sentence
   */
  default Policy policy(String name, String task) {
    return policy(name, task, -1);
  }

  /**
   * The same.
   *
   * @param demos demonstrations in its context; negative for its own number
   */
  Policy policy(String name, String task, int demos);

  /** Policies that jars bring along, and what is wrong with some. */
  default Plugins plugins() {
    return Plugins.none();
  }

  /** The players that are shown demonstrations in a prompt. */
  default ContextPlayers players() {
    return new ContextPlayers(tasks(), Policies.arenas(root()));
  }

  /**
   * The same program with another opponent in games for two.
   *
   * @param opponent its name; null for the usual one
   * @throws IllegalArgumentException when there is none of this name; one sentence
   */
  default Wiring against(@Nullable String opponent) {
    return this;
  }

  /** The training runs there are. */
  Trainings trainings();

  /**
   * Opens the window, or runs the session without one.
   *
   * @param target what to open; null for the default session
   * @return exit code
   */
  int workbench(@Nullable String target);

  /**
   * Plays scripts in the real window, without a display, and keeps their pictures.
   *
   * @return exit code
   */
  int film(List<ScriptedSession> scripts, Path folder);

  /**
   * Times the real window with a task running in it, on the display or without one.
   *
   * @throws IllegalStateException with one sentence when nothing can be measured here
   */
  WindowTrial.Result time(String task, double warmUp, double seconds) throws InterruptedException;

  /** Draws a world without a window. */
  interface FrameRenderer extends AutoCloseable {

    /** Writes a picture of a state as PNG. */
    void write(Path file, foxden.sim.WorldState state) throws IOException;

    @Override
    void close();
  }

  /**
   * Opens a scene for drawing.
   *
   * @throws IllegalArgumentException when it cannot be drawn here; one sentence
   */
  FrameRenderer renderer(EnvironmentSpec spec, int width, int height);

  /** What draws on this machine, or why nothing can; one line. */
  String graphics();
}
