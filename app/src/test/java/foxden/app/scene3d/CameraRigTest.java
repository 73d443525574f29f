package foxden.app.scene3d;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

  /** A drag while a person drove left the eye in a wall: nothing but plaster was seen. */
  @Test
  void aDragDoesNotLeaveTheFollowingEyeInAWall() {
    EyeRoom walls = EyeRoom.of(room);
    rig.orbit(0, -Math.toRadians(60));
    boolean wouldBe = false;
    for (int i = 0; i < 400; i++) {
      rig.orbit(0.05, 0);
      CameraPose p = rig.advance(0.1);
      assertFalse(walls.inWall(p.eyeX(), p.eyeY(), p.eyeZ()), "in a wall at turn " + i);
      double far = Math.hypot(p.eyeX() - p.atX(), p.eyeY() - p.atY());
      wouldBe |= far < 4.3 * Math.cos(Math.toRadians(4));
    }
    assertTrue(wouldBe, "no wall was ever near: nothing was tested");
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
