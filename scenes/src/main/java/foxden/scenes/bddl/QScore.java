package foxden.scenes.bddl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * BEHAVIOR's partial credit: 1 when the goal holds, else the largest share, over all options, of
 * literals that are true now and were false at the start.
 *
 * @param value in [0, 1]
 * @param success whether the goal holds
 * @param option the literals of the best option, the shorter one of equals
 * @param credited how many of them count
 */
public record QScore(double value, boolean success, List<Literal> option, int credited) {

  /** Where atoms occur with both signs, so many options are looked at, one by one. */
  static final int MOST = 200_000;

  public QScore {
    option = List.copyOf(option);
  }

  /**
   * Scores a world.
   *
   * @param goal the whole goal
   * @param now truth now
   * @param start truth when the episode began
   */
  public static QScore of(Ground goal, Truth now, Truth start) {
    Credit credit = l -> l.holds(now) && !l.holds(start);
    boolean success = goal.holds(now);
    Best best = contradictory(goal) ? searched(goal, credit) : bestRatio(table(goal, credit));
    List<Literal> option = best == null ? List.of() : best.literals();
    int credited = best == null ? 0 : best.credited();
    double share = option.isEmpty() ? 0 : (double) credited / option.size();
    return new QScore(success ? 1 : share, success, option, credited);
  }

  /**
   * The options without contradictions, shortest first, at most limit of them looked at.
   *
   * @param limit bound on the options made
   */
  public static List<List<Literal>> options(Ground goal, int limit) {
    List<List<Literal>> out = new ArrayList<>();
    goal.options().limit(limit).filter(QScore::consistent).forEach(out::add);
    out.sort((a, b) -> Integer.compare(a.size(), b.size()));
    return out;
  }

  private static boolean consistent(List<Literal> option) {
    Set<Literal> seen = new HashSet<>(option);
    return option.stream().noneMatch(l -> seen.contains(l.negated()));
  }

  /** Whether a literal earns. */
  private interface Credit {
    boolean of(Literal l);
  }

  /** An option being built: its earning literals and a chain of its parts. */
  private record Best(
      int credited, int length, @Nullable Literal leaf, @Nullable Best a, @Nullable Best b) {

    static final Best EMPTY = new Best(0, 0, null, null, null);

    static Best leaf(Literal l, boolean credit) {
      return new Best(credit ? 1 : 0, 1, l, null, null);
    }

    Best and(Best o) {
      return new Best(credited + o.credited, length + o.length, null, this, o);
    }

    List<Literal> literals() {
      List<Literal> out = new ArrayList<>();
      collect(out);
      return out;
    }

    private void collect(List<Literal> out) {
      if (leaf != null) {
        out.add(leaf);
      }
      if (a != null) {
        a.collect(out);
      }
      if (b != null) {
        b.collect(out);
      }
    }
  }

  private static @Nullable Best bestRatio(Map<Integer, Best> table) {
    Best best = null;
    for (Best b : table.values()) {
      // Compare shares by cross-multiplication; the table runs from short to long.
      if (best == null
          || (long) b.credited() * best.length() > (long) best.credited() * b.length()) {
        best = b;
      }
    }
    return best;
  }

  private static @Nullable Best searched(Ground goal, Credit credit) {
    TreeMap<Integer, Best> table = new TreeMap<>();
    goal.options()
        .limit(MOST)
        .filter(QScore::consistent)
        .forEach(
            o -> {
              Best b = Best.EMPTY;
              for (Literal l : o) {
                b = b.and(Best.leaf(l, credit.of(l)));
              }
              keep(table, b);
            });
    return bestRatio(table);
  }

  private static void keep(TreeMap<Integer, Best> table, Best b) {
    Best old = table.get(b.length());
    if (old == null || b.credited() > old.credited()) {
      table.put(b.length(), b);
    }
  }

  /**
   * The best option for every length that occurs. Because the share is a ratio of sums, the most
   * earning option per length is all that a larger condition needs to know of a smaller one.
   */
  private static TreeMap<Integer, Best> table(Ground g, Credit credit) {
    TreeMap<Integer, Best> out = new TreeMap<>();
    if (g instanceof Ground.Leaf x) {
      keep(out, Best.leaf(x.literal(), credit.of(x.literal())));
    } else if (g instanceof Ground.All x) {
      out.put(0, Best.EMPTY);
      for (Ground c : x.children()) {
        out = sum(out, table(c, credit));
      }
    } else if (g instanceof Ground.Any x) {
      for (Ground c : x.children()) {
        merge(out, table(c, credit));
      }
    } else if (g instanceof Ground.No x) {
      out.put(0, Best.EMPTY);
      for (List<Literal> choice : x.choices()) {
        TreeMap<Integer, Best> one = new TreeMap<>();
        choice.forEach(l -> keep(one, Best.leaf(l, credit.of(l))));
        out = sum(out, one);
      }
    } else if (g instanceof Ground.Exactly x) {
      List<TreeMap<Integer, Best>> parts = new ArrayList<>();
      for (Ground c : x.children()) {
        parts.add(table(c, credit));
      }
      // An option of the reference needs every instance to have one at all.
      return parts.stream().anyMatch(TreeMap::isEmpty) ? out : choose(parts, x.wanted());
    } else if (g instanceof Ground.Pairs x) {
      return assign(x, credit);
    }
    return out;
  }

  private static TreeMap<Integer, Best> sum(TreeMap<Integer, Best> a, TreeMap<Integer, Best> b) {
    TreeMap<Integer, Best> out = new TreeMap<>();
    for (Best x : a.values()) {
      for (Best y : b.values()) {
        keep(out, x.and(y));
      }
    }
    return out;
  }

  private static void merge(TreeMap<Integer, Best> into, TreeMap<Integer, Best> from) {
    from.values().forEach(b -> keep(into, b));
  }

  // Knapsack over the parts: chosen[k] is the table with k of them taken so far.
  private static TreeMap<Integer, Best> choose(List<TreeMap<Integer, Best>> parts, int wanted) {
    List<TreeMap<Integer, Best>> chosen = new ArrayList<>();
    for (int k = 0; k <= wanted; k++) {
      chosen.add(new TreeMap<>());
    }
    chosen.get(0).put(0, Best.EMPTY);
    for (TreeMap<Integer, Best> p : parts) {
      for (int k = wanted; k > 0; k--) {
        merge(chosen.get(k), sum(chosen.get(k - 1), p));
      }
    }
    return chosen.get(wanted);
  }

  // Assignment of the smaller side to the larger over subsets of the larger one.
  private static TreeMap<Integer, Best> assign(Ground.Pairs x, Credit credit) {
    List<List<Ground>> cells = x.smallerFirst();
    int larger = cells.isEmpty() ? 0 : cells.get(0).size();
    if (larger > 16) {
      throw new IllegalArgumentException(
          "A forpairs over " + larger + " instances is too large to score; use at most 16.");
    }
    TreeMap<Integer, TreeMap<Integer, Best>> bySet = new TreeMap<>();
    TreeMap<Integer, Best> start = new TreeMap<>();
    start.put(0, Best.EMPTY);
    bySet.put(0, start);
    for (List<Ground> row : cells) {
      // A row may stay without a partner (fornpairs); sets only grow.
      TreeMap<Integer, TreeMap<Integer, Best>> next = new TreeMap<>();
      bySet.forEach((set, t) -> next.put(set, new TreeMap<>(t)));
      for (int c = 0; c < larger; c++) {
        TreeMap<Integer, Best> cell = table(row.get(c), credit);
        int bit = 1 << c;
        bySet.forEach(
            (set, t) -> {
              if ((set & bit) == 0 && Integer.bitCount(set) < x.pairs()) {
                merge(next.computeIfAbsent(set | bit, s -> new TreeMap<>()), sum(t, cell));
              }
            });
      }
      bySet = next;
    }
    TreeMap<Integer, Best> out = new TreeMap<>();
    bySet.forEach(
        (set, t) -> {
          if (Integer.bitCount(set) == x.pairs()) {
            merge(out, t);
          }
        });
    return out;
  }

  private static boolean contradictory(Ground goal) {
    Set<Literal> seen = new HashSet<>();
    collect(goal, false, seen);
    return seen.stream().anyMatch(l -> seen.contains(l.negated()));
  }

  private static void collect(Ground g, boolean negated, Set<Literal> out) {
    if (g instanceof Ground.Leaf x) {
      out.add(negated ? x.literal().negated() : x.literal());
    } else {
      boolean turn = negated != (g instanceof Ground.No);
      g.children().forEach(c -> collect(c, turn, out));
    }
  }
}
