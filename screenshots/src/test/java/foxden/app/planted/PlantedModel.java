package foxden.app.planted;

import java.awt.Point;
import javafx.application.Platform;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Breaks the rules that a model can break; see {@code RulesBiteTest}. */
public final class PlantedModel {
  public static int count;
  public @Nullable Node control;
  public @Nullable Point point;

  public void later() {
    Platform.runLater(() -> System.exit(1));
  }
}
