package foxden.sim.tictactoe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A position: nine bits for each side, cell 0 is {@code a1} at the top left, cell 8 is {@code c3}.
 * x always begins. Immutable.
 *
 * @param x cells of x
 * @param o cells of o
 */
public record TicTacToe(int x, int o) {

  /** Names of the cells: row letter from the top, column digit from the left. */
  public static final List<String> CELLS =
      List.of("a1", "a2", "a3", "b1", "b2", "b3", "c1", "c2", "c3");

  /** The empty board. */
  public static final TicTacToe EMPTY = new TicTacToe(0, 0);

  private static final int[] LINES = {
    0b000000111,
    0b000111000,
    0b111000000,
    0b001001001,
    0b010010010,
    0b100100100,
    0b100010001,
    0b001010100
  };

  /**
   * A position.
   *
   * @throws IllegalArgumentException when cells are taken twice, or x has not as many stones as o
   *     or one more
   */
  public TicTacToe {
    int more = Integer.bitCount(x) - Integer.bitCount(o);
    if ((x & o) != 0 || (x | o) >>> 9 != 0 || more < 0 || more > 1) {
      throw new IllegalArgumentException("x " + x + " and o " + o + " are no position");
    }
  }

  /** Stones on the board. */
  public int stones() {
    return Integer.bitCount(x | o);
  }

  /** Whether x moves next. */
  public boolean xMoves() {
    return stones() % 2 == 0;
  }

  /** Whether a cell is free. */
  public boolean free(int cell) {
    return ((x | o) >>> cell & 1) == 0;
  }

  /** {@code 'x'}, {@code 'o'} or a blank. */
  public char at(int cell) {
    return (x >>> cell & 1) != 0 ? 'x' : (o >>> cell & 1) != 0 ? 'o' : ' ';
  }

  /** The free cells in row-major order. */
  public List<Integer> moves() {
    List<Integer> free = new ArrayList<>();
    for (int cell = 0; cell < 9; cell++) {
      if (free(cell)) {
        free.add(cell);
      }
    }
    return free;
  }

  /**
   * The position after a stone of the side to move.
   *
   * @throws IllegalArgumentException when the cell is taken
   */
  public TicTacToe play(int cell) {
    if (!free(cell)) {
      throw new IllegalArgumentException(CELLS.get(cell) + " is taken");
    }
    return xMoves() ? new TicTacToe(x | 1 << cell, o) : new TicTacToe(x, o | 1 << cell);
  }

  /** Whether a side has three in a line. */
  public boolean wins(boolean sideX) {
    int side = sideX ? x : o;
    for (int line : LINES) {
      if ((side & line) == line) {
        return true;
      }
    }
    return false;
  }

  /** Whether somebody has won or the board is full. */
  public boolean over() {
    return stones() == 9 || wins(true) || wins(false);
  }

  /** LMAct's {@code txt} picture: three rows, two lines of ten hyphens, 51 characters. */
  public String txt() {
    StringBuilder text = new StringBuilder(51);
    for (int row = 0; row < 3; row++) {
      if (row > 0) {
        text.append('\n').append("-".repeat(10)).append('\n');
      }
      text.append(at(3 * row)).append(" | ").append(at(3 * row + 1)).append(" | ");
      text.append(at(3 * row + 2));
    }
    return text.toString();
  }

  /**
   * All positions in which the game goes on and that play can reach, by number of stones, then by
   * the cells of x and o.
   *
   * @param most stones at most
   */
  public static List<TicTacToe> reachable(int most) {
    List<TicTacToe> all = new ArrayList<>(List.of(EMPTY));
    Set<TicTacToe> layer = Set.of(EMPTY);
    for (int stones = 1; stones <= most; stones++) {
      Set<TicTacToe> next = new HashSet<>();
      for (TicTacToe position : layer) {
        for (int cell : position.moves()) {
          TicTacToe after = position.play(cell);
          if (!after.over()) {
            next.add(after);
          }
        }
      }
      next.stream()
          .sorted((a, b) -> a.x != b.x ? Integer.compare(a.x, b.x) : Integer.compare(a.o, b.o))
          .forEach(all::add);
      layer = next;
    }
    return List.copyOf(all);
  }
}
