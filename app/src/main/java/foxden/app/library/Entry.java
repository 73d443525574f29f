package foxden.app.library;

import foxden.app.session.DemoNotes;
import foxden.sim.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One demonstration as the library lists it, read from its header and the notes beside it.
 *
 * @param shipped whether it came with the program
 * @param written when the file was last written, ms since 1970
 * @param problem one sentence when it cannot be read; empty otherwise
 */
public record Entry(
    Path file,
    String name,
    boolean shipped,
    String task,
    String driver,
    double seconds,
    long steps,
    boolean success,
    DemoNotes notes,
    long written,
    String problem) {

  /** Reads what a file is; never throws, a file that cannot be read says so. Any thread. */
  static Entry read(Path file, boolean shipped) {
    String name = file.getFileName().toString().replaceAll("\\.mcap$", "");
    long written = 0;
    try {
      written = Files.getLastModifiedTime(file).toMillis();
      Demo.Header h = Demo.header(file);
      DemoNotes notes = DemoNotes.read(file);
      return new Entry(
          file,
          name,
          shipped,
          h.info().task(),
          h.info().driver(),
          h.end().steps() * h.tickSeconds(),
          h.end().steps(),
          h.end().success(),
          notes,
          written,
          "");
    } catch (IOException | RuntimeException e) {
      String m = e.getMessage();
      return new Entry(
          file,
          name,
          shipped,
          "",
          "",
          0,
          0,
          false,
          DemoNotes.NONE,
          written,
          m == null ? "cannot be read" : m);
    }
  }

  /** Whether it counts as a success: what a person said, else what the goals said. */
  public boolean counts() {
    Boolean said = notes.success();
    return said == null ? success : said;
  }

  /** {@code success}, {@code no success}, with who says so when a person does. */
  public String outcome() {
    if (!problem.isEmpty()) {
      return "cannot be read";
    }
    Boolean said = notes.success();
    String s = counts() ? "success" : "no success";
    return said != null && said != success ? s + " (by hand)" : s;
  }

  /** {@code 17.9 s}. */
  public String length() {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }

  /** Everything a search looks through. */
  String words() {
    StringBuilder s = new StringBuilder();
    s.append(name).append(' ').append(task).append(' ').append(driver).append(' ');
    // Not the words shown: who looks for success does not want "no success".
    s.append(problem.isEmpty() ? counts() ? "success " : "failure " : "damaged ");
    s.append(notes.notes()).append(' ');
    s.append(shipped ? "shipped" : "own").append(' ');
    notes.labels().forEach(l -> s.append(l.name()).append(' '));
    return s.append(file).toString().toLowerCase(Locale.ROOT);
  }
}
