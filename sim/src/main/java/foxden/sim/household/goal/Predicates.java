package foxden.sim.household.goal;

import foxden.scenes.Room;
import foxden.scenes.Scene;
import foxden.scenes.Vec3;
import foxden.scenes.bddl.Literal;
import foxden.sim.household.object.Box;
import foxden.sim.household.object.HouseObject;
import foxden.sim.household.object.HouseObjects;
import foxden.sim.household.object.Openness;
import foxden.sim.household.physics.Body;
import foxden.sim.household.physics.Grip;
import foxden.sim.household.physics.HouseWorld;
import foxden.sim.household.physics.Robot;
import foxden.sim.household.physics.Separation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * BEHAVIOR's kinematic predicates on a running world (BEHAVIOR notes 2.1 to 2.3, the rules of
 * OmniGibson 3.9): adjacency by rays of 5 m from the middle of the bounding box that ignore what
 * stands between; inside by the middle lying in the other's box and in one of its fill volumes.
 * (OmniGibson of 2024 asked instead for walls on opposite sides; a thing standing loosely in an
 * open basin passes there and may not pass here.)
 */
public final class Predicates {

  /** What can be judged. */
  public static final Set<String> KNOWN =
      Set.of("touching", "ontop", "under", "inside", "nextto", "open", "inroom", "grasped", "real");

  private static final double REACH = 5;
  // shapes closer than this touch, m
  private static final double TOUCH = 0.002;
  private static final int ROUND = 10;

  private final Scene scene;
  private final HouseWorld world;
  private final HouseObjects objects;
  private final Robot robot;
  private final Map<String, String> names;
  private final Separation separation = new Separation();

  /**
   * Binds the predicates.
   *
   * @param names scene object by BDDL instance; the agent is {@code robot}
   */
  public Predicates(
      Scene scene, HouseWorld world, HouseObjects objects, Robot robot, Map<String, String> names) {
    this.scene = scene;
    this.world = world;
    this.objects = objects;
    this.robot = robot;
    this.names = names;
  }

  /** The scene object an instance means; a room is itself. */
  public String name(String instance) {
    return names.getOrDefault(instance, instance);
  }

  /**
   * Checks that an atom can be judged.
   *
   * @throws IllegalArgumentException with one sentence when its predicate is not simulated or one
   *     of its instances is bound to nothing
   */
  public void require(Literal.Atom atom) {
    if (!KNOWN.contains(atom.predicate())) {
      throw new IllegalArgumentException(
          "the predicate "
              + atom.predicate()
              + " is not simulated; known are touching, ontop, under, inside, nextto, open,"
              + " inroom and grasped");
    }
    for (int i = 0; i < atom.args().size(); i++) {
      boolean room = atom.predicate().equals("inroom") && i == 1;
      String n = name(atom.args().get(i));
      if (!room && !n.equals("robot") && !objects.has(n)) {
        throw new IllegalArgumentException(
            "the instance "
                + atom.args().get(i)
                + " means no object of the scene; bind it in inst_to_name");
      }
    }
  }

  /** Judges an atom that {@link #require} accepts. */
  public Judgement judge(Literal.Atom atom) {
    List<String> a = atom.args();
    return switch (atom.predicate()) {
      case "touching" -> touching(name(a.get(0)), name(a.get(1)));
      case "ontop" -> onTop(name(a.get(0)), name(a.get(1)));
      case "under" -> under(name(a.get(0)), name(a.get(1)));
      case "inside" -> inside(name(a.get(0)), name(a.get(1)));
      case "nextto" -> nextTo(name(a.get(0)), name(a.get(1)));
      case "open" -> open(name(a.get(0)));
      case "inroom" -> inRoom(name(a.get(0)), a.get(1));
      case "grasped" -> grasped(name(a.get(1)));
      case "real" -> new Judgement(true, "it is there");
      default -> throw new IllegalArgumentException("the predicate " + atom + " is not simulated");
    };
  }

  private static String say(String format, Object... args) {
    return String.format(Locale.ROOT, format, args);
  }

  private Box box(String name) {
    if (!name.equals("robot")) {
      return objects.get(name).box();
    }
    Box all = null;
    for (Body b : bodies(name)) {
      if (!b.shapes().isEmpty()) {
        Box one = Box.of(b.bounds());
        all = all == null ? one : all.union(one);
      }
    }
    double[] base = robot.base();
    return all == null ? Box.around(new Vec3(base[0], base[1], 0)) : all;
  }

  private List<Body> bodies(String name) {
    return name.equals("robot")
        ? world.bodies().stream().filter(b -> b.object().equals("robot")).toList()
        : objects.get(name).bodies();
  }

  // ---- touching ----

  /** Contact between any links of the two, or a grip; two fixed things are measured. */
  public Judgement touching(String a, String b) {
    int[] points = {0};
    double[] force = {0};
    world.contacts(
        (x, y, p, n, d, f) -> {
          boolean pair =
              x.object().equals(a) && y.object().equals(b)
                  || x.object().equals(b) && y.object().equals(a);
          if (pair && (d <= TOUCH || f > 0)) {
            points[0]++;
            force[0] += f;
          }
        });
    if (points[0] > 0) {
      return new Judgement(
          true, say("%d contact point%s, %.1f N", points[0], points[0] == 1 ? "" : "s", force[0]));
    }
    for (Grip g : world.grips()) {
      boolean pair =
          g.hand().object().equals(a) && g.held().object().equals(b)
              || g.hand().object().equals(b) && g.held().object().equals(a);
      if (pair) {
        return new Judgement(true, say("held with %.1f N", g.force()));
      }
    }
    if (fixed(a) && fixed(b) && measured(a, b)) {
      return new Judgement(true, "the two stand against each other");
    }
    return new Judgement(
        false, say("no contact; bounding boxes %.2f m apart", box(a).gap(box(b)).length()));
  }

  private boolean fixed(String name) {
    Body root = name.equals("robot") ? null : objects.get(name).root();
    return root != null && root.kind() == Body.Kind.FIXED;
  }

  private boolean measured(String a, String b) {
    for (Body x : bodies(a)) {
      for (foxden.sim.household.physics.Convex s : x.shapes()) {
        for (Body y : bodies(b)) {
          if (world.distance(s, x.pose(), y, TOUCH, separation)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  // ---- adjacency ----

  private boolean along(String a, String b, double dx, double dy, double dz) {
    Vec3 from = box(a).centre();
    Vec3 to = from.plus(new Vec3(dx, dy, dz).times(REACH));
    for (Body body : bodies(b)) {
      if (world.meets(body, from, to)) {
        return true;
      }
    }
    return false;
  }

  private boolean above(String a, String b) {
    return along(a, b, 0, 0, 1);
  }

  private boolean below(String a, String b) {
    return along(a, b, 0, 0, -1);
  }

  private boolean beside(String a, String b) {
    for (int k = 0; k < ROUND; k++) {
      double angle = 2 * StrictMath.PI * k / ROUND;
      if (along(a, b, StrictMath.cos(angle), StrictMath.sin(angle), 0)) {
        return true;
      }
    }
    return false;
  }

  /** Touching, b below a and not above it. */
  public Judgement onTop(String a, String b) {
    Judgement touch = touching(a, b);
    if (!touch.holds()) {
      return new Judgement(false, touch.reason());
    }
    if (!below(a, b)) {
      return new Judgement(false, "touches it, but no part of it lies below the middle");
    }
    if (above(a, b)) {
      return new Judgement(false, "touches it, but part of it lies above the middle too");
    }
    return new Judgement(true, "lies on it: " + touch.reason());
  }

  /** b above a and not below it, a not above b. */
  public Judgement under(String a, String b) {
    if (below(a, b)) {
      return new Judgement(false, "part of it lies below");
    }
    if (!above(a, b)) {
      Vec3 g = box(a).gap(box(b));
      return new Judgement(
          false, say("nothing of it above; %.2f m away sideways", Math.max(g.x(), g.y())));
    }
    if (above(b, a)) {
      return new Judgement(false, "reaches above it");
    }
    return new Judgement(
        true, say("%.2f m below its underside", Math.max(0, box(b).lo().z() - box(a).hi().z())));
  }

  /** The middle of a in the box and in a fill volume of b. */
  public Judgement inside(String a, String b) {
    Vec3 c = box(a).centre();
    if (b.equals("robot")) {
      return new Judgement(false, "nothing goes inside the robot");
    }
    HouseObject container = objects.get(b);
    List<HouseObject.Volume> volumes = container.volumes();
    if (volumes.isEmpty()) {
      return new Judgement(false, b + " has no inside");
    }
    HouseObject.Volume nearest = volumes.get(0);
    double best = Double.POSITIVE_INFINITY;
    double[] out = {};
    for (HouseObject.Volume v : volumes) {
      double[] o = v.outside(c);
      double far = Math.max(o[0], Math.max(o[1], o[2]));
      if (far < best) {
        best = far;
        nearest = v;
        out = o;
      }
    }
    if (best > 0) {
      Vec3 local = nearest.local(c);
      if (out[2] == best && nearest.pose().turn(new Vec3(0, 0, 1)).z() > 0.9) {
        return new Judgement(
            false,
            say("middle %.2f m %s the fill volume", best, local.z() > 0 ? "above" : "below"));
      }
      return new Judgement(false, say("middle %.2f m outside the fill volume", distance(out)));
    }
    if (!container.box().contains(c)) {
      return new Judgement(false, "middle outside the bounding box");
    }
    return new Judgement(true, say("middle %.2f m inside the fill volume", -best));
  }

  private static double distance(double[] out) {
    double s = 0;
    for (double o : out) {
      s += Math.max(0, o) * Math.max(0, o);
    }
    return Math.sqrt(s);
  }

  /** Boxes closer than a sixth of the mean summed size, and one beside the other. */
  public Judgement nextTo(String a, String b) {
    Box x = box(a);
    Box y = box(b);
    double gap = x.gap(y).length();
    Vec3 sum = x.size().plus(y.size());
    double limit = (sum.x() + sum.y() + sum.z()) / 3 / 6;
    if (gap > limit) {
      return new Judgement(false, say("%.2f m apart, next to below %.2f", gap, limit));
    }
    if (!beside(a, b) && !beside(b, a)) {
      return new Judgement(false, say("%.2f m apart, but not side by side", gap));
    }
    return new Judgement(true, say("%.2f m apart, next to below %.2f", gap, limit));
  }

  /** The Open state. */
  public Judgement open(String a) {
    Openness o = Openness.of(objects.get(a));
    return new Judgement(o.open(), o.reason());
  }

  /** Where the middle is; for fixed things what the scene says. */
  public Judgement inRoom(String a, String room) {
    if (fixed(a)) {
      List<String> rooms = objects.get(a).scene().inRooms();
      boolean in = rooms.stream().anyMatch(r -> is(r, room));
      return new Judgement(in, "stands in " + String.join(", ", rooms));
    }
    Vec3 c = box(a).centre();
    if (a.equals("robot")) {
      double[] base = robot.base();
      c = new Vec3(base[0], base[1], 0);
    }
    Optional<Room> at = scene.roomAt(c.x(), c.y());
    return new Judgement(
        at.isPresent() && is(at.get().id(), room),
        say("at %.2f, %.2f in %s", c.x(), c.y(), at.isPresent() ? at.get().id() : "no room"));
  }

  private static boolean is(String id, String room) {
    return id.equals(room) || id.startsWith(room + "_") && id.length() - room.length() <= 3;
  }

  /** Whether a hand of the robot holds it. */
  public Judgement grasped(String a) {
    for (int hand = 0; hand < 2; hand++) {
      Body b = robot.grasped(hand);
      if (b != null && b.object().equals(a)) {
        return new Judgement(true, (hand == 0 ? "left" : "right") + " hand holds it");
      }
    }
    return new Judgement(false, "both hands are without it");
  }
}
