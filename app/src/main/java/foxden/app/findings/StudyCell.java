package foxden.app.findings;

import foxden.app.session.Session;
import foxden.app.theme.Draw;
import foxden.app.theme.Palette;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A row of a study: words, success with its interval drawn and written, and what failed. */
final class StudyCell extends ListCell<Study.Row> {

  /** Told which episode to watch. */
  interface Chosen {
    void watch(Study.Row row, long seed);
  }

  private static final double WORDS = 232;
  private static final double BAR = 200;
  private static final double FIGURES = 136;
  private static final double DIFFERENCE = 176;
  private static final double COLLISIONS = 72;

  /** So many of the failed seeds have a button. */
  private static final int BUTTONS = 4;

  private final Session session;
  private final Supplier<@Nullable Study> study;
  private final Chosen chosen;
  private final Label words = column(WORDS);
  private final Canvas bar = new Canvas(BAR, 28);
  private final Label figures = column(FIGURES);
  private final Label difference = column(DIFFERENCE);
  private final Label collisions = column(COLLISIONS);
  private final HBox seeds = new HBox(4);
  private final HBox row = new HBox(words, bar, figures, difference, collisions, seeds);

  StudyCell(Session session, Supplier<@Nullable Study> study, Chosen chosen) {
    this.session = session;
    this.study = study;
    this.chosen = chosen;
    row.setAlignment(Pos.CENTER_LEFT);
    seeds.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(seeds, Priority.ALWAYS);
    for (Label l : new Label[] {figures, difference, collisions}) {
      l.getStyleClass().addAll("small", "figures");
    }
    setPrefWidth(0);
    setOnMouseClicked(
        e -> {
          Study.Row it = getItem();
          Study s = study.get();
          if (it != null && s != null) {
            chosen.watch(it, s.watched(it));
          }
        });
  }

  private static Label column(double width) {
    Label l = new Label();
    l.setMinWidth(width);
    l.setMaxWidth(width);
    l.setPrefWidth(width);
    return l;
  }

  /** What stands above the columns. */
  static void heads(HBox into, boolean variants) {
    String[] titles =
        variants
            ? new String[] {
              "what is done",
              "whole task, 0 to 1",
              "success [95 %]",
              "against the first row",
              "collisions",
              "failed seeds"
            }
            : new String[] {"sub-task", "0 to 1", "success [95 %]", "", "", ""};
    double[] widths = {WORDS, BAR + 8, FIGURES - 8, DIFFERENCE, COLLISIONS, 120};
    for (int i = 0; i < titles.length; i++) {
      Label l = column(widths[i]);
      l.setText(titles[i]);
      l.getStyleClass().addAll("small", "muted");
      into.getChildren().add(l);
    }
  }

  @Override
  protected void updateItem(Study.@Nullable Row r, boolean empty) {
    super.updateItem(r, empty);
    Study s = study.get();
    if (empty || r == null || s == null) {
      setGraphic(null);
      return;
    }
    words.setText(r.words());
    words.setTooltip(new Tooltip(r.words()));
    figures.setText(String.format(Locale.ROOT, "%.2f  [%.2f, %.2f]", r.rate(), r.low(), r.high()));
    boolean first = s.rows().indexOf(r) == 0;
    difference.setText(
        first || Double.isNaN(r.difference())
            ? ""
            : String.format(
                Locale.ROOT,
                "%+.2f  [%+.2f, %+.2f]%s",
                r.difference(),
                r.lowDifference(),
                r.highDifference(),
                r.differs() ? "  \u2260" : ""));
    difference.setTooltip(
        r.differs() ? new Tooltip("The interval of the difference leaves zero out") : null);
    collisions.setText(
        Double.isNaN(r.collisions()) ? "" : String.format(Locale.ROOT, "%.1f", r.collisions()));
    paint(r, r.playable() ? s.rows().get(0).rate() : Double.NaN);
    seeds.getChildren().clear();
    if (r.playable()) {
      for (long seed : r.failed().subList(0, Math.min(BUTTONS, r.failed().size()))) {
        Button b = new Button(Long.toString(seed));
        b.getStyleClass().addAll("chip", "small");
        b.setFocusTraversable(false);
        b.setTooltip(new Tooltip("Watch the episode of seed " + seed));
        b.setOnAction(e -> chosen.watch(r, seed));
        seeds.getChildren().add(b);
      }
      int more = r.failed().size() - BUTTONS;
      Label rest =
          new Label(
              r.failed().isEmpty() ? "none of " + r.episodes() : more > 0 ? "and " + more : "");
      rest.getStyleClass().addAll("small", "muted");
      seeds.getChildren().add(rest);
    } else {
      Label n = new Label(r.episodes() + " tries");
      n.getStyleClass().addAll("small", "muted");
      seeds.getChildren().add(n);
    }
    row.setCursor(r.playable() ? Cursor.HAND : Cursor.DEFAULT);
    setGraphic(row);
  }

  // A scale from 0 to 1, the first row's rate as a mark (NaN for none), the interval and the rate
  // on it.
  private void paint(Study.Row r, double whole) {
    Palette p = Palette.of(session.darkProperty().get());
    GraphicsContext g = bar.getGraphicsContext2D();
    double h = bar.getHeight();
    double w = BAR - 24;
    double y = Math.round(h / 2) + 0.5;
    g.clearRect(0, 0, BAR, h);
    g.setStroke(Draw.color(p.grid()));
    g.setLineWidth(1);
    g.strokeLine(4, y, 4 + w, y);
    if (!Double.isNaN(whole)) {
      g.setStroke(Draw.color(p.muted()));
      g.setLineDashes(2, 3);
      double x0 = Math.round(4 + whole * w) + 0.5;
      g.strokeLine(x0, 3, x0, h - 3);
      g.setLineDashes();
    }
    int colour = r.differs() ? p.accent() : p.band(0);
    g.setStroke(Draw.color(colour));
    g.setLineWidth(2);
    g.strokeLine(4 + r.low() * w, y, 4 + r.high() * w, y);
    g.setFill(Draw.color(colour));
    g.fillOval(4 + r.rate() * w - 4, y - 4, 8, 8);
  }
}
