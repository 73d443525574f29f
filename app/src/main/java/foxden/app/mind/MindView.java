package foxden.app.mind;

import foxden.app.link.Source;
import foxden.app.link.Stop;
import foxden.app.session.Session;
import foxden.app.theme.Palette;
import foxden.policies.Mind;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/**
 * Why: the overview of layers and heads, the large map of one, and one sentence about it. The row
 * is bound to the session's cursor; the hovered key column is the session's hovered instant.
 */
public final class MindView extends StackPane implements AutoCloseable {

  private final Session session;
  private final MindModel model;
  private TokenTimes times = new TokenTimes(0.01);
  private final StackPane heatHolder = new StackPane();
  private @Nullable ContextMenu menu;
  private HeatView heat;
  private final OverviewView overview;
  private final Label name = new Label();
  private final Label sentence = new Label();
  private final Label differs = new Label();
  private final Label cell = new Label();
  private final Label what = new Label();
  private final HBox legend = new HBox(12);
  private final VBox under = new VBox(2);
  private final ToggleButton log = new ToggleButton("log");
  private final ToggleButton rowMax = new ToggleButton("row max");
  private final ToggleButton pool = new ToggleButton("max");
  private final VBox body;
  private final Label empty = new Label();
  private final Button next = new Button();
  private final VBox nothing = new VBox(8);
  private final Runnable paint = this::paint;
  private final Runnable paintMarks = this::paintMarks;
  private Scale scale = Scale.DEFAULT;
  private double clock;
  private double lastWish = -1;
  private boolean wished = true;
  // Whether nobody has chosen a head yet, so that the one that looks back furthest is shown.
  private boolean choosing = true;
  private String legendOf = "";

  public MindView(Session session) {
    this.session = session;
    this.model = new MindModel(() -> session.pulse().post(() -> session.pulse().dirty(this.paint)));
    this.heat = new HeatView(session, times, this::hovered);
    this.overview = new OverviewView(session);
    getStyleClass().add("mind");
    Label title = new Label("Mind");
    title.getStyleClass().add("pane-title");
    name.getStyleClass().addAll("small", "muted");
    name.setMinWidth(40);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    log.setSelected(scale.log());
    log.setOnAction(e -> scale(new Scale(log.isSelected(), scale.rowMax(), scale.pool())));
    rowMax.setOnAction(e -> scale(new Scale(scale.log(), rowMax.isSelected(), scale.pool())));
    pool.setOnAction(e -> nextPool());
    for (ToggleButton b : new ToggleButton[] {log, rowMax, pool}) {
      b.getStyleClass().addAll("chip");
      b.setFocusTraversable(false);
      b.setMinWidth(Region.USE_PREF_SIZE);
    }
    log.setTooltip(new Tooltip("Logarithmic or linear colours  [G]"));
    rowMax.setTooltip(new Tooltip("Divide each row by its largest weight  [M]"));
    pool.setTooltip(
        new Tooltip("What a pixel shows when several cells fall into it: max, mean, min  [P]"));
    HBox head = new HBox(8, title, name, gap, log, rowMax, pool);
    head.setAlignment(Pos.CENTER_LEFT);
    sentence.getStyleClass().add("sentence");
    sentence.setMinWidth(0);
    sentence.setOnContextMenuRequested(this::watch);
    overview.setOnContextMenuRequested(this::watch);
    heatHolder.setOnContextMenuRequested(this::watch);
    cell.getStyleClass().addAll("small", "figures");
    what.getStyleClass().addAll("small", "muted");
    what.setMinWidth(0);
    cell.setMinWidth(0);
    cell.setTooltip(new Tooltip());
    cell.getTooltip().textProperty().bind(cell.textProperty());
    what.setTooltip(new Tooltip());
    what.getTooltip().textProperty().bind(what.textProperty());
    legend.setAlignment(Pos.CENTER_LEFT);
    legend.setMinWidth(0);
    differs.getStyleClass().addAll("small", "muted");
    differs.setMinWidth(0);
    differs.setTooltip(new Tooltip());
    differs.getTooltip().textProperty().bind(differs.textProperty());
    under.getChildren().addAll(legend, differs);
    heatHolder.getChildren().add(heat);
    VBox.setVgrow(heatHolder, Priority.ALWAYS);
    StackPane lines = new StackPane(under, new VBox(2, what, cell));
    lines.setMinHeight(34);
    lines.setAlignment(Pos.CENTER_LEFT);
    body = new VBox(8, head, overview, sentence, heatHolder, lines);
    empty.getStyleClass().add("empty");
    empty.setWrapText(true);
    empty.setMaxWidth(320);
    next.getStyleClass().add("chip");
    next.setVisible(false);
    next.setManaged(false);
    nothing.setAlignment(Pos.CENTER);
    nothing.getChildren().addAll(empty, next);
    // Where the pane is too low, its end goes, not its head.
    setAlignment(body, Pos.TOP_LEFT);
    getChildren().addAll(body, nothing);

    session.sourceProperty().addListener((o, a, b) -> opened(b));
    session.versionProperty().addListener((o, a, b) -> wished = true);
    session.cursorProperty().addListener((o, a, b) -> wished = true);
    session.layerProperty().addListener((o, a, b) -> chosen());
    session.headProperty().addListener((o, a, b) -> chosen());
    session.darkProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
    session.hoverStepProperty().addListener((o, a, b) -> session.pulse().dirty(paintMarks));
    // The first result makes the overview taller and the map lower: both are painted at new sizes.
    for (Region sized : new Region[] {this, overview, heatHolder}) {
      sized.widthProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
      sized.heightProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
    }
    session.pulse().clock(this::tick);
    opened(session.source().orElse(null));
  }

  // To pause on what the chosen head does.
  private void watch(ContextMenuEvent e) {
    ContextMenu old = menu;
    if (old != null) {
      old.hide();
    }
    ContextMenu now = new ContextMenu();
    for (Stop stop : Stop.ofHead(session.layerProperty().get(), session.headProperty().get())) {
      MenuItem item = new MenuItem("Pause when " + stop.wish());
      item.setOnAction(x -> session.stops().add(stop));
      now.getItems().add(item);
    }
    menu = now;
    now.show(this, e.getScreenX(), e.getScreenY());
    e.consume();
  }

  /** Offers a next step while there is no mind to look into. */
  public void offer(String text, Runnable step) {
    next.setText(text);
    next.setOnAction(e -> step.run());
    next.setVisible(true);
    next.setManaged(true);
  }

  /** How weights become colours. */
  public Scale scale() {
    return scale;
  }

  public void scale(Scale s) {
    scale = s;
    log.setSelected(s.log());
    rowMax.setSelected(s.rowMax());
    pool.setText(s.pool().label());
    pool.setSelected(false);
    session.pulse().dirty(paint);
  }

  /** Max, mean, min in turn. */
  public void nextPool() {
    Scale.Pool[] all = Scale.Pool.values();
    scale(new Scale(scale.log(), scale.rowMax(), all[(scale.pool().ordinal() + 1) % all.length]));
  }

  /** The next or last head, through the layers. */
  public void changeHead(int direction) {
    session
        .mind()
        .ifPresent(
            m -> {
              int n = m.layers() * m.heads();
              int at = session.layerProperty().get() * m.heads() + session.headProperty().get();
              int to = Math.floorMod(at + direction, n);
              session.layerProperty().set(to / m.heads());
              session.headProperty().set(to % m.heads());
            });
  }

  /** Shows the whole map. */
  public void fit() {
    heat.fit();
    session.pulse().dirty(paint);
  }

  private void opened(@Nullable Source s) {
    times = new TokenTimes(s == null ? 0.01 : s.spec().tickSeconds());
    heat = new HeatView(session, times, this::hovered);
    heat.scale(scale);
    heatHolder.getChildren().setAll(heat);
    choosing = true;
    legendOf = "";
    now();
  }

  private void chosen() {
    choosing = false;
    now();
  }

  private void chooseFurthest(LookBack[][] backs) {
    int[] furthest = LookBack.furthest(backs);
    if (choosing && furthest != null) {
      session.layerProperty().set(furthest[0]);
      session.headProperty().set(furthest[1]);
      choosing = false;
    }
  }

  private void now() {
    wished = true;
    lastWish = -1;
  }

  // Wishes go out at most twenty times a second, and at once after a click.
  private void tick(double dt) {
    clock += dt;
    Mind mind = session.mind().orElse(null);
    boolean there = mind != null && mind.tokens() > 0;
    body.setVisible(there);
    nothing.setVisible(!there);
    if (mind == null || !there) {
      empty.setText(
          mind == null
              ? "No mind here: this driver has no network to look into.\n"
                  + "Choose fox as the driver, or open the grid world, to see what it attends to"
                  + " and what its gates let go of."
              : mind.name() + " has not read anything yet.");
      return;
    }
    if (wished && clock - lastWish > 0.05) {
      wished = false;
      lastWish = clock;
      times.update(mind);
      int l = Math.min(session.layerProperty().get(), mind.layers() - 1);
      int h = Math.min(session.headProperty().get(), mind.heads() - 1);
      int q = times.query(session.cursor());
      model.want(new MindModel.Wish(mind, times.copy(), l, h, q));
    }
  }

  private void paint() {
    MindModel.Result r = model.result();
    Mind mind = session.mind().orElse(null);
    if (r == null || r.mind() != mind) {
      return;
    }
    times.update(mind);
    chooseFurthest(r.lookBacks());
    heat.scale(scale);
    overview.paint(r, scale);
    name.setText(mind.name() + "  " + r.tokens() + " tokens");
    heat.note(
        (r.rows().stride() > 1 ? ", every " + r.rows().stride() + ". query" : "")
            + (r.complete() ? "" : ", computing\u2026"));
    heat.paint(r, times.query(session.cursor()));
    int l = Math.min(session.layerProperty().get(), mind.layers() - 1);
    int h = Math.min(session.headProperty().get(), mind.heads() - 1);
    sentence.setText(r.query() < 0 ? "" : r.lookBacks()[l][h].sentence(l, h));
    differs.setText(differs());
    legend();
  }

  private String differs() {
    Source s = session.source().orElse(null);
    if (s == null) {
      return "";
    }
    String d = s.differenceText(session.cursor());
    return d.isEmpty() ? "" : "network against action taken: " + d;
  }

  private void paintMarks() {
    heat.marks();
  }

  private void hovered(String token, String exact) {
    what.setText(token);
    cell.setText(exact);
    under.setVisible(token.isEmpty());
  }

  private void legend() {
    Palette p = Palette.of(session.darkProperty().get());
    String key = times.groups() + " " + p.dark();
    if (key.equals(legendOf)) {
      return;
    }
    legendOf = key;
    legend.getChildren().clear();
    int i = 0;
    for (String g : times.groups()) {
      Circle dot = new Circle(4);
      dot.setFill(foxden.app.theme.Draw.color(p.band(i++)));
      Label l = new Label(g, dot);
      l.getStyleClass().addAll("small", "muted");
      l.setMinWidth(Region.USE_PREF_SIZE);
      legend.getChildren().add(l);
    }
    hovered("", "");
  }

  @Override
  public void close() {
    model.close();
  }
}
