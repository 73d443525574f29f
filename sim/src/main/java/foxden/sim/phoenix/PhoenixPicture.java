package foxden.sim.phoenix;

import foxden.sim.arena.Chance;
import foxden.sim.raster.Canvas;

/** One frame of the game, 160 x 210 pixels. */
public final class PhoenixPicture {

  private static final String KEY = "rywbgpcom";
  private static final int[] COLOURS = {
    0xe0433f, 0xf6d743, 0xf4f4f4, 0x4b7bec, 0x58c470, 0xc05be0, 0x57d5e8, 0xf08c2e, 0xe86fb0
  };

  private static final String[] SHIP = {
    "     w     ",
    "     w     ",
    "    www    ",
    "    wcw    ",
    "   wwcww   ",
    "  wwwcwww  ",
    " wwwwwwwww ",
    "wwrwwwwwrww",
    "w r  o  r w",
    "     o     "
  };

  private static final String[][] SMALL = {
    {
      "o       o",
      "oo  r  oo",
      " ooryroo ",
      "  ryyyr  ",
      "   ryr   ",
      "    r    ",
      "   p p   ",
      "         "
    },
    {
      "         ",
      "    r    ",
      "  oryro  ",
      " oryyyro ",
      "oo ryr oo",
      "o   r   o",
      "   p p   ",
      "         "
    }
  };

  private static final String[][] SMALL_2 = {
    {
      "m       m",
      "mm  b  mm",
      " mmbcbmm ",
      "  bcccb  ",
      "   bcb   ",
      "    b    ",
      "   y y   ",
      "         "
    },
    {
      "         ",
      "    b    ",
      "  mbcbm  ",
      " mbcccbm ",
      "mm bcb mm",
      "m   b   m",
      "   y y   ",
      "         "
    }
  };

  private static final String[] BODY = {
    "      r r      ", "     rrrrr     ", "    rywrwyr    ", "    rrrrrrr    ", "     rryrr     ",
    "      rrr      ", "     rrrrr     ", "     ooooo     ", "      ooo      ", "     y   y     ",
    "    yy   yy    "
  };

  private static final String[][] WING = {
    {
      "pp    ", "pppp  ", " ppppp", " pgppp", "  pgpp", "   ppp", "    pp", "      ", "      ",
      "      ", "      "
    },
    {
      "      ", "      ", "    pp", "  pppp", " pppgp", "pppgpp", "pppppp", "pp pp ", "p     ",
      "      ", "      "
    }
  };

  private static final String[] PILOT = {
    "  g  g  ",
    "   gg   ",
    "  gggg  ",
    " gwggwg ",
    " gggggg ",
    "  gyyg  ",
    "   gg   ",
    "  g  g  ",
    " gg  gg "
  };

  private PhoenixPicture() {}

  /** Draws. */
  public static Canvas draw(PhoenixField f) {
    Canvas c = new Canvas(PhoenixGame.WIDTH, PhoenixGame.HEIGHT, 0x05060f);
    stars(c, f.frame());
    if (f.boss()) {
      boss(c, f);
    }
    for (int i = 0; i < f.birds(); i++) {
      if (f.birdState(i) != PhoenixGame.GONE) {
        bird(c, f, i);
      }
    }
    for (int b = 0; b < f.bombs(); b++) {
      if (f.bomb(b)) {
        c.rect(f.bombX(b), f.bombY(b), 1, 5, 0xf6d743);
        c.rect(f.bombX(b) - 1, f.bombY(b) + 2, 3, 1, 0xf08c2e);
      }
    }
    if (f.shot()) {
      c.rect(f.shotX(), f.shotY(), 1, 6, 0xf4f4f4);
      c.rect(f.shotX(), f.shotY() + 6, 1, 2, 0x57d5e8);
    }
    ship(c, f);
    c.rect(0, 194, PhoenixGame.WIDTH, 1, 0x4b7bec);
    c.rect(0, 195, PhoenixGame.WIDTH, 15, 0x101a3a);
    String score = "%06d".formatted(f.score());
    c.rect(0, 0, PhoenixGame.WIDTH, 16, 0x101a3a);
    c.rect(0, 16, PhoenixGame.WIDTH, 1, 0x4b7bec);
    c.text(62, 5, score, 1, 0xf6d743);
    c.text(4, 5, "W" + (f.wave() + 1), 1, 0x57d5e8);
    for (int k = 1; k < f.lives(); k++) {
      c.sprite(4 + 14 * (k - 1), 198, SHIP, KEY, COLOURS);
    }
    shieldGauge(c, f);
    return c;
  }

  private static void shieldGauge(Canvas c, PhoenixField f) {
    int full = 40;
    int loaded = full - full * f.shieldWait() / PhoenixGame.SHIELD_WAIT;
    c.rect(114, 201, full + 2, 5, 0x2a3768);
    c.rect(115, 202, loaded, 3, loaded == full ? 0x58c470 : 0x4b7bec);
  }

  private static void stars(Canvas c, int frame) {
    for (int k = 0; k < 46; k++) {
      long dice = Chance.mix(0x53746172L + k);
      int speed = 1 + k % 3;
      int x = (int) Long.remainderUnsigned(dice, PhoenixGame.WIDTH);
      int y0 = (int) Long.remainderUnsigned(dice >>> 20, 177);
      int y = 17 + (y0 + frame * speed / 4) % 177;
      int grey = 0x30 + 0x30 * speed;
      c.pixel(x, y, grey << 16 | grey << 8 | Math.min(255, grey + 24));
    }
  }

  private static void bird(Canvas c, PhoenixField f, int i) {
    int beat = f.frame() / 10 + i & 1;
    if (!f.large()) {
      String[][] kind = f.kind() == 0 ? SMALL : SMALL_2;
      c.sprite(f.birdX(i), f.birdY(i), kind[beat], KEY, COLOURS);
      return;
    }
    int x = f.birdX(i);
    if (f.leftWing(i)) {
      c.sprite(x, f.birdY(i), WING[beat], KEY, COLOURS);
    }
    if (f.rightWing(i)) {
      String[] mirrored = new String[WING[beat].length];
      for (int r = 0; r < mirrored.length; r++) {
        mirrored[r] = new StringBuilder(WING[beat][r]).reverse().toString();
      }
      c.sprite(x + 11, f.birdY(i), mirrored, KEY, COLOURS);
    }
    c.sprite(x + 1, f.birdY(i), BODY, KEY, COLOURS);
  }

  private static void ship(Canvas c, PhoenixField f) {
    int x = f.shipX();
    int y = PhoenixGame.SHIP_Y;
    if (f.dead() > 0) {
      for (int k = 0; k < 26; k++) {
        long dice = Chance.mix(77 + k);
        int out = (60 - f.dead()) / 3;
        int dx = (int) Long.remainderUnsigned(dice, 2 * out + 5) - out - 2;
        int dy = (int) Long.remainderUnsigned(dice >>> 16, 2 * out + 5) - out - 2;
        c.rect(x + 5 + dx, Math.min(192, y + 5 + dy), 2, 1, k % 2 == 0 ? 0xf08c2e : 0xf6d743);
      }
      return;
    }
    c.sprite(x, y, SHIP, KEY, COLOURS);
    if (f.shield() > 0) {
      int glow = f.frame() / 3 % 2 == 0 ? 0x57d5e8 : 0x4b7bec;
      c.fill(new foxden.sim.raster.Outline().ring(x + 5.5, y + 4.5, 11.5, 10), glow);
    }
  }

  private static void boss(Canvas c, PhoenixField f) {
    int x = f.bossX();
    int y = f.bossY();
    for (int row = 0; row < 22; row++) {
      int inset = row < 8 ? 30 - 3 * row : 0;
      c.rect(
          x + Math.max(0, inset),
          y + row,
          80 - 2 * Math.max(0, inset),
          1,
          row % 4 == 0 ? 0x6b5bb8 : 0x52449a);
    }
    c.rect(x + 34, y + 8, 12, 14, 0x05060f);
    c.sprite(x + 36, y + 10, PILOT, KEY, COLOURS);
    for (int k = 0; k < 6; k++) {
      int lamp = (f.frame() / 8 + k) % 3 == 0 ? 0xf6d743 : 0x8a6a2a;
      c.rect(x + 4 + 5 * k, y + 13, 2, 2, lamp);
      c.rect(x + 74 - 5 * k, y + 13, 2, 2, lamp);
    }
    for (int plate = 0; plate < f.plates(); plate++) {
      for (int layer = 0; layer < f.hull(plate); layer++) {
        c.rect(x + 4 * plate, y + 22 + 4 * layer, 4, 4, layer == 0 ? 0xe0433f : 0xf08c2e);
        c.rect(x + 4 * plate, y + 22 + 4 * layer, 1, 4, 0x9a2b28);
      }
    }
  }
}
