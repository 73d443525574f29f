package foxden.app.scene3d;

import java.util.Locale;
import org.lwjgl.opengl.GL;

/**
 * An OpenGL 3.3 core context that is current on the thread that opened it and needs no window.
 *
 * <p>Open, use and close it on one thread.
 */
interface GlContext extends AutoCloseable {

  /**
   * Opens a context on the calling thread: EGL without any display on Linux, a hidden window
   * elsewhere or when EGL is absent.
   *
   * @throws IllegalStateException with one sentence that names what is missing
   */
  static GlContext open() {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    GlContext context;
    if (linux) {
      try {
        context = EglContext.create();
      } catch (IllegalStateException e) {
        if (System.getenv("DISPLAY") == null) {
          throw e;
        }
        context = GlfwContext.create();
      }
    } else {
      context = GlfwContext.create();
    }
    GL.createCapabilities(true);
    return context;
  }

  /** What drives the context, for the status line and {@code doctor}: "EGL, no display". */
  String kind();

  @Override
  void close();
}
