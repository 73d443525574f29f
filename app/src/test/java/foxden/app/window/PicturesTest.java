package foxden.app.window;

import foxden.app.FakeSource;
import foxden.app.FxToolkit;
import foxden.app.command.Commands;
import foxden.app.command.PaletteView;
import foxden.app.findings.StudiesView;
import foxden.app.findings.Study;
import foxden.app.goals.GoalsView;
import foxden.app.inspect.DialsView;
import foxden.app.inspect.InspectView;
import foxden.app.inspect.SceneView;
import foxden.app.lesson.LessonFile;
import foxden.app.lesson.LessonView;
import foxden.app.lesson.NoStage;
import foxden.app.library.LibraryView;
import foxden.app.library.NoActions;
import foxden.app.link.Beat;
import foxden.app.link.Episode;
import foxden.app.link.Interventions;
import foxden.app.link.LiveSource;
import foxden.app.link.Pulse;
import foxden.app.mind.MindView;
import foxden.app.session.Comparison;
import foxden.app.session.DemoNotes;
import foxden.app.session.Pick;
import foxden.app.session.Session;
import foxden.app.session.WhatIf;
import foxden.app.theme.Theme;
import foxden.app.timeline.TimelineView;
import foxden.app.whatif.WhatIfView;
import foxden.policies.Alteration;
import foxden.policies.Mind;
import foxden.policies.baseline.RandomPolicy;
import foxden.policies.lmact.GridExpertPolicy;
import foxden.sim.Edit;
import foxden.sim.Environment;
import foxden.sim.StepResult;
import foxden.sim.Tasks;
import foxden.sim.WallClock;
import foxden.sim.WorldState;
import foxden.sim.cheetah.CheetahEnvironment;
import foxden.sim.demo.DemoInfo;
import foxden.sim.demo.DemoRecorder;
import foxden.sim.gridworld.GridWorldTask;
import foxden.sim.household.TakeQuality;
import foxden.sim.loop.Lockstep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void library(boolean dark) throws IOException {
    // Always the same place, for it is written beside the row.
    Path folder = Path.of("target", "library-picture");
    Files.createDirectories(folder);
    try (Environment world = Tasks.of(new GridWorldTask(false)).create("gridworld")) {
      for (int seed = 1; seed <= 3; seed++) {
        Path file = folder.resolve("walk_" + seed + ".mcap");
        Files.deleteIfExists(file);
        DemoInfo info = new DemoInfo("gridworld", "grid", seed, "expert", "t", "t", "t", Map.of());
        try (DemoRecorder log = DemoRecorder.start(file, info, world.spec(), CLOCK)) {
          Lockstep.record(
              world, new GridExpertPolicy(false), seed, seed == 3 ? 2 : 40, log, r -> {});
          log.finish();
        }
      }
    }
    DemoNotes.write(
        folder.resolve("walk_1.mcap"),
        new DemoNotes(
            "round the hedge",
            true,
            List.of(
                new TakeQuality.Check("replay", true, false, "bit-exact"),
                new TakeQuality.Check("pause", false, false, "stood for 3.7 s, at most 1.7"),
                new TakeQuality.Check("head upright", false, true, "bent for 2.0 s")),
            List.of(new DemoNotes.Label(1, 3, "turn"))));
    Files.writeString(folder.resolve("walk_4.mcap"), "cut");
    picture(
        "library",
        dark,
        1180,
        640,
        (s, c) -> {
          LibraryView v = new LibraryView(s, new NoActions(folder));
          v.open();
          return v;
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIf(boolean dark) {
    picture(
        "whatif",
        dark,
        420,
        560,
        (s, c) -> {
          WhatIfView v = new WhatIfView(s);
          s.layerProperty().set(1);
          Episode asItIs = s.episode().orElseThrow();
          Episode changed = new Episode(asItIs.spec(), 16 << 20);
          for (long step = 900; step <= 1200; step++) {
            StepResult r = asItIs.frame(step);
            float[] poses = r.state().poses().clone();
            poses[0] += step <= 950 ? 0 : (step - 950) * 0.002f;
            changed.append(
                new StepResult(
                    r.step(),
                    r.time(),
                    r.observation(),
                    r.reward(),
                    r.success(),
                    r.done(),
                    r.goals(),
                    r.contacts(),
                    r.events(),
                    new WorldState(poses, r.state().qpos()),
                    step <= 950 ? r.hash() : ~r.hash()),
                "fox");
          }
          Mind mind = s.mind().orElseThrow();
          Alteration change = new Alteration.HeadOff(1, 2);
          s.whatIf()
              .show(
                  new WhatIf.Result(
                      change,
                      "fox",
                      asItIs,
                      changed,
                      Optional.of(mind),
                      Optional.of(mind),
                      Comparison.of(
                          asItIs,
                          new Interventions.Branch(-2, change.sentence(), false, 900, changed)),
                      950,
                      "base forward by 0.12 m/s",
                      "Its memory of the first part is up to 0.03 s out of step."));
          return v;
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void studies(boolean dark) {
    List<Study.Row> rows = new ArrayList<>();
    rows.add(new Study.Row("whole", 0.85, 0.64, 0.95, 0, 0, 0, 1.3, 20, List.of(3L, 7L, 9L), true));
    rows.add(
        new Study.Row(
            "head 0.2 off",
            0.3,
            0.15,
            0.52,
            -0.55,
            -0.75,
            -0.35,
            2.9,
            20,
            List.of(0L, 1L, 3L, 4L, 5L, 7L, 9L),
            true));
    rows.add(
        new Study.Row("gate 1.3 open", 1, 0.84, 1, 0.15, -0.01, 0.31, 0.4, 20, List.of(), true));
    Study study =
        new Study("heads", "trash", "48fef2f0d53862c2", 20, 0, "simulated and privileged", rows);
    picture(
        "studies",
        dark,
        1240,
        480,
        (s, c) -> {
          StudiesView v = new StudiesView(s, x -> List.of(study), (task, driver, seed) -> {});
          v.open();
          return v;
        });
  }
}
