package foxden.app.scene3d;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.system.JNI;
import org.lwjgl.system.Library;
import org.lwjgl.system.Platform;
import org.lwjgl.system.SharedLibrary;

/**
 * How readily a thread leaves the processor to others. On few cores a software rasteriser takes all
 * it can get; the window and the world need little, but at once.
 */
final class Niceness {

  // PRIO_PROCESS, which on Linux means a thread.
  private static final int ONE_THREAD = 0;
  private static final int BEHIND = 4;

  private Niceness() {}

  /**
   * The calling thread, and those it starts from now on, step back behind all others of the
   * program. Does nothing where it cannot: only Linux counts niceness by thread.
   */
  static void stepBack() {
    set(List.of(0));
  }

  /**
   * The just-in-time compiler's threads step back: for after the start, when what it still finds to
   * do is no longer what everybody waits for. Does nothing where it cannot.
   */
  static void compilersStepBack() {
    List<Integer> compilers = new ArrayList<>();
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
      for (Path thread : threads) {
        if (compiles(thread)) {
          compilers.add(Integer.parseInt(thread.getFileName().toString()));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Not here: they stay as they are.
    }
    set(compilers);
  }

  private static boolean compiles(Path thread) {
    try {
      // The kernel keeps 15 characters of "C2 CompilerThread0".
      String name = Files.readString(thread.resolve("comm"));
      return name.startsWith("C1 Compiler") || name.startsWith("C2 Compiler");
    } catch (IOException e) {
      // It ended meanwhile.
      return false;
    }
  }

  // 0 is the calling thread.
  private static void set(List<Integer> threads) {
    if (Platform.get() != Platform.LINUX || threads.isEmpty()) {
      return;
    }
    try (SharedLibrary c = Library.loadNative(Niceness.class, "foxden", "libc.so.6")) {
      long setPriority = c.getFunctionAddress("setpriority");
      for (int thread : threads) {
        if (setPriority != 0) {
          JNI.invokeI(ONE_THREAD, thread, BEHIND, setPriority);
        }
      }
    } catch (UnsatisfiedLinkError e) {
      // Another C library: all threads stay equal.
    }
  }
}
