package foxden.app.experiments;

import foxden.app.FxToolkit;
import foxden.app.link.Beat;
import foxden.app.link.Pulse;
import foxden.app.session.Session;
import foxden.app.theme.Theme;
import foxden.policies.sweep.SweepLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the experiments view looks like, against committed pictures. */
class ExperimentsPicturesTest {

  @BeforeAll
  static void toolkit() {
    FxToolkit.start();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void experiments(boolean dark, @TempDir Path dir) throws Exception {
    Path folder = Files.createDirectories(dir.resolve("in-context"));
    Files.writeString(
        folder.resolve(SweepLog.ROWS),
        Sample.rows().stream().map(r -> r + "\n").collect(Collectors.joining()));
    Pulse pulse = new Pulse(e -> {});
    Session[] session = new Session[1];
    Scene scene =
        FxToolkit.onFx(
            () -> {
              session[0] = new Session(pulse);
              session[0].darkProperty().set(dark);
              ExperimentsView view =
                  new ExperimentsView(
                      session[0],
                      new ExperimentsActions() {
                        @Override
                        public List<Path> known() {
                          return List.of(folder);
                        }

                        @Override
                        public Path played() {
                          return dir.resolve("none");
                        }

                        @Override
                        public void watch(Path log) {}
                      });
              StackPane root = new StackPane(view);
              Scene made = new Scene(root, 1280, 720);
              Theme.apply(made, dark);
              view.open(folder);
              root.applyCss();
              root.layout();
              return made;
            });
    Beat beat = FxToolkit.onFx(() -> new Beat(pulse));
    AssertionError differs = null;
    for (int round = 0; round < 60; round++) {
      FxToolkit.onFx(
          () -> {
            beat.run(0.2);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return null;
          });
      try {
        FxToolkit.compare("experiments" + (dark ? "-dark" : "-light"), FxToolkit.shoot(scene));
        differs = null;
        break;
      } catch (AssertionError e) {
        differs = e;
      }
      Thread.sleep(50);
    }
    FxToolkit.onFx(
        () -> {
          session[0].close();
          return null;
        });
    if (differs != null) {
      throw differs;
    }
  }
}
