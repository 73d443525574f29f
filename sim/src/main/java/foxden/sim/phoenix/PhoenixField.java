package foxden.sim.phoenix;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to be seen of the game, as numbers: the channel {@code truth.field}. Pictures are drawn
 * from it, so that a recording that keeps no pictures can show them; the expert reads it, too.
 */
public final class PhoenixField {

  private static final int HEAD = 16;
  private static final int A_BIRD = 5;
  private static final int A_BOMB = 3;

  /** How many numbers there are. */
  public static final int SIZE =
      HEAD + A_BIRD * PhoenixGame.BIRDS + A_BOMB * PhoenixGame.BOMBS + PhoenixGame.HULL;

  private final float[] f;

  /** Reads the numbers of a channel; does not copy them. */
  public PhoenixField(float[] numbers) {
    if (numbers.length != SIZE) {
      throw new IllegalArgumentException(numbers.length + " numbers instead of " + SIZE);
    }
    f = numbers;
  }

  static float[] write(PhoenixGame g) {
    float[] f = new float[SIZE];
    int[] head = {
      g.frame,
      g.score,
      g.lives,
      g.kind(),
      g.shipX,
      g.shield,
      g.shieldWait,
      g.dead,
      g.shotX,
      g.shotY,
      g.shot ? 1 : 0,
      g.held ? 1 : 0,
      g.bossX,
      g.bossY,
      g.boss ? 1 : 0,
      g.wave
    };
    for (int i = 0; i < HEAD; i++) {
      f[i] = head[i];
    }
    int at = HEAD;
    for (int i = 0; i < PhoenixGame.BIRDS; i++) {
      f[at++] = g.birdX[i];
      f[at++] = g.birdY[i];
      f[at++] = g.birdState[i];
      f[at++] = g.leftWing[i];
      f[at++] = g.rightWing[i];
    }
    for (int b = 0; b < PhoenixGame.BOMBS; b++) {
      f[at++] = g.bombX[b];
      f[at++] = g.bombY[b];
      f[at++] = g.bomb[b] ? 1 : 0;
    }
    for (int plate : g.hull) {
      f[at++] = plate;
    }
    return f;
  }

  static List<String> labels() {
    List<String> labels =
        new ArrayList<>(
            List.of(
                "frame",
                "score",
                "lives",
                "kind",
                "ship x",
                "shield",
                "shield wait",
                "dead",
                "shot x",
                "shot y",
                "shot",
                "held",
                "boss x",
                "boss y",
                "boss",
                "wave"));
    for (int i = 0; i < PhoenixGame.BIRDS; i++) {
      for (String what : new String[] {"x", "y", "state", "left wing", "right wing"}) {
        labels.add("bird " + i + " " + what);
      }
    }
    for (int b = 0; b < PhoenixGame.BOMBS; b++) {
      for (String what : new String[] {"x", "y", "there"}) {
        labels.add("bomb " + b + " " + what);
      }
    }
    for (int h = 0; h < PhoenixGame.HULL; h++) {
      labels.add("hull " + h);
    }
    return labels;
  }

  public int frame() {
    return (int) f[0];
  }

  public int score() {
    return (int) f[1];
  }

  public int lives() {
    return (int) f[2];
  }

  /** 0 and 1 small birds, 2 and 3 large ones, 4 the mother ship. */
  public int kind() {
    return (int) f[3];
  }

  public int shipX() {
    return (int) f[4];
  }

  /** Frames the shield still holds. */
  public int shield() {
    return (int) f[5];
  }

  /** Frames until the shield can be raised again. */
  public int shieldWait() {
    return (int) f[6];
  }

  /** Frames until the ship is back. */
  public int dead() {
    return (int) f[7];
  }

  public int shotX() {
    return (int) f[8];
  }

  public int shotY() {
    return (int) f[9];
  }

  public boolean shot() {
    return f[10] != 0;
  }

  /** Whether the button was down in the last frame. */
  public boolean held() {
    return f[11] != 0;
  }

  public int bossX() {
    return (int) f[12];
  }

  public int bossY() {
    return (int) f[13];
  }

  public boolean boss() {
    return f[14] != 0;
  }

  public int wave() {
    return (int) f[15];
  }

  public int birds() {
    return PhoenixGame.BIRDS;
  }

  public int birdX(int i) {
    return (int) f[HEAD + A_BIRD * i];
  }

  public int birdY(int i) {
    return (int) f[HEAD + A_BIRD * i + 1];
  }

  /** 0 gone, 1 in formation, 2 diving, 3 on its way back. */
  public int birdState(int i) {
    return (int) f[HEAD + A_BIRD * i + 2];
  }

  public boolean leftWing(int i) {
    return f[HEAD + A_BIRD * i + 3] == 0;
  }

  public boolean rightWing(int i) {
    return f[HEAD + A_BIRD * i + 4] == 0;
  }

  public boolean large() {
    return kind() == 2 || kind() == 3;
  }

  public int birdWidth() {
    return large() ? 17 : 9;
  }

  public int bombs() {
    return PhoenixGame.BOMBS;
  }

  public int bombX(int b) {
    return (int) f[HEAD + A_BIRD * PhoenixGame.BIRDS + A_BOMB * b];
  }

  public int bombY(int b) {
    return (int) f[HEAD + A_BIRD * PhoenixGame.BIRDS + A_BOMB * b + 1];
  }

  public boolean bomb(int b) {
    return f[HEAD + A_BIRD * PhoenixGame.BIRDS + A_BOMB * b + 2] != 0;
  }

  /** Layers of a plate of the mother ship's hull, 0 to 2. */
  public int hull(int plate) {
    return (int) f[HEAD + A_BIRD * PhoenixGame.BIRDS + A_BOMB * PhoenixGame.BOMBS + plate];
  }

  public int plates() {
    return PhoenixGame.HULL;
  }
}
