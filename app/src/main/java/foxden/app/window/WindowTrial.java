package foxden.app.window;

import foxden.app.link.Source;
import foxden.app.scene3d.Viewport3D;
import foxden.app.session.Message;
import foxden.app.session.Session;
import foxden.sim.StepResult;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * How smoothly the real window runs: everything visible and updating, a world running in real time,
 * the camera on its way around it. FX thread only.
 */
public final class WindowTrial {

  /** Size of the window; it leaves the view in the middle {@link #VIEW_WIDTH} wide. */
  static final double WIDTH = 1600;

  static final double HEIGHT = 900;

  private static final double VIEW_WIDTH = 960;
  private static final double VIEW_HEIGHT = 540;

  /** How fast the camera goes round, rad/s. */
  private static final double ORBIT = 0.6;

  private static final double PATIENCE = 60;

  /**
   * What was measured.
   *
   * @param width of the view, pixels
   * @param height of the view, pixels
   * @param seconds measured
   * @param frames new pictures of the world that were shown
   * @param medianFps of the intervals between two of them
   * @param p95Fps 95 % of those intervals were at least this fast
   * @param longestFrameMs the longest of those intervals
   * @param longestStallMs longest time between two turns of the FX thread at its pulse
   * @param pulseFps pulses of the window a second
   * @param resolution mean share of the width that was drawn
   * @param leastResolution least share
   * @param switches how often the share changed
   * @param worldFactor simulated seconds per second
   * @param driver who drove
   * @param minds attention rows that the mind had at the end, 0 when there was none to see
   * @param device what drew
   * @param display whether the window was on a display, not only in memory
   * @param processorMs processor time a frame by part of the program, ms; empty where not known
   */
  public record Result(
      int width,
      int height,
      double seconds,
      int frames,
      double medianFps,
      double p95Fps,
      double longestFrameMs,
      double longestStallMs,
      double pulseFps,
      double resolution,
      double leastResolution,
      int switches,
      double worldFactor,
      String driver,
      int minds,
      String device,
      boolean display,
      Map<String, Double> processorMs) {}

  private final Workbench.Alive alive;
  private final double warmUp;
  private final double seconds;
  private final boolean display;
  private final Viewport3D view;
  private final Stage stage = new Stage();
  private final double[] intervals = new double[1 << 16];
  private Consumer<Result> done = r -> {};
  private Consumer<String> failed = s -> {};
  private @Nullable AnimationTimer timer;
  private @Nullable ProcessorTimes before;
  private final long began = System.nanoTime();
  private long measuredFrom;
  private long lastFrame;
  private long lastTurn;
  private long aliveFrom;
  private int frames;
  private int pulses;
  private int switches;
  private double resolutionSum;
  private double least = 1;
  private double share = 1;
  private double worstStall;
  private double simulated;
  private double lastTime = Double.NaN;
  private long seed = 1;

  /**
   * @param warmUp how long everything runs before it counts, s
   * @param seconds how long it counts
   */
  WindowTrial(Workbench.Alive alive, double warmUp, double seconds, boolean display) {
    this.alive = alive;
    this.warmUp = warmUp;
    this.seconds = seconds;
    this.display = display;
    this.view = alive.window().world().view();
  }

  /** Begins; one of the two is told at the end, once. */
  void start(Consumer<Result> whenDone, Consumer<String> whenFailed) {
    done = whenDone;
    failed = whenFailed;
    stage.setScene(alive.window().scene());
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(WIDTH);
    stage.setHeight(HEIGHT);
    stage.show();
    view.onFrame(this::frame);
    AnimationTimer t =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            turn();
          }
        };
    timer = t;
    t.start();
  }

  private void turn() {
    long now = System.nanoTime();
    double dt = lastTurn == 0 ? 0 : (now - lastTurn) / 1e9;
    if (measuredFrom != 0) {
      pulses++;
      worstStall = Math.max(worstStall, 1e3 * dt);
    }
    lastTurn = now;
    Session session = alive.session();
    if (aliveFrom == 0) {
      awaken(session, now);
      return;
    }
    view.orbit(ORBIT * dt, 0);
    keepRunning(session);
    if (measuredFrom == 0 && now - aliveFrom > warmUp * 1e9) {
      measuredFrom = now;
      before = ProcessorTimes.now();
      // The look at the threads is not the window's own stall.
      lastTurn = System.nanoTime();
    } else if (measuredFrom != 0 && now - measuredFrom > seconds * 1e9) {
      end(now);
    }
  }

  // Nothing counts before the world is drawn and its mind can be seen.
  private void awaken(Session session, long now) {
    for (Message m : session.messages()) {
      if (m.level() == Message.Level.ERROR) {
        stop();
        failed.accept(m.text());
        return;
      }
    }
    boolean ready =
        session.source().isPresent()
            && !alive.window().world().pace().isEmpty()
            && session.mind().isPresent();
    if (ready) {
      alive.window().fitWorld(VIEW_WIDTH, VIEW_HEIGHT);
      aliveFrom = now;
    } else if (now - began > PATIENCE * 1e9) {
      stop();
      failed.accept(
          "Nothing was measured: within 60 s "
              + (session.source().isEmpty() ? "no world opened." : "no mind or no picture came."));
    }
  }

  // Adds up simulated time; an episode that ends is followed by another.
  private void keepRunning(Session session) {
    Source source = session.source().orElse(null);
    StepResult head = source == null ? null : source.episode().head();
    if (source == null || head == null) {
      return;
    }
    if (measuredFrom != 0 && head.time() > lastTime) {
      simulated += head.time() - lastTime;
    }
    lastTime = head.time();
    if (head.done()) {
      seed++;
      source.restart(seed);
      session.play(true);
    }
  }

  private void frame() {
    long now = System.nanoTime();
    double drawnShare = view.share();
    if (measuredFrom != 0) {
      if (lastFrame > measuredFrom && frames < intervals.length) {
        intervals[frames++] = (now - lastFrame) / 1e6;
        resolutionSum += drawnShare;
        least = Math.min(least, drawnShare);
        if (Math.abs(drawnShare - share) > 0.01) {
          switches++;
        }
      }
      share = drawnShare;
    }
    lastFrame = now;
  }

  private void stop() {
    AnimationTimer t = timer;
    if (t != null) {
      t.stop();
    }
    alive.pulse().stop();
    stage.hide();
  }

  private void end(long now) {
    ProcessorTimes at = ProcessorTimes.now();
    ProcessorTimes first = before;
    Session session = alive.session();
    double measured = (now - measuredFrom) / 1e9;
    int n = frames;
    String driver = session.driverProperty().get();
    int minds = session.mind().map(m -> m.tokens()).orElse(0);
    int width = (int) Math.round(view.getWidth());
    int height = (int) Math.round(view.getHeight());
    String device = view.statsProperty().get().device();
    stop();
    alive.window().close();
    alive.session().close();
    if (n == 0) {
      failed.accept("Nothing was measured: no picture of the world was drawn.");
      return;
    }
    double[] sorted = Arrays.copyOf(intervals, n);
    Arrays.sort(sorted);
    Map<String, Double> spent = first == null ? new LinkedHashMap<>() : at.since(first);
    spent.replaceAll((part, ms) -> ms / n);
    done.accept(
        new Result(
            width,
            height,
            measured,
            n,
            1000 / sorted[n / 2],
            1000 / sorted[Math.min(n - 1, n * 95 / 100)],
            sorted[n - 1],
            worstStall,
            pulses / measured,
            resolutionSum / n,
            least,
            switches,
            simulated / measured,
            driver,
            minds,
            device,
            display,
            spent));
  }
}
