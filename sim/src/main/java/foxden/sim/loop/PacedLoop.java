package foxden.sim.loop;

import foxden.sim.WallClock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The thread, the command queue and the pacing that a live and a recorded world share. Everything
 * but the public methods runs on the loop's own thread.
 */
abstract class PacedLoop implements Transport {

  /** Wall time over which the real factor is measured. */
  private static final long MEASURE_NANOS = 1_000_000_000L;

  /** How far it may fall behind before it gives up catching up. */
  private static final long MAX_LAG_NANOS = 250_000_000L;

  private static final long STATUS_NANOS = 500_000_000L;

  private final WallClock clock;
  private final LinkedBlockingQueue<Runnable> commands = new LinkedBlockingQueue<>();
  private final List<LoopListener> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean closing;

  private boolean playing;
  private int budget;
  private double speed = 1;
  private double realFactor;
  private String message = "";
  private boolean error;
  private long due;
  private long statusAt;
  private long measuredAt;
  private double measuredTime;
  private boolean changed = true;
  private @Nullable LoopFrame shown;

  PacedLoop(WallClock clock, String threadName) {
    this.clock = clock;
    this.thread = new Thread(this::run, threadName);
    this.thread.setDaemon(true);
  }

  final void begin() {
    thread.start();
  }

  // ---- What a loop must be able to do ------------------------------------------------------

  /** What came of trying to go one step on. */
  enum Outcome {
    /** The step was made and shown. */
    MADE,
    /** It waits for a driver; try again, commands in between are welcome. */
    WAITING,
    /** There is none; it was said why. */
    NONE
  }

  /** Goes one step on and shows it; waits a few milliseconds at most. */
  abstract Outcome forward();

  /** Shows a step, the nearest reachable one. */
  abstract void jump(long step);

  /** First reachable step. */
  abstract long first();

  /** Last reachable step. */
  abstract long last();

  /** Who acts now. */
  abstract String driverName();

  /** Whether drivers have a deadline. */
  abstract boolean live();

  /** File being written, or empty. */
  abstract String recording();

  /** The thread is about to end. */
  abstract void ended();

  // ---- What it may use -----------------------------------------------------------------------

  final void submit(Runnable command) {
    if (!closing) {
      commands.add(command);
    }
  }

  final void show(LoopFrame frame) {
    shown = frame;
    changed |= frame.jumped();
    for (LoopListener listener : listeners) {
      listener.frame(frame);
    }
  }

  /** Tells every listener. */
  final void tellAll(Consumer<LoopListener> what) {
    listeners.forEach(what);
  }

  final @Nullable LoopFrame shown() {
    return shown;
  }

  final long shownStep() {
    LoopFrame frame = shown;
    return frame == null ? -1 : frame.result().step();
  }

  final void say(String sentence, boolean isError) {
    message = sentence;
    error = isError;
    changed = true;
  }

  final void stop() {
    playing = false;
    budget = 0;
    realFactor = 0;
    changed = true;
  }

  final void touch() {
    changed = true;
  }

  final boolean playing() {
    return playing;
  }

  final double factor() {
    return speed;
  }

  final boolean closing() {
    return closing;
  }

  final WallClock clock() {
    return clock;
  }

  // ---- Transport ----------------------------------------------------------------------------

  @Override
  public void play() {
    submit(
        () -> {
          if (!playing) {
            playing = true;
            due = clock.nanos();
            restartMeasure();
            say("", false);
          }
        });
  }

  @Override
  public void pause() {
    submit(this::stop);
  }

  @Override
  public void step(int steps) {
    submit(
        () -> {
          stop();
          say("", false);
          budget = steps;
        });
  }

  @Override
  public void back(int steps) {
    submit(
        () -> {
          stop();
          say("", false);
          jump(Math.max(first(), shownStep() - steps));
        });
  }

  @Override
  public void seek(long step) {
    submit(
        () -> {
          jump(Math.max(first(), Math.min(last(), step)));
          due = clock.nanos();
          restartMeasure();
        });
  }

  @Override
  public void speed(double factor) {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("a speed must be above 0, not " + factor);
    }
    submit(
        () -> {
          speed = factor;
          due = clock.nanos();
          restartMeasure();
          changed = true;
        });
  }

  @Override
  public void addListener(LoopListener listener) {
    submit(
        () -> {
          listeners.add(listener);
          LoopFrame frame = shown;
          if (frame != null) {
            listener.frame(
                new LoopFrame(
                    frame.result(),
                    frame.action(),
                    frame.driver(),
                    frame.trace(),
                    frame.traceStep(),
                    true));
          }
          listener.status(status());
        });
  }

  @Override
  public void removeListener(LoopListener listener) {
    listeners.remove(listener);
  }

  @Override
  public void close() {
    if (closing) {
      return;
    }
    closing = true;
    commands.add(() -> {});
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // ---- The thread ---------------------------------------------------------------------------

  private void run() {
    try {
      while (!closing) {
        turn();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closing = true;
      ended();
    }
  }

  private void turn() throws InterruptedException {
    Runnable command = commands.poll(waitNanos(), TimeUnit.NANOSECONDS);
    if (command != null) {
      guarded(command);
    } else if (budget > 0 || playing && clock.nanos() >= due) {
      guarded(this::advance);
    }
    tell();
  }

  // A fault in a world, a driver or a listener pauses and is told; the thread lives on.
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | AssertionError e) {
      stop();
      String text = e.getMessage();
      say("Paused: " + (text == null ? e.getClass().getSimpleName() : text), true);
    }
  }

  private long waitNanos() {
    if (!commands.isEmpty() || budget > 0) {
      return 0;
    }
    if (!playing) {
      return changed ? 0 : STATUS_NANOS;
    }
    return Double.isInfinite(speed) ? 0 : Math.max(0, due - clock.nanos());
  }

  private void advance() {
    Outcome outcome = forward();
    if (outcome == Outcome.NONE) {
      stop();
    } else if (outcome == Outcome.MADE && budget > 0) {
      budget--;
      changed |= budget == 0;
    } else if (outcome == Outcome.MADE && !Double.isInfinite(speed)) {
      due += (long) (spec().tickSeconds() / speed * 1e9);
      long now = clock.nanos();
      if (now - due > MAX_LAG_NANOS) {
        due = now;
      }
    }
  }

  private double shownTime() {
    LoopFrame frame = shown;
    return frame == null ? 0 : frame.result().time();
  }

  private void restartMeasure() {
    measuredAt = clock.nanos();
    measuredTime = shownTime();
    realFactor = 0;
  }

  private void tell() {
    long now = clock.nanos();
    if (playing && now - measuredAt >= MEASURE_NANOS) {
      realFactor = Math.max(0, (shownTime() - measuredTime) / ((now - measuredAt) * 1e-9));
      measuredAt = now;
      measuredTime = shownTime();
      changed = true;
    }
    if (changed || playing && now - statusAt >= STATUS_NANOS) {
      changed = false;
      statusAt = now;
      LoopStatus status = status();
      for (LoopListener listener : listeners) {
        listener.status(status);
      }
    }
  }

  private LoopStatus status() {
    return new LoopStatus(
        playing,
        live(),
        speed,
        realFactor,
        shownStep(),
        first(),
        last(),
        driverName(),
        recording(),
        message,
        error);
  }
}
