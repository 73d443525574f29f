package foxden.scenes.bddl;

import foxden.scenes.FormatException;
import foxden.scenes.bddl.Expr.Binding;
import foxden.scenes.bddl.Expr.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads BDDL problem files. Checks the form; what the names mean is checked by {@link
 * BddlValidator}.
 */
public final class BddlParser {

  private final String file;

  private BddlParser(String file) {
    this.file = file;
  }

  /**
   * Reads a problem.
   *
   * @param file what errors call it
   * @param text its content
   * @throws FormatException with one sentence: file, line and column, mend
   */
  public static Problem parse(String file, String text) throws FormatException {
    return new BddlParser(file).problem(Sexp.read(file, text));
  }

  private Problem problem(Sexp.Items whole) throws FormatException {
    if (whole.items().isEmpty() || !word(whole.items().get(0), "define").equals("define")) {
      throw error(whole.pos(), "the list does not start with define", "write (define (problem");
    }
    String name = null;
    String domain = null;
    List<Problem.Group> objects = null;
    List<Problem.Fact> init = null;
    Sexp.Items goal = null;
    for (Sexp part : whole.items().subList(1, whole.items().size())) {
      Sexp.Items s = items(part, "a section such as (:init ...)");
      String head = s.items().isEmpty() ? "" : word(s.items().get(0), "a section's name");
      boolean twice =
          switch (head) {
            case "problem" -> name != null;
            case ":domain" -> domain != null;
            case ":objects" -> objects != null;
            case ":init" -> init != null;
            case ":goal" -> goal != null;
            default ->
                throw error(
                    s.pos(),
                    "unknown section \"" + head + "\"",
                    "use problem, :domain, :objects, :init and :goal");
          };
      if (twice) {
        throw error(s.pos(), "the section " + head + " occurs twice", "remove one");
      }
      switch (head) {
        case "problem" -> name = word(only(s, "the problem's name"), "the problem's name");
        case ":domain" -> domain = word(only(s, "the domain's name"), "the domain's name");
        case ":objects" -> objects = objects(s);
        case ":init" -> init = init(s);
        default -> goal = s;
      }
    }
    if (name == null || domain == null || objects == null || init == null || goal == null) {
      String missing =
          name == null
              ? "(problem ...)"
              : domain == null
                  ? "(:domain ...)"
                  : objects == null
                      ? "(:objects ...)"
                      : init == null ? "(:init ...)" : "(:goal ...)";
      throw error(whole.end(), "the section " + missing + " is missing", "add it");
    }
    Expr expr = expr(only(goal, "one condition, normally (and ...)"), new HashSet<>());
    return new Problem(name, domain, objects, init, expr);
  }

  private List<Problem.Group> objects(Sexp.Items s) throws FormatException {
    List<Problem.Group> groups = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Position start = s.pos();
    boolean dash = false;
    for (Sexp item : s.items().subList(1, s.items().size())) {
      String w = word(item, "an instance, a dash or a category");
      if (w.equals("-")) {
        if (dash || names.isEmpty()) {
          throw error(
              item.pos(), "there is no instance before the dash", "write INSTANCE - CATEGORY");
        }
        dash = true;
      } else if (dash) {
        groups.add(new Problem.Group(names, w, start));
        names = new ArrayList<>();
        dash = false;
      } else {
        if (names.isEmpty()) {
          start = item.pos();
        }
        names.add(w);
      }
    }
    if (!names.isEmpty()) {
      throw error(
          start, "the instances after \"" + names.get(0) + "\" have no category", "add - CATEGORY");
    }
    return groups;
  }

  private List<Problem.Fact> init(Sexp.Items s) throws FormatException {
    List<Problem.Fact> facts = new ArrayList<>();
    for (Sexp item : s.items().subList(1, s.items().size())) {
      Sexp.Items fact = items(item, "a fact such as (ontop cup.n.01_1 table.n.02_1)");
      Expr e = expr(fact, Set.of());
      boolean positive = !(e instanceof Expr.Not);
      Expr inner = e instanceof Expr.Not not ? not.part() : e;
      if (!(inner instanceof Expr.Atom atom)) {
        throw error(
            fact.pos(),
            ":init holds a condition that is not a plain fact",
            "write (predicate things) or (not (predicate things))");
      }
      List<String> args = new ArrayList<>();
      atom.args().forEach(t -> args.add(t.name()));
      facts.add(
          new Problem.Fact(
              new Literal(new Literal.Atom(atom.predicate(), args), positive), fact.pos()));
    }
    return facts;
  }

  private Expr expr(Sexp node, Set<String> bound) throws FormatException {
    Sexp.Items s = items(node, "a condition in brackets");
    if (s.items().isEmpty()) {
      throw error(s.pos(), "the brackets are empty", "write a condition or remove them");
    }
    String head = word(s.items().get(0), "a predicate or and, or, not, forall ...");
    List<Sexp> rest = s.items().subList(1, s.items().size());
    Position pos = s.pos();
    switch (head) {
      case "and":
        return new Expr.And(exprs(rest, bound), pos);
      case "or":
        return new Expr.Or(exprs(rest, bound), pos);
      case "not":
        count(s, rest, 1, "(not CONDITION)");
        return new Expr.Not(expr(rest.get(0), bound), pos);
      case "imply":
        count(s, rest, 2, "(imply CONDITION CONSEQUENCE)");
        return new Expr.Imply(expr(rest.get(0), bound), expr(rest.get(1), bound), pos);
      case "forall":
      case "exists":
        count(s, rest, 2, "(" + head + " (?x - CATEGORY) CONDITION)");
        Binding b = binding(rest.get(0));
        Expr body = expr(rest.get(1), with(bound, b, null));
        return head.equals("forall")
            ? new Expr.ForAll(b, body, pos)
            : new Expr.Exists(b, body, pos);
      case "forn":
        count(s, rest, 3, "(forn (N) (?x - CATEGORY) CONDITION)");
        Binding bn = binding(rest.get(1));
        return new Expr.ForN(
            number(rest.get(0)), bn, expr(rest.get(2), with(bound, bn, null)), pos);
      case "forpairs":
        count(s, rest, 3, "(forpairs (?a - A) (?b - B) CONDITION)");
        Binding f = binding(rest.get(0));
        Binding g = binding(rest.get(1));
        return new Expr.ForPairs(f, g, expr(rest.get(2), with(bound, f, g)), pos);
      case "fornpairs":
        count(s, rest, 4, "(fornpairs (N) (?a - A) (?b - B) CONDITION)");
        Binding h = binding(rest.get(1));
        Binding i = binding(rest.get(2));
        return new Expr.ForNPairs(
            number(rest.get(0)), h, i, expr(rest.get(3), with(bound, h, i)), pos);
      default:
        return atom(head, s, rest, bound);
    }
  }

  private Expr atom(String head, Sexp.Items s, List<Sexp> rest, Set<String> bound)
      throws FormatException {
    int arity = Predicates.arity(head);
    if (arity == 0) {
      throw error(
          s.pos(),
          "unknown predicate \"" + head + "\"",
          "use one of "
              + String.join(", ", Predicates.UNARY)
              + ", "
              + String.join(", ", Predicates.BINARY));
    }
    if (rest.size() != arity) {
      throw error(
          s.pos(),
          "\"" + head + "\" has " + rest.size() + " arguments",
          "give it " + (arity == 1 ? "one" : "two"));
    }
    List<Term> args = new ArrayList<>();
    for (Sexp r : rest) {
      String w = word(r, "an instance or a variable");
      String bare = w.startsWith("?") ? w.substring(1) : w;
      if (bare.isEmpty()) {
        throw error(r.pos(), "a question mark without a name", "write ?NAME");
      }
      args.add(new Term(bare, bound.contains(bare)));
    }
    return new Expr.Atom(head, args, s.pos());
  }

  private List<Expr> exprs(List<Sexp> nodes, Set<String> bound) throws FormatException {
    List<Expr> out = new ArrayList<>();
    for (Sexp n : nodes) {
      out.add(expr(n, bound));
    }
    return out;
  }

  private static Set<String> with(Set<String> bound, Binding a, @Nullable Binding b) {
    Set<String> out = new HashSet<>(bound);
    out.add(a.variable());
    if (b != null) {
      out.add(b.variable());
    }
    return out;
  }

  private Binding binding(Sexp node) throws FormatException {
    Sexp.Items s = items(node, "(?x - CATEGORY)");
    if (s.items().size() != 3 || !word(s.items().get(1), "a dash").equals("-")) {
      throw error(s.pos(), "this is no variable with its category", "write (?x - CATEGORY)");
    }
    String v = word(s.items().get(0), "a variable");
    return new Binding(
        v.startsWith("?") ? v.substring(1) : v, word(s.items().get(2), "a category"));
  }

  private int number(Sexp node) throws FormatException {
    String w = word(only(items(node, "a number in brackets"), 0, "one number"), "a number");
    if (w.isEmpty() || w.length() > 6 || !w.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw error(node.pos(), "\"" + w + "\" is not a count", "write a whole number such as (2)");
    }
    return Integer.parseInt(w);
  }

  private void count(Sexp.Items s, List<Sexp> rest, int n, String form) throws FormatException {
    if (rest.size() != n) {
      throw error(
          s.pos(), "found " + rest.size() + " parts where " + n + " belong", "write " + form);
    }
  }

  private Sexp only(Sexp.Items s, String what) throws FormatException {
    return only(s, 1, what);
  }

  private Sexp only(Sexp.Items s, int skip, String what) throws FormatException {
    if (s.items().size() != skip + 1) {
      throw error(s.pos(), "expected " + what + " here", "write exactly that");
    }
    return s.items().get(skip);
  }

  private Sexp.Items items(Sexp node, String what) throws FormatException {
    if (node instanceof Sexp.Items s) {
      return s;
    }
    throw error(node.pos(), "expected " + what + " but found a word", "put it into brackets");
  }

  private String word(Sexp node, String what) throws FormatException {
    if (node instanceof Sexp.Word w) {
      return w.text();
    }
    throw error(node.pos(), "expected " + what + " but found a bracket", "write a word");
  }

  private FormatException error(Position pos, String what, String mend) {
    return new FormatException(file, pos.toString(), what, mend);
  }
}
