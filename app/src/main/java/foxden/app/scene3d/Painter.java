package foxden.app.scene3d;

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

  private static final String HOME = "foxden/app/scene3d/Home.j3md";

  private final Gpu gpu;
  private final Camera camera = new Camera(16, 16);
  private final Material solid;
  private final Material glass;
  private final Material sky;
  private final Geometry screen = ShadowMaps.fullScreen();
  private final List<Geometry> solidList = new ArrayList<>();
  private final List<Geometry> glassList = new ArrayList<>();
  private @Nullable FrameBuffer target;
  private @Nullable ShadowMaps shadows;
  private @Nullable Stage stage;
  private Daylight light = Daylight.outdoors();
  private int[] bodyTable = {};
  private Set<String> cutWalls = Set.of();
  private int drawnTriangles;

  Painter(Gpu gpu) {
    this.gpu = gpu;
    solid = new Material(gpu.assets, HOME);
    glass = new Material(gpu.assets, HOME);
    sky = new Material(gpu.assets, "foxden/app/scene3d/Sky.j3md");
    // Pictures are drawn with rows top-down, which turns the winding around.
    solid.getAdditionalRenderState().setFaceCullMode(RenderState.FaceCullMode.Front);
    solid.setBoolean("Shadows", true);
    glass.setBoolean("Shadows", true);
    glass.setBoolean("Glass", true);
    glass.getAdditionalRenderState().setFaceCullMode(RenderState.FaceCullMode.Off);
    glass.getAdditionalRenderState().setBlendMode(RenderState.BlendMode.Alpha);
    glass.getAdditionalRenderState().setDepthWrite(false);
    sky.getAdditionalRenderState().setFaceCullMode(RenderState.FaceCullMode.Off);
    sky.getAdditionalRenderState().setDepthWrite(false);
    sky.getAdditionalRenderState().setDepthFunc(RenderState.TestFunction.LessOrEqual);
    screen.setMaterial(sky);
  }

  boolean hasStage() {
    return stage != null;
  }

  /** Names of the walls lowered in the last picture. */
  Set<String> cutWalls() {
    return cutWalls;
  }

  /** Sets what is drawn from now on, and whose bodies the states to come list. */
  void stage(Stage next, @Nullable EnvironmentSpec spec) {
    stage = next;
    bodyTable = new int[next.bodies.size()];
    for (int i = 0; i < bodyTable.length; i++) {
      bodyTable[i] = spec == null ? -1 : spec.bodies().indexOf(next.bodies.get(i).name);
    }
    light = next.model.look() == SceneModel.Look.OUTDOORS ? Daylight.outdoors() : Daylight.studio();
    if (shadows != null) {
      shadows.dispose();
    }
    shadows = new ShadowMaps(gpu, light.sunDirection(), 2048, 1024, 512);
    for (Material m : List.of(solid, glass)) {
      m.setVector3("SunDirection", light.sunDirection());
      m.setVector3("SunColor", light.sun());
      m.setVector3("SkyColor", light.sky());
      m.setVector3("GroundColor", light.ground());
      m.setFloat("Exposure", 1f);
    }
    sky.setColor("Zenith", light.zenith());
    sky.setColor("Horizon", light.horizon());
    sky.setVector3("Sun", light.sunDirection());
    for (Geometry g : next.fixed) {
      g.setMaterial(solid);
    }
    for (Geometry g : next.glass) {
      g.setMaterial(glass);
    }
    for (Wall w : next.walls) {
      w.paint(solid, glass);
    }
    for (Stage.Body b : next.bodies) {
      b.solid.forEach(g -> g.setMaterial(solid));
      b.glass.forEach(g -> g.setMaterial(glass));
    }
  }

  int drawnTriangles() {
    return drawnTriangles;
  }

  /**
   * Draws the stage as it stands.
   *
   * @param world what is shown
   * @param pose where from
   * @param w width of the picture, pixels
   * @param h height of the picture, pixels
   * @param cutAway whether walls towards the eye are lowered
   * @param pixels receives w * h * 4 bytes, BGRA, rows top-down
   */
  void draw(WorldFrame world, CameraPose pose, int w, int h, boolean cutAway, ByteBuffer pixels) {
    Stage s = stage;
    ShadowMaps maps = shadows;
    if (s == null || maps == null) {
      throw new IllegalStateException("No scene was given to draw.");
    }
    if (world.state() != null) {
      s.pose(world.state(), bodyTable);
    }
    if (s.takeFixedShadowStale()) {
      maps.drawFixed(s.fixedCasters());
    }
    maps.drawMoving(s.movingCasters());
    aim(pose, w, h);
    solidList.clear();
    glassList.clear();
    solidList.addAll(s.fixed);
    glassList.addAll(s.glass);
    Set<String> cut = new HashSet<>();
    for (Wall wall : s.walls) {
      wall.look(pose.eyeX(), pose.eyeY(), pose.atX(), pose.atY(), cutAway);
      wall.collect(solidList, glassList);
      if (wall.isCut()) {
        cut.add(wall.name());
      }
    }
    cutWalls = cut;
    for (Stage.Body b : s.bodies) {
      solidList.addAll(b.solid);
      glassList.addAll(b.glass);
    }
    keepVisible(solidList);
    keepVisible(glassList);
    Vector3f eye = camera.getLocation();
    // Near things first: the depth test then saves most of the shading behind them.
    solidList.sort(Comparator.comparingDouble(g -> g.getWorldBound().distanceToEdge(eye)));
    glassList.sort(
        Comparator.comparingDouble(g -> -g.getWorldBound().getCenter().distanceSquared(eye)));

    FrameBuffer fb = target(w, h);
    gpu.renderer.setFrameBuffer(fb);
    gpu.manager.setCamera(camera, false);
    gpu.renderer.setViewPort(0, 0, w, h);
    gpu.renderer.clearBuffers(false, true, false);
    for (Material m : List.of(solid, glass)) {
      maps.apply(m);
      m.setVector3("Eye", eye);
    }
    drawnTriangles = 0;
    for (Geometry g : solidList) {
      drawnTriangles += g.getTriangleCount();
      gpu.manager.renderGeometry(g);
    }
    sky.setMatrix4("Inverse", camera.getViewProjectionMatrix().invert());
    sky.setVector3("Eye", eye);
    gpu.manager.renderGeometry(screen);
    for (Geometry g : glassList) {
      drawnTriangles += g.getTriangleCount();
      gpu.manager.renderGeometry(g);
    }
    pixels.clear();
    gpu.renderer.readFrameBufferWithFormat(fb, pixels, Image.Format.BGRA8);
    pixels.position(0).limit(4 * w * h);
  }

  private void keepVisible(List<Geometry> list) {
    list.removeIf(
        g -> {
          camera.setPlaneState(0);
          return camera.contains(g.getWorldBound()) == Camera.FrustumIntersect.Outside;
        });
  }

  private void aim(CameraPose p, int w, int h) {
    camera.resize(w, h, false);
    Vector3f eye = new Vector3f((float) p.eyeX(), (float) p.eyeY(), (float) p.eyeZ());
    Vector3f at = new Vector3f((float) p.atX(), (float) p.atY(), (float) p.atZ());
    camera.setFrustumPerspective((float) Math.toDegrees(p.fovY()), (float) w / h, 0.06f, 160f);
    camera.setLocation(eye);
    camera.lookAt(at, new Vector3f((float) p.upX(), (float) p.upY(), (float) p.upZ()));
    camera.update();
  }

  private FrameBuffer target(int w, int h) {
    FrameBuffer t = target;
    if (t == null || t.getWidth() != w || t.getHeight() != h) {
      if (t != null) {
        t.dispose();
      }
      t = new FrameBuffer(w, h, 1);
      t.addColorTarget(FrameBufferTarget.newTarget(Image.Format.BGRA8));
      t.setDepthTarget(FrameBufferTarget.newTarget(Image.Format.Depth24));
      target = t;
    }
    return t;
  }
}
