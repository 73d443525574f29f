package foxden.policies.expert;

import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import foxden.sim.phoenix.PhoenixEnvironment;
import foxden.sim.phoenix.PhoenixField;
import java.util.Map;
import java.util.Set;

/**
 * A scripted player of Phoenix: out of the way of what falls, the shield when there is no way out,
 * else below the best target, with its movement led, and a new press for every shot. Reads the
 * field, which makes it privileged.
 */
public final class PhoenixExpert implements Policy {

  private static final int SHIP_Y = 182;
  private static final int MIDDLE = 5;
  private static final int STEP = 8;
  private static final int SHOT_SPEED = 8;
  private static final int SWAY = 12;

  private float[] before = new float[0];

  @Override
  public String name() {
    return "expert";
  }

  @Override
  public Set<String> channels() {
    return Set.of("truth.field");
  }

  @Override
  public void reset(EnvironmentSpec spec, long seed) {
    before = new float[0];
  }

  @Override
  public Decision act(Observation observation) {
    float[] numbers = observation.vector("truth.field");
    PhoenixField now = new PhoenixField(numbers);
    PhoenixField last = before.length == 0 ? now : new PhoenixField(before);
    before = numbers;
    String word = choose(now, last);
    return new Decision(
        new Action.DiscreteAction(PhoenixEnvironment.ACTIONS.indexOf(word)),
        new Trace(Map.of(), Map.of("expert/subtask", word)));
  }

  private static String choose(PhoenixField now, PhoenixField last) {
    if (now.dead() > 0) {
      return "noop";
    }
    int ship = now.shipX() + MIDDLE;
    double[] danger = {
      danger(now, last, ship - STEP), danger(now, last, ship), danger(now, last, ship + STEP)
    };
    boolean canFire = !now.shot() && !now.held();
    int target = target(now, last, ship);
    int want = target < ship - 4 ? -1 : target > ship + 4 ? 1 : 0;
    // The wish counts a little, being hit counts a lot.
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int move = -1; move <= 1; move++) {
      double cost = 100 * danger[move + 1] + (move == want ? 0 : 1);
      boolean wall = ship + move * STEP < 8 || ship + move * STEP > 152;
      cost += wall && move != 0 ? 5 : 0;
      if (cost < least) {
        least = cost;
        best = move;
      }
    }
    boolean fire = canFire && hits(now, last, ship + 2 * best);
    if (least > 60 && now.shieldWait() == 0) {
      return canFire && hits(now, last, ship) ? "downfire" : "down";
    }
    return (best < 0 ? "left" : best > 0 ? "right" : "")
        + (fire ? "fire" : best == 0 ? "noop" : "");
  }

  // Whether a shot from x would meet something, if everything flies on as it does.
  private static boolean hits(PhoenixField now, PhoenixField last, int x) {
    if (now.boss()) {
      return Math.abs(now.bossX() + 40 - x) < 5;
    }
    for (int i = 0; i < now.birds(); i++) {
      if (now.birdState(i) != 0 && Math.abs(aim(now, last, i) - x) <= now.birdWidth() / 2) {
        return true;
      }
    }
    return false;
  }

  // Where a bird will be when a shot fired now has come up to it.
  private static int aim(PhoenixField now, PhoenixField last, int i) {
    int middle = now.birdX(i) + now.birdWidth() / 2;
    int flight = Math.max(0, (SHIP_Y - now.birdY(i)) / SHOT_SPEED);
    int ahead =
        now.birdState(i) == 1 && !now.large()
            ? sway(now.frame() + flight) - sway(now.frame())
            : lead(now, last, i, flight);
    return Math.max(10, Math.min(150, middle + ahead));
  }

  // The rhythm in which a formation moves from side to side.
  private static int sway(int frame) {
    int at = Math.floorMod(frame, 4 * SWAY);
    return at < 2 * SWAY ? at - SWAY : 3 * SWAY - at;
  }

  // How likely standing at x gets hit within the next dozen frames, 0 to about 2.
  private static double danger(PhoenixField now, PhoenixField last, int x) {
    double sum = 0;
    for (int b = 0; b < now.bombs(); b++) {
      if (now.bomb(b)) {
        int frames = (SHIP_Y - now.bombY(b) - 4) / 2;
        int apart = Math.abs(now.bombX(b) - x);
        if (frames > -6 && frames < 26 && apart < 9) {
          sum += frames < 10 ? 1 : 0.45;
        }
      }
    }
    for (int i = 0; i < now.birds(); i++) {
      if (now.birdState(i) == 2 && now.birdY(i) > 110 && now.birdY(i) < 194) {
        int half = now.birdWidth() / 2;
        int middle = now.birdX(i) + half + lead(now, last, i, 8);
        int apart = Math.abs(middle - x) - half;
        if (apart < 11) {
          sum += now.birdY(i) > 150 ? 1 : 0.4;
        }
      }
    }
    return sum;
  }

  private static int lead(PhoenixField now, PhoenixField last, int i, int frames) {
    int dx = now.birdX(i) - last.birdX(i);
    boolean jumped = Math.abs(dx) > 12 || last.birdState(i) != now.birdState(i);
    return jumped ? 0 : dx * frames / 4;
  }

  // Where to stand so that a shot meets the target that is nearest to being hit.
  private static int target(PhoenixField now, PhoenixField last, int ship) {
    if (now.boss()) {
      return now.bossX() + 40;
    }
    int best = ship;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < now.birds(); i++) {
      if (now.birdState(i) == 0) {
        continue;
      }
      int aim = aim(now, last, i);
      int cost = Math.abs(aim - ship) - (now.birdState(i) == 2 ? now.birdY(i) / 4 : 0);
      if (cost < least) {
        least = cost;
        best = aim;
      }
    }
    return best;
  }
}
