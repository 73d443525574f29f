package foxden.sim.phoenix;

import foxden.sim.arena.Chance;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The game, sixty frames a second, in whole numbers only. Five waves follow each other: two of ten
 * small birds, two of six large ones whose wings can be shot off and grow again, and the mother
 * ship with its pilot behind a hull that has to be shot through. Then it begins again, faster.
 *
 * <p>One shot at a time, and each needs the button pressed anew. The shield kills what touches it,
 * holds the ship in place, and needs a while to come back.
 */
final class PhoenixGame {

  static final int WIDTH = 160;
  static final int HEIGHT = 210;
  static final int SHIP_Y = 182;
  static final int SHIP_W = 11;
  static final int SHIP_H = 10;
  static final int BIRDS = 10;
  static final int BOMBS = 6;
  static final int HULL = 20;

  static final int LIVES = 4;
  static final int SHIELD_FRAMES = 60;
  static final int SHIELD_WAIT = 300;

  /** States of a bird. */
  static final int GONE = 0;

  static final int FORMED = 1;
  static final int DIVING = 2;
  static final int RETURNING = 3;

  private static final int COLUMNS = 5;
  private static final int SHOT_SPEED = 8;
  private static final int DEAD_FRAMES = 60;
  private static final int WING_FRAMES = 150;
  private static final int BOSS_W = 80;

  int frame;
  int score;
  int lives;
  int wave;
  int shipX;
  int shield;
  int shieldWait;
  int dead;
  int shotX;
  int shotY;
  boolean shot;
  boolean held;
  final int[] birdX = new int[BIRDS];
  final int[] birdY = new int[BIRDS];
  final int[] birdState = new int[BIRDS];

  /** Left and right wing: frames until they have grown again, 0 when they are there. */
  final int[] leftWing = new int[BIRDS];

  final int[] rightWing = new int[BIRDS];
  private final int[] birdPhase = new int[BIRDS];
  private final int[] birdTurn = new int[BIRDS];
  final int[] bombX = new int[BOMBS];
  final int[] bombY = new int[BOMBS];
  final boolean[] bomb = new boolean[BOMBS];
  int bossX;
  int bossY;
  boolean boss;
  final int[] hull = new int[HULL];
  int explosionX;
  int explosionY;
  int explosion;
  private final Chance chance = new Chance(0);

  void begin(long seed) {
    chance.state(Chance.mix(seed ^ 0x70686f656eL));
    frame = 0;
    score = 0;
    lives = LIVES;
    wave = 0;
    shipX = WIDTH / 2 - SHIP_W / 2;
    shield = 0;
    shieldWait = 0;
    dead = 0;
    shot = false;
    held = false;
    explosion = 0;
    Arrays.fill(bomb, false);
    startWave();
    // As in LMAct, an episode begins after a number of idle frames.
    for (int idle = chance.nextInt(30); idle > 0; idle--) {
      step(false, 0, false);
    }
  }

  boolean over() {
    return lives == 0;
  }

  /** Which of the five waves this is: 0 and 1 small birds, 2 and 3 large ones, 4 the boss. */
  int kind() {
    return wave % 5;
  }

  boolean large() {
    return kind() == 2 || kind() == 3;
  }

  int birdW() {
    return large() ? 17 : 9;
  }

  int birdH() {
    return large() ? 11 : 8;
  }

  private int pace() {
    return Math.min(3, wave / 5);
  }

  private void startWave() {
    Arrays.fill(birdState, GONE);
    Arrays.fill(leftWing, 0);
    Arrays.fill(rightWing, 0);
    boss = false;
    if (kind() == 4) {
      boss = true;
      bossX = (WIDTH - BOSS_W) / 2;
      bossY = 28;
      Arrays.fill(hull, 2);
      return;
    }
    int count = large() ? 6 : BIRDS;
    for (int i = 0; i < count; i++) {
      birdState[i] = FORMED;
      birdPhase[i] = large() ? 43 * i : 0;
      birdTurn[i] = i % 2 == 0 ? 1 : -1;
      birdX[i] = homeX(i);
      birdY[i] = homeY(i);
    }
  }

  // A triangle between -most and most over four times `most` frames.
  private static int sway(int t, int most) {
    int at = Math.floorMod(t, 4 * most);
    return at < 2 * most ? at - most : 3 * most - at;
  }

  private int homeX(int i) {
    if (large()) {
      return 72 + sway(frame + birdPhase[i], 64);
    }
    int row = i / COLUMNS;
    int col = i % COLUMNS;
    return 12 + col * 26 + (row == 1 ? 13 : 0) + sway(frame, 12);
  }

  private int homeY(int i) {
    if (large()) {
      return 34 + 14 * i + sway(frame / 2 + birdPhase[i], 9);
    }
    int bend = kind() == 0 ? 0 : Math.abs(i % COLUMNS - 2) * 9;
    return 30 + 14 * (i / COLUMNS) + bend;
  }

  /**
   * One frame.
   *
   * @param fire whether the button is down
   * @param move -1 left, 1 right, 0 neither
   * @param down whether the shield is asked for
   */
  void step(boolean fire, int move, boolean down) {
    if (over()) {
      return;
    }
    frame++;
    explosion = Math.max(0, explosion - 1);
    shieldWait = Math.max(0, shieldWait - 1);
    shield = Math.max(0, shield - 1);
    if (dead > 0) {
      dead--;
      if (dead == 0) {
        lives--;
        shipX = WIDTH / 2 - SHIP_W / 2;
        Arrays.fill(bomb, false);
      }
    } else {
      ship(fire, move, down);
    }
    held = fire;
    flyShot();
    moveBirds();
    if (boss) {
      moveBoss();
    }
    moveBombs();
    if (dead == 0) {
      touch();
    }
    if (!boss && cleared()) {
      nextWave();
    }
  }

  private void nextWave() {
    wave++;
    shot = false;
    Arrays.fill(bomb, false);
    startWave();
  }

  private boolean cleared() {
    for (int state : birdState) {
      if (state != GONE) {
        return false;
      }
    }
    return kind() != 4;
  }

  private void ship(boolean fire, int move, boolean down) {
    if (down && shieldWait == 0) {
      shield = SHIELD_FRAMES;
      shieldWait = SHIELD_WAIT;
    }
    if (shield == 0) {
      shipX = Math.max(4, Math.min(WIDTH - SHIP_W - 4, shipX + 2 * move));
    }
    if (fire && !held && !shot) {
      shot = true;
      shotX = shipX + SHIP_W / 2;
      shotY = SHIP_Y - 5;
    }
  }

  // ---- The shot ------------------------------------------------------------------------------

  private void flyShot() {
    for (int k = 0; k < SHOT_SPEED && shot; k++) {
      shotY--;
      if (shotY < 20) {
        shot = false;
      } else if (hitsBird() || boss && hitsBoss()) {
        shot = false;
      }
    }
  }

  private boolean hitsBird() {
    for (int i = 0; i < BIRDS; i++) {
      if (birdState[i] == GONE) {
        continue;
      }
      int dx = shotX - birdX[i];
      int dy = shotY - birdY[i];
      if (dx < 0 || dx >= birdW() || dy < 0 || dy >= birdH()) {
        continue;
      }
      if (!large()) {
        kill(i, birdState[i] == FORMED ? 20 : birdY[i] > 110 ? 80 : 40);
        return true;
      }
      if (dx < 6 && leftWing[i] == 0) {
        leftWing[i] = WING_FRAMES;
        score += 20;
        return true;
      }
      if (dx > 10 && rightWing[i] == 0) {
        rightWing[i] = WING_FRAMES;
        score += 20;
        return true;
      }
      if (dx >= 6 && dx <= 10) {
        kill(i, leftWing[i] > 0 && rightWing[i] > 0 ? 100 : 50 + (birdY[i] > 110 ? 50 : 0));
        return true;
      }
    }
    return false;
  }

  private void kill(int i, int points) {
    birdState[i] = GONE;
    score += points;
    explosionX = birdX[i] + birdW() / 2;
    explosionY = birdY[i] + birdH() / 2;
    explosion = 12;
  }

  private boolean hitsBoss() {
    int dx = shotX - bossX;
    int dy = shotY - bossY;
    if (dx < 0 || dx >= BOSS_W) {
      return false;
    }
    if (dy >= 22 && dy < 30 && hull[dx / 4] > 0) {
      hull[dx / 4]--;
      return true;
    }
    if (dx >= 36 && dx <= 43 && dy >= 8 && dy < 20) {
      score += 1000 + 100 * Math.max(0, (110 - bossY) / 2);
      score = score / 10 * 10;
      explosionX = bossX + BOSS_W / 2;
      explosionY = bossY + 14;
      explosion = 40;
      boss = false;
      nextWave();
      return true;
    }
    return dy >= 0 && dy < 8;
  }

  // ---- Birds ---------------------------------------------------------------------------------

  private void moveBirds() {
    for (int i = 0; i < BIRDS; i++) {
      leftWing[i] = Math.max(0, leftWing[i] - 1);
      rightWing[i] = Math.max(0, rightWing[i] - 1);
      switch (birdState[i]) {
        case FORMED -> {
          birdX[i] = homeX(i);
          birdY[i] = homeY(i);
          if (large() ? chance.nextInt(420) == 0 : chance.nextInt(700 - 120 * pace()) == 0) {
            birdState[i] = DIVING;
            birdTurn[i] = birdX[i] < shipX ? 1 : -1;
          }
          drop(i, large() ? 120 : 420);
        }
        case DIVING -> dive(i);
        case RETURNING -> {
          birdY[i] += 1 + pace() / 2;
          birdX[i] += Integer.signum(homeX(i) - birdX[i]) * 2;
          if (birdY[i] >= homeY(i)) {
            birdState[i] = FORMED;
          }
        }
        default -> {}
      }
    }
  }

  private void dive(int i) {
    birdY[i] += (frame & 1) == 0 ? 2 + pace() : 1;
    if (frame % 24 == birdPhase[i] % 24) {
      birdTurn[i] = chance.percent(70) ? Integer.signum(shipX - birdX[i]) : -birdTurn[i];
    }
    birdX[i] = Math.max(2, Math.min(WIDTH - birdW() - 2, birdX[i] + birdTurn[i]));
    drop(i, 60);
    if (birdY[i] > 196) {
      birdY[i] = 8;
      birdState[i] = RETURNING;
    }
  }

  private void drop(int i, int rare) {
    if (birdY[i] < 140 && chance.nextInt(Math.max(20, rare - rare / 5 * pace())) == 0) {
      release(birdX[i] + birdW() / 2, birdY[i] + birdH());
    }
  }

  private void release(int x, int y) {
    for (int b = 0; b < BOMBS; b++) {
      if (!bomb[b]) {
        bomb[b] = true;
        bombX[b] = x;
        bombY[b] = y;
        return;
      }
    }
  }

  private void moveBoss() {
    if (frame % 12 == 0 && bossY < 110) {
      bossY++;
    }
    bossX = (WIDTH - BOSS_W) / 2 + sway(frame / 2, 36);
    if (frame % 90 == 0) {
      // The belt turns: what was shot away moves on by one plate.
      int last = hull[HULL - 1];
      System.arraycopy(hull, 0, hull, 1, HULL - 1);
      hull[0] = last;
    }
    if (chance.nextInt(28) == 0) {
      release(bossX + 4 + chance.nextInt(BOSS_W - 8), bossY + 30);
    }
  }

  private void moveBombs() {
    for (int b = 0; b < BOMBS; b++) {
      if (bomb[b]) {
        bombY[b] += 2;
        bomb[b] = bombY[b] < 192;
      }
    }
  }

  // ---- What reaches the ship ------------------------------------------------------------------

  private void touch() {
    int margin = shield > 0 ? 6 : 0;
    int left = shipX - margin;
    int right = shipX + SHIP_W + margin;
    int top = SHIP_Y - margin;
    int bottom = SHIP_Y + SHIP_H;
    for (int b = 0; b < BOMBS; b++) {
      if (bomb[b] && bombX[b] >= left && bombX[b] < right && bombY[b] + 4 > top) {
        bomb[b] = false;
        if (shield == 0) {
          die();
          return;
        }
      }
    }
    for (int i = 0; i < BIRDS; i++) {
      if (birdState[i] != GONE
          && birdX[i] + birdW() > left
          && birdX[i] < right
          && birdY[i] + birdH() > top
          && birdY[i] < bottom) {
        if (shield > 0) {
          kill(i, 40);
        } else {
          kill(i, 0);
          die();
          return;
        }
      }
    }
  }

  private void die() {
    dead = DEAD_FRAMES;
    explosionX = shipX + SHIP_W / 2;
    explosionY = SHIP_Y + SHIP_H / 2;
    explosion = DEAD_FRAMES;
  }

  // ---- Saving --------------------------------------------------------------------------------

  private int[] scalars() {
    return new int[] {
      frame,
      score,
      lives,
      wave,
      shipX,
      shield,
      shieldWait,
      dead,
      shotX,
      shotY,
      shot ? 1 : 0,
      held ? 1 : 0,
      bossX,
      bossY,
      boss ? 1 : 0,
      explosionX,
      explosionY,
      explosion
    };
  }

  private int[][] arrays() {
    return new int[][] {
      birdX, birdY, birdState, leftWing, rightWing, birdPhase, birdTurn, bombX, bombY, hull
    };
  }

  void save(DataOutput out) throws IOException {
    for (int v : scalars()) {
      out.writeInt(v);
    }
    for (int[] a : arrays()) {
      for (int v : a) {
        out.writeShort(v);
      }
    }
    for (boolean b : bomb) {
      out.writeBoolean(b);
    }
    out.writeLong(chance.state());
  }

  void load(DataInput in) throws IOException {
    frame = in.readInt();
    score = in.readInt();
    lives = in.readInt();
    wave = in.readInt();
    shipX = in.readInt();
    shield = in.readInt();
    shieldWait = in.readInt();
    dead = in.readInt();
    shotX = in.readInt();
    shotY = in.readInt();
    shot = in.readInt() != 0;
    held = in.readInt() != 0;
    bossX = in.readInt();
    bossY = in.readInt();
    boss = in.readInt() != 0;
    explosionX = in.readInt();
    explosionY = in.readInt();
    explosion = in.readInt();
    for (int[] a : arrays()) {
      for (int i = 0; i < a.length; i++) {
        a[i] = in.readShort();
      }
    }
    for (int b = 0; b < BOMBS; b++) {
      bomb[b] = in.readBoolean();
    }
    chance.state(in.readLong());
    if (lives < 0 || lives > LIVES || wave < 0) {
      throw new IOException("lives " + lives + ", wave " + wave);
    }
  }
}
