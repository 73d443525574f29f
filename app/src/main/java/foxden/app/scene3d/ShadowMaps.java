package foxden.app.scene3d;

import com.jme3.bounding.BoundingBox;
import com.jme3.bounding.BoundingVolume;
import com.jme3.material.Material;
import com.jme3.material.RenderState;
import com.jme3.math.Matrix4f;
import com.jme3.math.Vector3f;
import com.jme3.renderer.Camera;
import com.jme3.renderer.queue.RenderQueue;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.VertexBuffer;
import com.jme3.texture.FrameBuffer;
import com.jme3.texture.FrameBuffer.FrameBufferTarget;
import com.jme3.texture.Image;
import com.jme3.texture.Texture;
import com.jme3.texture.Texture2D;
import com.jme3.util.BufferUtils;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two shadow maps of one sun. The fixed one (everything at rest) is drawn and blurred once and
 * kept: a variance shadow map, so that a soft edge costs one fetch a pixel. The moving one (robot
 * and whatever moves now) is small and drawn each frame.
 *
 * <p>Variance shadow maps: Donnelly and Lauritzen, "Variance Shadow Maps", I3D 2006.
 */
final class ShadowMaps {

  private static final Matrix4f TO_TEXTURE =
      new Matrix4f(0.5f, 0, 0, 0.5f, 0, 0.5f, 0, 0.5f, 0, 0, 0.5f, 0.5f, 0, 0, 0, 1);

  private final Gpu gpu;
  private final Vector3f sun;
  private final Camera fixedCamera;
  private final Camera movingCamera;
  private final FrameBuffer fixedDepth;
  private final FrameBuffer[] moments = new FrameBuffer[2];
  private final Texture2D fixedDepthTexture;
  private final Texture2D[] momentTextures = new Texture2D[2];
  private final FrameBuffer movingDepth;
  private final Texture2D movingTexture;
  private final Geometry screen;
  private @Nullable BoundingBox shaded;

  ShadowMaps(Gpu gpu, Vector3f sun, int fixedSize, int momentSize, int movingSize) {
    this.gpu = gpu;
    this.sun = sun;
    fixedCamera = new Camera(fixedSize, fixedSize);
    movingCamera = new Camera(movingSize, movingSize);
    fixedDepthTexture = depthTexture(fixedSize, false);
    fixedDepth = depthBuffer(fixedSize, fixedDepthTexture);
    movingTexture = depthTexture(movingSize, true);
    movingDepth = depthBuffer(movingSize, movingTexture);
    for (int i = 0; i < 2; i++) {
      Texture2D t = new Texture2D(momentSize, momentSize, Image.Format.RG32F);
      t.setMinFilter(Texture.MinFilter.BilinearNoMipMaps);
      t.setMagFilter(Texture.MagFilter.Bilinear);
      t.setWrap(Texture.WrapMode.EdgeClamp);
      momentTextures[i] = t;
      moments[i] = new FrameBuffer(momentSize, momentSize, 1);
      moments[i].addColorTarget(FrameBufferTarget.newTarget(t));
    }
    screen = fullScreen();
  }

  private static Texture2D depthTexture(int size, boolean compare) {
    Texture2D t = new Texture2D(size, size, Image.Format.Depth24);
    t.setMinFilter(
        compare ? Texture.MinFilter.BilinearNoMipMaps : Texture.MinFilter.NearestNoMipMaps);
    t.setMagFilter(compare ? Texture.MagFilter.Bilinear : Texture.MagFilter.Nearest);
    t.setWrap(Texture.WrapMode.EdgeClamp);
    if (compare) {
      t.setShadowCompareMode(Texture.ShadowCompareMode.LessOrEqual);
    }
    return t;
  }

  private static FrameBuffer depthBuffer(int size, Texture2D texture) {
    FrameBuffer b = new FrameBuffer(size, size, 1);
    b.setDepthTarget(FrameBufferTarget.newTarget(texture));
    return b;
  }

  /** One triangle that covers the picture, for passes over all pixels. */
  static Geometry fullScreen() {
    Mesh m = new Mesh();
    m.setBuffer(
        VertexBuffer.Type.Position,
        3,
        BufferUtils.createFloatBuffer(-1, -1, 0, 3, -1, 0, -1, 3, 0));
    m.setBuffer(
        VertexBuffer.Type.Index, 3, BufferUtils.createShortBuffer((short) 0, (short) 1, (short) 2));
    m.updateBound();
    Geometry g = new Geometry("screen", m);
    g.setQueueBucket(RenderQueue.Bucket.Gui);
    g.setCullHint(com.jme3.scene.Spatial.CullHint.Never);
    g.updateGeometricState();
    return g;
  }

  /** Draws and blurs the fixed map. */
  void drawFixed(List<Geometry> casters) {
    BoundingBox bounds = bounds(casters);
    if (bounds == null) {
      bounds = new BoundingBox(new Vector3f(), 1, 1, 1);
    }
    aim(fixedCamera, bounds, 0.2f);
    drawDepth(fixedDepth, fixedCamera, casters);
    Material blur = new Material(gpu.assets, "foxden/app/scene3d/Moments.j3md");
    RenderState state = blur.getAdditionalRenderState();
    state.setDepthTest(false);
    state.setDepthWrite(false);
    state.setFaceCullMode(RenderState.FaceCullMode.Off);
    float step = 1f / moments[0].getWidth();
    screen.setMaterial(blur);
    blur.setTexture("Source", fixedDepthTexture);
    blur.setBoolean("FromDepth", true);
    pass(moments[0], blur, 0.5f * step, 0.5f * step);
    blur.clearParam("FromDepth");
    for (int i = 0; i < 1; i++) {
      blur.setTexture("Source", momentTextures[0]);
      pass(moments[1], blur, step, 0);
      blur.setTexture("Source", momentTextures[1]);
      pass(moments[0], blur, 0, step);
    }
  }

  private void pass(FrameBuffer target, Material m, float dx, float dy) {
    m.setVector2("Step", new com.jme3.math.Vector2f(dx, dy));
    gpu.renderer.setFrameBuffer(target);
    gpu.renderer.setViewPort(0, 0, target.getWidth(), target.getHeight());
    gpu.manager.setForcedTechnique(null);
    gpu.manager.renderGeometry(screen);
  }

  /** Draws the moving map around its casters. */
  void drawMoving(List<Geometry> casters) {
    BoundingBox bounds = bounds(casters);
    if (bounds == null) {
      shaded = null;
      return;
    }
    aim(movingCamera, bounds, 3f);
    drawDepth(movingDepth, movingCamera, casters);
    // The casters' box drawn out along the light down to the floor.
    float fall = bounds.getCenter().z + bounds.getZExtent();
    BoundingBox far = (BoundingBox) bounds.clone();
    far.setCenter(bounds.getCenter().subtract(sun.mult(Math.max(0, fall) / sun.z)));
    bounds.mergeLocal(far);
    shaded = bounds;
  }

  private void drawDepth(FrameBuffer target, Camera camera, List<Geometry> casters) {
    gpu.manager.setCamera(camera, false);
    gpu.renderer.setFrameBuffer(target);
    gpu.renderer.setViewPort(0, 0, target.getWidth(), target.getHeight());
    gpu.renderer.clearBuffers(false, true, false);
    gpu.manager.setForcedTechnique("Depth");
    for (Geometry g : casters) {
      gpu.manager.renderGeometry(g);
    }
    gpu.manager.setForcedTechnique(null);
  }

  private static @Nullable BoundingBox bounds(List<Geometry> casters) {
    BoundingBox all = null;
    for (Geometry g : casters) {
      BoundingBox b = (BoundingBox) g.getWorldBound();
      if (all == null) {
        all = (BoundingBox) b.clone();
      } else {
        all.mergeLocal(b);
      }
    }
    return all;
  }

  // Fits an orthographic camera along the sun around a box; `below` metres more away from the sun.
  private void aim(Camera camera, BoundingBox box, float below) {
    Vector3f forward = sun.negate();
    Vector3f left = new Vector3f(0, 0, 1).cross(forward).normalizeLocal();
    Vector3f up = forward.cross(left).normalizeLocal();
    Vector3f c = box.getCenter();
    Vector3f e = box.getExtent(null);
    float halfW = extent(left, e) + 0.05f;
    float halfH = extent(up, e) + 0.05f;
    float halfD = extent(forward, e) + 0.1f;
    camera.setParallelProjection(true);
    camera.setLocation(c.subtract(forward.mult(halfD)));
    camera.setAxes(left, up, forward);
    camera.setFrustum(0.01f, 2 * halfD + below, -halfW, halfW, halfH, -halfH);
    camera.update();
  }

  private static float extent(Vector3f axis, Vector3f e) {
    return Math.abs(axis.x) * e.x + Math.abs(axis.y) * e.y + Math.abs(axis.z) * e.z;
  }

  /** Tells a material where the fixed map is. */
  void applyFixed(Material m) {
    m.setMatrix4("StaticShadow", TO_TEXTURE.mult(fixedCamera.getViewProjectionMatrix()));
    m.setTexture("StaticMap", momentTextures[0]);
  }

  /**
   * How the maps are read from now on. One texel shows no step unless it is larger than a pixel;
   * reading four is dear without a graphics card.
   *
   * @param distance from the eye to what is looked at, m
   * @param pixelAtOneMetre size of a pixel one metre away, m; 0 for four texels everywhere
   */
  void sharpness(float distance, float pixelAtOneMetre) {
    float pixel = distance * pixelAtOneMetre;
    filter(momentTextures[0], texel(fixedCamera, moments[0].getWidth()) < pixel);
    filter(movingTexture, texel(movingCamera, movingDepth.getWidth()) < pixel);
  }

  private static float texel(Camera orthographic, int texels) {
    return 2 * orthographic.getFrustumRight() / texels;
  }

  private static void filter(Texture2D t, boolean nearest) {
    t.setMagFilter(nearest ? Texture.MagFilter.Nearest : Texture.MagFilter.Bilinear);
    t.setMinFilter(
        nearest ? Texture.MinFilter.NearestNoMipMaps : Texture.MinFilter.BilinearNoMipMaps);
  }

  /** Tells a material where the moving map is. */
  void applyMoving(Material m) {
    m.setMatrix4("MovingShadow", TO_TEXTURE.mult(movingCamera.getViewProjectionMatrix()));
    m.setTexture("MovingMap", movingTexture);
  }

  /** Whether a shadow of what moves can fall on something. */
  boolean movingReaches(BoundingVolume bound) {
    return shaded != null && shaded.intersects(bound);
  }

  void dispose() {
    fixedDepth.dispose();
    movingDepth.dispose();
    for (int i = 0; i < 2; i++) {
      moments[i].dispose();
      momentTextures[i].getImage().dispose();
    }
    fixedDepthTexture.getImage().dispose();
    movingTexture.getImage().dispose();
  }
}
