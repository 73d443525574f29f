package foxden.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Panes that share a place: their names above, one of them below. */
final class Tabs extends VBox {

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final HBox heads = new HBox(4);
  private final StackPane place = new StackPane();
  private final List<Button> buttons = new ArrayList<>();
  private final List<Node> panes = new ArrayList<>();

  private Consumer<String> shown = name -> {};

  Tabs() {
    super(8);
    heads.setAlignment(Pos.CENTER_LEFT);
    heads.setMinWidth(0);
    VBox.setVgrow(place, Priority.ALWAYS);
    getChildren().addAll(heads, place);
  }

  /** Whether the names are shown; a pane alone needs none. */
  void heads(boolean shown) {
    heads.setVisible(shown);
    heads.setManaged(shown);
  }

  void add(String name, Node pane) {
    int at = buttons.size();
    Button b = new Button(name);
    b.getStyleClass().add("tab-head");
    b.setFocusTraversable(false);
    b.setOnAction(e -> show(at));
    buttons.add(b);
    panes.add(pane);
    heads.getChildren().add(b);
    place.getChildren().add(pane);
    show(0);
  }

  /** Brings one to the front. */
  void show(int index) {
    for (int i = 0; i < panes.size(); i++) {
      panes.get(i).setVisible(i == index);
      buttons.get(i).pseudoClassStateChanged(CHOSEN, i == index);
    }
    shown.accept(buttons.get(index).getText());
  }

  /** Told the name of whichever comes to the front from now on. */
  void onShow(Consumer<String> told) {
    shown = told;
  }

  /**
   * Whether there is one of that name now; when the one in front goes, the first there is comes.
   */
  void offer(String name, boolean there) {
    boolean gone = false;
    for (int i = 0; i < buttons.size(); i++) {
      Button b = buttons.get(i);
      if (b.getText().equals(name)) {
        b.setVisible(there);
        b.setManaged(there);
      }
      gone |= !b.isVisible() && panes.get(i).isVisible();
    }
    for (int i = 0; i < buttons.size() && gone; i++) {
      if (buttons.get(i).isVisible()) {
        show(i);
        return;
      }
    }
  }

  /** Brings the one of that name to the front. */
  void show(String name) {
    for (int i = 0; i < buttons.size(); i++) {
      if (buttons.get(i).getText().equals(name)) {
        show(i);
      }
    }
  }
}
