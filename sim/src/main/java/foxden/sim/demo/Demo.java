package foxden.sim.demo;

import foxden.sim.Action;
import foxden.sim.Contact;
import foxden.sim.Edit;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Event;
import foxden.sim.Goals;
import foxden.sim.Observation;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import foxden.sim.demo.mcap.Mcap;
import foxden.sim.demo.mcap.McapReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A demonstration, read from its file and kept in memory: every step as the {@link StepResult} that
 * the world gave, in so far as the log holds it. Poses are rounded to 0.01 mm and come at 30 Hz,
 * observations at the policy's rate without pictures, contacts at 10 Hz; between two of them a pose
 * is interpolated and everything else held. The exact state comes from {@link Replayer#goTo}.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Demo {

  private final Path file;
  private final DemoInfo info;
  private final DemoEnd end;
  private final EnvironmentSpec spec;
  private final FrameDecoder log;
  private final List<Snapshot> snapshots;
  private final Map<Long, List<Event>> events = new HashMap<>();
  private final long cutAt;
  private final List<String> problems;

  private Demo(
      Path file,
      DemoInfo info,
      DemoEnd end,
      EnvironmentSpec spec,
      FrameDecoder log,
      List<Snapshot> snapshots,
      long cutAt,
      List<String> problems) {
    this.file = file;
    this.info = info;
    this.end = end;
    this.spec = spec;
    this.log = log;
    this.snapshots = snapshots;
    this.cutAt = cutAt;
    this.problems = problems;
    for (DemoEvent e : log.events) {
      events.computeIfAbsent(e.step(), step -> new ArrayList<>()).add(e.event());
    }
  }

  /**
   * What a file is, without its frames.
   *
   * @param info where it comes from
   * @param end how it ended
   * @param robot whether a robot moves in it
   * @param tickSeconds simulated seconds of a step
   */
  public record Header(DemoInfo info, DemoEnd end, boolean robot, double tickSeconds) {}

  /**
   * Reads what a file is; quick for a file that was finished.
   *
   * @throws IOException as {@link #open} does
   */
  public static Header header(Path file) throws IOException {
    McapReader reader = McapReader.open(file);
    Optional<Mcap.Metadata> meta = reader.metadata(DemoRecorder.META);
    Optional<Mcap.Metadata> specText = reader.metadata(DemoRecorder.META_SPEC);
    Optional<Mcap.Metadata> endText = reader.metadata(DemoRecorder.META_END);
    if (meta.isEmpty() || specText.isEmpty() || endText.isEmpty()) {
      Demo demo = open(file);
      return new Header(demo.info, demo.end, robot(demo.spec), demo.spec.tickSeconds());
    }
    try {
      Map<String, String> end = endText.get().values();
      EnvironmentSpec spec = SpecJson.read(specText.get().values().getOrDefault("spec", ""));
      return new Header(
          info(meta.get().values()),
          new DemoEnd(
              Long.parseLong(end.getOrDefault("frames", "")),
              Long.parseLong(end.getOrDefault("steps", "")),
              Double.parseDouble(end.getOrDefault("seconds", "")),
              Boolean.parseBoolean(end.getOrDefault("success", "")),
              Double.parseDouble(end.getOrDefault("q_score", "")),
              end.getOrDefault("finished", "")),
          robot(spec),
          spec.tickSeconds());
    } catch (IllegalArgumentException | IOException e) {
      throw new IOException(file + ": metadata is damaged; record the demonstration again", e);
    }
  }

  private static boolean robot(EnvironmentSpec spec) {
    return spec.bodies().stream().anyMatch(body -> body.startsWith("robot/"));
  }

  /**
   * Opens a file; one that was cut opens up to its last whole chunk, see {@link #damage()}.
   *
   * @throws IOException when it is not a demonstration, or holds no frame that can be shown; one
   *     sentence with its name
   */
  public static Demo open(Path file) throws IOException {
    McapReader reader = McapReader.open(file);
    Optional<Mcap.Metadata> meta = reader.metadata(DemoRecorder.META);
    Optional<Mcap.Metadata> specText = reader.metadata(DemoRecorder.META_SPEC);
    if (meta.isEmpty() || specText.isEmpty()) {
      throw new IOException(
          reader.cutAt() >= 0
              ? cut(file, 0, 0, reader.cutAt())
              : file + ": not a demonstration of Foxden (metadata 'foxden' is missing)");
    }
    String damagedHeader = file + ": metadata is damaged; record the demonstration again";
    DemoInfo info;
    EnvironmentSpec spec;
    try {
      info = info(meta.get().values());
      spec = SpecJson.read(specText.get().values().getOrDefault("spec", ""));
    } catch (IllegalArgumentException | IOException e) {
      throw new IOException(damagedHeader, e);
    }
    FrameDecoder log = new FrameDecoder(spec);
    reader.messages(log::message);
    List<Snapshot> snapshots = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    SnapshotCodec codec = new SnapshotCodec();
    reader.attachments(
        a -> {
          if (a.name().startsWith(SnapshotCodec.PREFIX)) {
            try {
              snapshots.add(codec.unpack(a.data()));
            } catch (IOException e) {
              problems.add("attachment " + a.name() + ": " + e.getMessage());
            }
          }
        });
    problems.addAll(0, reader.problems());
    problems.addAll(log.problems);
    FrameDecoder.Frame last = log.lastFrame();
    if (last == null) {
      throw new IOException(
          reader.cutAt() >= 0
              ? cut(file, 0, 0, reader.cutAt())
              : file
                  + ": holds no whole frame"
                  + (problems.isEmpty() ? "" : "; " + problems.get(0)));
    }
    DemoEnd end = end(reader.metadata(DemoRecorder.META_END), log);
    return new Demo(file, info, end, spec, log, snapshots, reader.cutAt(), List.copyOf(problems));
  }

  private static DemoInfo info(Map<String, String> values) {
    Map<String, String> settings = new HashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith("settings.")) {
            settings.put(key.substring("settings.".length()), value);
          }
        });
    return new DemoInfo(
        values.getOrDefault("task", ""),
        values.getOrDefault("scene", ""),
        Long.parseLong(values.getOrDefault("seed", "")),
        values.getOrDefault("driver", ""),
        values.getOrDefault("foxden", ""),
        values.getOrDefault("jdk", ""),
        values.getOrDefault("started", ""),
        settings);
  }

  private static DemoEnd end(Optional<Mcap.Metadata> meta, FrameDecoder log) {
    FrameDecoder.Frame last = log.frames.get(log.frames.size() - 1);
    boolean success = log.frames.stream().anyMatch(FrameDecoder.Frame::success);
    Goals goals = log.goals.at(last.step());
    return new DemoEnd(
        log.frames.size(),
        last.step() - log.frames.get(0).step(),
        last.time(),
        success,
        goals == null ? 0 : goals.qScore(),
        meta.map(m -> m.values().getOrDefault("finished", "")).orElse(""));
  }

  static String cut(Path file, long frames, double seconds, long at) {
    return "%s: recoverable, %d frames to %s s, cut at byte %d"
        .formatted(file, frames, seconds(seconds), at);
  }

  static String seconds(double seconds) {
    String text = String.format(Locale.ROOT, "%.3f", seconds);
    return text.replaceAll("\\.?0+$", "");
  }

  // ---- What it is ---------------------------------------------------------------------------

  /** The file it was read from. */
  public Path file() {
    return file;
  }

  /** Where it comes from. */
  public DemoInfo info() {
    return info;
  }

  /** How it ended, counted from the frames that could be read. */
  public DemoEnd end() {
    return end;
  }

  /** The environment it was recorded in. */
  public EnvironmentSpec spec() {
    return spec;
  }

  /**
   * What is wrong with the file, one sentence that begins with its name; empty when all is well.
   * For a file that was cut: {@code FILE: recoverable, N frames to t s, cut at byte B}.
   */
  public Optional<String> damage() {
    FrameDecoder.Frame last = log.frames.get(log.frames.size() - 1);
    if (cutAt >= 0) {
      return Optional.of(
          cut(file, log.frames.size(), last.time(), cutAt)
              + (problems.isEmpty() ? "" : "; damaged: " + problems.get(0)));
    }
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "%s: damaged, %d frames to %s s can be read; %s"
            .formatted(
                file,
                log.frames.size(),
                seconds(last.time()),
                problems.get(0)
                    + (problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : "")));
  }

  // ---- Steps --------------------------------------------------------------------------------

  /** Number of frames, the start included. */
  public int frames() {
    return log.frames.size();
  }

  /** Step of a frame; frames of a damaged chunk are missing, so steps may jump. */
  public long step(int frame) {
    return log.frames.get(frame).step();
  }

  /** Simulated time of a frame, s. */
  public double time(int frame) {
    return log.frames.get(frame).time();
  }

  /** Recorded state hash of a frame. */
  public long hash(int frame) {
    return log.frames.get(frame).hash();
  }

  /** First step. */
  public long firstStep() {
    return step(0);
  }

  /** Last step. */
  public long lastStep() {
    return step(frames() - 1);
  }

  /** The frame of a step, or the last one before it; 0 for a step before the first. */
  public int frameOfStep(long step) {
    int low = 0;
    int high = frames() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (step(middle) <= step) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** The frame shown at a time, the last one at or before it; 0 for a time before the first. */
  public int frameAtTime(double seconds) {
    int low = 0;
    int high = frames() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (time(middle) <= seconds + 1e-9) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** A frame as the world gave it, in so far as the log holds it. */
  public StepResult result(int frame) {
    FrameDecoder.Frame f = log.frames.get(frame);
    Map<String, Observation.Channel> channels = log.observations.at(f.step());
    Goals goals = log.goals.at(f.step());
    List<Contact> contacts = log.contacts.at(f.step());
    return new StepResult(
        f.step(),
        f.time(),
        new Observation(f.step(), f.time(), channels == null ? Map.of() : channels),
        f.reward(),
        f.success(),
        f.done(),
        goals == null ? Goals.NONE : goals,
        contacts == null ? List.of() : contacts,
        events.getOrDefault(f.step(), List.of()),
        state(f.step()),
        f.hash());
  }

  /** Where everything was at a step; between two logged states interpolated. */
  public WorldState state(long step) {
    int at = log.states.floor(step);
    if (at < 0) {
      return log.states.size() > 0
          ? log.states.value(0)
          : new WorldState(
              new float[spec.bodies().size() * WorldState.POSE], new float[spec.joints().size()]);
    }
    WorldState a = log.states.value(at);
    long from = log.states.step(at);
    // A state is left out when nothing moved, so a longer gap means standing still, not drifting.
    long longest = Math.max(1, Math.round(0.05 / spec.tickSeconds()));
    if (step == from || at + 1 == log.states.size() || log.states.step(at + 1) - from > longest) {
      return a;
    }
    double s = (step - from) / (double) (log.states.step(at + 1) - from);
    return Interpolation.between(a, log.states.value(at + 1), s);
  }

  /**
   * Whether {@link #state} is what was there at a step, rounded: the step was logged, or nothing
   * moved. Elsewhere it is interpolated, off by what moves unevenly.
   */
  public boolean placed(long step) {
    int at = log.states.floor(step);
    if (at < 0) {
      return false;
    }
    long longest = Math.max(1, Math.round(0.05 / spec.tickSeconds()));
    boolean last = at + 1 == log.states.size();
    return log.states.step(at) == step
        || !last && log.states.step(at + 1) - log.states.step(at) > longest;
  }

  /** The action that led to a step; null for the first. */
  public @Nullable Action action(long step) {
    FrameDecoder.Acted acted = step <= firstStep() ? null : log.actions.at(step);
    return acted == null ? null : acted.action();
  }

  /** What somebody changed before the action of a step was applied. */
  public List<Edit> edits(long step) {
    return step <= firstStep() ? List.of() : log.edits.getOrDefault(step, List.of());
  }

  /** Whether the first frame is not what the seed gives, because it was changed beforehand. */
  public boolean editedStart() {
    return "edited".equals(info.settings().get(DemoInfo.START));
  }

  /** Who acted in a step; empty for the first. */
  public String driver(long step) {
    FrameDecoder.Acted acted = step <= firstStep() ? null : log.actions.at(step);
    return acted == null ? "" : acted.driver();
  }

  /** What the driver showed at its latest decision up to a step. */
  public Optional<DemoTrace> trace(long step) {
    return Optional.ofNullable(log.traces.at(step));
  }

  /** All decisions that showed something, in order. */
  public List<DemoTrace> traces() {
    return log.traces.values();
  }

  /** All events, in order. */
  public List<DemoEvent> events() {
    return List.copyOf(log.events);
  }

  /** The stretches of work a demonstration says it is made of: events of kind {@code subtask}. */
  public List<DemoEvent> labels() {
    return log.events.stream().filter(e -> e.event().kind().equals("subtask")).toList();
  }

  /** Full snapshots, by step. */
  public List<Snapshot> snapshots() {
    return List.copyOf(snapshots);
  }

  /** The last snapshot at or before a step. */
  public Optional<Snapshot> snapshotBefore(long step) {
    Snapshot found = null;
    for (Snapshot s : snapshots) {
      if (s.step() <= step) {
        found = s;
      }
    }
    return Optional.ofNullable(found);
  }
}
