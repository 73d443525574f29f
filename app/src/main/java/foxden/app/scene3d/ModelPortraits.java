package foxden.app.scene3d;

import foxden.app.scene3d.ModelLibrary.LinkMesh;
import foxden.app.scene3d.SceneModel.Kind;
import foxden.app.scene3d.SceneModel.Look;
import foxden.app.scene3d.SceneModel.Piece;
import foxden.assets.Assets;
import foxden.scenes.Vec3;
import foxden.sim.household.robot.R1Kinematics;
import foxden.sim.household.robot.R1Model;
import foxden.sim.household.robot.Rigid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One model at a time in a plain studio, drawn by the same renderer as the home: for contact sheets
 * and picture tests. One thread; holds an OpenGL context until it is closed.
 */
public final class ModelPortraits implements AutoCloseable {

  private static final double FOV = Math.toRadians(26);

  private final SceneRenderer renderer;
  private final ModelLibrary library = new ModelLibrary();

  private ModelPortraits(SceneRenderer renderer) {
    this.renderer = renderer;
  }

  /**
   * Opens a studio.
   *
   * @throws IllegalStateException with one sentence when there is no OpenGL
   */
  public static ModelPortraits open() {
    return new ModelPortraits(SceneRenderer.start());
  }

  /**
   * A model from its front, a little from above and from its left, filling the picture.
   *
   * @param model its id in {@code assets}
   * @throws IllegalArgumentException when there is no such model
   */
  public Picture portrait(String model, int width, int height) {
    List<Piece> pieces = new ArrayList<>();
    float[] box = {1e9f, 1e9f, 1e9f, -1e9f, -1e9f, -1e9f};
    for (Map.Entry<String, LinkMesh> e : library.links(model, Assets.glb(model)).entrySet()) {
      float[] pose = pose(model, e.getKey());
      LinkMesh m = e.getValue();
      pieces.add(new Piece(e.getKey(), model, "", Kind.FIXED, m.solid(), m.glass(), pose, null));
      grow(box, m.solid().transformed(Stage.matrix(pose)));
      if (m.glass() != null) {
        grow(box, m.glass().transformed(Stage.matrix(pose)));
      }
    }
    float r = Math.max(box[3] - box[0], box[4] - box[1]) * 4 + 4;
    double[] framing = {box[0], box[1], box[2], box[3], box[4], box[5]};
    float cx = (box[0] + box[3]) / 2;
    float cy = (box[1] + box[4]) / 2;
    pieces.add(0, studioFloor(cx, cy, box[2], r));
    // The sun stands beside the camera, so that fronts are lit.
    Vec3 sun = new Vec3(0.62, -0.24, 0.75);
    renderer.scene(new SceneModel(model, pieces, Look.STUDIO, framing, null, sun), null).join();
    double diagonal = Math.sqrt(sq(box[3] - box[0]) + sq(box[4] - box[1]) + sq(box[5] - box[2]));
    CameraPose camera =
        CameraPose.orbit(
            cx,
            cy,
            (box[2] + box[5]) / 2,
            Math.toRadians(35),
            Math.toRadians(22),
            0.5 * diagonal / Math.tan(FOV / 2) * 1.12,
            FOV);
    return renderer.picture(new FrameRequest(WorldFrame.REST, camera, width, height, false));
  }

  // The robot's links have frames of their own; all other links share the model's.
  private static float[] pose(String model, String link) {
    if (!model.equals("r1")) {
      return new float[] {0, 0, 0, 0, 0, 0, 1};
    }
    R1Kinematics k = new R1Kinematics(R1Model.create());
    k.update(new double[R1Model.SIZE]);
    Rigid f = k.frame(link);
    double[] p = f.apply(0, 0, 0);
    double[] q = f.quaternion();
    return new float[] {
      (float) p[0],
      (float) p[1],
      (float) p[2],
      (float) q[0],
      (float) q[1],
      (float) q[2],
      (float) q[3]
    };
  }

  private static Piece studioFloor(float x, float y, float z, float r) {
    float[] color = {0.78f, 0.74f, 0.69f, 1};
    TriMesh.Builder b = new TriMesh.Builder();
    b.quad(
        new float[] {x - r, y - r, z},
        new float[] {x + r, y - r, z},
        new float[] {x + r, y + r, z},
        new float[] {x - r, y + r, z},
        new float[] {0, 0, 1},
        0,
        color);
    return new Piece(
        "floor", "floor", "", Kind.FLOOR, b.build(), null, new float[] {0, 0, 0, 0, 0, 0, 1}, null);
  }

  private static void grow(float[] box, TriMesh m) {
    for (int i = 0; i < m.positions().length; i++) {
      int k = i % 3;
      box[k] = Math.min(box[k], m.positions()[i]);
      box[k + 3] = Math.max(box[k + 3], m.positions()[i]);
    }
  }

  private static double sq(double v) {
    return v * v;
  }

  @Override
  public void close() {
    renderer.close();
  }
}
