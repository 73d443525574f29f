package foxden.app.window;

import foxden.app.bundle.Bundle;
import foxden.app.checkpoint.CheckpointWindow;
import foxden.app.demos.Offer;
import foxden.app.demos.Typed;
import foxden.app.lesson.LessonFile;
import foxden.sim.demo.Demo;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Paths that are typed where one chooses what to open. Looks at the disk with each call. */
final class TypedPaths {

  /** So many things of a folder that was typed are offered. */
  private static final int INSIDE = 200;

  private static final String NONE_INSIDE =
      ": nothing in this folder can be opened: no recording (.mcap), bug bundle (.zip), lesson,"
          + " sweep or checkpoint.";

  private final Opener opener;

  TypedPaths(Opener opener) {
    this.opener = opener;
  }

  /**
   * What a person means who types a path instead of choosing from the list.
   *
   * @return the file or the folder; of a folder that is nothing by itself what can be opened in it;
   *     empty with a sentence when it is none of these, or the words are no path
   */
  Typed of(String words) {
    String text = words.strip();
    if (text.startsWith("file://")) {
      text = text.substring("file://".length());
    }
    if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
      text = text.substring(1, text.length() - 1);
    }
    if (text.startsWith("~/")) {
      text = System.getProperty("user.home") + text.substring(1);
    }
    Path path;
    try {
      path = Path.of(text);
    } catch (InvalidPathException e) {
      return Typed.NOTHING;
    }
    boolean meant = text.contains("/") || text.contains(File.separator) || text.endsWith(".mcap");
    if (!Files.exists(path) && Files.exists(opener.root().resolve(text))) {
      path = opener.root().resolve(text);
    }
    if (text.isEmpty() || !meant && !Files.isRegularFile(path)) {
      return Typed.NOTHING;
    }
    if (!Files.exists(path)) {
      return new Typed(List.of(), path + ": there is no such file or folder.");
    }
    path = path.toAbsolutePath().normalize();
    String wrong = unreadable(path);
    if (wrong == null) {
      return new Typed(List.of(offer(path)), "");
    }
    if (!Files.isDirectory(path) || !Files.isReadable(path)) {
      return new Typed(List.of(), wrong);
    }
    List<Offer> inside = inside(path);
    return inside.isEmpty() ? new Typed(List.of(), path + NONE_INSIDE) : new Typed(inside, "");
  }

  private @Nullable String unreadable(Path path) {
    if (!Files.isReadable(path)) {
      return path + ": it may not be read; ask its owner.";
    }
    if (path.toString().endsWith(".mcap") && Files.isRegularFile(path)) {
      try {
        Demo.header(path);
        return null;
      } catch (IOException e) {
        return e.getMessage();
      }
    }
    return CheckpointWindow.folder(path.toString(), opener.root()).isPresent()
        ? null
        : opener.complaint(path.toString());
  }

  private Offer offer(Path path) {
    String name = String.valueOf(path.getFileName());
    if (name.endsWith(".mcap")) {
      return new Offer(path.toString(), name, opener.about(path), Offer.Kind.RECORDING);
    }
    if (Files.isDirectory(path)
        && !Sweeps.holds(path.toString())
        && CheckpointWindow.folder(path.toString(), opener.root()).isPresent()) {
      return new Offer(path.toString(), name, path.toString(), Offer.Kind.CHECKPOINT);
    }
    return new Offer(path.toString(), name, path.toString(), Offer.Kind.FILE);
  }

  // Recordings, bundles, lessons, checkpoints and sweeps; other things are not asked what they are.
  private List<Offer> inside(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(
              p ->
                  p.toString().endsWith(".mcap")
                      || p.toString().endsWith(Bundle.SUFFIX)
                      || p.toString().endsWith(LessonFile.SUFFIX)
                      || Files.isDirectory(p))
          .sorted()
          .filter(p -> p.toString().endsWith(".mcap") || unreadable(p) == null)
          .limit(INSIDE)
          .map(this::offer)
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
