package foxden.policies.imitation;

import foxden.sim.Observation;
import foxden.sim.phoenix.PhoenixField;
import org.jspecify.annotations.Nullable;

/**
 * The field of Phoenix as seen from the ship: birds and bombs in bins of their distance to the left
 * or right, birds where they are and where they would be when a shot fired now reached them, if
 * they kept the way they flew in the last step.
 */
final class PhoenixTokens {

  private static final int SHIP_Y = 182;
  private static final int MIDDLE = 5;
  private static final int SHOT_SPEED = 8;

  // Birds: 36 bins of 4 pixels for each of the kinds in formation (now, aimed at) and diving.
  private static final int BINS = 36;
  private static final int BIN = 4;
  private static final int BIRDS = 4 * BINS;
  // Bombs: 12 bins of 3 pixels, 4 of the time until they are down.
  private static final int BOMB_BINS = 12;
  private static final int BOMBS = BOMB_BINS * 4;
  private static final int PHASES = 12;
  private static final int BOSS = BIRDS + BOMBS;
  private static final int PHASE = BOSS + BINS;
  private static final int OWN = PHASE + PHASES;

  /** Numbers of a token. */
  static final int SIZE = OWN + 16;

  private PhoenixTokens() {}

  static float[] read(Observation now, @Nullable Observation before) {
    PhoenixField field = new PhoenixField(now.vector("truth.field"));
    PhoenixField last = before == null ? field : new PhoenixField(before.vector("truth.field"));
    float[] x = new float[SIZE];
    int ship = field.shipX() + MIDDLE;
    for (int i = 0; i < field.birds(); i++) {
      if (field.birdState(i) != 0) {
        bird(field, last, i, ship, x);
      }
    }
    for (int b = 0; b < field.bombs(); b++) {
      int apart = field.bombX(b) - ship + BOMB_BINS * 3 / 2;
      int frames = (SHIP_Y - field.bombY(b) - 4) / 2;
      if (field.bomb(b) && apart >= 0 && apart < BOMB_BINS * 3 && frames > -6 && frames < 34) {
        int when = frames < 0 ? 0 : frames < 10 ? 1 : frames < 26 ? 2 : 3;
        x[BIRDS + BOMB_BINS * when + apart / 3] = 1;
      }
    }
    if (field.boss()) {
      x[BOSS + bin(field.bossX() + 40 - ship)] = 1;
    }
    x[PHASE + Math.floorMod(field.frame(), 48) / 4] = 1;
    own(field, ship, x);
    return x;
  }

  private static void bird(PhoenixField field, PhoenixField last, int i, int ship, float[] x) {
    int middle = field.birdX(i) + field.birdWidth() / 2;
    int moved = field.birdX(i) - last.birdX(i);
    boolean jumped = Math.abs(moved) > 12 || last.birdState(i) != field.birdState(i);
    int flight = Math.max(0, (SHIP_Y - field.birdY(i)) / SHOT_SPEED);
    int aimed = middle + (jumped ? 0 : moved * flight / 4);
    int kind = field.birdState(i) == 2 ? (field.birdY(i) > 110 ? 3 : 2) : 0;
    x[BINS * kind + bin(middle - ship)] = 1;
    if (kind == 0) {
      x[BINS + bin(aimed - ship)] = 1;
    }
  }

  private static int bin(int apart) {
    return Math.max(0, Math.min(BINS - 1, Math.floorDiv(apart, BIN) + BINS / 2));
  }

  private static void own(PhoenixField field, int ship, float[] x) {
    int at = OWN;
    x[at++] = field.dead() > 0 ? 1 : 0;
    x[at++] = field.shot() ? 1 : 0;
    x[at++] = field.held() ? 1 : 0;
    x[at++] = field.shield() > 0 ? 1 : 0;
    x[at++] = field.shieldWait() == 0 ? 1 : 0;
    x[at++] = field.large() ? 1 : 0;
    x[at++] = field.boss() ? 1 : 0;
    x[at++] = ship < 16 ? 1 : 0;
    x[at++] = ship > 144 ? 1 : 0;
    x[at++] = ship / 80f - 1;
    x[at + field.kind()] = 1;
  }
}
