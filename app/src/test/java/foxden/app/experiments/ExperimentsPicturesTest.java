package foxden.app.experiments;

import foxden.app.FxToolkit;
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
    try {
      FxToolkit.settles("experiments" + (dark ? "-dark" : "-light"), scene, pulse);
    } finally {
      FxToolkit.onFx(
          () -> {
            session[0].close();
            return null;
          });
    }
  }
}
