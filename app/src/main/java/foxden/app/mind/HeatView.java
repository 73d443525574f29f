package foxden.app.mind;

import foxden.app.link.Source;
import foxden.app.session.Pick;
import foxden.app.session.Session;
import foxden.app.theme.ColourMap;
import foxden.app.theme.Draw;
import foxden.app.theme.Palette;
import foxden.app.theme.Raster;
import foxden.policies.Mind;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * The large heat map with everything that shares its key axis: the row at the cursor, a forget-gate
 * strip for each head, and how far the network's action is from the one taken. One raster; hovering
 * asks the mind for the exact cell.
 */
final class HeatView extends Region {

  private final Session session;
  private final TokenTimes times;
  private final BiConsumer<String, String> hovered;
  private final Draw draw = new Draw();
  private final ImageView picture = new ImageView();
  private final Canvas text = new Canvas();
  private final Region queryLine = new Region();
  private final Region keyLine = new Region();
  private final Region crossLine = new Region();
  private Raster raster = new Raster(1, 1);
  private HeatLayout at = new HeatLayout(1, 1, 1, false);
  private MindModel.@Nullable Result shown;
  private Scale scale = Scale.DEFAULT;
  private HeatPainter.@Nullable Window zoomed;
  private int query = -1;
  private int hoverKey = -1;
  private double scalePx = 1;
  private String worded = "";
  private String note = "";

  HeatView(Session session, TokenTimes times, BiConsumer<String, String> hovered) {
    this.session = session;
    this.times = times;
    this.hovered = hovered;
    getStyleClass().add("heat");
    setMinSize(160, 150);
    for (Region r : List.of(queryLine, keyLine, crossLine)) {
      r.setManaged(false);
      r.setMouseTransparent(true);
      r.setVisible(false);
    }
    queryLine.getStyleClass().add("query-line");
    keyLine.getStyleClass().add("key-line");
    crossLine.getStyleClass().add("cross-line");
    picture.setManaged(false);
    text.setManaged(false);
    text.setMouseTransparent(true);
    getChildren().addAll(picture, text, crossLine, queryLine, keyLine);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::moved);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> left());
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
  }

  void scale(Scale s) {
    scale = s;
  }

  /** Said after the normalisation. */
  void note(String n) {
    note = n;
  }

  /** Shows all again. */
  void fit() {
    zoomed = null;
  }

  /** Paints everything. */
  void paint(MindModel.Result r, int atQuery) {
    shown = r;
    query = atQuery;
    Mind mind = r.mind();
    Source source = session.source().orElse(null);
    boolean difference =
        source != null && !Float.isNaN(source.difference(Math.max(0, session.cursor())));
    at = new HeatLayout(getWidth(), getHeight(), mind.layers() * mind.heads(), difference);
    var window = getScene() == null ? null : getScene().getWindow();
    scalePx = window == null ? 1 : Math.max(1, window.getOutputScaleX());
    int w = px(getWidth());
    int h = px(getHeight());
    if (w < 4 || h < 4) {
      return;
    }
    if (raster.width() != w || raster.height() != h) {
      raster = new Raster(w, h);
    }
    Palette p = Palette.of(session.darkProperty().get());
    raster.fill(0);
    HeatPainter.Window view = window(r);
    int left = px(HeatLayout.LEFT);
    int plot = px(at.plotWidth());
    HeatPainter.paint(
        raster,
        left,
        px(at.mapTop()),
        plot,
        px(at.mapHeight()),
        r.rows(),
        view,
        scale,
        ColourMap.DUSK,
        p.raised(),
        p.grid());
    groups(view, left, plot, p);
    rowPlot(r, view, left, plot, p);
    strips(mind, view, left, plot, p);
    if (source != null && at.difference()) {
      difference(source, view, left, plot, p);
    }
    colourBar(p);
    picture.setImage(raster.show());
    picture.setFitWidth(getWidth());
    picture.setFitHeight(getHeight());
    words(view, p);
    marks();
  }

  private int px(double v) {
    return (int) Math.round(v * scalePx);
  }

  private HeatPainter.Window window(MindModel.Result r) {
    int n = Math.max(1, r.tokens());
    HeatPainter.Window z = zoomed;
    if (z == null || z.q1() > n || z.k1() > n) {
      zoomed = null;
      return new HeatPainter.Window(0, n, 0, n);
    }
    return z;
  }

  // First and last token in a pixel column.
  private int keyAt(HeatPainter.Window v, int x, int plot) {
    return (int) Math.max(0, Math.min(times.size() - 1.0, Math.floor(v.keyAt(x, plot) + 1e-9)));
  }

  private void groups(HeatPainter.Window v, int left, int plot, Palette p) {
    for (int x = 0; x < plot && times.size() > 0; x++) {
      // Several tokens in one pixel: their colours are mixed, as an eye far away would.
      int ka = keyAt(v, x, plot);
      int kb = Math.max(ka + 1, keyAt(v, x + 1, plot));
      int c = p.band(times.group(ka));
      for (int k = ka + 1; k < kb; k++) {
        c = Palette.mix(c, p.band(times.group(k)), 1.0 / (k - ka + 1));
      }
      raster.column(left + x, 0, px(HeatLayout.GROUPS), c);
    }
  }

  private void rowPlot(MindModel.Result r, HeatPainter.Window v, int left, int plot, Palette p) {
    int top = px(at.rowTop());
    int h = px(at.rowHeight());
    raster.rect(left, top, plot, h, p.raised());
    float[] row = query < 0 ? null : r.rows().row(query);
    if (row == null) {
      return;
    }
    float most = 1e-12f;
    for (float a : row) {
      most = Math.max(most, a);
    }
    for (int x = 0; x < plot; x++) {
      int ka = keyAt(v, x, plot);
      int kb = Math.max(ka + 1, keyAt(v, x + 1, plot));
      float a = 0;
      for (int k = ka; k < kb && k < row.length; k++) {
        a = Math.max(a, row[k]);
      }
      double place = scale.log() ? scale.place(a / most) : a / most;
      int tall = (int) Math.round(place * (h - 2));
      raster.column(left + x, top + h - tall, tall, p.accent());
    }
  }

  private void strips(Mind mind, HeatPainter.Window v, int left, int plot, Palette p) {
    int sh = px(at.stripHeight());
    int y = px(at.stripsTop());
    int tokens = times.size();
    for (int l = 0; l < mind.layers(); l++) {
      for (int h = 0; h < mind.heads(); h++) {
        for (int x = 0; x < plot; x++) {
          int ka = keyAt(v, x, plot);
          int kb = Math.min(tokens, Math.max(ka + 1, keyAt(v, x + 1, plot)));
          float least = 0;
          for (int k = ka; k < kb; k++) {
            least = Math.min(least, mind.logForget(l, h, k));
          }
          raster.column(left + x, y, Math.max(1, sh - 1), ColourMap.TIDE.argb(Math.exp(least)));
        }
        if (l == session.layerProperty().get() && h == session.headProperty().get()) {
          raster.rect(left - px(5), y, px(3), Math.max(1, sh - 1), p.accent());
        }
        y += sh;
      }
    }
  }

  private void difference(Source s, HeatPainter.Window v, int left, int plot, Palette p) {
    int top = px(at.differenceTop());
    int h = px(at.differenceHeight());
    raster.rect(left, top, plot, h, p.raised());
    float[] d = new float[plot];
    float most = 1e-6f;
    for (int x = 0; x < plot; x++) {
      long step = times.step(keyAt(v, x, plot));
      float value = step < 0 ? Float.NaN : s.difference(step);
      d[x] = Float.isNaN(value) ? 0 : Math.abs(value);
      most = Math.max(most, d[x]);
    }
    for (int x = 0; x < plot; x++) {
      int tall = Math.round(d[x] / most * (h - 1));
      raster.column(left + x, top + h - tall, tall, p.band(0));
    }
  }

  private void colourBar(Palette p) {
    int x = px(HeatLayout.LEFT + at.plotWidth() + 8);
    int top = px(at.mapTop());
    int h = px(at.mapHeight());
    int w = px(8);
    for (int y = 0; y < h; y++) {
      raster.row(x, top + y, w, ColourMap.DUSK.argb(1 - y / (h - 1.0)));
    }
    raster.frame(x - 1, top - 1, w + 2, h + 2, p.line());
    int gateTop = px(at.stripsTop());
    int gh = Math.max(2, px(at.strips() * at.stripHeight()) - 1);
    for (int y = 0; y < gh; y++) {
      raster.row(x, gateTop + y, w, ColourMap.TIDE.argb(1 - y / (gh - 1.0)));
    }
    raster.frame(x - 1, gateTop - 1, w + 2, gh + 2, p.line());
  }

  private void words(HeatPainter.Window v, Palette p) {
    // Text is dear to draw: only when something it says has changed.
    String key = v + " " + scale + at + p.dark() + times.size() + note;
    if (key.equals(worded)) {
      return;
    }
    worded = key;
    text.setWidth(getWidth());
    text.setHeight(getHeight());
    GraphicsContext g = text.getGraphicsContext2D();
    g.clearRect(0, 0, getWidth(), getHeight());
    g.setFont(draw.small());
    g.setFill(Draw.color(p.muted()));
    g.setTextBaseline(VPos.CENTER);
    double bar = HeatLayout.LEFT + at.plotWidth() + 20;
    int ticks = scale.log() ? Scale.DECADES : 2;
    if (at.mapHeight() < 70) {
      ticks = 1;
    }
    for (int i = 0; i <= ticks; i++) {
      double place = 1 - i / (double) ticks;
      double value = scale.weight(place);
      String s = scale.log() && i == ticks && i > 0 ? "\u2264 1e-4" : number(value);
      double y = at.mapTop() + (1 - place) * at.mapHeight();
      g.fillText(s, bar, Math.max(6, Math.min(at.mapTop() + at.mapHeight() - 5, y)));
    }
    double gates = at.strips() * at.stripHeight();
    g.fillText("f = 1", bar, at.stripsTop() + 4);
    if (gates > 24) {
      g.fillText("f = 0", bar, at.stripsTop() + gates - 5);
    }
    g.fillText("row", bar - 12, at.rowTop() + at.rowHeight() / 2);
    if (at.difference()) {
      g.fillText("differs", bar - 12, at.differenceTop() + 8);
    }
    g.setTextAlign(TextAlignment.RIGHT);
    // Queries: time down the left side.
    for (int i = 0; i <= 4; i++) {
      double y = at.mapHeight() * i / 4;
      int q = (int) Math.min(times.size() - 1.0, Math.floor(v.queryAt(y, at.mapHeight())));
      if (q >= 0 && (at.mapHeight() > 90 || i % 2 == 0)) {
        g.fillText(when(q), HeatLayout.LEFT - 4, clampY(at.mapTop() + y));
      }
    }
    g.fillText("gates", HeatLayout.LEFT - 8, at.stripsTop() + Math.min(gates / 2, 20));
    // The upper right half is the future and always empty: the normalisation is written there.
    String how = scale.text(cellsPerPixel()) + note;
    double right = HeatLayout.LEFT + at.plotWidth() - 6;
    g.setFill(Draw.color(Palette.alpha(p.raised(), 0.85)));
    g.fillRect(right - draw.width(how) - 4, at.mapTop() + 4, draw.width(how) + 8, 15);
    g.setFill(Draw.color(p.muted()));
    g.fillText(how, right, at.mapTop() + 11);
    g.setTextAlign(TextAlignment.LEFT);
    axis(g, v, p);
  }

  private double clampY(double y) {
    return Math.max(at.mapTop() + 5, Math.min(at.mapTop() + at.mapHeight() - 5, y));
  }

  private void axis(GraphicsContext g, HeatPainter.Window v, Palette p) {
    double y = at.axisTop() + HeatLayout.AXIS / 2 + 1;
    int before = times.before();
    double x0 = Math.max(0, v.x(before, at.plotWidth()));
    if (before > 0 && x0 > draw.width("demos") + 4 && v.k0() < before) {
      g.fillText(
          "demonstrations".length() * 6 < x0 ? "demonstrations" : "demos", HeatLayout.LEFT, y);
    }
    double from = before > 0 ? Math.min(at.plotWidth(), x0) : 0;
    double last = -100;
    int labels = Math.max(1, (int) ((at.plotWidth() - from) / 70));
    for (int i = 0; i <= labels; i++) {
      double x = from + (at.plotWidth() - from) * i / labels;
      int k = (int) Math.min(times.size() - 1.0, Math.floor(v.keyAt(x, at.plotWidth())));
      if (k < 0 || times.step(k) < 0) {
        continue;
      }
      String s = when(k);
      double sx = Math.min(HeatLayout.LEFT + x, HeatLayout.LEFT + at.plotWidth() - draw.width(s));
      if (sx > last + 8) {
        g.fillText(s, sx, y);
        last = sx + draw.width(s);
      }
    }
    g.setFill(Draw.color(p.muted()));
    g.fillText("key", HeatLayout.LEFT + at.plotWidth() + 8, y);
  }

  // There is room left of the map for five characters.
  private String when(int token) {
    double seconds = times.seconds(token);
    return times.step(token) < 0
        ? "demo"
        : String.format(Locale.ROOT, seconds < 99.95 ? "%.1f s" : "%.0f s", seconds);
  }

  private static String number(double v) {
    return v >= 0.01 || v == 0
        ? String.format(Locale.ROOT, v == Math.rint(v) ? "%.0f" : v >= 0.095 ? "%.1f" : "%.2f", v)
        : String.format(Locale.ROOT, "1e%.0f", Math.log10(v));
  }

  /** Moves the lines only: cursor row, hovered key. */
  void marks() {
    MindModel.Result r = shown;
    if (r == null) {
      return;
    }
    HeatPainter.Window v = window(r);
    double plot = at.plotWidth();
    double y = at.mapTop() + v.y(query + 0.5, at.mapHeight());
    boolean in = query >= 0 && y >= at.mapTop() && y <= at.mapTop() + at.mapHeight();
    queryLine.setVisible(in);
    queryLine.resizeRelocate(HeatLayout.LEFT - 3, Math.round(y) - 1, plot + 6, 2);
    long step = session.hoverStepProperty().get();
    int key = hoverKey >= 0 ? hoverKey : step == Session.NONE ? -1 : times.lastAt(step);
    double x = HeatLayout.LEFT + v.x(key + 0.5, plot);
    boolean kin = key >= 0 && x >= HeatLayout.LEFT && x <= HeatLayout.LEFT + plot;
    keyLine.setVisible(kin);
    keyLine.resizeRelocate(Math.round(x) - 1, 0, 3, at.axisTop());
  }

  private void moved(MouseEvent e) {
    MindModel.Result r = shown;
    if (r == null || times.size() == 0) {
      return;
    }
    HeatLayout.Part part = at.partAt(e.getX(), e.getY());
    if (part == HeatLayout.Part.NONE) {
      left();
      return;
    }
    HeatPainter.Window v = window(r);
    int key = keyAt(v, (int) (e.getX() - HeatLayout.LEFT), (int) at.plotWidth());
    hoverKey = key;
    long step = times.step(key);
    session.hoverStepProperty().set(step < 0 ? Session.NONE : step);
    Mind mind = r.mind();
    String what = "key " + key + ": " + mind.token(key).label();
    String exact = "";
    crossLine.setVisible(false);
    switch (part) {
      case MAP -> {
        int q =
            (int)
                Math.min(
                    times.size() - 1.0,
                    Math.floor(v.queryAt(e.getY() - at.mapTop(), at.mapHeight())));
        crossLine.setVisible(true);
        crossLine.resizeRelocate(HeatLayout.LEFT, Math.round(e.getY()) - 1, at.plotWidth(), 3);
        what += "   \u2190 query " + q + ": " + mind.token(q).label();
        exact = key > q ? "the future: not visible to this query" : cell(mind, q, key);
      }
      case ROW ->
          exact = query < 0 ? "" : key > query ? "after the cursor" : cell(mind, query, key);
      case STRIPS -> {
        int n = (int) ((e.getY() - at.stripsTop()) / at.stripHeight());
        int l = Math.min(mind.layers() - 1, n / mind.heads());
        int h = n % mind.heads();
        double f = Math.exp(mind.logForget(l, h, key));
        exact =
            String.format(
                Locale.ROOT,
                "forget gate %d.%d = %.4f%s",
                l,
                h,
                f,
                f < 0.1 ? ": lets go of what came before" : "");
      }
      case DIFFERENCE -> {
        Source s = session.source().orElse(null);
        exact = s == null || step < 0 ? "" : "against the action taken: " + s.differenceText(step);
      }
      case NONE -> {}
    }
    hovered.accept(what, exact);
    marks();
  }

  private String cell(Mind mind, int q, int k) {
    return Cell.of(mind, session.layerProperty().get(), session.headProperty().get(), q, k).text();
  }

  private void left() {
    if (hoverKey >= 0) {
      hoverKey = -1;
      session.hoverStepProperty().set(Session.NONE);
      crossLine.setVisible(false);
      hovered.accept("", "");
      marks();
    }
  }

  private void pressed(MouseEvent e) {
    MindModel.Result r = shown;
    if (r == null || times.size() == 0) {
      return;
    }
    if (e.getClickCount() == 2) {
      fit();
      paint(r, query);
      return;
    }
    HeatPainter.Window v = window(r);
    HeatLayout.Part part = at.partAt(e.getX(), e.getY());
    if (e.getButton() == MouseButton.SECONDARY && part != HeatLayout.Part.STRIPS) {
      // A menu is asked for: the cursor stays.
      return;
    }
    int key = keyAt(v, (int) (e.getX() - HeatLayout.LEFT), (int) at.plotWidth());
    int target = key;
    if (part == HeatLayout.Part.MAP) {
      target =
          (int)
              Math.min(
                  times.size() - 1.0,
                  Math.floor(v.queryAt(e.getY() - at.mapTop(), at.mapHeight())));
      session.pickProperty().set(new Pick.Token(Math.min(key, target)));
    } else if (part == HeatLayout.Part.STRIPS) {
      int n = (int) ((e.getY() - at.stripsTop()) / at.stripHeight());
      session.layerProperty().set(Math.min(r.mind().layers() - 1, n / r.mind().heads()));
      session.headProperty().set(n % r.mind().heads());
      return;
    } else if (part == HeatLayout.Part.NONE) {
      return;
    } else {
      session.pickProperty().set(new Pick.Token(key));
    }
    if (times.step(target) >= 0) {
      session.play(false);
      session.seek(times.step(target));
    }
  }

  private void scrolled(ScrollEvent e) {
    MindModel.Result r = shown;
    if (r == null || e.getDeltaY() == 0 || at.partAt(e.getX(), e.getY()) == HeatLayout.Part.NONE) {
      return;
    }
    HeatPainter.Window v = window(r);
    double n = Math.max(1, r.tokens());
    double f = e.getDeltaY() > 0 ? 0.8 : 1.25;
    double x = (e.getX() - HeatLayout.LEFT) / at.plotWidth();
    double y = Math.max(0, Math.min(1, (e.getY() - at.mapTop()) / at.mapHeight()));
    double[] k = zoom(v.k0(), v.k1(), f, x, n);
    double[] q = zoom(v.q0(), v.q1(), f, y, n);
    zoomed =
        k[1] - k[0] >= n && q[1] - q[0] >= n
            ? null
            : new HeatPainter.Window(q[0], q[1], k[0], k[1]);
    paint(r, query);
    e.consume();
  }

  /** A stretch zoomed around a share of itself, kept inside [0, n] and at least 8 wide. */
  static double[] zoom(double from, double to, double factor, double share, double n) {
    double span = Math.max(Math.min(8, n), Math.min(n, (to - from) * factor));
    double around = from + share * (to - from);
    double a = Math.max(0, Math.min(n - span, around - share * span));
    return new double[] {a, a + span};
  }

  int cellsPerPixel() {
    MindModel.Result r = shown;
    if (r == null) {
      return 1;
    }
    HeatPainter.Window v = window(r);
    return (int) Math.ceil((v.k1() - v.k0()) / Math.max(1, at.plotWidth()));
  }
}
