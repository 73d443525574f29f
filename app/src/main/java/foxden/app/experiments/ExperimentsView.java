package foxden.app.experiments;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import foxden.app.session.Jobs;
import foxden.app.session.Message;
import foxden.app.session.Session;
import foxden.policies.evaluate.References;
import foxden.policies.sweep.CellSummary;
import foxden.policies.sweep.PublishedCurves;
import foxden.policies.sweep.Sweep;
import foxden.policies.sweep.SweepLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Sweeps, over the window: curves on the left; on the right the episodes of the selected point, the
 * replay control, and what it all took. Rows are read on a thread of their own, and again while a
 * sweep still writes. FX thread.
 */
public final class ExperimentsView extends StackPane {

  private static final double SIDE = 400;
  private static final double REREAD_SECONDS = 2;

  private final Session session;
  private final ExperimentsActions actions;
  private final ExperimentsModel model = new ExperimentsModel(PublishedCurves.shipped());
  private final CurvesView curves = new CurvesView(model, this::select);
  private final ReplayMapView replays = new ReplayMapView(model, this::select);
  private final EpisodesPane episodes;
  private final CostPane cost = new CostPane(this::select);
  private final ComboBox<Path> folders = new ComboBox<>();
  private final ComboBox<ExperimentsModel.Chart> charts = new ComboBox<>();
  private final CheckBox overlay = new CheckBox("Published");
  private final Label source = new Label();
  private final Label empty = new Label();
  private final HBox heads = new HBox(4);
  private final StackPane place = new StackPane();
  private @Nullable Path folder;
  private long size = -1;
  private double since;
  private boolean reading;
  private boolean filling;

  /**
   * @param actions what it asks of the program
   */
  public ExperimentsView(Session session, ExperimentsActions actions) {
    this.session = session;
    this.actions = actions;
    this.episodes =
        new EpisodesPane(
            log -> {
              Path from = folder;
              if (from != null) {
                hide();
                actions.watch(from.resolve(log));
              }
            });
    getStyleClass().add("palette-shade");
    setVisible(false);
    setAlignment(Pos.CENTER);
    BorderPane box = new BorderPane();
    box.getStyleClass().addAll("palette", "experiments");
    box.maxWidthProperty().bind(widthProperty().subtract(64));
    box.maxHeightProperty().bind(heightProperty().subtract(64));
    box.setTop(top());
    source.getStyleClass().addAll("small", "muted");
    source.setWrapText(true);
    source.setMinHeight(Region.USE_PREF_SIZE);
    empty.getStyleClass().add("empty");
    empty.setWrapText(true);
    empty.setMaxWidth(480);
    VBox left = new VBox(4, new StackPane(curves, empty), source);
    VBox.setVgrow(left.getChildren().get(0), Priority.ALWAYS);
    left.setPadding(new Insets(0, 12, 0, 0));
    box.setCenter(left);
    box.setRight(side());
    getChildren().add(box);
    session.darkProperty().addListener((o, a, b) -> dark(b));
    session.pulse().clock(this::tick);
    setOnMousePressed(
        e -> {
          if (e.getTarget() == this) {
            hide();
          }
        });
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            hide();
            e.consume();
          }
        });
    dark(session.darkProperty().get());
    tab(0);
    refresh();
  }

  private HBox top() {
    Label name = new Label("Experiments");
    name.getStyleClass().add("pane-title");
    name.setMinWidth(Region.USE_PREF_SIZE);
    folders.setCellFactory(v -> new FolderCell());
    folders.setButtonCell(new FolderCell());
    folders.setPrefWidth(240);
    folders.setTooltip(new Tooltip("Which sweep"));
    folders
        .valueProperty()
        .addListener(
            (o, a, b) -> {
              if (b != null && !filling) {
                read(b);
              }
            });
    charts.setPrefWidth(200);
    charts.setTooltip(new Tooltip("Task and representation"));
    charts
        .valueProperty()
        .addListener(
            (o, a, b) -> {
              if (b != null && !filling) {
                model.choose(b);
                refresh();
              }
            });
    overlay.setSelected(true);
    overlay.setTooltip(new Tooltip("Lay LMAct's published curves over it"));
    overlay.setMinWidth(Region.USE_PREF_SIZE);
    overlay
        .selectedProperty()
        .addListener(
            (o, a, b) -> {
              model.overlay(b);
              refresh();
            });
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button close = new Button("", new FontIcon(Feather.X));
    close.getStyleClass().add("tool");
    close.setTooltip(new Tooltip("Close (Esc)"));
    close.setAccessibleText("Close");
    close.setOnAction(e -> hide());
    HBox bar = new HBox(12, name, folders, charts, overlay, gap, close);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.setPadding(new Insets(0, 0, 12, 4));
    return bar;
  }

  private VBox side() {
    String[] names = {"Episodes", "Replay control", "Tokens and cost"};
    Region[] panes = {episodes, replays, cost};
    for (int i = 0; i < names.length; i++) {
      int at = i;
      Button head = new Button(names[i]);
      head.getStyleClass().add("tab-head");
      head.setFocusTraversable(false);
      head.setOnAction(e -> tab(at));
      heads.getChildren().add(head);
      place.getChildren().add(panes[i]);
    }
    VBox.setVgrow(place, Priority.ALWAYS);
    VBox side = new VBox(8, heads, place);
    side.setMinWidth(SIDE);
    side.setPrefWidth(SIDE);
    side.setMaxWidth(SIDE);
    return side;
  }

  private void tab(int index) {
    for (int i = 0; i < place.getChildren().size(); i++) {
      place.getChildren().get(i).setVisible(i == index);
      heads
          .getChildren()
          .get(i)
          .pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("chosen"), i == index);
    }
  }

  private static final class FolderCell extends ListCell<Path> {
    @Override
    protected void updateItem(@Nullable Path p, boolean none) {
      super.updateItem(p, none);
      setText(none || p == null ? "" : String.valueOf(p.getFileName()));
      setTooltip(none || p == null ? null : new Tooltip(p.toString()));
    }
  }

  private void dark(boolean dark) {
    curves.dark(dark);
    replays.dark(dark);
  }

  /** Shows the newest sweep, or the one that was looked at last. */
  public void open() {
    Path now = folder;
    List<Path> known = actions.known();
    if (now != null) {
      open(now);
    } else if (!known.isEmpty()) {
      open(known.get(0));
    } else {
      fill(null);
      setVisible(true);
      requestFocus();
    }
  }

  /** Shows the sweep of a folder. */
  public void open(Path sweep) {
    fill(sweep);
    read(sweep);
    setVisible(true);
    requestFocus();
  }

  private void fill(@Nullable Path chosen) {
    filling = true;
    java.util.LinkedHashSet<Path> all = new java.util.LinkedHashSet<>();
    if (chosen != null) {
      all.add(chosen);
    }
    all.addAll(actions.known());
    folders.setItems(FXCollections.observableArrayList(all));
    folders.setValue(chosen);
    filling = false;
  }

  /** Hides it; what was open stays. */
  public void hide() {
    setVisible(false);
    if (getParent() != null) {
      getParent().requestFocus();
    }
  }

  // ---- Reading --------------------------------------------------------------------------------

  private record Read(List<CellSummary> cells, Map<String, Double> money, long size) {}

  private void read(Path sweep) {
    if (reading) {
      return;
    }
    reading = true;
    Path played = actions.played();
    session
        .jobs()
        .start(
            "Reading " + sweep.getFileName(),
            job -> {
              try {
                Read read = rows(sweep, played);
                session.pulse().post(() -> show(sweep, read));
              } catch (IOException e) {
                session
                    .pulse()
                    .post(
                        () -> {
                          reading = false;
                          session.say(Message.Level.ERROR, Jobs.sentence(e));
                        });
              }
            });
  }

  // People's own episodes stand beside those of a sweep of the same task.
  private static Read rows(Path sweep, Path played) throws IOException {
    long bytes = Files.size(sweep.resolve(SweepLog.ROWS));
    List<JsonObject> rows = new ArrayList<>(SweepLog.read(sweep));
    if (!sweep.equals(played) && Files.exists(played.resolve(SweepLog.ROWS))) {
      Set<String> tasks = new HashSet<>();
      rows.forEach(r -> tasks.add(task(r)));
      SweepLog.read(played).stream().filter(r -> tasks.contains(task(r))).forEach(rows::add);
    }
    List<CellSummary> cells = CellSummary.of(rows, References.shipped());
    Map<String, Double> money = new HashMap<>();
    Path summary = sweep.resolve(Sweep.SUMMARY);
    if (Files.exists(summary)) {
      try {
        for (JsonElement e :
            JsonParser.parseString(Files.readString(summary))
                .getAsJsonObject()
                .getAsJsonArray("cells")) {
          JsonObject cell = e.getAsJsonObject();
          if (cell.has("money")) {
            money.put(cell.get("cell").getAsString(), cell.get("money").getAsDouble());
          }
        }
      } catch (JsonParseException | IllegalStateException | NullPointerException e) {
        // Money is a nicety: the rows are what counts.
        money.clear();
      }
    }
    return new Read(cells, money, bytes);
  }

  private static String task(JsonObject row) {
    return row.getAsJsonObject("config").get("task").getAsString();
  }

  private void show(Path sweep, Read read) {
    reading = false;
    boolean other = !sweep.equals(folder);
    folder = sweep;
    size = read.size();
    if (other) {
      model.select(null);
    }
    model.show(read.cells());
    filling = true;
    charts.setItems(FXCollections.observableArrayList(model.charts()));
    charts.setValue(model.chart());
    filling = false;
    cost.show(read.cells(), read.money());
    if (other && model.charts().isEmpty() && !model.replays().isEmpty()) {
      tab(1);
    }
    refresh();
  }

  private void tick(double dt) {
    Path now = folder;
    if (!isVisible() || now == null || reading) {
      return;
    }
    since += dt;
    if (since < REREAD_SECONDS) {
      return;
    }
    since = 0;
    try {
      if (Files.size(now.resolve(SweepLog.ROWS)) != size) {
        read(now);
      }
    } catch (IOException e) {
      // It was moved away; what was read stays.
      size = -1;
    }
  }

  // ---- Showing --------------------------------------------------------------------------------

  private void select(CellSummary cell) {
    model.select(cell);
    tab(0);
    refresh();
  }

  private void refresh() {
    curves.paint();
    replays.paint();
    episodes.show(model.selected());
    boolean any = model.chart() != null;
    empty.setVisible(!any);
    empty.setText(
        model.cells().isEmpty()
            ? "A sweep plays tasks, representations, players and numbers of demonstrations, and"
                + " shows here who learns in context. Run one with\n\nfoxden evaluate --sweep FILE"
                + " --out DIR\n\n(docs/formats/sweep.md), then foxden open DIR."
            : "This sweep holds the replay control only: it is on the right.");
    boolean published = model.hasPublished();
    overlay.setDisable(!published);
    source.setText(
        !any
            ? ""
            : published && model.overlay()
                ? model.source()
                : String.format(
                    Locale.ROOT,
                    "Bars: 95 %% intervals over episodes. Dotted: random and expert%s.",
                    published ? "" : "; nothing was published of this task and representation"));
  }
}
