package foxden.app.prompt;

import foxden.app.FxToolkit;
import foxden.app.link.Beat;
import foxden.app.link.Pulse;
import foxden.app.session.Session;
import foxden.app.theme.Theme;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the prompt view looks like, against committed pictures. */
class PromptPicturesTest {

  @BeforeAll
  static void toolkit() {
    FxToolkit.start();
  }

  @Disabled("light and dark come out, but where the scroll bar rests differs from run to run")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void prompt(boolean dark) throws Exception {
    PlayedSource source = new PlayedSource("coords", 5);
    Pulse pulse = new Pulse(e -> {});
    Session[] session = new Session[1];
    PromptView[] view = new PromptView[1];
    Scene scene =
        FxToolkit.onFx(
            () -> {
              session[0] = new Session(pulse);
              session[0].open(source);
              session[0].play(false);
              session[0].seek(2);
              view[0] = new PromptView(session[0], task -> source.pool());
              view[0].getStyleClass().add("pane");
              Scene made = new Scene(new StackPane(view[0]), 460, 560);
              Theme.apply(made, dark);
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
        FxToolkit.compare("prompt" + (dark ? "-dark" : "-light"), FxToolkit.shoot(scene));
        differs = null;
        break;
      } catch (AssertionError e) {
        differs = e;
      }
      Thread.sleep(50);
    }
    FxToolkit.onFx(
        () -> {
          view[0].close();
          session[0].close();
          return null;
        });
    if (differs != null) {
      throw differs;
    }
  }
}
