package foxden.app.experiments;

import com.google.gson.JsonObject;
import foxden.policies.sweep.CellSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The episodes of one cell, those whose log is kept to be watched. FX thread. */
final class EpisodesPane extends VBox {

  private static final double ROW = 30;

  private final Label title = new Label();
  private final Label about = new Label();
  private final Button watch = new Button("Watch", new FontIcon(Feather.PLAY));
  private final ObservableList<JsonObject> rows = FXCollections.observableArrayList();
  private final ListView<JsonObject> list = new ListView<>(rows);
  private final Consumer<String> opened;
  private @Nullable CellSummary shown;

  /**
   * @param opened told the log of an episode, from the sweep's folder
   */
  EpisodesPane(Consumer<String> opened) {
    super(6);
    this.opened = opened;
    title.getStyleClass().add("pane-title");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    about.getStyleClass().addAll("small", "muted");
    about.setWrapText(true);
    about.setMinHeight(Region.USE_PREF_SIZE);
    list.setFixedCellSize(ROW);
    list.setCellFactory(v -> new Cell());
    Label none = new Label("Click a point to see its episodes.");
    none.getStyleClass().add("empty");
    list.setPlaceholder(none);
    VBox.setVgrow(list, Priority.ALWAYS);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((o, a, b) -> watch.setDisable(log(b) == null));
    list.setOnMouseClicked(
        e -> {
          if (e.getClickCount() == 2) {
            watch();
          }
        });
    list.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            watch();
            e.consume();
          }
        });
    watch.setDisable(true);
    watch.setTooltip(new Tooltip("Play the selected episode beside its prompts (Enter)"));
    watch.setOnAction(e -> watch());
    HBox foot = new HBox(8, watch);
    foot.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(title, about, list, foot);
  }

  private static @Nullable String log(@Nullable JsonObject row) {
    return row != null && row.has("log") ? row.get("log").getAsString() : null;
  }

  private void watch() {
    String log = log(list.getSelectionModel().getSelectedItem());
    if (log != null) {
      opened.accept(log);
    }
  }

  void show(@Nullable CellSummary cell) {
    boolean same = ExperimentsModel.same(cell, shown) && cell != null && cell.n() == rows.size();
    shown = cell;
    if (same) {
      return;
    }
    title.setText(cell == null ? "No point is selected" : cell.cell().text());
    title.setVisible(cell != null);
    title.setManaged(cell != null);
    about.setVisible(cell != null);
    about.setManaged(cell != null);
    watch.setVisible(cell != null);
    if (cell == null) {
      rows.clear();
      return;
    }
    long logs = cell.rows().stream().filter(r -> log(r) != null).count();
    about.setText(
        String.format(
            Locale.ROOT,
            "mean %.3f  [%.3f, %.3f] of %d episodes, %.1f steps each%s. %s",
            cell.mean(),
            cell.ci95().low(),
            cell.ci95().high(),
            cell.n(),
            cell.steps(),
            cell.privileged() ? ", privileged" : "",
            cell.cell().replay()
                ? "Score: share of answers that are the demonstration's."
                : logs == 0
                    ? "No log was kept to watch; see \"logs\" in docs/formats/sweep.md."
                    : logs == cell.n()
                        ? ""
                        : logs == 1
                            ? "The first can be watched."
                            : "The first " + logs + " can be watched."));
    List<String> who = new ArrayList<>(cell.caveats());
    cell.against().forEach(a -> who.add("Opponent: " + a));
    who.forEach(line -> about.setText(about.getText() + "\n" + line + "."));
    rows.setAll(cell.rows());
    if (logs > 0) {
      list.getSelectionModel().select(0);
    }
  }

  /** One episode: seed, score, steps, what was illegal. */
  private static final class Cell extends ListCell<JsonObject> {
    private final FontIcon icon = new FontIcon(Feather.PLAY_CIRCLE);
    private final Label seed = figures(76);
    private final Label score = figures(92);
    private final Label steps = figures(72);
    private final Label illegal = figures(72);
    private final HBox row = new HBox(8, icon, seed, score, steps, illegal);

    Cell() {
      row.setAlignment(Pos.CENTER_LEFT);
    }

    private static Label figures(double width) {
      Label l = new Label();
      l.getStyleClass().add("small");
      l.setMinWidth(width);
      l.setPrefWidth(width);
      return l;
    }

    @Override
    protected void updateItem(@Nullable JsonObject r, boolean none) {
      super.updateItem(r, none);
      if (none || r == null) {
        setGraphic(null);
        return;
      }
      icon.setOpacity(log(r) == null ? 0 : 1);
      seed.setText("episode " + r.get("seed").getAsLong());
      double s = r.get("score").getAsDouble();
      score.setText("score " + (s == Math.rint(s) ? Long.toString((long) s) : "%.3f".formatted(s)));
      int n = r.get("steps").getAsInt();
      steps.setText(n == 1 ? "1 step" : n + " steps");
      int bad = r.has("illegal") ? r.get("illegal").getAsInt() : -1;
      illegal.setText(bad < 0 ? "" : bad + " illegal");
      setGraphic(row);
    }
  }
}
