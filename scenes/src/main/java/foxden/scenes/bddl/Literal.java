package foxden.scenes.bddl;

import java.util.List;

/**
 * A ground fact or its opposite.
 *
 * @param atom about which instances
 * @param positive false for {@code (not ...)}
 */
public record Literal(Atom atom, boolean positive) {

  /**
   * A predicate of named instances.
   *
   * @param predicate such as {@code inside}
   * @param args instances, or a room for {@code inroom}
   */
  public record Atom(String predicate, List<String> args) {
    public Atom {
      args = List.copyOf(args);
    }

    @Override
    public String toString() {
      return predicate + "(" + String.join(", ", args) + ")";
    }
  }

  /** The opposite. */
  public Literal negated() {
    return new Literal(atom, !positive);
  }

  /** Whether it holds in a world. */
  public boolean holds(Truth truth) {
    return truth.of(atom) == positive;
  }

  @Override
  public String toString() {
    return positive ? atom.toString() : "not " + atom;
  }
}
