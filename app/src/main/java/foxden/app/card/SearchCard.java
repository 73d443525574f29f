package foxden.app.card;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * A card with a field above and a list below: typing narrows the list, the arrows choose without
 * leaving the field, Enter takes what is chosen, Escape closes. FX thread.
 */
public abstract class SearchCard<T> extends Card {

  /** Where one types. */
  protected final TextField field = new TextField();

  /** What fits what was typed. */
  protected final ListView<T> list = new ListView<>();

  private final double row;

  /**
   * @param prompt shown while nothing is typed
   * @param row height of a row, px
   */
  protected SearchCard(Pos where, String prompt, double row) {
    super(where);
    this.row = row;
    field.setPromptText(prompt);
    field.getStyleClass().add("palette-field");
    HBox.setHgrow(field, Priority.ALWAYS);
    list.setFixedCellSize(row);
    list.setPlaceholder(new Label("Nothing fits."));
    field.textProperty().addListener((o, a, b) -> narrow(b));
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /** The list shall hold what fits this; asked for every letter. */
  protected abstract void narrow(String typed);

  /** Takes a row; hides the card, unless the row cannot be taken. */
  protected abstract void take(T row);

  /** Shows it, ready to type. */
  public void open() {
    setVisible(true);
    field.requestFocus();
    field.selectAll();
  }

  /** As high as its rows, of which at most so many are seen at once; the first is chosen. */
  protected final void fit(int most) {
    int n = list.getItems().size();
    list.setPrefHeight(row * Math.max(1, Math.min(most, n)) + 2);
    if (n > 0) {
      list.getSelectionModel().select(0);
      list.scrollTo(0);
    }
  }

  /** Takes what is chosen. */
  protected final void takeChosen() {
    T chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      take(chosen);
    }
  }

  private void key(KeyEvent e) {
    // Other fields and buttons of the card keep their keys.
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    boolean typing = field.equals(owner);
    KeyCode code = e.getCode();
    if (code == KeyCode.ESCAPE) {
      hide();
    } else if (code == KeyCode.ENTER && (typing || list.equals(owner))) {
      takeChosen();
    } else if (typing && code == KeyCode.DOWN) {
      choose(1);
    } else if (typing && code == KeyCode.UP) {
      choose(-1);
    } else {
      return;
    }
    e.consume();
  }

  private void choose(int by) {
    int n = list.getItems().size();
    int now = list.getSelectionModel().getSelectedIndex();
    int next = Math.max(0, Math.min(n - 1, now + by));
    if (next == now || n == 0) {
      return;
    }
    list.getSelectionModel().clearAndSelect(next);
    int seen = Math.max(1, (int) (list.getHeight() / row));
    list.scrollTo(Math.max(0, next - seen + 2));
  }
}
