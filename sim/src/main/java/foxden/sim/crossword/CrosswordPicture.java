package foxden.sim.crossword;

import foxden.sim.raster.Canvas;
import java.util.List;

/** The puzzle as a sheet of paper for people, drawn from the text that players get. */
final class CrosswordPicture {

  private static final int CELL = 46;
  private static final int LEFT = 24;
  private static final int TOP = 24;
  private static final int CLUES = LEFT + 7 * CELL + 24;
  private static final int PAPER = 0xfbf8f0;
  private static final int INK = 0x26221e;

  private CrosswordPicture() {}

  static Canvas draw(String text) {
    Canvas c = new Canvas(CLUES + 300, TOP + 7 * CELL + 24, PAPER);
    List<String> lines = text.lines().toList();
    for (int r = 0; r < Puzzle.SIZE; r++) {
      for (int k = 0; k < Puzzle.SIZE; k++) {
        cell(
            c,
            LEFT + k * CELL,
            TOP + r * CELL,
            lines.get(2 * r + 1).substring(5 * k + 2, 5 * k + 4));
      }
    }
    int y = TOP;
    for (String line : lines.subList(2 * Puzzle.SIZE + 2, lines.size())) {
      boolean heading = line.endsWith(":") && !line.startsWith(" ");
      c.text(CLUES, y, line, 1, heading ? 0xb5552f : INK);
      y += heading ? 14 : line.isEmpty() ? 6 : 13;
    }
    return c;
  }

  /** The cell at a pixel, row after row; -1 beside the grid. */
  static int cellAt(double x, double y) {
    int col = (int) Math.floor((x - LEFT) / CELL);
    int row = (int) Math.floor((y - TOP) / CELL);
    boolean inside = col >= 0 && col < Puzzle.SIZE && row >= 0 && row < Puzzle.SIZE;
    return inside ? Puzzle.SIZE * row + col : -1;
  }

  private static void cell(Canvas c, int x, int y, String inner) {
    if (inner.equals("##")) {
      c.rect(x, y, CELL + 1, CELL + 1, 0xe9e2d3);
      return;
    }
    c.rect(x, y, CELL + 1, CELL + 1, INK);
    c.rect(x + 1, y + 1, CELL - 1, CELL - 1, 0xffffff);
    if (Character.isDigit(inner.charAt(0))) {
      String number = inner.charAt(0) == '0' ? inner.substring(1) : inner;
      c.text(x + 4, y + 4, number, 1, 0x6a6258);
    } else if (inner.charAt(1) != ' ') {
      c.text(x + (CELL - 19) / 2, y + (CELL - 28) / 2, inner.substring(1), 4, 0x2f5d7c);
    }
  }
}
