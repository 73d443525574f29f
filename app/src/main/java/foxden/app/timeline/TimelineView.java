package foxden.app.timeline;

import foxden.app.link.Episode;
import foxden.app.link.Interventions.Branch;
import foxden.app.link.Source;
import foxden.app.session.Comparison;
import foxden.app.session.DemoNotes;
import foxden.app.session.Labels;
import foxden.app.session.Pick;
import foxden.app.session.Session;
import foxden.app.theme.Palette;
import foxden.app.theme.Raster;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * When: lanes over the episode. Press or drag to scrub, wheel to zoom around the mouse, Shift and
 * wheel (or the right button) to move along, Shift and drag to select a stretch. The cursor line is
 * the session's cursor; the thin line is whatever instant is hovered, here or in another view.
 */
public final class TimelineView extends Region {

  static final double GUTTER = 196;
  static final double RULER = 22;
  static final double PAD = 8;

  /** Least height without lanes, and the most that lanes ask for. */
  private static final double LOW = 72;

  private static final double HIGH = 200;

  private final Session session;
  private final TimelineModel model = new TimelineModel();
  private final GateMarks gates = new GateMarks();
  private final ImageView picture = new ImageView();
  private final LaneText text;
  private final Region cursorLine = new Region();
  private final Region cursorFlag = new Region();
  private final Region hoverLine = new Region();
  private final Label hoverLabel = new Label();
  private final Label empty =
      new Label("Time runs here once something is open: scrub, zoom, compare lanes.");
  private final Tooltip tip = new Tooltip();
  private final Runnable paintLanes = this::paintLanes;
  private final Runnable paintMarks = this::paintMarks;

  private Episode.@Nullable Columns columns;
  private @Nullable Episode columnsOf;
  private List<Lane> lanes = List.of();
  private Raster raster = new Raster(1, 1);
  private double lastPaint;
  private double clock;
  private boolean stale;
  private final Region stretch = new Region();
  private final RangeBar bar;
  private double panX;
  private long selectFrom = Session.NONE;

  public TimelineView(Session session) {
    this.session = session;
    this.text = new LaneText(session, model, gates);
    getStyleClass().add("timeline");
    setMinHeight(LOW);
    for (Region r : List.of(cursorLine, cursorFlag, hoverLine)) {
      r.setManaged(false);
      r.setMouseTransparent(true);
    }
    cursorLine.getStyleClass().add("cursor-line");
    cursorFlag.getStyleClass().add("cursor-flag");
    hoverLine.getStyleClass().add("hover-line");
    hoverLabel.getStyleClass().add("hover-label");
    hoverLabel.setManaged(false);
    hoverLabel.setMouseTransparent(true);
    empty.getStyleClass().add("empty");
    stretch.getStyleClass().add("stretch");
    stretch.setManaged(false);
    stretch.setMouseTransparent(true);
    stretch.setVisible(false);
    bar = new RangeBar(session);
    bar.setManaged(false);
    picture.setManaged(false);
    getChildren()
        .addAll(picture, text, stretch, hoverLine, cursorLine, cursorFlag, hoverLabel, empty, bar);
    setCursor(Cursor.DEFAULT);
    tip.setWrapText(true);
    tip.setMaxWidth(360);

    session.sourceProperty().addListener((o, a, b) -> fresh());
    session.versionProperty().addListener((o, a, b) -> stale = true);
    session.darkProperty().addListener((o, a, b) -> session.pulse().dirty(paintLanes));
    session.cursorProperty().addListener((o, a, b) -> session.pulse().dirty(paintMarks));
    session.hoverStepProperty().addListener((o, a, b) -> session.pulse().dirty(paintMarks));
    session
        .futures()
        .comparisonProperty()
        .addListener((o, a, b) -> session.pulse().dirty(paintLanes));
    session
        .futures()
        .branches()
        .addListener((ListChangeListener<Branch>) c -> session.pulse().dirty(paintLanes));
    session.labels().rangeProperty().addListener((o, a, b) -> session.pulse().dirty(paintMarks));
    session
        .labels()
        .all()
        .addListener((ListChangeListener<DemoNotes.Label>) c -> session.pulse().dirty(paintLanes));
    session.pulse().clock(this::tick);
    widthProperty().addListener((o, a, b) -> session.pulse().dirty(paintLanes));
    heightProperty().addListener((o, a, b) -> session.pulse().dirty(paintLanes));

    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    addEventHandler(
        MouseEvent.MOUSE_RELEASED,
        e -> {
          if (selectFrom != Session.NONE && session.labels().rangeProperty().get() != null) {
            bar.begin();
          }
          selectFrom = Session.NONE;
        });
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> session.hoverStepProperty().set(Session.NONE));
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    LaneMenu menu = new LaneMenu(session);
    addEventHandler(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
        e -> {
          Lane lane = laneAt(e.getY());
          Episode.Columns c = columns;
          DemoNotes.Label l = labelAt(e.getX(), e.getY());
          if (l != null) {
            menu.show(this, e, l);
          } else if (lane != null && c != null) {
            menu.show(this, e, lane, c, markAt(e.getX(), e.getY()));
          }
        });
    session.pulse().dirty(paintLanes);
  }

  /** Shows the whole episode. */
  public void fit() {
    model.fit();
    session.pulse().dirty(paintLanes);
  }

  /** Zooms around the cursor. */
  public void zoom(double factor) {
    session
        .episode()
        .ifPresent(
            e -> {
              model.zoom(factor, e.time(session.cursor()));
              session.pulse().dirty(paintLanes);
            });
  }

  private void fresh() {
    model.fit();
    stale = true;
    lastPaint = -1;
    session.pulse().dirty(paintLanes);
  }

  // A growing episode is drawn ten times a second; the cursor moves every pulse.
  private void tick(double dt) {
    clock += dt;
    boolean more = gates.update(session.mind().orElse(null));
    if ((stale || more) && clock - lastPaint > 0.1) {
      session.pulse().dirty(paintLanes);
    }
  }

  private double plotWidth() {
    return Math.max(1, getWidth() - GUTTER - PAD);
  }

  private void pressed(MouseEvent e) {
    if (e.getButton() == MouseButton.SECONDARY) {
      panX = e.getX();
    } else if (e.getX() >= GUTTER && e.isShiftDown()) {
      selectFrom = stepAt(e.getX());
      session.labels().rangeProperty().set(null);
    } else if (e.getX() >= GUTTER && labelAt(e.getX(), e.getY()) != null) {
      DemoNotes.Label l = labelAt(e.getX(), e.getY());
      if (l != null) {
        session.labels().select(l.from(), l.to());
        session.play(false);
        session.seek(l.from());
      }
    } else if (e.getX() >= GUTTER) {
      selectFrom = Session.NONE;
      scrub(e);
      Episode.Mark m = markAt(e.getX(), e.getY());
      if (m != null) {
        session.seek(m.step());
        session.pickProperty().set(new Pick.Mark(m.step(), m.event().kind(), m.event().text()));
      }
    } else {
      Lane lane = laneAt(e.getY());
      if (lane != null && lane.kind() == Lane.Kind.BRANCH) {
        session.futures().flip(session.futures().branches().get(lane.index()).id());
      } else if (lane != null && lane.kind() == Lane.Kind.GOAL) {
        Episode.Columns c = columns;
        if (c != null) {
          session.pickProperty().set(new Pick.Goal(c.goalNames().get(lane.index())));
        }
      }
    }
  }

  private void dragged(MouseEvent e) {
    if (e.getButton() == MouseButton.SECONDARY) {
      model.pan((panX - e.getX()) / plotWidth() * (model.to() - model.from()));
      panX = e.getX();
      session.pulse().dirty(paintLanes);
    } else if (selectFrom != Session.NONE && e.isShiftDown()) {
      session.labels().select(selectFrom, stepAt(e.getX()));
    } else if (labelAt(e.getX(), e.getY()) == null) {
      scrub(e);
    }
  }

  private long stepAt(double x) {
    return session
        .episode()
        .map(ep -> ep.stepAtTime(model.time(Math.max(0, x - GUTTER), plotWidth())))
        .orElse(0L);
  }

  private DemoNotes.@Nullable Label labelAt(double x, double y) {
    Lane lane = laneAt(y);
    if (lane == null || lane.kind() != Lane.Kind.LABELS || x < GUTTER) {
      return null;
    }
    long step = stepAt(x);
    DemoNotes.Label found = null;
    for (DemoNotes.Label l : session.labels().all()) {
      if (l.from() <= step && step <= l.to()) {
        found = l;
      }
    }
    return found;
  }

  private void scrub(MouseEvent e) {
    session
        .episode()
        .ifPresent(
            ep -> {
              session.play(false);
              session.seek(ep.stepAtTime(model.time(e.getX() - GUTTER, plotWidth())));
            });
  }

  private void moved(MouseEvent e) {
    Episode ep = session.episode().orElse(null);
    if (ep == null || e.getX() < GUTTER || ep.isEmpty()) {
      session.hoverStepProperty().set(Session.NONE);
      Lane lane = e.getX() < GUTTER ? laneAt(e.getY()) : null;
      tip(lane == null ? "" : laneHelp(lane));
      return;
    }
    session.hoverStepProperty().set(ep.stepAtTime(model.time(e.getX() - GUTTER, plotWidth())));
    Episode.Mark m = markAt(e.getX(), e.getY());
    DemoNotes.Label l = labelAt(e.getX(), e.getY());
    tip(
        m != null
            ? m.event().kind() + ": " + m.event().text()
            : l != null ? l.name() + ". Click selects it, right click takes it away." : "");
    setCursor(m == null && l == null ? Cursor.DEFAULT : Cursor.HAND);
  }

  private void tip(String says) {
    if (says.isEmpty()) {
      Tooltip.uninstall(this, tip);
      tip.hide();
    } else {
      tip.setText(says);
      Tooltip.install(this, tip);
    }
  }

  private static String laneHelp(Lane lane) {
    return switch (lane.kind()) {
      case DRIVER -> "Who acted at each step.";
      case SERIES -> lane.label() + ", peak of each pixel.";
      case GROUP ->
          lane.label()
              + ": one line each, the middle is none, the edges are the most there can be.";
      case GRIPPERS -> "Opening of the left and the right gripper, m.";
      case GOAL -> lane.label() + "\nband: holds, line: does not. Click to pick.";
      case CONTACTS -> "Sum of all contact forces, N (height: square root).";
      case EVENTS -> "What happened. Click a mark to go there.";
      case BRANCH -> lane.label() + ", another way. Click to compare with it, or not.";
      case LABELS -> "Named stretches: Shift and drag selects one to name.";
      case DISTANCE -> "How far the farthest body is from where it was there, m.";
      case GATES -> "Share of heads whose forget gate fell below 0.1: where memory was let go.";
    };
  }

  private void scrolled(ScrollEvent e) {
    double dy = e.getDeltaY() == 0 ? e.getDeltaX() : e.getDeltaY();
    if (dy == 0 || e.getX() < GUTTER) {
      return;
    }
    if (e.isShiftDown()) {
      model.pan(-Math.signum(dy) * (model.to() - model.from()) * 0.1);
    } else {
      model.zoom(dy > 0 ? 1 / 1.25 : 1.25, model.time(e.getX() - GUTTER, plotWidth()));
    }
    session.pulse().dirty(paintLanes);
    e.consume();
  }

  private @Nullable Lane laneAt(double y) {
    for (Lane l : lanes) {
      if (y >= l.y() && y < l.y() + l.height() + TimelineModel.GAP) {
        return l;
      }
    }
    return null;
  }

  private Episode.@Nullable Mark markAt(double x, double y) {
    Lane lane = laneAt(y);
    Episode.Columns c = columns;
    if (lane == null || lane.kind() != Lane.Kind.EVENTS || c == null) {
      return null;
    }
    Episode.Mark best = null;
    double near = 7;
    for (Episode.Mark m : c.marks()) {
      double d = Math.abs(model.x(m.time(), plotWidth()) + GUTTER - x);
      if (d < near) {
        near = d;
        best = m;
      }
    }
    return best;
  }

  private void paintLanes() {
    Source source = session.source().orElse(null);
    Episode e = source == null ? null : source.episode();
    boolean nothing = e == null || e.isEmpty();
    empty.setVisible(nothing);
    picture.setVisible(!nothing);
    text.setVisible(!nothing);
    if (source == null || e == null || nothing || getWidth() < 2 || getHeight() < 2) {
      lanes = List.of();
      paintMarks();
      return;
    }
    lastPaint = clock;
    stale = false;
    Episode.Columns c = columns;
    if (c == null || columnsOf != e || c.version() != e.version()) {
      c = e.columns();
      columns = c;
      columnsOf = e;
    }
    double tick = e.spec().tickSeconds();
    double longest = c.times()[c.rows() - 1];
    double h = getHeight();
    List<Branch> branches = session.futures().branches();
    for (Branch b : branches) {
      Episode other = b.episode();
      longest = Math.max(longest, other.time(other.lastStep()));
    }
    model.extent(longest + tick, source.live());
    Comparison comparison = session.futures().comparisonProperty().get();
    model.labelled(!session.labels().all().isEmpty());
    lanes = model.lanes(c, gates.present(), branches, comparison, RULER + 2, h - RULER - PAD);
    // A branch or a comparison adds lanes: rather the world gives way than that the last is cut.
    double least = RULER + PAD + lanes.size() * (TimelineModel.LEAST + TimelineModel.GAP);
    setMinHeight(Math.max(LOW, Math.min(HIGH, least)));
    double scale = scale();
    int w = (int) Math.round(plotWidth() * scale);
    int rh = (int) Math.round(h * scale);
    if (raster.width() != w || raster.height() != rh) {
      raster = new Raster(w, rh);
    }
    Palette palette = Palette.of(session.darkProperty().get());
    new LanePainter(raster, model, c, gates, palette, scale)
        .with(branches, comparison)
        .with(session.labels().all())
        .paint(lanes);
    picture.setImage(raster.show());
    picture.setFitWidth(plotWidth());
    picture.setFitHeight(h);
    picture.relocate(GUTTER, 0);
    text.paint(c, lanes, getWidth(), h);
    paintMarks();
  }

  private double scale() {
    var scene = getScene();
    return scene == null || scene.getWindow() == null
        ? 1
        : Math.max(1, scene.getWindow().getOutputScaleX());
  }

  private void paintMarks() {
    Episode.Columns c = columns;
    Episode e = session.episode().orElse(null);
    boolean show = e != null && c != null && !lanes.isEmpty();
    double w = plotWidth();
    double at = show && e != null ? model.x(e.time(session.cursor()), w) : -1;
    boolean inside = at >= -1 && at <= w + 1;
    cursorLine.setVisible(show && inside);
    cursorFlag.setVisible(show && inside);
    cursorLine.resizeRelocate(Math.round(GUTTER + at), 4, 2, Math.max(0, getHeight() - 8));
    cursorFlag.resizeRelocate(Math.round(GUTTER + at) - 4, 2, 10, 10);
    Labels.Range r = session.labels().rangeProperty().get();
    boolean ranged = show && e != null && r != null;
    stretch.setVisible(ranged);
    bar.setVisible(ranged);
    if (ranged && e != null && r != null) {
      double x0 = Math.max(0, Math.min(w, model.x(e.time(r.from()), w)));
      double x1 = Math.max(0, Math.min(w, model.x(e.time(r.to()), w)));
      stretch.resizeRelocate(GUTTER + x0, 2, Math.max(2, x1 - x0), Math.max(0, getHeight() - 6));
      bar.show(e.time(r.from()), e.time(r.to()));
      bar.autosize();
      double bx = GUTTER + (x0 + x1) / 2 - bar.getWidth() / 2;
      bar.relocate(
          Math.max(4, Math.min(bx, getWidth() - bar.getWidth() - 4)),
          Math.max(RULER, Math.min(RULER + 8, getHeight() - bar.getHeight() - 4)));
    }
    long hover = session.hoverStepProperty().get();
    double hx = show && e != null && hover != Session.NONE ? model.x(e.time(hover), w) : -1;
    boolean hovered = hx >= 0 && hx <= w;
    hoverLine.setVisible(hovered);
    hoverLabel.setVisible(hovered);
    if (hovered && e != null) {
      hoverLine.resizeRelocate(Math.round(GUTTER + hx), 4, 1, Math.max(0, getHeight() - 8));
      hoverLabel.setText(String.format(Locale.ROOT, "%.2f s  step %d", e.time(hover), hover));
      hoverLabel.autosize();
      double x = GUTTER + hx + 6;
      hoverLabel.relocate(Math.min(x, getWidth() - hoverLabel.getWidth() - 4), 1);
    }
    if (show && c != null) {
      long step = hovered ? hover : session.cursor();
      text.gutter(c, c.row(step));
    }
  }

  @Override
  protected void layoutChildren() {
    empty.autosize();
    empty.relocate((getWidth() - empty.getWidth()) / 2, (getHeight() - empty.getHeight()) / 2);
  }
}
