package foxden.app.card;

import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;

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

  /** Closes it. */
  public void hide() {
    setVisible(false);
    if (getParent() != null) {
      getParent().requestFocus();
    }
  }
}
