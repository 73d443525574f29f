package foxden.app.scene3d;

import foxden.sim.EnvironmentSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Draws frames on a thread of its own. Two ways in: {@link #request} keeps only the newest wish and
 * {@link #take} gives the newest finished frame (the window); {@link #picture} waits for exactly
 * the picture asked for (files, tests). All methods may be called from any thread.
 */
public final class SceneRenderer implements AutoCloseable {

  // One shown, one that the window may still be painting, one finished, one being finished, two
  // being drawn.
  private static final int SLOTS = 6;

  /** A finished frame, on loan until {@link #release}. */
  public static final class Frame {
    private int[] argb = new int[0];
    private int width;
    private int height;
    private double share = 1;
    private boolean refined;
    private Set<String> cutWalls = Set.of();
    private boolean free = true;

    void size(int w, int h) {
      if (argb.length != w * h) {
        argb = new int[w * h];
      }
      width = w;
      height = h;
    }

    /** 0xAARRGGBB, opaque, rows top-down; as large as was asked for. */
    public int[] argb() {
      return argb;
    }

    /** Pixels a row. */
    public int width() {
      return width;
    }

    /** Rows. */
    public int height() {
      return height;
    }

    /** Share of the width that was really drawn; below 1 while the resolution is lowered. */
    public double share() {
      return share;
    }

    /** Names of the walls that are lowered in this frame. */
    public Set<String> cutWalls() {
      return cutWalls;
    }

    /** Whether this is the smoothed still picture that follows when nothing moves. */
    public boolean refined() {
      return refined;
    }
  }

  private final Object lock = new Object();
  private final Queue<Runnable> jobs = new ArrayDeque<>();
  private final Frame[] slots = new Frame[SLOTS];
  private final AtomicReference<@Nullable Frame> newest = new AtomicReference<>();
  private final CompletableFuture<String> started = new CompletableFuture<>();
  private final FrameMeter meter = new FrameMeter();
  private final Thread thread;
  private @Nullable FrameRequest wanted;
  private volatile @Nullable String failure;
  private volatile String device = "";
  private boolean closing;
  private volatile int maxFps = 60;
  private volatile boolean refineStills = true;

  private SceneRenderer() {
    for (int i = 0; i < SLOTS; i++) {
      slots[i] = new Frame();
    }
    thread = new Thread(this::run, "foxden-render");
    thread.setDaemon(true);
  }

  /**
   * Starts the thread and its OpenGL context.
   *
   * @throws IllegalStateException with one sentence when there is no OpenGL, or none within 20 s
   */
  public static SceneRenderer start() {
    return start(Duration.ofSeconds(20));
  }

  /** {@link #start()} with another patience. */
  public static SceneRenderer start(Duration patience) {
    SceneRenderer r = new SceneRenderer();
    r.thread.start();
    try {
      r.device = r.started.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return r;
    } catch (ExecutionException e) {
      String why = e.getCause() == null ? "unknown" : String.valueOf(e.getCause().getMessage());
      throw new IllegalStateException(why, e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "OpenGL did not answer within " + patience.toSeconds() + " s; the 3D view stays closed.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while OpenGL started.", e);
    }
  }

  /** What draws: "llvmpipe (LLVM 15.0.6, 256 bits), EGL, no display". */
  public String device() {
    return device;
  }

  /** How fast frames were drawn lately. */
  public FrameStats stats() {
    return meter.stats(device);
  }

  /** Why drawing stopped, one sentence; null while all is well. */
  public @Nullable String failure() {
    return failure;
  }

  /** Most frames a second; 30 to 60 is sensible. */
  public void maxFps(int fps) {
    maxFps = Math.max(1, fps);
  }

  /** Whether a smoothed picture follows when nothing has moved for a moment (default yes). */
  public void refineStills(boolean on) {
    refineStills = on;
  }

  /**
   * Shows another scene from now on.
   *
   * @param model the scene
   * @param spec names the bodies of the states to come; null when there are none
   * @return done when the scene is on the graphics card
   */
  CompletableFuture<@Nullable Void> scene(SceneModel model, @Nullable EnvironmentSpec spec) {
    CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    post(
        p -> {
          try {
            Stage stage = new Stage(model);
            p.stage(stage, spec);
            Thread coarse = new Thread(stage::prepareCoarse, "foxden-coarse-meshes");
            coarse.setDaemon(true);
            coarse.start();
            done.complete(null);
          } catch (RuntimeException e) {
            done.completeExceptionally(e);
          }
        });
    return done;
  }

  /** Asks for a frame; a wish that was not drawn yet is forgotten for this one. */
  public void request(FrameRequest request) {
    synchronized (lock) {
      wanted = request;
      lock.notifyAll();
    }
  }

  /** The newest finished frame that nobody took yet, or null. Give it back with release. */
  public @Nullable Frame take() {
    return newest.getAndSet(null);
  }

  /** Gives a frame's memory back. */
  public void release(Frame frame) {
    synchronized (lock) {
      frame.free = true;
      lock.notifyAll();
    }
  }

  /**
   * Draws exactly this picture, smoothed (drawn twice as large), and waits for it.
   *
   * @throws IllegalStateException when drawing failed, with the reason
   */
  public Picture picture(FrameRequest r) {
    return picture(r, true);
  }

  /** {@link #picture(FrameRequest)}, smoothed or as the moving window shows it. */
  public Picture picture(FrameRequest r, boolean smooth) {
    CompletableFuture<Picture> done = new CompletableFuture<>();
    post(
        p -> {
          try {
            int k = smooth ? 2 : 1;
            ByteBuffer px = pixels(4 * k * r.width() * k * r.height());
            p.draw(r.world(), r.camera(), k * r.width(), k * r.height(), r.cutAway(), smooth, px);
            Picture drawn = new Picture(k * r.width(), k * r.height(), px);
            done.complete(smooth ? drawn.halved() : drawn);
          } catch (RuntimeException e) {
            done.completeExceptionally(e);
          }
        });
    try {
      return done.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          e.getCause() == null ? "drawing failed" : e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("A picture took longer than 60 s to draw.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while drawing.", e);
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      closing = true;
      lock.notifyAll();
    }
    try {
      thread.join(2000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Job {
    void run(Painter painter);
  }

  private volatile @Nullable Painter painter;

  private void post(Job job) {
    synchronized (lock) {
      String why = failure;
      if (closing || why != null) {
        throw new IllegalStateException(why == null ? "The renderer is closed." : why);
      }
      jobs.add(
          () -> {
            Painter p = painter;
            if (p != null) {
              job.run(p);
            }
          });
      lock.notifyAll();
    }
  }

  private static ByteBuffer pixels(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  private void run() {
    Gpu gpu;
    try {
      // Before the device starts threads of its own, which then do the same.
      Niceness.stepBack();
      gpu = new Gpu();
    } catch (RuntimeException | LinkageError e) {
      started.completeExceptionally(
          e instanceof IllegalStateException
              ? e
              : new IllegalStateException(
                  "OpenGL could not be started (" + e + "); install libegl1 and libgl1-mesa-dri.",
                  e));
      return;
    }
    try (gpu) {
      painter = new Painter(gpu);
      started.complete(gpu.describe());
      try (FrameFinisher finisher = new FrameFinisher(this::publish, this::fail)) {
        loop(new FrameLoop(gpu.software(), finisher));
      }
    } catch (RuntimeException | Error e) {
      fail(e);
      throw e;
    } finally {
      painter = null;
    }
  }

  private void fail(Throwable e) {
    failure = "The 3D view stopped: " + e.getMessage();
    newest.set(null);
  }

  // What the loop remembers between two frames.
  private static final class FrameLoop {
    private final ResolutionGovernor governor;
    private final FrameFinisher finisher;
    private @Nullable FrameRequest drawn;
    private @Nullable Pending pending;
    private boolean refined = true;
    private int begun;
    private long lastStart;
    private long lastEnd;
    private long lastChange;

    FrameLoop(boolean software, FrameFinisher finisher) {
      governor = new ResolutionGovernor(software);
      this.finisher = finisher;
    }
  }

  // A frame that the device is drawing.
  private record Pending(
      Painter.Drawing drawing, Frame slot, double scale, boolean refine, long start) {}

  // After so many pictures the program has started.
  private static final int STARTED = 300;

  // Nothing moved for so long: worth a smoothed picture.
  private static final long STILL_NANOS = 220_000_000L;

  // The next frame is handed to the device before the last one is fetched from it, so that the
  // device draws one while this thread prepares the other. With nothing to prepare, it fetches.
  private void loop(FrameLoop f) {
    while (true) {
      Runnable job = null;
      FrameRequest next = null;
      boolean refine = false;
      Frame slot = null;
      synchronized (lock) {
        while (true) {
          if (closing) {
            return;
          }
          if (!jobs.isEmpty()) {
            break;
          }
          long now = System.nanoTime();
          boolean dirty = wanted != null && !wanted.equals(f.drawn);
          slot = freeSlot();
          long due = f.lastStart + 1_000_000_000L / maxFps;
          if (dirty && slot != null && now >= due) {
            next = wanted;
            break;
          }
          if (f.pending != null) {
            break;
          }
          boolean canRefine =
              !dirty && !f.refined && refineStills && f.drawn != null && slot != null;
          if (canRefine && now - f.lastChange > STILL_NANOS) {
            next = f.drawn;
            refine = true;
            break;
          }
          long wait = 0;
          if (dirty && slot != null) {
            wait = Math.max(1, (due - now) / 1_000_000);
          } else if (canRefine) {
            wait = Math.max(1, (STILL_NANOS - (now - f.lastChange)) / 1_000_000);
          }
          try {
            lock.wait(wait);
          } catch (InterruptedException e) {
            return;
          }
        }
        if (next == null && f.pending == null) {
          job = jobs.remove();
        } else if (next != null && slot != null) {
          slot.free = false;
        }
      }
      if (job != null) {
        // A job may change the scene, so that the same request looks different afterwards.
        f.drawn = null;
        job.run();
      } else {
        Pending last = f.pending;
        f.pending = next == null || slot == null ? null : begin(f, next, slot, refine);
        if (last != null) {
          finish(f, last);
        }
      }
    }
  }

  private @Nullable Frame freeSlot() {
    for (Frame s : slots) {
      if (s.free) {
        return s;
      }
    }
    return null;
  }

  private @Nullable Pending begin(FrameLoop f, FrameRequest r, Frame slot, boolean refine) {
    Painter p = painter;
    f.drawn = r;
    if (p == null || !p.hasStage()) {
      release(slot);
      return null;
    }
    double scale = refine ? 2 : f.governor.scale();
    int w = Math.max(1, (int) Math.round(r.width() * scale));
    int h = Math.max(1, (int) Math.round(r.height() * scale));
    f.lastStart = System.nanoTime();
    if (++f.begun == STARTED) {
      Niceness.compilersStepBack();
    }
    f.refined = refine;
    Painter.Drawing drawing = p.begin(r.world(), r.camera(), w, h, r.cutAway(), refine);
    slot.size(r.width(), r.height());
    slot.share = Math.min(1, scale);
    slot.refined = refine;
    slot.cutWalls = drawing.cutWalls();
    return new Pending(drawing, slot, scale, refine, f.lastStart);
  }

  private void finish(FrameLoop f, Pending done) {
    Painter p = painter;
    if (p == null) {
      return;
    }
    Painter.Drawing d = done.drawing();
    try {
      f.finisher.finish(done.slot(), d.w(), d.h(), pixels -> p.fetch(d, pixels));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    long end = System.nanoTime();
    if (!done.refine()) {
      // While one frame waits for another, what counts is the time between them.
      long from = Math.max(done.start(), f.lastEnd);
      meter.drawn(from, end, done.scale());
      f.governor.drawn((end - from) / 1e6);
      f.lastChange = end;
    }
    f.lastEnd = end;
  }

  private void publish(Frame frame) {
    Frame unseen = newest.getAndSet(frame);
    if (unseen != null) {
      release(unseen);
    }
  }
}
