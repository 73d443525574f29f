package foxden.scenes.bddl;

/**
 * A place in a text, both counted from 1. All positions are equal to each other, so that two syntax
 * trees are equal when they say the same, wherever it stands.
 */
public record Position(int line, int column) {

  /** Nowhere: made by a program, not read from a text. */
  public static final Position NONE = new Position(0, 0);

  @Override
  public boolean equals(Object o) {
    return o instanceof Position;
  }

  @Override
  public int hashCode() {
    return 1;
  }

  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
