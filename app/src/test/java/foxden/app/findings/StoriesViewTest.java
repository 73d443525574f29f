package foxden.app.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.FxToolkit;
import foxden.app.link.Pulse;
import foxden.app.session.Session;
import foxden.policies.language.StorySummary;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The language models' findings over the window. */
class StoriesViewTest {

  private static Node content(StoriesView view) {
    return ((ScrollPane) view.lookup(".scroll-pane")).getContent();
  }

  private static StoriesView shown(Path folder, double width) {
    Pulse pulse =
        new Pulse(
            e -> {
              throw new AssertionError(e);
            });
    StoriesView view = new StoriesView(new Session(pulse), () -> StorySummary.read(folder));
    StackPane root = new StackPane(view);
    new Scene(root, width, 720);
    root.resize(width, 720);
    root.layout();
    assertFalse(view.isVisible());
    view.open();
    assertTrue(view.isVisible());
    return view;
  }

  @Test
  void withoutFindingsItSaysWhatToDo(@TempDir Path empty) {
    FxToolkit.start();
    String said = FxToolkit.onFx(() -> ((Label) content(shown(empty, 1280))).getText());
    assertTrue(said.contains("holds no findings") && said.contains("foxden train"), said);
  }

  @Test
  void thePageIsNoWiderThanTheWindowAllows() {
    FxToolkit.start();
    Path stories = Path.of("..", "docs", "findings", "stories");
    assertEquals(
        1000 - 96.0,
        FxToolkit.onFx(() -> ((FindingsView) content(shown(stories, 1000))).getPrefWidth()),
        1e-6);
    assertEquals(
        FindingsView.WIDTH,
        FxToolkit.onFx(() -> ((FindingsView) content(shown(stories, 1900))).getPrefWidth()),
        1e-6);
  }
}
