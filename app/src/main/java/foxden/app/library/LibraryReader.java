package foxden.app.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads the headers of all demonstrations on a thread of its own, some at a time. */
final class LibraryReader {

  /** So many at a time are handed on: often enough to watch, seldom enough not to be felt. */
  private static final int BATCH = 40;

  /**
   * A folder with everything below it.
   *
   * @param shipped whether it came with the program
   */
  record Folder(Path path, boolean shipped) {}

  private final AtomicInteger run = new AtomicInteger();

  /**
   * Begins anew; a reading under way ends.
   *
   * @param found told each batch, on the reader's thread
   * @param done told when all is read, on the reader's thread
   */
  void start(List<Folder> folders, Consumer<List<Entry>> found, Runnable done) {
    int mine = run.incrementAndGet();
    Thread t =
        new Thread(
            () -> {
              List<Entry> batch = new ArrayList<>();
              for (Folder folder : folders) {
                for (Path file : files(folder.path())) {
                  if (run.get() != mine) {
                    return;
                  }
                  batch.add(Entry.read(file, folder.shipped()));
                  if (batch.size() == BATCH) {
                    found.accept(List.copyOf(batch));
                    batch.clear();
                  }
                }
              }
              if (run.get() == mine) {
                found.accept(List.copyOf(batch));
                done.run();
              }
            },
            "foxden-library");
    t.setDaemon(true);
    t.setPriority(Thread.MIN_PRIORITY);
    t.start();
  }

  void stop() {
    run.incrementAndGet();
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(p -> p.toString().endsWith(".mcap")).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
