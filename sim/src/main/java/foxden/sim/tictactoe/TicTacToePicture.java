package foxden.sim.tictactoe;

import foxden.sim.raster.Canvas;
import foxden.sim.raster.Outline;

/** The board as a picture: black on white, lines a twenty-fifth of the side thick. */
final class TicTacToePicture {

  private static final int INK = 0x000000;
  private static final int PAPER = 0xffffff;

  private TicTacToePicture() {}

  /**
   * Draws.
   *
   * @param size of the picture, pixels
   * @param labels whether the rows' letters and columns' digits stand on all four sides
   */
  static Canvas draw(TicTacToe position, int size, boolean labels) {
    Canvas canvas = new Canvas(size, size, PAPER);
    int margin = labels ? size / 10 : 0;
    double board = size - 2.0 * margin;
    double width = Math.floor(size / 25.0);
    double third = board / 3;
    for (int k = 1; k <= 2; k++) {
      double at = margin + k * third;
      canvas.fill(new Outline().rect(at - width / 2, margin, width, board), INK);
      canvas.fill(new Outline().rect(margin, at - width / 2, board, width), INK);
    }
    for (int cell = 0; cell < 9; cell++) {
      double x = margin + cell % 3 * third;
      double y = margin + cell / 3 * third;
      mark(canvas, position.at(cell), x + board / 12, y + board / 12, board / 6, width);
    }
    if (labels) {
      labels(canvas, size, margin, third);
    }
    return canvas;
  }

  private static void mark(Canvas canvas, char mark, double x, double y, double box, double width) {
    if (mark == 'x') {
      canvas.fill(
          new Outline().stroke(x, y, x + box, y + box, width).stroke(x + box, y, x, y + box, width),
          INK);
    } else if (mark == 'o') {
      double r = box / 2;
      canvas.fill(new Outline().ring(x + r, y + r, r + width / 2, r - width / 2), INK);
    }
  }

  private static void labels(Canvas canvas, int size, int margin, double third) {
    int scale = Math.max(1, margin / 12);
    int w = 5 * scale;
    int h = 7 * scale;
    for (int k = 0; k < 3; k++) {
      int middle = (int) (margin + (k + 0.5) * third);
      String row = String.valueOf((char) ('a' + k));
      String col = String.valueOf((char) ('1' + k));
      for (int side = 0; side < 2; side++) {
        int edge = side == 0 ? margin / 2 : size - margin / 2;
        canvas.text(edge - w / 2, middle - h / 2, row, scale, INK);
        canvas.text(middle - w / 2, edge - h / 2, col, scale, INK);
      }
    }
  }
}
