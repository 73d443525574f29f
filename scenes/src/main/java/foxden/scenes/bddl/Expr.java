package foxden.scenes.bddl;

import java.util.List;

/** A condition of a goal, as written. */
public sealed interface Expr {

  /** Where it starts. */
  Position pos();

  /**
   * An argument.
   *
   * @param name an instance such as {@code bowl.n.01_1}, a variable, or a room; without {@code ?}
   * @param variable whether a quantifier around it binds it
   */
  record Term(String name, boolean variable) {}

  /** A predicate of one or two things. */
  record Atom(String predicate, List<Term> args, Position pos) implements Expr {
    public Atom {
      args = List.copyOf(args);
    }
  }

  /** All of them. */
  record And(List<Expr> parts, Position pos) implements Expr {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** At least one of them. */
  record Or(List<Expr> parts, Position pos) implements Expr {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** Not so. */
  record Not(Expr part, Position pos) implements Expr {}

  /** If, then. */
  record Imply(Expr condition, Expr consequence, Position pos) implements Expr {}

  /** A variable that runs over all declared instances of a category. */
  record Binding(String variable, String category) {}

  /** For every instance. */
  record ForAll(Binding binding, Expr body, Position pos) implements Expr {}

  /** For at least one instance. */
  record Exists(Binding binding, Expr body, Position pos) implements Expr {}

  /** For exactly count instances. */
  record ForN(int count, Binding binding, Expr body, Position pos) implements Expr {}

  /** Pairs every instance of the rarer category with one of the other. */
  record ForPairs(Binding first, Binding second, Expr body, Position pos) implements Expr {}

  /** Makes count pairs. */
  record ForNPairs(int count, Binding first, Binding second, Expr body, Position pos)
      implements Expr {}
}
