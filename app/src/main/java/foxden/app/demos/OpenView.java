package foxden.app.demos;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
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
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Choose what to open: shipped recordings, tasks and scenes to run live, or a file. */
public final class OpenView extends StackPane {

  private final Supplier<List<Offer>> offers;
  private final Consumer<String> open;
  private final ObservableList<Offer> all = FXCollections.observableArrayList();
  private final FilteredList<Offer> shown = new FilteredList<>(all);
  private final ListView<Offer> list = new ListView<>(shown);
  private final TextField field = new TextField();

  private static final class Cell extends ListCell<Offer> {
    @Override
    protected void updateItem(@Nullable Offer o, boolean empty) {
      super.updateItem(o, empty);
      if (empty || o == null) {
        setGraphic(null);
        return;
      }
      FontIcon icon = new FontIcon(o.demo() ? Feather.FILM : Feather.PLAY_CIRCLE);
      Label title = new Label(o.title());
      title.setMinWidth(Region.USE_PREF_SIZE);
      Label detail = new Label(o.detail());
      detail.getStyleClass().addAll("small", "muted");
      detail.setMinWidth(0);
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      Label kind = new Label(o.demo() ? "recording" : "live");
      kind.getStyleClass().add("key");
      kind.setMinWidth(Region.USE_PREF_SIZE);
      HBox row = new HBox(8, icon, title, detail, gap, kind);
      row.setAlignment(Pos.CENTER_LEFT);
      setGraphic(row);
      setPrefWidth(0);
    }
  }

  /**
   * @param offers asked each time it opens
   * @param open told the target
   */
  public OpenView(Supplier<List<Offer>> offers, Consumer<String> open) {
    this.offers = offers;
    this.open = open;
    getStyleClass().add("palette-shade");
    setVisible(false);
    setAlignment(Pos.TOP_CENTER);
    field.setPromptText("Open a recording or a task");
    field.getStyleClass().add("palette-field");
    HBox.setHgrow(field, Priority.ALWAYS);
    Button file = new Button("File\u2026", new FontIcon(Feather.FOLDER));
    file.getStyleClass().addAll("tool", "text");
    file.setMinWidth(Region.USE_PREF_SIZE);
    file.setOnAction(e -> choose());
    HBox top = new HBox(8, field, file);
    top.setAlignment(Pos.CENTER_LEFT);
    list.setCellFactory(v -> new Cell());
    list.setFixedCellSize(32);
    list.setFocusTraversable(false);
    list.setPlaceholder(new Label("Nothing fits."));
    list.setOnMouseClicked(e -> accept());
    VBox box = new VBox(top, list);
    box.getStyleClass().add("palette");
    box.setMaxSize(680, Region.USE_PREF_SIZE);
    StackPane.setMargin(box, new Insets(72, 0, 0, 0));
    getChildren().add(box);
    field.textProperty().addListener((o, a, b) -> filter(b));
    setOnMousePressed(
        e -> {
          if (e.getTarget() == this) {
            hide();
          }
        });
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Shows it. */
  public void open() {
    all.setAll(offers.get());
    field.clear();
    filter("");
    setVisible(true);
    field.requestFocus();
  }

  public void hide() {
    setVisible(false);
    if (getParent() != null) {
      getParent().requestFocus();
    }
  }

  private void filter(String typed) {
    String t = typed.strip().toLowerCase(Locale.ROOT);
    shown.setPredicate(
        o -> t.isEmpty() || (o.title() + " " + o.detail()).toLowerCase(Locale.ROOT).contains(t));
    list.setPrefHeight(32.0 * Math.max(1, Math.min(12, shown.size())) + 2);
    if (!shown.isEmpty()) {
      list.getSelectionModel().select(0);
    }
  }

  private void key(KeyEvent e) {
    int at = list.getSelectionModel().getSelectedIndex();
    if (e.getCode() == KeyCode.ESCAPE) {
      hide();
    } else if (e.getCode() == KeyCode.ENTER) {
      accept();
    } else if (e.getCode() == KeyCode.DOWN) {
      list.getSelectionModel().select(Math.min(shown.size() - 1, at + 1));
      list.scrollTo(Math.max(0, at - 8));
    } else if (e.getCode() == KeyCode.UP) {
      list.getSelectionModel().select(Math.max(0, at - 1));
      list.scrollTo(Math.max(0, at - 8));
    } else {
      return;
    }
    e.consume();
  }

  private void accept() {
    Offer o = list.getSelectionModel().getSelectedItem();
    if (o != null) {
      hide();
      open.accept(o.target());
    }
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open a recording or a scene");
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter("Recordings and scenes", "*.mcap", "*.json"));
    File f = chooser.showOpenDialog(getScene().getWindow());
    if (f != null) {
      hide();
      open.accept(f.toString());
    }
  }
}
