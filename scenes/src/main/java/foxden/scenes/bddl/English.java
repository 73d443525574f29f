package foxden.scenes.bddl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Conditions as English, for goal lists. */
public final class English {

  private English() {}

  /** A condition; variables are written as "every plate" or "a plate" by their quantifier. */
  public static String of(Expr e) {
    return of(e, Map.of());
  }

  /**
   * A condition with some variables already named.
   *
   * @param names what to call a variable, by its name
   */
  static String of(Expr e, Map<String, String> names) {
    if (e instanceof Expr.Atom x) {
      List<String> args = x.args().stream().map(t -> name(t, names)).toList();
      return atom(x.predicate(), args, true);
    } else if (e instanceof Expr.Not x && x.part() instanceof Expr.Atom a) {
      return atom(a.predicate(), a.args().stream().map(t -> name(t, names)).toList(), false);
    } else if (e instanceof Expr.Not x) {
      return "it is not so that " + of(x.part(), names);
    } else if (e instanceof Expr.And x) {
      return join(x.parts(), " and ", names);
    } else if (e instanceof Expr.Or x) {
      return join(x.parts(), " or ", names);
    } else if (e instanceof Expr.Imply x) {
      return "if " + of(x.condition(), names) + ", then " + of(x.consequence(), names);
    } else if (e instanceof Expr.ForAll x) {
      return quantified(x.binding(), "every ", x.body(), names);
    } else if (e instanceof Expr.Exists x) {
      return quantified(x.binding(), "some ", x.body(), names);
    } else if (e instanceof Expr.ForN x) {
      String noun = noun(x.binding().category());
      return "for exactly "
          + x.count()
          + " of all "
          + plural(noun)
          + ": "
          + quantified(x.binding(), "the ", x.body(), names);
    } else if (e instanceof Expr.ForPairs x) {
      return pairs("each ", x.first(), x.second(), x.body(), names);
    } else if (e instanceof Expr.ForNPairs x) {
      return "in " + x.count() + " pairs " + pairs("the ", x.first(), x.second(), x.body(), names);
    }
    throw new AssertionError(e);
  }

  /** A ground fact: "the bag of rubbish 1 is inside the ashcan 1". */
  public static String of(Literal l) {
    List<String> names =
        l.atom().args().stream()
            .map(a -> l.atom().predicate().equals("inroom") ? room(a) : "the " + instance(a))
            .toList();
    return atom(l.atom().predicate(), names, l.positive());
  }

  /** The word of a synset: {@code bag__of__rubbish.n.01} is "bag of rubbish". */
  public static String noun(String category) {
    int dot = category.indexOf('.');
    String word = dot < 0 ? category : category.substring(0, dot);
    return word.replace("__", " ").replace('_', ' ');
  }

  /** The word and number of an instance: {@code bowl.n.01_2} is "bowl 2". */
  public static String instance(String name) {
    String number = name.substring(name.lastIndexOf('_') + 1);
    String text = noun(Problem.categoryOf(name));
    return number.equals("*") || number.equals(name) ? text : text + " " + number;
  }

  private static String room(String name) {
    return name.contains(".") ? "the " + instance(name) : "the " + name.replace('_', ' ');
  }

  private static String name(Expr.Term t, Map<String, String> names) {
    if (t.variable()) {
      return names.getOrDefault(t.name(), "the " + noun(t.name()));
    }
    return t.name().contains(".") ? "the " + instance(t.name()) : room(t.name());
  }

  private static String join(List<Expr> parts, String word, Map<String, String> names) {
    return String.join(word, parts.stream().map(p -> of(p, names)).toList());
  }

  private static String quantified(
      Expr.Binding b, String word, Expr body, Map<String, String> names) {
    Map<String, String> inner = new LinkedHashMap<>(names);
    inner.put(b.variable(), word + noun(b.category()));
    return of(body, inner);
  }

  private static String pairs(
      String word, Expr.Binding a, Expr.Binding b, Expr body, Map<String, String> names) {
    Map<String, String> inner = new LinkedHashMap<>(names);
    inner.put(a.variable(), word + noun(a.category()));
    inner.put(b.variable(), "its own " + noun(b.category()));
    return of(body, inner);
  }

  private static String plural(String noun) {
    return noun.endsWith("s") || noun.endsWith("x") || noun.endsWith("ch")
        ? noun + "es"
        : noun + "s";
  }

  private static String atom(String predicate, List<String> a, boolean positive) {
    String is = positive ? " is " : " is not ";
    String first = a.get(0);
    String second = a.size() > 1 ? a.get(1) : "";
    return switch (predicate) {
      case "cooked", "frozen", "open", "folded", "unfolded", "hot", "broken" ->
          first + is + predicate;
      case "toggled_on" -> first + is + "switched on";
      case "on_fire" -> first + is + "on fire";
      case "future" -> first + (positive ? " does not exist yet" : " exists already");
      case "real" -> first + (positive ? " exists" : " does not exist");
      case "ontop" -> first + is + "on top of " + second;
      case "nextto" -> first + is + "next to " + second;
      case "under" -> first + is + "under " + second;
      case "inside" -> first + is + "inside " + second;
      case "inroom" -> first + is + "in " + second;
      case "touching" -> first + (positive ? " touches " : " does not touch ") + second;
      case "covered" -> first + is + "covered with " + second;
      case "saturated" -> first + is + "soaked with " + second;
      case "filled" -> first + is + "filled with " + second;
      case "contains" -> first + (positive ? " contains " : " does not contain ") + second;
      case "overlaid" -> first + is + "spread over " + second;
      case "draped" -> first + is + "draped over " + second;
      case "attached" -> first + is + "attached to " + second;
      case "insource" -> second + is + "supplied by " + first;
      case "grasped" -> first + (positive ? " holds " : " does not hold ") + second;
      default -> predicate + "(" + String.join(", ", a) + ")" + (positive ? "" : " is false");
    };
  }
}
