package foxden.app.link;

import foxden.sim.Action;
import foxden.sim.Contact;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Event;
import foxden.sim.Goals;
import foxden.sim.StepResult;
import foxden.sim.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one episode: light columns for every step (time, hash, driver, goals, measured
 * series, contact force), and whole frames: every one of the newest 2000 steps, before that about
 * 30 a simulated second, thinned from the old end when they outgrow their byte bound. Columns are
 * never thinned, so lanes stay exact; a frame asked for is the nearest one kept at or before the
 * step.
 *
 * <p>Written by one thread, read by any.
 */
public final class Episode {

  /** A measured lane: its name and unit. */
  public record Series(String name, String unit) {}

  /** An event and when it happened. */
  public record Mark(long step, double time, Event event) {}

  /** What a driver decided, and what it showed about it. */
  public record Decided(long step, String driver, Action action, Trace trace) {}

  private final EnvironmentSpec spec;
  private final Measure measure;
  private final long frameBudget;

  private int rows;
  private long[] steps = new long[256];
  private double[] times = new double[256];
  private long[] hashes = new long[256];
  private float[] rewards = new float[256];
  private float[] forces = new float[256];
  private float[] scores = new float[256];
  private long[] goalBits = new long[256];
  private byte[] drivers = new byte[256];
  private float[][] series;
  private final List<String> driverNames = new ArrayList<>();
  private final List<String> goalNames = new ArrayList<>();
  private final List<String> goalTexts = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<Decided> decisions = new ArrayList<>();
  private final KeptFrames frames;
  private final @Nullable LongFunction<StepResult> exact;
  private @Nullable StepResult asked;
  private @Nullable StepResult head;
  private long version;

  /**
   * @param frameBudget bytes of whole frames to keep at most (estimated), at least one frame
   */
  public Episode(EnvironmentSpec spec, long frameBudget) {
    this(spec, frameBudget, null);
  }

  /**
   * @param exact gives any step that was appended, at once, when somebody looks at it: then only
   *     few frames are kept here
   */
  Episode(EnvironmentSpec spec, long frameBudget, @Nullable LongFunction<StepResult> exact) {
    this.spec = spec;
    this.frameBudget = frameBudget;
    this.exact = exact;
    this.frames = new KeptFrames(frameBudget, exact != null);
    this.measure = new Measure(spec);
    this.series = new float[measure.series().size()][256];
  }

  /**
   * A copy up to a step, to which nobody writes but its owner. Frames are shared, not copied.
   *
   * @param until last step of the copy
   */
  public synchronized Episode copy(long until) {
    Episode e = new Episode(spec, frameBudget, exact);
    e.take(this);
    e.steps = steps.clone();
    e.times = times.clone();
    e.hashes = hashes.clone();
    e.rewards = rewards.clone();
    e.forces = forces.clone();
    e.scores = scores.clone();
    e.goalBits = goalBits.clone();
    e.drivers = drivers.clone();
    e.series = series.clone();
    for (int i = 0; i < series.length; i++) {
      e.series[i] = series[i].clone();
    }
    if (until < lastStep()) {
      e.truncate(until + 1);
    }
    return e;
  }

  /** A copy to be written on: it keeps its own frames. */
  Episode begin(long until) {
    Episode e = new Episode(spec, frameBudget);
    Episode copy = copy(until);
    e.take(copy);
    return e;
  }

  private void take(Episode c) {
    rows = c.rows;
    steps = c.steps;
    times = c.times;
    hashes = c.hashes;
    rewards = c.rewards;
    forces = c.forces;
    scores = c.scores;
    goalBits = c.goalBits;
    drivers = c.drivers;
    series = c.series;
    driverNames.addAll(c.driverNames);
    goalNames.addAll(c.goalNames);
    goalTexts.addAll(c.goalTexts);
    marks.addAll(c.marks);
    decisions.addAll(c.decisions);
    frames.addAll(c.frames);
    head = c.head;
    version = c.version;
  }

  public EnvironmentSpec spec() {
    return spec;
  }

  /** BEHAVIOR's partial credit at a step; NaN when unknown. */
  public synchronized double score(long step) {
    int r = row(step);
    return r < 0 ? Double.NaN : scores[r];
  }

  /** A measured lane at the last two steps; empty when there are not two, or no such lane. */
  synchronized float[] lastTwo(String lane) {
    List<Series> all = measure.series();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).name().equals(lane) && rows >= 2) {
        return new float[] {series[i][rows - 2], series[i][rows - 1]};
      }
    }
    return new float[0];
  }

  /** Whether a goal held at a step. */
  public synchronized boolean holds(String goal, long step) {
    int r = row(step);
    int g = goalNames.indexOf(goal);
    return r >= 0 && g >= 0 && g < 64 && (goalBits[r] >> g & 1) != 0;
  }

  public List<Series> series() {
    return measure.series();
  }

  /**
   * Keeps a step. A step at or before the last one first forgets everything from that step on (the
   * world was set back).
   *
   * @param driver who acted; empty before the first action
   */
  public synchronized void append(StepResult r, String driver) {
    StepResult before = head;
    if (rows > 0 && r.step() <= steps[rows - 1]) {
      truncate(r.step());
      before = head;
    }
    grow();
    int i = rows++;
    steps[i] = r.step();
    times[i] = r.time();
    hashes[i] = r.hash();
    rewards[i] = (float) r.reward();
    float force = 0;
    for (Contact c : r.contacts()) {
      force += c.force();
    }
    forces[i] = force;
    scores[i] = (float) r.goals().qScore();
    goalBits[i] = bits(r.goals());
    drivers[i] = (byte) id(driverNames, driver);
    float[] m = measure.of(r, before, i == 0 || series.length == 0 ? 0 : series[0][i - 1]);
    for (int s = 0; s < m.length; s++) {
      series[s][i] = m[s];
    }
    for (Event e : r.events()) {
      marks.add(new Mark(r.step(), r.time(), e));
    }
    frames.add(r);
    head = r;
    version++;
  }

  /** Keeps a decision, taken on the observation of {@code step}. */
  public synchronized void decided(Decided d) {
    while (!decisions.isEmpty() && decisions.get(decisions.size() - 1).step() >= d.step()) {
      decisions.remove(decisions.size() - 1);
    }
    decisions.add(d);
    version++;
  }

  /** Grows with every change; equal versions mean equal content. */
  public synchronized long version() {
    return version;
  }

  public synchronized boolean isEmpty() {
    return rows == 0;
  }

  public synchronized int rows() {
    return rows;
  }

  public synchronized long firstStep() {
    return rows == 0 ? 0 : steps[0];
  }

  public synchronized long lastStep() {
    return rows == 0 ? 0 : steps[rows - 1];
  }

  /** The newest step, whole. */
  public synchronized @Nullable StepResult head() {
    return head;
  }

  /**
   * The frame of a step, or the kept one nearest before it (the first one when the step is
   * earlier).
   */
  public synchronized @Nullable StepResult frame(long step) {
    StepResult h = head;
    if (h != null && step >= h.step()) {
      return h;
    }
    LongFunction<StepResult> ask = exact;
    if (ask != null && rows > 0 && step >= steps[0]) {
      StepResult known = asked;
      if (known == null || known.step() != step) {
        known = ask.apply(step);
        asked = known;
      }
      return known;
    }
    if (frames.isEmpty()) {
      return h;
    }
    return frames.at(step);
  }

  /**
   * Row of the last step at or before the given one; 0 when it is earlier than all, -1 if empty.
   */
  public synchronized int row(long step) {
    int at = Arrays.binarySearch(steps, 0, rows, step);
    return at >= 0 ? at : rows == 0 ? -1 : Math.max(0, -at - 2);
  }

  public synchronized long stepAt(int row) {
    return steps[row];
  }

  /** Simulated time of a step, s; beyond the known steps extrapolated with the tick. */
  public synchronized double time(long step) {
    int r = row(step);
    if (r < 0) {
      return step * spec.tickSeconds();
    }
    return times[r] + (step - steps[r]) * spec.tickSeconds();
  }

  /** The last known step at or before a simulated time. */
  public synchronized long stepAtTime(double time) {
    int at = Arrays.binarySearch(times, 0, rows, time);
    if (rows == 0) {
      return 0;
    }
    return steps[at >= 0 ? at : Math.max(0, -at - 2)];
  }

  /** Hash of the state at a step. */
  public synchronized long hash(long step) {
    int r = row(step);
    return r < 0 ? 0 : hashes[r];
  }

  /** Name of the driver at a step; empty when unknown. */
  public synchronized String driver(long step) {
    int r = row(step);
    return r < 0 ? "" : driverNames.get(drivers[r]);
  }

  public synchronized List<String> goalNames() {
    return List.copyOf(goalNames);
  }

  public synchronized List<Mark> marks() {
    return List.copyOf(marks);
  }

  public synchronized List<Decided> decisions() {
    return List.copyOf(decisions);
  }

  /** The decision in force at a step, if one is known. */
  public synchronized @Nullable Decided decision(long step) {
    int lo = 0;
    int hi = decisions.size();
    while (lo < hi) {
      int mid = (lo + hi) >>> 1;
      if (decisions.get(mid).step() <= step) {
        lo = mid + 1;
      } else {
        hi = mid;
      }
    }
    return lo == 0 ? null : decisions.get(lo - 1);
  }

  /** Estimated bytes of the frames kept. */
  public synchronized long frameBytes() {
    return frames.bytes();
  }

  /** Copies all columns; what a lane painter works from. */
  public synchronized Columns columns() {
    float[][] s = new float[series.length][];
    for (int i = 0; i < s.length; i++) {
      s[i] = Arrays.copyOf(series[i], rows);
    }
    return new Columns(
        version,
        Arrays.copyOf(steps, rows),
        Arrays.copyOf(times, rows),
        Arrays.copyOf(drivers, rows),
        List.copyOf(driverNames),
        Arrays.copyOf(goalBits, rows),
        List.copyOf(goalNames),
        List.copyOf(goalTexts),
        Arrays.copyOf(rewards, rows),
        Arrays.copyOf(forces, rows),
        measure.series(),
        s,
        List.copyOf(marks));
  }

  /**
   * A consistent copy of every column; row i of each belongs to {@code steps[i]}.
   *
   * @param drivers index into {@code driverNames}
   * @param goals bit g: goal {@code goalNames.get(g)} holds; at most 64 literals
   * @param goalTexts the same goals for people
   * @param forces sum of the normal forces of all contacts, N
   */
  public record Columns(
      long version,
      long[] steps,
      double[] times,
      byte[] drivers,
      List<String> driverNames,
      long[] goals,
      List<String> goalNames,
      List<String> goalTexts,
      float[] rewards,
      float[] forces,
      List<Series> series,
      float[][] values,
      List<Mark> marks) {

    public int rows() {
      return steps.length;
    }

    /** Row of the last step at or before the given one; 0 when earlier than all; -1 if empty. */
    public int row(long step) {
      int at = Arrays.binarySearch(steps, step);
      return at >= 0 ? at : steps.length == 0 ? -1 : Math.max(0, -at - 2);
    }
  }

  /** Forgets every step from {@code step} on. */
  public synchronized void truncate(long step) {
    while (rows > 0 && steps[rows - 1] >= step) {
      rows--;
    }
    marks.removeIf(m -> m.step() >= step);
    decisions.removeIf(d -> d.step() >= step);
    frames.truncate(step);
    asked = null;
    head = rows == 0 ? null : exact != null ? exact.apply(steps[rows - 1]) : frames.last();
    version++;
  }

  private long bits(Goals goals) {
    long[] bits = {0};
    for (Goals.Goal g : goals.heads()) {
      leaves(g, bits);
    }
    return bits[0];
  }

  private void leaves(Goals.Goal g, long[] bits) {
    if (g.children().isEmpty()) {
      int id = id(goalNames, g.name());
      if (id == goalTexts.size()) {
        goalTexts.add(g.text().isBlank() ? g.name() : g.text());
      }
      if (id < 64 && g.holds()) {
        bits[0] |= 1L << id;
      }
    }
    for (Goals.Goal c : g.children()) {
      leaves(c, bits);
    }
  }

  private static int id(List<String> names, String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      names.add(name);
      at = names.size() - 1;
    }
    return at;
  }

  private void grow() {
    if (rows < steps.length) {
      return;
    }
    int n = rows * 2;
    steps = Arrays.copyOf(steps, n);
    times = Arrays.copyOf(times, n);
    hashes = Arrays.copyOf(hashes, n);
    rewards = Arrays.copyOf(rewards, n);
    forces = Arrays.copyOf(forces, n);
    scores = Arrays.copyOf(scores, n);
    goalBits = Arrays.copyOf(goalBits, n);
    drivers = Arrays.copyOf(drivers, n);
    for (int i = 0; i < series.length; i++) {
      series[i] = Arrays.copyOf(series[i], n);
    }
  }
}
