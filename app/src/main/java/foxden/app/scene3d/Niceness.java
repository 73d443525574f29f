package foxden.app.scene3d;

import java.io.IOException;
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
        // The kernel keeps 15 characters of "C2 CompilerThread0".
        if (Files.readString(thread.resolve("comm")).matches("C[12] Compiler(?s:.*)")) {
          compilers.add(Integer.parseInt(thread.getFileName().toString()));
        }
      }
    } catch (IOException e) {
      // No such folder, or a thread that ended meanwhile: those stay as they are.
    }
    set(compilers);
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
