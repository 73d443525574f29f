package foxden.app.experiments;

import foxden.app.experiments.ExperimentsModel.Range;
import foxden.app.experiments.ExperimentsModel.Series;
import foxden.app.theme.Draw;
import foxden.app.theme.Palette;
import foxden.policies.evaluate.Interval;
import foxden.policies.sweep.CellSummary;
import foxden.policies.sweep.PublishedCurves;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.jspecify.annotations.Nullable;

/**
 * Score above, illegal answers below, over log2 of the demonstrations; 95 % intervals, lines for
 * random and expert, published curves dashed. A click on a point selects its cell. FX thread.
 */
final class CurvesView extends Pane {

  private static final double LEFT = 56;
  private static final double RIGHT = 148;
  private static final double TOP = 30;
  private static final double GAP = 12;
  private static final double FOOT = 44;
  private static final double NEAR = 14;

  private final ExperimentsModel model;
  private final Canvas canvas = new Canvas();
  private final GraphicsContext g = canvas.getGraphicsContext2D();
  private final Draw draw = new Draw();
  private final List<Spot> spots = new ArrayList<>();
  private Palette palette = Palette.LIGHT;
  private @Nullable CellSummary hovered;
  private double left;
  private double right;

  /** Where a cell is drawn. */
  private record Spot(double x, double y, CellSummary cell) {}

  CurvesView(ExperimentsModel model, Consumer<CellSummary> chosen) {
    this.model = model;
    getChildren().add(canvas);
    setMinSize(320, 240);
    canvas.setManaged(false);
    canvas.setOnMouseMoved(
        e -> {
          CellSummary now = at(e.getX(), e.getY());
          if (!ExperimentsModel.same(now, hovered)) {
            hovered = now;
            paint();
          }
          canvas.setCursor(now == null ? javafx.scene.Cursor.DEFAULT : javafx.scene.Cursor.HAND);
        });
    canvas.setOnMouseExited(
        e -> {
          hovered = null;
          paint();
        });
    canvas.setOnMouseClicked(
        e -> {
          CellSummary now = at(e.getX(), e.getY());
          if (now != null) {
            chosen.accept(now);
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

  private @Nullable CellSummary at(double x, double y) {
    return spots.stream()
        .filter(s -> Math.hypot(s.x() - x, s.y() - y) < NEAR)
        .min(Comparator.comparingDouble(s -> Math.hypot(s.x() - x, s.y() - y)))
        .map(Spot::cell)
        .orElse(null);
  }

  void paint() {
    double w = canvas.getWidth();
    double h = canvas.getHeight();
    g.clearRect(0, 0, w, h);
    spots.clear();
    if (model.chart() == null || w < 200 || h < 160) {
      return;
    }
    left = LEFT;
    right = w - RIGHT;
    double room = h - 2 * TOP - GAP - FOOT;
    double split = TOP + Math.round(0.64 * room);
    scores(TOP, split);
    rates(split + GAP + TOP, h - FOOT);
    across(h - FOOT);
    tip(w);
  }

  // ---- Axes -----------------------------------------------------------------------------------

  private double x(int demos) {
    double last = ExperimentsModel.place(model.mostDemos());
    return left + 14 + (right - left - 28) * ExperimentsModel.place(demos) / last;
  }

  private static double y(double value, Range range, double top, double bottom) {
    return bottom - (bottom - top) * (value - range.low()) / (range.high() - range.low());
  }

  private void title(String text, double y) {
    g.setFill(Draw.color(palette.text()));
    g.setFont(Font.font(Font.getDefault().getFamily(), FontWeight.BOLD, 13));
    g.fillText(text, 8, y);
  }

  private void note(String text, double x, double y, int colour) {
    g.setFill(Draw.color(colour));
    g.setFont(draw.small());
    g.fillText(text, x, y);
  }

  private void levels(Range range, double top, double bottom, boolean percent) {
    double step = ExperimentsModel.step((range.high() - range.low()) / (percent ? 2 : 4));
    int digits = step >= 1 ? 0 : (int) Math.ceil(-Math.log10(step) - 1e-9);
    if (step < 1
        && Math.abs(step * Math.pow(10, digits) - Math.rint(step * Math.pow(10, digits))) > 1e-6) {
      digits++;
    }
    for (double v = range.low(); v <= range.high() + step * 1e-6; v += step) {
      double py = Math.round(y(v, range, top, bottom)) + 0.5;
      g.setStroke(Draw.color(palette.grid()));
      g.strokeLine(left, py, right, py);
      String label =
          percent
              ? Math.round(100 * v) + " %"
              : String.format(Locale.ROOT, "%." + digits + "f", v == 0 ? 0.0 : v);
      note(label, left - 8 - draw.width(label), py + 4, palette.muted());
    }
  }

  private void across(double bottom) {
    int last = Integer.MIN_VALUE;
    for (int n = 0; n <= model.mostDemos(); n = n == 0 ? 1 : 2 * n) {
      String label = Integer.toString(n);
      double px = x(n);
      if (px - draw.width(label) / 2 > last + 6) {
        note(label, px - draw.width(label) / 2, bottom + 16, palette.muted());
        last = (int) (px + draw.width(label) / 2);
      }
    }
    String label = "demonstrations in context";
    note(label, (left + right - draw.width(label)) / 2, bottom + 34, palette.muted());
  }

  // ---- Scores ---------------------------------------------------------------------------------

  /** A name at the right end of a line, and where it would like to stand. */
  private static final class Tag {
    final String text;
    final int colour;
    final boolean bold;
    double y;

    Tag(String text, int colour, boolean bold, double y) {
      this.text = text;
      this.colour = colour;
      this.bold = bold;
      this.y = y;
    }
  }

  private void scores(double top, double bottom) {
    Range range = model.scores();
    title("Score, mean and 95 % interval", top - 12);
    levels(range, top, bottom, false);
    List<Tag> tags = new ArrayList<>();
    for (PublishedCurves.Curve c : model.published()) {
      curve(c, range, top, bottom, tags);
    }
    line("random", range, top, bottom, tags);
    line("expert", range, top, bottom, tags);
    List<Series> all = model.series();
    for (int i = 0; i < all.size(); i++) {
      series(all.get(i), i, range, top, bottom, tags);
    }
    place(tags, top, bottom);
  }

  private void curve(
      PublishedCurves.Curve c, Range range, double top, double bottom, List<Tag> tags) {
    int n = c.demos().size();
    double[] px = new double[n];
    double[] py = new double[n];
    for (int i = 0; i < n; i++) {
      px[i] = x(c.demos().get(i));
      py[i] = y(c.scores().get(i), range, top, bottom);
    }
    g.setStroke(Draw.color(Palette.alpha(palette.muted(), 0.6)));
    g.setLineDashes(3, 3);
    g.strokePolyline(px, py, n);
    g.setLineDashes();
    tags.add(new Tag(c.model(), palette.muted(), false, py[n - 1]));
  }

  // Random and expert: dotted across, with the band of their interval where this sweep has one.
  private void line(String player, Range range, double top, double bottom, List<Tag> tags) {
    double value = model.yardstick(player);
    if (Double.isNaN(value)) {
      return;
    }
    double py = y(value, range, top, bottom);
    int colour = player.equals("expert") ? palette.good() : palette.bad();
    CellSummary own = model.measured(player);
    if (own != null) {
      Interval ci = own.ci95();
      g.setFill(Draw.color(Palette.alpha(colour, 0.08)));
      double high = y(Math.min(range.high(), ci.high()), range, top, bottom);
      double low = y(Math.max(range.low(), ci.low()), range, top, bottom);
      g.fillRect(left, high, right - left, low - high);
      spots.add(new Spot(right, py, own));
      dot(right, py, 5, colour, ExperimentsModel.same(own, model.selected()), own);
    }
    g.setStroke(Draw.color(colour));
    g.setLineWidth(1.5);
    g.setLineDashes(1, 4);
    g.strokeLine(left, py, right, py);
    g.setLineDashes();
    g.setLineWidth(1);
    tags.add(new Tag(player, colour, true, py));
  }

  private int colour(int index) {
    return index == 0 ? palette.accent() : palette.band(index - 1);
  }

  private void series(Series s, int index, Range range, double top, double bottom, List<Tag> tags) {
    int colour = colour(index);
    List<CellSummary> points = s.points();
    int n = points.size();
    double[] px = new double[n];
    double[] py = new double[n];
    for (int i = 0; i < n; i++) {
      px[i] = x(points.get(i).cell().demos());
      py[i] = y(points.get(i).mean(), range, top, bottom);
    }
    g.setStroke(Draw.color(colour));
    g.setLineWidth(2);
    if (s.flat()) {
      g.strokeLine(px[0], py[0], right, py[0]);
    } else {
      g.strokePolyline(px, py, n);
    }
    g.setLineWidth(1);
    for (int i = 0; i < n; i++) {
      CellSummary p = points.get(i);
      whisker(px[i], p.ci95(), range, top, bottom, colour);
      dot(px[i], py[i], index, colour, ExperimentsModel.same(p, model.selected()), p);
      spots.add(new Spot(px[i], py[i], p));
    }
    tags.add(new Tag(s.name(), colour, true, py[n - 1]));
  }

  private void whisker(double px, Interval ci, Range range, double top, double bottom, int colour) {
    double high = y(Math.min(range.high(), ci.high()), range, top, bottom);
    double low = y(Math.max(range.low(), ci.low()), range, top, bottom);
    g.setStroke(Draw.color(Palette.alpha(colour, 0.75)));
    g.strokeLine(px, low, px, high);
    g.strokeLine(px - 3, low, px + 3, low);
    g.strokeLine(px - 3, high, px + 3, high);
  }

  // Players differ by shape as well as by colour.
  private void dot(
      double px, double py, int shape, int colour, boolean selected, @Nullable CellSummary cell) {
    double r = ExperimentsModel.same(cell, hovered) || selected ? 6 : 4.5;
    g.setFill(Draw.color(colour));
    switch (Math.floorMod(shape, 6)) {
      case 0 -> g.fillOval(px - r, py - r, 2 * r, 2 * r);
      case 1 -> g.fillRect(px - r + 0.5, py - r + 0.5, 2 * r - 1, 2 * r - 1);
      case 2 ->
          g.fillPolygon(
              new double[] {px - r, px + r, px}, new double[] {py + r, py + r, py - r}, 3);
      case 3 ->
          g.fillPolygon(
              new double[] {px - r, px, px + r, px}, new double[] {py, py - r, py, py + r}, 4);
      case 4 ->
          g.fillPolygon(
              new double[] {px - r, px + r, px}, new double[] {py - r, py - r, py + r}, 3);
      default -> {
        g.setStroke(Draw.color(colour));
        g.setLineWidth(2);
        g.strokeOval(px - r + 1, py - r + 1, 2 * r - 2, 2 * r - 2);
        g.setLineWidth(1);
      }
    }
    if (selected) {
      g.setStroke(Draw.color(palette.text()));
      g.setLineWidth(1.5);
      g.strokeOval(px - 9, py - 9, 18, 18);
      g.setLineWidth(1);
    }
  }

  // Names at the right, moved apart so that none lies on another; what does not fit is left out.
  private void place(List<Tag> tags, double top, double bottom) {
    double gap = 13;
    tags.sort(Comparator.comparingDouble(t -> t.y));
    // The published ones give way first.
    while (tags.size() * gap > bottom - top + gap
        && tags.removeIf(t -> !t.bold && t == last(tags))) {
      // Again.
    }
    double free = top;
    for (Tag t : tags) {
      t.y = Math.max(t.y, free);
      free = t.y + gap;
    }
    double limit = bottom + 4;
    for (int i = tags.size() - 1; i >= 0; i--) {
      tags.get(i).y = Math.min(tags.get(i).y, limit);
      limit = tags.get(i).y - gap;
    }
    for (Tag t : tags) {
      String text = draw.cut(t.text, RIGHT - 20);
      note(text, right + 14, t.y + 4, t.colour);
    }
  }

  private static @Nullable Tag last(List<Tag> tags) {
    Tag found = null;
    for (Tag t : tags) {
      if (!t.bold) {
        found = t;
      }
    }
    return found;
  }

  // ---- Illegal answers ------------------------------------------------------------------------

  private void rates(double top, double bottom) {
    title("Illegal answers, share of steps", top - 12);
    double most = 0;
    for (Series s : model.series()) {
      for (CellSummary p : s.points()) {
        if (!Double.isNaN(p.illegal())) {
          most = Math.max(most, p.illegal95().high());
        }
      }
    }
    Range range = new Range(0, most > 0.5 ? 1 : most > 0.2 ? 0.5 : most > 0.1 ? 0.2 : 0.1);
    levels(range, top, bottom, true);
    List<Series> all = model.series();
    for (int i = 0; i < all.size(); i++) {
      Series s = all.get(i);
      List<CellSummary> points =
          s.points().stream().filter(p -> !Double.isNaN(p.illegal())).toList();
      int n = points.size();
      if (n == 0) {
        continue;
      }
      double[] px = new double[n];
      double[] py = new double[n];
      for (int k = 0; k < n; k++) {
        px[k] = x(points.get(k).cell().demos());
        py[k] = y(points.get(k).illegal(), range, top, bottom);
      }
      g.setStroke(Draw.color(colour(i)));
      g.setLineWidth(2);
      g.strokePolyline(px, py, n);
      g.setLineWidth(1);
      for (int k = 0; k < n; k++) {
        CellSummary p = points.get(k);
        whisker(px[k], p.illegal95(), range, top, bottom, colour(i));
        dot(px[k], py[k], i, colour(i), ExperimentsModel.same(p, model.selected()), p);
        spots.add(new Spot(px[k], py[k], p));
      }
    }
  }

  // ---- What is under the mouse ----------------------------------------------------------------

  private void tip(double w) {
    CellSummary p = hovered;
    Spot at =
        p == null
            ? null
            : spots.stream()
                .filter(s -> ExperimentsModel.same(s.cell(), p))
                .findFirst()
                .orElse(null);
    if (p == null || at == null) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add(p.cell().text());
    lines.add(
        String.format(
            Locale.ROOT,
            "%.3f  [%.3f, %.3f], n = %d",
            p.mean(),
            p.ci95().low(),
            p.ci95().high(),
            p.n()));
    if (!Double.isNaN(p.normalised())) {
      lines.add(String.format(Locale.ROOT, "normalised %.3f", p.normalised()));
    }
    if (!Double.isNaN(p.illegal())) {
      lines.add(
          String.format(
              Locale.ROOT,
              "illegal %.1f %%, invalid %.1f %%, empty %.1f %%",
              100 * p.illegal(),
              100 * p.invalid(),
              100 * p.empty()));
    }
    lines.add("click: its episodes");
    double width = lines.stream().mapToDouble(draw::width).max().orElse(0) + 20;
    double height = lines.size() * 15 + 12;
    double px = Math.min(at.x() + 12, w - width - 4);
    double py = Math.max(4, at.y() - height - 8);
    g.setFill(Draw.color(palette.raised()));
    g.fillRoundRect(px, py, width, height, 6, 6);
    g.setStroke(Draw.color(palette.line()));
    g.strokeRoundRect(px + 0.5, py + 0.5, width - 1, height - 1, 6, 6);
    for (int i = 0; i < lines.size(); i++) {
      note(
          lines.get(i),
          px + 10,
          py + 18 + 15 * i,
          i == lines.size() - 1 ? palette.muted() : palette.text());
    }
  }
}
