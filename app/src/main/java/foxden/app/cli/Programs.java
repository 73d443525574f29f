package foxden.app.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which programs the search path has. */
final class Programs {

  private Programs() {}

  static boolean has(String name) {
    String path = System.getenv("PATH");
    if (path == null) {
      return false;
    }
    for (String folder : path.split(File.pathSeparator, -1)) {
      for (String file : new String[] {name, name + ".exe"}) {
        if (!folder.isEmpty() && Files.isExecutable(Path.of(folder).resolve(file))) {
          return true;
        }
      }
    }
    return false;
  }
}
