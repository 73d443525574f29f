package foxden.sim.crossword;

import foxden.sim.arena.Chance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lays words out: a long word first, then again and again a place that crosses what lies there,
 * preferring many crossings. Of several layouts the one with most words is kept. Words touch only
 * where they cross.
 */
final class PuzzleMaker {

  private static final int N = Puzzle.SIZE;
  private static final int LAYOUTS = 12;
  private static final int LEAST = 3;

  private record Place(boolean across, int row, int col, String word) {}

  private final Clues clues;
  private final Chance chance;
  private final char[] grid = new char[N * N];
  // Directions of the words through a cell: 1 across, 2 down.
  private final byte[] through = new byte[N * N];

  PuzzleMaker(Clues clues, Chance chance) {
    this.clues = clues;
    this.chance = chance;
  }

  /** A new puzzle. */
  Puzzle make() {
    List<Place> best = List.of();
    for (int i = 0; i < LAYOUTS; i++) {
      List<Place> layout = layout();
      if (layout.size() > best.size()) {
        best = layout;
      }
    }
    return numbered(best);
  }

  private List<Place> layout() {
    Arrays.fill(grid, (char) 0);
    Arrays.fill(through, (byte) 0);
    List<Place> placed = new ArrayList<>();
    int length = N - chance.nextInt(2);
    String first = pick(clues.ofLength(length));
    boolean across = chance.nextInt(2) == 0;
    int line = chance.nextInt(N);
    int from = chance.nextInt(N - length + 1);
    put(new Place(across, across ? line : from, across ? from : line, first), placed);
    while (true) {
      Place next = next(placed);
      if (next == null) {
        return placed;
      }
      put(next, placed);
    }
  }

  private String pick(List<String> words) {
    return words.get(chance.nextInt(words.size()));
  }

  private void put(Place p, List<Place> placed) {
    placed.add(p);
    for (int i = 0; i < p.word().length(); i++) {
      int cell = cell(p.across(), p.row(), p.col(), i);
      grid[cell] = p.word().charAt(i);
      through[cell] |= (byte) (p.across() ? 1 : 2);
    }
  }

  private static int cell(boolean across, int row, int col, int i) {
    return across ? N * row + col + i : N * (row + i) + col;
  }

  // One of the places with most crossings for which there is a word.
  private @org.jspecify.annotations.Nullable Place next(List<Place> placed) {
    List<Place> found = new ArrayList<>();
    int most = 0;
    for (int kind = 0; kind < 2; kind++) {
      boolean across = kind == 0;
      for (int row = 0; row < N; row++) {
        for (int col = 0; col < N; col++) {
          int room = N - (across ? col : row);
          for (int length = LEAST; length <= room; length++) {
            int crossings = crossings(across, row, col, length);
            if (crossings < Math.max(1, most)) {
              continue;
            }
            String word = fitting(across, row, col, length, placed);
            if (word == null) {
              continue;
            }
            if (crossings > most) {
              found.clear();
              most = crossings;
            }
            found.add(new Place(across, row, col, word));
          }
        }
      }
    }
    return found.isEmpty() ? null : found.get(chance.nextInt(found.size()));
  }

  // How many letters lie there already; -1 where a word would touch others.
  private int crossings(boolean across, int row, int col, int length) {
    if (taken(across ? row : row - 1, across ? col - 1 : col)
        || taken(across ? row : row + length, across ? col + length : col)) {
      return -1;
    }
    int crossings = 0;
    for (int i = 0; i < length; i++) {
      int r = across ? row : row + i;
      int c = across ? col + i : col;
      if (taken(r, c)) {
        if ((through[N * r + c] & (across ? 1 : 2)) != 0) {
          return -1;
        }
        crossings++;
      } else if (across ? taken(r - 1, c) || taken(r + 1, c) : taken(r, c - 1) || taken(r, c + 1)) {
        return -1;
      }
    }
    return crossings;
  }

  private boolean taken(int row, int col) {
    return row >= 0 && col >= 0 && row < N && col < N && grid[N * row + col] != 0;
  }

  private @org.jspecify.annotations.Nullable String fitting(
      boolean across, int row, int col, int length, List<Place> placed) {
    List<String> words = clues.ofLength(length);
    int start = chance.nextInt(words.size());
    for (int k = 0; k < words.size(); k++) {
      String word = words.get((start + k) % words.size());
      if (fits(word, across, row, col) && placed.stream().noneMatch(p -> p.word().equals(word))) {
        return word;
      }
    }
    return null;
  }

  private boolean fits(String word, boolean across, int row, int col) {
    for (int i = 0; i < word.length(); i++) {
      char there = grid[cell(across, row, col, i)];
      if (there != 0 && there != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private Puzzle numbered(List<Place> places) {
    List<Puzzle.Slot> slots = new ArrayList<>();
    int number = 0;
    for (int at = 0; at < N * N; at++) {
      int row = at / N;
      int col = at % N;
      boolean counted = false;
      for (Place p : places) {
        if (p.row() == row && p.col() == col) {
          number += counted ? 0 : 1;
          counted = true;
          String clue = pick(clues.of(p.word()));
          slots.add(new Puzzle.Slot(p.across(), number, row, col, p.word(), clue));
        }
      }
    }
    return new Puzzle(slots);
  }
}
