package foxden.sim.demo;

import foxden.sim.Action;
import foxden.sim.Edit;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.Trace;
import foxden.sim.WallClock;
import foxden.sim.demo.mcap.Mcap;
import foxden.sim.demo.mcap.Mcap.Channel;
import foxden.sim.demo.mcap.McapWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes one episode to one file while it runs. The caller hands over frames; encoding, packing and
 * forcing to the disk happen on a thread of the recorder's own, behind a bounded queue. No frame is
 * ever dropped, and what is older than a second, of simulated or of wall time, survives a crash: a
 * caller that is a simulated second ahead of the disk waits for it.
 *
 * <p>Called from one thread.
 */
public final class DemoRecorder implements AutoCloseable {

  /** Version of the format, in the metadata. */
  public static final String FORMAT = "1";

  /** Simulated seconds between two snapshots. */
  public static final double SNAPSHOT_SECONDS = 2;

  static final String META = "foxden";
  static final String META_SPEC = "foxden.spec";
  static final String META_END = "foxden.end";

  private static final int QUEUE = 512;

  /** A tenth of the promised second is left for encoding and the disk. */
  private static final long CHUNK_NANOS = 900_000_000L;

  private static final double CHUNK_SECONDS = 0.9;

  /** How far a caller may be ahead of the disk, simulated seconds. */
  private static final double MAX_AHEAD = 1;

  private static final int LEVEL = 9;

  private sealed interface Item permits Frame, End {}

  private record Frame(
      StepResult result,
      @Nullable Action action,
      String driver,
      Trace trace,
      long traceStep,
      List<Edit> edits,
      @Nullable Snapshot snapshot)
      implements Item {}

  private record End() implements Item {}

  private final Path file;
  private final WallClock clock;
  private final McapWriter writer;
  private final Map<Topic, Channel> channels;
  private final FrameEncoder encoder;
  private final SnapshotCodec snapshots = new SnapshotCodec();
  private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Thread thread;
  private final double tick;
  private final Object safe = new Object();
  private volatile @Nullable Throwable failure;

  // Guarded by safe: time of the last frame that is on the disk.
  private double safeTime = Double.NaN;

  // Owned by the calling thread.
  private double nextSnapshot = Double.NEGATIVE_INFINITY;
  private long frames;
  private long lastStep;
  private long firstStep;
  private boolean success;
  private @Nullable StepResult last;
  private @Nullable DemoEnd end;

  // Owned by the writing thread.
  private long chunkNanos;
  private @Nullable StepResult lastWritten;
  private @Nullable Snapshot heldBack;
  private double heldBackTime;

  private DemoRecorder(
      Path file,
      WallClock clock,
      McapWriter writer,
      Map<Topic, Channel> channels,
      EnvironmentSpec spec) {
    this.file = file;
    this.tick = spec.tickSeconds();
    this.clock = clock;
    this.writer = writer;
    this.channels = channels;
    this.encoder = new FrameEncoder(spec);
    this.thread = new Thread(this::write, "foxden-log");
    this.thread.setDaemon(true);
  }

  /**
   * Creates the file, with its folder where that is missing, and starts the writing thread.
   *
   * @throws IOException when the file cannot be written; one sentence
   */
  public static DemoRecorder start(Path file, DemoInfo info, EnvironmentSpec spec, WallClock clock)
      throws IOException {
    McapWriter writer;
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      writer =
          McapWriter.create(
              file, "foxden", "foxden " + info.foxden(), Mcap.Compression.ZSTD, LEVEL);
    } catch (IOException e) {
      throw new IOException(file + ": cannot be written (" + reason(e) + ")", e);
    }
    try {
      writer.metadata(META, metadata(info));
      writer.metadata(META_SPEC, Map.of("spec", SpecJson.write(spec)));
      Map<Topic, Channel> channels = Topic.declare(writer);
      writer.flush();
      DemoRecorder recorder = new DemoRecorder(file, clock, writer, channels, spec);
      recorder.thread.start();
      return recorder;
    } catch (IOException e) {
      writer.abandon();
      throw new IOException(file + ": cannot be written (" + reason(e) + ")", e);
    }
  }

  private static String reason(Throwable e) {
    String message = e.getMessage();
    String kind = e.getClass().getSimpleName().replaceAll("(Exception|Error)$", "");
    return message == null ? kind : kind + ": " + message;
  }

  private static Map<String, String> metadata(DemoInfo info) {
    Map<String, String> values = new TreeMap<>();
    info.settings().forEach((key, value) -> values.put("settings." + key, value));
    values.put("format", FORMAT);
    values.put("task", info.task());
    values.put("scene", info.scene());
    values.put("seed", Long.toString(info.seed()));
    values.put("driver", info.driver());
    values.put("foxden", info.foxden());
    values.put("jdk", info.jdk());
    values.put("started", info.started());
    return values;
  }

  /** The file being written. */
  public Path file() {
    return file;
  }

  /** Frames handed over so far. */
  public long frames() {
    return frames;
  }

  /** Whether the frame of this time must come with a snapshot: the first, and every 2 s. */
  public boolean snapshotDue(double time) {
    return time >= nextSnapshot - 1e-9;
  }

  /** Hands over a frame before which nothing was changed; see the other method. */
  public void frame(
      StepResult result,
      @Nullable Action action,
      String driver,
      Trace trace,
      long traceStep,
      @Nullable Snapshot snapshot)
      throws IOException {
    frame(result, action, driver, trace, traceStep, List.of(), snapshot);
  }

  /**
   * Hands over a frame.
   *
   * @param result of the step
   * @param action applied in it; null for the first frame
   * @param driver who acted
   * @param trace what the driver showed at its latest decision
   * @param traceStep step of the observation it decided on, -1 for none
   * @param edits what was changed before the action was applied
   * @param snapshot of the state after this step when {@link #snapshotDue} said so, else null
   * @throws IOException when writing failed, now or since the last call; one sentence
   * @throws IllegalArgumentException when the first frame comes without a snapshot, or a frame does
   *     not follow the one before it
   */
  public void frame(
      StepResult result,
      @Nullable Action action,
      String driver,
      Trace trace,
      long traceStep,
      List<Edit> edits,
      @Nullable Snapshot snapshot)
      throws IOException {
    if (end != null) {
      throw new IllegalStateException(file + " is finished");
    }
    if (frames == 0) {
      if (snapshot == null) {
        throw new IllegalArgumentException("a recording must begin with a snapshot");
      }
      firstStep = result.step();
      safeNow(result.time() - tick);
    } else if (result.step() != lastStep + 1 || action == null) {
      throw new IllegalArgumentException(
          "step " + result.step() + " does not follow step " + lastStep + " of the recording");
    }
    if (snapshot != null) {
      nextSnapshot = result.time() + SNAPSHOT_SECONDS;
    }
    put(new Frame(result, action, driver, trace, traceStep, edits, snapshot));
    awaitDisk(result.time());
    frames++;
    lastStep = result.step();
    last = result;
    success |= result.success();
  }

  /**
   * Writes everything, adds the summary and closes the file. Further calls give the same.
   *
   * @throws IOException when writing failed; one sentence
   */
  public DemoEnd finish() throws IOException {
    DemoEnd done = end;
    if (done != null) {
      return done;
    }
    StepResult r = last;
    done =
        new DemoEnd(
            frames,
            frames == 0 ? 0 : lastStep - firstStep,
            r == null ? 0 : r.time(),
            success,
            r == null ? 0 : r.goals().qScore(),
            clock.now().toString());
    end = done;
    put(new End());
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(file + ": interrupted before the recording was complete", e);
    }
    check();
    return done;
  }

  /** Finishes when that was not done. */
  @Override
  public void close() throws IOException {
    finish();
  }

  private void put(Item item) throws IOException {
    try {
      check();
      while (!queue.offer(item, 100, TimeUnit.MILLISECONDS)) {
        check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(file + ": recording was interrupted", e);
    }
  }

  private void awaitDisk(double time) throws IOException {
    try {
      synchronized (safe) {
        while (time - safeTime > MAX_AHEAD + 1e-9) {
          check();
          safe.wait(100);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(file + ": recording was interrupted", e);
    }
  }

  private void check() throws IOException {
    Throwable problem = failure;
    if (problem != null) {
      throw new IOException(
          file + ": recording stopped (" + reason(problem) + "); what was written stays readable",
          problem);
    }
  }

  // ---- The writing thread -------------------------------------------------------------------

  private void write() {
    try {
      while (true) {
        Item item = queue.poll(100, TimeUnit.MILLISECONDS);
        if (item instanceof Frame frame) {
          write(frame);
        } else if (item instanceof End) {
          ending();
          return;
        }
        if (writer.pending() > 0 && clock.nanos() - chunkNanos >= CHUNK_NANOS) {
          nextChunk();
        }
      }
    } catch (IOException | RuntimeException | Error e) {
      failure = e;
    } catch (InterruptedException e) {
      failure = e;
      Thread.currentThread().interrupt();
    }
    try {
      writer.abandon();
    } catch (IOException e) {
      // The first failure tells more.
    }
  }

  private void write(Frame frame) throws IOException {
    StepResult r = frame.result;
    boolean first = lastWritten == null;
    if (first) {
      attach(frame.snapshot, r.time());
    } else if (frame.snapshot != null) {
      // Waits for the end of the chunk, so that it need not end one early.
      heldBack = frame.snapshot;
      heldBackTime = r.time();
    }
    if (writer.pending() == 0) {
      chunkNanos = clock.nanos();
    }
    encoder.encode(
        r,
        frame.action,
        frame.driver,
        frame.trace,
        frame.traceStep,
        frame.edits,
        (topic, json) -> put(topic, r, json));
    lastWritten = r;
    if (r.time() + tick - safeTime() >= CHUNK_SECONDS - 1e-9) {
      nextChunk();
    }
  }

  private void attach(@Nullable Snapshot snapshot, double time) throws IOException {
    if (snapshot != null) {
      writer.attachment(
          SnapshotCodec.name(snapshot.step()),
          SnapshotCodec.MEDIA_TYPE,
          nanos(time),
          snapshots.pack(snapshot, LEVEL));
    }
  }

  private double safeTime() {
    synchronized (safe) {
      return safeTime;
    }
  }

  private void safeNow(double time) {
    synchronized (safe) {
      safeTime = time;
      safe.notifyAll();
    }
  }

  private void put(Topic topic, StepResult r, byte[] json) {
    writer.message(Objects.requireNonNull(channels.get(topic)), nanos(r.time()), json);
  }

  private void nextChunk() throws IOException {
    writer.closeChunk();
    attach(heldBack, heldBackTime);
    heldBack = null;
    writer.flush();
    encoder.newChunk();
    StepResult r = lastWritten;
    if (r != null) {
      safeNow(r.time());
    }
  }

  private void ending() throws IOException {
    StepResult r = lastWritten;
    if (r != null) {
      encoder.tail(r, (topic, json) -> put(topic, r, json));
      nextChunk();
    }
    DemoEnd done = end;
    if (done != null) {
      Map<String, String> values = new TreeMap<>();
      values.put("frames", Long.toString(done.frames()));
      values.put("steps", Long.toString(done.steps()));
      values.put("seconds", Double.toString(done.seconds()));
      values.put("success", Boolean.toString(done.success()));
      values.put("q_score", Double.toString(done.qScore()));
      values.put("finished", done.finished());
      writer.metadata(META_END, values);
    }
    writer.close();
  }

  private static long nanos(double time) {
    return Math.round(time * 1e9);
  }
}
