package foxden.app.findings;

import foxden.app.theme.ColourMap;
import foxden.app.theme.Draw;
import foxden.app.theme.Palette;
import foxden.policies.language.StorySummary;
import foxden.policies.language.StorySummary.Architecture;
import foxden.policies.language.StorySummary.Estimate;
import foxden.policies.language.StorySummary.Needle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.jspecify.annotations.Nullable;

/**
 * The findings on one page: loss and answers of each architecture, loss at each position inside and
 * beyond the training length, loss under noise, and the needle grids. Means over seeds with their
 * 95 % intervals. FX thread.
 */
public final class FindingsView extends Pane {

  /** Width and height it is drawn for. */
  public static final int WIDTH = 1280;

  public static final int HEIGHT = 960;

  // Right of the curves: a piece of each line and its name.
  private static final double KEY = 164;
  private static final double SAMPLE = 20;
  // Of the needle grids: the depths at the left of them all, and what is between two of them.
  private static final double DEPTHS = 28;
  private static final double BETWEEN = 10;

  private static final Map<String, String> SHORT =
      Map.of(
          "lm-nope", "no positions",
          "lm-rope", "RoPE",
          "lm-fox-fixed", "FoX, fixed gates",
          "lm-fox-bias", "FoX, bias-only gates",
          "lm-fox", "FoX (LLaMA)",
          "lm-rope-pro", "RoPE (Pro)",
          "lm-fox-pro", "FoX (Pro)");

  private final StorySummary summary;
  private final Palette palette;
  private final GraphicsContext g;
  private final Draw draw = new Draw();

  /**
   * A page of these findings.
   *
   * @param zoom its size as a multiple of {@link #WIDTH} and {@link #HEIGHT}
   */
  public FindingsView(StorySummary summary, boolean dark, double zoom) {
    this.summary = summary;
    this.palette = Palette.of(dark);
    Canvas canvas = new Canvas(WIDTH * zoom, HEIGHT * zoom);
    g = canvas.getGraphicsContext2D();
    g.scale(zoom, zoom);
    getChildren().add(canvas);
    setPrefSize(canvas.getWidth(), canvas.getHeight());
    paint();
  }

  private void paint() {
    g.setFill(Draw.color(palette.background()));
    g.fillRect(0, 0, WIDTH, HEIGHT);
    title(24, 36, "Toy-scale findings", 20);
    note(
        24,
        56,
        "Two layers of width 64 on generated stories, trained on "
            + summary.trainingLength()
            + " tokens; means over seeds, bars and bands are 95 % intervals (Student's t).");
    dots(24, 84, 600, "Loss, nats a token", false, Architecture::loss, Architecture::lossBeyond);
    dots(
        656,
        84,
        600,
        "Questions right, share",
        true,
        Architecture::right,
        Architecture::rightBeyond);
    positions(24, 370, 600, 300);
    noise(656, 370, 600, 300);
    needles(24, 686);
  }

  private void title(double x, double y, String text, double size) {
    g.setFill(Draw.color(palette.text()));
    g.setFont(Font.font(Font.getDefault().getFamily(), FontWeight.BOLD, size));
    g.fillText(text, x, y);
  }

  private void note(double x, double y, String text) {
    g.setFill(Draw.color(palette.muted()));
    g.setFont(draw.small());
    g.fillText(text, x, y);
  }

  private void panel(double x, double y, double w, double h, String heading) {
    g.setFill(Draw.color(palette.panel()));
    g.fillRoundRect(x, y, w, h, 8, 8);
    g.setStroke(Draw.color(palette.line()));
    g.strokeRoundRect(x + 0.5, y + 0.5, w - 1, h - 1, 8, 8);
    title(x + 14, y + 24, heading, 13);
  }

  private String name(Architecture a) {
    return SHORT.getOrDefault(a.name(), a.name());
  }

  // Colour says whether there are data-dependent gates, rotary positions or something else.
  private int colour(Architecture a) {
    return switch (a.name()) {
      case "lm-fox", "lm-fox-pro" -> palette.accent();
      case "lm-rope", "lm-rope-pro" -> palette.band(0);
      case "lm-fox-bias" -> palette.band(2);
      case "lm-fox-fixed" -> palette.band(1);
      default -> palette.muted();
    };
  }

  private static boolean pro(Architecture a) {
    return a.name().endsWith("-pro");
  }

  private void dots(
      double x,
      double y,
      double w,
      String heading,
      boolean share,
      java.util.function.Function<Architecture, Estimate> inside,
      java.util.function.Function<Architecture, Estimate> beyond) {
    double h = 270;
    panel(x, y, w, h, heading);
    List<Architecture> all = summary.architectures();
    double top = 0;
    for (Architecture a : all) {
      top = Math.max(top, Math.max(upper(inside.apply(a)), upper(beyond.apply(a))));
    }
    Axis axis = new Axis(x + 150, x + w - 30, 0, share ? 1 : nice(top));
    grid(axis, y + 44, y + h - 34);
    double step = (h - 90) / Math.max(1, all.size());
    for (int i = 0; i < all.size(); i++) {
      Architecture a = all.get(i);
      double cy = y + 52 + step * (i + 0.5);
      g.setFill(Draw.color(palette.text()));
      g.setFont(draw.small());
      String label = name(a);
      g.fillText(label, x + 138 - draw.width(label), cy + 4);
      estimate(axis, cy - 4, inside.apply(a), colour(a), true);
      estimate(axis, cy + 5, beyond.apply(a), colour(a), false);
    }
    double last = legend(x + w - 14, y + 24, false, "beyond, to 4 times");
    legend(last - 18, y + 24, true, "inside the training length");
  }

  // Ends at right; returns where it begins.
  private double legend(double right, double y, boolean full, String text) {
    double x = right - draw.width(text);
    mark(x - 10, y - 4, palette.muted(), full);
    note(x, y, text);
    return x - 14;
  }

  private static double upper(Estimate e) {
    return Double.isNaN(e.high()) ? e.mean() : Math.max(e.mean(), e.high());
  }

  private void estimate(Axis axis, double y, Estimate e, int colour, boolean full) {
    g.setStroke(Draw.color(colour));
    g.setLineWidth(1.5);
    if (!Double.isNaN(e.low())) {
      g.strokeLine(axis.at(Math.max(axis.from, e.low())), y, axis.at(e.high()), y);
    }
    g.setLineWidth(1);
    mark(axis.at(e.mean()), y, colour, full);
  }

  private void mark(double x, double y, int colour, boolean full) {
    g.setFill(Draw.color(full ? colour : palette.panel()));
    g.fillOval(x - 3.5, y - 3.5, 7, 7);
    g.setStroke(Draw.color(colour));
    g.setLineWidth(1.5);
    g.strokeOval(x - 3.5, y - 3.5, 7, 7);
    g.setLineWidth(1);
  }

  /** A scale from values to pixels. */
  private record Axis(double pixelFrom, double pixelTo, double from, double to) {
    double at(double value) {
      double t = (value - from) / (to - from);
      return pixelFrom + Math.max(0, Math.min(1, t)) * (pixelTo - pixelFrom);
    }
  }

  private static double nice(double top) {
    for (double limit : new double[] {0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10}) {
      if (top <= limit) {
        return limit;
      }
    }
    return Math.ceil(top);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString(Math.round(value))
        : String.format(Locale.ROOT, "%.2f", value).replaceAll("0$", "");
  }

  // Vertical lines with numbers below.
  private void grid(Axis axis, double top, double bottom) {
    for (int i = 0; i <= 4; i++) {
      double value = axis.from + (axis.to - axis.from) * i / 4;
      double px = Math.round(axis.at(value)) + 0.5;
      g.setStroke(Draw.color(palette.grid()));
      g.strokeLine(px, top, px, bottom);
      String label = number(value);
      note(px - draw.width(label) / 2, bottom + 16, label);
    }
  }

  // Horizontal lines with numbers at the left.
  private void levels(Axis axis, double left, double right) {
    for (int i = 0; i <= 4; i++) {
      double value = axis.from + (axis.to - axis.from) * i / 4;
      double py = Math.round(axis.at(value)) + 0.5;
      g.setStroke(Draw.color(palette.grid()));
      g.strokeLine(left, py, right, py);
      String label = number(value);
      note(left - 8 - draw.width(label), py + 4, label);
    }
  }

  private void positions(double x, double y, double w, double h) {
    panel(x, y, w, h, "Loss at each position, nats");
    double top = 0;
    int last = 1;
    for (Architecture a : summary.architectures()) {
      for (StorySummary.Bin bin : a.positions()) {
        top = compared(a) ? Math.max(top, bin.loss().mean()) : top;
        last = Math.max(last, bin.to());
      }
    }
    Axis across = new Axis(x + 56, x + w - KEY, 0, last);
    Axis up = new Axis(y + h - 44, y + 42, 0, nice(top));
    levels(up, x + 56, x + w - KEY);
    double edge = across.at(summary.trainingLength());
    g.setStroke(Draw.color(palette.muted()));
    g.setLineDashes(4, 4);
    g.strokeLine(edge, y + 42, edge, y + h - 44);
    g.setLineDashes();
    note(edge + 4, y + 52, "training length");
    for (int i = 0; i <= 4; i++) {
      String label = Integer.toString(last * i / 4);
      note(across.at(last * i / 4.0) - draw.width(label) / 2, y + h - 26, label);
    }
    note(x + 56, y + h - 10, "position, tokens");
    double previous = Double.NEGATIVE_INFINITY;
    for (Architecture a : byEnd(a -> a.positions().get(a.positions().size() - 1).loss().mean())) {
      double[] xs = a.positions().stream().mapToDouble(b -> (b.from() + b.to()) / 2.0).toArray();
      previous =
          curve(
              a,
              across,
              up,
              xs,
              a.positions().stream().map(StorySummary.Bin::loss).toList(),
              x + w - KEY + 6,
              previous);
    }
  }

  // Gates and rotary positions; the rest would only cover them.
  private static boolean compared(Architecture a) {
    return !a.name().equals("lm-nope");
  }

  // From the highest end to the lowest, so that labels can be moved down.
  private List<Architecture> byEnd(java.util.function.ToDoubleFunction<Architecture> end) {
    return summary.architectures().stream()
        .filter(FindingsView::compared)
        .sorted(java.util.Comparator.comparingDouble(end).reversed())
        .toList();
  }

  private double curve(
      Architecture a,
      Axis across,
      Axis up,
      double[] xs,
      List<Estimate> values,
      double labelX,
      double previous) {
    int n = xs.length;
    double[] px = new double[n];
    double[] py = new double[n];
    double[] bandX = new double[2 * n];
    double[] bandY = new double[2 * n];
    boolean band = true;
    for (int i = 0; i < n; i++) {
      Estimate e = values.get(i);
      px[i] = across.at(xs[i]);
      py[i] = up.at(e.mean());
      band &= !Double.isNaN(e.low());
      bandX[i] = px[i];
      bandX[2 * n - 1 - i] = px[i];
      bandY[i] = up.at(e.low());
      bandY[2 * n - 1 - i] = up.at(e.high());
    }
    if (band) {
      g.setFill(Draw.color(Palette.alpha(colour(a), 0.14)));
      g.fillPolygon(bandX, bandY, 2 * n);
    }
    line(a, px, py);
    double y = Math.max(py[n - 1] + 4, previous + 14);
    // Two architectures share a colour: the line itself tells which is which.
    line(a, new double[] {labelX, labelX + SAMPLE}, new double[] {y - 4, y - 4});
    g.setFill(Draw.color(colour(a)));
    g.setFont(draw.small());
    g.fillText(draw.cut(name(a), KEY - SAMPLE - 24), labelX + SAMPLE + 5, y);
    return y;
  }

  private void line(Architecture a, double[] px, double[] py) {
    g.setStroke(Draw.color(colour(a)));
    g.setLineWidth(pro(a) ? 2.5 : 1.5);
    g.setLineDashes(pro(a) ? new double[] {} : new double[] {6, 3});
    g.strokePolyline(px, py, px.length);
    g.setLineDashes();
    g.setLineWidth(1);
  }

  private void noise(double x, double y, double w, double h) {
    panel(x, y, w, h, "Loss when words of the context are replaced, nats");
    double top = 0;
    double most = 0.01;
    for (Architecture a : summary.architectures()) {
      for (StorySummary.Noise point : a.noise()) {
        top = compared(a) ? Math.max(top, point.loss().mean()) : top;
        most = Math.max(most, point.rate());
      }
    }
    Axis across = new Axis(x + 56, x + w - KEY, 0, most);
    Axis up = new Axis(y + h - 44, y + 42, 0, nice(top));
    levels(up, x + 56, x + w - KEY);
    for (int i = 0; i <= 4; i++) {
      String label = Math.round(100 * most * i / 4) + " %";
      note(across.at(most * i / 4) - draw.width(label) / 2, y + h - 26, label);
    }
    note(x + 56, y + h - 10, "share of words replaced");
    double previous = Double.NEGATIVE_INFINITY;
    for (Architecture a : byEnd(a -> a.noise().get(a.noise().size() - 1).loss().mean())) {
      double[] xs = a.noise().stream().mapToDouble(StorySummary.Noise::rate).toArray();
      previous =
          curve(
              a,
              across,
              up,
              xs,
              a.noise().stream().map(StorySummary.Noise::loss).toList(),
              x + w - KEY + 6,
              previous);
    }
  }

  private void needles(double x, double y) {
    panel(x, y, WIDTH - 2 * x, HEIGHT - y - 22, "Needles found: depth (down) by length (across)");
    int n = Math.max(1, summary.architectures().size());
    double left = x + 14 + DEPTHS;
    double each = (WIDTH - x - 14 - left + BETWEEN) / n;
    for (int i = 0; i < summary.architectures().size(); i++) {
      needleGrid(summary.architectures().get(i), left + i * each, y + 44, each - BETWEEN, i == 0);
    }
    String all = "all; number: per cent";
    double barX = WIDTH - x - 14 - draw.width(all) - 106;
    for (int i = 0; i < 100; i++) {
      g.setFill(Draw.color(ColourMap.DUSK.argb(i / 99.0)));
      g.fillRect(barX + i, y + 15, 1.5, 10);
    }
    note(barX - 6 - draw.width("none"), y + 24, "none");
    note(barX + 106, y + 24, all);
  }

  // All have the same depths, which are named once: so every length has room below its column.
  private void needleGrid(Architecture a, double x, double y, double w, boolean named) {
    List<Integer> lengths = a.needles().stream().map(Needle::length).distinct().toList();
    List<Double> depths = a.needles().stream().map(Needle::depth).distinct().toList();
    double cw = w / Math.max(1, lengths.size());
    double ch = 34;
    g.setFill(Draw.color(colour(a)));
    g.setFont(draw.small());
    g.fillText(draw.cut(name(a), w), x, y);
    for (int r = 0; r < depths.size(); r++) {
      String label = number(depths.get(r));
      if (named) {
        note(x - 6 - draw.width(label), y + 8 + ch * r + ch / 2 + 4, label);
      }
      for (int c = 0; c < lengths.size(); c++) {
        Needle cell = find(a, lengths.get(c), depths.get(r));
        if (cell != null) {
          double cx = x + c * cw;
          double cy = y + 8 + r * ch;
          int fill = ColourMap.DUSK.argb(cell.found());
          g.setFill(Draw.color(fill));
          g.fillRect(cx, cy, cw - 1, ch - 1);
          String text = Long.toString(Math.round(100 * cell.found()));
          int dark = 0xFF16181C;
          boolean light = Palette.contrast(fill, dark) > 4.5;
          g.setFill(Draw.color(light ? dark : 0xFFF6F5F2));
          if (draw.width(text) < cw) {
            g.fillText(text, cx + (cw - 1 - draw.width(text)) / 2, cy + ch / 2 + 4);
          }
        }
      }
    }
    List<String> labels = lengths.stream().map(String::valueOf).toList();
    int step = every(labels.stream().mapToDouble(draw::width).toArray(), cw - 1);
    // The longest is always among them.
    for (int c = lengths.size() - 1; c >= 0; c -= step) {
      String label = labels.get(c);
      note(x + c * cw + (cw - 1 - draw.width(label)) / 2, y + 8 + ch * depths.size() + 14, label);
    }
  }

  /**
   * Which labels of an axis are drawn: every {@code n}th, counted from the last, so that two
   * neighbours keep 4 px between them.
   *
   * @param widths of the labels, px
   * @param each from one place to the next, px
   */
  static int every(double[] widths, double each) {
    double widest = java.util.Arrays.stream(widths).max().orElse(0);
    int n = 1;
    while (n < widths.length && widest + 4 > each * n) {
      n++;
    }
    return n;
  }

  private static @Nullable Needle find(Architecture a, int length, double depth) {
    for (Needle cell : a.needles()) {
      if (cell.length() == length && cell.depth() == depth) {
        return cell;
      }
    }
    return null;
  }
}
