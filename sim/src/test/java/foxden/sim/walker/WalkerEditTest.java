package foxden.sim.walker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Action.VectorAction;
import foxden.sim.Dial;
import foxden.sim.Edit;
import foxden.sim.Environment;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.cheetah.CheetahEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a person changes about a walker's world between two steps. */
class WalkerEditTest {

  private static final VectorAction STILL = new VectorAction(new float[6]);

  private static Edit random(Random dice, Environment env) {
    Dial dial = env.dials().get(dice.nextInt(env.dials().size()));
    List<String> bodies = env.spec().bodies();
    String body = bodies.get(dice.nextInt(bodies.size()));
    return switch (dice.nextInt(4)) {
      case 0 -> dial.edit().apply(dial.own() * (0.5 + dice.nextDouble()));
      case 1 -> new Edit.Pull(body, 0, 0, -0.1, dice.nextDouble(), 0, 1);
      case 2 -> new Edit.LetGo(body);
      default -> new Edit.Place(bodies.get(0), dice.nextDouble(), 0, 0.8, 0, 0, 0, 1);
    };
  }

  @Test
  void anEditedRunIsRestoredToTheBit() {
    try (Environment env = new CheetahEnvironment(true);
        Environment other = new CheetahEnvironment(true)) {
      Random dice = new Random(1);
      env.reset(3);
      other.reset(3);
      List<List<Edit>> edits = new ArrayList<>();
      List<Long> hashes = new ArrayList<>();
      List<Snapshot> snapshots = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        List<Edit> now = dice.nextInt(5) == 0 ? List.of(random(dice, env)) : List.of();
        now.forEach(env::edit);
        assertEquals(env.look().hash(), env.look().hash(), "looking does not touch");
        edits.add(now);
        hashes.add(env.step(STILL).hash());
        snapshots.add(env.snapshot());
      }
      for (int from : new int[] {10, 77, 190}) {
        other.restore(snapshots.get(from));
        for (int i = from + 1; i < 300; i++) {
          edits.get(i).forEach(other::edit);
          assertEquals(hashes.get(i), other.step(STILL).hash(), "step " + i + " from " + from);
        }
      }
      assertEquals(other.reset(9).hash(), env.reset(9).hash(), "a new episode has none of it");
    }
  }

  @Test
  void whoIsPulledUpHangsAndFallsWhenLetGo() {
    try (CheetahEnvironment env = new CheetahEnvironment(true)) {
      env.reset(1);
      double low = env.world().bodyZ(0);
      env.edit(new Edit.Pull("cheetah", 0.1, 0, 0, 0.1, 0, 2));
      for (int i = 0; i < 200; i++) {
        env.step(STILL);
      }
      double hung = env.world().bodyZ(0);
      assertTrue(hung > low + 0.6, "hung at " + hung);
      env.edit(new Edit.LetGo("cheetah"));
      for (int i = 0; i < 200; i++) {
        env.step(STILL);
      }
      assertTrue(env.world().bodyZ(0) < low + 0.3, "fell to " + env.world().bodyZ(0));
    }
  }

  @Test
  void dialsStandWhereTheyWereTurned() {
    try (Environment env = new CheetahEnvironment(true)) {
      StepResult r = env.reset(0);
      List<Dial> dials = env.dials();
      assertEquals(dials.size(), r.observation().vector(Dial.CHANNEL).length);
      for (int i = 0; i < dials.size(); i++) {
        assertEquals((float) dials.get(i).own(), r.observation().vector(Dial.CHANNEL)[i]);
        long before = env.look().hash();
        env.edit(dials.get(i).edit().apply(0.25));
        StepResult turned = env.look();
        assertEquals(0.25f, turned.observation().vector(Dial.CHANNEL)[i], dials.get(i).label());
        assertNotEquals(before, turned.hash());
      }
    }
  }

  @Test
  void onIceFeetSlip() {
    try (CheetahEnvironment env = new CheetahEnvironment(true)) {
      env.reset(0);
      env.edit(new Edit.Friction(WalkerEnvironment.GROUND, 0));
      env.edit(new Edit.Pull("cheetah", 0, 0, 0, 5, 0, 0.5));
      for (int i = 0; i < 20; i++) {
        env.step(STILL);
        for (int c = 0; c < env.world().contacts(); c++) {
          // As in MuJoCo a hundred-thousandth of friction is always left.
          assertEquals(0, env.world().contactFriction(c), 0.1);
        }
      }
      assertTrue(env.world().speed() > 1, "slides at " + env.world().speed());
    }
  }

  @Test
  void nonsenseIsRefusedWithASentenceAndChangesNothing() {
    try (Environment env = new CheetahEnvironment(false)) {
      long before = env.reset(1).hash();
      for (Edit bad :
          List.of(
              new Edit.Gravity(Double.NaN),
              new Edit.Friction(WalkerEnvironment.GROUND, -1),
              new Edit.Friction("cheetah", 1),
              new Edit.Spring("cheetah/bthigh", -5),
              new Edit.Spring("cheetah/rootx", 5),
              new Edit.Damping("cheetah/none", 5),
              new Edit.Pull("nobody", 0, 0, 0, 0, 0, 1),
              new Edit.Pull("cheetah", 0, 0, 0, Double.POSITIVE_INFINITY, 0, 1),
              new Edit.Place("cheetah/bfoot", 0, 0, 1, 0, 0, 0, 1),
              new Edit.Mass("cheetah", 3))) {
        String said =
            String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> env.edit(bad)).getMessage());
        assertTrue(said.length() > 10 && !said.contains("Exception"), said);
      }
      assertEquals(before, env.look().hash());
    }
  }

  @Test
  void anAbsurdSpringBlowsUpAndTheStepBeforeStays() {
    try (Environment env = new CheetahEnvironment(true)) {
      env.reset(2);
      env.edit(new Edit.Spring("cheetah/bfoot", 1e12));
      StepResult last = env.look();
      String said = "";
      for (int i = 0; i < 100 && said.isEmpty(); i++) {
        try {
          last = env.step(STILL);
        } catch (IllegalStateException e) {
          said = String.valueOf(e.getMessage());
        }
      }
      assertTrue(said.contains("blew up in step " + (last.step() + 1)), said);
      assertEquals(last.hash(), env.look().hash());
    }
  }

  @Test
  void otherWalkersStandAndRunToo() {
    for (String walker : List.of("hopper", "biped")) {
      try (Environment env = new FreeRun(walker).create()) {
        StepResult r = env.reset(1);
        assertEquals(walker, env.spec().scene());
        assertEquals(walker, env.spec().bodies().get(0));
        int motors =
            env.spec().action() instanceof foxden.sim.ActionSpec.Box b ? b.low().length : 0;
        Random dice = new Random(2);
        for (int i = 0; i < 300; i++) {
          float[] values = new float[motors];
          for (int k = 0; k < motors; k++) {
            values[k] = 2 * dice.nextFloat() - 1;
          }
          r = env.step(new VectorAction(values));
        }
        assertEquals(1.5, r.time(), 1e-9);
        Snapshot s = env.snapshot();
        assertEquals(s.hash(), env.restore(s).hash());
      }
    }
  }
}
