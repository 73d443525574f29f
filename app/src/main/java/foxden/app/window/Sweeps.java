package foxden.app.window;

import foxden.app.experiments.ExperimentsActions;
import foxden.policies.sweep.SweepLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The sweeps that lie in the folder of one's own things. */
final class Sweeps implements ExperimentsActions {

  private static final int DEEP = 3;

  private final Path out;
  private final Consumer<Path> watched;

  /**
   * @param watched told the log of an episode to show
   */
  Sweeps(Path out, Consumer<Path> watched) {
    this.out = out;
    this.watched = watched;
  }

  /** Whether a target is the folder of a sweep. */
  static boolean holds(String target) {
    Path rows = Path.of(target).resolve(SweepLog.ROWS);
    return Files.isRegularFile(rows)
        && Files.isRegularFile(rows.resolveSibling(foxden.policies.sweep.Sweep.PLAN));
  }

  @Override
  public List<Path> known() {
    if (!Files.isDirectory(out)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(out, DEEP)) {
      return all.filter(p -> p.endsWith(SweepLog.ROWS))
          .map(Path::getParent)
          .filter(p -> p != null && holds(p.toString()))
          .sorted(Comparator.comparing(Sweeps::changed).reversed())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public Path played() {
    return out.resolve(PlayScore.FOLDER);
  }

  private static FileTime changed(Path folder) {
    try {
      return Files.getLastModifiedTime(folder.resolve(SweepLog.ROWS));
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  @Override
  public void watch(Path log) {
    watched.accept(log);
  }
}
