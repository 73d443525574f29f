package foxden.app.scene3d;

import org.lwjgl.glfw.GLFW;
import org.lwjgl.opengl.GL;

/** A context of a hidden GLFW window, where there is no surfaceless EGL. */
final class GlfwContext implements GlContext {

  private final long window;

  private GlfwContext(long window) {
    this.window = window;
  }

  static GlfwContext create() {
    if (!GLFW.glfwInit()) {
      throw new IllegalStateException("OpenGL failed: GLFW found no display to open.");
    }
    GLFW.glfwWindowHint(GLFW.GLFW_VISIBLE, GLFW.GLFW_FALSE);
    GLFW.glfwWindowHint(GLFW.GLFW_CONTEXT_VERSION_MAJOR, 3);
    GLFW.glfwWindowHint(GLFW.GLFW_CONTEXT_VERSION_MINOR, 3);
    GLFW.glfwWindowHint(GLFW.GLFW_OPENGL_PROFILE, GLFW.GLFW_OPENGL_CORE_PROFILE);
    GLFW.glfwWindowHint(GLFW.GLFW_OPENGL_FORWARD_COMPAT, GLFW.GLFW_TRUE);
    long window = GLFW.glfwCreateWindow(16, 16, "Foxden", 0, 0);
    if (window == 0) {
      throw new IllegalStateException(
          "OpenGL 3.3 is missing: the graphics driver gave no core context.");
    }
    GLFW.glfwMakeContextCurrent(window);
    return new GlfwContext(window);
  }

  @Override
  public String kind() {
    return "hidden window";
  }

  @Override
  public void close() {
    GL.setCapabilities(null);
    GLFW.glfwMakeContextCurrent(0);
    GLFW.glfwDestroyWindow(window);
  }
}
