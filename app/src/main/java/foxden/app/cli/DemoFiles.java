package foxden.app.cli;

import foxden.sim.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds demonstrations. */
final class DemoFiles {

  /** A file and what it says it is. */
  record Found(Path file, Demo.Header header) {}

  private DemoFiles() {}

  /** The folder of the shipped ones. */
  static Path shipped(Path root) {
    return root.resolve("scenes").resolve("demos");
  }

  /**
   * All {@code .mcap} files below a folder, household first, then by path.
   *
   * @param complain told one sentence for each file that cannot be read
   */
  static List<Found> below(Path folder, Consumer<String> complain) throws IOException {
    List<Path> files;
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      files =
          walk.filter(file -> file.toString().endsWith(".mcap"))
              .filter(Files::isRegularFile)
              .toList();
    }
    List<Found> found = new ArrayList<>();
    for (Path file : files) {
      try {
        found.add(new Found(file, Demo.header(file)));
      } catch (IOException e) {
        complain.accept(String.valueOf(e.getMessage()));
      }
    }
    found.sort(
        Comparator.comparing((Found f) -> !f.header.robot()).thenComparing(f -> f.file.toString()));
    return found;
  }

  /** A path from the install root where it lies below it, else as it is. */
  static String shown(Path root, Path file) {
    Path base = root.toAbsolutePath().normalize();
    Path full = file.toAbsolutePath().normalize();
    return (full.startsWith(base) ? base.relativize(full) : file).toString().replace('\\', '/');
  }
}
