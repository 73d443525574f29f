package foxden.sim.household.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.household.physics.Body;
import foxden.sim.household.robot.R1Ik.Hand;
import foxden.sim.household.robot.R1Ik.Target;
import foxden.sim.household.robot.R1Ik.Torso;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class R1Test {

  private final R1Ik ik = new R1Ik(R1Model.create());

  /** Hand level, pointing along +x of the base, fingers opening sideways. */
  static Rigid level(double x, double y, double height, double pitch) {
    Rigid forward = new Rigid(0, 0, 1, 0, -1, 0, 1, 0, 0, 0, 0, 0);
    return Rigid.at(x, y, height - R1Model.GROUND)
        .times(Rigid.xyzRpy(0, 0, 0, 0, pitch, 0))
        .times(forward);
  }

  private double[] reach(
      double[] from, Hand hand, double x, double y, double h, double slider, double pitch) {
    double[] q = from.clone();
    System.arraycopy(TorsoSlider.torso(slider, 0, 0), 0, q, R1Model.TORSO, 4);
    R1Ik.Solution s = ik.solve(List.of(new Target(hand, level(x, y, h, pitch))), q, Torso.FIXED);
    assertTrue(s.reached(), "posture for " + x + " " + y + " " + h);
    return s.q();
  }

  @Test
  void drivesAtTheSpeedAsked() {
    Lab lab = new Lab().start(0, 0, 0);
    lab.drive(0.6, 0, 0);
    lab.tick(200);
    assertEquals(0.6, lab.robot.configuration()[0], 1e-6);
    assertEquals(0.6 * 2 - 0.6 * 0.6 / 2.5 / 2, lab.robot.base()[0], 0.01);
    assertTrue(lab.events.isEmpty());
  }

  @Test
  void aSofaStopsTheBase() {
    Lab lab = new Lab();
    Body sofa = lab.box("sofa", Body.Kind.FIXED, 40, 1.5, 0, 0.4, 0.4, 0.9, 0.4);
    lab.start(0, 0, 0);
    lab.drive(0.75, 0, 0);
    for (int i = 0; i < 300; i++) {
      lab.tick(1);
      assertTrue(lab.overlap(sofa) < 0.01, "overlap at tick " + i);
    }
    assertTrue(lab.robot.base()[0] > 0.7 && lab.robot.base()[0] < 0.79);
    assertTrue(lab.saw("blocked", "sofa"));
    assertTrue(lab.saw("struck", "sofa"));
    assertEquals(
        1, lab.events.stream().filter(e -> e.kind().equals("blocked")).count(), "once an onset");
  }

  @Test
  void slidesAlongAWall() {
    Lab lab = new Lab();
    Body wall = lab.box("wall", Body.Kind.FIXED, 0, 1.0, 0, 1, 0.1, 5, 1);
    lab.start(0, 0, 0.5);
    lab.drive(0.5, 0.2, 0);
    for (int i = 0; i < 400; i++) {
      lab.tick(1);
      assertTrue(lab.overlap(wall) < 0.01);
    }
    assertTrue(lab.robot.base()[1] > 0.8, "slid to " + lab.robot.base()[1]);
  }

  @Test
  void aHandDoesNotPassThroughATable() {
    Lab lab = new Lab();
    Body table = lab.box("table", Body.Kind.FIXED, 0, 0.85, 0, 0.72, 0.5, 0.8, 0.02);
    lab.start(-1, 0, 0);
    lab.posture(reach(lab.robot.configuration(), Hand.LEFT, 0.6, 0.2, 0.95, 0.4, 0));
    lab.tick(250);
    lab.drive(0.5, 0, 0);
    lab.tick(212);
    lab.drive(0, 0, 0);
    lab.tick(30);
    lab.events.clear();
    double[] down = reach(lab.robot.configuration(), Hand.LEFT, 0.6, 0.2, 0.6, 0.4, 0.8);
    lab.posture(down);
    for (int i = 0; i < 300; i++) {
      lab.tick(1);
      assertTrue(lab.overlap(table) < 0.01, "overlap at tick " + i);
    }
    double height = ik.hand(Hand.LEFT, lab.robot.configuration()).z() + R1Model.GROUND;
    assertTrue(height > 0.74, "hand at " + height);
    assertTrue(lab.saw("blocked", "table"));
  }

  @Test
  void neverPassesThroughWhateverItIsTold() {
    Random r = new Random(5);
    Lab lab = new Lab();
    Body[] things = {
      lab.box("table", Body.Kind.FIXED, 0, 1.2, 0.2, 0.72, 0.4, 0.7, 0.03),
      lab.box("leg", Body.Kind.FIXED, 0, 0.9, -0.3, 0.35, 0.04, 0.04, 0.35),
      lab.box("shelf", Body.Kind.FIXED, 0, -1.0, 0, 1, 0.2, 0.8, 1),
      lab.box("wall", Body.Kind.FIXED, 0, 0, 1.2, 1.5, 2, 0.1, 1.5)
    };
    lab.start(0, 0, 0);
    double[] lo = R1Model.lower();
    double[] hi = R1Model.upper();
    for (int k = 0; k < 60; k++) {
      lab.drive(r.nextGaussian(), r.nextGaussian(), r.nextGaussian());
      for (int i = 3; i < R1Model.SIZE; i++) {
        double u = r.nextDouble();
        lab.action[i] = (float) (lo[i] + u * (hi[i] - lo[i]));
      }
      lab.action[3] = (float) (0.6 * r.nextDouble());
      lab.action[4] = (float) (-1.2 * r.nextDouble());
      lab.action[5] = lab.action[3] + lab.action[4];
      lab.tick(40);
      for (Body b : things) {
        assertTrue(lab.overlap(b) < 0.01, b.name() + " at command " + k + ": " + lab.overlap(b));
      }
    }
  }

  @Test
  void pushesLightThingsWithAtMost100Newton() {
    Lab lab = new Lab();
    Body crate = lab.box("crate", Body.Kind.MOVABLE, 5, 0.9, 0, 0.2, 0.2, 0.2, 0.2);
    lab.box("wall", Body.Kind.FIXED, 0, 2.0, 0, 1, 0.1, 3, 1);
    lab.start(0, 0, 0);
    lab.drive(0.75, 0, 0);
    lab.tick(500);
    assertTrue(crate.pose().pos().x() > 1.6, "pushed to " + crate.pose().pos().x());
    assertTrue(lab.strongest > 5 && lab.strongest <= 100, "force " + lab.strongest);
    assertTrue(lab.saw("blocked", "crate"), "stuck at the wall: " + lab.events);
  }

  /** Lowers the left hand and drives up to the knot of a bag at (0.72, 0.15). */
  private double[] atTheKnot(Lab lab) {
    lab.start(-0.5, 0, 0);
    double[] q = reach(lab.robot.configuration(), Hand.LEFT, 0.65, 0.15, 0.385, 1.0, 0.6);
    lab.posture(q);
    lab.action[R1Model.LEFT_GRIPPER] = 100;
    lab.tick(250);
    lab.drive(0.3, 0, 0);
    while (lab.robot.base()[0] < 0.72 - 0.65 - 0.02) {
      lab.tick(1);
    }
    lab.drive(0, 0, 0);
    lab.tick(50);
    return q;
  }

  @Test
  void graspsAndCarriesABagAndLetsItGo() {
    Lab lab = new Lab();
    Body bag = lab.bag(0.72, 0.15, 1.5);
    double[] at = atTheKnot(lab);
    assertNull(lab.robot.grasped(0));
    lab.action[R1Model.LEFT_GRIPPER] = 0;
    lab.tick(60);
    assertEquals(bag, lab.robot.grasped(0));
    assertTrue(lab.saw("grasp", "bag"));
    double[] up = reach(at, Hand.LEFT, 0.6, 0.15, 0.85, 0.1, 0);
    lab.posture(up);
    lab.action[R1Model.LEFT_GRIPPER] = 0;
    lab.tick(250);
    assertTrue(bag.pose().pos().z() > 0.35, "lifted to " + bag.pose().pos().z());
    // follows the hand firmly while driving and turning
    lab.drive(-0.7, 0.3, 0.9);
    double worst = 0;
    for (int i = 0; i < 300; i++) {
      lab.tick(1);
      worst = Math.max(worst, lab.world.grips().get(0).error());
    }
    assertTrue(worst < 0.005, "slipped " + worst);
    lab.drive(0, 0, 0);
    lab.action[R1Model.LEFT_GRIPPER] = 90;
    lab.tick(150);
    assertNull(lab.robot.grasped(0));
    assertTrue(lab.saw("release", "bag"));
    assertTrue(bag.pose().pos().z() < 0.1);
  }

  @Test
  void refusesWhatIsTooHeavy() {
    Lab lab = new Lab();
    lab.bag(0.72, 0.15, 11);
    atTheKnot(lab);
    lab.action[R1Model.LEFT_GRIPPER] = 0;
    lab.tick(100);
    assertNull(lab.robot.grasped(0));
    assertTrue(lab.saw("refused", "bag"), lab.events.toString());
  }

  @Test
  void aHandOpensADoorAndTheBaseDoesNot() {
    Lab lab = new Lab();
    lab.door(1.5);
    lab.start(0, 0.3, 0);
    // arms at the sides: the base runs into the leaf and is stopped
    lab.drive(0.75, 0, 0);
    lab.tick(400);
    assertEquals(0, lab.world.joint("door/hinge").q(), 1e-6);
    assertTrue(lab.saw("blocked", "door/leaf"));
    lab.drive(-0.75, 0, 0);
    lab.tick(120);
    lab.drive(0, 0, 0);
    lab.posture(reach(lab.robot.configuration(), Hand.RIGHT, 0.7, -0.1, 1.1, 0.1, 0));
    lab.tick(300);
    lab.strongest = 0;
    lab.drive(0.5, 0, 0);
    lab.tick(400);
    assertTrue(
        lab.world.joint("door/hinge").q() > 0.5, "opened to " + lab.world.joint("door/hinge").q());
    assertTrue(lab.strongest <= 100, "force " + lab.strongest);
  }

  @Test
  void pullsADoorByItsLever() {
    Lab lab = new Lab();
    lab.door(1.5);
    lab.start(0.72, 0.5, 0);
    double[] q = reach(lab.robot.configuration(), Hand.LEFT, 0.6, 0, 1.0, 0.1, 0);
    // hand turned so that the fingers open up and down around the bar
    Rigid turned = level(0.6, 0, 1.0, 0).times(Rigid.aboutZ(Math.PI / 2));
    q = ik.solve(List.of(new Target(Hand.LEFT, turned)), q, Torso.FIXED).q();
    lab.posture(q);
    lab.action[R1Model.LEFT_GRIPPER] = 100;
    lab.tick(250);
    lab.drive(0.2, 0, 0);
    lab.tick(60);
    lab.drive(0, 0, 0);
    lab.action[R1Model.LEFT_GRIPPER] = 0;
    lab.tick(80);
    assertNotNull(lab.robot.grasped(0), lab.events + " base " + lab.robot.base()[0]);
    lab.drive(0.3, -0.1, 0);
    lab.tick(150);
    assertTrue(lab.world.joint("door/hinge").q() > 0.2, "" + lab.world.joint("door/hinge").q());
  }

  @Test
  void restoresToTheBit() {
    Lab a = new Lab();
    a.box("crate", Body.Kind.MOVABLE, 2, 0.9, 0, 0.2, 0.2, 0.2, 0.2);
    a.box("wall", Body.Kind.FIXED, 0, 2.0, 0, 1, 0.1, 3, 1);
    a.start(0, 0, 0);
    a.drive(0.6, 0.1, 0.1);
    a.action[R1Model.LEFT_ARM + 2] = -1;
    a.tick(120);
    byte[] saved = a.save();
    long at = a.hash();
    a.tick(100);
    long end = a.hash();
    assertNotEquals(at, end);
    a.load(saved);
    assertEquals(at, a.hash());
    a.tick(100);
    assertEquals(end, a.hash());
  }
}
