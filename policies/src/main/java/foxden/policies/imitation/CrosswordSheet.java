package foxden.policies.imitation;

import foxden.sim.crossword.Puzzle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a solver reads off a crossword's text before anything is filled in: where words begin and
 * what their clues are.
 */
record CrosswordSheet(List<Slot> slots) {

  /** Nothing read yet. */
  static final CrosswordSheet NONE = new CrosswordSheet(List.of());

  private static final int STRIDE = 37;

  /** A word to find: {@code A1} or {@code D12}, its first cell, its clue. */
  record Slot(String key, int row, int col, String clue) {}

  /** Reads a sheet. */
  static CrosswordSheet read(String text) {
    Map<Integer, int[]> cells = new HashMap<>();
    for (int row = 0; row < Puzzle.SIZE; row++) {
      for (int col = 0; col < Puzzle.SIZE; col++) {
        int at = cell(row, col);
        if (Character.isDigit(text.charAt(at))) {
          cells.put(Integer.parseInt(text.substring(at, at + 2)), new int[] {row, col});
        }
      }
    }
    List<Slot> slots = new ArrayList<>();
    char side = ' ';
    for (String line : text.lines().toList()) {
      if (line.equals("Across:") || line.equals("Down:")) {
        side = line.charAt(0);
      } else if (side != ' ' && line.contains(": ")) {
        int colon = line.indexOf(": ");
        int number = Integer.parseInt(line.substring(0, colon).strip());
        int[] cell = cells.getOrDefault(number, new int[] {-1, -1});
        slots.add(new Slot("" + side + number, cell[0], cell[1], line.substring(colon + 2)));
      }
    }
    return new CrosswordSheet(List.copyOf(slots));
  }

  // Two characters of a cell.
  private static int cell(int row, int col) {
    return STRIDE * (2 * row + 1) + 5 * col + 2;
  }

  Slot slot(String key) {
    return slots.stream()
        .filter(s -> s.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the sheet has no clue " + key));
  }

  /** The letters of a word that are filled in by now, blanks for the others. */
  String letters(String text, Slot slot, int length) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < length; i++) {
      boolean across = slot.key().charAt(0) == 'A';
      char c =
          slot.row() < 0
              ? ' '
              : text.charAt(1 + cell(slot.row() + (across ? 0 : i), slot.col() + (across ? i : 0)));
      letters.append(Character.isLetter(c) ? c : ' ');
    }
    return letters.toString();
  }
}
