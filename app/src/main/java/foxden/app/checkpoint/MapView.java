package foxden.app.checkpoint;

import foxden.app.theme.ColourMap;
import foxden.app.theme.Draw;
import foxden.app.theme.Palette;
import foxden.app.theme.Raster;
import foxden.policies.Mind;
import foxden.policies.fox.LanguageReading;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The large map of one head and, on the same key axis, its gates. Wheel zooms, double click shows
 * all, hovering explains a cell exactly. FX thread.
 */
final class MapView extends Region {

  private static final double LEFT = 74;
  private static final double RIGHT = 74;
  private static final double BOTTOM = 64;
  private static final double STRIP = 22;

  // Of a float, what a look-up leaves out: seven bits of the mantissa stay.
  private static final int BITS = 16;

  private final Draw draw = new Draw();
  private final ImageView picture = new ImageView();
  private final Canvas text = new Canvas();
  private final MapModel model;
  private final Consumer<String> hovered;
  private Raster raster = new Raster(1, 1);
  private boolean dark;
  private boolean log = true;
  private double threshold;
  private boolean boundary;
  private @Nullable LanguageReading reading;
  private PooledMap.@Nullable View view;
  private @Nullable PooledMap map;
  private Runnable drawn = () -> {};

  MapView(MapModel model, Consumer<String> hovered) {
    this.model = model;
    this.hovered = hovered;
    setMinSize(240, 200);
    picture.setManaged(false);
    text.setManaged(false);
    text.setMouseTransparent(true);
    getChildren().addAll(picture, text);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> hovered.accept(""));
    addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        e -> {
          if (e.getClickCount() == 2) {
            fit();
          }
        });
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    widthProperty().addListener((o, a, b) -> wish());
    heightProperty().addListener((o, a, b) -> wish());
  }

  /** Shows a head of a reading; keeps the zoom within the same text. */
  void show(LanguageReading of, int layer, int head, Quantity quantity, boolean sink) {
    PooledMap.View whole = PooledMap.View.all(of.mind(), layer, head, quantity, sink);
    PooledMap.View old = view;
    view =
        old != null && of == reading ? whole.zoomed(old.q0(), old.q1(), old.k0(), old.k1()) : whole;
    reading = of;
    wish();
  }

  /** How values become colours; costs a repaint only. */
  void colours(boolean logarithmic, double least, boolean provenEnd, boolean darkness) {
    log = logarithmic;
    threshold = least;
    boundary = provenEnd;
    dark = darkness;
    paint();
  }

  /** Shows all tokens. */
  void fit() {
    PooledMap.View v = view;
    if (v != null) {
      view = PooledMap.View.all(v.mind(), v.layer(), v.head(), v.quantity(), v.sink());
      wish();
    }
  }

  /** Takes a map that the model has made. */
  void take(PooledMap made) {
    if (made.view().equals(view)) {
      map = made;
      paint();
      drawn.run();
    }
  }

  /** Is told each time a new map has been drawn. */
  void onDrawn(Runnable listener) {
    drawn = listener;
  }

  /** Whether the map that is shown leaves queries out. */
  boolean sampled() {
    return map != null && map.sampled();
  }

  private double plotWidth() {
    return Math.max(8, getWidth() - LEFT - RIGHT);
  }

  private double plotHeight() {
    return Math.max(8, getHeight() - BOTTOM);
  }

  private void wish() {
    PooledMap.View v = view;
    if (v != null && getWidth() > LEFT + RIGHT + 8 && getHeight() > BOTTOM + 8) {
      model.want(v, (int) plotWidth(), (int) plotHeight());
    }
  }

  private void paint() {
    PooledMap m = map;
    int w = (int) getWidth();
    int h = (int) getHeight();
    if (m == null || w < 4 || h < 4) {
      return;
    }
    if (raster.width() != w || raster.height() != h) {
      raster = new Raster(w, h);
    }
    Palette p = Palette.of(dark);
    raster.fill(0);
    ColourMap colours = m.view().quantity().signed() ? ColourMap.TIDE : ColourMap.DUSK;
    cells(m, colours, p.raised());
    gates(m, p);
    bar(colours, p);
    String ends = boundary ? boundary(m, p) : "";
    picture.setImage(raster.show());
    picture.setFitWidth(getWidth());
    picture.setFitHeight(getHeight());
    words(m, p, ends);
  }

  private void cells(PooledMap m, ColourMap colours, int hidden) {
    int[] pixels = raster.pixels();
    int w = raster.width();
    int columns = Math.min(m.width(), w - (int) LEFT);
    double least = threshold > 0 && thresholds(m) ? threshold : -1;
    // Shares on a logarithmic scale are looked up by their exponent and first bits: a logarithm a
    // pixel costs more than all the rest.
    int[] logs = m.view().quantity().share() && log ? logarithmic(m, colours) : new int[0];
    for (int y = 0; y < m.height() && y < raster.height(); y++) {
      int at = y * w + (int) LEFT;
      int from = y * m.width();
      for (int x = 0; x < columns; x++) {
        float value = m.values()[from + x];
        if (Float.isNaN(value) || Math.abs(value) < least) {
          pixels[at + x] = hidden;
        } else if (logs.length > 0) {
          pixels[at + x] = logs[Math.min(Float.floatToRawIntBits(value) >>> BITS, logs.length - 1)];
        } else {
          pixels[at + x] = colours.argb(place(m, value));
        }
      }
    }
  }

  // Colours of shares from 0 to 1.
  private int[] logarithmic(PooledMap m, ColourMap colours) {
    int[] all = new int[(Float.floatToRawIntBits(1f) >>> BITS) + 1];
    for (int i = 0; i < all.length; i++) {
      all[i] = colours.argb(place(m, Float.intBitsToFloat(i << BITS)));
    }
    return all;
  }

  private static boolean thresholds(PooledMap m) {
    return m.view().quantity().share() || m.view().quantity().signed();
  }

  private double place(PooledMap m, double value) {
    Quantity quantity = m.view().quantity();
    if (quantity.share()) {
      return log ? Math.max(0, 1 + Math.log10(Math.max(value, 1e-9)) / 4) : value;
    }
    if (quantity.signed()) {
      double most = Math.max(1e-9, Math.max(Math.abs(m.low()), Math.abs(m.high())));
      return 0.5 + value / most / 2;
    }
    double low = lowest(quantity, m.low(), m.high());
    return Math.max(0, (value - low) / Math.max(1e-9, m.high() - low));
  }

  /**
   * Where the colours of a quantity begin. Decay falls without end: a key whose S or D lies more
   * than 20 below the largest gets less than a part in 10^8, and colours spent on it would leave
   * none for what counts.
   */
  static double lowest(Quantity quantity, double low, double high) {
    return quantity.decays() ? Math.max(low, high - 20) : low;
  }

  // Value at a place of the colour bar; inverse of place.
  private double value(PooledMap m, double place) {
    Quantity quantity = m.view().quantity();
    if (quantity.share()) {
      return log ? Math.pow(10, (place - 1) * 4) : place;
    }
    if (quantity.signed()) {
      return (place - 0.5) * 2 * Math.max(Math.abs(m.low()), Math.abs(m.high()));
    }
    double low = lowest(quantity, m.low(), m.high());
    return low + place * (m.high() - low);
  }

  private void gates(PooledMap m, Palette p) {
    PooledMap.View v = m.view();
    int top = m.height() + 8;
    for (int x = 0; x < m.width(); x++) {
      int from = v.keyAt(x / (double) m.width());
      int to = Math.max(from, v.keyAt((x + 1) / (double) m.width() - 1e-9));
      float least = 0;
      for (int k = from; k <= to; k++) {
        least = Math.min(least, v.mind().logForget(v.layer(), v.head(), k));
      }
      raster.column((int) LEFT + x, top, (int) STRIP, ColourMap.TIDE.argb(Math.exp(least)));
      if (Math.exp(least) < 0.1) {
        raster.column((int) LEFT + x, top + (int) STRIP, 4, p.accent());
      }
    }
  }

  private void bar(ColourMap colours, Palette p) {
    int x = (int) (LEFT + plotWidth() + 8);
    int h = (int) plotHeight();
    for (int y = 0; y < h; y++) {
      raster.row(x, y, 10, colours.argb(1 - y / (h - 1.0)));
    }
    raster.frame(x - 1, 0, 12, h, p.line());
  }

  // Left of this line no key can carry anything, whatever the text says. Without a line in sight it
  // returns what to say instead.
  private String boundary(PooledMap m, Palette p) {
    LanguageReading r = reading;
    if (r == null) {
      return "";
    }
    PooledMap.View v = m.view();
    double least = r.decayThreshold(v.layer(), v.head(), -10);
    int n = v.mind().tokens();
    double[] c = new double[n];
    for (int i = 0; i < n; i++) {
      c[i] = (i == 0 ? 0 : c[i - 1]) + v.mind().logForget(v.layer(), v.head(), i);
    }
    int first = 0;
    int done = -1;
    int past = 0;
    for (int y = 0; y < m.height(); y++) {
      int q = v.queryAt(y / (double) m.height());
      while (first < q && c[q] - c[first] < least) {
        first++;
      }
      int x = (int) Math.round((first - v.k0()) / (v.k1() - v.k0()) * m.width());
      past += x > m.width() ? 1 : 0;
      if (first > 0 && x >= 0 && x <= m.width()) {
        int from = done < 0 ? x : Math.min(done, x);
        raster.rect((int) LEFT + from, y, Math.max(2, x - from + 1), 2, p.accent());
        done = x;
      }
    }
    return done >= 0 ? "" : unmarked(past, m.height());
  }

  /** What the map says of the proven end when no line is in sight, of so many rows past it. */
  static String unmarked(int past, int rows) {
    return past == 0
        ? ", no key here is proven to be past"
        : past == rows ? ", every key here is proven to be past" : "";
  }

  /** Tokens from one label to the next: 1, 2, 5, 10, 20 and so on, at least {@code room} apart. */
  static int step(double cell, double room) {
    int step = 1;
    for (int i = 0; step * cell < room && step < 1_000_000; i++) {
      step = i % 3 == 1 ? step / 2 * 5 : step * 2;
    }
    return step;
  }

  private void words(PooledMap m, Palette p, String more) {
    text.setWidth(getWidth());
    text.setHeight(getHeight());
    GraphicsContext g = text.getGraphicsContext2D();
    g.clearRect(0, 0, getWidth(), getHeight());
    g.setFont(draw.small());
    g.setTextBaseline(VPos.CENTER);
    g.setFill(Draw.color(p.muted()));
    for (int i = 0; i <= 4; i++) {
      double y = Math.max(6, Math.min(m.height() - 6.0, m.height() * i / 4.0));
      boolean cut = i == 4 && m.low() < value(m, 0) && m.view().quantity().decays();
      g.fillText((cut ? "\u2264 " : "") + number(value(m, 1 - i / 4.0)), LEFT + m.width() + 24, y);
    }
    PooledMap.View v = m.view();
    double cell = m.height() / (v.q1() - v.q0());
    int rows = step(cell, cell >= 13 ? 13 : 40);
    for (int q = first(v.q0(), rows); q + 0.5 < v.q1(); q += rows) {
      double y = Math.max(6, Math.min(m.height() - 6.0, (q + 0.5 - v.q0()) * cell));
      String label = draw.cut(label(v.mind(), q), LEFT - 12);
      g.fillText(label, LEFT - 6 - draw.width(label), y);
    }
    double wide = m.width() / (v.k1() - v.k0());
    int columns = step(wide, wide >= 46 ? 46 : 64);
    double below = m.height() + 8 + STRIP + 14;
    for (int k = first(v.k0(), columns); k + 0.5 < v.k1(); k += columns) {
      String label = draw.cut(label(v.mind(), k), columns * wide - 4);
      double x = LEFT + (k + 0.5 - v.k0()) * wide - draw.width(label) / 2;
      g.fillText(label, x, below);
    }
    g.fillText("gate f", LEFT - 6 - draw.width("gate f"), m.height() + 8 + STRIP / 2);
    g.fillText("0 to 1", LEFT + m.width() + 8, m.height() + 8 + STRIP / 2);
    String how =
        v.mind().tokens()
            + " tokens"
            + (m.sampled() ? ", pooled: every pixel samples queries, shows the largest" : "")
            + (v.quantity().share() ? log ? ", log" : ", linear" : ", linear")
            + more;
    // Below the map: on it, a zoomed part would shine through the words.
    double under = m.height() + BOTTOM - 7.0;
    double room = m.width() + RIGHT - 24;
    String axes = "query i down, key j across";
    g.fillText(draw.cut(axes, room), LEFT, under);
    String rest = draw.cut(how, room - draw.width(axes));
    g.fillText(rest, LEFT + m.width() - draw.width(rest), under);
  }

  // The first labelled token whose middle is in sight.
  private static int first(double from, int step) {
    return (int) Math.ceil((from - 0.5) / step) * step;
  }

  private static String label(Mind mind, int i) {
    return i + " " + mind.token(i).label();
  }

  private static String number(double value) {
    double size = Math.abs(value);
    return String.format(
        Locale.ROOT, size == 0 || size >= 0.995 ? "%.1f" : size >= 0.01 ? "%.2f" : "%.0e", value);
  }

  private void moved(MouseEvent e) {
    PooledMap m = map;
    double x = e.getX() - LEFT;
    if (m == null || x < 0 || x >= m.width()) {
      hovered.accept("");
      return;
    }
    PooledMap.View v = m.view();
    int k = v.keyAt(x / m.width());
    if (e.getY() >= m.height()) {
      double f = Math.exp(v.mind().logForget(v.layer(), v.head(), k));
      hovered.accept(String.format(Locale.ROOT, "gate at %s: f = %.4f", label(v.mind(), k), f));
      return;
    }
    int q = v.queryAt(e.getY() / m.height());
    hovered.accept(
        k > q
            ? "the future: token " + k + " is not visible to query " + q
            : explain(v.mind(), v.layer(), v.head(), q, k) + largest(m, e));
  }

  // Where several cells share a pixel, what its colour stands for.
  private static String largest(PooledMap m, MouseEvent e) {
    PooledMap.View v = m.view();
    int at = (int) e.getY() * m.width() + (int) (e.getX() - LEFT);
    boolean pooled = v.k1() - v.k0() > m.width() || v.q1() - v.q0() > m.height();
    return !pooled || Float.isNaN(m.values()[at])
        ? ""
        : String.format(
            Locale.ROOT, "   largest %s here %.4g", v.quantity().label(), m.values()[at]);
  }

  /** The exact sum behind a cell. */
  static String explain(Mind mind, int layer, int head, int q, int k) {
    float[] a = new float[q + 1];
    float[] content = new float[q + 1];
    float[] decay = new float[q + 1];
    double normaliser = mind.row(layer, head, q, a, content, decay);
    float on = a[k];
    float logit = content[k] + decay[k];
    float dot = content[k];
    Quantity.GATE_EFFECT.row(a, content, decay, q);
    return String.format(
        Locale.ROOT,
        "%s \u2192 %s   A %.4g = exp(%.2f q\u00b7k %+.2f D %+.2f normaliser)"
            + "   S %.2f   F %.4g   gates off %.4g",
        label(mind, q),
        label(mind, k),
        on,
        dot,
        decay[k],
        -normaliser,
        logit,
        Math.exp(decay[k]),
        on - a[k]);
  }

  private void scrolled(ScrollEvent e) {
    PooledMap.View v = view;
    if (v == null || e.getDeltaY() == 0) {
      return;
    }
    double n = v.mind().tokens();
    double factor = e.getDeltaY() > 0 ? 0.8 : 1.25;
    double[] k = zoom(v.k0(), v.k1(), factor, (e.getX() - LEFT) / plotWidth(), n);
    double[] q = zoom(v.q0(), v.q1(), factor, e.getY() / plotHeight(), n);
    view = v.zoomed(q[0], q[1], k[0], k[1]);
    wish();
    e.consume();
  }

  private static double[] zoom(double from, double to, double factor, double share, double n) {
    double at = Math.max(0, Math.min(1, share));
    double span = Math.max(Math.min(8, n), Math.min(n, (to - from) * factor));
    double start = Math.max(0, Math.min(n - span, from + at * (to - from) - at * span));
    return new double[] {start, start + span};
  }
}
