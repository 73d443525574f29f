package foxden.sim.household.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden numbers: BRS notes 7.1, computed there with a plain URDF forward kinematics. */
class R1KinematicsTest {

  private final R1Kinematics kin = new R1Kinematics(R1Model.create());

  /** The three poses of the table: zero, neutral arms, squat. */
  static double[] pose(String name) {
    double[] q = new double[R1Model.SIZE];
    if (!name.equals("Z")) {
      double[] arm = {1.56, 2.94, -2.54, 0, 0, 0};
      System.arraycopy(arm, 0, q, R1Model.LEFT_ARM, 6);
      System.arraycopy(arm, 0, q, R1Model.RIGHT_ARM, 6);
      q[R1Model.RIGHT_ARM] = -1.56;
    }
    if (name.equals("S")) {
      q[R1Model.TORSO] = 1.74;
      q[R1Model.TORSO + 1] = -2.70;
    }
    return q;
  }

  @ParameterizedTest
  @CsvSource({
    "Z, torso_link4, -0.03284, 0, 1.12574, 0, 0, 0, 1",
    "Z, head_point, 0.03947, 0, 1.57481, 0, 0, 0, 1",
    "Z, zed_left_lens, 0.01106, 0.06000, 1.60959, 0, 0.17365, 0, 0.98481",
    "Z, left_arm_link6, 0.05334, 0.33769, 1.40346, 0.70714, 0, 0.70707, 0.00001",
    "Z, left_gripping_point, 0.11334, 0.33769, 1.40345, 0.70714, 0, 0.70707, 0.00001",
    "Z, right_gripping_point, 0.11334, -0.33770, 1.40346, -0.70710, 0.00275, -0.70710, 0.00276",
    "N, left_gripping_point, -0.02424, 0.16945, 0.57348, 0.98005, -0.00108, 0.00524, 0.19868",
    "N, right_gripping_point, -0.02397, -0.16298, 0.57325, -0.97928, -0.00107, -0.00374, 0.20249",
    "S, torso_link4, 0.01350, 0, 0.47724, 0, -0.46178, 0, 0.88699",
    "S, head_point, -0.31291, 0, 0.79403, 0, -0.46178, 0, 0.88699",
    "S, left_gripping_point, 0.47084, 0.16945, 0.16756, 0.86688, -0.09270, 0.45722, 0.17573",
    "S, right_gripping_point, 0.47119, -0.16299, 0.16764, -0.86688, -0.09446, -0.45553, 0.17911"
  })
  void equalsTheTable(
      String pose,
      String link,
      double x,
      double y,
      double z,
      double qx,
      double qy,
      double qz,
      double qw) {
    kin.update(pose(pose));
    Rigid f = kin.frame(link);
    assertEquals(x, f.x(), 1e-4);
    assertEquals(y, f.y(), 1e-4);
    assertEquals(z, f.z(), 1e-4);
    double[] q = f.quaternion();
    // q and -q are the same rotation
    double s = q[0] * qx + q[1] * qy + q[2] * qz + q[3] * qw < 0 ? -1 : 1;
    assertEquals(qx, s * q[0], 1e-4);
    assertEquals(qy, s * q[1], 1e-4);
    assertEquals(qz, s * q[2], 1e-4);
    assertEquals(qw, s * q[3], 1e-4);
  }

  @Test
  void jacobianAgreesWithDifferences() {
    double[] q = pose("S");
    q[R1Model.LEFT_ARM + 3] = 0.4;
    q[R1Model.LEFT_ARM + 4] = -0.7;
    q[R1Model.TORSO + 3] = 0.3;
    int[] cols = {3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    int tip = kin.model().index("left_gripping_point");
    double[] jac = new double[60];
    kin.update(q);
    kin.jacobian(tip, cols, jac);
    double h = 1e-6;
    for (int c = 0; c < cols.length; c++) {
      double[] qp = q.clone();
      qp[cols[c]] += h;
      double[] qm = q.clone();
      qm[cols[c]] -= h;
      kin.update(qp);
      Rigid p = kin.frame(tip);
      kin.update(qm);
      Rigid m = kin.frame(tip);
      double[] w = p.times(m.inverse()).rotationVector();
      double[] d = {
        (p.x() - m.x()) / (2 * h),
        (p.y() - m.y()) / (2 * h),
        (p.z() - m.z()) / (2 * h),
        w[0] / (2 * h),
        w[1] / (2 * h),
        w[2] / (2 * h)
      };
      for (int r = 0; r < 6; r++) {
        assertEquals(d[r], jac[r * cols.length + c], 1e-6, "row " + r + " column " + c);
      }
    }
  }

  @Test
  void fingersMeetInTheMiddleAndOpenApart() {
    double[] q = new double[R1Model.SIZE];
    for (String side : new String[] {"left", "right"}) {
      int v = side.equals("left") ? R1Model.LEFT_GRIPPER : R1Model.RIGHT_GRIPPER;
      q[v] = 80;
      kin.update(q);
      Rigid hand = kin.frame(side + "_gripping_point").inverse();
      // inner faces of the pads, seen from the point between them
      double[] a = inner(hand.times(kin.frame(side + "_gripper_finger1")));
      double[] b = inner(hand.times(kin.frame(side + "_gripper_finger2")));
      assertEquals(0.08, Math.abs(a[1] - b[1]), 1e-3);
      assertEquals(0, a[1] + b[1], 1e-3);
    }
  }

  private static double[] inner(Rigid finger) {
    return finger.apply(0.02, 0, -0.01345);
  }
}
