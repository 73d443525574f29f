package foxden.app.theme;

import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/** How large a window comes up. FX thread. */
public final class StageSize {

  // Longer than a window manager takes to place a window.
  private static final Duration SETTLED = Duration.millis(500);
  // Frame and title of a window, at most, px.
  private static final double FRAME = 60;

  private StageSize() {}

  /**
   * Sizes a window that is not shown yet, in px with its frame; no larger than the screen.
   *
   * @param leastWidth below which nobody can make it
   */
  public static void set(
      Stage stage, double width, double height, double leastWidth, double leastHeight) {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    double w = Math.min(width, screen.getWidth());
    double h = Math.min(height, screen.getHeight());
    double minW = Math.min(leastWidth, screen.getWidth());
    double minH = Math.min(leastHeight, screen.getHeight());
    stage.setWidth(w);
    stage.setHeight(h);
    stage.setMinWidth(minW);
    stage.setMinHeight(minH);
    // With some window managers a new window now and then comes up at its least size, whatever was
    // asked for; asked again, it gets what it wants.
    PauseTransition settled = new PauseTransition(SETTLED);
    settled.setOnFinished(
        e -> {
          boolean least = stage.getWidth() < minW + FRAME && stage.getHeight() < minH + FRAME;
          if (least && !stage.isMaximized()) {
            stage.setWidth(w);
            stage.setHeight(h);
          }
        });
    stage.setOnShown(e -> settled.play());
  }
}
