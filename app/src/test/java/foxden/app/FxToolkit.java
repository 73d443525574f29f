package foxden.app;

import foxden.app.link.Beat;
import foxden.app.link.Pulse;
import foxden.app.scene3d.Picture;
import foxden.app.scene3d.Png;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** JavaFX for tests: one headless toolkit a JVM, and pictures compared with committed ones. */
public final class FxToolkit {

  private static final Object LOCK = new Object();
  private static final java.util.concurrent.atomic.AtomicReference<String> STATE =
      new java.util.concurrent.atomic.AtomicReference<>("new");

  private FxToolkit() {}

  /** Starts the toolkit, or skips the test aloud where it cannot start. */
  public static void start() {
    synchronized (LOCK) {
      if (STATE.get().equals("new")) {
        System.setProperty("foxden.headless", "true");
        foxden.app.scene3d.Toolkit.prepare();
        CountDownLatch up = new CountDownLatch(1);
        try {
          Platform.startup(up::countDown);
          Platform.setImplicitExit(false);
          STATE.set(up.await(30, TimeUnit.SECONDS) ? "up" : "JavaFX did not start within 30 s");
        } catch (IllegalStateException e) {
          STATE.set("up");
        } catch (RuntimeException | LinkageError e) {
          STATE.set("JavaFX cannot start here: " + e);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
    Assumptions.assumeTrue(STATE.get().equals("up"), STATE::get);
  }

  /** Runs on the FX thread and waits. */
  public static <T> T onFx(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    try {
      return task.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** What a scene looks like. */
  public static Picture shoot(Scene scene) {
    return onFx(
        () -> {
          WritableImage image = scene.snapshot(null);
          int w = (int) image.getWidth();
          int h = (int) image.getHeight();
          byte[] p = new byte[4 * w * h];
          image
              .getPixelReader()
              .getPixels(0, 0, w, h, PixelFormat.getByteBgraInstance(), p, 0, 4 * w);
          return new Picture(w, h, ByteBuffer.wrap(p));
        });
  }

  /**
   * Compares a picture, shrunk fourfold, with the committed one of that name. Fonts differ between
   * machines, so single pixels may; the mean difference may not.
   */
  public static void compare(String name, Picture picture) {
    Picture small = picture.halved().halved();
    Path fresh = Path.of("target", "pictures", name + ".png");
    try (InputStream in =
        FxToolkit.class.getResourceAsStream("/foxden/app/pictures/" + name + ".png")) {
      Files.createDirectories(fresh.getParent());
      Files.write(fresh, Png.encode(small));
      Assertions.assertNotNull(in, "no committed picture; look at " + fresh + " and commit it");
      Picture golden = Png.decode(in.readAllBytes());
      Assertions.assertEquals(golden.width(), small.width(), "width");
      Assertions.assertEquals(golden.height(), small.height(), "height");
      long sum = 0;
      int far = 0;
      for (int y = 0; y < small.height(); y++) {
        for (int x = 0; x < small.width(); x++) {
          int d = distance(golden.rgb(x, y), small.rgb(x, y));
          sum += d;
          far += d > 40 ? 1 : 0;
        }
      }
      int n = small.width() * small.height();
      double mean = sum / (double) n;
      Assertions.assertTrue(
          mean < 3 && far < n * 0.03,
          () -> "differs from the committed picture (mean " + mean + "): look at " + fresh);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * {@link #compare} as soon as the view has settled: what works in the background reaches it
   * through the pulse, so it beats on until the picture is right or a few seconds have passed.
   */
  public static void settles(String name, Scene scene, Pulse pulse) {
    Beat beat = onFx(() -> new Beat(pulse));
    AssertionError differs = null;
    for (int round = 0; round < 60; round++) {
      onFx(
          () -> {
            beat.run(0.2);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return null;
          });
      try {
        compare(name, shoot(scene));
        return;
      } catch (AssertionError e) {
        differs = e;
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    throw Objects.requireNonNull(differs);
  }

  private static int distance(int a, int b) {
    int d = 0;
    for (int s = 0; s <= 16; s += 8) {
      d = Math.max(d, Math.abs((a >> s & 0xFF) - (b >> s & 0xFF)));
    }
    return d;
  }
}
