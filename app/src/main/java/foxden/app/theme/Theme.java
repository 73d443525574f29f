package foxden.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/** Dresses a scene: AtlantaFX Primer underneath, {@code foxden.css} on top. */
public final class Theme {

  private Theme() {}

  /** Light or dark; may be called again at any time. FX thread. */
  public static void apply(Scene scene, boolean dark) {
    String base =
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet();
    String own =
        Objects.requireNonNull(Theme.class.getResource("foxden.css"), "foxden.css")
            .toExternalForm();
    scene.getRoot().getStyleClass().removeAll("light", "dark");
    scene.getRoot().getStyleClass().add(dark ? "dark" : "light");
    if (!scene.getStylesheets().contains(own)) {
      scene.getStylesheets().add(own);
    }
    Application.setUserAgentStylesheet(base);
  }
}
