package foxden.app.session;

import foxden.app.command.KeyMap;
import foxden.app.link.Episode;
import foxden.app.link.Interventions;
import foxden.app.link.Pulse;
import foxden.app.link.Source;
import foxden.policies.Mind;
import foxden.sim.Edit;
import foxden.sim.StepResult;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What is open, and the one cursor over it. Everything observable about the application is here;
 * every change happens on the FX thread. A view changes the session and draws from it; so whatever
 * is hovered, picked or scrubbed in one view is marked in all of them by the end of the same pulse.
 */
public final class Session implements AutoCloseable {

  /** Nothing hovered. */
  public static final long NONE = Long.MIN_VALUE;

  /** Speeds that the slower and faster commands walk through. */
  public static final double[] SPEEDS = {0.1, 0.25, 0.5, 1, 2, 4, 8};

  private final Pulse pulse;
  private final Jobs jobs;
  private final Futures futures = new Futures(this);
  private final Stops stops = new Stops(this);
  private final WhatIf whatIf;
  private final Labels labels = new Labels(this);
  private BiConsumer<Long, String> runner = (step, driver) -> {};
  private final ObjectProperty<@Nullable Source> source = new SimpleObjectProperty<>();
  private final LongProperty cursor = new SimpleLongProperty();
  private final LongProperty version = new SimpleLongProperty();
  private final LongProperty hoverStep = new SimpleLongProperty(NONE);
  private final ObjectProperty<@Nullable String> hoverBody = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Pick> pick = new SimpleObjectProperty<>();
  private final BooleanProperty playing = new SimpleBooleanProperty();
  private final BooleanProperty following = new SimpleBooleanProperty(true);
  private final BooleanProperty loop = new SimpleBooleanProperty(true);
  private final DoubleProperty speed = new SimpleDoubleProperty(1);
  private final StringProperty driver = new SimpleStringProperty("");
  private final ObservableList<String> drivers = FXCollections.observableArrayList();
  private final BooleanProperty dark = new SimpleBooleanProperty();
  private final ObjectProperty<KeyMap> keys = new SimpleObjectProperty<>(KeyMap.LOOKING);
  private final IntegerProperty layer = new SimpleIntegerProperty();
  private final IntegerProperty head = new SimpleIntegerProperty();
  private final ObservableList<Message> messages = FXCollections.observableArrayList();
  private String driverBefore = "";
  private double clock;
  private long settingBack = NONE;
  private double settingBackFor;
  private double realFactor = Double.NaN;
  private long lastVersion = -1;
  private @Nullable Episode lastEpisode;
  private @Nullable String lastError;
  private String lastSaid = "";

  public Session(Pulse pulse) {
    this.pulse = pulse;
    this.jobs = new Jobs(pulse, this::say);
    this.whatIf = new WhatIf(this);
    pulse.clock(this::tick);
    speed.addListener(
        (o, a, b) -> {
          Source s = source.get();
          if (s != null) {
            s.speed(b.doubleValue());
          }
        });
  }

  /** Closes what was open and opens this; the cursor goes to its first step, or follows it live. */
  public void open(Source opened) {
    open(opened, true);
  }

  /**
   * The same.
   *
   * @param run whether it plays at once
   */
  public void open(Source opened, boolean run) {
    Source old = source.get();
    if (old != null) {
      old.close();
    }
    hoverStep.set(NONE);
    hoverBody.set(null);
    pick.set(null);
    lastVersion = -1;
    lastError = null;
    clock = 0;
    layer.set(0);
    head.set(0);
    keys.set(KeyMap.LOOKING);
    following.set(opened.live());
    source.set(opened);
    drivers.setAll(opened.drivers());
    driver.set(opened.driver());
    opened.speed(speed.get());
    cursor.set(opened.live() ? opened.episode().lastStep() : opened.episode().firstStep());
    version.set(version.get() + 1);
    settingBack = NONE;
    driverBefore = "";
    whatIf.close();
    labels.opened();
    futures.opened();
    stops.opened();
    play(run);
  }

  public ObjectProperty<@Nullable Source> sourceProperty() {
    return source;
  }

  /** What is open. */
  public Optional<Source> source() {
    return Optional.ofNullable(source.get());
  }

  /** The episode that is open. */
  public Optional<Episode> episode() {
    return source().map(Source::episode);
  }

  /** The mind beside the world. */
  public Optional<Mind> mind() {
    return source().flatMap(Source::mind);
  }

  /** The instant that every view shows, in ticks since reset. */
  public LongProperty cursorProperty() {
    return cursor;
  }

  public long cursor() {
    return cursor.get();
  }

  /** Changes whenever the episode grew or was replaced. */
  public LongProperty versionProperty() {
    return version;
  }

  /** The instant under the mouse in whichever view, or {@link #NONE}. */
  public LongProperty hoverStepProperty() {
    return hoverStep;
  }

  /** The body under the mouse in whichever view. */
  public ObjectProperty<@Nullable String> hoverBodyProperty() {
    return hoverBody;
  }

  /** What is picked. */
  public ObjectProperty<@Nullable Pick> pickProperty() {
    return pick;
  }

  public BooleanProperty playingProperty() {
    return playing;
  }

  /** Whether the cursor stays at the newest step of a live world. */
  public BooleanProperty followingProperty() {
    return following;
  }

  /** Whether a recording starts again at its end. */
  public BooleanProperty loopProperty() {
    return loop;
  }

  /** Simulated seconds per second that are wanted. */
  public DoubleProperty speedProperty() {
    return speed;
  }

  public StringProperty driverProperty() {
    return driver;
  }

  public ObservableList<String> drivers() {
    return drivers;
  }

  public BooleanProperty darkProperty() {
    return dark;
  }

  /** Which keys are in force: looking or driving. */
  public ObjectProperty<KeyMap> keysProperty() {
    return keys;
  }

  /** Layer and head that the large views show. */
  public IntegerProperty layerProperty() {
    return layer;
  }

  public IntegerProperty headProperty() {
    return head;
  }

  /** Newest last; at most 200. */
  public ObservableList<Message> messages() {
    return messages;
  }

  /** The other ways a live world went. */
  public Futures futures() {
    return futures;
  }

  /** Named stretches of the open recording, and the selected one. */
  public Labels labels() {
    return labels;
  }

  /** Two ways from the cursor, one with something changed. */
  public WhatIf whatIf() {
    return whatIf;
  }

  /** On what a live world pauses. */
  public Stops stops() {
    return stops;
  }

  /** Changes the live world at the cursor; says why when that is not possible. */
  public void edit(Edit edit) {
    Source s = source.get();
    Interventions i = s == null ? null : s.interventions().orElse(null);
    if (s == null || i == null) {
      say(Message.Level.INFO, "A recording cannot be changed; run from here first (Ctrl+Enter).");
    } else if (setBack(s)) {
      following.set(true);
      i.edit(edit);
    }
  }

  /**
   * What else can be done to the world: in a live one.
   *
   * @return empty for a recording
   */
  public Optional<Interventions> interventions() {
    return source().flatMap(Source::interventions);
  }

  /** Who makes a live world of a recording: told the step and who shall drive. */
  public void onRunFrom(BiConsumer<Long, String> made) {
    runner = made;
  }

  /** Whether a live world is shown as it was, and would go on from there. */
  public boolean inThePast() {
    return source()
        .map(s -> s.live() && !following.get() && cursor.get() < s.episode().lastStep())
        .orElse(false);
  }

  /**
   * Goes on from the cursor: a live world is set back to it, a recording becomes a live world. What
   * came later stays as a branch.
   *
   * @param name who shall drive; empty for whoever did
   */
  public void runFromHere(String name) {
    Source s = source.get();
    if (s == null) {
      return;
    }
    if (!s.live()) {
      play(false);
      runner.accept(cursor.get(), name.isEmpty() ? s.episode().driver(cursor.get() + 1) : name);
      return;
    }
    if (!setBack(s)) {
      return;
    }
    if (!name.isEmpty() && !name.equals(driver.get())) {
      drive(name);
    }
    play(true);
  }

  // Whether the cursor is now, or already was, the newest step of the world.
  private boolean setBack(Source s) {
    if (!inThePast()) {
      return true;
    }
    long oldest = s.interventions().map(Interventions::oldest).orElse(0L);
    if (cursor.get() < oldest) {
      say(
          Message.Level.WARNING,
          "Step "
              + cursor.get()
              + " is older than what can be set back to (from step "
              + oldest
              + "); choose a later one, or the newest (End).");
      return false;
    }
    settingBack = cursor.get();
    settingBackFor = 0;
    s.setBack(settingBack);
    return true;
  }

  public Jobs jobs() {
    return jobs;
  }

  public Pulse pulse() {
    return pulse;
  }

  /** Simulated seconds per second, measured; NaN while nothing moves. */
  public double realFactor() {
    return realFactor;
  }

  /** The frame at the cursor. */
  public @Nullable StepResult frame() {
    return episode().map(e -> e.frame(cursor.get())).orElse(null);
  }

  /** Says something to the person at the window. FX thread. */
  public void say(Message message) {
    if (messages.size() >= 200) {
      messages.remove(0);
    }
    messages.add(message);
  }

  public void say(Message.Level level, String text) {
    say(new Message(level, text));
  }

  /** Plays or pauses. A live world that is shown as it was goes on from there. */
  public void play(boolean on) {
    playing.set(on);
    Source s = source.get();
    if (s == null) {
      return;
    }
    Episode e = s.episode();
    if (s.live()) {
      if (on) {
        if (!setBack(s)) {
          playing.set(false);
          return;
        }
        following.set(true);
      }
      s.run(on);
    } else if (on && cursor.get() >= e.lastStep() && !e.isEmpty()) {
      seek(e.firstStep());
      playing.set(true);
    }
    clock = e.time(cursor.get());
  }

  /** Resets a live world with a seed; it runs if it ran, or had come to its end. */
  public void restart(long seed) {
    Source s = source.get();
    if (s == null || !s.live()) {
      return;
    }
    StepResult head = s.episode().head();
    boolean run = playing.get() || head != null && head.done();
    following.set(true);
    playing.set(run);
    // First the wish, so that the source begins as the window says.
    if (!run) {
      s.run(false);
    }
    s.restart(seed);
    if (run) {
      s.run(true);
    }
  }

  /** Moves the cursor; in a live world it stops following, the world itself goes on or stays. */
  public void seek(long step) {
    Source s = source.get();
    if (s == null) {
      return;
    }
    Episode e = s.episode();
    long to = Math.max(e.firstStep(), Math.min(e.lastStep(), step));
    if (s.live()) {
      following.set(to >= e.lastStep() && playing.get());
    }
    clock = e.time(to);
    cursor.set(to);
  }

  /** One tick on: of the world when at its newest step, else of the cursor; pauses. */
  public void stepForward(long ticks) {
    Source s = source.get();
    if (s == null) {
      return;
    }
    play(false);
    if (s.live() && cursor.get() >= s.episode().lastStep()) {
      following.set(true);
      s.stepOnce();
    } else {
      seek(cursor.get() + ticks);
    }
  }

  /** The cursor goes back; pauses. */
  public void stepBack(long ticks) {
    play(false);
    seek(cursor.get() - ticks);
  }

  /** To the newest step; a live world is followed again. */
  public void toNewest() {
    episode().ifPresent(e -> seek(e.lastStep()));
    following.set(source().map(Source::live).orElse(false));
  }

  /** Hands the world over. */
  public void drive(String name) {
    source()
        .ifPresent(
            s -> {
              if (!s.live()) {
                runFromHere(name);
                return;
              }
              if (!setBack(s)) {
                return;
              }
              if (!driver.get().equals("human")) {
                driverBefore = driver.get();
              }
              if (!name.isEmpty() && !drivers.contains(name)) {
                // One that was named by hand: remote:ws://..., fox-gates:0.
                drivers.add(name);
              }
              s.drive(name);
              driver.set(name);
              keys.set(name.equals("human") ? KeyMap.DRIVING : KeyMap.LOOKING);
            });
  }

  /**
   * Who drove before a person took over; when nobody did, the first on offer who knows what to do,
   * or nobody (empty).
   */
  public String driverBefore() {
    if (drivers.contains(driverBefore) && !driverBefore.equals("human")) {
      return driverBefore;
    }
    return drivers.stream()
        .filter(d -> !d.equals("human") && !d.equals("random"))
        .findFirst()
        .orElse("");
  }

  /** The next slower or faster of {@link #SPEEDS}. */
  public void changeSpeed(int direction) {
    int at = 0;
    for (int i = 0; i < SPEEDS.length; i++) {
      if (Math.abs(SPEEDS[i] - speed.get()) < Math.abs(SPEEDS[at] - speed.get())) {
        at = i;
      }
    }
    speed.set(SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, at + direction))]);
  }

  private void tick(double dt) {
    Source s = source.get();
    if (s == null) {
      return;
    }
    futures.tick(dt);
    Episode e = s.episode();
    long v = e.version();
    // Two episodes that were just begun have equal versions.
    boolean grew = v != lastVersion || !e.equals(lastEpisode);
    if (grew) {
      lastEpisode = e;
      lastVersion = v;
      version.set(version.get() + 1);
    }
    Source.Health health = s.health();
    if (health.error() != null && !health.error().equals(lastError)) {
      say(Message.Level.ERROR, health.error());
      playing.set(false);
    }
    lastError = health.error();
    if (!health.said().isEmpty() && !health.said().equals(lastSaid)) {
      say(Message.Level.INFO, health.said());
      if (s.live() && !health.running()) {
        playing.set(false);
      }
    }
    lastSaid = health.said();
    if (s.live()) {
      realFactor = health.realFactor();
      if (playing.get() && !health.running() && health.error() != null) {
        playing.set(false);
      }
      if (settingBack != NONE) {
        // Until the world is there, or half a second at most, its newest step is the old one.
        settingBackFor += dt;
        if (e.lastStep() <= settingBack + 10 || settingBackFor > 0.5) {
          settingBack = NONE;
        }
      }
      if (following.get() && grew && settingBack == NONE) {
        cursor.set(e.lastStep());
      }
      String who = s.driver();
      if (!who.equals(driver.get())) {
        driver.set(who);
      }
      return;
    }
    realFactor = Double.NaN;
    if (playing.get() && !e.isEmpty()) {
      clock += dt * speed.get();
      double end = e.time(e.lastStep());
      if (clock > end + 0.8 && !health.note().equals("reading")) {
        if (loop.get()) {
          clock = e.time(e.firstStep());
        } else {
          playing.set(false);
        }
      }
      realFactor = speed.get();
      cursor.set(e.stepAtTime(Math.min(clock, end)));
    }
    String who = e.driver(cursor.get());
    if (!who.isEmpty() && !who.equals(driver.get())) {
      if (!drivers.contains(who)) {
        drivers.add(who);
      }
      driver.set(who);
    }
  }

  @Override
  public void close() {
    jobs.close();
    Source s = source.get();
    if (s != null) {
      s.close();
    }
  }
}
