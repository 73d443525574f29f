package foxden.app.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foxden.app.FakeSource;
import foxden.app.FxToolkit;
import foxden.app.link.Pulse;
import foxden.app.session.Session;
import foxden.app.theme.Theme;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the prompt view looks like, against committed pictures. */
class PromptPicturesTest {

  @BeforeAll
  static void toolkit() {
    FxToolkit.start();
  }

  @Test
  void aWorldWithoutPromptsSaysSo() throws Exception {
    FakeSource source = new FakeSource(3);
    Pulse pulse = new Pulse(e -> {});
    String said =
        FxToolkit.onFx(
            () -> {
              Session session = new Session(pulse);
              session.open(source);
              PromptView view =
                  new PromptView(
                      session,
                      task -> {
                        throw new IllegalStateException("nobody asks for demonstrations here");
                      });
              StringBuilder shown = new StringBuilder();
              new Scene(view, 460, 560);
              view.applyCss();
              for (Node label : view.lookupAll(".label")) {
                if (label.isVisible()) {
                  shown.append(((Label) label).getText());
                }
              }
              view.close();
              session.close();
              return shown.toString();
            });
    assertEquals(
        "The task \u201c" + source.spec().task() + "\u201d has no prompts: it is not put in words.",
        said);
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
