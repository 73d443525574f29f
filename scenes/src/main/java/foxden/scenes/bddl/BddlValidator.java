package foxden.scenes.bddl;

import foxden.scenes.FormatException;
import foxden.scenes.bddl.Expr.Binding;
import foxden.scenes.bddl.Expr.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules an activity definition keeps (behaviour of BEHAVIOR-1K's own checks): instances are
 * declared and named after their category; {@code not} in {@code :init} speaks of states, never of
 * places; a scene object has exactly one room; everything else is placed by a chain that ends at a
 * scene object; the goal speaks of what is {@code future} at the start.
 */
public final class BddlValidator {

  private static final String AGENT = "agent.n.01";

  /** One broken rule; what and mend without a full stop. */
  public record Finding(Position pos, String what, String mend) {}

  private final Problem problem;
  private final Map<String, String> categories = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private BddlValidator(Problem problem) {
    this.problem = problem;
  }

  /** All broken rules, in file order per rule; empty when the definition is sound. */
  public static List<Finding> check(Problem problem) {
    BddlValidator v = new BddlValidator(problem);
    v.objects();
    v.init();
    v.rooms();
    v.places();
    v.goal(problem.goal(), Map.of());
    v.future();
    return v.findings;
  }

  /**
   * The first broken rule as an exception.
   *
   * @param file what the sentence calls it
   */
  public static void require(String file, Problem problem) throws FormatException {
    List<Finding> all = check(problem);
    if (!all.isEmpty()) {
      Finding f = all.get(0);
      throw new FormatException(file, f.pos().toString(), f.what(), f.mend());
    }
  }

  private void add(Position pos, String what, String mend) {
    findings.add(new Finding(pos, what, mend));
  }

  private void objects() {
    for (Problem.Group g : problem.objects()) {
      for (String i : g.instances()) {
        if (categories.put(i, g.category()) != null) {
          add(g.pos(), "\"" + i + "\" is declared twice", "remove one");
        }
        String tail = i.substring(i.lastIndexOf('_') + 1);
        boolean number = !tail.isEmpty() && tail.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!Problem.categoryOf(i).equals(g.category()) || !(number || tail.equals("*"))) {
          add(
              g.pos(),
              "\"" + i + "\" is not named after its category \"" + g.category() + "\"",
              "name it " + g.category() + "_1");
        }
      }
    }
    if (!categories.containsValue(AGENT)) {
      add(Position.NONE, "no agent is declared", "add " + AGENT + "_1 - " + AGENT);
    }
  }

  private void init() {
    for (Problem.Fact f : problem.init()) {
      Literal.Atom a = f.literal().atom();
      for (int k = 0; k < a.args().size(); k++) {
        boolean room = a.predicate().equals("inroom") && k == 1;
        if (!room && !categories.containsKey(a.args().get(k))) {
          undeclared(f.pos(), a.args().get(k));
        }
      }
      boolean place =
          Predicates.PLACEMENT.contains(a.predicate()) || a.predicate().equals("inroom");
      if (!f.literal().positive() && place) {
        add(
            f.pos(),
            "not in :init speaks of a place (" + a.predicate() + ")",
            "say where the thing is instead");
      }
    }
  }

  private void undeclared(Position pos, String name) {
    String near = nearest(name);
    add(
        pos,
        "\"" + name + "\" is not declared in :objects",
        near.isEmpty() ? "declare it" : "declare it or write " + near);
  }

  private String nearest(String name) {
    String best = "";
    int bestDistance = Math.max(2, name.length() / 4);
    for (String c : categories.keySet()) {
      int d = distance(c, name);
      if (d < bestDistance) {
        bestDistance = d;
        best = c;
      }
    }
    return best;
  }

  // Levenshtein distance, one row at a time.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int up = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(up, row[j - 1]) + 1);
        diagonal = up;
      }
    }
    return row[b.length()];
  }

  private void rooms() {
    Set<String> roomed = new HashSet<>();
    for (Problem.Fact f : problem.init()) {
      Literal.Atom a = f.literal().atom();
      if (a.predicate().equals("inroom") && !roomed.add(a.args().get(0))) {
        add(f.pos(), "\"" + a.args().get(0) + "\" has two rooms", "keep one inroom");
      }
    }
  }

  private void places() {
    Set<String> grounded = new HashSet<>();
    Set<String> exempt = new HashSet<>();
    List<String[]> edges = new ArrayList<>();
    for (Problem.Fact f : problem.init()) {
      Literal.Atom a = f.literal().atom();
      String first = a.args().get(0);
      if (!f.literal().positive()) {
        continue;
      }
      if (a.predicate().equals("inroom")) {
        grounded.add(first);
      } else if (a.predicate().equals("future")) {
        exempt.add(first);
      } else if (Predicates.PLACEMENT.contains(a.predicate())) {
        edges.add(new String[] {first, a.args().get(1)});
        if (a.predicate().equals("attached")) {
          edges.add(new String[] {a.args().get(1), first});
        }
      } else if (Predicates.SUBSTANCE.contains(a.predicate())) {
        edges.add(new String[] {a.args().get(1), first});
      }
    }
    // Places spread from scene objects along the chains until nothing changes.
    boolean changed = true;
    while (changed) {
      changed = false;
      for (String[] e : edges) {
        if (grounded.contains(e[1]) && grounded.add(e[0])) {
          changed = true;
        }
      }
    }
    for (Problem.Group g : problem.objects()) {
      for (String i : g.instances()) {
        if (!grounded.contains(i) && !exempt.contains(i)) {
          add(
              g.pos(),
              "\"" + i + "\" has no place in :init",
              "give it a room (inroom) or put it on or in something that has one");
        }
      }
    }
  }

  private void goal(Expr e, Map<String, String> bound) {
    if (e instanceof Expr.And x) {
      x.parts().forEach(p -> goal(p, bound));
    } else if (e instanceof Expr.Or x) {
      x.parts().forEach(p -> goal(p, bound));
    } else if (e instanceof Expr.Not x) {
      goal(x.part(), bound);
    } else if (e instanceof Expr.Imply x) {
      goal(x.condition(), bound);
      goal(x.consequence(), bound);
    } else if (e instanceof Expr.ForAll x) {
      goal(x.body(), bind(bound, x.binding(), x.pos()));
    } else if (e instanceof Expr.Exists x) {
      goal(x.body(), bind(bound, x.binding(), x.pos()));
    } else if (e instanceof Expr.ForN x) {
      Map<String, String> inner = bind(bound, x.binding(), x.pos());
      int have = problem.scope().getOrDefault(x.binding().category(), List.of()).size();
      boolean wild =
          problem.scope().getOrDefault(x.binding().category(), List.of()).stream()
              .anyMatch(Problem::isWildcard);
      if (x.count() > have && !wild) {
        add(
            x.pos(),
            "forn asks for " + x.count() + " of " + have + " instances",
            "declare more or ask for fewer");
      }
      goal(x.body(), inner);
    } else if (e instanceof Expr.ForPairs x) {
      goal(x.body(), bind(bind(bound, x.first(), x.pos()), x.second(), x.pos()));
    } else if (e instanceof Expr.ForNPairs x) {
      goal(x.body(), bind(bind(bound, x.first(), x.pos()), x.second(), x.pos()));
    } else if (e instanceof Expr.Atom x) {
      for (int k = 0; k < x.args().size(); k++) {
        Term t = x.args().get(k);
        boolean room = x.predicate().equals("inroom") && k == 1;
        if (!room && !t.variable() && !categories.containsKey(t.name())) {
          undeclared(x.pos(), t.name());
        }
      }
    }
  }

  private Map<String, String> bind(Map<String, String> bound, Binding b, Position pos) {
    if (!problem.scope().containsKey(b.category())) {
      add(
          pos,
          "the category \"" + b.category() + "\" has no declared instance",
          "declare one in :objects");
    }
    Map<String, String> out = new LinkedHashMap<>(bound);
    out.put(b.variable(), b.category());
    return out;
  }

  private void future() {
    Set<String> spoken = new HashSet<>();
    spoken(problem.goal(), new LinkedHashMap<>(), spoken);
    for (Problem.Fact f : problem.init()) {
      Literal.Atom a = f.literal().atom();
      if (a.predicate().equals("future") && !spoken.contains(a.args().get(0))) {
        add(
            f.pos(),
            "\"" + a.args().get(0) + "\" is future but the goal never speaks of it",
            "add (real ?" + a.args().get(0) + ") to the goal");
      }
    }
  }

  // Which instances the goal speaks of, by name or through a quantifier.
  private void spoken(Expr e, Map<String, String> bound, Set<String> out) {
    if (e instanceof Expr.And x) {
      x.parts().forEach(p -> spoken(p, bound, out));
    } else if (e instanceof Expr.Or x) {
      x.parts().forEach(p -> spoken(p, bound, out));
    } else if (e instanceof Expr.Not x) {
      spoken(x.part(), bound, out);
    } else if (e instanceof Expr.Imply x) {
      spoken(x.condition(), bound, out);
      spoken(x.consequence(), bound, out);
    } else if (e instanceof Expr.ForAll x) {
      spoken(x.body(), quiet(bound, x.binding()), out);
    } else if (e instanceof Expr.Exists x) {
      spoken(x.body(), quiet(bound, x.binding()), out);
    } else if (e instanceof Expr.ForN x) {
      spoken(x.body(), quiet(bound, x.binding()), out);
    } else if (e instanceof Expr.ForPairs x) {
      spoken(x.body(), quiet(quiet(bound, x.first()), x.second()), out);
    } else if (e instanceof Expr.ForNPairs x) {
      spoken(x.body(), quiet(quiet(bound, x.first()), x.second()), out);
    } else if (e instanceof Expr.Atom x) {
      for (Term t : x.args()) {
        String category = bound.get(t.name());
        if (t.variable() && category != null) {
          out.addAll(problem.scope().getOrDefault(category, List.of()));
        } else {
          out.add(t.name());
        }
      }
    }
  }

  private static Map<String, String> quiet(Map<String, String> bound, Binding b) {
    Map<String, String> out = new LinkedHashMap<>(bound);
    out.put(b.variable(), b.category());
    return out;
  }
}
