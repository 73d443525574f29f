package foxden.app.timeline;

import foxden.app.link.Episode;
import foxden.app.link.Interventions.Branch;
import foxden.app.session.Comparison;
import foxden.app.session.DemoNotes.Label;
import foxden.app.theme.Palette;
import foxden.app.theme.Raster;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paints lanes into a raster. Each pixel column pools the steps that fall into it (extremes for
 * series, any and all for goals, the strongest for contacts and gates), so that nothing short is
 * lost when zoomed out.
 */
final class LanePainter {

  private final Raster raster;
  private final TimelineModel model;
  private final Episode.Columns columns;
  private final GateMarks gates;
  private final Palette palette;
  private final double scale;
  private final int[] first;
  private List<Branch> branches = List.of();
  private @Nullable Comparison comparison;
  private List<Label> labels = List.of();

  LanePainter(
      Raster raster,
      TimelineModel model,
      Episode.Columns columns,
      GateMarks gates,
      Palette palette,
      double scale) {
    this.raster = raster;
    this.model = model;
    this.columns = columns;
    this.gates = gates;
    this.palette = palette;
    this.scale = scale;
    // first[x]: first row whose time lies at or right of pixel column x.
    this.first = new int[raster.width() + 1];
    int r = 0;
    for (int x = 0; x <= raster.width(); x++) {
      double t = model.time(x, raster.width()) - 1e-9;
      while (r < columns.rows() && columns.times()[r] < t) {
        r++;
      }
      first[x] = r;
    }
  }

  /** The other ways and the one compared with, for their lanes. */
  LanePainter with(List<Branch> others, @Nullable Comparison compared) {
    branches = others;
    comparison = compared;
    return this;
  }

  /** Named stretches, for their lane. */
  LanePainter with(List<Label> named) {
    labels = named;
    return this;
  }

  private void label(Label l, int y, int h) {
    int a = (int) Math.round(model.x(time(l.from()), raster.width()));
    int z = (int) Math.round(model.x(time(l.to()), raster.width()));
    int color = palette.band(Math.floorMod(l.name().hashCode(), 6));
    for (int x = Math.max(0, a); x < Math.min(raster.width(), Math.max(a + 2, z)); x++) {
      raster.column(x, y, h, Palette.alpha(color, 0.55));
    }
    raster.column(a, y, h, color);
    raster.column(z, y, h, color);
  }

  private double time(long step) {
    int row = columns.row(step);
    return row < 0 ? 0 : columns.times()[row];
  }

  // From where it was left to its end; the one compared with stands out.
  private void branch(Branch b, int y, int h) {
    Episode e = b.episode();
    int color = palette.band(2 + Math.abs(b.id()) % 5);
    int a = (int) Math.round(model.x(e.time(b.fork()), raster.width()));
    int z = (int) Math.round(model.x(e.time(e.lastStep()), raster.width()));
    Comparison c = comparison;
    boolean chosen = c != null && c.branch().id() == b.id();
    int from = Math.max(0, a);
    int to = Math.min(raster.width(), z);
    if (b.mark()) {
      raster.diamond(z, y + h / 2, (int) Math.max(3, h * 0.32), color);
      return;
    }
    for (int x = from; x < to; x++) {
      if (chosen) {
        raster.column(x, y, h, Palette.alpha(color, 0.85));
      } else {
        raster.column(x, y + h / 3, Math.max(2, h / 3), Palette.alpha(color, 0.75));
      }
    }
    raster.column(a, y, h, color);
    if (chosen && c != null && c.divergedAt() >= 0) {
      int d = (int) Math.round(model.x(c.divergedTime(), raster.width()));
      raster.triangle(d, y + h / 2, (int) Math.max(3, h * 0.4), true, palette.accent());
    }
  }

  private void distance(int y, int h) {
    Comparison c = comparison;
    if (c == null) {
      return;
    }
    double most = Math.max(1e-3, c.farthest());
    int base = y + h - 1;
    raster.row(0, base, raster.width(), palette.grid());
    int before = base;
    for (int i = 0; i + 1 < c.times().length; i++) {
      int x0 = (int) Math.round(model.x(c.times()[i], raster.width()));
      int x1 = (int) Math.round(model.x(c.times()[i + 1], raster.width()));
      int top = base - (int) Math.round(c.distances()[i] / most * (h - 2));
      for (int x = Math.max(0, x0); x < Math.min(raster.width(), Math.max(x0 + 1, x1)); x++) {
        raster.column(x, top, base - top + 1, Palette.alpha(palette.accent(), 0.2));
        int lo = Math.min(top, before);
        raster.column(x, lo, Math.max(1, Math.max(top, before) - lo + 1), palette.accent());
        before = top;
      }
    }
  }

  void paint(List<Lane> lanes) {
    raster.fill(0);
    double spacing = model.spacing(raster.width() / scale);
    for (double t = Math.ceil(model.from() / spacing) * spacing; t <= model.to(); t += spacing) {
      raster.column((int) model.x(t, raster.width()), 0, raster.height(), palette.grid());
    }
    for (Lane lane : lanes) {
      int y = (int) Math.round(lane.y() * scale);
      int h = (int) Math.round(lane.height() * scale);
      switch (lane.kind()) {
        case DRIVER -> driver(y, h);
        case SERIES -> series(lane.index(), y, h, palette.band(0), true, peak(lane.index()));
        case GRIPPERS -> {
          double most = 0;
          for (int i = lane.index(); i < columns.series().size(); i++) {
            most = Math.max(most, peak(i));
          }
          for (int i = lane.index(); i < columns.series().size(); i++) {
            series(i, y, h, palette.band(1 + i), false, most);
          }
        }
        case GROUP -> {
          // Limits at the edges, nothing in the middle.
          raster.row(0, y, raster.width(), palette.grid());
          raster.row(0, y + h / 2, raster.width(), Palette.alpha(palette.grid(), 0.6));
          for (int i = lane.index(); i < TimelineModel.groupEnd(columns, lane.index()); i++) {
            series(i, y, h, palette.band(i - lane.index()), false, 1);
          }
        }
        case GOAL -> goal(lane.index(), y, h);
        case CONTACTS -> contacts(y, h);
        case EVENTS -> events(y, h);
        case GATES -> gateMarks(y, h);
        case BRANCH -> branch(branches.get(lane.index()), y, h);
        case DISTANCE -> distance(y, h);
        case LABELS -> labels.forEach(l -> label(l, y, h));
      }
    }
  }

  // Rows shown in pixel column x: those inside it, or the one in force when none is.
  private int low(int x) {
    return first[x] < first[x + 1] ? first[x] : Math.max(0, first[x] - 1);
  }

  private int high(int x) {
    return Math.min(columns.rows(), Math.max(first[x + 1], low(x) + 1));
  }

  private int lastX() {
    int rows = columns.rows();
    if (rows == 0) {
      return 0;
    }
    double end = model.x(columns.times()[rows - 1], raster.width());
    return (int) Math.max(0, Math.min(raster.width(), Math.ceil(end) + 1));
  }

  private int firstX() {
    return columns.rows() == 0
        ? 0
        : (int) Math.max(0, Math.floor(model.x(columns.times()[0], raster.width())));
  }

  private void driver(int y, int h) {
    int end = lastX();
    for (int x = firstX(); x < end; x++) {
      int d = columns.drivers()[high(x) - 1];
      if (!columns.driverNames().get(d).isEmpty()) {
        raster.column(x, y, h, Palette.alpha(color(d), 0.85));
      }
    }
  }

  /** The person gets the accent; machines the quiet band colours. */
  int color(int driver) {
    return columns.driverNames().get(driver).equals("human")
        ? palette.accent()
        : palette.band(driver);
  }

  private double peak(int s) {
    float most = 1e-6f;
    for (float v : columns.values()[s]) {
      most = Math.max(most, Math.abs(v));
    }
    return most;
  }

  private void series(int s, int y, int h, int color, boolean filled, double peak) {
    float[] v = columns.values()[s];
    int base = y + h - 1;
    int end = lastX();
    int before = Integer.MIN_VALUE;
    raster.row(0, base, raster.width(), palette.grid());
    for (int x = firstX(); x < end; x++) {
      float lo = Float.POSITIVE_INFINITY;
      float hi = Float.NEGATIVE_INFINITY;
      for (int r = low(x); r < high(x); r++) {
        lo = Math.min(lo, v[r]);
        hi = Math.max(hi, v[r]);
      }
      if (hi < lo) {
        continue;
      }
      int yh = base - (int) Math.round(Math.max(0, hi) / peak * (h - 2));
      int yl = base - (int) Math.round(Math.max(0, lo) / peak * (h - 2));
      if (filled) {
        raster.column(x, yh, base - yh + 1, Palette.alpha(color, 0.22));
      }
      if (before != Integer.MIN_VALUE) {
        yl = Math.max(yl, Math.min(before, base));
        yh = Math.min(yh, before);
      }
      raster.column(x, yh, Math.max(1, yl - yh + 1), color);
      before = base - (int) Math.round(Math.max(0, v[high(x) - 1]) / peak * (h - 2));
    }
  }

  private void goal(int g, int y, int h) {
    int end = lastX();
    for (int x = firstX(); x < end; x++) {
      boolean any = false;
      boolean all = true;
      for (int r = low(x); r < high(x); r++) {
        boolean holds = (columns.goals()[r] >> g & 1) != 0;
        any |= holds;
        all &= holds;
      }
      if (any) {
        raster.column(x, y, h, Palette.alpha(palette.good(), all ? 0.9 : 0.55));
      } else {
        // What does not hold is a thin line: shape, not only colour.
        raster.column(x, y + h / 2, Math.max(1, (int) scale), Palette.alpha(palette.bad(), 0.75));
      }
    }
  }

  private void contacts(int y, int h) {
    float most = 1;
    for (float f : columns.forces()) {
      most = Math.max(most, f);
    }
    int end = lastX();
    for (int x = firstX(); x < end; x++) {
      float f = 0;
      for (int r = low(x); r < high(x); r++) {
        f = Math.max(f, columns.forces()[r]);
      }
      // Square root: a light touch stays visible beside a blow.
      int tall = f <= 0 ? 0 : Math.max(1, (int) Math.round(Math.sqrt(f / most) * h));
      raster.column(x, y + h - tall, tall, Palette.alpha(palette.band(4), 0.8));
    }
  }

  private void events(int y, int h) {
    for (Episode.Mark m : columns.marks()) {
      int x = (int) Math.round(model.x(m.time(), raster.width()));
      if (x < -8 || x > raster.width() + 8) {
        continue;
      }
      int r = (int) Math.max(3, h * 0.32);
      int cy = y + h / 2;
      switch (m.event().kind()) {
        case "blocked", "struck", "late", "error" ->
            raster.triangle(x, cy, r + 1, true, palette.warn());
        case "takeover", "handback" ->
            raster.rect(x - r + 1, cy - r + 1, 2 * r - 1, 2 * r - 1, palette.accent());
        case "grasp" -> raster.triangle(x, cy, r + 1, false, palette.text());
        case "success" -> raster.diamond(x, cy, r + 1, palette.good());
        default -> raster.diamond(x, cy, r, palette.muted());
      }
    }
  }

  private void gateMarks(int y, int h) {
    int end = lastX();
    for (int x = firstX(); x < end; x++) {
      long a = columns.steps()[low(x)];
      long b = columns.steps()[high(x) - 1];
      float share = gates.share(first[x] < first[x + 1] ? a : a + 1, b);
      if (share > 0) {
        int tall = Math.max(2, Math.round(share * h));
        raster.column(x, y + h - tall, tall, palette.band(1));
      }
    }
  }
}
