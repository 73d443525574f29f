package foxden.assets.generate;

import foxden.assets.mesh.Affine;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Forward kinematics of R1 for the preview only, from the joint table of its URDF (BRS notes 1.3);
 * the robot that moves lives in the simulation.
 */
final class RobotPose {
  private final Map<String, Affine> links = new LinkedHashMap<>();

  private RobotPose() {}

  /** The pose of every link in the base frame for a torso of 4 and arms of 6 joint angles (rad). */
  static Map<String, Affine> of(double[] torso, double[] left, double[] right, double open) {
    RobotPose p = new RobotPose();
    double h = Math.PI / 2;
    p.links.put("base_link", Affine.IDENTITY);
    double[][] servo = {{0.21516, 0.28001}, {0.21516, -0.27999}, {-0.28085, 0}};
    for (int k = 0; k < 3; k++) {
      p.fixed("base_link", "servo_link" + (k + 1), Affine.move(servo[k][0], servo[k][1], 0.116));
      p.fixed(
          "servo_link" + (k + 1),
          "wheel_link" + (k + 1),
          Affine.rpy(0, 0.0277, -0.08765, -h, 0, 0));
    }
    p.turn("base_link", "torso_link1", Affine.rpy(-0.032845, 0, 0.301, -h, 0, 0), torso[0]);
    p.turn("torso_link1", "torso_link2", Affine.move(0, -0.4, 0), torso[1]);
    p.turn("torso_link2", "torso_link3", Affine.move(0, -0.3, 0), -torso[2]);
    p.turn("torso_link3", "torso_link4", Affine.rpy(0, -0.12474, 0, h, 0, 0), torso[3]);
    p.fixed("torso_link4", "zed_link", Affine.rpy(0.06739, 0, 0.4753, 0, 0.34906, 0));
    Affine[] l = {
      Affine.rpy(-0.00033786, 0.13608, 0.27773, -1.5708, 0, 0),
      Affine.rpy(0, 0, 0.11185, -1.5708, 0, 0),
      Affine.move(-0.34928, -0.019999, 0),
      Affine.rpy(0.02735, -0.069767, 0, -3.1416, 1.5708, 3.1416),
      Affine.rpy(0, -0.0025, 0.2463, 1.5708, -1.5703, 0.0077846),
      Affine.rpy(0.16215, 6.8925e-5, -0.0024999, -1.5708, -0.0077846, -1.5702)
    };
    Affine[] r = {
      Affine.rpy(-0.0003367, -0.13609, 0.27773, 1.5786, -0.00054698, 0),
      Affine.rpy(0, 0.00087053, 0.11185, -1.5786, 0, -0.00054696),
      Affine.move(-0.34928, -0.020001, 0),
      Affine.rpy(0.02735, -0.069767, 0, 0, -1.5708, 3.1416),
      Affine.rpy(0, 0.0025, 0.2463, -1.5708, -1.5703, 0.0077846),
      Affine.rpy(0.16215, -0.00010784, -0.0024999, 1.5708, 0, 1.5703)
    };
    p.arm("left", l, left);
    p.arm("right", r, right);
    p.finger(
        "left", 1, Affine.rpy(0.00012069, -0.013453, 0.03689, 1.5745, -1.5702, 0.0041033), open);
    p.finger(
        "left", 2, Affine.rpy(-0.00012054, 0.013453, 0.03689, -1.5671, -1.5702, 0.0041033), open);
    p.finger(
        "right", 1, Affine.rpy(-1.5963e-5, 0.013454, 0.03689, -1.5745, -1.5703, 0.0037081), open);
    p.finger(
        "right", 2, Affine.rpy(1.5816e-5, -0.013454, 0.03689, 1.5671, -1.5703, 0.0037081), open);
    return p.links;
  }

  private void arm(String side, Affine[] origin, double[] q) {
    for (int k = 0; k < 6; k++) {
      String parent = k == 0 ? "torso_link4" : side + "_arm_link" + k;
      turn(parent, side + "_arm_link" + (k + 1), origin[k], q[k]);
    }
  }

  private void finger(String side, int k, Affine origin, double open) {
    fixed(side + "_arm_link6", side + "_gripper_finger" + k, origin.then(Affine.move(0, 0, open)));
  }

  private void turn(String parent, String child, Affine origin, double angle) {
    fixed(parent, child, origin.then(Affine.rotZ(Math.toDegrees(angle))));
  }

  private void fixed(String parent, String child, Affine origin) {
    Affine p = links.get(parent);
    if (p == null) {
      throw new IllegalStateException(child + " hangs on " + parent + ", which is not placed yet.");
    }
    links.put(child, p.then(origin));
  }
}
