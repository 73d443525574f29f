package foxden.app.link;

import foxden.policies.Mind;
import foxden.policies.Policy;
import foxden.policies.human.Control;
import foxden.policies.human.HumanDriver;
import foxden.sim.Environment;
import foxden.sim.EnvironmentSpec;
import foxden.sim.StepResult;
import foxden.sim.TextForm;
import foxden.sim.WallClock;
import foxden.sim.demo.DemoInfo;
import foxden.sim.history.History;
import foxden.sim.loop.LoopFrame;
import foxden.sim.loop.LoopListener;
import foxden.sim.loop.LoopStatus;
import foxden.sim.loop.SimLoop;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A live world: a {@link SimLoop} with somebody who drives it. The loop's thread writes the
 * episode; drivers are made on a thread of their own, for a network may take a while to load.
 */
public final class LiveSource implements Source {

  private volatile @Nullable TextForm form;

  /** What a person is called in driver lists. */
  public static final String HUMAN = "human";

  /** Seconds between the end of an episode and the next one, where episodes follow each other. */
  private static final long PAUSE_MILLIS = 1200;

  private static final long FRAME_BUDGET = 96L << 20;

  private final String title;
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
  private volatile Episode episode;
  private volatile String driver;
  private volatile @Nullable Policy policy;
  private volatile @Nullable LoopStatus status;
  private volatile @Nullable String error;
  private volatile String note = "";
  private volatile boolean wanted;
  private volatile long seed;
  private long lastDecision = -1;

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
    this.title = title;
    this.spec = environment.spec();
    this.names = List.copyOf(names);
    this.make = make;
    this.endless = endless;
    this.clock = clock;
    this.seed = seed;
    // Nobody drives at first where only a person can: F2 takes over.
    this.driver = names.isEmpty() || names.get(0).equals(HUMAN) ? "" : names.get(0);
    this.episode = new Episode(spec, FRAME_BUDGET);
    this.loop = new SimLoop(environment, clock);
    loop.live(true);
    loop.reset(seed);
    loop.addListener(
        new LoopListener() {
          @Override
          public void frame(LoopFrame f) {
            keep(f);
          }

          @Override
          public void status(LoopStatus s) {
            told(s);
          }
        });
    if (!driver.isEmpty()) {
      drive(driver);
    }
  }

  // On the loop's thread.
  private void keep(LoopFrame f) {
    Episode e = episode;
    if (f.jumped() && f.result().step() == 0) {
      e = new Episode(spec, FRAME_BUDGET);
      episode = e;
      lastDecision = -1;
    }
    e.append(f.result(), f.driver());
    if (f.action() != null && (f.traceStep() != lastDecision || f.traceStep() < 0)) {
      lastDecision = f.traceStep();
      long at = f.traceStep() >= 0 ? f.traceStep() : f.result().step() - 1;
      e.decided(new Episode.Decided(at, f.driver(), f.action(), f.trace()));
    }
    if (f.result().done() && endless && wanted && !f.jumped()) {
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
    loop.pause();
    loop.seek(step);
    loop.branch();
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
      human.held(Set.of());
      loop.takeOver(human);
      return;
    }
    if (was && before != null && before.name().equals(name)) {
      loop.handBack();
      return;
    }
    note = "loading " + name;
    maker.execute(
        () -> {
          try {
            Policy p = make.apply(name);
            policy = p;
            loop.drive(p);
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
    return p == null ? Optional.empty() : p.mind();
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
        s == null || s.error() ? "" : s.message());
  }

  @Override
  public void record(@Nullable Path file) {
    if (file == null) {
      loop.stopRecording();
      return;
    }
    loop.record(
        file,
        new DemoInfo(
            spec.task(),
            spec.scene(),
            seed,
            driver,
            "0.1.0",
            System.getProperty("java.version", ""),
            clock.now().toString(),
            Map.of("clock", "live")));
  }

  @Override
  public String recording() {
    LoopStatus s = status;
    return s == null ? "" : s.recording();
  }

  @Override
  public void human(Set<Control> held) {
    human.held(held);
  }

  @Override
  public void say(String move) {
    human.say(move);
  }

  @Override
  public Optional<TextForm> form() {
    return Optional.ofNullable(form);
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
