package foxden.app.window;

import foxden.app.command.KeyMap;
import foxden.app.link.Interventions;
import foxden.app.link.Stop;
import foxden.app.scene3d.Pick;
import foxden.app.scene3d.Viewport3D;
import foxden.app.session.Message;
import foxden.app.session.Names;
import foxden.app.session.Session;
import foxden.policies.human.Wish;
import foxden.scenes.SceneCatalog;
import foxden.sim.Edit;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import foxden.sim.household.robot.R1Ik;
import foxden.sim.loop.BreakCondition;
import java.util.function.BooleanSupplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/**
 * What the mouse does in the world besides looking: with Ctrl it pulls a thing while the world runs
 * and moves it while it stands; while a person drives it drags a hand; the right button offers to
 * pause on what is under it.
 */
final class WorldMouse extends Pane {

  /** A hand is taken when the mouse is so near to its wrist, px. */
  private static final double NEAR_HAND = 40;

  private static final String HAND_LINK = "_arm_link6";
  private static final String RECORDING =
      "A recording cannot be changed; run from here first (Ctrl+Enter).";

  private final Session session;
  private final Viewport3D view;
  private final Driving driving;
  private final Line rope = new Line();
  private final Circle end = new Circle(5);

  // What is being done, if anything.
  private @Nullable String pulled;
  private @Nullable String moved;
  private R1Ik.@Nullable Hand hand;
  private double[] grabbed = {0, 0, 0};
  private double[] local = {0, 0, 0};
  private double[] start = new double[WorldState.POSE];
  private double[] target = {0, 0, 0};
  private double pressX;
  private double pressY;
  private boolean gestured;
  private BooleanSupplier playing = () -> false;
  private ArenaScreen.Clicked board = (x, y) -> false;
  private @Nullable ContextMenu menu;

  WorldMouse(Session session, Viewport3D view, Driving driving) {
    this.session = session;
    this.view = view;
    this.driving = driving;
    setMouseTransparent(true);
    rope.getStyleClass().add("rope");
    end.getStyleClass().add("rope-end");
    rope.setVisible(false);
    end.setVisible(false);
    getChildren().addAll(rope, end);
    view.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    view.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
    view.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
    view.addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
    session.pulse().clock(dt -> mark());
  }

  /**
   * Lets clicks on a board be moves.
   *
   * @param when whether a person plays there now
   * @param told the point of the world, m; says whether that meant something
   */
  void onClick(BooleanSupplier when, ArenaScreen.Clicked told) {
    playing = when;
    board = told;
  }

  private void pressed(MouseEvent e) {
    pressX = e.getX();
    pressY = e.getY();
    gestured = false;
    if (e.getButton() != MouseButton.PRIMARY) {
      return;
    }
    if (session.keysProperty().get() == KeyMap.DRIVING && grabHand(e.getX(), e.getY())) {
      begin(e);
      return;
    }
    Interventions live = session.interventions().orElse(null);
    Pick p = view.pickAt(e.getX(), e.getY());
    if (p == null || !e.isControlDown()) {
      return;
    }
    // With Ctrl a drag never turns the camera: whoever misses a thing would lose sight of it.
    begin(e);
    String body = body(p);
    double[] pose = pose(body);
    String why = live == null ? RECORDING : refusal(live, p, body, pose);
    if (live == null || pose == null || !why.isEmpty()) {
      session.say(Message.Level.INFO, why);
      return;
    }
    grabbed = new double[] {p.x(), p.y(), p.z()};
    target = grabbed.clone();
    start = pose;
    local = turn(pose, minus(grabbed, pose), -1);
    if (session.playingProperty().get()) {
      pulled = body;
      pull();
    } else {
      moved = body;
    }
  }

  private void begin(MouseEvent e) {
    gestured = true;
    session.pulse().soon(this::mark);
    e.consume();
  }

  // Why a thing can neither be pulled nor moved now; empty when it can.
  private String refusal(Interventions live, Pick p, String body, double @Nullable [] pose) {
    if (p.object().equals("robot")) {
      return "The robot is moved by whoever drives it: take over (F2), then drag a hand.";
    }
    if (pose == null) {
      return Names.nice(body) + " is fixed to the building; only loose things can be moved.";
    }
    Interventions.Physical is = live.physical(body);
    boolean loose = is != null && is.loose();
    return loose || session.playingProperty().get()
        ? ""
        : Names.nice(body)
            + " hangs on a hinge: pull it while the world runs, or set it in the inspector.";
  }

  // The hand nearest to the mouse; what lies before it does not matter.
  private boolean grabHand(double x, double y) {
    double best = NEAR_HAND;
    R1Ik.Hand found = null;
    for (R1Ik.Hand h : R1Ik.Hand.values()) {
      double[] pose = pose("robot/" + (h == R1Ik.Hand.LEFT ? "left" : "right") + HAND_LINK);
      double[] at = pose == null ? null : view.project(pose[0], pose[1], pose[2]);
      double d = at == null ? best : Math.hypot(at[0] - x, at[1] - y);
      if (pose != null && d < best) {
        best = d;
        found = h;
        grabbed = new double[] {pose[0], pose[1], pose[2]};
      }
    }
    if (found == null) {
      return false;
    }
    hand = found;
    target = grabbed.clone();
    driving.drag(found, new Wish.Point(target[0], target[1], target[2]));
    return true;
  }

  private String body(Pick p) {
    return session
        .source()
        .map(s -> s.spec().bodies().contains(p.body()) ? p.body() : p.object())
        .orElse(p.body());
  }

  private double @Nullable [] pose(String body) {
    StepResult r = session.frame();
    int at =
        session.source().map(s -> s.spec().bodies().indexOf(body)).orElse(-1) * WorldState.POSE;
    if (r == null || at < 0) {
      return null;
    }
    double[] out = new double[WorldState.POSE];
    for (int i = 0; i < out.length; i++) {
      out[i] = r.state().poses()[at + i];
    }
    return out;
  }

  private void dragged(MouseEvent e) {
    if (!gestured) {
      return;
    }
    e.consume();
    if (pulled == null && moved == null && hand == null) {
      return;
    }
    // Over the floor when a thing is moved; else in the plane that faces the eye.
    boolean flat = moved != null && !e.isShiftDown();
    double[] to = onPlane(e.getX(), e.getY(), grabbed, flat);
    if (to == null) {
      return;
    }
    target = to;
    R1Ik.Hand h = hand;
    String m = moved;
    if (h != null) {
      driving.drag(h, new Wish.Point(to[0], to[1], to[2]));
    } else if (pulled != null) {
      pull();
    } else if (m != null) {
      session.edit(
          new Edit.Place(
              m,
              start[0] + to[0] - grabbed[0],
              start[1] + to[1] - grabbed[1],
              start[2] + to[2] - grabbed[2] + (walks() ? 0 : 0.002),
              start[3],
              start[4],
              start[5],
              start[6]));
    }
  }

  private void pull() {
    String b = pulled;
    if (b != null) {
      session.edit(new Edit.Pull(b, local[0], local[1], local[2], target[0], target[1], target[2]));
    }
  }

  private void released(MouseEvent e) {
    String b = pulled;
    if (b != null) {
      session.edit(new Edit.LetGo(b));
    }
    if (gestured) {
      e.consume();
    }
    if (hand != null) {
      driving.drag(null, null);
    }
    pulled = null;
    moved = null;
    hand = null;
  }

  private void clicked(MouseEvent e) {
    if (gestured) {
      // What was pulled stays picked, whatever the mouse came to rest on.
      gestured = false;
      e.consume();
      return;
    }
    boolean still = Math.hypot(e.getX() - pressX, e.getY() - pressY) < 4;
    if (still && e.getButton() == MouseButton.PRIMARY && playing.getAsBoolean()) {
      // Where the board is hit, whatever stands on it.
      Pick hit = view.pickAt(e.getX(), e.getY());
      double[] base = hit == null ? null : pose(body(hit));
      double[] at =
          base != null ? base : hit == null ? null : new double[] {hit.x(), hit.y(), hit.z()};
      if (at != null && board.at(at[0], at[1])) {
        e.consume();
        return;
      }
    }
    if (e.getButton() != MouseButton.SECONDARY || !still) {
      return;
    }
    Pick p = view.pickAt(e.getX(), e.getY());
    if (p == null) {
      return;
    }
    String body = body(p);
    ContextMenu old = menu;
    if (old != null) {
      old.hide();
    }
    ContextMenu menu = new ContextMenu();
    this.menu = menu;
    String name = Names.nice(body);
    MenuItem look = new MenuItem("Inspect " + name);
    look.setMnemonicParsing(false);
    look.setOnAction(x -> session.pickProperty().set(new foxden.app.session.Pick.Body(p.body())));
    menu.getItems().add(look);
    menu.getItems().add(item("Pause when " + name + " touches anything", body, ""));
    if (session.pickProperty().get() instanceof foxden.app.session.Pick.Body other
        && !other.name().equals(body)) {
      menu.getItems()
          .add(
              item(
                  "Pause when " + name + " touches " + Names.nice(other.name()),
                  body,
                  other.name()));
    }
    menu.show(view, e.getScreenX(), e.getScreenY());
    e.consume();
  }

  private MenuItem item(String text, String a, String b) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(x -> session.stops().add(new Stop.World(new BreakCondition.OnContact(a, b))));
    return item;
  }

  // The line from what is held to where it is wanted.
  private void mark() {
    boolean on = pulled != null || hand != null;
    double[] from = grabbed;
    String b = pulled;
    double[] pose = b == null ? null : pose(b);
    if (pose != null) {
      double[] t = turn(pose, local, 1);
      from = new double[] {pose[0] + t[0], pose[1] + t[1], pose[2] + t[2]};
    }
    double[] a = on ? view.project(from[0], from[1], from[2]) : null;
    double[] z = on ? view.project(target[0], target[1], target[2]) : null;
    boolean seen = a != null && z != null;
    rope.setVisible(seen && pulled != null);
    end.setVisible(seen);
    if (a != null && z != null) {
      rope.setStartX(a[0]);
      rope.setStartY(a[1]);
      rope.setEndX(z[0]);
      rope.setEndY(z[1]);
      end.setCenterX(z[0]);
      end.setCenterY(z[1]);
    }
  }

  // ---- Geometry -----------------------------------------------------------------------------

  private double @Nullable [] onPlane(double x, double y, double[] through, boolean flat) {
    double[] ray = view.ray(x, y);
    double[] ahead = view.ray(view.getWidth() / 2, view.getHeight() / 2);
    double[] n = flat ? new double[] {0, 0, 1} : new double[] {ahead[3], ahead[4], ahead[5]};
    if (walks()) {
      // A walker moves in its plane only.
      n = new double[] {0, 1, 0};
    }
    double along = n[0] * ray[3] + n[1] * ray[4] + n[2] * ray[5];
    if (Math.abs(along) < 1e-3) {
      return null;
    }
    double t =
        (n[0] * (through[0] - ray[0]) + n[1] * (through[1] - ray[1]) + n[2] * (through[2] - ray[2]))
            / along;
    if (t < 0.05 || t > 40) {
      return null;
    }
    return new double[] {ray[0] + t * ray[3], ray[1] + t * ray[4], ray[2] + t * ray[5]};
  }

  private boolean walks() {
    return session
        .source()
        .map(s -> SceneCatalog.planarModels().contains(s.spec().scene()))
        .orElse(false);
  }

  private static double[] minus(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
  }

  // Turns a vector by the quaternion of a pose (sign 1), or back (sign -1).
  private static double[] turn(double[] pose, double[] v, double sign) {
    double x = sign * pose[3];
    double y = sign * pose[4];
    double z = sign * pose[5];
    double w = pose[6];
    double tx = 2 * (y * v[2] - z * v[1]);
    double ty = 2 * (z * v[0] - x * v[2]);
    double tz = 2 * (x * v[1] - y * v[0]);
    return new double[] {
      v[0] + w * tx + y * tz - z * ty,
      v[1] + w * ty + z * tx - x * tz,
      v[2] + w * tz + x * ty - y * tx
    };
  }
}
