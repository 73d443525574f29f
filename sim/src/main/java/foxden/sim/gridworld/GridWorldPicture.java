package foxden.sim.gridworld;

import foxden.sim.raster.Canvas;
import foxden.sim.raster.Outline;

/** The grid world as a picture: 16-pixel cells, a stone ring, black floor, a fox, a berry. */
final class GridWorldPicture {

  private static final int CELL = 16;

  private GridWorldPicture() {}

  static Canvas draw(GridWorld world) {
    Canvas canvas = new Canvas(CELL * GridWorld.SIZE, CELL * GridWorld.SIZE, 0x000000);
    int last = GridWorld.SIZE - 1;
    for (int row = 0; row <= last; row++) {
      for (int col = 0; col <= last; col++) {
        if (row == 0 || col == 0 || row == last || col == last) {
          stone(canvas, CELL * col, CELL * row, 7 * row + 3 * col);
        }
      }
    }
    if (!world.reached()) {
      berry(canvas, CELL * world.targetCol(), CELL * world.targetRow());
    }
    fox(canvas, CELL * world.playerCol(), CELL * world.playerRow());
    return canvas;
  }

  private static void stone(Canvas c, int x, int y, int grain) {
    c.rect(x, y, CELL, CELL, 0x55585f);
    int[][] blocks = {{0, 0, 9, 7}, {10, 0, 6, 7}, {0, 8, 5, 8}, {6, 8, 10, 8}};
    for (int k = 0; k < blocks.length; k++) {
      int[] b = blocks[k];
      int tone = 0x8a8d93 + ((grain + 5 * k) % 4 - 1) * 0x060606;
      c.rect(x + b[0], y + b[1], b[2], b[3] - 1, tone);
      c.rect(x + b[0], y + b[1], b[2], 1, tone + 0x141414);
      c.rect(x + b[0], y + b[1] + b[3] - 2, b[2], 1, tone - 0x161616);
    }
  }

  // Faces the viewer: ears, head, white cheeks, snout.
  private static void fox(Canvas c, double x, double y) {
    int red = 0xe2763a;
    int dark = 0x3b2a22;
    int cream = 0xfbeedb;
    c.fill(tri(x + 1.4, y + 1, x + 7, y + 5.5, x + 2, y + 9), red);
    c.fill(tri(x + 14.6, y + 1, x + 9, y + 5.5, x + 14, y + 9), red);
    c.fill(tri(x + 2.6, y + 3, x + 5, y + 5.4, x + 3, y + 7), dark);
    c.fill(tri(x + 13.4, y + 3, x + 11, y + 5.4, x + 13, y + 7), dark);
    c.fill(
        new Outline()
            .move(x + 1, y + 8)
            .curve(x + 3, y + 3.6, x + 13, y + 3.6, x + 15, y + 8)
            .line(x + 12.5, y + 12)
            .line(x + 8, y + 15.5)
            .line(x + 3.5, y + 12)
            .close(),
        red);
    c.fill(
        new Outline()
            .move(x + 1, y + 8.2)
            .curve(x + 4, y + 8, x + 7, y + 10, x + 8, y + 15.5)
            .line(x + 3.5, y + 12)
            .close(),
        cream);
    c.fill(
        new Outline()
            .move(x + 15, y + 8.2)
            .curve(x + 12, y + 8, x + 9, y + 10, x + 8, y + 15.5)
            .line(x + 12.5, y + 12)
            .close(),
        cream);
    c.fill(new Outline().ellipse(x + 5.2, y + 8.6, 1, 1.2), dark);
    c.fill(new Outline().ellipse(x + 10.8, y + 8.6, 1, 1.2), dark);
    c.fill(new Outline().ellipse(x + 8, y + 14.4, 1.5, 1.2), dark);
  }

  private static void berry(Canvas c, double x, double y) {
    c.fill(new Outline().stroke(x + 8, y + 6, x + 10.5, y + 1.5, 1.6), 0x6d4a2c);
    c.fill(
        new Outline()
            .move(x + 9.5, y + 4)
            .curve(x + 11, y + 1, x + 14, y + 1.5, x + 15, y + 3)
            .curve(x + 13.5, y + 5.5, x + 11, y + 5.5, x + 9.5, y + 4)
            .close(),
        0x6fb144);
    c.fill(new Outline().ellipse(x + 7.6, y + 9.8, 5.4, 5.2), 0xc92f3e);
    c.fill(new Outline().ellipse(x + 6, y + 7.8, 1.9, 1.5), 0xf08a8f, 0.8);
  }

  private static Outline tri(double ax, double ay, double bx, double by, double cx, double cy) {
    return new Outline().move(ax, ay).line(bx, by).line(cx, cy).close();
  }
}
