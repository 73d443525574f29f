package foxden.scenes.bddl;

import foxden.scenes.bddl.Expr.Binding;
import java.util.List;

/**
 * Writes a problem in BEHAVIOR's layout: four spaces a level, instances of a category on one line.
 * Reading the result gives an equal problem.
 */
public final class BddlPrinter {

  private final StringBuilder out = new StringBuilder();

  private BddlPrinter() {}

  /** The whole file, ending with a line break. */
  public static String print(Problem p) {
    BddlPrinter w = new BddlPrinter();
    w.problem(p);
    return w.out.toString();
  }

  /** One condition on one line. */
  public static String print(Expr e) {
    BddlPrinter w = new BddlPrinter();
    w.inline(e);
    return w.out.toString();
  }

  private void problem(Problem p) {
    out.append("(define (problem ").append(p.name()).append(")\n");
    line(1, "(:domain " + p.domain() + ")\n");
    line(1, "(:objects");
    for (Problem.Group g : p.objects()) {
      line(2, String.join(" ", g.instances()) + " - " + g.category());
    }
    line(1, ")\n");
    line(1, "(:init");
    for (Problem.Fact f : p.init()) {
      Literal l = f.literal();
      String atom = "(" + l.atom().predicate() + " " + String.join(" ", l.atom().args()) + ")";
      line(2, l.positive() ? atom : "(not " + atom + ")");
    }
    line(1, ")\n");
    line(1, "(:goal");
    expr(2, p.goal());
    line(1, ")");
    out.append(")\n");
  }

  private void line(int level, String text) {
    out.append("    ".repeat(level)).append(text).append('\n');
  }

  private void expr(int level, Expr e) {
    if (e instanceof Expr.And x) {
      block(level, "and", x.parts());
    } else if (e instanceof Expr.Or x) {
      block(level, "or", x.parts());
    } else if (e instanceof Expr.Imply x) {
      block(level, "imply", List.of(x.condition(), x.consequence()));
    } else if (e instanceof Expr.Not x && !(x.part() instanceof Expr.Atom)) {
      block(level, "not", List.of(x.part()));
    } else if (e instanceof Expr.ForAll x) {
      block(level, "forall " + text(x.binding()), List.of(x.body()));
    } else if (e instanceof Expr.Exists x) {
      block(level, "exists " + text(x.binding()), List.of(x.body()));
    } else if (e instanceof Expr.ForN x) {
      block(level, "forn (" + x.count() + ") " + text(x.binding()), List.of(x.body()));
    } else if (e instanceof Expr.ForPairs x) {
      String head = "forpairs " + text(x.first()) + " " + text(x.second());
      block(level, head, List.of(x.body()));
    } else if (e instanceof Expr.ForNPairs x) {
      String head = "fornpairs (" + x.count() + ") " + text(x.first()) + " " + text(x.second());
      block(level, head, List.of(x.body()));
    } else {
      out.append("    ".repeat(level));
      inline(e);
      out.append('\n');
    }
  }

  private void block(int level, String head, List<Expr> parts) {
    line(level, "(" + head);
    parts.forEach(p -> expr(level + 1, p));
    line(level, ")");
  }

  private static String text(Binding b) {
    return "(?" + b.variable() + " - " + b.category() + ")";
  }

  private void inline(Expr e) {
    if (e instanceof Expr.And x) {
      list("and", x.parts());
    } else if (e instanceof Expr.Or x) {
      list("or", x.parts());
    } else if (e instanceof Expr.Not x) {
      list("not", List.of(x.part()));
    } else if (e instanceof Expr.Imply x) {
      list("imply", List.of(x.condition(), x.consequence()));
    } else if (e instanceof Expr.ForAll x) {
      list("forall " + text(x.binding()), List.of(x.body()));
    } else if (e instanceof Expr.Exists x) {
      list("exists " + text(x.binding()), List.of(x.body()));
    } else if (e instanceof Expr.ForN x) {
      list("forn (" + x.count() + ") " + text(x.binding()), List.of(x.body()));
    } else if (e instanceof Expr.ForPairs x) {
      list("forpairs " + text(x.first()) + " " + text(x.second()), List.of(x.body()));
    } else if (e instanceof Expr.ForNPairs x) {
      list(
          "fornpairs (" + x.count() + ") " + text(x.first()) + " " + text(x.second()),
          List.of(x.body()));
    } else if (e instanceof Expr.Atom x) {
      out.append('(').append(x.predicate());
      for (int k = 0; k < x.args().size(); k++) {
        boolean room = x.predicate().equals("inroom") && k == 1;
        out.append(room ? " " : " ?").append(x.args().get(k).name());
      }
      out.append(')');
    }
  }

  private void list(String head, List<Expr> parts) {
    out.append('(').append(head);
    for (Expr p : parts) {
      out.append(' ');
      inline(p);
    }
    out.append(')');
  }
}
