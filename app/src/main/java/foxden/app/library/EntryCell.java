package foxden.app.library;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A demonstration in the library: picture, what it is, how it ended and whether it was checked. */
final class EntryCell extends ListCell<Entry> {
  private final Function<Entry, @Nullable Image> pictures;
  private final ImageView picture = new ImageView();
  private final Label name = new Label();
  private final Label about = new Label();
  private final Label outcome = new Label();
  private final Label quality = new Label();
  private final HBox row;

  /**
   * @param pictures the small picture of a row; null while it is not drawn yet
   * @param opened told the row that is clicked twice
   */
  EntryCell(Function<Entry, @Nullable Image> pictures, Consumer<Entry> opened) {
    this.pictures = pictures;
    picture.setFitWidth(112);
    picture.setFitHeight(63);
    StackPane frame = new StackPane(picture);
    frame.getStyleClass().add("thumbnail");
    frame.setMinSize(112, 63);
    frame.setMaxSize(112, 63);
    name.getStyleClass().add("pane-title");
    about.getStyleClass().addAll("small", "muted");
    outcome.getStyleClass().add("small");
    quality.getStyleClass().addAll("small", "muted");
    VBox what = new VBox(4, name, about);
    what.setAlignment(Pos.CENTER_LEFT);
    what.setMinWidth(0);
    HBox.setHgrow(what, Priority.ALWAYS);
    VBox how = new VBox(4, outcome, quality);
    how.setAlignment(Pos.CENTER_LEFT);
    how.setMinWidth(132);
    row = new HBox(12, frame, what, how);
    row.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
    setOnMouseClicked(
        e -> {
          Entry it = getItem();
          if (e.getClickCount() == 2 && it != null) {
            opened.accept(it);
          }
        });
  }

  @Override
  protected void updateItem(@Nullable Entry e, boolean empty) {
    super.updateItem(e, empty);
    if (empty || e == null) {
      setGraphic(null);
      return;
    }
    picture.setImage(pictures.apply(e));
    name.setText(e.name());
    about.setText(about(e));
    outcome.setText(e.outcome());
    boolean good = e.problem().isEmpty() && e.counts();
    FontIcon icon = new FontIcon(good ? Feather.CHECK : Feather.X);
    icon.getStyleClass().add(good ? "good" : "bad");
    outcome.setGraphic(icon);
    String q = e.notes().quality();
    int labels = e.notes().labels().size();
    quality.setText(
        (q.isEmpty() ? "not checked" : q + " checks")
            + (labels == 0 ? "" : labels == 1 ? ", 1 label" : ", " + labels + " labels"));
    setGraphic(row);
  }

  /** Task, driver, length; or why it cannot be read. */
  static String about(Entry e) {
    if (!e.problem().isEmpty()) {
      return e.problem();
    }
    return String.format(
        Locale.ROOT,
        "%s by %s, %s, %d steps%s",
        e.task(),
        e.driver().isEmpty() ? "nobody" : e.driver(),
        e.length(),
        e.steps(),
        e.shipped() ? ", shipped" : "");
  }
}
