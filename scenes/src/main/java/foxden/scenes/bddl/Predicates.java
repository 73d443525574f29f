package foxden.scenes.bddl;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The predicates of the domain {@code omnigibson} (behavior-1k). */
public final class Predicates {

  /** Of one thing. */
  public static final Set<String> UNARY =
      set(
          "cooked",
          "frozen",
          "open",
          "folded",
          "unfolded",
          "toggled_on",
          "hot",
          "on_fire",
          "future",
          "real",
          "broken");

  /** Of two things. */
  public static final Set<String> BINARY =
      set(
          "saturated",
          "covered",
          "filled",
          "contains",
          "ontop",
          "nextto",
          "under",
          "touching",
          "inside",
          "overlaid",
          "attached",
          "draped",
          "insource",
          "inroom",
          "grasped");

  /** Those that say where the first thing is, by the second. */
  public static final Set<String> PLACEMENT =
      set("ontop", "nextto", "under", "touching", "inside", "overlaid", "attached", "draped");

  /** Those that say where a substance is: the second thing. */
  public static final Set<String> SUBSTANCE =
      set("covered", "filled", "contains", "insource", "saturated");

  private Predicates() {}

  /** Number of arguments: 1, 2, or 0 for an unknown predicate. */
  public static int arity(String predicate) {
    return UNARY.contains(predicate) ? 1 : BINARY.contains(predicate) ? 2 : 0;
  }

  private static Set<String> set(String... names) {
    return java.util.Collections.unmodifiableSet(new LinkedHashSet<>(List.of(names)));
  }
}
