package foxden.app.scene3d;

import com.jme3.asset.AssetManager;
import com.jme3.asset.DesktopAssetManager;
import com.jme3.asset.plugins.ClasspathLocator;
import com.jme3.material.plugins.J3MLoader;
import com.jme3.renderer.RenderManager;
import com.jme3.renderer.lwjgl.LwjglGL;
import com.jme3.renderer.lwjgl.LwjglGLExt;
import com.jme3.renderer.lwjgl.LwjglGLFboGL3;
import com.jme3.renderer.opengl.GLRenderer;
import com.jme3.shader.plugins.GLSLLoader;
import com.jme3.texture.FrameBuffer;
import java.nio.ByteBuffer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.lwjgl.opengl.GL11;
import org.lwjgl.opengl.GL12;
import org.lwjgl.opengl.GL30;

/**
 * jMonkeyEngine's renderer on our own context, without its application, window and input classes.
 * Belongs to the thread that made it.
 */
final class Gpu implements AutoCloseable {

  // Kept here because a java.util.logging level is lost with the last reference to its logger.
  private static final Logger ENGINE_LOG = Logger.getLogger("com.jme3");

  private final GlContext context;
  final GLRenderer renderer;
  final RenderManager manager;
  final AssetManager assets;
  private final String device;

  Gpu() {
    ENGINE_LOG.setLevel(Level.WARNING);
    context = GlContext.open();
    renderer = new GLRenderer(new LwjglGL(), new LwjglGLExt(), new LwjglGLFboGL3());
    renderer.initialize();
    manager = new RenderManager(renderer);
    assets = new DesktopAssetManager();
    assets.registerLocator("/", ClasspathLocator.class);
    assets.registerLoader(J3MLoader.class, "j3md", "j3m");
    assets.registerLoader(GLSLLoader.class, "vert", "frag", "glsl", "glsllib");
    device = GL11.glGetString(GL11.GL_RENDERER) + "";
  }

  /** "llvmpipe (LLVM 15.0.6, 256 bits), EGL, no display". */
  String describe() {
    return device + ", " + context.kind();
  }

  /** Whether the processor draws, so that pixels are dear. */
  boolean software() {
    return device.contains("llvmpipe") || device.contains("softpipe") || device.contains("SWR");
  }

  /** Lets the device begin with what it was given. */
  void flush() {
    GL11.glFlush();
  }

  /**
   * Reads the picture of a target as BGRA, rows top-down, as soon as it is drawn. What is being
   * drawn into other targets goes on: bound for drawing, this one would make a software device
   * finish all it has.
   */
  void read(FrameBuffer from, int w, int h, ByteBuffer pixels) {
    GL30.glBindFramebuffer(GL30.GL_READ_FRAMEBUFFER, from.getId());
    GL11.glReadPixels(0, 0, w, h, GL12.GL_BGRA, GL11.GL_UNSIGNED_BYTE, pixels);
  }

  @Override
  public void close() {
    renderer.cleanup();
    context.close();
  }
}
