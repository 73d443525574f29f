package foxden.app.link;

import foxden.policies.Mind;
import foxden.policies.Policy;
import foxden.policies.human.HumanDriver;
import foxden.policies.human.Wish;
import foxden.sim.ActionSpec;
import foxden.sim.Dial;
import foxden.sim.Edit;
import foxden.sim.Environment;
import foxden.sim.EnvironmentSpec;
import foxden.sim.StepResult;
import foxden.sim.TextForm;
import foxden.sim.WallClock;
import foxden.sim.demo.Demo;
import foxden.sim.demo.DemoInfo;
import foxden.sim.history.History;
import foxden.sim.history.Line;
import foxden.sim.loop.LoopFrame;
import foxden.sim.loop.LoopListener;
import foxden.sim.loop.LoopStatus;
import foxden.sim.loop.RecordedPart;
import foxden.sim.loop.SimLoop;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A live world: a {@link SimLoop} with somebody who drives it. The loop's thread writes the
 * episode; drivers are made on a thread of their own, for a network may take a while to load.
 */
public final class LiveSource implements Source, Interventions {

  /** This version, as recordings name it. */
  public static final String VERSION = "0.1.0";

  private volatile @Nullable TextForm form;
  private volatile String opponent = "";

  /** What a person is called in driver lists. */
  public static final String HUMAN = "human";

  private static final String FOX = "fox";

  /** Seconds between the end of an episode and the next one, where episodes follow each other. */
  private static final long PAUSE_MILLIS = 1200;

  private static final long FRAME_BUDGET = 96L << 20;

  /** The highlight buffer reaches at least so far back, s. */
  public static final double KEEP_SECONDS = 31;

  private final String title;

  // The loop's thread owns it.
  private final Environment world;
  private final SimLoop loop;
  private final WallClock clock;
  private final EnvironmentSpec spec;
  private final List<String> names;
  private final Function<String, Policy> make;
  private final boolean endless;
  private final HumanDriver human = new HumanDriver();
  private final ScheduledExecutorService maker =
      Executors.newSingleThreadScheduledExecutor(
          r -> {
            Thread t = new Thread(r, "foxden-drivers");
            t.setDaemon(true);
            return t;
          });
  private final KeptBranches branches = new KeptBranches();
  private final StopWatch stops = new StopWatch();
  private volatile Consumer<List<RecordedPart>> takes = parts -> {};
  private volatile @Nullable String kept;
  private volatile Episode episode;
  private volatile String driver;
  private volatile @Nullable Policy policy;
  private volatile String policyName = "";
  private volatile @Nullable LoopStatus status;
  private volatile @Nullable String error;
  private volatile String note = "";
  private volatile boolean wanted;
  private volatile long seed;
  private long lastDecision = -1;
  private volatile Map<String, double[]> facts;
  private final Map<String, double[]> limits;
  private final List<Dial> dials;
  // The fox beside who runs; elsewhere a second network would take too long.
  private final @Nullable Beside beside;

  /**
   * A step of a recording to start from, with what the recording's own episode holds.
   *
   * @param episode shown before that step, and kept beside the live one as a branch
   */
  public record Start(Demo demo, long step, Episode episode) {}

  /**
   * Resets the world and lets the first driver begin, paused.
   *
   * @param environment owned from now on
   * @param names who can drive, in the order to offer them; {@link #HUMAN} may be among them
   * @param make a driver by its name, never asked for {@link #HUMAN}; throws with one sentence
   * @param endless whether a new episode follows an ended one by itself
   */
  public LiveSource(
      String title,
      Environment environment,
      WallClock clock,
      List<String> names,
      Function<String, Policy> make,
      long seed,
      boolean endless) {
    this(title, environment, clock, names, make, seed, endless, null);
  }

  /** The same from a step of a recording, with its exact state. */
  public LiveSource(
      String title,
      Environment environment,
      WallClock clock,
      List<String> names,
      Function<String, Policy> make,
      long seed,
      boolean endless,
      @Nullable Start start) {
    this.title = title;
    this.world = environment;
    this.spec = environment.spec();
    this.names = List.copyOf(names);
    this.make = make;
    this.endless = endless;
    this.clock = clock;
    this.seed = start == null ? seed : start.demo().info().seed();
    // Nobody drives at first where only a person can: F2 takes over.
    this.driver = names.isEmpty() || names.get(0).equals(HUMAN) ? "" : names.get(0);
    // Before the loop's thread owns the environment.
    this.facts = environment.bodyFacts();
    this.limits = environment.jointLimits();
    this.dials = environment.dials();
    boolean walks = PlanarMeasure.knows(spec);
    this.beside = walks && names.contains(FOX) ? new Beside(spec, () -> make.apply(FOX)) : null;
    this.loop = new SimLoop(environment, clock, history(spec));
    // Who runs falls when a decision comes late: there the world waits, and slows down on a busy
    // machine.
    loop.live(!walks && !waits(spec.action()));
    if (start == null) {
      this.episode = new Episode(spec, FRAME_BUDGET);
      loop.reset(seed);
    } else {
      this.episode = start.episode().begin(start.step() - 1);
      branches.add(new Branch(0, "recording", false, start.step(), start.episode()));
      loop.continueFrom(start.demo(), start.step());
    }
    loop.addListener(new Heard());
    if (!driver.isEmpty()) {
      drive(driver);
    }
  }

  // Worlds where nobody can stand still wait for whoever thinks: a board, a puzzle, a grid.
  private static boolean waits(ActionSpec action) {
    return action instanceof ActionSpec.Words
        || action instanceof ActionSpec.Discrete d && !d.names().contains("noop");
  }

  // The default bound on bytes; in a home enough steps for the last half minute.
  private static History history(EnvironmentSpec spec) {
    long keep = Math.round(KEEP_SECONDS / spec.tickSeconds());
    int steps = (int) Math.max(History.DEFAULT_STEPS, Math.min(keep, 4000));
    return new History(History.DEFAULT_BYTES, steps, Math.max(1, Math.min(10, spec.policyEvery())));
  }

  /** On the loop's thread. */
  private final class Heard implements LoopListener {
    @Override
    public void frame(LoopFrame f) {
      if (f.jumped()) {
        // An edit, one taken back, or another way: things may weigh something else now.
        facts = world.bodyFacts();
      }
      keep(f);
    }

    @Override
    public void status(LoopStatus s) {
      told(s);
    }

    @Override
    public void begun() {
      episode = new Episode(spec, FRAME_BUDGET);
      lastDecision = -1;
      branches.clear();
    }

    @Override
    public void left(Line line, long fork) {
      branches.left(line, fork, episode);
    }

    @Override
    public void entered(Line line) {
      Episode seen = branches.entered(line);
      if (seen != null) {
        episode = seen;
        lastDecision = -1;
      }
    }

    @Override
    public void forgotten(List<Integer> ids) {
      branches.forget(ids);
    }

    @Override
    public void recorded(List<RecordedPart> parts) {
      takes.accept(parts);
    }
  }

  // On the loop's thread.
  private void keep(LoopFrame f) {
    Episode e = episode;
    e.append(f.result(), f.driver());
    Beside reader = beside;
    if (reader != null && !policyName.isEmpty() && !policyName.equals(FOX)) {
      reader.frame(f, seed);
    }
    boolean decided = f.traceStep() != lastDecision;
    if (f.action() != null && (f.traceStep() != lastDecision || f.traceStep() < 0)) {
      lastDecision = f.traceStep();
      long at = f.traceStep() >= 0 ? f.traceStep() : f.result().step() - 1;
      e.decided(new Episode.Decided(at, f.driver(), f.action(), f.trace()));
    }
    Stop met =
        f.jumped() ? null : stops.met(e, decided ? mind().orElse(null) : null, spec.tickSeconds());
    if (met != null) {
      loop.pauseBecause(met.sentence());
    }
    // A person reads how it went first, and begins anew when ready.
    boolean person = driver.equals(HUMAN);
    if (f.result().done() && endless && wanted && !person && !f.jumped()) {
      var unused =
          maker.schedule(
              () -> {
                if (wanted && episode.lastStep() == f.result().step()) {
                  restart(seed + 1);
                }
              },
              PAUSE_MILLIS,
              TimeUnit.MILLISECONDS);
    }
  }

  private void told(LoopStatus s) {
    status = s;
    error = s.error() ? s.message() : null;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public Episode episode() {
    return episode;
  }

  @Override
  public long seed() {
    return seed;
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public void run(boolean running) {
    wanted = running;
    if (running) {
      StepResult head = episode.head();
      if (head != null && head.done()) {
        restart(seed + 1);
      } else {
        loop.play();
      }
    } else {
      loop.pause();
    }
  }

  @Override
  public void speed(double factor) {
    loop.speed(factor);
  }

  @Override
  public void stepOnce() {
    wanted = false;
    loop.step(1);
  }

  @Override
  public void setBack(long step) {
    wanted = false;
    loop.setBack(step);
  }

  @Override
  public @Nullable Physical physical(String body) {
    double[] f = facts.get(body);
    return f == null ? null : new Physical(f[0], f[1], f[2] > 0);
  }

  @Override
  public double @Nullable [] limits(String joint) {
    return limits.get(joint);
  }

  @Override
  public List<Dial> dials() {
    return dials;
  }

  @Override
  public void stopOn(List<Stop> wished) {
    loop.breakOn(stops.set(wished));
  }

  // ---- Interventions ------------------------------------------------------------------------

  @Override
  public Optional<Interventions> interventions() {
    return Optional.of(this);
  }

  @Override
  public List<Branch> branches() {
    return branches.all();
  }

  @Override
  public long branchesVersion() {
    return branches.version();
  }

  @Override
  public void enter(int branch) {
    wanted = false;
    loop.enter(branch);
  }

  @Override
  public void rollBack(int moment) {
    wanted = false;
    loop.rollBack(moment);
  }

  @Override
  public void drop(int branch) {
    if (branch == 0) {
      branches.forget(List.of(0));
    }
    loop.drop(branch);
  }

  @Override
  public void rename(int branch, String name) {
    branches.rename(branch, name);
    loop.rename(branch, name);
  }

  @Override
  public void mark(String name) {
    loop.mark(name);
  }

  @Override
  public long oldest() {
    LoopStatus s = status;
    return s == null ? 0 : s.first();
  }

  @Override
  public void edit(Edit edit) {
    loop.edit(edit);
  }

  @Override
  public void undo() {
    wanted = false;
    loop.undo();
  }

  @Override
  public void redo() {
    loop.redo();
  }

  @Override
  public void keepLast(double seconds, Path file) {
    loop.keepLast(seconds, file, info(driver), said -> kept = said);
  }

  @Override
  public void keepAll(Path file, Consumer<String> done) {
    loop.keepLast(Integer.MAX_VALUE * spec.tickSeconds(), file, info(driver), done);
  }

  /** Told the parts of every finished recording, on the loop's thread. */
  public void onTake(Consumer<List<RecordedPart>> told) {
    takes = told;
  }

  private DemoInfo info(String who) {
    return new DemoInfo(
        spec.task(),
        spec.scene(),
        seed,
        who,
        VERSION,
        System.getProperty("java.version", ""),
        clock.now().toString(),
        opponent.isEmpty()
            ? Map.of("clock", "live")
            : Map.of("clock", "live", DemoInfo.OPPONENT, opponent));
  }

  @Override
  public void restart(long newSeed) {
    seed = newSeed;
    loop.reset(newSeed);
    if (wanted) {
      loop.play();
    }
  }

  @Override
  public List<String> drivers() {
    return names;
  }

  @Override
  public String driver() {
    return driver;
  }

  @Override
  public void drive(String name) {
    boolean was = driver.equals(HUMAN);
    Policy before = policy;
    driver = name;
    if (name.equals(HUMAN)) {
      human.wish(Wish.NONE);
      loop.takeOver(human);
      return;
    }
    if (name.isEmpty()) {
      policy = null;
      loop.drive(null);
      return;
    }
    if (was && before != null && policyName.equals(name)) {
      loop.handBack();
      return;
    }
    note = "loading " + name;
    maker.execute(
        () -> {
          try {
            Policy p = make.apply(name);
            policy = p;
            policyName = name;
            if (beside != null) {
              beside.forget();
            }
            loop.drive(p);
            if (wanted) {
              // It was asked to run before anybody could drive.
              loop.play();
            }
            error = null;
          } catch (RuntimeException e) {
            error = name + " cannot drive: " + e.getMessage();
          } finally {
            note = "";
          }
        });
  }

  @Override
  public Optional<Mind> mind() {
    Policy p = policy;
    Optional<Mind> own = p == null ? Optional.empty() : p.mind();
    return own.isPresent() || beside == null ? own : beside.mind();
  }

  @Override
  public float difference(long step) {
    return beside == null ? Float.NaN : beside.difference(step);
  }

  @Override
  public String differenceText(long step) {
    return beside == null ? "" : beside.differenceText(step);
  }

  @Override
  public Health health() {
    LoopStatus s = status;
    StepResult head = episode.head();
    // Between two episodes of an endless task it only seems to stand.
    boolean between = endless && wanted && head != null && head.done();
    return new Health(
        s == null ? Double.NaN : s.realFactor(),
        loop.historyBytes(),
        History.DEFAULT_BYTES,
        between || (s != null && s.playing()),
        error,
        note,
        said(s));
  }

  private String said(@Nullable LoopStatus s) {
    String k = kept;
    if (s != null && !s.error() && !s.message().isEmpty()) {
      return s.message();
    }
    return k == null ? "" : k;
  }

  @Override
  public void record(@Nullable Path file) {
    if (file == null) {
      loop.stopRecording();
      return;
    }
    loop.record(file, info(driver));
  }

  @Override
  public String recording() {
    LoopStatus s = status;
    return s == null ? "" : s.recording();
  }

  @Override
  public void human(Wish wish) {
    human.wish(wish);
  }

  @Override
  public void say(String move) {
    human.say(move);
  }

  @Override
  public Optional<TextForm> form() {
    return Optional.ofNullable(form);
  }

  /**
   * From now on the world waits for its driver, however late it is: what comes out is repeatable.
   */
  public void waits() {
    loop.live(false);
  }

  @Override
  public String opponent() {
    return opponent;
  }

  /** Tells who answers in a game for two. */
  public void opponent(String known) {
    opponent = known;
  }

  /** Tells how the task is read and written. */
  public void form(TextForm known) {
    form = known;
  }

  @Override
  public void close() {
    wanted = false;
    maker.shutdownNow();
    loop.close();
    Policy p = policy;
    if (p != null) {
      p.close();
    }
  }
}
