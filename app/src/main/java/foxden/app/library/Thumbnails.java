package foxden.app.library;

import foxden.app.scene3d.CameraMode;
import foxden.app.scene3d.DemoPictures;
import foxden.app.scene3d.Picture;
import foxden.app.scene3d.Png;
import foxden.sim.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Small pictures of demonstrations, drawn when a row of them comes into view, the newest wish
 * first, on one thread of its own; kept in a folder, so that they are drawn once. What is asked of
 * it returns at once.
 */
final class Thumbnails implements AutoCloseable {

  static final int WIDTH = 128;
  static final int HEIGHT = 72;

  /** In memory at most. */
  private static final int KEPT = 400;

  /** Wishes that wait; the oldest rows have been scrolled away long ago. */
  private static final int WAITING = 40;

  /** Where in a demonstration its picture is taken: when something is in hand. */
  private static final double SHARE = 0.55;

  private final Supplier<DemoPictures> make;
  private final Path folder;
  private final BiConsumer<Path, Picture> drawn;
  private final Map<Path, Picture> kept =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Picture> eldest) {
          return size() > KEPT;
        }
      };
  private final Deque<Entry> wishes = new ArrayDeque<>();
  private final Set<Path> failed = new HashSet<>();
  private @Nullable Thread painter;
  private boolean closed;

  /**
   * @param make what draws; asked for on the drawing thread, when the first picture is
   * @param folder keeps them
   * @param drawn told each, on the drawing thread
   */
  Thumbnails(Supplier<DemoPictures> make, Path folder, BiConsumer<Path, Picture> drawn) {
    this.make = make;
    this.folder = folder;
    this.drawn = drawn;
  }

  /** The picture of a demonstration; null when it has yet to be drawn: it will be told. */
  synchronized @Nullable Picture of(Entry e) {
    Picture p = kept.get(e.file());
    if (p != null || closed || !e.problem().isEmpty() || failed.contains(e.file())) {
      return p;
    }
    wishes.removeIf(w -> w.file().equals(e.file()));
    wishes.addLast(e);
    if (wishes.size() > WAITING) {
      wishes.removeFirst();
    }
    if (painter == null) {
      Thread t = new Thread(this::paint, "foxden-thumbnails");
      t.setDaemon(true);
      t.setPriority(Thread.MIN_PRIORITY);
      painter = t;
      t.start();
    }
    notifyAll();
    return null;
  }

  private void paint() {
    DemoPictures pictures = make.get();
    try {
      while (true) {
        Entry e = next();
        if (e == null) {
          return;
        }
        Picture p = picture(e, pictures);
        synchronized (this) {
          if (p == null) {
            failed.add(e.file());
          } else {
            kept.put(e.file(), p);
          }
        }
        if (p != null) {
          drawn.accept(e.file(), p);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pictures.close();
    }
  }

  // Whoever waits long holds no scene: after some seconds without a wish the thread ends.
  private synchronized @Nullable Entry next() throws InterruptedException {
    long end = System.nanoTime() + 8_000_000_000L;
    while (wishes.isEmpty() && !closed && System.nanoTime() < end) {
      wait(1000);
    }
    if (wishes.isEmpty() || closed) {
      painter = null;
      return null;
    }
    return wishes.removeLast();
  }

  private @Nullable Picture picture(Entry e, DemoPictures pictures) {
    Path file = folder.resolve(key(e) + ".png");
    try {
      if (Files.isRegularFile(file)) {
        return Png.decode(Files.readAllBytes(file));
      }
      Demo demo = Demo.open(e.file());
      int frame = (int) (SHARE * (demo.frames() - 1));
      Picture p =
          pictures.picture(
              demo.spec(),
              demo.result(frame),
              e.task().equals("trash") || demo.spec().bodies().contains("robot/base_link")
                  ? CameraMode.FOLLOW
                  : CameraMode.ORBIT,
              null,
              WIDTH,
              HEIGHT);
      Files.createDirectories(folder);
      Files.write(file, Png.encode(p));
      return p;
    } catch (IOException | RuntimeException x) {
      return null;
    }
  }

  // A file that was written again gets another picture.
  static String key(Entry e) {
    long h = 1125899906842597L;
    String s = e.file().toAbsolutePath() + "|" + e.written() + "|" + e.steps();
    for (int i = 0; i < s.length(); i++) {
      h = 31 * h + s.charAt(i);
    }
    return Long.toHexString(h);
  }

  /** Forgets what could not be drawn, to try again. */
  synchronized void retry() {
    failed.clear();
  }

  @Override
  public synchronized void close() {
    closed = true;
    wishes.clear();
    notifyAll();
  }

  /** For tests: whether it is in memory. */
  synchronized Optional<Picture> kept(Path file) {
    return Optional.ofNullable(kept.get(file));
  }
}
