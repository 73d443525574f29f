package foxden.app.scene3d;

import com.jme3.bounding.BoundingVolume;
import com.jme3.material.Material;
import com.jme3.material.RenderState;
import com.jme3.math.Vector3f;
import com.jme3.renderer.Camera;
import com.jme3.scene.Geometry;
import com.jme3.texture.FrameBuffer;
import com.jme3.texture.FrameBuffer.FrameBufferTarget;
import com.jme3.texture.Image;
import foxden.sim.EnvironmentSpec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Draws a {@link Stage} from a camera into a buffer and reads the pixels back. Belongs to the
 * render thread.
 */
final class Painter {

  private static final int FIXED_SHADOW = 2048;
  static final double WALL_TOP = 2.3;
  private static final int MOMENTS = 1024;
  private static final int MOVING_SHADOW = 512;

  private final Gpu gpu;
  private final Camera camera = new Camera(16, 16);
  private final Material sky;
  private final Geometry screen = ShadowMaps.fullScreen();
  private final List<Lod> solid = new ArrayList<>();
  private final List<Lod> glass = new ArrayList<>();
  private final @Nullable FrameBuffer[] targets = new FrameBuffer[2];
  private int turn;
  private @Nullable Show show;
  private int drawnTriangles;
  private int drawnPieces;

  // All that belongs to one scene.
  private record Show(
      Stage stage, Paints paints, ShadowMaps shadows, Marks marks, Daylight light, int[] table) {}

  Painter(Gpu gpu) {
    this.gpu = gpu;
    sky = new Material(gpu.assets, "foxden/app/scene3d/Sky.j3md");
    sky.getAdditionalRenderState().setFaceCullMode(RenderState.FaceCullMode.Off);
    sky.getAdditionalRenderState().setDepthWrite(false);
    sky.getAdditionalRenderState().setDepthFunc(RenderState.TestFunction.LessOrEqual);
    screen.setMaterial(sky);
  }

  boolean hasStage() {
    return show != null;
  }

  /** Triangles drawn in the last picture. */
  int drawnTriangles() {
    return drawnTriangles;
  }

  /** Draw calls of the last picture. */
  int drawnPieces() {
    return drawnPieces;
  }

  /** Sets what is drawn from now on, and whose bodies the states to come list. */
  void stage(Stage next, @Nullable EnvironmentSpec spec) {
    int[] table = new int[next.bodies.size()];
    for (int i = 0; i < table.length; i++) {
      table[i] = spec == null ? -1 : spec.bodies().indexOf(next.bodies.get(i).name);
    }
    Daylight light = Daylight.of(next.model);
    Show before = show;
    if (before != null) {
      before.shadows.dispose();
    }
    show =
        new Show(
            next,
            new Paints(gpu, light),
            new ShadowMaps(gpu, light.sunDirection(), FIXED_SHADOW, MOMENTS, MOVING_SHADOW),
            new Marks(gpu, next),
            light,
            table);
    sky.setColor("Zenith", light.zenith());
    sky.setColor("Horizon", light.horizon());
    sky.setVector3("Sun", light.sunDirection());
  }

  /**
   * A picture on its way: the device fills it in while its maker goes on.
   *
   * @param w width, pixels
   * @param h height, pixels
   * @param cutWalls names of the walls that are lowered in it
   */
  record Drawing(FrameBuffer target, int w, int h, Set<String> cutWalls) {}

  /** Draws the stage as it stands and waits for the pixels: {@link #begin}, {@link #fetch}. */
  void draw(
      WorldFrame world,
      CameraPose pose,
      int w,
      int h,
      boolean cutAway,
      boolean finest,
      ByteBuffer pixels) {
    fetch(begin(world, pose, w, h, cutAway, finest), pixels);
  }

  /**
   * Hands the stage as it stands to the device, which draws it meanwhile. At most two drawings are
   * on their way: a third takes the place of the first.
   *
   * @param world what is shown
   * @param pose where from
   * @param w width of the picture, pixels
   * @param h height of the picture, pixels
   * @param cutAway whether walls towards the eye are lowered
   * @param finest whether all meshes are drawn in full, for still pictures
   */
  Drawing begin(WorldFrame world, CameraPose pose, int w, int h, boolean cutAway, boolean finest) {
    Show s = show;
    if (s == null) {
      throw new IllegalStateException("No scene was given to draw.");
    }
    if (world.state() != null) {
      s.stage.pose(world.state(), s.table);
    }
    // A material is needed even by the depth pass, which only uses its technique.
    if (s.stage.takeFixedShadowStale()) {
      s.shadows.drawFixed(painted(s, s.stage.fixedCasters()));
      s.stage.updateContacts();
    }
    s.shadows.drawMoving(painted(s, s.stage.movingCasters()));
    aim(pose, w, h);
    Set<String> cutWalls = collect(s.stage, pose, cutAway);

    FrameBuffer fb = target(w, h);
    gpu.renderer.setFrameBuffer(fb);
    gpu.manager.setCamera(camera, false);
    gpu.renderer.setViewPort(0, 0, w, h);
    gpu.renderer.clearBuffers(false, true, false);
    Vector3f eye = camera.getLocation();
    float pixel = finest ? 0 : (float) (2 * Math.tan(pose.fovY() / 2) / h);
    s.shadows.sharpness(eye.distance(at(pose)), pixel);
    s.paints.frame(eye, s.shadows, s.stage.contacts);
    drawnTriangles = 0;
    drawnPieces = 0;
    for (Lod l : solid) {
      BoundingVolume bound = l.bound();
      Geometry g = l.at(Math.max(0, bound.distanceToEdge(eye)), pixel);
      g.setMaterial(s.paints.of(l.role(), bound, s.shadows));
      render(g);
    }
    sky.setMatrix4("Inverse", camera.getViewProjectionMatrix().invert());
    sky.setVector3("Eye", eye);
    gpu.manager.renderGeometry(screen);
    for (Lod l : glass) {
      Geometry g = l.at(Math.max(0, l.bound().distanceToEdge(eye)), pixel);
      g.setMaterial(s.paints.glass);
      render(g);
    }
    s.marks.draw(world, s.table, pose, w, h);
    gpu.flush();
    return new Drawing(fb, w, h, cutWalls);
  }

  /**
   * Waits until a drawing is done and reads it.
   *
   * @param pixels receives w * h * 4 bytes, BGRA, rows top-down
   */
  void fetch(Drawing drawing, ByteBuffer pixels) {
    pixels.clear();
    gpu.read(drawing.target(), drawing.w(), drawing.h(), pixels);
    pixels.position(0).limit(4 * drawing.w() * drawing.h());
  }

  private void render(Geometry g) {
    drawnTriangles += g.getTriangleCount();
    drawnPieces++;
    gpu.manager.renderGeometry(g);
  }

  private static List<Geometry> painted(Show s, List<Geometry> casters) {
    for (Geometry g : casters) {
      if (g.getMaterial() == null) {
        g.setMaterial(s.paints.of(Paints.Role.SOLID, g.getWorldBound(), s.shadows));
      }
    }
    return casters;
  }

  // What the camera can see, near things first: the depth test then saves shading behind them.
  // Returns the names of the walls that are lowered.
  private Set<String> collect(Stage stage, CameraPose pose, boolean cutAway) {
    solid.clear();
    glass.clear();
    solid.addAll(stage.fixed);
    solid.addAll(stage.floors);
    solid.add(stage.ground);
    glass.addAll(stage.glass);
    // An eye below the tops of the walls stands in a room, or wants to see the house from outside.
    boolean open = cutAway && pose.eyeZ() > WALL_TOP;
    Set<String> cut = new HashSet<>();
    for (Wall wall : stage.walls) {
      wall.look(pose.eyeX(), pose.eyeY(), pose.atX(), pose.atY(), open);
      wall.collect(solid, glass);
      if (wall.isCut()) {
        cut.add(wall.name());
      }
    }
    for (Stage.Body b : stage.bodies) {
      solid.addAll(b.solid);
      glass.addAll(b.glass);
    }
    keepVisible(solid);
    keepVisible(glass);
    Vector3f eye = camera.getLocation();
    solid.sort(
        Comparator.comparing((Lod l) -> l.role())
            .thenComparingDouble(l -> l.bound().distanceToEdge(eye)));
    glass.sort(Comparator.comparingDouble(l -> -l.bound().getCenter().distanceSquared(eye)));
    return cut;
  }

  private void keepVisible(List<Lod> list) {
    list.removeIf(
        l -> {
          camera.setPlaneState(0);
          return camera.contains(l.bound()) == Camera.FrustumIntersect.Outside;
        });
  }

  private void aim(CameraPose p, int w, int h) {
    camera.resize(w, h, false);
    Vector3f eye = new Vector3f((float) p.eyeX(), (float) p.eyeY(), (float) p.eyeZ());
    camera.setFrustumPerspective((float) Math.toDegrees(p.fovY()), (float) w / h, 0.06f, 160f);
    camera.setLocation(eye);
    camera.lookAt(at(p), new Vector3f((float) p.upX(), (float) p.upY(), (float) p.upZ()));
    camera.update();
  }

  private static Vector3f at(CameraPose p) {
    return new Vector3f((float) p.atX(), (float) p.atY(), (float) p.atZ());
  }

  // Two take turns, so that one is read while the other is drawn.
  private FrameBuffer target(int w, int h) {
    turn ^= 1;
    FrameBuffer t = targets[turn];
    if (t == null || t.getWidth() != w || t.getHeight() != h) {
      if (t != null) {
        t.dispose();
      }
      t = new FrameBuffer(w, h, 1);
      t.addColorTarget(FrameBufferTarget.newTarget(Image.Format.BGRA8));
      t.setDepthTarget(FrameBufferTarget.newTarget(Image.Format.Depth24));
      targets[turn] = t;
    }
    return t;
  }
}
