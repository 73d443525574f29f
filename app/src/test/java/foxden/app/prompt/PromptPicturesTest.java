package foxden.app.prompt;

import foxden.app.FxToolkit;
import foxden.app.link.Pulse;
import foxden.app.session.Session;
import foxden.app.theme.Theme;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the prompt view looks like, against committed pictures. */
class PromptPicturesTest {

  @BeforeAll
  static void toolkit() {
    FxToolkit.start();
  }

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
    try {
      FxToolkit.settles("prompt" + (dark ? "-dark" : "-light"), scene, pulse);
    } finally {
      FxToolkit.onFx(
          () -> {
            view[0].close();
            session[0].close();
            return null;
          });
    }
  }
}
