package foxden.sim.household;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Contact;
import foxden.sim.Event;
import foxden.sim.Goals;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import foxden.sim.household.robot.R1Model;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of BRS notes 2.5, each broken once. */
class TakeQualityTest {

  private final TakeQuality quality = new TakeQuality();
  private long step;

  private void feed(
      double armSpeed, double drive, boolean success, List<Contact> contacts, Event... events) {
    float[] q = new float[R1Model.SIZE];
    float[] v = new float[R1Model.SIZE];
    q[0] = (float) drive;
    q[R1Model.LEFT_GRIPPER] = 90;
    q[R1Model.RIGHT_GRIPPER] = 90;
    v[R1Model.LEFT_ARM + 2] = (float) armSpeed;
    quality.step(
        new StepResult(
            step,
            step * 0.01,
            new Observation(
                step,
                step * 0.01,
                Map.of(
                    "proprio.qpos", new Observation.Vector(q),
                    "proprio.qvel", new Observation.Vector(v))),
            0,
            success,
            success,
            new Goals(
                List.of(new Goals.Goal("inside", "the bag is in the bin", success, "", List.of())),
                0),
            contacts,
            List.of(events),
            new WorldState(new float[0], new float[0]),
            0),
        null);
    step++;
  }

  private TakeQuality.Check check(String name) {
    return quality.checks().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aCalmTakeThatSucceedsPasses() {
    for (int i = 0; i < 300; i++) {
      feed(0.1, 0.2, i == 299, List.of());
    }
    for (TakeQuality.Check c : quality.checks()) {
      assertTrue(c.good(), c.name() + ": " + c.text());
    }
    assertEquals(10 + 1, quality.checks().size());
  }

  @Test
  void aHastyArmFails() {
    for (int i = 0; i < 100; i++) {
      feed(0.3, 0.2, false, List.of());
    }
    assertFalse(check("arm speed").good());
    assertEquals("the fastest joint 0.300 rad/s, at most 0.15", check("arm speed").text());
    assertFalse(check("success").good());
  }

  @Test
  void aStrikeOfTheBaseFailsAndAHandMayTouch() {
    Contact hand = new Contact("robot/left_arm_link6", "bag", 0, 0, 0, 0, 0, 1, 5);
    feed(0, 0.2, false, List.of(hand));
    assertTrue(check("collision").good());
    Contact base = new Contact("bag", "robot/base_link", 0, 0, 0, 0, 0, 1, 5);
    feed(0, 0.2, false, List.of(base));
    feed(0, 0.2, false, List.of(), new Event("struck", "x", List.of("robot/torso_link2", "sofa")));
    assertEquals("base or torso touched in 2 steps", check("collision").text());
  }

  @Test
  void standingStillTooLongFails() {
    for (int i = 0; i < 150; i++) {
      feed(0, 0, false, List.of());
    }
    assertTrue(check("pause").good());
    for (int i = 0; i < 50; i++) {
      feed(0, 0, false, List.of());
    }
    assertFalse(check("pause").good(), "2 s, 1.7 allowed");
  }

  @Test
  void aTakeWithoutTheRobotIsOnlyAskedWhetherItSucceeded() {
    TakeQuality grid = new TakeQuality();
    grid.step(
        new StepResult(
            0,
            0,
            new Observation(0, 0, Map.of()),
            0,
            true,
            true,
            Goals.NONE,
            List.of(),
            List.of(),
            new WorldState(new float[0], new float[0]),
            0),
        null);
    assertEquals(1, grid.checks().size());
    assertTrue(grid.checks().get(0).good());
  }

  /** A take in a scene with nothing to do was told that a goal is missing. */
  @Test
  void aTaskWithoutGoalsMissesNone() {
    TakeQuality run = new TakeQuality();
    run.step(
        new StepResult(
            0,
            0,
            new Observation(0, 0, Map.of()),
            1,
            false,
            true,
            Goals.NONE,
            List.of(),
            List.of(),
            new WorldState(new float[0], new float[0]),
            0),
        null);
    assertEquals(List.of(), run.checks());
  }
}
