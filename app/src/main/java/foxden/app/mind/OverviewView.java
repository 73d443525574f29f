package foxden.app.mind;

import foxden.app.session.Session;
import foxden.app.theme.ColourMap;
import foxden.app.theme.Draw;
import foxden.app.theme.Palette;
import foxden.app.theme.Raster;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Layers down, heads across: a thumbnail of each pattern; click to see it large. */
final class OverviewView extends Region {

  private static final double GUTTER = 40;
  private static final double GAP = 4;

  private final Session session;
  private final Draw draw = new Draw();
  private final ImageView picture = new ImageView();
  private final Canvas text = new Canvas();
  private final Tooltip tip = new Tooltip();
  private MindModel.@Nullable Result shown;
  private Raster raster = new Raster(1, 1);
  private double asked;

  OverviewView(Session session) {
    this.session = session;
    picture.setManaged(false);
    text.setManaged(false);
    text.setMouseTransparent(true);
    getChildren().addAll(picture, text);
    setCursor(Cursor.HAND);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    Tooltip.install(this, tip);
  }

  @Override
  protected double computePrefHeight(double width) {
    MindModel.Result r = shown;
    return r == null ? 40 : r.mind().layers() * (cellHeight(r.mind().layers()) + GAP);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  // Low windows get low thumbnails: the large map needs the room more.
  private double cellHeight(int layers) {
    double room = getScene() != null && getScene().getHeight() < 800 ? 72 : 112;
    return Math.max(16, Math.min(40, Math.floor(room / layers) - GAP));
  }

  private double cellWidth(int heads) {
    return Math.max(8, Math.min(96, (getWidth() - GUTTER) / heads - GAP));
  }

  void paint(MindModel.Result r, Scale scale) {
    shown = r;
    // Its height follows the layers and the window, neither of which the layout knows of.
    double needed = computePrefHeight(-1);
    if (needed != asked) {
      asked = needed;
      requestLayout();
    }
    var window = getScene() == null ? null : getScene().getWindow();
    double s = window == null ? 1 : Math.max(1, window.getOutputScaleX());
    int w = (int) Math.round(getWidth() * s);
    int h = (int) Math.round(getHeight() * s);
    if (w < 8 || h < 8) {
      return;
    }
    if (raster.width() != w || raster.height() != h) {
      raster = new Raster(w, h);
    }
    raster.fill(0);
    text.setWidth(getWidth());
    text.setHeight(getHeight());
    GraphicsContext g = text.getGraphicsContext2D();
    g.clearRect(0, 0, getWidth(), getHeight());
    g.setFont(draw.small());
    g.setTextBaseline(VPos.CENTER);
    Palette p = Palette.of(session.darkProperty().get());
    int layers = r.mind().layers();
    int heads = r.mind().heads();
    double cw = cellWidth(heads);
    double ch = cellHeight(layers);
    for (int l = 0; l < layers; l++) {
      double y = l * (ch + GAP);
      g.setFill(Draw.color(p.muted()));
      g.fillText("layer " + l, 0, y + ch / 2);
      for (int k = 0; k < heads; k++) {
        double x = GUTTER + k * (cw + GAP);
        thumb(r.thumbs()[l][k], x * s, y * s, cw * s, ch * s, scale, p);
        boolean chosen = l == session.layerProperty().get() && k == session.headProperty().get();
        for (int b = 0; b < (chosen ? 2 : 1); b++) {
          raster.frame(
              (int) (x * s) + b,
              (int) (y * s) + b,
              (int) (cw * s) - 2 * b,
              (int) (ch * s) - 2 * b,
              chosen ? p.accent() : p.line());
        }
        String back = r.lookBacks()[l][k].brief();
        if (cw > draw.width(back) + 14) {
          g.setFill(Draw.color(Palette.alpha(p.raised(), 0.85)));
          g.fillRoundRect(x + cw - draw.width(back) - 8, y + 3, draw.width(back) + 5, 12, 4, 4);
          g.setFill(Draw.color(chosen ? p.text() : p.muted()));
          g.fillText(back, x + cw - draw.width(back) - 5, y + 9);
        }
      }
    }
    picture.setImage(raster.show());
    picture.setFitWidth(getWidth());
    picture.setFitHeight(getHeight());
  }

  private void thumb(
      float[][] bins, double x0, double y0, double w, double h, Scale scale, Palette p) {
    int n = bins.length;
    int iw = (int) w;
    int ih = (int) h;
    raster.rect((int) x0, (int) y0, iw, ih, p.raised());
    for (int y = 0; y < ih && (int) y0 + y < raster.height(); y++) {
      float[] row = bins[Math.min(n - 1, y * n / ih)];
      float most = 1;
      if (scale.rowMax()) {
        most = 1e-12f;
        for (float v : row) {
          most = Float.isNaN(v) ? most : Math.max(most, v);
        }
      }
      for (int x = 0; x < iw && (int) x0 + x < raster.width(); x++) {
        float v = row[Math.min(n - 1, x * n / iw)];
        if (!Float.isNaN(v)) {
          raster.pixels()[((int) y0 + y) * raster.width() + (int) x0 + x] =
              ColourMap.DUSK.argb(scale.place(v / most));
        }
      }
    }
  }

  private int @Nullable [] at(MouseEvent e) {
    MindModel.Result r = shown;
    if (r == null || e.getX() < GUTTER) {
      return null;
    }
    int l = (int) (e.getY() / (cellHeight(r.mind().layers()) + GAP));
    int h = (int) ((e.getX() - GUTTER) / (cellWidth(r.mind().heads()) + GAP));
    return l < r.mind().layers() && h < r.mind().heads() ? new int[] {l, h} : null;
  }

  private void pressed(MouseEvent e) {
    int[] c = at(e);
    if (c != null) {
      session.layerProperty().set(c[0]);
      session.headProperty().set(c[1]);
    }
  }

  private void moved(MouseEvent e) {
    MindModel.Result r = shown;
    int[] c = at(e);
    if (r != null && c != null) {
      LookBack b = r.lookBacks()[c[0]][c[1]];
      String reach =
          Double.isFinite(b.reach())
              ? String.format("\ngates leave under 1 %% after %.2f s", b.reach())
              : "";
      tip.setText(b.sentence(c[0], c[1]) + reach + "\nrows are samples, keys pooled by max");
    }
  }
}
