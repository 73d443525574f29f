package foxden.sim.household.goal;

import foxden.scenes.bddl.Ground;
import foxden.scenes.bddl.Grounder;
import foxden.scenes.bddl.Literal;
import foxden.scenes.bddl.Problem;
import foxden.scenes.bddl.QScore;
import foxden.sim.Goals;
import foxden.sim.household.physics.StateHash;
import foxden.sim.household.physics.StateReader;
import foxden.sim.household.physics.StateWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Judges a BDDL goal tick by tick. A literal counts once it has been true for {@link #HOLD} ticks
 * without a break, so a flicker earns nothing; the truth at the start is taken from the settled
 * world.
 */
public final class GoalJudge {

  /** Ticks that a literal must hold, 0.1 s. */
  public static final int HOLD = 10;

  private final Predicates predicates;
  private final List<Ground> heads;
  private final Ground goal;
  private final List<Literal.Atom> atoms = new ArrayList<>();
  private final Map<Literal.Atom, Integer> index = new LinkedHashMap<>();
  private final Judgement[] now;
  // ticks for which the atom has kept its present truth, at most HOLD
  private final int[] held;
  private final boolean[] start;

  /**
   * Grounds the goal of a problem.
   *
   * @throws IllegalArgumentException when one of its predicates cannot be judged
   */
  public GoalJudge(Problem problem, Predicates predicates) {
    this.predicates = predicates;
    this.heads = Grounder.heads(problem);
    this.goal = Grounder.goal(problem);
    collect(heads);
    now = new Judgement[atoms.size()];
    held = new int[atoms.size()];
    start = new boolean[atoms.size()];
    for (int i = 0; i < now.length; i++) {
      now[i] = new Judgement(false, "not judged yet");
    }
  }

  private void collect(List<Ground> nodes) {
    for (Ground g : nodes) {
      if (g instanceof Ground.Leaf leaf) {
        Literal.Atom a = leaf.literal().atom();
        if (index.putIfAbsent(a, atoms.size()) == null) {
          predicates.require(a);
          atoms.add(a);
        }
      } else {
        collect(g.children());
      }
    }
  }

  /** All atoms of the goal, in the order in which they occur. */
  public List<Literal.Atom> atoms() {
    return List.copyOf(atoms);
  }

  /** Name of an atom with scene objects: {@code inside(bag_1, bin_1)}. */
  public String label(Literal.Atom atom) {
    return atom.predicate()
        + "("
        + String.join(", ", atom.args().stream().map(predicates::name).toList())
        + ")";
  }

  /** Takes the present truth, of a settled world, as that of the start. */
  public void begin() {
    for (int i = 0; i < now.length; i++) {
      now[i] = predicates.judge(atoms.get(i));
      start[i] = now[i].holds();
      held[i] = HOLD;
    }
  }

  /** Judges after a tick. */
  public void tick() {
    for (int i = 0; i < now.length; i++) {
      Judgement j = predicates.judge(atoms.get(i));
      held[i] = j.holds() == now[i].holds() ? Math.min(HOLD, held[i] + 1) : 1;
      now[i] = j;
    }
  }

  /** Whether an atom is true at this instant, however short. */
  public boolean raw(int atom) {
    return now[atom].holds();
  }

  // a literal counts when its atom has long had the truth that makes it hold
  private boolean counts(Literal l) {
    int i = index.getOrDefault(l.atom(), -1);
    return now[i].holds() == l.positive() && held[i] >= HOLD;
  }

  // a condition counts when it holds whichever way the atoms that changed lately may fall
  private boolean counts(Ground g) {
    return g.holds(a -> settled(a, false)) && g.holds(a -> settled(a, true));
  }

  private boolean settled(Literal.Atom a, boolean otherwise) {
    int i = index.getOrDefault(a, -1);
    return held[i] >= HOLD ? now[i].holds() : otherwise;
  }

  /** Whether the whole goal counts now. */
  public boolean success() {
    return heads.stream().allMatch(this::counts);
  }

  /** BEHAVIOR's q-score now. */
  public double qScore() {
    if (success()) {
      return 1;
    }
    // an atom that changed lately earns nothing: it is taken as it was at the start
    QScore q =
        QScore.of(
            goal,
            a -> settled(a, start[index.getOrDefault(a, -1)]),
            a -> start[index.getOrDefault(a, -1)]);
    return q.option().isEmpty() ? 0 : (double) q.credited() / q.option().size();
  }

  /** The goal conditions as trees with reasons. */
  public List<Goals.Goal> heads() {
    List<Goals.Goal> out = new ArrayList<>();
    for (Ground g : heads) {
      out.add(tree(g));
    }
    return out;
  }

  private Goals.Goal tree(Ground g) {
    if (g instanceof Ground.Leaf leaf) {
      Literal l = leaf.literal();
      int i = index.getOrDefault(l.atom(), -1);
      boolean counts = counts(l);
      String reason = now[i].reason();
      if (now[i].holds() == l.positive() && !counts) {
        reason += String.format(Locale.ROOT, "; held %d of %d ticks", held[i], HOLD);
      }
      return new Goals.Goal(
          (l.positive() ? "" : "not ") + label(l.atom()), g.text(), counts, reason, List.of());
    }
    List<Goals.Goal> children = new ArrayList<>();
    int holding = 0;
    for (Ground c : g.children()) {
      Goals.Goal t = tree(c);
      holding += t.holds() ? 1 : 0;
      children.add(t);
    }
    String kind =
        g instanceof Ground.All
            ? "all"
            : g instanceof Ground.Any
                ? "any"
                : g instanceof Ground.No
                    ? "not"
                    : g instanceof Ground.Exactly e ? "exactly " + e.wanted() : "pairs";
    return new Goals.Goal(
        kind, g.text(), counts(g), holding + " of " + children.size() + " hold", children);
  }

  /** Writes the counters and the truth at the start; the present truth is judged anew. */
  public void write(StateWriter out) {
    out.putInt(now.length);
    for (int i = 0; i < now.length; i++) {
      out.putInt(held[i]);
      out.putBoolean(start[i]);
      out.putBoolean(now[i].holds());
    }
  }

  /** Reads what {@link #write} wrote, in the world as it was then. */
  public void read(StateReader in) {
    if (in.getInt() != now.length) {
      throw new IllegalArgumentException("the snapshot belongs to a task with other goals");
    }
    for (int i = 0; i < now.length; i++) {
      held[i] = in.getInt();
      start[i] = in.getBoolean();
      boolean holds = in.getBoolean();
      Judgement j = predicates.judge(atoms.get(i));
      now[i] = new Judgement(holds, j.reason());
    }
  }

  /** Adds the counters to the state hash. */
  public void hash(StateHash h) {
    for (int i = 0; i < now.length; i++) {
      h.add(((long) held[i] << 2) | (start[i] ? 2 : 0) | (now[i].holds() ? 1 : 0));
    }
  }
}
