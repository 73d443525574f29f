package foxden.app.command;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Type a few letters, press Enter: every command, over the window. */
public final class PaletteView extends StackPane {

  private final Commands commands;
  private final PaletteModel model;
  private final TextField field = new TextField();
  private final ListView<PaletteModel.Hit> list = new ListView<>();
  private final Label help = new Label();

  private static final class Cell extends ListCell<PaletteModel.Hit> {
    @Override
    protected void updateItem(PaletteModel.@Nullable Hit hit, boolean empty) {
      super.updateItem(hit, empty);
      if (empty || hit == null) {
        setGraphic(null);
        return;
      }
      Command c = hit.command();
      TextFlow words = new TextFlow();
      String text = c.text();
      for (int i = 0; i < text.length(); ) {
        boolean on = hit.letters().contains(i);
        int j = i;
        while (j < text.length() && hit.letters().contains(j) == on) {
          j++;
        }
        Text part = new Text(text.substring(i, j));
        part.getStyleClass().add(on ? "hit" : "plain");
        words.getChildren().add(part);
        i = j;
      }
      words.setMaxHeight(Region.USE_PREF_SIZE);
      Region icon = new StackPane();
      icon.setMinWidth(20);
      if (c.icon() != null) {
        icon = new StackPane(new FontIcon(c.icon()));
        icon.setMinWidth(20);
      }
      Label menu = new Label(c.menu().label());
      menu.getStyleClass().addAll("small", "muted");
      Label key = new Label(c.keyText());
      key.getStyleClass().add("key");
      key.setVisible(!c.keyText().isEmpty());
      key.setManaged(!c.keyText().isEmpty());
      HBox.setHgrow(words, Priority.ALWAYS);
      HBox row = new HBox(8, icon, words, menu, key);
      row.setAlignment(Pos.CENTER_LEFT);
      row.setOpacity(c.enabled().getAsBoolean() ? 1 : 0.45);
      setGraphic(row);
    }
  }

  public PaletteView(Commands commands) {
    this.commands = commands;
    this.model = new PaletteModel(commands);
    getStyleClass().add("palette-shade");
    setVisible(false);
    setAlignment(Pos.TOP_CENTER);
    field.setPromptText("What do you want to do?");
    field.getStyleClass().add("palette-field");
    list.setCellFactory(v -> new Cell());
    list.setFixedCellSize(32);
    list.setFocusTraversable(false);
    list.setPrefHeight(32 * 9 + 2);
    help.getStyleClass().addAll("small", "muted", "palette-help");
    help.setMinHeight(24);
    VBox box = new VBox(field, list, help);
    box.getStyleClass().add("palette");
    box.setMaxSize(560, Region.USE_PREF_SIZE);
    StackPane.setMargin(box, new javafx.geometry.Insets(72, 0, 0, 0));
    getChildren().add(box);
    field.textProperty().addListener((o, a, b) -> find(b));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((o, a, b) -> help.setText(b == null ? "Nothing fits." : b.command().help()));
    list.setOnMouseClicked(e -> accept());
    setOnMousePressed(
        e -> {
          if (e.getTarget() == this) {
            hide();
          }
        });
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Opens it, empty. */
  public void open() {
    setVisible(true);
    field.clear();
    find("");
    field.requestFocus();
  }

  /** Opens it with something typed. */
  public void open(String typed) {
    open();
    field.setText(typed);
    field.end();
  }

  public void hide() {
    setVisible(false);
    if (getParent() != null) {
      getParent().requestFocus();
    }
  }

  private void find(String typed) {
    List<PaletteModel.Hit> hits = model.find(typed);
    list.getItems().setAll(hits);
    list.setPrefHeight(32.0 * Math.max(1, Math.min(9, hits.size())) + 2);
    if (!hits.isEmpty()) {
      list.getSelectionModel().select(0);
      list.scrollTo(0);
    }
  }

  private void key(KeyEvent e) {
    int at = list.getSelectionModel().getSelectedIndex();
    int n = list.getItems().size();
    if (e.getCode() == KeyCode.ESCAPE) {
      hide();
    } else if (e.getCode() == KeyCode.ENTER) {
      accept();
    } else if (e.getCode() == KeyCode.DOWN && n > 0) {
      list.getSelectionModel().select(Math.min(n - 1, at + 1));
      list.scrollTo(Math.max(0, at - 6));
    } else if (e.getCode() == KeyCode.UP && n > 0) {
      list.getSelectionModel().select(Math.max(0, at - 1));
      list.scrollTo(Math.max(0, at - 6));
    } else {
      return;
    }
    e.consume();
  }

  private void accept() {
    PaletteModel.Hit hit = list.getSelectionModel().getSelectedItem();
    if (hit != null && hit.command().enabled().getAsBoolean()) {
      hide();
      commands.run(hit.command());
    }
  }
}
