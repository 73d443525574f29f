package foxden.sim.household.robot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.household.physics.Body;
import foxden.sim.household.robot.R1Ik.Hand;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A link pushes with at most 100 N, whatever it is told and wherever the thing is jammed: against a
 * wall, in a corner, between two boxes, at the edge of a door.
 */
class PushLimitTest {

  private final R1Ik ik = new R1Ik(R1Model.create());

  private static double trial(int kind, long seed, R1Ik ik) {
    Random r = new Random(1000L * kind + seed);
    Lab lab = new Lab();
    double wall = 0.75 + 0.35 * r.nextDouble();
    switch (kind) {
      case 0 -> { // a bag between hand and wall
        lab.box("wall", Body.Kind.FIXED, 0, wall + 0.15, 0, 1, 0.1, 3, 1);
        lab.bag(wall - 0.13 * r.nextDouble() - 0.1, 0.2 * r.nextDouble(), 0.5 + 2 * r.nextDouble());
      }
      case 1 -> { // in a corner, with another loose thing in between
        lab.box("wall", Body.Kind.FIXED, 0, wall + 0.2, 0, 1, 0.1, 3, 1);
        lab.box("side", Body.Kind.FIXED, 0, 0.5, 0.75, 1, 2, 0.1, 1);
        lab.box("crate", Body.Kind.MOVABLE, 3, wall - 0.15, 0.3, 0.201, 0.15, 0.15, 0.2);
        lab.bag(wall - 0.15, -0.15 * r.nextDouble(), 1);
      }
      case 2 -> { // the edge of a door that stands open
        lab.door(wall);
        lab.world.joint("door/hinge").set(0.2 + 1.2 * r.nextDouble());
      }
      default -> { // light things on a table edge
        lab.box("table", Body.Kind.FIXED, 0, wall + 0.2, 0, 0.35, 0.4, 1, 0.35);
        lab.box("jar", Body.Kind.MOVABLE, 0.4, wall, 0.1, 0.801, 0.05, 0.05, 0.1);
        lab.box("block", Body.Kind.MOVABLE, 4, wall + 0.2, 0.1, 0.801, 0.1, 0.1, 0.1);
        lab.box("back", Body.Kind.FIXED, 0, wall + 0.45, 0, 1, 0.1, 1, 0.5);
      }
    }
    lab.start(-0.3 * r.nextDouble(), 0, 0.4 * (r.nextDouble() - 0.5));
    lab.tick(40);
    lab.strongest = 0;
    double[] q = lab.robot.configuration();
    for (int move = 0; move < 5; move++) {
      List<R1Ik.Target> targets = new ArrayList<>();
      for (Hand hand : Hand.values()) {
        double side = hand == Hand.LEFT ? 0.2 : -0.2;
        targets.add(
            new R1Ik.Target(
                hand,
                R1Test.level(
                    0.35 + 0.5 * r.nextDouble(),
                    side + 0.3 * (r.nextDouble() - 0.5),
                    0.25 + 0.8 * r.nextDouble(),
                    0.8 * r.nextDouble())));
      }
      double[] from = q.clone();
      System.arraycopy(
          TorsoSlider.torso(0.4 + 0.9 * r.nextDouble(), 0, 0), 0, from, R1Model.TORSO, 4);
      q = ik.solve(targets, from, R1Ik.Torso.FIXED).q();
      q[R1Model.LEFT_GRIPPER] = r.nextBoolean() ? 0 : 90;
      lab.posture(q);
      lab.drive(0.75 * r.nextDouble(), 0.6 * (r.nextDouble() - 0.5), 0.8 * (r.nextDouble() - 0.5));
      lab.tick(70);
    }
    return lab.strongest;
  }

  @Test
  void neverPushesHarderThanItMay() {
    StringBuilder over = new StringBuilder();
    double worst = 0;
    int trials = Integer.getInteger("foxden.trials", 6);
    for (int kind = 0; kind < 4; kind++) {
      for (long seed = 0; seed < trials; seed++) {
        double most = trial(kind, seed, ik);
        worst = Math.max(worst, most);
        if (most > R1Model.MAX_FORCE + 1) {
          over.append(" kind %d seed %d: %.0f N;".formatted(kind, seed, most));
        }
      }
    }
    assertTrue(over.isEmpty(), "harder than " + R1Model.MAX_FORCE + " N:" + over);
    assertTrue(worst > 30, "nothing was pushed: " + worst);
  }
}
