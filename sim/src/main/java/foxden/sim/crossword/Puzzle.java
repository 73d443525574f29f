package foxden.sim.crossword;

import foxden.sim.arena.Chance;
import java.util.Comparator;
import java.util.List;

/**
 * A crossword with its solution. Immutable.
 *
 * @param slots across by number, then down by number
 */
public record Puzzle(List<Slot> slots) {

  /** Cells along each side. */
  public static final int SIZE = 7;

  /**
   * A word to find.
   *
   * @param across whether it runs to the right; else down
   * @param number as printed in its first cell
   * @param row of its first cell, from 0
   * @param col of its first cell, from 0
   */
  public record Slot(boolean across, int number, int row, int col, String word, String clue) {

    /** {@code A1} or {@code D12}. */
    public String key() {
      return (across ? "A" : "D") + number;
    }

    /** The row of a letter. */
    public int row(int letter) {
      return row + (across ? 0 : letter);
    }

    /** The column of a letter. */
    public int col(int letter) {
      return col + (across ? letter : 0);
    }
  }

  public Puzzle {
    slots =
        slots.stream()
            .sorted(Comparator.comparing((Slot s) -> !s.across()).thenComparingInt(Slot::number))
            .toList();
  }

  /** The same with every clue in one of its held-out wordings. */
  Puzzle reworded(Chance chance) {
    return new Puzzle(
        slots.stream()
            .map(
                s ->
                    new Slot(
                        s.across(),
                        s.number(),
                        s.row(),
                        s.col(),
                        s.word(),
                        Rewordings.heldOut(s.clue(), chance.nextInt(Rewordings.EACH))))
            .toList());
  }

  /**
   * The puzzle as a player sees it: a grid of 554 characters, blank line, clues.
   *
   * @param solved by slot, whether its word is filled in
   */
  public String text(boolean[] solved) {
    char[][] inner = new char[SIZE * SIZE][];
    for (Slot slot : slots) {
      for (int i = 0; i < slot.word().length(); i++) {
        inner[SIZE * slot.row(i) + slot.col(i)] = new char[] {' ', ' '};
      }
    }
    for (Slot slot : slots) {
      inner[SIZE * slot.row() + slot.col()] = "%02d".formatted(slot.number()).toCharArray();
    }
    for (int s = 0; s < slots.size(); s++) {
      Slot slot = slots.get(s);
      for (int i = 0; solved[s] && i < slot.word().length(); i++) {
        inner[SIZE * slot.row(i) + slot.col(i)] = new char[] {' ', slot.word().charAt(i)};
      }
    }
    String border = "+----".repeat(SIZE) + "+";
    StringBuilder text = new StringBuilder(1200).append(border);
    for (int r = 0; r < SIZE; r++) {
      text.append('\n');
      for (int c = 0; c < SIZE; c++) {
        char[] two = inner[SIZE * r + c];
        text.append("| ").append(two == null ? "##" : new String(two)).append(' ');
      }
      text.append("|\n").append(border);
    }
    text.append("\n\n").append(clues(true)).append("\n\n").append(clues(false));
    return text.toString();
  }

  private String clues(boolean across) {
    StringBuilder text = new StringBuilder(across ? "Across:" : "Down:");
    for (Slot slot : slots) {
      if (slot.across() == across) {
        text.append("\n%2d: %s".formatted(slot.number(), slot.clue()));
      }
    }
    return text.toString();
  }

  /** The hidden block: {@code Solution:} and a line {@code KEY: WORD (row, col)} for each slot. */
  public String solution() {
    StringBuilder text = new StringBuilder("Solution:");
    for (Slot s : slots) {
      text.append("\n%s: %s (%d, %d)".formatted(s.key(), s.word(), s.row(), s.col()));
    }
    return text.toString();
  }
}
