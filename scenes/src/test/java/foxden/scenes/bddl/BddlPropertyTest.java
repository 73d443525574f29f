package foxden.scenes.bddl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.scenes.FormatException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random definitions and worlds: round trip, bounds, and the fast score against a plain one. */
class BddlPropertyTest {

  static Stream<Integer> seeds() {
    return IntStream.range(0, 300).boxed();
  }

  private static Expr expr(Random r, int depth, List<String> vars) {
    int kind = depth == 0 ? 0 : r.nextInt(9);
    Position p = Position.NONE;
    switch (kind) {
      case 1, 2:
        List<Expr> parts = new ArrayList<>();
        for (int i = 0; i <= r.nextInt(2); i++) {
          parts.add(expr(r, depth - 1, vars));
        }
        return kind == 1 ? new Expr.And(parts, p) : new Expr.Or(parts, p);
      case 3:
        return new Expr.Not(expr(r, depth - 1, vars), p);
      case 4:
        return new Expr.Imply(expr(r, depth - 1, vars), expr(r, depth - 1, vars), p);
      case 5, 6, 7:
        Expr.Binding b = binding(r, vars);
        Expr body = expr(r, depth - 1, plus(vars, b));
        return kind == 5
            ? new Expr.ForAll(b, body, p)
            : kind == 6 ? new Expr.Exists(b, body, p) : new Expr.ForN(1 + r.nextInt(2), b, body, p);
      case 8:
        Expr.Binding x = binding(r, vars);
        Expr.Binding y = binding(r, plus(vars, x));
        Expr inner = expr(r, 0, plus(plus(vars, x), y));
        return r.nextBoolean()
            ? new Expr.ForPairs(x, y, inner, p)
            : new Expr.ForNPairs(1 + r.nextInt(2), x, y, inner, p);
      default:
        boolean unary = r.nextBoolean();
        List<Expr.Term> args = new ArrayList<>();
        for (int i = 0; i < (unary ? 1 : 2); i++) {
          args.add(term(r, vars));
        }
        String predicate = unary ? (r.nextBoolean() ? "open" : "hot") : "inside";
        return new Expr.Atom(predicate, args, p);
    }
  }

  private static Expr.Term term(Random r, List<String> vars) {
    if (!vars.isEmpty() && r.nextInt(3) > 0) {
      return new Expr.Term(vars.get(r.nextInt(vars.size())), true);
    }
    return new Expr.Term((r.nextBoolean() ? "a.n.01_" : "b.n.01_") + (1 + r.nextInt(2)), false);
  }

  private static Expr.Binding binding(Random r, List<String> vars) {
    return new Expr.Binding("v" + vars.size(), r.nextBoolean() ? "a.n.01" : "b.n.01");
  }

  private static List<String> plus(List<String> vars, Expr.Binding b) {
    List<String> out = new ArrayList<>(vars);
    out.add(b.variable());
    return out;
  }

  private static Problem problem(int seed) {
    Random r = new Random(seed);
    List<Expr> heads = new ArrayList<>();
    for (int i = 0; i <= r.nextInt(2); i++) {
      heads.add(expr(r, 2, List.of()));
    }
    Position p = Position.NONE;
    return new Problem(
        "random-" + seed,
        "omnigibson",
        List.of(
            new Problem.Group(List.of("a.n.01_1", "a.n.01_2"), "a.n.01", p),
            new Problem.Group(List.of("b.n.01_1", "b.n.01_2", "b.n.01_3"), "b.n.01", p)),
        List.of(
            new Problem.Fact(
                new Literal(new Literal.Atom("inside", List.of("a.n.01_1", "b.n.01_1")), true), p)),
        new Expr.And(heads, p));
  }

  private static Truth truth(int seed, double share) {
    return a -> new Random(31L * seed + a.toString().hashCode()).nextDouble() < share;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void printedTextSaysTheSame(int seed) throws FormatException {
    Problem p = problem(seed);
    assertEquals(p, BddlParser.parse("p", BddlPrinter.print(p)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void fastScoreIsThePlainOne(int seed) {
    Ground goal = Grounder.goal(problem(seed));
    if (goal.count().bitLength() > 15) {
      return;
    }
    Truth now = truth(seed, 0.6);
    Truth start = truth(seed + 1, 0.4);
    double best = 0;
    for (List<Literal> o : goal.options().toList()) {
      Set<Literal> set = new HashSet<>(o);
      if (o.stream().anyMatch(l -> set.contains(l.negated()))) {
        continue;
      }
      long credit = o.stream().filter(l -> l.holds(now) && !l.holds(start)).count();
      best = Math.max(best, o.isEmpty() ? 0 : (double) credit / o.size());
    }
    QScore q = QScore.of(goal, now, start);
    assertEquals(goal.holds(now), q.success());
    assertEquals(q.success() ? 1 : best, q.value(), 1e-12);
    assertTrue(q.value() >= 0 && q.value() <= 1);
    assertTrue(q.credited() <= q.option().size());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anOptionThatHoldsMakesTheGoalHold(int seed) {
    Ground goal = Grounder.goal(problem(seed));
    // forn names only the chosen ones, so its options need not suffice.
    if (goal.count().bitLength() > 12 || BddlPrinter.print(problem(seed)).contains("(forn ")) {
      return;
    }
    for (List<Literal> o : goal.options().toList()) {
      Set<Literal> set = new HashSet<>(o);
      if (o.stream().noneMatch(l -> set.contains(l.negated()))) {
        assertTrue(goal.holds(a -> set.contains(new Literal(a, true))), o.toString());
      }
    }
  }
}
