package foxden.scenes.bddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replaces the variables of a goal by declared instances. */
public final class Grounder {

  private final Map<String, List<String>> scope;

  private Grounder(Map<String, List<String>> scope) {
    this.scope = scope;
  }

  /** The goal conditions of a problem, in file order. */
  public static List<Ground> heads(Problem problem) {
    Grounder g = new Grounder(problem.scope());
    return problem.heads().stream().map(h -> g.make(h, Map.of())).toList();
  }

  /** The whole goal of a problem as one condition. */
  public static Ground goal(Problem problem) {
    return new Ground.All(heads(problem), English.of(problem.goal()));
  }

  /**
   * A single condition.
   *
   * @param scope instances by category
   */
  public static Ground ground(Expr e, Map<String, List<String>> scope) {
    return new Grounder(scope).make(e, Map.of());
  }

  private Ground make(Expr e, Map<String, String> bound) {
    Map<String, String> names = new LinkedHashMap<>();
    bound.forEach((v, i) -> names.put(v, "the " + English.instance(i)));
    String text = English.of(e, names);
    if (e instanceof Expr.Atom x) {
      List<String> args = new ArrayList<>();
      for (Expr.Term t : x.args()) {
        args.add(t.variable() ? bound.getOrDefault(t.name(), t.name()) : t.name());
      }
      return new Ground.Leaf(new Literal(new Literal.Atom(x.predicate(), args), true));
    } else if (e instanceof Expr.And x) {
      return new Ground.All(all(x.parts(), bound), text);
    } else if (e instanceof Expr.Or x) {
      return new Ground.Any(all(x.parts(), bound), text);
    } else if (e instanceof Expr.Not x) {
      return not(make(x.part(), bound), text);
    } else if (e instanceof Expr.Imply x) {
      Ground condition = make(x.condition(), bound);
      return new Ground.Any(
          List.of(not(condition, "not: " + condition.text()), make(x.consequence(), bound)), text);
    } else if (e instanceof Expr.ForAll x) {
      return new Ground.All(each(x.binding(), x.body(), bound), text);
    } else if (e instanceof Expr.Exists x) {
      return new Ground.Any(each(x.binding(), x.body(), bound), text);
    } else if (e instanceof Expr.ForN x) {
      return new Ground.Exactly(x.count(), each(x.binding(), x.body(), bound), text);
    } else if (e instanceof Expr.ForPairs x) {
      return new Ground.Pairs(-1, cells(x.first(), x.second(), x.body(), bound), text);
    } else if (e instanceof Expr.ForNPairs x) {
      return new Ground.Pairs(x.count(), cells(x.first(), x.second(), x.body(), bound), text);
    }
    throw new AssertionError(e);
  }

  // (not atom) is a literal of its own, not a node over one.
  private static Ground not(Ground part, String text) {
    return part instanceof Ground.Leaf leaf
        ? new Ground.Leaf(leaf.literal().negated())
        : new Ground.No(part, text);
  }

  private List<Ground> all(List<Expr> parts, Map<String, String> bound) {
    return parts.stream().map(p -> make(p, bound)).toList();
  }

  private List<Ground> each(Expr.Binding b, Expr body, Map<String, String> bound) {
    List<Ground> out = new ArrayList<>();
    for (String i : scope.getOrDefault(b.category(), List.of())) {
      out.add(make(body, with(bound, b, i)));
    }
    return out;
  }

  private List<List<Ground>> cells(
      Expr.Binding a, Expr.Binding b, Expr body, Map<String, String> bound) {
    List<List<Ground>> rows = new ArrayList<>();
    for (String i : scope.getOrDefault(a.category(), List.of())) {
      List<Ground> row = new ArrayList<>();
      for (String j : scope.getOrDefault(b.category(), List.of())) {
        if (!i.equals(j)) {
          row.add(make(body, with(with(bound, a, i), b, j)));
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private static Map<String, String> with(
      Map<String, String> bound, Expr.Binding b, String instance) {
    Map<String, String> out = new LinkedHashMap<>(bound);
    out.put(b.variable(), instance);
    return out;
  }
}
