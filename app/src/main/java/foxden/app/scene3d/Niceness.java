package foxden.app.scene3d;

import org.lwjgl.system.JNI;
import org.lwjgl.system.Library;
import org.lwjgl.system.Platform;
import org.lwjgl.system.SharedLibrary;

/**
 * How readily a thread leaves the processor to others. On few cores a software rasteriser takes all
 * it can get; the window and the world need little, but at once.
 */
final class Niceness {

  private static final int THIS_THREAD = 0;
  private static final int DRAWING = 4;

  private Niceness() {}

  /**
   * The calling thread, and those it starts from now on, step back behind all others of the
   * program. Does nothing where it cannot: only Linux counts niceness by thread.
   */
  static void stepBack() {
    if (Platform.get() != Platform.LINUX) {
      return;
    }
    try (SharedLibrary c = Library.loadNative(Niceness.class, "foxden", "libc.so.6")) {
      long setPriority = c.getFunctionAddress("setpriority");
      if (setPriority != 0) {
        JNI.invokeI(THIS_THREAD, 0, DRAWING, setPriority);
      }
    } catch (UnsatisfiedLinkError e) {
      // Another C library: all threads stay equal.
    }
  }
}
