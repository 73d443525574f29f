package foxden.sim.household;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.scenes.Quat;
import foxden.scenes.Vec3;
import foxden.sim.Action;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Goals;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import foxden.sim.household.physics.Body;
import foxden.sim.household.physics.Pose;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class HouseholdEnvironmentTest {

  /** Wanders: a new random action every 25 ticks, from a generator of its own. */
  private static Action wander(EnvironmentSpec spec, long seed, long step) {
    SplittableRandom r = new SplittableRandom(seed * 1000 + step / 25);
    foxden.sim.ActionSpec.Box box = (foxden.sim.ActionSpec.Box) spec.action();
    float[] a = new float[box.low().length];
    for (int i = 0; i < a.length; i++) {
      a[i] = box.low()[i] + (box.high()[i] - box.low()[i]) * (float) r.nextDouble();
    }
    return new Action.VectorAction(a);
  }

  private static Action still(HouseholdEnvironment env) {
    // joints where they are, base at rest
    float[] q = env.step(wander(env.spec(), 0, 0)).observation().vector("proprio.qpos").clone();
    q[0] = 0;
    q[1] = 0;
    q[2] = 0;
    return new Action.VectorAction(q);
  }

  @Test
  void equalSeedsAndActionsGiveEqualHashes() {
    HouseholdEnvironment a = TestHouse.trash();
    HouseholdEnvironment b = TestHouse.trash();
    // b has a past
    b.reset(99);
    for (int i = 0; i < 40; i++) {
      b.step(wander(b.spec(), 99, i));
    }
    assertEquals(a.reset(3).hash(), b.reset(3).hash());
    for (int i = 0; i < 150; i++) {
      assertEquals(
          a.step(wander(a.spec(), 3, i)).hash(), b.step(wander(b.spec(), 3, i)).hash(), "at " + i);
    }
    assertFalse(a.reset(4).hash() == a.reset(5).hash());
  }

  @Test
  void aRestoredEpisodeContinuesExactly() {
    HouseholdEnvironment a = TestHouse.trash();
    a.reset(8);
    long[] hashes = new long[301];
    Snapshot[] saved = new Snapshot[301];
    for (int i = 1; i <= 300; i++) {
      hashes[i] = a.step(wander(a.spec(), 8, i)).hash();
      if (i % 70 == 0) {
        saved[i] = a.snapshot();
      }
    }
    HouseholdEnvironment fresh = TestHouse.trash();
    for (int from : new int[] {210, 70, 280, 140}) {
      for (HouseholdEnvironment env : List.of(a, fresh)) {
        StepResult r = env.restore(saved[from]);
        assertEquals(from, r.step());
        assertEquals(hashes[from], r.hash());
        assertEquals(0, r.reward());
        for (int i = from + 1; i <= 300; i++) {
          assertEquals(hashes[i], env.step(wander(a.spec(), 8, i)).hash(), from + " to " + i);
        }
      }
    }
  }

  @Test
  void stateAndChannelsMatchTheSpec() {
    HouseholdEnvironment env = TestHouse.trash();
    StepResult r = env.reset(1);
    EnvironmentSpec s = env.spec();
    assertEquals(WorldState.POSE * s.bodies().size(), r.state().poses().length);
    assertEquals(s.joints().size(), r.state().qpos().length);
    assertEquals(s.channels().size(), r.observation().channels().size());
    s.channels()
        .forEach(
            c -> {
              assertEquals(c.size(), r.observation().vector(c.name()).length, c.name());
              assertEquals(c.size(), c.labels().size(), c.name());
            });
    assertTrue(s.bodies().contains("door_1/leaf"));
    assertTrue(s.bodies().contains("robot/base_link"));
    assertEquals("inside(bag_of_rubbish_1, ashcan_1)", r.goals().heads().get(0).name());
    assertFalse(r.success());
    assertEquals(0, r.goals().qScore());
  }

  @Test
  void badActionsAreRefusedAndChangeNothing() {
    HouseholdEnvironment env = TestHouse.trash();
    assertThrows(IllegalStateException.class, () -> env.step(wander(env.spec(), 1, 1)));
    long before = env.reset(1).hash();
    assertThrows(
        IllegalArgumentException.class, () -> env.step(new Action.VectorAction(new float[3])));
    assertThrows(IllegalArgumentException.class, () -> env.step(new Action.DiscreteAction(0)));
    float[] nan = new float[21];
    nan[4] = Float.NaN;
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> env.step(new Action.VectorAction(nan)));
    assertTrue(String.valueOf(e.getMessage()).startsWith("element 4"), e.getMessage());
    assertEquals(before, env.snapshot().hash());
  }

  @Test
  void theBagInTheBinIsSuccessAfterItHasHeld() {
    HouseholdEnvironment env = TestHouse.trash();
    env.reset(2);
    Action still = still(env);
    Body bag = env.house().world().body("bag_of_rubbish_1");
    Vec3 bin = env.house().objects().get("ashcan_1").pose().pos();
    bag.place(new Pose(bin.plus(new Vec3(0, 0, 0.9)), Quat.IDENTITY));
    StepResult r = env.step(still);
    Goals.Goal goal = r.goals().heads().get(0);
    assertFalse(goal.holds());
    assertTrue(goal.reason().contains("above the fill volume"), goal.reason());
    int first = 0;
    int ticks = 0;
    double reward = 0;
    while (!r.success() && ticks < 300) {
      r = env.step(still);
      ticks++;
      reward += r.reward();
      if (first == 0 && r.observation().vector("truth.goals")[0] == 1) {
        first = ticks;
      }
    }
    assertTrue(r.success() && r.done());
    assertEquals(9, ticks - first, "ticks between the first truth and success");
    assertEquals(1, r.goals().qScore());
    assertEquals(1, reward);
    assertTrue(
        r.goals().heads().get(0).reason().contains("inside the fill volume"),
        r.goals().heads().get(0).reason());
    assertTrue(r.events().stream().anyMatch(e -> e.kind().equals("subtask")));
    assertTrue(r.goals().heads().stream().allMatch(Goals.Goal::holds));
  }

  @Test
  void aFlickerEarnsNothing() {
    HouseholdEnvironment env = TestHouse.trash();
    env.reset(2);
    Action still = still(env);
    Body bag = env.house().world().body("bag_of_rubbish_1");
    Vec3 bin = env.house().objects().get("ashcan_1").pose().pos();
    for (int i = 0; i < 4; i++) {
      bag.place(new Pose(bin.plus(new Vec3(0, 0, 0.2)), Quat.IDENTITY));
      for (int k = 0; k < 5; k++) {
        StepResult r = env.step(still);
        assertEquals(1, r.observation().vector("truth.goals")[0]);
        assertEquals(0, r.goals().qScore());
        assertFalse(r.success());
      }
      bag.place(new Pose(new Vec3(0, 0, 0.01), Quat.IDENTITY));
      assertEquals(0, env.step(still).goals().qScore());
    }
  }

  @Test
  void startsVaryAsTheTaskPromises() {
    HouseholdEnvironment env = TestHouse.trash();
    Set<String> rooms = new HashSet<>();
    Set<Long> cells = new HashSet<>();
    int litter = 0;
    int quadrants = 0;
    for (int seed = 0; seed < 40; seed++) {
      StepResult r = env.reset(seed);
      float[] base = r.observation().vector("truth.base");
      rooms.add(env.house().scene().roomAt(base[0], base[1]).orElseThrow().id());
      quadrants |= 1 << (int) ((base[2] + Math.PI) / (Math.PI / 2) % 4);
      Vec3 bag = env.house().world().body("bag_of_rubbish_1").pose().pos();
      assertEquals(
          "living_room_0", env.house().scene().roomAt(bag.x(), bag.y()).orElseThrow().id());
      cells.add((long) Math.floor(bag.x()) * 100 + (long) Math.floor(bag.y()));
      for (int i = 0; i < 5; i++) {
        litter += env.house().world().body("ball_" + i).pose().pos().z() < 0.5 ? 1 : 0;
      }
      assertEquals(0, r.goals().qScore());
      assertTrue(r.contacts().stream().noneMatch(c -> c.force() > 200));
    }
    assertEquals(Set.of("living_room_0", "kitchen_0"), rooms);
    assertEquals(15, quadrants);
    assertTrue(cells.size() >= 15, cells.size() + " different square metres");
    assertTrue(litter >= 3 * 40, litter + " things on the floor");
  }
}
