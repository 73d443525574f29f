package foxden.sim.household.robot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.household.robot.R1Ik.Hand;
import foxden.sim.household.robot.R1Ik.Target;
import foxden.sim.household.robot.R1Ik.Torso;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class R1IkTest {

  private final R1Model model = R1Model.create();
  private final R1Ik ik = new R1Ik(model);

  private static double[] neutral() {
    return R1KinematicsTest.pose("N");
  }

  /** A random configuration of torso and arms within the limits. */
  private static double[] random(Random r, boolean torso) {
    double[] lo = R1Model.lower();
    double[] hi = R1Model.upper();
    double[] q = neutral();
    for (int v = torso ? R1Model.TORSO : R1Model.LEFT_ARM; v < R1Model.SIZE; v++) {
      q[v] = lo[v] + (0.02 + 0.96 * r.nextDouble()) * (hi[v] - lo[v]);
    }
    return q;
  }

  @Test
  void findsReachablePosesAgain(TestReporter report) {
    Random r = new Random(7);
    int tries = 1000;
    int found = 0;
    for (int k = 0; k < tries; k++) {
      Hand hand = k % 2 == 0 ? Hand.LEFT : Hand.RIGHT;
      Rigid want = ik.hand(hand, random(r, k % 4 >= 2));
      Torso torso = k % 4 >= 2 ? Torso.FREE : Torso.FIXED;
      R1Ik.Solution s = ik.solve(List.of(new Target(hand, want)), neutral(), torso);
      if (!s.reached()) {
        continue;
      }
      found++;
      // what is called reached is reached, by forward kinematics
      Rigid got = ik.hand(hand, s.q());
      assertTrue(want.distance(got) < 1e-3);
      double[] w = want.inverse().times(got).rotationVector();
      double angle = Math.sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2]);
      assertTrue(Math.toDegrees(angle) < 0.5);
      double[] lo = R1Model.lower();
      double[] hi = R1Model.upper();
      for (int v = R1Model.TORSO; v < R1Model.SIZE; v++) {
        assertTrue(s.q()[v] >= lo[v] && s.q()[v] <= hi[v], "joint " + v);
      }
    }
    report.publishEntry("reachable poses found", found + " of " + tries);
    assertTrue(found >= 950, found + " of " + tries);
  }

  @Test
  void bothHandsAtOnce(TestReporter report) {
    Random r = new Random(11);
    int found = 0;
    for (int k = 0; k < 100; k++) {
      double[] q = neutral();
      q[R1Model.TORSO] = 0.6 * r.nextDouble();
      q[R1Model.TORSO + 1] = -0.9 * r.nextDouble();
      q[R1Model.TORSO + 2] = q[R1Model.TORSO] + q[R1Model.TORSO + 1];
      for (int i = 0; i < 6; i++) {
        q[R1Model.LEFT_ARM + i] +=
            new double[] {-0.3, -0.8, 0.9, 0.3, 0.4, 0.5}[i] * r.nextDouble();
        q[R1Model.RIGHT_ARM + i] +=
            new double[] {0.3, -0.8, 0.9, 0.3, 0.4, 0.5}[i] * r.nextDouble();
      }
      List<Target> both =
          List.of(
              new Target(Hand.LEFT, ik.hand(Hand.LEFT, q)),
              new Target(Hand.RIGHT, ik.hand(Hand.RIGHT, q)));
      R1Ik.Solution s = ik.solve(both, neutral(), Torso.UPRIGHT);
      if (s.reached()) {
        found++;
      }
    }
    report.publishEntry("both hands", found + " of 100");
    assertTrue(found >= 95, found + " of 100");
  }

  @Test
  void uprightKeepsTheTrunkNearUpright() {
    // a point in front of the chest, well within reach
    R1Ik.Solution s =
        ik.solve(List.of(Target.position(Hand.LEFT, 0.5, 0.2, 0.9)), neutral(), Torso.UPRIGHT);
    assertTrue(s.reached());
    assertEquals(s.q()[3] + s.q()[4], s.q()[5], 0.05);
  }

  @Test
  void saysWhenOutOfReach() {
    R1Ik.Solution s =
        ik.solve(List.of(Target.position(Hand.RIGHT, 3, 0, 1)), neutral(), Torso.FREE);
    assertFalse(s.reached());
    assertTrue(s.position() > 1);
  }

  @Test
  void isDeterministic() {
    Target t = Target.position(Hand.LEFT, 0.6, 0.3, 0.7);
    assertArrayEquals(
        ik.solve(List.of(t), neutral(), Torso.FREE).q(),
        new R1Ik(model).solve(List.of(t), neutral(), Torso.FREE).q());
  }

  @Test
  void sliderOfTheTorso() {
    assertArrayEquals(new double[] {0.45, -0.4, 0, 0}, TorsoSlider.torso(0, 0, 0), 1e-12);
    assertArrayEquals(new double[] {1.6, -2.5, -0.94, 0}, TorsoSlider.torso(1, 0, 0), 1e-12);
    assertArrayEquals(new double[] {1.735, -2.57, -2.0944, 0}, TorsoSlider.torso(3, 0, 0), 1e-12);
    assertArrayEquals(
        new double[] {1.025, -1.45, -0.27, 0.5}, TorsoSlider.torso(0.5, 0.2, 0.5), 1e-12);
  }
}
