package foxden.app.scene3d;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the drawn pixels of a frame into what is shown, on a thread of its own, while the next
 * frame is being drawn: smooths the edges and brings it to its size. Frames come out in the order
 * in which they went in.
 */
final class FrameFinisher implements AutoCloseable {

  /** Reads pixels: w * h * 4 bytes, BGRA, rows top-down. */
  interface Pixels {
    void into(ByteBuffer bytes);
  }

  // The drawn pixels of one frame, on their way.
  private static final class Raw {
    private ByteBuffer bytes = ByteBuffer.allocateDirect(0);
    private int[] pixels = new int[0];
    private int w;
    private int h;
    private SceneRenderer.@Nullable Frame frame;

    private void reserve(int width, int height) {
      w = width;
      h = height;
      if (pixels.length < w * h) {
        pixels = new int[w * h];
        bytes = ByteBuffer.allocateDirect(4 * w * h).order(ByteOrder.LITTLE_ENDIAN);
      }
      bytes.clear().limit(4 * w * h);
    }
  }

  private final BlockingQueue<Raw> free = new ArrayBlockingQueue<>(2);
  private final BlockingQueue<Raw> full = new ArrayBlockingQueue<>(2);
  private final EdgeSmoother smoother = new EdgeSmoother();
  private final Enlarger enlarger = new Enlarger();
  private final Consumer<SceneRenderer.Frame> finished;
  private final Consumer<Throwable> failed;
  private final Thread thread;

  /**
   * @param finished is given each frame, on this object's thread
   * @param failed is told why no more frames will come
   */
  FrameFinisher(Consumer<SceneRenderer.Frame> finished, Consumer<Throwable> failed) {
    this.finished = finished;
    this.failed = failed;
    for (int i = 0; i < 2; i++) {
      free.add(new Raw());
    }
    thread = new Thread(this::run, "foxden-frames");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Reads a frame's pixels now and finishes it later. Waits while two others are being finished.
   *
   * @param frame sized; is written until {@code finished} gets it
   * @param w width of what was drawn, pixels
   * @param h height of what was drawn, pixels
   */
  void finish(SceneRenderer.Frame frame, int w, int h, Pixels pixels) throws InterruptedException {
    Raw raw = free.take();
    raw.reserve(w, h);
    pixels.into(raw.bytes);
    raw.frame = frame;
    full.put(raw);
  }

  private void run() {
    Niceness.stepBack();
    try {
      while (true) {
        Raw raw = full.take();
        SceneRenderer.Frame f = Objects.requireNonNull(raw.frame);
        raw.bytes.asIntBuffer().get(raw.pixels, 0, raw.w * raw.h);
        if (f.refined()) {
          Enlarger.halve(raw.pixels, raw.w, f.argb(), f.width(), f.height());
        } else {
          smoother.smooth(raw.pixels, raw.w, raw.h);
          enlarger.enlarge(raw.pixels, raw.w, raw.h, f.argb(), f.width(), f.height());
        }
        finished.accept(f);
        free.put(raw);
      }
    } catch (InterruptedException e) {
      // Closed.
    } catch (RuntimeException | Error e) {
      failed.accept(e);
      throw e;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
