package foxden.app.scene3d;

import com.jme3.material.Material;
import com.jme3.material.RenderState;
import com.jme3.material.RenderState.BlendMode;
import com.jme3.material.RenderState.FaceCullMode;
import com.jme3.math.ColorRGBA;
import com.jme3.math.Vector2f;
import com.jme3.math.Vector3f;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import foxden.app.scene3d.SceneModel.Piece;
import foxden.sim.WorldState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn on top of the world: the outline of what is selected or hovered, the ghost of
 * another moment, lines and volumes. Belongs to the render thread.
 */
final class Marks {

  private static final ColorRGBA ACCENT = new ColorRGBA(0.95f, 0.52f, 0.16f, 1);
  private static final ColorRGBA HOVER = new ColorRGBA(1f, 1f, 1f, 1);
  private static final ColorRGBA GHOST = new ColorRGBA(0.36f, 0.62f, 0.95f, 0.85f);
  private static final float OUTLINE_PIXELS = 2.2f;
  // A ghost nearer than this to the present is left out, m.
  private static final float GHOST_MOVED = 0.01f;

  private final Gpu gpu;
  private final Stage stage;
  private final Material hull;
  private final Material veil;
  private final Material ghostDepth;
  private final Material ghostColor;
  private final Material lineOver;
  private final Material lineUnder;
  private final Map<String, Highlight> highlights = new HashMap<>();
  private final IdentityHashMap<TriMesh, Mesh> meshes = new IdentityHashMap<>();
  private final Map<Piece, Geometry> ghosts = new IdentityHashMap<>();
  private final OverlayMesh overlay = new OverlayMesh();

  private record Highlight(List<Piece> pieces, List<Geometry> hulls, List<Geometry> veils) {}

  Marks(Gpu gpu, Stage stage) {
    this.gpu = gpu;
    this.stage = stage;
    // Front and back are exchanged because pictures are drawn with rows top-down.
    hull = flat(FaceCullMode.Back, BlendMode.Off);
    hull.setVector2("Expand", new Vector2f());
    veil = flat(FaceCullMode.Front, BlendMode.PremultAlpha);
    veil.getAdditionalRenderState().setDepthWrite(false);
    veil.getAdditionalRenderState().setPolyOffset(-1, -1);
    ghostDepth = flat(FaceCullMode.Front, BlendMode.Off);
    ghostDepth.getAdditionalRenderState().setColorWrite(false);
    ghostColor = flat(FaceCullMode.Front, BlendMode.PremultAlpha);
    ghostColor.setBoolean("Rim", true);
    ghostColor.setColor("Color", GHOST);
    ghostColor.getAdditionalRenderState().setDepthWrite(false);
    lineOver = flat(FaceCullMode.Off, BlendMode.PremultAlpha);
    lineOver.setBoolean("VertexColor", true);
    lineOver.setColor("Color", ColorRGBA.White);
    lineOver.getAdditionalRenderState().setDepthWrite(false);
    lineUnder = lineOver.clone();
    lineUnder.setColor("Color", new ColorRGBA(1, 1, 1, 0.3f));
    lineUnder.getAdditionalRenderState().setDepthTest(false);
  }

  private Material flat(FaceCullMode cull, BlendMode blend) {
    Material m = new Material(gpu.assets, "foxden/app/scene3d/Flat.j3md");
    RenderState s = m.getAdditionalRenderState();
    s.setFaceCullMode(cull);
    s.setBlendMode(blend);
    s.setDepthFunc(RenderState.TestFunction.LessOrEqual);
    m.setColor("Color", ColorRGBA.White);
    return m;
  }

  /** Draws all marks of a frame; the camera is set. */
  void draw(WorldFrame world, int[] bodyTable, CameraPose camera, int w, int h) {
    String hovered = world.hovered();
    if (hovered != null && !hovered.equals(world.selected())) {
      highlight(hovered, HOVER, 0.10f, 1.4f, w, h);
    }
    if (world.selected() != null) {
      highlight(world.selected(), ACCENT, 0.16f, OUTLINE_PIXELS, w, h);
    }
    WorldState ghost = world.ghost();
    if (ghost != null) {
      ghost(ghost, world.ghostBodies(), bodyTable, camera);
    }
    if (!world.overlays().isEmpty()) {
      Geometry g = overlay.build(world.overlays(), camera, w, h);
      g.setMaterial(lineUnder);
      gpu.manager.renderGeometry(g);
      g.setMaterial(lineOver);
      gpu.manager.renderGeometry(g);
    }
  }

  private void highlight(String name, ColorRGBA color, float veilAlpha, float px, int w, int h) {
    Highlight hi = highlights.computeIfAbsent(name, this::makeHighlight);
    for (int i = 0; i < hi.pieces.size(); i++) {
      float[] pose = poseOf(hi.pieces.get(i));
      Stage.place(hi.hulls.get(i), pose);
      Stage.place(hi.veils.get(i), pose);
    }
    // Scaled with the height, so that a picture drawn larger has the same outline.
    float grow = px * Math.max(1, h / 700f);
    hull.setVector2("Expand", new Vector2f(2 * grow / w, 2 * grow / h));
    hull.setColor("Color", color);
    for (Geometry g : hi.hulls) {
      gpu.manager.renderGeometry(g);
    }
    veil.setColor("Color", new ColorRGBA(color.r, color.g, color.b, veilAlpha));
    for (Geometry g : hi.veils) {
      gpu.manager.renderGeometry(g);
    }
  }

  private float[] poseOf(Piece p) {
    Stage.Body b = p.kind() == SceneModel.Kind.MOVING ? stage.body(p.body()) : null;
    return b == null ? p.pose() : b.pose;
  }

  private Highlight makeHighlight(String name) {
    List<Piece> pieces = new ArrayList<>();
    for (Piece p : stage.model.pieces()) {
      boolean whole = p.object().equals(name);
      if ((whole || p.body().equals(name)) && p.solid().triangles() > 0) {
        pieces.add(p);
      }
    }
    List<Geometry> hulls = new ArrayList<>();
    List<Geometry> veils = new ArrayList<>();
    for (Piece p : pieces) {
      Geometry g = Stage.geometry(name, WeldedHull.of(p.solid()).toMesh());
      g.setMaterial(hull);
      hulls.add(g);
      Geometry v = Stage.geometry(name, mesh(p.solid()));
      v.setMaterial(veil);
      veils.add(v);
    }
    return new Highlight(pieces, hulls, veils);
  }

  private Mesh mesh(TriMesh m) {
    return meshes.computeIfAbsent(m, TriMesh::toMesh);
  }

  private void ghost(WorldState state, List<String> names, int[] bodyTable, CameraPose camera) {
    ghostColor.setVector3(
        "Eye", new Vector3f((float) camera.eyeX(), (float) camera.eyeY(), (float) camera.eyeZ()));
    List<Geometry> visible = new ArrayList<>();
    for (Piece p : stage.model.pieces()) {
      if (p.kind() != SceneModel.Kind.MOVING
          || p.solid().triangles() == 0
          || (!names.isEmpty() && !names.contains(p.body()))) {
        continue;
      }
      float[] pose = ghostPose(state, p, bodyTable);
      if (pose == null) {
        continue;
      }
      Geometry g = ghosts.computeIfAbsent(p, k -> Stage.geometry(k.body(), mesh(k.solid())));
      Stage.place(g, pose);
      visible.add(g);
    }
    // Depth first, so that only the outer skin of the ghost is seen.
    for (Geometry g : visible) {
      g.setMaterial(ghostDepth);
      gpu.manager.renderGeometry(g);
    }
    for (Geometry g : visible) {
      g.setMaterial(ghostColor);
      gpu.manager.renderGeometry(g);
    }
  }

  private float @Nullable [] ghostPose(WorldState state, Piece p, int[] bodyTable) {
    int i = stage.bodyIndex(p.body());
    int at = i < 0 ? -1 : bodyTable[i] * WorldState.POSE;
    if (at < 0 || at + WorldState.POSE > state.poses().length) {
      return null;
    }
    float[] pose = java.util.Arrays.copyOfRange(state.poses(), at, at + WorldState.POSE);
    float[] now = stage.bodies.get(i).pose;
    float moved = 0;
    for (int k = 0; k < WorldState.POSE; k++) {
      moved = Math.max(moved, Math.abs(now[k] - pose[k]));
    }
    return moved < GHOST_MOVED ? null : pose;
  }
}
