package foxden.app.scene3d;

import foxden.sim.EnvironmentSpec;
import foxden.sim.WorldState;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Times the viewport in a real window (or Monocle's, without a display) while the camera orbits and
 * the world goes on. Starts and ends the JavaFX toolkit: once in a process.
 */
public final class ViewportTrial {

  /**
   * What was measured.
   *
   * @param frames frames drawn
   * @param medianFps of the frame-to-frame intervals
   * @param p95Fps 95 % of intervals were at least this fast
   * @param longestStallMs longest gap between two JavaFX pulses, ms
   * @param resolution share of the width that was drawn at the end
   * @param device what drew
   */
  public record Result(
      int frames,
      double medianFps,
      double p95Fps,
      double longestStallMs,
      double resolution,
      String device) {}

  private ViewportTrial() {}

  /**
   * Runs the trial.
   *
   * @param spec the world
   * @param newest the newest state, asked for once a pulse; any thread may write it
   * @param seconds how long, after warming up as long as that again at most
   * @throws IllegalStateException with one sentence when there is no OpenGL or no toolkit
   */
  public static Result run(
      EnvironmentSpec spec,
      Supplier<@Nullable WorldState> newest,
      int width,
      int height,
      double seconds)
      throws InterruptedException {
    Toolkit.prepare();
    Trial trial = new Trial(spec, newest, width, height, seconds);
    Platform.startup(trial::begin);
    if (!trial.done.await((long) (seconds * 4) + 60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The window did not draw; nothing was measured.");
    }
    Platform.exit();
    return trial.result();
  }

  private static final class Trial {
    final CountDownLatch done = new CountDownLatch(1);
    private final EnvironmentSpec spec;
    private final Supplier<@Nullable WorldState> newest;
    private final int width;
    private final int height;
    private final double seconds;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final double[] intervals = new double[20000];
    private int frames;
    private long lastFrame;
    private long lastPulse;
    private long start;
    private double worstStall;
    private @Nullable FrameStats stats;

    Trial(
        EnvironmentSpec spec,
        Supplier<@Nullable WorldState> newest,
        int width,
        int height,
        double seconds) {
      this.spec = spec;
      this.newest = newest;
      this.width = width;
      this.height = height;
      this.seconds = seconds;
    }

    void begin() {
      Viewport3D view = new Viewport3D();
      view.open(spec);
      Stage stage = new Stage();
      stage.setScene(new Scene(new BorderPane(view), width, height));
      stage.show();
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          pulse(view, now, this);
        }
      }.start();
    }

    private void pulse(Viewport3D view, long now, AnimationTimer timer) {
      WorldState state = newest.get();
      if (state != null) {
        view.show(state);
      }
      view.orbit(0.01, 0);
      if (start == 0) {
        start = now;
      }
      double t = (now - start) / 1e9;
      boolean measuring = t > seconds;
      if (measuring && lastPulse != 0) {
        worstStall = Math.max(worstStall, (now - lastPulse) / 1e6);
      }
      lastPulse = now;
      if (view.takeNewFrameFlag()) {
        if (measuring && lastFrame != 0 && frames < intervals.length) {
          intervals[frames++] = (now - lastFrame) / 1e6;
        }
        lastFrame = now;
      }
      if (t > 2 * seconds && !ended.getAndSet(true)) {
        timer.stop();
        stats = view.statsProperty().get();
        view.dispose();
        done.countDown();
      }
    }

    Result result() {
      double[] sorted = Arrays.copyOf(intervals, frames);
      Arrays.sort(sorted);
      FrameStats s = stats;
      if (frames == 0 || s == null) {
        throw new IllegalStateException("No frame was drawn; nothing was measured.");
      }
      return new Result(
          frames,
          1000 / sorted[frames / 2],
          1000 / sorted[Math.min(frames - 1, frames * 95 / 100)],
          worstStall,
          s.resolution(),
          s.device());
    }
  }
}
