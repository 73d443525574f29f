package foxden.app.scene3d;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Decides, before JavaFX starts, whether there is a display or the program runs without one. */
public final class Toolkit {

  /** Where windows go. */
  public enum Screen {
    /** A real display. */
    DISPLAY,
    /** Memory only, 1600 x 900. */
    HEADLESS
  }

  // Held, since a logger that nobody holds forgets its level.
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private Toolkit() {}

  /** What there is, judged from the environment; {@code foxden.headless=true} forces headless. */
  public static Screen detect() {
    if (Boolean.getBoolean("foxden.headless")) {
      return Screen.HEADLESS;
    }
    boolean linux = System.getProperty("os.name", "").startsWith("Linux");
    String x = System.getenv("DISPLAY");
    boolean none = x == null || x.isBlank();
    return linux && none ? Screen.HEADLESS : Screen.DISPLAY;
  }

  /**
   * Sets the system properties that JavaFX reads once, when its toolkit starts. Call it first.
   *
   * @return where windows will go
   */
  public static Screen prepare() {
    Screen screen = detect();
    // It warns that JavaFX lies on the class path, which is where the launcher puts it.
    JAVAFX.setLevel(Level.SEVERE);
    if (screen == Screen.HEADLESS) {
      System.setProperty("glass.platform", "Monocle");
      System.setProperty("monocle.platform", "Headless");
      System.setProperty("prism.order", "sw");
      System.setProperty("prism.text", "t2k");
      System.setProperty("java.awt.headless", "true");
      System.setProperty("headless.geometry", System.getProperty("headless.geometry", "1600x900"));
    }
    return screen;
  }
}
