package foxden.app.scene3d;

import java.nio.IntBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.egl.EGL;
import org.lwjgl.egl.EGL10;
import org.lwjgl.egl.EGL12;
import org.lwjgl.egl.EGL14;
import org.lwjgl.egl.EGL15;
import org.lwjgl.opengl.GL;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;

/** A context from Mesa's surfaceless EGL platform: no X server, no Wayland, no window. */
final class EglContext implements GlContext {

  // EGL_MESA_platform_surfaceless; LWJGL has no constant for it.
  private static final int PLATFORM_SURFACELESS_MESA = 0x31DD;

  private final long display;
  private final long surface;
  private final long context;

  private EglContext(long display, long surface, long context) {
    this.display = display;
    this.surface = surface;
    this.context = context;
  }

  static EglContext create() {
    // GL functions must come from the library that made the context.
    Configuration.OPENGL_CONTEXT_API.set("EGL");
    try (MemoryStack stack = MemoryStack.stackPush()) {
      long display = surfacelessDisplay();
      IntBuffer major = stack.mallocInt(1);
      IntBuffer minor = stack.mallocInt(1);
      require(EGL10.eglInitialize(display, major, minor), "eglInitialize");
      require(EGL12.eglBindAPI(EGL14.EGL_OPENGL_API), "eglBindAPI(OpenGL)");
      IntBuffer wanted =
          stack.ints(
              EGL10.EGL_SURFACE_TYPE,
              EGL10.EGL_PBUFFER_BIT,
              EGL12.EGL_RENDERABLE_TYPE,
              EGL14.EGL_OPENGL_BIT,
              EGL10.EGL_RED_SIZE,
              8,
              EGL10.EGL_GREEN_SIZE,
              8,
              EGL10.EGL_BLUE_SIZE,
              8,
              EGL10.EGL_NONE);
      PointerBuffer configs = stack.mallocPointer(1);
      IntBuffer count = stack.mallocInt(1);
      require(EGL10.eglChooseConfig(display, wanted, configs, count), "eglChooseConfig");
      require(count.get(0) > 0, "eglChooseConfig (no configuration with a pbuffer)");
      long config = configs.get(0);
      // jME expects a default framebuffer to exist, so a tiny pbuffer stands in for the window.
      IntBuffer size = stack.ints(EGL10.EGL_WIDTH, 16, EGL10.EGL_HEIGHT, 16, EGL10.EGL_NONE);
      long surface = EGL10.eglCreatePbufferSurface(display, config, size);
      require(surface != 0, "eglCreatePbufferSurface");
      IntBuffer version =
          stack.ints(
              EGL15.EGL_CONTEXT_MAJOR_VERSION,
              3,
              EGL15.EGL_CONTEXT_MINOR_VERSION,
              3,
              EGL15.EGL_CONTEXT_OPENGL_PROFILE_MASK,
              EGL15.EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
              EGL10.EGL_NONE);
      long context = EGL10.eglCreateContext(display, config, 0, version);
      require(context != 0, "eglCreateContext (OpenGL 3.3 core)");
      require(EGL10.eglMakeCurrent(display, surface, surface, context), "eglMakeCurrent");
      return new EglContext(display, surface, context);
    }
  }

  private static long surfacelessDisplay() {
    long function;
    try {
      function = EGL.getCapabilities().eglGetPlatformDisplay;
    } catch (UnsatisfiedLinkError | ExceptionInInitializerError | NoClassDefFoundError e) {
      throw new IllegalStateException(
          "No EGL library was found; install libegl1 and libgl1-mesa-dri.", e);
    }
    require(function != 0, "eglGetPlatformDisplay (EGL 1.5)");
    // EGL15.eglGetPlatformDisplay refuses a null native display, so call the pointer itself.
    long display = JNI.callPPP(PLATFORM_SURFACELESS_MESA, 0L, 0L, function);
    require(display != 0, "eglGetPlatformDisplay (surfaceless)");
    return display;
  }

  private static void require(boolean ok, String call) {
    if (!ok) {
      throw new IllegalStateException(
          "OpenGL without a display failed at "
              + call
              + " (EGL error 0x"
              + Integer.toHexString(EGL10.eglGetError())
              + "); install libegl1 and libgl1-mesa-dri.");
    }
  }

  @Override
  public String kind() {
    return "EGL, no display";
  }

  @Override
  public void close() {
    GL.setCapabilities(null);
    EGL10.eglMakeCurrent(display, 0, 0, 0);
    EGL10.eglDestroyContext(display, context);
    EGL10.eglDestroySurface(display, surface);
  }
}
