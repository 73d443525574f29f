package foxden.app.demos;

import foxden.app.card.SearchCard;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Choose what to open: shipped recordings, tasks and scenes to run live, language models, or a
 * file.
 */
public final class OpenView extends SearchCard<Offer> {

  private final Supplier<List<Offer>> offers;
  private final Consumer<String> open;
  private final Label nothing = new Label();
  private Function<String, Typed> paths = words -> Typed.NOTHING;
  private List<Offer> all = List.of();

  private static final class Cell extends ListCell<Offer> {
    @Override
    protected void updateItem(@Nullable Offer o, boolean empty) {
      super.updateItem(o, empty);
      if (empty || o == null) {
        setGraphic(null);
        return;
      }
      FontIcon icon = new FontIcon(icon(o.kind()));
      Label title = new Label(o.title());
      title.setMinWidth(Region.USE_PREF_SIZE);
      Label detail = new Label(o.detail());
      detail.getStyleClass().addAll("small", "muted");
      detail.setMinWidth(0);
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      Label kind = new Label(o.kind().label());
      kind.getStyleClass().add("key");
      kind.setMinWidth(Region.USE_PREF_SIZE);
      HBox row = new HBox(8, icon, title, detail, gap, kind);
      row.setAlignment(Pos.CENTER_LEFT);
      setGraphic(row);
      setPrefWidth(0);
    }

    private static Feather icon(Offer.Kind kind) {
      return switch (kind) {
        case RECORDING -> Feather.FILM;
        case LIVE -> Feather.PLAY_CIRCLE;
        case CHECKPOINT -> Feather.LAYERS;
        case FILE -> Feather.FILE;
      };
    }
  }

  /**
   * @param offers asked each time it opens
   * @param open told the target
   */
  public OpenView(Supplier<List<Offer>> offers, Consumer<String> open) {
    super(Pos.TOP_CENTER, "Open a recording, a task or a checkpoint; or type a path", 32);
    this.offers = offers;
    this.open = open;
    nothing.setWrapText(true);
    nothing.setMaxWidth(620);
    nothing.getStyleClass().add("muted");
    list.setPlaceholder(nothing);
    Button file = new Button("File\u2026", new FontIcon(Feather.FOLDER));
    file.getStyleClass().addAll("tool", "text");
    file.setMinWidth(Region.USE_PREF_SIZE);
    file.setOnAction(e -> choose());
    HBox top = new HBox(8, field, file);
    top.setAlignment(Pos.CENTER_LEFT);
    list.setCellFactory(v -> new Cell());
    list.setFocusTraversable(false);
    list.setOnMouseClicked(e -> takeChosen());
    VBox box = new VBox(top, list);
    box.getStyleClass().add("palette");
    box.setMaxSize(680, Region.USE_PREF_SIZE);
    StackPane.setMargin(box, new Insets(72, 0, 0, 0));
    getChildren().add(box);
  }

  /** From now on asks this what a typed path means. */
  public void paths(Function<String, Typed> asked) {
    paths = asked;
  }

  /** Shows what there is now. */
  @Override
  public void open() {
    all = offers.get();
    field.clear();
    narrow("");
    super.open();
  }

  @Override
  protected void narrow(String typed) {
    String t = typed.strip().toLowerCase(Locale.ROOT);
    Typed path = t.isEmpty() ? Typed.NOTHING : paths.apply(typed);
    List<Offer> fitting = new ArrayList<>(path.offers());
    for (Offer o : all) {
      if ((o.title() + " " + o.detail()).toLowerCase(Locale.ROOT).contains(t)) {
        fitting.add(o);
      }
    }
    list.getItems().setAll(fitting);
    fit(12);
    nothing.setText(path.sentence().isEmpty() ? "Nothing fits." : path.sentence());
    if (fitting.isEmpty()) {
      // Room for a sentence of two lines.
      list.setPrefHeight(64);
    }
  }

  @Override
  protected void take(Offer o) {
    hide();
    open.accept(o.target());
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open a recording, a scene, a lesson, a bug bundle or a checkpoint");
    chooser
        .getExtensionFilters()
        .add(
            new FileChooser.ExtensionFilter(
                "Recordings, scenes and lessons, bug bundles, checkpoints",
                "*.mcap",
                "*.json",
                "*.zip",
                "*.safetensors"));
    File f = chooser.showOpenDialog(getScene().getWindow());
    if (f != null) {
      hide();
      open.accept(f.toString());
    }
  }
}
