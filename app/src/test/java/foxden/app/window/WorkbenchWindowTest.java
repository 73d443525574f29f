package foxden.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.FakeSource;
import foxden.app.FxToolkit;
import foxden.app.command.Command;
import foxden.app.command.Commands;
import foxden.app.command.DrivingKeys;
import foxden.app.command.KeyMap;
import foxden.app.link.Beat;
import foxden.app.link.Pulse;
import foxden.app.scene3d.Viewport3D;
import foxden.app.session.Session;
import foxden.policies.human.PadSource;
import foxden.sim.Tasks;
import foxden.sim.WallClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole window, off-screen, on a made-up recording and without the 3-D renderer's pictures. */
class WorkbenchWindowTest {

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

  private final List<Throwable> failures = new ArrayList<>();
  private Session session;
  private Commands commands;
  private WorkbenchWindow window;
  private Beat beat;

  @BeforeAll
  static void toolkit() {
    FxToolkit.start();
  }

  @BeforeEach
  void open() {
    FxToolkit.onFx(
        () -> {
          Pulse pulse = new Pulse(failures::add);
          session = new Session(pulse);
          commands = new Commands(failures::add);
          window =
              new WorkbenchWindow(
                  session,
                  commands,
                  new WorldHost(session, new Viewport3D()),
                  Layout.DEFAULT,
                  List::of,
                  t -> {},
                  new Takes(session, Tasks.of(), CLOCK, Path.of("target/out")),
                  new Shelf(session, opener(), t -> {}),
                  new Sweeps(Path.of("target/empty"), log -> {}),
                  opener()::pool,
                  PadSource.NONE);
          beat = new Beat(pulse);
          session.open(new FakeSource(600));
          session.play(false);
          session.seek(300);
          beat.run(0.1);
          return null;
        });
  }

  private static Opener opener() {
    return new Opener(
        Tasks.of(),
        task -> List.of(),
        (name, task) -> {
          throw new IllegalArgumentException("nobody plays here");
        },
        demo -> foxden.app.link.ReplaySource.Companion.NONE,
        Path.of("target/empty"),
        CLOCK);
  }

  @AfterEach
  void close() {
    FxToolkit.onFx(
        () -> {
          window.close();
          session.close();
          return null;
        });
    assertEquals(List.of(), failures);
  }

  @Test
  void noKeyMeansTwoThings() {
    // Commands.add refuses clashes among commands; here the keys a driving person holds down.
    for (Command c : commands.all()) {
      for (KeyCombination k : c.combinations()) {
        if (c.map() != KeyMap.LOOKING && k instanceof KeyCodeCombination code) {
          boolean plain =
              code.getControl() != KeyCombination.ModifierValue.DOWN
                  && code.getAlt() != KeyCombination.ModifierValue.DOWN;
          assertFalse(
              plain && DrivingKeys.KEYS.containsKey(code.getCode()),
              c.id() + " and driving both want " + code.getCode());
        }
      }
    }
    assertTrue(commands.all().size() > 40);
  }

  @Test
  void everyCommandSaysWhatItDoesAndRuns() {
    for (Command c : commands.all()) {
      assertFalse(c.text().isBlank(), c.id());
      assertTrue(c.tooltip().contains(c.text()));
      if (!c.id().equals("file.quit")) {
        FxToolkit.onFx(() -> commands.run(c));
      }
    }
    assertEquals(List.of(), failures);
  }

  @Test
  void lookingKeysMoveTheCursorAndDrivingKeysDoNot() {
    press(KeyCode.RIGHT);
    assertEquals(301, session.cursor());
    FxToolkit.onFx(
        () -> {
          session.keysProperty().set(KeyMap.DRIVING);
          return null;
        });
    press(KeyCode.RIGHT);
    assertEquals(301, session.cursor());
    press(KeyCode.SPACE);
    assertTrue(session.playingProperty().get(), "Space is in force always");
  }

  /** A lesson hid the pane that had the keyboard: its Page Down was typed into a filter. */
  @Test
  void whenThePaneWithTheKeyboardGoesTheWorldHasIt() {
    FxToolkit.onFx(
        () -> {
          window.scene().getRoot().applyCss();
          window.scene().getRoot().layout();
          window.scene().getRoot().lookupAll(".text-field").stream()
              .filter(n -> n instanceof TextField f && "Filter".equals(f.getPromptText()))
              .forEach(Node::requestFocus);
          assertTrue(window.scene().getFocusOwner() instanceof TextField);
          window.onlyWorld();
          assertTrue(window.scene().getFocusOwner() instanceof WorldHost);
          return null;
        });
    press(KeyCode.RIGHT);
    assertEquals(301, session.cursor());
  }

  @Test
  void theDriverIsStillNamedAfterAnotherWorldWithTheSameDriverWasOpened() {
    FxToolkit.onFx(
        () -> {
          session.open(new FakeSource(50));
          beat.run(0.3);
          ComboBox<?> driver = (ComboBox<?>) window.scene().getRoot().lookup(".driver");
          assertEquals(session.driverProperty().get(), driver.getValue());
          return null;
        });
  }

  @Test
  void askedForPromptsAWorldWithoutAnySaysSo() {
    for (boolean asked : new boolean[] {true, false}) {
      press(KeyCode.Y);
      boolean told =
          FxToolkit.onFx(
              () -> {
                window.scene().getRoot().applyCss();
                return window.scene().getRoot().lookupAll(".prompt").stream()
                    .filter(Node::isVisible)
                    .flatMap(view -> view.lookupAll(".label").stream())
                    .anyMatch(l -> l instanceof Label x && x.getText().contains("no prompts"));
              });
      assertEquals(asked, told);
    }
  }

  @Test
  void panesHideAndComeBack() {
    FxToolkit.onFx(
        () -> {
          window.show(WorkbenchWindow.Part.RIGHT, false);
          assertFalse(window.shows(WorkbenchWindow.Part.RIGHT));
          assertFalse(window.layout(1000, 700, false).right());
          window.show(WorkbenchWindow.Part.RIGHT, true);
          assertTrue(window.layout(1000, 700, false).right());
          return null;
        });
  }

  @Test
  void hoveringOneViewMarksAllInTheSamePulse() {
    FxToolkit.onFx(
        () -> {
          window.scene().getRoot().applyCss();
          window.scene().getRoot().layout();
          beat.run(0.3);
          session.hoverStepProperty().set(120);
          beat.run(1 / 60.0);
          assertTrue(window.timeline().lookup(".hover-line").isVisible());
          return null;
        });
  }

  private void press(KeyCode code) {
    FxToolkit.onFx(
        () -> {
          window
              .scene()
              .getRoot()
              .fireEvent(
                  new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
          return null;
        });
  }
}
