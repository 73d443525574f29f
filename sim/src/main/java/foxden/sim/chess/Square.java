package foxden.sim.chess;

/** Names of squares and moves. */
public final class Square {

  private Square() {}

  /** {@code a1} to {@code h8}. */
  public static String name(int square) {
    return "" + (char) ('a' + (square & 7)) + (char) ('1' + (square >> 3));
  }

  /** The square of a name, -1 when it is none. */
  public static int of(String name) {
    if (name.length() != 2) {
      return -1;
    }
    int file = name.charAt(0) - 'a';
    int rank = name.charAt(1) - '1';
    return file < 0 || file > 7 || rank < 0 || rank > 7 ? -1 : 8 * rank + file;
  }

  /** A move as chess engines write it: {@code e2e4}, {@code e7e8q}. */
  public static String uci(int move) {
    String promotion =
        Board.promotion(move) == 0 ? "" : "pnbrqk".substring(Board.promotion(move)).substring(0, 1);
    return name(Board.from(move)) + name(Board.to(move)) + promotion;
  }
}
