package foxden.assets.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.assets.mesh.Affine;
import foxden.assets.mesh.Baked;
import foxden.assets.mesh.Vec;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The robot's meshes against the published numbers (BRS notes 1.3 and 7.1). */
class RobotModelTest {
  private static final double[] ZERO = new double[6];

  private static void at(Affine pose, double x, double y, double z, Vec local) {
    Vec p = pose.point(local);
    assertEquals(x, p.x(), 1e-4);
    assertEquals(y, p.y(), 1e-4);
    assertEquals(z, p.z(), 1e-4);
  }

  @Test
  void previewKinematicsEqualTheGoldenNumbers() {
    Map<String, Affine> z = RobotPose.of(new double[4], ZERO, ZERO, 0);
    at(z.get("torso_link4"), -0.03284, 0, 1.12574, Vec.ZERO);
    at(z.get("left_arm_link6"), 0.05334, 0.33769, 1.40346, Vec.ZERO);
    at(z.get("left_arm_link6"), 0.11334, 0.33769, 1.40345, Vec.of(0, 0, 0.06));
    at(z.get("right_arm_link6"), 0.11334, -0.33770, 1.40346, Vec.of(0, 0, 0.06));
    Map<String, Affine> s =
        RobotPose.of(
            new double[] {1.74, -2.70, 0, 0},
            new double[] {1.56, 2.94, -2.54, 0, 0, 0},
            new double[] {-1.56, 2.94, -2.54, 0, 0, 0},
            0);
    at(s.get("left_arm_link6"), 0.47084, 0.16945, 0.16756, Vec.of(0, 0, 0.06));
    at(s.get("right_arm_link6"), 0.47119, -0.16299, 0.16764, Vec.of(0, 0, 0.06));
  }

  @Test
  void meshesStayWithinThePublishedBoxes() {
    Map<String, double[]> boxes = new TreeMap<>();
    boxes.put("torso_link1", new double[] {-.0625, -.4624, -.0885, .0625, .0625, .0885});
    boxes.put("torso_link2", new double[] {-.0625, -.3625, -.0915, .0625, .0625, .0915});
    boxes.put("torso_link3", new double[] {-.0628, -.1247, -.0635, .0628, .0625, .0635});
    boxes.put("torso_link4", new double[] {-.0957, -.1864, -.0314, .1186, .1864, .4147});
    boxes.put("zed_link", new double[] {-.1625, -.1005, -.1126, .0133, .1005, .0581});
    boxes.put("left_arm_link1", new double[] {-.0505, -.0366, .0389, .0505, .0366, .1624});
    boxes.put("left_arm_link2", new double[] {-.3850, -.0557, -.0440, .0468, .0500, .0440});
    boxes.put("left_arm_link3", new double[] {-.0350, -.1019, -.0469, .2402, .0354, .0469});
    boxes.put("left_arm_link4", new double[] {-.0315, -.0305, .2083, .0315, .0315, .2778});
    boxes.put("left_arm_link5", new double[] {-.0180, -.0302, -.0327, .0845, .0302, .0346});
    boxes.put("left_arm_link6", new double[] {-.0300, -.0542, -.0767, .0300, .0542, .0000});
    boxes.put("left_gripper_finger1", new double[] {-.0505, -.0230, -.0650, .0415, .0141, .0048});
    boxes.put("servo_link1", new double[] {-.0475, -.0400, -.1351, .0475, .0400, .0240});
    boxes.put("wheel_link1", new double[] {-.07, -.07, -.0554, .07, .07, 0});
    Baked r1 = Catalog.all().make("r1").baked();
    int seen = 0;
    for (Baked.Link l : r1.links()) {
      double[] b = boxes.get(l.name());
      if (b == null) {
        continue;
      }
      seen++;
      for (Baked.Primitive p : l.primitives()) {
        for (int i = 0; i < p.positions().length; i++) {
          double v = p.positions()[i];
          // a camera, a neck or a cap may stand out by up to 2 cm
          assertTrue(
              v > b[i % 3] - 0.02 && v < b[3 + i % 3] + 0.02,
              l.name() + " reaches " + v + " along axis " + i % 3);
        }
      }
    }
    assertEquals(boxes.size(), seen);
  }

  @Test
  void nodesAreNamedLikeTheBodiesOfTheRobot() {
    Baked r1 = Catalog.all().make("r1").baked();
    Map<String, Affine> pose = RobotPose.of(new double[4], ZERO, ZERO, 0);
    assertEquals(
        pose.keySet(),
        new java.util.LinkedHashSet<>(r1.links().stream().map(Baked.Link::name).toList()));
    assertEquals(28, r1.links().size());
  }
}
