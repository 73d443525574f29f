package foxden.sim.phoenix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Action;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import foxden.sim.arena.ArenaContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhoenixTest {

  private static Action act(String word) {
    return new Action.DiscreteAction(PhoenixEnvironment.ACTIONS.indexOf(word));
  }

  @Test
  void keepsTheContractOfArenas() {
    ArenaContract.holds(PhoenixEnvironment::new, new PhoenixText(), 2);
    ArenaContract.holds(() -> new PhoenixEnvironment(true), new PhoenixText(), 1);
  }

  @Test
  void holdingFireGivesOneShot() {
    PhoenixGame game = new PhoenixGame();
    game.begin(1);
    int shots = 0;
    boolean before = false;
    for (int i = 0; i < 120; i++) {
      game.step(true, 0, false);
      shots += game.shot && !before ? 1 : 0;
      before = game.shot;
    }
    assertEquals(1, shots);
    game.step(false, 0, false);
    game.step(true, 0, false);
    assertTrue(game.shot || game.dead > 0, "a new press, a new shot");
  }

  @Test
  void theShieldHoldsTheShipAndNeedsAWhile() {
    PhoenixGame game = new PhoenixGame();
    game.begin(2);
    game.step(false, 0, true);
    int x = game.shipX;
    game.step(false, 1, false);
    assertEquals(x, game.shipX);
    for (int i = 0; i < PhoenixGame.SHIELD_FRAMES + 5; i++) {
      game.step(false, 0, true);
    }
    assertEquals(0, game.shield, "not again at once");
    assertTrue(game.shieldWait > 0);
  }

  @Test
  void theMotherShipFallsAndTheGameGoesOn() {
    PhoenixGame game = new PhoenixGame();
    game.begin(3);
    game.wave = 3;
    for (int i = 0; i < 60_000 && game.wave < 5; i++) {
      game.lives = PhoenixGame.LIVES;
      game.step(i % 2 == 0, i / 70 % 2 == 0 ? 1 : -1, false);
    }
    assertEquals(5, game.wave);
    assertTrue(game.score >= 1000 && game.score % 10 == 0, "score " + game.score);
  }

  @Test
  void fourShipsThenTheEnd() {
    PhoenixEnvironment world = new PhoenixEnvironment();
    PhoenixGame game = new PhoenixGame();
    game.begin(0);
    for (int i = 0; i < 100_000 && !game.over(); i++) {
      game.step(false, 0, false);
    }
    assertTrue(game.over());
    StepResult r = world.reset(0);
    assertFalse(r.done());
  }

  @Test
  void aRecordingWithoutPicturesShowsTheSamePicture() {
    PhoenixEnvironment world = new PhoenixEnvironment();
    StepResult r = world.reset(7);
    for (int i = 0; i < 30; i++) {
      r = world.step(act(i % 3 == 0 ? "rightfire" : "left"));
    }
    PhoenixText form = new PhoenixText();
    Observation.Image live = (Observation.Image) form.observe(r.observation(), "rgb");
    assertEquals(160, live.width());
    assertEquals(210, live.height());
    Observation kept =
        new Observation(
            r.step(),
            r.time(),
            Map.of("truth.field", r.observation().channels().get("truth.field")));
    Observation.Image again = (Observation.Image) form.observe(kept, "rgb");
    assertArrayEquals(live.rgb(), again.rgb());
  }
}
