package foxden.sim.household;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.Edit;
import foxden.sim.Environment;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a person changes in the shipped house between two steps. */
class EditTest {

  private final HouseholdEnvironment env = (HouseholdEnvironment) new TrashFactory().create();

  private static Action still(Environment e) {
    ActionSpec.Box box = (ActionSpec.Box) e.spec().action();
    float[] a = new float[box.low().length];
    a[13] = 90;
    a[20] = 90;
    return new Action.VectorAction(a);
  }

  private float[] pose(StepResult r, String body) {
    int at = env.spec().bodies().indexOf(body) * WorldState.POSE;
    return java.util.Arrays.copyOfRange(r.state().poses(), at, at + WorldState.POSE);
  }

  private static Edit random(Random dice, Environment env, StepResult now) {
    int at = 0;
    String body = dice.nextBoolean() ? "bag_of_rubbish_1" : "ball_1";
    float[] p = now.state().poses();
    at = env.spec().bodies().indexOf(body) * WorldState.POSE;
    return switch (dice.nextInt(6)) {
      case 0 -> new Edit.Place(body, p[at] + 0.1, p[at + 1], p[at + 2] + 0.3, 0, 0, 0, 1);
      case 1 -> new Edit.Pull(body, 0, 0, 0.1, p[at], p[at + 1] + 0.4, 0.9);
      case 2 -> new Edit.LetGo(body);
      case 3 -> new Edit.Friction(body, 0.1 + dice.nextDouble());
      case 4 -> new Edit.Mass(body, 0.2 + 2 * dice.nextDouble());
      default -> new Edit.JointAt("door_1/hinge", dice.nextDouble());
    };
  }

  @Test
  void anEditedRunIsRestoredToTheBit() {
    Random dice = new Random(3);
    StepResult r = env.reset(5);
    String hinge =
        env.spec().joints().stream().filter(j -> j.startsWith("door_1/")).findFirst().orElseThrow();
    Action action = still(env);
    List<List<Edit>> edits = new ArrayList<>();
    List<Long> hashes = new ArrayList<>();
    List<Snapshot> snapshots = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      List<Edit> now = new ArrayList<>();
      if (dice.nextInt(8) == 0) {
        Edit e = random(dice, env, r);
        now.add(e instanceof Edit.JointAt at ? new Edit.JointAt(hinge, at.position()) : e);
        now.forEach(env::edit);
        // Looking does not touch.
        assertEquals(env.look().hash(), env.look().hash());
      }
      edits.add(now);
      r = env.step(action);
      hashes.add(r.hash());
      snapshots.add(env.snapshot());
    }
    for (int trial = 0; trial < 4; trial++) {
      int from = dice.nextInt(200);
      Environment other = trial == 0 ? new TrashFactory().create() : env;
      if (trial == 0) {
        other.reset(5);
      }
      other.restore(snapshots.get(from));
      for (int i = from + 1; i < Math.min(240, from + 60); i++) {
        edits.get(i).forEach(other::edit);
        assertEquals(hashes.get(i), other.step(action).hash(), "step " + i + " from " + from);
      }
    }
    // And nothing of it is left after a reset.
    assertEquals(new TrashFactory().create().reset(9).hash(), env.reset(9).hash());
  }

  @Test
  void aPulledThingComesAndFallsWhenLetGo() {
    StepResult r = env.reset(1);
    float[] at = pose(r, "ball_1");
    env.edit(new Edit.Pull("ball_1", 0, 0, 0.05, at[0], at[1], 1.2));
    for (int i = 0; i < 150; i++) {
      r = env.step(still(env));
    }
    float lifted = pose(r, "ball_1")[2];
    assertTrue(lifted > 1.0 && lifted < 1.3, "height " + lifted);
    env.edit(new Edit.LetGo("ball_1"));
    for (int i = 0; i < 150; i++) {
      r = env.step(still(env));
    }
    assertTrue(pose(r, "ball_1")[2] < 0.9, "fell to " + pose(r, "ball_1")[2]);
  }

  @Test
  void aThingMovedIntoTheSofaLiesOnItInsteadOfPressingWithThirtyKilonewtons() {
    StepResult r = env.reset(1);
    float[] sofa = pose(r, "bag_of_rubbish_1");
    float[] ball = pose(r, "ball_1");
    assertTrue(Math.hypot(sofa[0] - ball[0], sofa[1] - ball[1]) > 0.3);
    env.edit(new Edit.Place("ball_1", sofa[0], sofa[1], sofa[2], 0, 0, 0, 1));
    assertTrue(pose(env.look(), "ball_1")[2] > sofa[2] + 0.05, "it was raised");
    double most = 0;
    for (int i = 0; i < 60; i++) {
      r = env.step(still(env));
      most = Math.max(most, r.contacts().stream().mapToDouble(c -> c.force()).max().orElse(0));
    }
    assertTrue(most < 400, "pressed with " + most + " N");
    // Where it is free it goes exactly where it was put.
    env.edit(new Edit.Place("ball_1", ball[0], ball[1], ball[2] + 0.3f, 0, 0, 0, 1));
    assertEquals(ball[2] + 0.3f, pose(env.look(), "ball_1")[2], 1e-5);
  }

  @Test
  void nonsenseIsRefusedWithASentenceAndChangesNothing() {
    long before = env.reset(1).hash();
    for (Edit bad :
        List.of(
            new Edit.Place("robot/base_link", 0, 0, 0, 0, 0, 0, 1),
            new Edit.Place("nobody", 0, 0, 0, 0, 0, 0, 1),
            new Edit.Place("ball_1", Double.NaN, 0, 0, 0, 0, 0, 1),
            new Edit.Place("ball_1", 0, 0, 0, 0, 0, 0, 0),
            new Edit.Friction("ball_1", -1),
            new Edit.Mass("ball_1", 0),
            new Edit.JointAt("door_1/none", 1))) {
      String said =
          String.valueOf(
              assertThrows(IllegalArgumentException.class, () -> env.edit(bad)).getMessage());
      assertTrue(said.length() > 10 && !said.contains("Exception"), said);
    }
    assertEquals(before, env.look().hash());
  }
}
