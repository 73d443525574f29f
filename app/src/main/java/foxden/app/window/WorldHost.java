package foxden.app.window;

import foxden.app.link.Episode;
import foxden.app.link.Source;
import foxden.app.scene3d.CameraMode;
import foxden.app.scene3d.FrameStats;
import foxden.app.scene3d.Overlay;
import foxden.app.scene3d.TorqueRings;
import foxden.app.scene3d.Viewport3D;
import foxden.app.session.Comparison;
import foxden.app.session.Jobs;
import foxden.app.session.Message;
import foxden.app.session.Pick;
import foxden.app.session.Session;
import foxden.app.session.WhatIf;
import foxden.policies.Mind;
import foxden.sim.StepResult;
import foxden.sim.Trace;
import foxden.sim.WorldState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The middle of the window: what is happening. Keeps the 3-D view in step with the session, both
 * ways: cursor, ghost of a hovered past moment, what is picked and hovered.
 */
final class WorldHost extends StackPane implements AutoCloseable {

  private final Session session;
  private final Viewport3D view;
  private final Label empty = new Label("Nothing is open. Ctrl+O opens a task or a demonstration.");
  private final Label camera = new Label();
  private final Label ghost = new Label();
  private final ArenaScreen screen;
  private final MoveField moves;
  private final Runnable paint = this::paint;
  private long shownStep = Session.NONE;
  private long shownHash;
  private WhatIf.@Nullable Result shownWhatIf;
  private @Nullable Episode shownOf;
  private Episode.@Nullable Decided planned;
  private @Nullable TorqueRings torques;
  private boolean chunked;
  private final LagGhost lag = new LagGhost();
  private boolean opened;
  private boolean echo;

  WorldHost(Session session, Viewport3D view) {
    this.session = session;
    this.view = view;
    getStyleClass().add("viewport-host");
    setMinSize(240, 160);
    empty.getStyleClass().add("empty");
    HBox hud = new HBox(8, camera, ghost);
    hud.getStyleClass().add("viewport-hud");
    hud.setMouseTransparent(true);
    hud.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    camera.getStyleClass().add("hud");
    ghost.getStyleClass().add("hud");
    ghost.setVisible(false);
    // What is not shown takes no room from what is.
    ghost.managedProperty().bind(ghost.visibleProperty());
    camera.setMinWidth(Region.USE_PREF_SIZE);
    StackPane.setAlignment(hud, Pos.TOP_LEFT);
    screen = new ArenaScreen(session);
    moves = new MoveField(session);
    StackPane.setAlignment(moves, Pos.BOTTOM_CENTER);
    getChildren().addAll(view, screen, empty, hud, moves);
    session.sourceProperty().addListener((o, a, b) -> open(b));
    session.cursorProperty().addListener((o, a, b) -> session.pulse().soon(paint));
    session.versionProperty().addListener((o, a, b) -> session.pulse().soon(paint));
    session.hoverStepProperty().addListener((o, a, b) -> session.pulse().soon(paint));
    session.layerProperty().addListener((o, a, b) -> session.pulse().soon(paint));
    session.headProperty().addListener((o, a, b) -> session.pulse().soon(paint));
    session.whatIf().resultProperty().addListener((o, a, b) -> session.pulse().soon(paint));
    session.whatIf().stepProperty().addListener((o, a, b) -> session.pulse().soon(paint));
    session.futures().comparisonProperty().addListener((a, b, c) -> session.pulse().soon(paint));
    session
        .pickProperty()
        .addListener((o, a, b) -> view.select(b instanceof Pick.Body x ? x.name() : null));
    session
        .hoverBodyProperty()
        .addListener(
            (o, a, b) -> {
              if (!echo) {
                view.hover(b);
              }
            });
    view.pickedProperty()
        .addListener(
            (o, a, b) -> session.pickProperty().set(b == null ? null : new Pick.Body(b.body())));
    view.hoveredProperty()
        .addListener(
            (o, a, b) -> {
              echo = true;
              session.hoverBodyProperty().set(b == null ? null : b.body());
              echo = false;
            });
    view.statsProperty()
        .addListener(
            (o, a, b) -> {
              if (opened && b.fps() > 0) {
                empty.setVisible(false);
              }
            });
    view.cameraModeProperty().addListener((o, a, b) -> camera.setText(b.label() + " camera"));
    camera.setText(view.cameraModeProperty().get().label() + " camera");
    view.onFrame(session.pulse()::picture);
    open(session.source().orElse(null));
  }

  MoveField moves() {
    return moves;
  }

  Viewport3D view() {
    return view;
  }

  void dark(boolean dark) {
    view.dark(dark);
  }

  void camera(CameraMode mode) {
    view.camera(mode);
  }

  void flip(Overlay overlay) {
    view.overlay(overlay, !view.overlay(overlay));
    session.pulse().soon(paint);
  }

  /** Frames a second, for the status bar; empty when there is no view. */
  String pace() {
    FrameStats s = view.statsProperty().get();
    return s.fps() <= 0
        ? ""
        : String.format(Locale.ROOT, "%.0f fps at %.0f %%", s.fps(), s.resolution() * 100);
  }

  private void open(@Nullable Source source) {
    shownStep = Session.NONE;
    shownOf = null;
    opened = false;
    empty.setVisible(source == null);
    screen.open(source);
    moves.open(source);
    view.setVisible(source != null);
    if (source == null) {
      return;
    }
    try {
      view.open(source.spec());
      torques = new TorqueRings(source.spec());
      opened = true;
      empty.setText("Building the scene\u2026");
      empty.setVisible(view.statsProperty().get().fps() <= 0);
    } catch (RuntimeException e) {
      session.say(Message.Level.ERROR, "The scene cannot be drawn: " + Jobs.sentence(e));
      empty.setText("The scene cannot be drawn: " + Jobs.sentence(e));
      empty.setVisible(true);
      view.setVisible(false);
    }
    lag.clear();
    session.pulse().soon(paint);
  }

  /** Lets the mouse do more than look, and shows what a driving person needs to see. */
  void drive(Driving driving, Takes takes) {
    WorldMouse mouse = new WorldMouse(session, view, driving);
    mouse.onClick(moves::takesClicks, moves::click);
    screen.onClick(moves::click);
    DriveHud drive = new DriveHud(session, driving, takes);
    getChildren().addAll(mouse, drive);
  }

  private void paint() {
    Episode e = session.episode().orElse(null);
    StepResult r = session.frame();
    if (e == null || r == null || !opened) {
      return;
    }
    WhatIf.Result whatIf = session.whatIf().resultProperty().get();
    if (!Objects.equals(whatIf, shownWhatIf)) {
      shownWhatIf = whatIf;
      view.ways(whatIf == null ? List.of() : WhatIfWays.of(whatIf));
      shownHash = 0;
    }
    if (whatIf != null) {
      paint(whatIf, session.whatIf().stepProperty().get());
      return;
    }
    screen.show(r.observation());
    moves.show(r.observation());
    screen.setMouseTransparent(!moves.takesClicks());
    long step = r.step();
    boolean jumped = e != shownOf || step < shownStep || step > shownStep + ticks(0.5);
    if (jumped) {
      view.jump(r.state());
    } else if (step != shownStep) {
      view.show(r.state());
    } else if (r.hash() != shownHash) {
      // Somebody changed the world at this very step: no time passed in which it could move there.
      view.jump(r.state());
    }
    shownStep = step;
    shownHash = r.hash();
    shownOf = e;
    view.contacts(r.contacts());
    if (torques != null) {
      view.rings(torques.at(r));
    }
    view.goals(r.goals(), r.state());
    plan(e, r);
    attend(e, step);
    ghost(e, r);
  }

  // Unchanged as the world, changed as its ghost.
  private void paint(WhatIf.Result w, long step) {
    StepResult a = w.asItIs().frame(Math.min(step, w.asItIs().lastStep()));
    StepResult b = w.changed().frame(Math.min(step, w.changed().lastStep()));
    if (a == null || b == null) {
      return;
    }
    screen.show(a.observation());
    view.jump(a.state());
    view.ghost(b.state());
    view.contacts(a.contacts());
    view.goals(a.goals(), a.state());
    shownStep = Session.NONE;
    ghost.setText(
        String.format(
            Locale.ROOT, "what if, %.2f s: as it is; ghost: %s", a.time(), w.change().sentence()));
    ghost.setVisible(true);
  }

  // A hovered past moment; else where things are on the way that is compared with.
  private void ghost(Episode e, StepResult now) {
    long hover = session.hoverStepProperty().get();
    StepResult past = hover == Session.NONE ? null : e.frame(hover);
    if (past != null && Math.abs(past.step() - now.step()) > ticks(0.05)) {
      view.ghost(past.state());
      ghost.setText(String.format(Locale.ROOT, "ghost: %.2f s", past.time()));
      ghost.setVisible(true);
      return;
    }
    Comparison c = session.futures().comparisonProperty().get();
    Episode other = c == null ? null : c.branch().episode();
    StepResult there =
        other == null || c == null || c.branch().mark() || now.step() > other.lastStep()
            ? null
            : other.frame(now.step());
    boolean show =
        there != null && c != null && c.divergedAt() >= 0 && now.step() >= c.divergedAt();
    Episode.Decided d = e.decision(now.step());
    Source s = session.source().orElse(null);
    WorldState behind =
        s == null || d == null || !d.driver().equals("human")
            ? null
            : lag.of(s.spec(), now, d.action());
    if (behind != null) {
      view.ghost(behind);
      ghost.setText("ghost: where the arms are told to be");
      ghost.setVisible(true);
      return;
    }
    view.ghost(show && there != null ? there.state() : null);
    ghost.setVisible(show);
    if (show && c != null) {
      ghost.setText("ghost: " + c.branch().name());
    }
  }

  // What the driver meant to do, for the overlays: its path and where it wants the hand.
  private void plan(Episode e, StepResult r) {
    Episode.Decided d = e.decision(r.step());
    boolean ghosted = view.overlay(Overlay.CHUNK);
    if (Objects.equals(d, planned) && ghosted == chunked) {
      return;
    }
    planned = d;
    chunked = ghosted;
    view.chunk(d == null ? null : chunk(d.trace()), r.state());
    List<double[]> path = new ArrayList<>();
    List<float[]> targets = new ArrayList<>();
    if (d != null) {
      Trace.Array p = d.trace().arrays().get("expert/path");
      for (int i = 0; p != null && i + 1 < p.values().length; i += 2) {
        path.add(new double[] {p.values()[i], p.values()[i + 1]});
      }
      Trace.Array t = d.trace().arrays().get("expert/target");
      if (t != null && t.values().length >= 3) {
        // Where the hand is to go: x y z.
        targets.add(new float[] {t.values()[0], t.values()[1], t.values()[2], 0, 0, 0, 1});
      }
    }
    view.path(path);
    view.targets(targets);
  }

  private static Trace.@Nullable Array chunk(Trace trace) {
    Trace.Array fox = trace.arrays().get("fox/action_chunk");
    return fox == null ? trace.arrays().get("remote/action_chunk") : fox;
  }

  // Which past moments the chosen head looks back to from the cursor, and where the robot was then.
  private void attend(Episode e, long step) {
    Mind mind = view.overlay(Overlay.ATTENTION) ? session.mind().orElse(null) : null;
    view.attention(
        mind == null
            ? List.of()
            : Attended.marks(
                mind, session.layerProperty().get(), session.headProperty().get(), e, step));
  }

  private long ticks(double seconds) {
    Source s = session.source().orElse(null);
    return s == null ? 1 : Math.max(1, Math.round(seconds / s.spec().tickSeconds()));
  }

  @Override
  public void close() {
    view.dispose();
  }
}
