package foxden.app.scene3d;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.scene3d.SceneModel.Kind;
import foxden.app.scene3d.SceneModel.Look;
import foxden.app.scene3d.SceneModel.Piece;
import foxden.app.scene3d.SceneModel.WallFace;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the camera goes. */
class CameraRigTest {

  private final CameraRig rig = new CameraRig();
  private final SceneModel room = room();

  private static Piece wall(String name, float x, float y, float halfX, float halfY) {
    TriMesh box =
        new TriMesh.Builder()
            .box(-halfX, -halfY, 0, halfX, halfY, 2.6f, 0, new float[] {1, 1, 1, 1})
            .build();
    WallFace face = new WallFace(name, x, y, halfX < halfY ? 1 : 0, halfX < halfY ? 0 : 1, false);
    return new Piece(name, name, "", Kind.WALL, box, null, new float[] {x, y, 0, 0, 0, 0, 1}, face);
  }

  private static SceneModel room() {
    return new SceneModel(
        "room",
        List.of(
            wall("east", 3.5f, 0, 0.1f, 3.5f),
            wall("west", -3.5f, 0, 0.1f, 3.5f),
            wall("north", 0, 3.5f, 3.5f, 0.1f),
            wall("south", 0, -3.5f, 3.5f, 0.1f)),
        Look.OUTDOORS,
        new double[] {-4, -4, 0, 4, 4, 2.6});
  }

  @BeforeEach
  void aRobotIsFollowed() {
    rig.frame(room, 16.0 / 9);
    rig.robot(new float[] {0.3f, -0.2f, 0, 0, 0, 0, 1}, new float[0]);
    rig.mode(CameraMode.FOLLOW);
    settled();
  }

  private CameraPose settled() {
    for (int i = 0; i < 200; i++) {
      rig.advance(0.02);
    }
    return rig.advance(0.02);
  }

  /** A drag while a person drove left the eye in or behind a wall: nothing but plaster was seen. */
  @Test
  void aDragDoesNotLeaveTheFollowingEyeInOrBehindAWall() {
    rig.orbit(0, -Math.toRadians(60));
    settled();
    boolean nearer = false;
    for (int i = 0; i < 200; i++) {
      rig.orbit(0.05, 0);
      CameraPose p = rig.advance(0.1);
      String where = p.eyeX() + " " + p.eyeY() + " at turn " + i;
      assertTrue(Math.abs(p.eyeX()) < 3.35 && Math.abs(p.eyeY()) < 3.35, where);
      nearer |= Math.hypot(p.eyeX() - p.atX(), p.eyeY() - p.atY()) < 4.4;
    }
    assertTrue(nearer, "no wall was ever in the way: nothing was tested");
  }

  /** From above one looks over the walls, which are lowered: there the eye keeps its distance. */
  @Test
  void fromAboveTheFollowingEyeKeepsItsDistance() {
    for (int i = 0; i < 60; i++) {
      rig.orbit(0.1, 0);
      CameraPose p = rig.advance(0.1);
      double far =
          Math.hypot(Math.hypot(p.eyeX() - p.atX(), p.eyeY() - p.atY()), p.eyeZ() - p.atZ());
      assertEquals(4.6, far, 1e-2);
    }
  }

  /** In the next world the following camera stood as far away as one that shows it all. */
  @Test
  void inTheNextWorldItFollowsAsNear() {
    rig.frame(room, 16.0 / 9);
    rig.robot(new float[] {0.3f, -0.2f, 0, 0, 0, 0, 1}, new float[0]);
    CameraPose p = settled();
    double far = Math.hypot(Math.hypot(p.eyeX() - 0.3, p.eyeY() + 0.2), p.eyeZ() - 0.75);
    assertEquals(4.6, far, 1e-2);
  }

  /** Choosing "Follow the robot" once more left the camera where the drag had put it. */
  @Test
  void followingOnceMorePutsTheCameraBack() {
    CameraPose before = settled();
    rig.orbit(1.3, -0.5);
    rig.zoom(0.3, null);
    settled();
    rig.mode(CameraMode.FOLLOW);
    CameraPose after = settled();
    assertEquals(before.eyeX(), after.eyeX(), 1e-3);
    assertEquals(before.eyeY(), after.eyeY(), 1e-3);
    assertEquals(before.eyeZ(), after.eyeZ(), 1e-3);
  }
}
