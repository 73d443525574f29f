package foxden.app.scene3d;

import foxden.sim.Contact;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Goals;
import foxden.sim.Trace;
import foxden.sim.WorldState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The world in the window: mouse orbit (drag), pan (right or middle drag, or Shift), zoom (wheel),
 * pick (click), look closer (double click). Frames are drawn by a {@link SceneRenderer} and shown
 * one per pulse at most, only when something changed. All methods belong to the JavaFX thread.
 */
public final class Viewport3D extends Region {

  private static final double DRAG_PIXELS = 4;

  private final ImageView image = new ImageView();
  private final Pane labelPane = new Pane();
  private final Text message = new Text();
  private final Rectangle clip = new Rectangle();
  private final CameraRig rig = new CameraRig();
  private final OverlayModel overlays = new OverlayModel();
  private final ViewportLabels labels = new ViewportLabels(labelPane);
  private final ReadOnlyObjectWrapper<@Nullable Pick> picked = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Pick> hovered = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<CameraMode> mode =
      new ReadOnlyObjectWrapper<>(CameraMode.ORBIT);
  private final ReadOnlyObjectWrapper<FrameStats> stats =
      new ReadOnlyObjectWrapper<>(new FrameStats(0, 0, 0, 1, ""));
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          pulse(now);
        }
      };

  private @Nullable SceneRenderer renderer;
  private @Nullable SceneModel scene;
  private @Nullable EnvironmentSpec spec;
  private @Nullable Picker picker;
  private final Screens screens = new Screens();
  private StateEasing easing = new StateEasing(0);
  private @Nullable WorldState ghost;
  private @Nullable WorldState planned;
  private @Nullable GoalGeometry geometry;
  private List<String> ghostBodies = List.of();
  private @Nullable String selected;
  private @Nullable String hoverName;
  private Set<String> cutWalls = Set.of();
  private boolean cutAway = true;
  private WorldFrame frame = WorldFrame.REST;
  private CameraPose camera = CameraPose.looking(0, -10, 8, 0, 0, 0, 0.7);
  private long lastPulse;
  private long lastStats;
  private double pressX;
  private double pressY;
  private double lastX;
  private double lastY;
  private boolean dragging;
  private boolean hoverDirty;
  private final List<Runnable> listeners = new ArrayList<>();
  private double mouseX = -1;
  private double mouseY = -1;
  private int baseIndex = -1;
  private int headIndex = -1;
  // Written by the render thread.
  private volatile @Nullable String sceneFailure;

  /** Starts the renderer; without OpenGL the pane stays alive and says why it is empty. */
  public Viewport3D() {
    this(startQuietly());
  }

  private Viewport3D(Started s) {
    renderer = s.renderer;
    message.setText(s.failure);
    message.getStyleClass().add("viewport-message");
    image.setManaged(false);
    image.setMouseTransparent(true);
    labelPane.setManaged(false);
    labelPane.setMouseTransparent(true);
    message.setManaged(false);
    getChildren().addAll(image, labelPane, message);
    setClip(clip);
    getStyleClass().add("viewport-3d");
    setFocusTraversable(true);
    setMinSize(120, 90);
    addEventHandler(MouseEvent.ANY, this::mouse);
    addEventHandler(ScrollEvent.SCROLL, this::scroll);
    timer.start();
  }

  private record Started(@Nullable SceneRenderer renderer, String failure) {}

  private static Started startQuietly() {
    try {
      return new Started(SceneRenderer.start(), "");
    } catch (IllegalStateException e) {
      return new Started(null, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Shows the scene of an environment and frames it.
   *
   * @throws IllegalArgumentException when there is no such scene
   */
  public void open(EnvironmentSpec environment) {
    open(SceneAssembler.assemble(environment), environment);
  }

  void open(SceneModel model, @Nullable EnvironmentSpec environment) {
    scene = model;
    spec = environment;
    List<String> names = environment == null ? List.of() : environment.bodies();
    picker = new Picker(model, names);
    overlays.clear();
    if (model.look() == SceneModel.Look.TRACK) {
      // Forces are what a walker is about.
      overlays.enable(Overlay.CONTACTS, true);
      overlays.enable(Overlay.TORQUES, true);
    }
    easing = new StateEasing(environment == null ? 0 : environment.tickSeconds());
    geometry = environment == null ? null : new GoalGeometry(model, environment);
    ghost = null;
    planned = null;
    selected = null;
    hoverName = null;
    baseIndex = names.indexOf("robot/base_link");
    // A walker's root is called like its scene.
    for (String other : List.of("player", model.id())) {
      baseIndex = baseIndex < 0 ? names.indexOf(other) : baseIndex;
    }
    headIndex = names.indexOf("robot/zed_link");
    ghostBodies = baseIndex >= 0 && environment != null ? ghostNames(environment) : List.of();
    rig.frame(model, Math.max(0.5, aspect()));
    SceneRenderer r = renderer;
    if (r != null) {
      r.scene(model, environment)
          .whenComplete(
              (ok, e) -> {
                if (e != null) {
                  sceneFailure = "The scene could not be drawn: " + e.getMessage();
                }
              });
    }
    refresh();
  }

  /** Shows where everything is now. */
  public void show(WorldState state) {
    easing.target(state);
    int base = baseIndex * WorldState.POSE;
    if (base >= 0 && base + WorldState.POSE <= state.poses().length) {
      overlays.trail(state.poses()[base], state.poses()[base + 1]);
    }
  }

  /** Jumps to a state without easing, and forgets the trail: after a seek or a reset. */
  public void jump(WorldState state) {
    easing.jump(state);
    overlays.clearTrail();
  }

  /** The contacts of the shown instant. */
  public void contacts(List<Contact> contacts) {
    overlays.contacts(contacts);
  }

  /** Rings that tell how hard joints work, as {@link TorqueRings} makes them. */
  public void rings(List<OverlayShape> rings) {
    overlays.rings(rings);
  }

  /** Where the picture is seen from now. */
  public CameraPose eye() {
    return camera;
  }

  /** Ways that are shown whatever overlay is on; empty for none. */
  public void ways(List<WayLine> ways) {
    List<OverlayShape> lines = new ArrayList<>();
    List<OverlayModel.Label> names = new ArrayList<>();
    for (WayLine w : ways) {
      int n = w.points().length;
      if (n >= 6) {
        lines.add(new OverlayShape.Line(w.points(), w.rgb(), false));
      }
      if (n >= 3 && !w.name().isEmpty()) {
        double z = w.points()[n - 1] + 0.12;
        names.add(
            new OverlayModel.Label(w.name(), w.points()[n - 3], w.points()[n - 2], z, w.rgb()));
      }
    }
    overlays.ways(lines, names);
  }

  /**
   * The planned path of the base.
   *
   * @param points x y in metres each; empty for none
   */
  public void path(List<double[]> points) {
    overlays.path(points);
  }

  /** The goals as judged in a state: their volumes and rays are drawn when wanted. */
  public void goals(Goals goals, WorldState state) {
    GoalGeometry g = geometry;
    if (g != null && overlays.enabled(Overlay.GOAL_VOLUMES)) {
      overlays.goals(g.marks(goals, state));
    }
  }

  /** Past moments that the network looks back to; empty for none. */
  public void attention(List<AttentionMark> marks) {
    overlays.attention(marks);
  }

  /**
   * What the driver means to do next, drawn as a ghost when wanted.
   *
   * @param chunk actions to come, one a row; null for none
   */
  public void chunk(Trace.@Nullable Array chunk, WorldState state) {
    ChunkGhost g =
        chunk == null || spec == null || !overlays.enabled(Overlay.CHUNK)
            ? null
            : ChunkGhost.of(spec, state, chunk);
    planned = g == null ? null : g.state();
    overlays.chunk(g == null ? List.of() : g.path());
  }

  /** Where the driver wants the robot's hands: poses of 7 numbers; empty for none. */
  public void targets(List<float[]> poses) {
    overlays.targets(poses);
  }

  /** Marks another moment: what moved since is drawn translucent. Null takes the mark away. */
  public void ghost(@Nullable WorldState state) {
    ghost = state;
  }

  private static List<String> ghostNames(EnvironmentSpec s) {
    return s.bodies().stream()
        .filter(
            n ->
                n.startsWith("robot/")
                    || n.equals(s.scene())
                    || n.startsWith(s.scene() + "/")
                    || n.equals("player")
                    || n.equals("target"))
        .toList();
  }

  /** Marks a body or object as selected; null for none. */
  public void select(@Nullable String name) {
    selected = name;
  }

  /** Marks a body or object as hovered (from another view); null for none. */
  public void hover(@Nullable String name) {
    hoverName = name;
  }

  /** What was clicked last; null after a click on nothing. */
  public ReadOnlyObjectProperty<@Nullable Pick> pickedProperty() {
    return picked.getReadOnlyProperty();
  }

  /** What is under the mouse; null for nothing. */
  public ReadOnlyObjectProperty<@Nullable Pick> hoveredProperty() {
    return hovered.getReadOnlyProperty();
  }

  /** Looks from somewhere else, with a smooth transition. */
  public void camera(CameraMode next) {
    rig.mode(next);
    mode.set(next);
  }

  /** Where the viewport looks from. */
  public ReadOnlyObjectProperty<CameraMode> cameraModeProperty() {
    return mode.getReadOnlyProperty();
  }

  /** Back to the view that frames the scene. */
  public void resetCamera() {
    rig.mode(CameraMode.ORBIT);
    mode.set(CameraMode.ORBIT);
    rig.reset();
  }

  /** Turns the camera, as a drag would: rad. */
  public void orbit(double azimuth, double elevation) {
    rig.orbit(azimuth, elevation);
    mode.set(rig.mode());
  }

  /** Nearer (below 1) or farther. */
  public void zoom(double factor) {
    rig.zoom(factor, null);
    mode.set(rig.mode());
  }

  /** Switches a kind of mark on or off. */
  public void overlay(Overlay kind, boolean on) {
    overlays.enable(kind, on);
  }

  /** Whether a kind of mark is on. */
  public boolean overlay(Overlay kind) {
    return overlays.enabled(kind);
  }

  /** Whether walls between the eye and the rooms are lowered (default yes). */
  public void cutAway(boolean on) {
    cutAway = on;
  }

  /** How drawing goes; renewed twice a second. */
  public ReadOnlyObjectProperty<FrameStats> statsProperty() {
    return stats.getReadOnlyProperty();
  }

  /** Dark surroundings for the labels; the world itself keeps its daylight. */
  public void dark(boolean on) {
    labels.dark(on);
  }

  /** Told of each new frame as it is shown. */
  public void onFrame(Runnable listener) {
    listeners.add(listener);
  }

  /** Share of the width that was drawn in the frame that is shown, 0.75 to 1. */
  public double share() {
    return screens.share();
  }

  /** Stops the renderer. The pane stays, empty. */
  public void dispose() {
    timer.stop();
    SceneRenderer r = renderer;
    renderer = null;
    if (r != null) {
      r.close();
    }
  }

  private double aspect() {
    return getHeight() < 1 ? 16.0 / 9 : getWidth() / getHeight();
  }

  @Override
  protected void layoutChildren() {
    double w = getWidth();
    double h = getHeight();
    clip.setWidth(w);
    clip.setHeight(h);
    image.setFitWidth(w);
    image.setFitHeight(h);
    labelPane.resizeRelocate(0, 0, w, h);
    message.setWrappingWidth(Math.max(80, w - 48));
    message.relocate(24, 24);
  }

  private void pulse(long now) {
    double dt = lastPulse == 0 ? 0 : Math.min(0.1, (now - lastPulse) / 1e9);
    lastPulse = now;
    SceneRenderer r = renderer;
    if (r == null || scene == null || getWidth() < 2 || getHeight() < 2) {
      return;
    }
    easing.advance(dt);
    followRobot();
    camera = rig.advance(dt);
    refresh();
    r.request(
        new FrameRequest(
            frame, camera, (int) Math.round(getWidth()), (int) Math.round(getHeight()), cutAway));
    SceneRenderer.Frame f = r.take();
    if (f != null) {
      present(r, f);
    }
    updateHover();
    labels.place(
        new Projection(camera, getWidth(), getHeight()), overlays, getWidth(), getHeight());
    if (now - lastStats > 500_000_000L) {
      lastStats = now;
      stats.set(r.stats());
      String why = r.failure() == null ? sceneFailure : r.failure();
      if (why != null) {
        message.setText(why);
      }
    }
  }

  private void followRobot() {
    WorldState s = easing.shown();
    if (s != null) {
      rig.robot(poseOf(s, baseIndex), poseOf(s, headIndex));
    }
  }

  private static float[] poseOf(WorldState s, int index) {
    int at = index * WorldState.POSE;
    if (at < 0 || at + WorldState.POSE > s.poses().length) {
      return new float[0];
    }
    return java.util.Arrays.copyOfRange(s.poses(), at, at + WorldState.POSE);
  }

  // A new frame object only when something in it changed, so that equal wishes stay equal.
  private void refresh() {
    WorldState state = easing.shown();
    // A past moment that somebody points at goes before what is planned.
    WorldState other = ghost != null ? ghost : overlays.enabled(Overlay.CHUNK) ? planned : null;
    List<OverlayShape> shapes = overlays.shapes();
    if (!Objects.equals(frame.state(), state)
        || !Objects.equals(frame.ghost(), other)
        || !Objects.equals(frame.selected(), selected)
        || !Objects.equals(frame.hovered(), hoverName)
        || !frame.overlays().equals(shapes)) {
      frame = new WorldFrame(state, other, ghostBodies, selected, hoverName, shapes);
    }
  }

  private void present(SceneRenderer r, SceneRenderer.Frame f) {
    image.setImage(screens.show(r, f));
    cutWalls = f.cutWalls();
    listeners.forEach(Runnable::run);
    message.setText("");
  }

  private void mouse(MouseEvent e) {
    if (e.getEventType() == MouseEvent.MOUSE_PRESSED) {
      requestFocus();
      pressX = e.getX();
      pressY = e.getY();
      lastX = pressX;
      lastY = pressY;
      dragging = false;
    } else if (e.getEventType() == MouseEvent.MOUSE_DRAGGED) {
      drag(e);
    } else if (e.getEventType() == MouseEvent.MOUSE_CLICKED && !dragging) {
      click(e);
    } else if (e.getEventType() == MouseEvent.MOUSE_MOVED) {
      mouseX = e.getX();
      mouseY = e.getY();
      hoverDirty = true;
    } else if (e.getEventType() == MouseEvent.MOUSE_EXITED) {
      mouseX = -1;
      hoverDirty = true;
    }
  }

  private void drag(MouseEvent e) {
    if (!dragging && Math.hypot(e.getX() - pressX, e.getY() - pressY) < DRAG_PIXELS) {
      return;
    }
    dragging = true;
    double dx = e.getX() - lastX;
    double dy = e.getY() - lastY;
    lastX = e.getX();
    lastY = e.getY();
    boolean pan = e.getButton() != MouseButton.PRIMARY || e.isShiftDown();
    if (pan) {
      rig.pan(-dx / getHeight(), dy / getHeight());
    } else {
      rig.orbit(-dx * 0.008, dy * 0.006);
    }
    mode.set(rig.mode());
    e.consume();
  }

  private void click(MouseEvent e) {
    Pick p = pickAt(e.getX(), e.getY());
    if (e.getButton() == MouseButton.PRIMARY) {
      picked.set(p);
      if (e.getClickCount() == 2 && p != null) {
        rig.focus(p.x(), p.y(), p.z(), 3.2);
        mode.set(rig.mode());
      }
    }
    e.consume();
  }

  private void scroll(ScrollEvent e) {
    Pick p = pickAt(e.getX(), e.getY());
    rig.zoom(
        Math.pow(0.9985, e.getDeltaY()), p == null ? null : new double[] {p.x(), p.y(), p.z()});
    mode.set(rig.mode());
    e.consume();
  }

  /** What is at a point of the pane, or null. */
  public @Nullable Pick pickAt(double x, double y) {
    Picker p = picker;
    if (p == null || x < 0 || y < 0) {
      return null;
    }
    Projection view = new Projection(camera, getWidth(), getHeight());
    return p.pick(view.eye(), view.ray(x / getWidth(), y / getHeight()), easing.shown(), cutWalls);
  }

  /**
   * The ray through a point of the pane.
   *
   * @return where the eye is (m) and a unit direction: six numbers, world frame
   */
  public double[] ray(double x, double y) {
    Projection view = new Projection(camera, Math.max(1, getWidth()), Math.max(1, getHeight()));
    double[] e = view.eye();
    double[] d = view.ray(x / Math.max(1, getWidth()), y / Math.max(1, getHeight()));
    return new double[] {e[0], e[1], e[2], d[0], d[1], d[2]};
  }

  /** Where a point of the world is drawn, x and y in the pane; null when behind the eye. */
  public double @Nullable [] project(double x, double y, double z) {
    double[] uv = new Projection(camera, getWidth(), getHeight()).project(x, y, z);
    return uv == null ? null : new double[] {uv[0] * getWidth(), uv[1] * getHeight()};
  }

  private void updateHover() {
    if (!hoverDirty) {
      return;
    }
    hoverDirty = false;
    Pick p = mouseX < 0 ? null : pickAt(mouseX, mouseY);
    Pick before = hovered.get();
    if (p == null ? before != null : before == null || !p.body().equals(before.body())) {
      hovered.set(p);
      hoverName = p == null ? null : p.body();
    }
  }
}
