package foxden.app.scene3d;

import foxden.app.scene3d.SceneModel.Kind;
import foxden.app.scene3d.SceneModel.Piece;
import foxden.scenes.PlanarModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Bodies of a planar walker that nobody made a model for: its own capsules, a dark ball where each
 * joint turns. Limbs called left or right stand apart, though both move in one plane.
 */
final class WalkerBodies {

  private static final int AROUND = 20;
  private static final int CAP = 6;
  private static final float GLOSS = 0.35f;
  private static final float APART = 0.095f;
  private static final int TRUNK = 0xE9E4DA;
  private static final int[] LIMBS = {0xD98B4A, 0x4F8FA8};
  private static final int JOINT = 0x3A3F45;

  private WalkerBodies() {}

  /**
   * The bodies as pieces that move.
   *
   * @param names of the bodies, in the model's order
   */
  static List<Piece> of(PlanarModel model, List<String> names) {
    List<Piece> pieces = new ArrayList<>();
    for (int b = 0; b < model.bodies().size(); b++) {
      PlanarModel.Body body = model.bodies().get(b);
      float side = side(body.name());
      int color = body.parent() < 0 ? TRUNK : LIMBS[side > 0 ? 1 : 0];
      TriMesh.Builder mesh = new TriMesh.Builder();
      for (PlanarModel.Capsule c : body.capsules()) {
        capsule(mesh, c, side, color);
      }
      if (body.parent() >= 0 && !body.capsules().isEmpty()) {
        float r = 1.04f * (float) body.capsules().get(0).radius();
        capsule(mesh, new PlanarModel.Capsule("", 0, 0, 0, r, 0, 0), side, JOINT);
      }
      pieces.add(
          new Piece(
              names.get(b),
              names.get(0),
              "",
              Kind.MOVING,
              mesh.build(),
              null,
              new float[] {(float) body.x(), 0, (float) body.z(), 0, 0, 0, 1},
              null));
    }
    return pieces;
  }

  // Left is the far side for somebody who sees it run to the right.
  private static float side(String body) {
    return body.startsWith("left") ? APART : body.startsWith("right") ? -APART : 0;
  }

  // Half a circle swept around the axis: rings from one end to the other.
  private static void capsule(TriMesh.Builder mesh, PlanarModel.Capsule c, float y, int color) {
    float ax = (float) Math.sin(c.tilt());
    float az = (float) Math.cos(c.tilt());
    float[] rgb = new float[3];
    for (int k = 0; k < 3; k++) {
      rgb[k] = (float) Math.sqrt(Math.pow((color >> (16 - 8 * k) & 255) / 255.0, 2.2));
    }
    int first = mesh.vertices();
    int rings = 2 * (CAP + 1);
    for (int i = 0; i < rings; i++) {
      int half = i / (CAP + 1);
      double lat = Math.PI / 2 * ((double) (i - half) / CAP - 1);
      float out = (float) Math.cos(lat);
      float up = (float) Math.sin(lat);
      float middle = (float) (half == 0 ? -c.halfLength() : c.halfLength());
      for (int j = 0; j <= AROUND; j++) {
        double a = 2 * Math.PI * j / AROUND;
        float sx = out * (float) Math.cos(a);
        float ny = out * (float) Math.sin(a);
        // The frame of the capsule: its axis, and across it in the plane.
        float nx = sx * az + up * ax;
        float nz = up * az - sx * ax;
        float r = (float) c.radius();
        mesh.vertex(
            (float) c.x() + middle * ax + r * nx,
            y + r * ny,
            (float) c.z() + middle * az + r * nz,
            nx,
            ny,
            nz,
            GLOSS,
            rgb[0],
            rgb[1],
            rgb[2],
            1);
      }
    }
    for (int i = 0; i + 1 < rings; i++) {
      for (int j = 0; j < AROUND; j++) {
        int a = first + i * (AROUND + 1) + j;
        int b = a + AROUND + 1;
        mesh.triangle(a, a + 1, b + 1).triangle(a, b + 1, b);
      }
    }
  }
}
