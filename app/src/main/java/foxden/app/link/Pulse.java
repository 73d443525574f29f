package foxden.app.link;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * One batch of work on the FX thread per pulse: first what other threads posted, then the clock
 * listeners, then every view that was marked dirty, each painted once however often it was marked.
 * The only caller of {@code Platform.runLater}.
 */
public final class Pulse {

  private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
  // While the world's picture moves, views are painted with a picture, but not with each: so long
  // lies between two paints, ms. The mind thinks ten times a second.
  private static final double REST = 60;
  // A picture that takes longer than this does not hold the views up any more, ms.
  private static final double PATIENCE = 120;

  private final Set<Runnable> dirty = new LinkedHashSet<>();
  private final Set<Runnable> cheap = new LinkedHashSet<>();
  private final List<Consumer<Double>> clocks = new ArrayList<>();
  private final AtomicBoolean wake = new AtomicBoolean();
  private final Consumer<Throwable> failed;
  private long lastNanos = -1;
  private double longest;
  private double fps;
  private boolean running;
  private long lastPicture = Long.MIN_VALUE / 2;
  private long lastPaint = Long.MIN_VALUE / 2;
  private boolean picture;
  private boolean touched;

  private @Nullable AnimationTimer timer;

  /**
   * @param failed told of anything thrown by a batch, on the FX thread; the next batch still runs
   */
  public Pulse(Consumer<Throwable> failed) {
    this.failed = failed;
  }

  /** Starts beating. FX thread. */
  public void start() {
    running = true;
    AnimationTimer t = timer;
    if (t == null) {
      t =
          new AnimationTimer() {
            @Override
            public void handle(long now) {
              pulse(now);
            }
          };
      timer = t;
    }
    t.start();
  }

  /** Stops; work posted later waits for the next start. FX thread. */
  public void stop() {
    running = false;
    AnimationTimer t = timer;
    if (t != null) {
      t.stop();
    }
  }

  /** Runs something on the FX thread in the next batch. Any thread. */
  public void post(Runnable work) {
    posted.add(work);
    if (wake.compareAndSet(false, true)) {
      Platform.runLater(
          () -> {
            wake.set(false);
            if (!running) {
              drain();
            }
          });
    }
  }

  /**
   * Asks for a repaint at the end of this batch; marking again before that costs nothing.
   *
   * @param paint kept by identity: pass the same object each time. FX thread.
   */
  public void dirty(Runnable paint) {
    dirty.add(paint);
  }

  /** The same for what only hands something on and paints nothing: it is never put off. */
  public void soon(Runnable work) {
    cheap.add(work);
  }

  /**
   * A new picture of the world is shown in this pulse. While such pictures come, views are painted
   * together with one of them, about twelve times a second, instead of in pulses of their own: on
   * few cores painting the window is as dear as drawing the world. FX thread.
   */
  public void picture() {
    picture = true;
  }

  /** Somebody uses mouse or keyboard: what is marked is painted in this pulse. FX thread. */
  public void touched() {
    touched = true;
  }

  /** Calls with the seconds since the last pulse (at most 0.25), before views paint. FX thread. */
  public void clock(Consumer<Double> listener) {
    clocks.add(listener);
  }

  /** Pulses a second, smoothed. */
  public double fps() {
    return fps;
  }

  /** Longest batch since the last call, ms. FX thread. */
  public double takeLongest() {
    double l = longest;
    longest = 0;
    return l;
  }

  /** One batch, at a time in nanoseconds; tests beat by hand. */
  void pulse(long now) {
    double dt = lastNanos < 0 ? 0 : (now - lastNanos) / 1e9;
    lastNanos = now;
    if (dt > 0) {
      fps += (1 / dt - fps) * Math.min(1, dt * 2);
    }
    long began = System.nanoTime();
    drain();
    for (Consumer<Double> clock : clocks) {
      guarded(() -> clock.accept(Math.min(dt, 0.25)));
    }
    paint(cheap);
    if (picture) {
      lastPicture = now;
    }
    boolean moving = now - lastPicture < PATIENCE * 1e6;
    double rested = (now - lastPaint) / 1e6;
    if (touched || !moving || rested > PATIENCE || (picture && rested > REST)) {
      touched = false;
      lastPaint = now;
      paint(dirty);
    }
    picture = false;
    longest = Math.max(longest, (System.nanoTime() - began) / 1e6);
  }

  // A paint may mark others; they are painted in the same batch, once.
  private void paint(Set<Runnable> marks) {
    for (int round = 0; round < 3 && !marks.isEmpty(); round++) {
      List<Runnable> marked = List.copyOf(marks);
      marks.clear();
      marked.forEach(this::guarded);
    }
  }

  private void drain() {
    for (Runnable r; (r = posted.poll()) != null; ) {
      guarded(r);
    }
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | StackOverflowError e) {
      failed.accept(e);
    }
  }
}
