package foxden.app.timeline;

import foxden.app.link.Episode;
import foxden.app.session.Comparison;
import foxden.app.session.DemoNotes;
import foxden.app.session.Session;
import foxden.app.theme.Draw;
import foxden.app.theme.Palette;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/** What is written on the timeline: times, drivers, labels; on the left names and values. */
final class LaneText extends Canvas {

  private final Session session;
  private final TimelineModel model;
  private final GateMarks gates;
  private final Draw draw = new Draw();
  private List<Lane> lanes = List.of();

  LaneText(Session session, TimelineModel model, GateMarks gates) {
    this.session = session;
    this.model = model;
    this.gates = gates;
    setManaged(false);
    setMouseTransparent(true);
  }

  private double plotWidth() {
    return Math.max(1, getWidth() - TimelineView.GUTTER - TimelineView.PAD);
  }

  /** Paints everything that is written over the lanes, for a view of this size. */
  void paint(Episode.Columns c, List<Lane> shown, double width, double height) {
    lanes = shown;
    setWidth(width);
    setHeight(height);
    Palette palette = Palette.of(session.darkProperty().get());
    GraphicsContext g = getGraphicsContext2D();
    g.clearRect(0, 0, width, height);
    g.setTextBaseline(VPos.CENTER);
    g.setFont(draw.small());
    g.setFill(Draw.color(palette.muted()));
    double spacing = model.spacing(plotWidth());
    for (double t = Math.ceil(model.from() / spacing) * spacing; t <= model.to(); t += spacing) {
      double x = TimelineView.GUTTER + model.x(t, plotWidth());
      if (x < getWidth() - 28) {
        g.fillText(TimelineModel.label(t, spacing), x + 4, TimelineView.RULER / 2);
      }
    }
    // Names on the driver bands, where there is room.
    for (Lane lane : lanes) {
      if (lane.kind() == Lane.Kind.DRIVER) {
        driverNames(g, c, lane, palette);
      } else if (lane.kind() == Lane.Kind.LABELS) {
        labelNames(g, lane, palette);
      }
    }
  }

  private void driverNames(GraphicsContext g, Episode.Columns c, Lane lane, Palette palette) {
    int n = c.rows();
    g.setFill(Draw.color(palette.dark() ? 0xFF16181C : 0xFFFFFFFF));
    for (int i = 0; i < n; ) {
      int j = i;
      while (j < n && c.drivers()[j] == c.drivers()[i]) {
        j++;
      }
      double x0 = Math.max(0, model.x(c.times()[i], plotWidth()));
      double x1 = Math.min(plotWidth(), model.x(c.times()[j - 1], plotWidth()));
      String name = c.driverNames().get(c.drivers()[i]);
      if (!name.isEmpty() && x1 - x0 > draw.width(name) + 12) {
        g.fillText(name, TimelineView.GUTTER + x0 + 6, lane.y() + lane.height() / 2);
      }
      i = j;
    }
  }

  private void labelNames(GraphicsContext g, Lane lane, Palette palette) {
    Episode e = session.episode().orElse(null);
    g.setFill(Draw.color(palette.text()));
    for (DemoNotes.Label l : session.labels().all()) {
      double x0 = e == null ? 0 : Math.max(0, model.x(e.time(l.from()), plotWidth()));
      double x1 = e == null ? 0 : Math.min(plotWidth(), model.x(e.time(l.to()), plotWidth()));
      if (x1 - x0 > 20) {
        g.fillText(
            draw.cut(l.name(), x1 - x0 - 8),
            TimelineView.GUTTER + x0 + 4,
            lane.y() + lane.height() / 2);
      }
    }
  }

  private String apart() {
    Comparison c = session.futures().comparisonProperty().get();
    int i = c == null ? -1 : c.at(session.episode().map(e -> e.time(session.cursor())).orElse(0.0));
    return c == null || i < 0 ? "" : String.format(Locale.ROOT, "%.2f m", c.distances()[i]);
  }

  /** Paints names and values on the left, as they are in a row of the columns. */
  void gutter(Episode.Columns c, int row) {
    Palette palette = Palette.of(session.darkProperty().get());
    GraphicsContext g = getGraphicsContext2D();
    g.clearRect(0, 0, TimelineView.GUTTER, getHeight());
    g.setTextBaseline(VPos.CENTER);
    long every = session.source().map(x -> (long) x.spec().policyEvery()).orElse(1L);
    for (Lane lane : lanes) {
      double y = lane.y() + lane.height() / 2;
      g.setFont(draw.small());
      float share =
          lane.kind() == Lane.Kind.GATES && row >= 0 ? gates.at(c.steps()[row], every) : -1;
      String value =
          lane.kind() == Lane.Kind.DISTANCE ? apart() : TimelineModel.value(lane, c, row, share);
      // A long name (remote:ws://...) gives way to the lane's own.
      value = draw.cut(value, TimelineView.GUTTER - 28 - Math.min(60, draw.width(lane.label())));
      double room = TimelineView.GUTTER - 20 - (value.isEmpty() ? 0 : draw.width(value) + 8);
      g.setFill(Draw.color(palette.muted()));
      if (lane.kind() == Lane.Kind.GOAL) {
        boolean holds = row >= 0 && (c.goals()[row] >> lane.index() & 1) != 0;
        g.setFill(Draw.color(holds ? palette.good() : palette.bad()));
        g.fillText(holds ? "\u2713" : "\u2717", 10, y);
        g.setFill(Draw.color(palette.muted()));
        g.fillText(draw.cut(lane.label(), TimelineView.GUTTER - 34), 22, y);
        continue;
      }
      g.fillText(draw.cut(lane.label(), room), 10, y);
      g.setFill(Draw.color(palette.text()));
      g.fillText(value, TimelineView.GUTTER - 10 - draw.width(value), y);
    }
  }
}
