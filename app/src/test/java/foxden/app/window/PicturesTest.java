package foxden.app.window;

import foxden.app.FakeSource;
import foxden.app.FxToolkit;
import foxden.app.command.Commands;
import foxden.app.command.PaletteView;
import foxden.app.goals.GoalsView;
import foxden.app.inspect.DialsView;
import foxden.app.inspect.InspectView;
import foxden.app.inspect.SceneView;
import foxden.app.lesson.LessonFile;
import foxden.app.lesson.LessonView;
import foxden.app.lesson.NoStage;
import foxden.app.link.Beat;
import foxden.app.link.LiveSource;
import foxden.app.link.Pulse;
import foxden.app.mind.MindView;
import foxden.app.session.Pick;
import foxden.app.session.Session;
import foxden.app.theme.Theme;
import foxden.app.timeline.TimelineView;
import foxden.policies.baseline.RandomPolicy;
import foxden.sim.Edit;
import foxden.sim.WallClock;
import foxden.sim.cheetah.CheetahEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each view looks like, in light and dark, against committed pictures. */
class PicturesTest {

  private static final WallClock CLOCK =
      new WallClock() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.EPOCH;
        }
      };

  private static void told(Throwable e) {
    throw new AssertionError(e);
  }

  @BeforeAll
  static void toolkit() {
    FxToolkit.start();
  }

  private static void picture(
      String name, boolean dark, int w, int h, BiFunction<Session, Commands, Region> make) {
    Pulse[] pulses = new Pulse[1];
    Session[] sessions = new Session[1];
    Scene scene =
        FxToolkit.onFx(
            () -> {
              Pulse pulse = new Pulse(PicturesTest::told);
              pulses[0] = pulse;
              Session session = new Session(pulse);
              sessions[0] = session;
              session.darkProperty().set(dark);
              session.open(new FakeSource(1500));
              session.play(false);
              session.seek(900);
              Region view = make.apply(session, new Commands(PicturesTest::told));
              view.getStyleClass().add("pane");
              Parent root = new StackPane(view);
              Scene s = new Scene(root, w, h);
              Theme.apply(s, dark);
              root.applyCss();
              root.layout();
              return s;
            });
    Beat[] beat = new Beat[1];
    AssertionError differs = null;
    // Background work reaches the view through the pulse; a busy machine needs more rounds.
    for (int round = 0; round < 10; round++) {
      settle(pulses[0], scene, beat);
      try {
        FxToolkit.compare(name + (dark ? "-dark" : "-light"), FxToolkit.shoot(scene));
        differs = null;
        break;
      } catch (AssertionError e) {
        differs = e;
      }
    }
    FxToolkit.onFx(
        () -> {
          sessions[0].close();
          return null;
        });
    if (differs != null) {
      throw differs;
    }
  }

  private static void settle(Pulse pulse, Scene scene, Beat[] beat) {
    for (int i = 0; i < 25; i++) {
      FxToolkit.onFx(
          () -> {
            if (beat[0] == null) {
              beat[0] = new Beat(pulse);
            }
            beat[0].run(0.2);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return null;
          });
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(40);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void timeline(boolean dark) {
    picture("timeline", dark, 1000, 200, (s, c) -> new TimelineView(s));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void mind(boolean dark) {
    picture("mind", dark, 460, 560, (s, c) -> new MindView(s));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void goals(boolean dark) {
    picture("goals", dark, 260, 240, (s, c) -> new GoalsView(s));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void inspector(boolean dark) {
    picture(
        "inspector",
        dark,
        420,
        220,
        (s, c) -> {
          s.pickProperty().set(new Pick.Body("bag_of_rubbish_1"));
          return new InspectView(s);
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void scene(boolean dark) {
    picture("scene", dark, 260, 320, (s, c) -> new SceneView(s));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void lesson(boolean dark) {
    picture(
        "lesson",
        dark,
        336,
        560,
        (s, c) -> {
          LessonView v = new LessonView(s, new NoStage());
          v.begin(LessonFile.shipped().get("forget-gate"));
          v.turn(1);
          v.turn(1);
          v.choose(0);
          v.showAnswer();
          return v;
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void dials(boolean dark) {
    picture(
        "dials",
        dark,
        260,
        320,
        (s, c) -> {
          s.open(
              new LiveSource(
                  "cheetah",
                  new CheetahEnvironment(true),
                  CLOCK,
                  List.of(LiveSource.HUMAN),
                  name -> new RandomPolicy(),
                  1,
                  false));
          s.play(false);
          s.edit(new Edit.Gravity(3.7));
          return new DialsView(s);
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void palette(boolean dark) {
    picture(
        "palette",
        dark,
        720,
        480,
        (s, c) -> {
          WorkbenchCommands.addRunCommands(c, s);
          PaletteView v = new PaletteView(c);
          v.open("step");
          return v;
        });
  }
}
