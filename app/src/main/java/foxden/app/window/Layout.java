package foxden.app.window;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/**
 * How the window was left: place, size, dividers, panes, theme. Kept in a small properties file
 * under the user's configuration folder; an unreadable or senseless file gives the default, never
 * an error.
 *
 * @param dividers left, right, bottom, and inside the left and the right column, as shares
 * @param left whether the left column is open
 */
record Layout(
    double width,
    double height,
    boolean maximised,
    double[] dividers,
    boolean left,
    boolean right,
    boolean bottom,
    boolean dark) {

  static final Layout DEFAULT =
      new Layout(
          1440, 860, false, new double[] {0.17, 0.68, 0.76, 0.5, 0.76}, true, true, true, false);

  /** {@code $XDG_CONFIG_HOME/foxden/window.properties} or what this system uses for that. */
  static Path file() {
    String own = System.getProperty("foxden.config");
    if (own != null) {
      return Path.of(own, "window.properties");
    }
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String appData = System.getenv("APPDATA");
    String xdg = System.getenv("XDG_CONFIG_HOME");
    Path home = Path.of(System.getProperty("user.home", "."));
    Path base =
        os.contains("win") && appData != null
            ? Path.of(appData)
            : os.contains("mac")
                ? home.resolve("Library/Application Support")
                : xdg != null && !xdg.isBlank() ? Path.of(xdg) : home.resolve(".config");
    return base.resolve("foxden").resolve("window.properties");
  }

  static Layout load(Path file) {
    Properties p = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      p.load(in);
    } catch (IOException | IllegalArgumentException e) {
      return DEFAULT;
    }
    double[] dividers = DEFAULT.dividers().clone();
    for (int i = 0; i < dividers.length; i++) {
      dividers[i] = number(p, "divider." + i, dividers[i], 0.02, 0.98);
    }
    return new Layout(
        number(p, "width", DEFAULT.width(), 800, 8000),
        number(p, "height", DEFAULT.height(), 500, 8000),
        flag(p, "maximised", false),
        dividers,
        flag(p, "left", true),
        flag(p, "right", true),
        flag(p, "bottom", true),
        flag(p, "dark", false));
  }

  /** Writes it; quietly gives up when it cannot. */
  void save(Path file) {
    Properties p = new Properties();
    p.setProperty("width", Double.toString(width));
    p.setProperty("height", Double.toString(height));
    p.setProperty("maximised", Boolean.toString(maximised));
    for (int i = 0; i < dividers.length; i++) {
      p.setProperty("divider." + i, Double.toString(dividers[i]));
    }
    p.setProperty("left", Boolean.toString(left));
    p.setProperty("right", Boolean.toString(right));
    p.setProperty("bottom", Boolean.toString(bottom));
    p.setProperty("dark", Boolean.toString(dark));
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      try (Writer out = Files.newBufferedWriter(file)) {
        p.store(out, "Foxden's window; delete to start afresh");
      }
    } catch (IOException e) {
      // A layout that cannot be kept is no reason to bother anybody.
    }
  }

  private static double number(Properties p, String key, double otherwise, double lo, double hi) {
    try {
      double v = Double.parseDouble(p.getProperty(key, ""));
      return v >= lo && v <= hi ? v : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private static boolean flag(Properties p, String key, boolean otherwise) {
    String v = p.getProperty(key, "");
    return v.equals("true") || (!v.equals("false") && otherwise);
  }
}
