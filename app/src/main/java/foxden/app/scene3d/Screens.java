package foxden.app.scene3d;

import java.nio.IntBuffer;
import java.util.IdentityHashMap;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * An image for each of the renderer's buffers, over the same memory: nothing is copied. A frame is
 * given back one frame late, since the window may still be painting it; so no picture is ever half
 * old and half new. FX thread.
 */
final class Screens {

  private record Surface(int[] argb, PixelBuffer<IntBuffer> buffer, WritableImage image) {}

  private final Map<SceneRenderer.Frame, Surface> surfaces = new IdentityHashMap<>();
  private SceneRenderer.@Nullable Frame shown;
  private SceneRenderer.@Nullable Frame fading;

  /** The image of a finished frame; takes the frame over and releases it later. */
  Image show(SceneRenderer renderer, SceneRenderer.Frame frame) {
    Surface s = surfaces.get(frame);
    if (s == null || s.argb != frame.argb()) {
      PixelBuffer<IntBuffer> buffer =
          new PixelBuffer<>(
              frame.width(),
              frame.height(),
              IntBuffer.wrap(frame.argb()),
              PixelFormat.getIntArgbPreInstance());
      s = new Surface(frame.argb(), buffer, new WritableImage(buffer));
      surfaces.put(frame, s);
    }
    s.buffer.updateBuffer(b -> null);
    SceneRenderer.Frame last = fading;
    if (last != null) {
      renderer.release(last);
    }
    fading = shown;
    shown = frame;
    return s.image;
  }

  /** Share of the width that was drawn in the frame that is shown; 1 before the first. */
  double share() {
    SceneRenderer.Frame f = shown;
    return f == null ? 1 : f.share();
  }
}
