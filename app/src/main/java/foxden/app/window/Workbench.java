package foxden.app.window;

import foxden.app.bundle.Bundle;
import foxden.app.checkpoint.CheckpointWindow;
import foxden.app.command.Commands;
import foxden.app.findings.StoriesView;
import foxden.app.findings.StudiesView;
import foxden.app.findings.Study;
import foxden.app.lesson.LessonFile;
import foxden.app.link.GlfwPads;
import foxden.app.link.LiveSource;
import foxden.app.link.Pulse;
import foxden.app.link.ReplaySource;
import foxden.app.link.Source;
import foxden.app.scene3d.Toolkit;
import foxden.app.scene3d.Viewport3D;
import foxden.app.session.Jobs;
import foxden.app.session.Message;
import foxden.app.session.Session;
import foxden.app.theme.StageSize;
import foxden.policies.human.PadSource;
import foxden.policies.language.StorySummary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The composition root of the window: toolkit, session, commands and views are put together here,
 * and nowhere else. Without a display the same session runs off-screen and leaves pictures.
 */
public final class Workbench {

  /** Below this the top bar and the mind do not fit. */
  private static final double MIN_WIDTH = 1264;

  private static final double MIN_HEIGHT = 690;

  private final Opener opener;
  private final PrintStream out;
  private final PrintStream err;

  // Game pads only where there is a window to drive in.
  private PadSource pads = PadSource.NONE;

  private List<String> warnings = List.of();

  /**
   * @param opener finds what can be opened
   * @param out for the paths of pictures made without a display
   * @param err for the one sentence when something is wrong
   */
  public Workbench(Opener opener, PrintStream out, PrintStream err) {
    this.opener = opener;
    this.out = out;
    this.err = err;
  }

  /** Says these when the window opens, such as what is wrong with a plug-in. */
  public Workbench warning(List<String> said) {
    warnings = List.copyOf(said);
    return this;
  }

  /** Everything that is alive while the window is. FX thread. */
  record Alive(Pulse pulse, Session session, Commands commands, WorkbenchWindow window) {}

  /**
   * Opens the window and waits until it is closed.
   *
   * @param target what to open: a task, a recording, null for the default session
   * @return exit code: 0, or 2 after one sentence on the error stream
   */
  public int run(@Nullable String target) {
    if (target != null) {
      String wrong = opener.complaint(target);
      if (wrong != null) {
        err.println(wrong);
        return 2;
      }
    }
    boolean headless = Toolkit.prepare() == Toolkit.Screen.HEADLESS;
    CountDownLatch closed = new CountDownLatch(1);
    AtomicInteger code = new AtomicInteger();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    try {
      Platform.startup(
          () -> {
            try {
              Platform.setImplicitExit(false);
              if (headless) {
                out.println("No display: running the session off-screen.");
                HeadlessRun run = new HeadlessRun(open(Layout.DEFAULT, target), out, err);
                run.start(
                    result -> {
                      code.set(result);
                      closed.countDown();
                    });
              } else {
                showWindow(target, closed);
              }
            } catch (RuntimeException | LinkageError e) {
              failure.set(e);
              closed.countDown();
            }
          });
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } catch (RuntimeException | LinkageError e) {
      failure.set(e);
    }
    Throwable f = failure.get();
    if (f != null) {
      err.println(
          "The window cannot start: "
              + Jobs.sentence(f)
              + " (./foxden doctor says what this machine lacks)");
      return 2;
    }
    return code.get();
  }

  /**
   * Plays scripts one after the other in a window in memory, without a display.
   *
   * @param folder receives the pictures
   * @return exit code: 0, or 1 when a script failed (after a sentence), 2 when no toolkit starts
   */
  public int film(List<ScriptedSession> scripts, Path folder) {
    System.setProperty("foxden.headless", "true");
    Toolkit.prepare();
    CountDownLatch closed = new CountDownLatch(1);
    AtomicInteger code = new AtomicInteger();
    try {
      Platform.startup(
          () -> {
            Platform.setImplicitExit(false);
            filmNext(scripts, 0, folder, code, closed);
          });
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } catch (RuntimeException | LinkageError e) {
      err.println("No picture can be made here: " + Jobs.sentence(e));
      return 2;
    }
    return code.get();
  }

  /**
   * Times the window with everything in it running; see {@link WindowTrial}.
   *
   * @param target a task to run live
   * @param warmUp seconds before it counts
   * @param seconds how long it counts
   * @throws IllegalStateException with one sentence when nothing can be measured here
   */
  public WindowTrial.Result time(String target, double warmUp, double seconds)
      throws InterruptedException {
    boolean display = Toolkit.prepare() == Toolkit.Screen.DISPLAY;
    CountDownLatch closed = new CountDownLatch(1);
    AtomicReference<WindowTrial.@Nullable Result> result = new AtomicReference<>();
    AtomicReference<String> failure = new AtomicReference<>("");
    Layout d = Layout.DEFAULT;
    Layout layout =
        new Layout(
            WindowTrial.WIDTH, WindowTrial.HEIGHT, false, d.dividers(), true, true, true, d.dark());
    Platform.startup(
        () -> {
          Platform.setImplicitExit(false);
          try {
            new WindowTrial(open(layout, target), warmUp, seconds, display)
                .start(
                    r -> {
                      result.set(r);
                      closed.countDown();
                    },
                    why -> {
                      failure.set(why);
                      closed.countDown();
                    });
          } catch (RuntimeException e) {
            failure.set(Jobs.sentence(e));
            closed.countDown();
          }
        });
    closed.await();
    Platform.exit();
    WindowTrial.Result r = result.get();
    if (r == null) {
      throw new IllegalStateException(failure.get());
    }
    return r;
  }

  private void filmNext(
      List<ScriptedSession> scripts,
      int index,
      Path folder,
      AtomicInteger code,
      CountDownLatch closed) {
    if (index == scripts.size()) {
      closed.countDown();
      return;
    }
    ScriptedSession script = scripts.get(index);
    Layout d = Layout.DEFAULT;
    Layout layout =
        new Layout(
            script.width(), script.height(), false, d.dividers(), true, true, true, script.dark());
    new ScriptedRun(script, open(layout, script.target()), folder, out::println)
        .start(
            good -> {
              if (!good) {
                code.set(1);
              }
              filmNext(scripts, index + 1, folder, code, closed);
            });
  }

  private void showWindow(@Nullable String target, CountDownLatch closed) {
    Layout layout = Layout.load(Layout.file());
    pads = new GlfwPads();
    Alive alive = open(layout, target);
    alive.session().stops().keepIn(Layout.file().resolveSibling("stops.json"));
    Stage stage = new Stage();
    stage.setTitle("Foxden");
    stage.setScene(alive.window().scene());
    StageSize.set(stage, layout.width(), layout.height(), MIN_WIDTH, MIN_HEIGHT);
    stage.setMaximized(layout.maximised());
    stage
        .focusedProperty()
        .addListener(
            (o, a, b) -> {
              if (!b) {
                alive.window().letGo();
              }
            });
    alive
        .session()
        .sourceProperty()
        .addListener(
            (o, a, b) -> stage.setTitle(b == null ? "Foxden" : b.title() + " \u2013 Foxden"));
    stage.setOnHidden(
        e -> {
          alive
              .window()
              .layout(
                  alive.window().scene().getWidth(),
                  alive.window().scene().getHeight(),
                  stage.isMaximized())
              .save(Layout.file());
          alive.pulse().stop();
          alive.window().close();
          alive.session().close();
          closed.countDown();
        });
    stage.show();
  }

  /** Puts a session and its window's content together, and starts opening the target. */
  Alive open(Layout layout, @Nullable String target) {
    AtomicReference<@Nullable Session> told = new AtomicReference<>();
    Pulse pulse = new Pulse(e -> complain(told.get(), e));
    Session session = new Session(pulse);
    told.set(session);
    Commands commands = new Commands(e -> complain(session, e));
    WorldHost world = new WorldHost(session, new Viewport3D());
    Takes takes = new Takes(session, opener.tasks(), opener.clock(), opener.out());
    AtomicReference<@Nullable WorkbenchWindow> shown = new AtomicReference<>();
    WorkbenchWindow window =
        new WorkbenchWindow(
            session,
            commands,
            world,
            layout,
            opener::offers,
            chosen -> openAny(session, shown.get(), chosen),
            takes,
            new Shelf(session, opener, chosen -> openTarget(session, opener, chosen)),
            new Sweeps(opener.out(), log -> openTarget(session, opener, log.toString())),
            opener::pool,
            pads);
    shown.set(window);
    window.opening().paths(new TypedPaths(opener)::of);
    Bundles bundles = new Bundles(session, opener);
    new PlayScore(session, opener.out(), world.moves());
    window.onBundle(() -> bundles.write(window.scene()));
    window.studies(
        new StudiesView(
            session,
            complaints -> Study.all(opener.studies(), complaints),
            (task, driver, seed) -> watch(session, opener, task, driver, seed)));
    window.stories(new StoriesView(session, () -> StorySummary.read(opener.stories())));
    session.whatIf().onAsk(wish -> WhatIfRun.ask(session, opener, wish));
    session.onRunFrom((step, driver) -> runFrom(session, step, driver));
    pulse.start();
    warnings.forEach(w -> session.say(Message.Level.WARNING, w));
    if (target != null && (target.endsWith(LessonFile.SUFFIX) || Sweeps.holds(target))) {
      openTarget(session, opener, null);
    }
    openAny(session, window, target);
    return new Alive(pulse, session, commands, window);
  }

  // A lesson and a sweep are laid over what is open; all else is opened instead of it.
  private void openAny(Session session, @Nullable WorkbenchWindow window, @Nullable String target) {
    if (target != null && window != null && target.endsWith(LessonFile.SUFFIX)) {
      lesson(session, window, target);
    } else if (target != null && window != null && Sweeps.holds(target)) {
      window.experiments().open(Path.of(target));
    } else {
      openTarget(session, opener, target);
    }
  }

  /** Opens something in the background; what fails is said, what was open stays. */
  static void openTarget(Session session, Opener opener, @Nullable String target) {
    if (target != null && target.endsWith(Bundle.SUFFIX)) {
      new Bundles(session, opener).open(Path.of(target));
      return;
    }
    Optional<Path> model =
        target == null ? Optional.empty() : CheckpointWindow.folder(target, opener.root());
    if (model.isPresent()) {
      Path dir = model.get();
      session
          .jobs()
          .start(
              "Opening " + dir.getFileName(),
              job -> {
                Consumer<Boolean> window = CheckpointWindow.prepare(dir, opener.root());
                session
                    .pulse()
                    .post(
                        () -> {
                          if (!job.cancelled()) {
                            window.accept(session.darkProperty().get());
                          }
                        });
              });
      return;
    }
    session
        .jobs()
        .start(
            target == null ? "Opening" : "Opening " + Path.of(target).getFileName(),
            job -> {
              Source s = target == null ? opener.first() : opener.open(target);
              session
                  .pulse()
                  .post(
                      () -> {
                        if (job.cancelled()) {
                          s.close();
                        } else {
                          session.open(s);
                        }
                      });
            });
  }

  // An episode of a study, once more.
  private static void watch(Session session, Opener opener, String task, String driver, long seed) {
    session
        .jobs()
        .start(
            "Opening seed " + seed,
            job -> {
              Source s = opener.episode(task, driver, seed);
              session
                  .pulse()
                  .post(
                      () -> {
                        session.open(s);
                        session.say(
                            Message.Level.INFO,
                            "Seed "
                                + seed
                                + " as in the study: the world waits for each decision.");
                      });
            });
  }

  private static void lesson(Session session, WorkbenchWindow window, String file) {
    try {
      window.lesson().begin(LessonFile.read(Path.of(file)));
    } catch (IOException e) {
      session.say(Message.Level.ERROR, Jobs.sentence(e));
    }
  }

  // A recording becomes a live world at one of its steps.
  private void runFrom(Session session, long step, String driver) {
    if (!(session.source().orElse(null) instanceof ReplaySource recording)) {
      return;
    }
    session
        .jobs()
        .start(
            "Running on from step " + step,
            job -> {
              while (recording.health().note().equals("reading")) {
                job.progress(-1);
                Thread.sleep(20);
              }
              Source s = opener.runFrom(recording, step, driver);
              session
                  .pulse()
                  .post(
                      () -> {
                        if (job.cancelled()) {
                          s.close();
                          return;
                        }
                        session.open(s);
                        if (driver.equals(LiveSource.HUMAN)) {
                          session.drive(driver);
                        }
                      });
            });
  }

  private void complain(@Nullable Session session, Throwable e) {
    if (Boolean.getBoolean("foxden.debug")) {
      e.printStackTrace(err);
    }
    if (session != null) {
      session.say(Message.Level.ERROR, "Something went wrong here: " + Jobs.sentence(e));
    }
  }
}
