package foxden.sim.gridworld;

import java.util.List;

/**
 * One position of the game: where player and target stand. Rows count downwards, columns to the
 * right, both from 0; free cells have indices 1 to 10, the ring around them is wall. Immutable.
 */
public record GridWorld(int playerRow, int playerCol, int targetRow, int targetCol) {

  /** Cells along each side, walls included. */
  public static final int SIZE = 12;

  /** Free cells along each side. */
  public static final int FREE = SIZE - 2;

  /** Ordered pairs of two different free cells: 100 * 99. */
  public static final int PAIRS = FREE * FREE * (FREE * FREE - 1);

  /** Steps after which an episode of LMAct ends. */
  public static final int MAX_STEPS = 25;

  /** The four directions in LMAct's order. */
  public static final List<String> DIRECTIONS = List.of("left", "right", "up", "down");

  private static final int[] ROW_STEP = {0, 0, -1, 1};
  private static final int[] COL_STEP = {-1, 1, 0, 0};

  /**
   * A position with both on free cells.
   *
   * @throws IllegalArgumentException when one stands outside 1..10
   */
  public GridWorld {
    requireFree("player", playerRow, playerCol);
    requireFree("target", targetRow, targetCol);
  }

  /**
   * The start position of a number: every ordered pair of different free cells has one.
   *
   * @param pair 0 to {@link #PAIRS} - 1
   */
  public static GridWorld ofPair(int pair) {
    if (pair < 0 || pair >= PAIRS) {
      throw new IllegalArgumentException("pair " + pair + " is not in 0.." + (PAIRS - 1));
    }
    int player = pair / (FREE * FREE - 1);
    int target = pair % (FREE * FREE - 1);
    if (target >= player) {
      target++;
    }
    return new GridWorld(
        1 + player / FREE, 1 + player % FREE, 1 + target / FREE, 1 + target % FREE);
  }

  /**
   * The number of this pair of cells, or -1 when the player stands on the target.
   *
   * @return 0 to {@link #PAIRS} - 1, the inverse of {@link #ofPair}
   */
  public int pair() {
    if (reached()) {
      return -1;
    }
    int player = (playerRow - 1) * FREE + playerCol - 1;
    int target = (targetRow - 1) * FREE + targetCol - 1;
    return player * (FREE * FREE - 1) + (target > player ? target - 1 : target);
  }

  /** Whether the player stands on the target. */
  public boolean reached() {
    return playerRow == targetRow && playerCol == targetCol;
  }

  /** Steps on the shortest path. */
  public int distance() {
    return Math.abs(targetRow - playerRow) + Math.abs(targetCol - playerCol);
  }

  /**
   * Walks one cell; into a wall, the player stays.
   *
   * @param direction index into {@link #DIRECTIONS}
   */
  public GridWorld walk(int direction) {
    int row = playerRow + ROW_STEP[direction];
    int col = playerCol + COL_STEP[direction];
    boolean free = row >= 1 && row <= FREE && col >= 1 && col <= FREE;
    return free ? new GridWorld(row, col, targetRow, targetCol) : this;
  }

  /** Whether walking that way shortens the path. */
  public boolean shortens(int direction) {
    return (targetRow - playerRow) * ROW_STEP[direction]
            + (targetCol - playerCol) * COL_STEP[direction]
        > 0;
  }

  /** LMAct's {@code coords} text: {@code {'player': [2, 7], 'target': [6, 2]}}. */
  public String coords() {
    return "{'player': ["
        + playerRow
        + ", "
        + playerCol
        + "], 'target': ["
        + targetRow
        + ", "
        + targetCol
        + "]}";
  }

  /** LMAct's {@code txt} picture: 25 lines of 109 characters, 2,749 in all. */
  public String txt() {
    String line = "-".repeat(SIZE * 9 + 1);
    StringBuilder text = new StringBuilder(2749).append(line);
    for (int row = 0; row < SIZE; row++) {
      text.append('\n');
      for (int col = 0; col < SIZE; col++) {
        text.append('|').append(word(row, col));
      }
      text.append("|\n").append(line);
    }
    return text.toString();
  }

  // Every word has an even length, so that "centred in eight" is unambiguous.
  private String word(int row, int col) {
    if (row == playerRow && col == playerCol) {
      return " player ";
    }
    if (row == targetRow && col == targetCol) {
      return " target ";
    }
    boolean wall = row == 0 || col == 0 || row == SIZE - 1 || col == SIZE - 1;
    return wall ? "  wall  " : "  tile  ";
  }

  private static void requireFree(String who, int row, int col) {
    if (row < 1 || row > FREE || col < 1 || col > FREE) {
      throw new IllegalArgumentException(
          who + " at [" + row + ", " + col + "] is not on a free cell (rows and columns 1..10)");
    }
  }
}
