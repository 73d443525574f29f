package foxden.sim.chess;

import foxden.sim.raster.Canvas;
import foxden.sim.raster.Outline;

/**
 * The board as a picture: brown squares, the names of files and ranks at the edge, drawn pieces.
 */
final class ChessPicture {

  private static final int SIZE = 256;
  private static final int EDGE = 12;
  private static final int CELL = 29;
  private static final int FRAME = 0x4a2f1d;
  private static final int LABEL = 0xe9d3b0;
  private static final int LIGHT = 0xf0d9b5;
  private static final int DARK = 0xb58863;

  private ChessPicture() {}

  static Canvas draw(Board board) {
    Canvas canvas = new Canvas(SIZE, SIZE, FRAME);
    for (int s = 0; s < 64; s++) {
      int x = EDGE + (s & 7) * CELL;
      int y = EDGE + (7 - (s >> 3)) * CELL;
      canvas.rect(x, y, CELL, CELL, ((s & 7) + (s >> 3)) % 2 == 0 ? DARK : LIGHT);
      if (board.piece(s) != 0) {
        piece(canvas, x, y, (board.piece(s) & 7) - 1, board.piece(s) < 8);
      }
    }
    for (int k = 0; k < 8; k++) {
      int at = EDGE + k * CELL + CELL / 2;
      String file = String.valueOf((char) ('a' + k));
      String rank = String.valueOf((char) ('8' - k));
      canvas.text(at - 2, SIZE - EDGE + 2, file, 1, LABEL);
      canvas.text(at - 2, 2, file, 1, LABEL);
      canvas.text(4, at - 3, rank, 1, LABEL);
      canvas.text(SIZE - EDGE + 4, at - 3, rank, 1, LABEL);
    }
    return canvas;
  }

  // Silhouettes in a square of 45 units, as figurines are usually drawn.
  private static void piece(Canvas canvas, int x, int y, int type, boolean white) {
    double scale = CELL / 45.0;
    int body = white ? 0xfffaf0 : 0x2b2522;
    int line = white ? 0x2b2522 : 0x120f0d;
    Outline shape = shape(type);
    // The line around a figure: the figure itself, drawn a little shifted in eight directions.
    for (int k = 0; k < 8; k++) {
      double dx = new double[] {1, 0.7, 0, -0.7, -1, -0.7, 0, 0.7}[k] * 0.95;
      double dy = new double[] {0, 0.7, 1, 0.7, 0, -0.7, -1, -0.7}[k] * 0.95;
      canvas.fill(shape.placed(x + dx, y + dy, scale), white ? line : 0xe8dccb, white ? 1 : 0.25);
    }
    canvas.fill(shape.placed(x, y, scale), body);
    Outline detail = detail(type);
    canvas.fill(detail.placed(x, y, scale), white ? line : 0xd9cbb8);
  }

  private static Outline shape(int type) {
    Outline o = new Outline();
    switch (type) {
      case Board.PAWN -> {
        o.ellipse(22.5, 13.5, 5.2, 5.2);
        o.move(16.5, 19.5).line(28.5, 19.5).line(27, 22.5).line(25.5, 22.5);
        o.curve(26, 28, 29, 31, 33, 34).line(33, 38.5).line(12, 38.5).line(12, 34);
        o.curve(16, 31, 19, 28, 19.5, 22.5).line(18, 22.5).close();
      }
      case Board.KNIGHT -> {
        o.move(21, 9.5).line(19.5, 5.5).line(25, 9);
        o.curve(34, 11, 37.5, 20, 35.5, 38.5).line(13, 38.5);
        o.curve(13, 31, 21, 28, 21.5, 22).curve(19, 24, 16.5, 24, 14.5, 27);
        o.curve(13, 30, 9, 30, 8.5, 26.5).curve(10, 21, 14, 17, 15, 14).close();
      }
      case Board.BISHOP -> {
        o.ellipse(22.5, 8, 2.6, 2.6);
        o.move(22.5, 10).curve(29.5, 14, 32.5, 21, 28.5, 27.5).line(30, 33).line(15, 33);
        o.line(16.5, 27.5).curve(12.5, 21, 15.5, 14, 22.5, 10).close();
        o.move(10, 34.5).line(35, 34.5).line(36, 38.5).line(9, 38.5).close();
      }
      case Board.ROOK -> {
        o.move(11, 8.5).line(16, 8.5).line(16, 11.5).line(20, 11.5).line(20, 8.5).line(25, 8.5);
        o.line(25, 11.5).line(29, 11.5).line(29, 8.5).line(34, 8.5).line(34, 15).line(31, 18);
        o.line(31.5, 30).line(34, 34).line(14 - 3, 34).line(13.5, 30).line(14, 18).line(11, 15);
        o.close();
        o.move(9, 34.5).line(36, 34.5).line(36, 38.5).line(9, 38.5).close();
      }
      case Board.QUEEN -> {
        double[] xs = {7, 15, 22.5, 30, 38};
        double[] ys = {13, 9, 8, 9, 13};
        for (int k = 0; k < 5; k++) {
          o.ellipse(xs[k], ys[k], 2.5, 2.5);
        }
        o.move(7, 13).line(14, 24).line(15, 9).line(20, 23).line(22.5, 8).line(25, 23).line(30, 9);
        o.line(31, 24).line(38, 13).line(34, 30).line(35.5, 38.5).line(9.5, 38.5).line(11, 30);
        o.close();
      }
      default -> {
        o.move(21.2, 4).line(23.8, 4).line(23.8, 6.6).line(26.4, 6.6).line(26.4, 9.2);
        o.line(23.8, 9.2).line(23.8, 13).line(21.2, 13).line(21.2, 9.2).line(18.6, 9.2);
        o.line(18.6, 6.6).line(21.2, 6.6).close();
        o.move(22.5, 12).curve(26, 12, 27, 17, 25, 20).curve(30, 13, 40, 16, 38.5, 23);
        o.curve(37.5, 26, 33.5, 28, 33, 31).line(34, 38.5).line(11, 38.5).line(12, 31);
        o.curve(11.5, 28, 7.5, 26, 6.5, 23).curve(5, 16, 15, 13, 20, 20);
        o.curve(18, 17, 19, 12, 22.5, 12).close();
      }
    }
    return o;
  }

  private static Outline detail(int type) {
    Outline o = new Outline();
    switch (type) {
      case Board.KNIGHT -> {
        o.ellipse(17.5, 16.5, 1.5, 1.5);
        o.ellipse(11, 26, 0.9, 0.9);
      }
      case Board.BISHOP -> {
        o.rect(21.7, 16, 1.6, 8).rect(18.5, 19, 8, 1.6);
        o.rect(16, 29.6, 13, 1.3);
      }
      case Board.ROOK -> {
        o.rect(13.5, 16.6, 18, 1.4);
        o.rect(13.5, 30, 18, 1.4);
      }
      case Board.QUEEN -> {
        o.rect(11.5, 30.5, 22, 1.4);
        o.rect(11, 34.6, 23, 1.4);
      }
      case Board.KING -> {
        o.rect(12.5, 31, 20, 1.4);
        o.rect(12, 35, 21, 1.4);
      }
      default -> o.rect(14, 34.6, 17, 1.2);
    }
    return o;
  }
}
