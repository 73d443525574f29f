package foxden.app.card;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Something over the whole window. A press beside it closes it; whoever had the window below gets
 * the keyboard back. FX thread.
 */
public abstract class Card extends StackPane {

  /** Hidden at first. */
  protected Card(Pos where) {
    getStyleClass().add("palette-shade");
    setVisible(false);
    setAlignment(where);
    setOnMousePressed(
        e -> {
          if (e.getTarget() == this) {
            hide();
          }
        });
  }

  /** A new button that closes it, for its upper right corner. */
  protected final Button closeButton() {
    Button close = new Button("", new FontIcon(Feather.X));
    close.getStyleClass().add("tool");
    close.setTooltip(new Tooltip("Close (Esc)"));
    close.setAccessibleText("Close");
    close.setOnAction(e -> hide());
    return close;
  }

  /** Closes it. */
  public void hide() {
    setVisible(false);
    if (getParent() != null) {
      getParent().requestFocus();
    }
  }
}
