package foxden.sim.history;

import foxden.sim.Action;
import foxden.sim.Edit;
import foxden.sim.Observation;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The last steps of a world, with a snapshot every few of them. Forgets the oldest when it holds
 * too many bytes (estimated) or too many steps; what it still holds always begins with a snapshot,
 * so every step of it can be made again. Not thread-safe.
 */
public final class History {

  /** Default bound on bytes. */
  public static final long DEFAULT_BYTES = 100L << 20;

  /** Default bound on steps. */
  public static final int DEFAULT_STEPS = 2000;

  /** Rough cost of an object with a handful of fields, bytes. */
  static final int OBJECT = 48;

  /**
   * One step.
   *
   * @param result of the step
   * @param action applied in it; null at the start
   * @param driver who acted
   * @param trace what the driver showed at its latest decision
   * @param traceStep step of the observation it decided on, -1 for none
   * @param edits what was changed before the action was applied
   */
  public record Entry(
      StepResult result,
      @Nullable Action action,
      String driver,
      Trace trace,
      long traceStep,
      List<Edit> edits) {

    public Entry {
      edits = List.copyOf(edits);
    }

    /** A step before which nothing was changed. */
    public Entry(
        StepResult result, @Nullable Action action, String driver, Trace trace, long traceStep) {
      this(result, action, driver, trace, traceStep, List.of());
    }
  }

  private final long maxBytes;
  private final int snapshotEvery;
  private final @Nullable Entry[] ring;
  private final long[] sizes;
  private final TreeMap<Long, Snapshot> snapshots = new TreeMap<>();
  private long first;
  private int count;
  private long bytes;

  /**
   * An empty history.
   *
   * @param maxBytes bound on the estimated size
   * @param maxSteps bound on the steps held, at least {@code snapshotEvery}
   * @param snapshotEvery steps between two snapshots: going to a step costs one restore and fewer
   *     steps than this
   */
  public History(long maxBytes, int maxSteps, int snapshotEvery) {
    if (snapshotEvery < 1 || maxSteps < snapshotEvery) {
      throw new IllegalArgumentException(
          "a history of " + maxSteps + " steps with a snapshot every " + snapshotEvery);
    }
    this.maxBytes = maxBytes;
    this.snapshotEvery = snapshotEvery;
    this.ring = new Entry[maxSteps];
    this.sizes = new long[maxSteps];
  }

  /** Forgets everything and begins with a step and its snapshot. */
  public void start(Entry entry, Snapshot snapshot) {
    java.util.Arrays.fill(ring, null);
    snapshots.clear();
    count = 0;
    bytes = 0;
    first = entry.result().step();
    append(entry, snapshot);
  }

  /** Whether the next step should come with a snapshot. */
  public boolean wantsSnapshot(long step) {
    return snapshots.isEmpty() || step - snapshots.lastKey() >= snapshotEvery;
  }

  /**
   * Adds the step after the last one.
   *
   * @param snapshot of its state when {@link #wantsSnapshot}, else null
   */
  public void add(Entry entry, @Nullable Snapshot snapshot) {
    if (count == 0 || entry.result().step() != last() + 1) {
      throw new IllegalArgumentException(
          "step " + entry.result().step() + " does not follow the history's last");
    }
    if (count == ring.length) {
      forgetOldest();
    }
    append(entry, snapshot);
    while (bytes > maxBytes && snapshots.size() > 1) {
      forgetOldest();
    }
  }

  private void append(Entry entry, @Nullable Snapshot snapshot) {
    Entry before = count == 0 ? null : at(last());
    int slot = slot(entry.result().step());
    ring[slot] = entry;
    sizes[slot] = size(entry, before);
    bytes += sizes[slot];
    count++;
    if (snapshot != null) {
      snapshots.put(snapshot.step(), snapshot);
      bytes += snapshot.bytes().length + OBJECT;
    }
  }

  // Up to the second snapshot, or, when there is none, everything but the last step cannot be made
  // again and goes too.
  private void forgetOldest() {
    Long next = snapshots.higherKey(first);
    long until = next == null ? last() + 1 : next;
    while (first < until) {
      int slot = slot(first);
      ring[slot] = null;
      bytes -= sizes[slot];
      Snapshot gone = snapshots.remove(first);
      if (gone != null) {
        bytes -= gone.bytes().length + OBJECT;
      }
      first++;
      count--;
    }
  }

  /** Forgets what came after a step, because the world goes another way from there. */
  public void cutAfter(long step) {
    while (count > 1 && last() > step) {
      int slot = slot(last());
      Snapshot gone = snapshots.remove(last());
      if (gone != null) {
        bytes -= gone.bytes().length + OBJECT;
      }
      ring[slot] = null;
      bytes -= sizes[slot];
      count--;
    }
  }

  /**
   * Everything held up to a step, to be kept while the world goes another way. Steps and snapshots
   * are shared, not copied.
   */
  public Line line(int id, Line.Kind kind, String name, long until) {
    return line(id, kind, name, first, until);
  }

  /** A step with no more before it than it takes to make it again. */
  public Line moment(int id, String name, long step) {
    Long from = snapshots.floorKey(step);
    return line(id, Line.Kind.MARK, name, from == null ? first : from, step);
  }

  private Line line(int id, Line.Kind kind, String name, long from, long until) {
    List<Entry> entries = new ArrayList<>();
    for (long step = from; step <= until; step++) {
      entries.add(at(step));
    }
    return new Line(
        id, kind, name, from, entries, new TreeMap<>(snapshots.subMap(from, true, until, true)));
  }

  /** Holds what a line holds, and nothing else. */
  public void enter(Line line) {
    Entry begin = line.entries().get(0);
    Snapshot snapshot = line.snapshots().get(line.first());
    if (snapshot == null) {
      throw new IllegalArgumentException("the line '" + line.name() + "' has no start");
    }
    start(begin, snapshot);
    for (Entry entry : line.entries().subList(1, line.entries().size())) {
      add(entry, line.snapshots().get(entry.result().step()));
    }
  }

  /** The last step, at or after the first held, up to which a line and this are the same. */
  public long fork(Line line) {
    long step = Math.max(first, line.first());
    long end = Math.min(last(), line.last());
    if (step > end || !same(line.at(step), at(step))) {
      return -1;
    }
    while (step < end && same(line.at(step + 1), at(step + 1))) {
      step++;
    }
    return step;
  }

  /** Whether two are the same step of the same run, not only equal ones. */
  @SuppressWarnings("ReferenceEquality")
  static boolean same(Entry a, Entry b) {
    return a == b;
  }

  /** Bound on the estimated size, bytes. */
  public long maxBytes() {
    return maxBytes;
  }

  /** First step held. */
  public long first() {
    return first;
  }

  /** Last step held. */
  public long last() {
    return first + count - 1;
  }

  /** Steps held. */
  public int size() {
    return count;
  }

  /** Estimated size, bytes. */
  public long bytes() {
    return bytes;
  }

  /**
   * A step.
   *
   * @throws IllegalArgumentException when it is not held
   */
  public Entry at(long step) {
    Entry entry = step < first || step > last() ? null : ring[slot(step)];
    if (entry == null) {
      throw new IllegalArgumentException(
          "step " + step + " is not in the history, which holds " + first + " to " + last());
    }
    return entry;
  }

  /** The nearest snapshot at or before a step. */
  public Optional<Snapshot> snapshotBefore(long step) {
    return Optional.ofNullable(snapshots.floorEntry(step)).map(java.util.Map.Entry::getValue);
  }

  private int slot(long step) {
    return (int) Math.floorMod(step, (long) ring.length);
  }

  // Arrays dominate; what a step shares with the one before it is counted once.
  static long size(Entry entry, @Nullable Entry before) {
    StepResult r = entry.result();
    long size = 4L * OBJECT;
    size += 4L * (r.state().poses().length + r.state().qpos().length);
    size += 64L * r.contacts().size() + 256L * r.events().size();
    if (before == null || !before.result().goals().equals(r.goals())) {
      size += 512L * r.goals().heads().size();
    }
    for (Observation.Channel channel : r.observation().channels().values()) {
      if (channel instanceof Observation.Vector vector) {
        size += OBJECT + 4L * vector.values().length;
      } else if (channel instanceof Observation.Image image) {
        size += OBJECT + image.rgb().length;
      } else if (channel instanceof Observation.Text text) {
        size += OBJECT + 2L * text.text().length();
      }
    }
    if (before == null || before.traceStep() != entry.traceStep()) {
      for (Trace.Array array : entry.trace().arrays().values()) {
        size += OBJECT + 4L * array.values().length;
      }
      for (String text : entry.trace().texts().values()) {
        size += OBJECT + 2L * text.length();
      }
    }
    return size;
  }
}
