package foxden.scenes.bddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An activity definition.
 *
 * @param name such as {@code taking_trash_outside-0}
 * @param domain such as {@code omnigibson}
 * @param objects declared instances by category, in file order
 * @param init facts at the start
 * @param goal usually an {@link Expr.And}
 */
public record Problem(String name, String domain, List<Group> objects, List<Fact> init, Expr goal) {

  public Problem {
    objects = List.copyOf(objects);
    init = List.copyOf(init);
  }

  /**
   * Instances declared together.
   *
   * @param instances such as {@code bowl.n.01_1}; a name that ends with {@code _*} stands for all
   *     scene objects of the category in its room
   * @param category such as {@code bowl.n.01}
   */
  public record Group(List<String> instances, String category, Position pos) {
    public Group {
      instances = List.copyOf(instances);
    }
  }

  /** A line of {@code :init}. */
  public record Fact(Literal literal, Position pos) {}

  /** The goal conditions: the parts of the top-level {@code and}. */
  public List<Expr> heads() {
    return goal instanceof Expr.And and ? and.parts() : List.of(goal);
  }

  /** Instances by category, both in file order. */
  public Map<String, List<String>> scope() {
    Map<String, List<String>> scope = new LinkedHashMap<>();
    for (Group g : objects) {
      scope.computeIfAbsent(g.category(), c -> new ArrayList<>()).addAll(g.instances());
    }
    return scope;
  }

  /** Category of every instance, in file order. */
  public Map<String, String> categories() {
    Map<String, String> out = new LinkedHashMap<>();
    for (Group g : objects) {
      g.instances().forEach(i -> out.put(i, g.category()));
    }
    return out;
  }

  /** The category an instance name speaks of: what stands before its last underscore. */
  public static String categoryOf(String instance) {
    int cut = instance.lastIndexOf('_');
    return cut < 0 ? instance : instance.substring(0, cut);
  }

  /** Whether the name stands for all scene objects of its category in its room. */
  public static boolean isWildcard(String instance) {
    return instance.endsWith("_*");
  }

  /**
   * The problem with each wildcard replaced by as many new instances as the scene has beyond the
   * declared ones. Facts about the wildcard are repeated for each; numbers go on after the highest
   * declared one.
   *
   * @param extra how many instances each wildcard name stands for; absent means none
   */
  public Problem expand(Map<String, Integer> extra) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (Group g : objects) {
      for (String i : g.instances()) {
        if (isWildcard(i)) {
          int next = highest(g.category());
          List<String> made = new ArrayList<>();
          for (int k = 1; k <= extra.getOrDefault(i, 0); k++) {
            made.add(g.category() + "_" + (next + k));
          }
          names.put(i, made);
        }
      }
    }
    List<Group> groups = new ArrayList<>();
    for (Group g : objects) {
      List<String> all = new ArrayList<>();
      g.instances().forEach(i -> all.addAll(names.getOrDefault(i, List.of(i))));
      groups.add(new Group(all, g.category(), g.pos()));
    }
    List<Fact> facts = new ArrayList<>();
    for (Fact f : init) {
      List<String> args = f.literal().atom().args();
      List<String> made = args.isEmpty() ? null : names.get(args.get(0));
      if (made == null) {
        facts.add(f);
        continue;
      }
      for (String name : made) {
        List<String> changed = new ArrayList<>(args);
        changed.set(0, name);
        Literal.Atom atom = new Literal.Atom(f.literal().atom().predicate(), changed);
        facts.add(new Fact(new Literal(atom, f.literal().positive()), f.pos()));
      }
    }
    return new Problem(name, domain, groups, facts, goal);
  }

  private int highest(String category) {
    int best = 0;
    for (String i : scope().getOrDefault(category, List.of())) {
      String tail = i.substring(i.lastIndexOf('_') + 1);
      if (!tail.isEmpty() && tail.length() < 9 && tail.chars().allMatch(Character::isDigit)) {
        best = Math.max(best, Integer.parseInt(tail));
      }
    }
    return best;
  }
}
