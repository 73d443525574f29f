package foxden.scenes.bddl;

/** A world, as far as goals care. */
@FunctionalInterface
public interface Truth {

  /** Whether the atom is true. */
  boolean of(Literal.Atom atom);
}
