package foxden.app.experiments;

import foxden.app.theme.ColourMap;
import foxden.app.theme.Draw;
import foxden.app.theme.Palette;
import foxden.policies.sweep.CellSummary;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;

/**
 * The replay control: players down, steps across, colour for the share of right answers. A click
 * selects the player's cell. FX thread.
 */
final class ReplayMapView extends Pane {

  private static final double TOP = 22;
  private static final double BAR = 40;
  private static final double MOST_ROW = 34;

  private static final List<String> NONE =
      List.of(
          "This sweep holds no replay control. A set of a sweep file",
          "with \"replay\": true shows each player one demonstration",
          "and asks for its actions, step by step.");

  private final ExperimentsModel model;
  private final Canvas canvas = new Canvas();
  private final GraphicsContext g = canvas.getGraphicsContext2D();
  private final Draw draw = new Draw();
  private Palette palette = Palette.LIGHT;

  ReplayMapView(ExperimentsModel model, Consumer<CellSummary> chosen) {
    this.model = model;
    getChildren().add(canvas);
    canvas.setManaged(false);
    setMinSize(120, 80);
    canvas.setOnMouseClicked(
        e -> {
          List<CellSummary> rows = model.replays();
          int row = (int) Math.floor((e.getY() - TOP) / row(rows));
          if (row >= 0 && row < rows.size()) {
            chosen.accept(rows.get(row));
          }
        });
  }

  void dark(boolean dark) {
    palette = Palette.of(dark);
    paint();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    paint();
  }

  private double row(List<CellSummary> rows) {
    return Math.min(MOST_ROW, (canvas.getHeight() - TOP - BAR - 18) / Math.max(1, rows.size()));
  }

  private void note(String text, double x, double y, int colour) {
    g.setFill(Draw.color(colour));
    g.setFont(draw.small());
    g.fillText(text, x, y);
  }

  void paint() {
    double w = canvas.getWidth();
    double h = canvas.getHeight();
    g.clearRect(0, 0, w, h);
    List<CellSummary> rows = model.replays();
    if (w < 120 || h < 90) {
      return;
    }
    if (rows.isEmpty()) {
      for (int i = 0; i < NONE.size(); i++) {
        note(NONE.get(i), 4, 28 + 18 * i, palette.muted());
      }
      return;
    }
    double left = 0;
    int steps = 1;
    for (CellSummary s : rows) {
      left = Math.max(left, draw.width(label(s)));
      steps = Math.max(steps, s.right().length);
    }
    left = Math.min(left, 0.42 * w) + 10;
    double mean = 40;
    double each = (w - left - mean) / steps;
    double high = row(rows);
    note("mean", w - mean + 8, TOP - 8, palette.muted());
    for (int r = 0; r < rows.size(); r++) {
      CellSummary s = rows.get(r);
      double y = TOP + r * high;
      boolean picked = ExperimentsModel.same(s, model.selected());
      String name = draw.cut(label(s), left - 10);
      note(name, 0, y + high / 2 + 4, picked ? palette.accent() : palette.text());
      for (int t = 0; t < s.right().length; t++) {
        double share = (double) s.right()[t] / s.asked()[t];
        g.setFill(Draw.color(ColourMap.DUSK.argb(share)));
        double gap = each > 5 ? 1 : 0;
        g.fillRect(left + t * each, y, each - gap, high - 1);
        String text = Long.toString(Math.round(100 * share));
        if (draw.width(text) < each - 2 && high > 12) {
          int fill = ColourMap.DUSK.argb(share);
          int ink = Palette.contrast(fill, 0xFF16181C) > 4.5 ? 0xFF16181C : 0xFFF6F5F2;
          note(text, left + t * each + (each - gap - draw.width(text)) / 2, y + high / 2 + 4, ink);
        }
      }
      note(
          String.format(Locale.ROOT, "%.2f", s.mean()),
          w - mean + 8,
          y + high / 2 + 4,
          palette.text());
    }
    double foot = TOP + rows.size() * high + 14;
    int every = Math.max(1, (int) Math.ceil(28 / each));
    for (int t = 0; t < steps; t += every) {
      note(Integer.toString(t), left + t * each, foot, palette.muted());
    }
    note("step", Math.max(0, left - 10 - draw.width("step")), foot, palette.muted());
    bar(left, foot + 14);
  }

  private void bar(double x, double y) {
    for (int i = 0; i < 100; i++) {
      g.setFill(Draw.color(ColourMap.DUSK.argb(i / 99.0)));
      g.fillRect(x + i, y, 1.5, 9);
    }
    note("0", x - 10, y + 9, palette.muted());
    note("100 %: the demonstration's action", x + 106, y + 9, palette.muted());
  }

  private static String label(CellSummary s) {
    return s.cell().player() + ", " + s.cell().task() + " " + s.cell().representation();
  }
}
