package foxden.app.findings;

import foxden.app.card.Card;
import foxden.app.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The studies of the household fox as tables, over the window: what was taken away, how often it
 * then came through, against the whole one. A click on a row runs one of its episodes again, a
 * failed one where there is one. FX thread.
 */
public final class StudiesView extends Card {

  /** Runs an episode of a study again. */
  public interface Watch {
    /**
     * In the window, from its start.
     *
     * @param driver name of the policy
     * @param seed of the episode
     */
    void run(String task, String driver, long seed);
  }

  private static final double ROW = 36;

  private final Function<List<String>, List<Study>> read;
  private final Watch watch;
  private final HBox tabs = new HBox(4);
  private final ToggleGroup group = new ToggleGroup();
  private final Label what = new Label();
  private final Label about = new Label();
  private final ListView<Study.Row> table = new ListView<>();
  private final HBox heads = new HBox();
  private @Nullable Study shown;

  /**
   * @param read all there are, asked each time it opens; takes complaints about files
   * @param watch told which episode to run
   */
  public StudiesView(Session session, Function<List<String>, List<Study>> read, Watch watch) {
    super(Pos.CENTER);
    this.read = read;
    this.watch = watch;
    Label title = new Label("Findings: the household fox in the loop");
    title.getStyleClass().add("pane-title");
    Button close = closeButton();
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox top = new HBox(16, title, tabs, gap, close);
    top.setAlignment(Pos.CENTER_LEFT);
    tabs.setAlignment(Pos.CENTER_LEFT);
    for (Label l : List.of(what, about)) {
      l.setWrapText(true);
      l.setMinHeight(Region.USE_PREF_SIZE);
    }
    about.getStyleClass().addAll("small", "muted");
    heads.setAlignment(Pos.CENTER_LEFT);
    heads.setPadding(new Insets(4, 0, 0, 0));
    table.setCellFactory(v -> new StudyCell(session, () -> shown, (row, seed) -> watch(row, seed)));
    table.setFixedCellSize(ROW);
    VBox above = new VBox(8, top, what, heads);
    above.setPadding(new Insets(8, 8, 4, 8));
    BorderPane box = new BorderPane(table);
    box.setTop(above);
    box.setBottom(about);
    BorderPane.setMargin(about, new Insets(8));
    box.getStyleClass().addAll("palette", "studies");
    box.maxWidthProperty().bind(widthProperty().subtract(96));
    box.setMaxHeight(Region.USE_PREF_SIZE);
    getChildren().add(box);
    table.maxHeightProperty().bind(heightProperty().multiply(0.6));
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    session.darkProperty().addListener((o, a, b) -> table.refresh());
  }

  /** Shows it, read anew. */
  public void open() {
    List<String> complaints = new ArrayList<>();
    List<Study> all = read.apply(complaints);
    tabs.getChildren().clear();
    Study before = shown;
    Study first = null;
    for (Study s : all) {
      ToggleButton tab = new ToggleButton(title(s));
      tab.getStyleClass().add("chip");
      tab.setToggleGroup(group);
      tab.setOnAction(e -> show(s, complaints));
      tabs.getChildren().add(tab);
      boolean again = before != null && before.name().equals(s.name());
      if (first == null || again) {
        first = s;
        tab.setSelected(true);
      }
    }
    show(first, complaints);
    setVisible(true);
    table.requestFocus();
  }

  private static String title(Study s) {
    return switch (s.name()) {
      case "heads" -> "Heads and gates";
      case "noise" -> "Noisy senses";
      case "subtasks" -> "Sub-tasks";
      default -> s.name();
    };
  }

  private static String explained(Study s) {
    String each =
        s.episodes()
            + (s.episodes() == 1 ? " episode" : " episodes")
            + " a row, seeds from "
            + s.seed()
            + ". ";
    return switch (s.name()) {
      case "heads" ->
          each
              + "Each head silenced, each forget gate held open, against the whole policy on the"
              + " same seeds. Click a row to watch an episode that failed.";
      case "noise" ->
          each
              + "Gaussian noise on every length (m) and angle (rad) it senses, against none on the"
              + " same seeds. Click a row to watch an episode that failed.";
      case "subtasks" -> each + "Each sub-task from where the expert begins it.";
      default -> each;
    };
  }

  private void show(@Nullable Study s, List<String> complaints) {
    shown = s;
    heads.getChildren().clear();
    if (s == null) {
      table.getItems().clear();
      table.setPlaceholder(new Label("No study is here yet."));
      what.setText("./foxden study heads --out docs/findings/household/heads.json makes one.");
      about.setText(String.join("\n", complaints));
      return;
    }
    what.setText(explained(s));
    boolean variants = s.rows().stream().anyMatch(Study.Row::playable);
    StudyCell.heads(heads, variants);
    table.getItems().setAll(s.rows());
    double wanted = ROW * s.rows().size() + 16;
    table.setPrefHeight(wanted);
    // Few rows are never scrolled.
    table.setMinHeight(Math.min(wanted, 6 * ROW));
    table.getSelectionModel().select(0);
    List<String> lines = new ArrayList<>(complaints);
    lines.add(0, s.caveat() + ". Bars: 95 % intervals. Checkpoint " + s.checkpoint() + ".");
    about.setText(String.join("\n", lines));
  }

  private void watch(Study.Row row, long seed) {
    Study s = shown;
    if (s == null || !row.playable()) {
      return;
    }
    hide();
    watch.run(s.task(), Study.driver(row), seed);
  }

  private void key(KeyEvent e) {
    Study.Row row = table.getSelectionModel().getSelectedItem();
    Study s = shown;
    if (e.getCode() == KeyCode.ESCAPE) {
      hide();
    } else if (e.getCode() == KeyCode.ENTER && table.isFocused() && row != null && s != null) {
      watch(row, s.watched(row));
    } else if ((e.getCode() == KeyCode.LEFT || e.getCode() == KeyCode.RIGHT)
        && table.isFocused()
        && tabs.getChildren().size() > 1) {
      int now = tabs.getChildren().indexOf(group.getSelectedToggle());
      int n = tabs.getChildren().size();
      int next = Math.floorMod(now + (e.getCode() == KeyCode.LEFT ? -1 : 1), n);
      ((ToggleButton) tabs.getChildren().get(next)).fire();
    } else {
      return;
    }
    e.consume();
  }
}
