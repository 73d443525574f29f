package foxden.policies.human;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.Driver;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.gridworld.GridWorldEnvironment;
import foxden.sim.household.robot.R1Ik;
import foxden.sim.household.robot.R1Model;
import foxden.sim.tictactoe.TicTacToeEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class HumanDriverTest {

  private final HumanDriver driver = new HumanDriver();
  private final Keyboard keyboard = new Keyboard();

  private static float[] floats(double[] v) {
    float[] f = new float[v.length];
    for (int i = 0; i < f.length; i++) {
      f[i] = (float) v[i];
    }
    return f;
  }

  private static EnvironmentSpec robot() {
    float[] lo = floats(R1Model.lower());
    float[] hi = floats(R1Model.upper());
    for (int i = 0; i < 3; i++) {
      lo[i] = -0.75f;
      hi[i] = 0.75f;
    }
    return new EnvironmentSpec(
        "trash",
        "house",
        0.01,
        10,
        1000,
        List.of(),
        new ActionSpec.Box(lo, hi, R1Model.labels()),
        List.of(),
        List.of());
  }

  private static Observation standing() {
    float[] q = new float[R1Model.SIZE];
    double[] arm = {1.2, 2.2, -1.6, 0, 0.4, 0};
    for (int i = 0; i < 6; i++) {
      q[R1Model.LEFT_ARM + i] = (float) arm[i];
      q[R1Model.RIGHT_ARM + i] = (float) (i == 0 ? -arm[i] : arm[i]);
    }
    q[R1Model.LEFT_GRIPPER] = 90;
    q[R1Model.RIGHT_GRIPPER] = 90;
    return new Observation(
        0,
        0,
        Map.of(
            "proprio.qpos",
            new Observation.Vector(q),
            "proprio.odom",
            new Observation.Vector(new float[] {1, 2, 0.5f, 0, 0, 0})));
  }

  private float[] act(Set<Control> held) {
    keyboard.held(held);
    driver.wish(keyboard.wish());
    Driver.Decision d = driver.act(standing());
    return assertInstanceOf(Action.VectorAction.class, d.action()).values();
  }

  @Test
  void aGridWaitsForAKey() throws Exception {
    driver.reset(new GridWorldEnvironment().spec(), 1);
    CompletableFuture<Driver.Decision> asked =
        CompletableFuture.supplyAsync(() -> driver.act(new Observation(0, 0, Map.of())));
    assertThrows(TimeoutException.class, () -> asked.get(100, TimeUnit.MILLISECONDS));
    keyboard.held(Set.of(Control.BACK));
    driver.wish(keyboard.wish());
    assertEquals(new Action.DiscreteAction(3), asked.get(10, TimeUnit.SECONDS).action());
  }

  @Test
  void theFirstMoveAfterARestartIsTakenAndNotGivenToTheEpisodeBefore() throws Exception {
    for (EnvironmentSpec spec :
        List.of(new GridWorldEnvironment().spec(), new TicTacToeEnvironment().spec())) {
      driver.reset(spec, 1);
      Observation seen = new Observation(0, 0, Map.of());
      CompletableFuture<Driver.Decision> open =
          CompletableFuture.supplyAsync(() -> driver.act(seen));
      assertThrows(TimeoutException.class, () -> open.get(50, TimeUnit.MILLISECONDS));
      driver.unwanted();
      assertTrue(open.get(10, TimeUnit.SECONDS) != null, "nobody waits any longer");
      driver.reset(spec, 2);
      boolean grid = spec.action() instanceof ActionSpec.Discrete d && d.names().contains("up");
      driver.say(grid ? "up" : "b2");
      Driver.Decision first =
          CompletableFuture.supplyAsync(() -> driver.act(seen)).get(10, TimeUnit.SECONDS);
      if (first.action() instanceof Action.TextAction text) {
        assertEquals("b2", text.text());
      } else {
        ActionSpec.Discrete names = assertInstanceOf(ActionSpec.Discrete.class, spec.action());
        int at = ((Action.DiscreteAction) first.action()).index();
        assertEquals(grid ? "up" : "b2", names.names().get(at));
      }
    }
  }

  @Test
  void aKeyHeldInAGridGivesOneMove() throws Exception {
    driver.reset(new GridWorldEnvironment().spec(), 1);
    Observation seen = new Observation(0, 0, Map.of());
    keyboard.held(Set.of(Control.BACK));
    driver.wish(keyboard.wish());
    assertEquals(new Action.DiscreteAction(3), driver.act(seen).action());
    CompletableFuture<Driver.Decision> next = CompletableFuture.supplyAsync(() -> driver.act(seen));
    // The window tells the same wish again with every pulse.
    driver.wish(keyboard.wish());
    assertThrows(TimeoutException.class, () -> next.get(100, TimeUnit.MILLISECONDS));
    keyboard.held(Set.of());
    driver.wish(keyboard.wish());
    keyboard.held(Set.of(Control.BACK));
    driver.wish(keyboard.wish());
    assertEquals(new Action.DiscreteAction(3), next.get(10, TimeUnit.SECONDS).action());
  }

  /** Pressed and let go while the world stepped or between two pulses, it was lost. */
  @Test
  void aTapBeforeAnybodyAsksIsAMove() {
    driver.reset(new GridWorldEnvironment().spec(), 1);
    Observation seen = new Observation(0, 0, Map.of());
    for (Control tapped : List.of(Control.BACK, Control.BACK, Control.FORWARD, Control.FORWARD)) {
      keyboard.held(Set.of(tapped));
      driver.wish(keyboard.wish());
      keyboard.held(Set.of());
      driver.wish(keyboard.wish());
    }
    assertEquals(new Action.DiscreteAction(3), driver.act(seen).action());
    assertEquals(new Action.DiscreteAction(3), driver.act(seen).action());
    // More than two are not kept: nobody wants to walk on for long after the last press.
    CompletableFuture<Driver.Decision> next = CompletableFuture.supplyAsync(() -> driver.act(seen));
    assertThrows(TimeoutException.class, () -> next.get(100, TimeUnit.MILLISECONDS));
    driver.say("up");
    assertTrue(next.join() != null);
  }

  @Test
  void theBaseFollowsTheKeysAndStopsWithoutThem() {
    driver.reset(robot(), 1);
    assertEquals(0.75f, act(Set.of(Control.FORWARD))[0]);
    assertEquals(-0.75f * 0.35f, act(Set.of(Control.RIGHT, Control.SLOW))[1], 1e-6);
    assertEquals(0.75f, act(Set.of(Control.TURN_LEFT))[2]);
    float[] still = act(Set.of());
    for (int i = 0; i < 3; i++) {
      assertEquals(0, still[i]);
    }
  }

  @Test
  void theGripperStaysWhereTheKeyLeftIt() {
    driver.reset(robot(), 1);
    float[] a = act(Set.of(Control.GRIP));
    assertEquals(90 - 16, a[R1Model.LEFT_GRIPPER], 1e-4);
    assertEquals(90, a[R1Model.RIGHT_GRIPPER], 1e-4);
    assertEquals(90 - 16, act(Set.of())[R1Model.LEFT_GRIPPER], 1e-4);
    float[] b = act(Set.of(Control.GRIP, Control.OTHER_HAND));
    assertEquals(90 - 16, b[R1Model.RIGHT_GRIPPER], 1e-4);
  }

  @Test
  void aHandMovesTheWayItsKeySays() {
    driver.reset(robot(), 1);
    R1Ik ik = new R1Ik(R1Model.create());
    double[] before = doubles(act(Set.of()));
    double[] after = before;
    for (int i = 0; i < 4; i++) {
      after = doubles(act(Set.of(Control.HAND_UP)));
    }
    double dz =
        ik.hand(R1Ik.Hand.LEFT, after).applyZ(0, 0, 0)
            - ik.hand(R1Ik.Hand.LEFT, before).applyZ(0, 0, 0);
    assertTrue(dz > 0.03 && dz < 0.15, "moved up by " + dz);
  }

  @Test
  void aDraggedHandGoesToItsPointOfTheWorld() {
    driver.reset(robot(), 1);
    R1Ik ik = new R1Ik(R1Model.create());
    double[] before = doubles(act(Set.of()));
    double[] from = ik.hand(R1Ik.Hand.RIGHT, before).apply(0, 0, 0);
    // The base stands at 1, 2 and looks along 0.5 rad: the point is 8 cm ahead of the hand.
    double x = from[0] + 0.08;
    double y = from[1];
    Wish.Point point =
        new Wish.Point(
            1 + Math.cos(0.5) * x - Math.sin(0.5) * y,
            2 + Math.sin(0.5) * x + Math.cos(0.5) * y,
            from[2] + R1Model.GROUND);
    driver.wish(Wish.NONE.with(R1Ik.Hand.RIGHT, Wish.HandWish.NONE.to(point)));
    double[] after = before;
    for (int i = 0; i < 3; i++) {
      Driver.Decision d = driver.act(at(after));
      after = doubles(assertInstanceOf(Action.VectorAction.class, d.action()).values());
    }
    double[] to = ik.hand(R1Ik.Hand.RIGHT, after).apply(0, 0, 0);
    assertEquals(x, to[0], 0.01);
    assertEquals(y, to[1], 0.01);
    assertEquals(from[2], to[2], 0.01);
  }

  @Test
  void aTargetWaitsForAnArmThatIsHeldUp() {
    driver.reset(robot(), 1);
    R1Ik ik = new R1Ik(R1Model.create());
    double[] last = doubles(act(Set.of()));
    double start = ik.hand(R1Ik.Hand.LEFT, last).z();
    for (int i = 0; i < 60; i++) {
      // The arm stays where it is, whatever it is told.
      last = doubles(act(Set.of(Control.HAND_UP)));
    }
    double ahead = ik.hand(R1Ik.Hand.LEFT, last).z() - start;
    assertTrue(ahead > 0.02 && ahead < 0.3, "the target ran away by " + ahead + " m");
  }

  @Test
  void aPersonIsNotShownThePastAgain() {
    assertEquals(false, driver.remembers());
  }

  private static Observation at(double[] q) {
    float[] now = floats(q);
    now[0] = 0;
    now[1] = 0;
    now[2] = 0;
    return new Observation(
        0,
        0,
        Map.of(
            "proprio.qpos",
            new Observation.Vector(now),
            "proprio.odom",
            new Observation.Vector(new float[] {1, 2, 0.5f, 0, 0, 0})));
  }

  @Test
  void wordsWaitUntilSomethingIsSaid() throws Exception {
    driver.reset(
        new EnvironmentSpec(
            "chess", "x", 1, 1, 10, List.of(), new ActionSpec.Words(), List.of(), List.of()),
        1);
    CompletableFuture<Driver.Decision> asked =
        CompletableFuture.supplyAsync(() -> driver.act(new Observation(0, 0, Map.of())));
    assertThrows(TimeoutException.class, () -> asked.get(100, TimeUnit.MILLISECONDS));
    driver.say(" e2e4 ");
    assertEquals(new Action.TextAction("e2e4"), asked.get(10, TimeUnit.SECONDS).action());
  }

  private static double[] doubles(float[] f) {
    double[] d = new double[f.length];
    for (int i = 0; i < f.length; i++) {
      d[i] = f[i];
    }
    return d;
  }

  @Test
  void aPersonMovesTheCheetahsLegsJointByJoint() {
    List<String> motors =
        List.of("back thigh", "back shin", "back foot", "front thigh", "front shin", "front foot");
    float[] one = {1, 1, 1, 1, 1, 1};
    float[] minus = {-1, -1, -1, -1, -1, -1};
    driver.reset(
        new EnvironmentSpec(
            "cheetah",
            "cheetah",
            0.01,
            1,
            100,
            List.of(),
            new ActionSpec.Box(minus, one, motors),
            List.of(),
            List.of()),
        0);
    keyboard.held(java.util.EnumSet.of(Control.FORWARD, Control.HAND_RIGHT, Control.TORSO_UP));
    driver.wish(keyboard.wish());
    Action a = driver.act(new Observation(0, 0, Map.of())).action();
    float[] torque = assertInstanceOf(Action.VectorAction.class, a).values();
    org.junit.jupiter.api.Assertions.assertArrayEquals(new float[] {1, 0, 0, 0, -1, 1}, torque, 0f);
  }
}
