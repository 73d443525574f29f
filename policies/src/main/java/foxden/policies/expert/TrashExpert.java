package foxden.policies.expert;

import foxden.policies.Policy;
import foxden.scenes.Vec3;
import foxden.sim.Action;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import foxden.sim.household.robot.R1Model;
import foxden.sim.household.sensor.TraversabilityMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The scripted expert of "take the trash outside". It reads where things are ({@code truth.*}) and
 * its own senses and drives by feedback. What it does next is a function of what it sees now, so
 * that a network can learn it from observations and it can say of any state what it would do there.
 * The one exception is backing off when the base is stuck, which {@link #memoryless()} leaves out.
 *
 * <p>It drives to the bag along the field of shortest ways, faces it as soon as nothing stands
 * between, lowers the hand, closes on the knot, lifts the bag over the base, drives to the door,
 * pushes the leaf open with the other hand while driving through, lifts the bag over the bin and
 * lets go. A failed grasp is tried again.
 */
public final class TrashExpert implements Policy {

  private static final String BAG = "bag_of_rubbish_1";
  private static final String DOOR = "door_1";
  private static final String BIN = "ashcan_1";

  /** Way from the waiting place to where the hand meets the knot, m. */
  private static final double RUN_UP = 0.28;

  /** Nearer than this to the bag it comes straight, when nothing stands between, m. */
  private static final double STRAIGHT = 1.7;

  /** Clearance that the base may have where it stops, facing a thing, m. */
  private static final double TIGHT = 0.5;

  /** Headings that are tried where it has to choose one. */
  private static final int SIDES = 48;

  /** Distance of the waiting place inside from the door, m. */
  private static final double BEFORE_DOOR = 1.25;

  /** Distance behind the door at which it has been passed, m. */
  private static final double BEHIND_DOOR = 1.0;

  /** The base keeps this much to the lever's side when passing, away from the leaf, m. */
  private static final double ASIDE = 0.14;

  private @Nullable Sight sight;
  private @Nullable HomeMap home;
  private @Nullable Postures postures;
  private final BaseDriver driver = new BaseDriver();
  private final boolean patient;

  // what it works out from what it sees, kept until that changes
  private @Nullable Ways toBag;
  private @Nullable Ways toDoor;
  private @Nullable Ways toBin;
  private double binYaw;

  // all it remembers: being stuck
  private int stuck;
  private int backing;

  // shown
  private String subtask = "";
  private float[] hand = new float[3];

  /** An expert that backs off when the base is stuck. */
  public TrashExpert() {
    this(false);
  }

  private TrashExpert(boolean patient) {
    this.patient = patient;
  }

  /** One that never backs off: each action depends on the present observation alone. */
  public static TrashExpert memoryless() {
    return new TrashExpert(true);
  }

  @Override
  public String name() {
    return "expert";
  }

  @Override
  public Set<String> channels() {
    return Set.of(
        "proprio.qpos",
        "proprio.qvel",
        "proprio.hands",
        "proprio.grip",
        "truth.base",
        "truth.objects",
        "truth.joints");
  }

  @Override
  public void reset(EnvironmentSpec spec, long seed) {
    sight = new Sight(spec, DOOR);
    home = HomeMap.of(spec.scene(), BAG, DOOR, BIN);
    postures = null;
    toBag = null;
    toDoor = null;
    toBin = null;
    stuck = 0;
    backing = 0;
    driver.forget();
  }

  /**
   * A field with what it was made for: while that is the same, so is the field.
   *
   * @param tight clearance that the base has at least where it stops, m
   */
  private record Ways(double[] key, TraversabilityMap map, FloorField field, double tight) {}

  @Override
  public Decision act(Observation observation) {
    Sight s = sight;
    HomeMap h = home;
    if (s == null || h == null) {
      throw new IllegalStateException("reset the expert before it acts");
    }
    s.look(observation);
    Postures p = postures;
    if (p == null) {
      double[] rest = new double[R1Model.SIZE];
      for (int i = 3; i < R1Model.SIZE; i++) {
        rest[i] = s.q[i];
      }
      p = new Postures(rest, h.hingeSide(), h.knot().z());
      postures = p;
    }
    double[] command = new double[R1Model.SIZE];
    decide(s, h, p, command);
    float[] action = new float[R1Model.SIZE];
    for (int i = 0; i < action.length; i++) {
      action[i] = (float) command[i];
    }
    return new Decision(new Action.VectorAction(action), trace());
  }

  private void decide(Sight s, HomeMap h, Postures p, double[] c) {
    int bag = s.index(BAG);
    Vec3 at = s.pos(bag);
    Vec3 knot = at.plus(s.ori(bag).rotate(h.knot()));
    boolean holding = s.grip[p.bag.ordinal()] > 0.5f;
    double toBin = Math.hypot(at.x() - h.bin().x(), at.y() - h.bin().y());
    if (!holding && toBin < 0.3) {
      posture(c, p.drop);
      c[p.bag.gripper()] = R1Model.STROKE;
      say("done", knot);
      return;
    }
    if (backing > 0) {
      backing--;
      posture(c, holding ? p.carry : p.rest);
      c[0] = -0.3;
      say("back off", knot);
      return;
    }
    if (holding) {
      carry(s, h, p, knot, c);
    } else {
      fetch(s, h, p, knot, c);
    }
    watch(s, c);
  }

  /** Backs off when the base was told to move for 1.5 s and hardly did. */
  private void watch(Sight s, double[] c) {
    double asked = Math.hypot(c[0], c[1]);
    double speed = Math.hypot(s.q[0], s.q[1]);
    stuck = asked > 0.03 && speed < 0.2 * asked ? stuck + 1 : 0;
    if (stuck >= 15 && !patient) {
      stuck = 0;
      backing = 10;
    }
  }

  // ---- to the bag

  private void fetch(Sight s, HomeMap h, Postures p, Vec3 knot, double[] c) {
    double hx = Postures.GRASP_X;
    double hy = p.side() * Postures.GRASP_Y;
    double[] k = s.local(knot.x(), knot.y());
    double away = Math.hypot(k[0], k[1]);
    // the turn after which the knot lies ahead of the hand
    double turn = StrictMath.atan2(k[1], k[0]) - StrictMath.asin(clip(hy / away, 1));
    Ways ways = waysToBag(s, h, knot, hx, hy);
    if (!straight(ways, s.base, knot, s.base[2] + turn, away, hx, hy)) {
      driver.drive(ways.field(), s.base, s.base[2] + turn, c);
      posture(c, p.rest);
      c[p.bag.gripper()] = R1Model.STROKE;
      say("go to the bag", knot);
      return;
    }
    posture(c, Math.abs(BaseDriver.wrap(turn)) < 0.8 ? p.low : p.rest);
    c[p.bag.gripper()] = R1Model.STROKE;
    c[2] = BaseDriver.turn(turn);
    if (Math.abs(BaseDriver.wrap(turn)) > 0.25) {
      // along the line to the bag, up to the run-up, while turning
      double v = clip(1.6 * (away - Math.hypot(hx + RUN_UP, hy)), 0.5);
      c[0] = v * k[0] / away;
      c[1] = v * k[1] / away;
      say("face the bag", knot);
      return;
    }
    grasp(s, p, knot, k, c);
  }

  /** In front of the bag: hand down and open, in line, forward, close. */
  private void grasp(Sight s, Postures p, Vec3 knot, double[] k, double[] c) {
    int at = 7 * p.bag.ordinal();
    double high = Math.abs(s.hands[at + 2] + R1Model.GROUND - knot.z());
    double out = Math.abs(s.hands[at] - Postures.GRASP_X);
    double opening = s.q[p.bag.gripper()];
    double opens = s.rate[p.bag.gripper()];
    boolean low = high < 0.03 && out < 0.05;
    double ex = k[0] - (low ? s.hands[at] : Postures.GRASP_X);
    double ey = k[1] - (low ? s.hands[at + 1] : p.side() * Postures.GRASP_Y);
    boolean there = low && Math.abs(ex) < 0.022 && Math.abs(ey) < 0.018;
    // a hand on its way closes to the end, opens to the end
    boolean closing = opening < 0.85 * R1Model.STROKE && opening >= 8 && opens < 10;
    if (there
        ? opening >= 8 && !(opening < 0.8 * R1Model.STROKE && opens > 10)
        : low && closing && Math.abs(ex) < 0.05 && Math.abs(ey) < 0.04) {
      c[2] = 0;
      c[p.bag.gripper()] = 0;
      say("close the hand", knot);
      return;
    }
    // wait in front of it until the hand is down and open
    double wait = 0.7 * RUN_UP * Math.max(0, Math.min(1, (Math.max(high, out) - 0.02) / 0.06));
    if (opening < 0.8 * R1Model.STROKE) {
      wait = Math.max(wait, 0.08);
    }
    double aside = Math.max(0, Math.min(1, (0.05 - Math.abs(ey)) / 0.03));
    double v = clip(2.2 * (ex - wait), 0.5);
    c[0] = v > 0 && ex < 0.15 ? v * (0.15 + 0.85 * aside) : v;
    c[1] = clip(2.5 * ey, 0.25);
    say(low ? "reach for the bag" : "lower the hand", knot);
  }

  /** Whether the base can come to the knot straight from where it is, facing it. */
  private static boolean straight(
      Ways ways, double[] base, Vec3 knot, double yaw, double away, double hx, double hy) {
    HomeMap.Frame f = new HomeMap.Frame(knot.x(), knot.y(), yaw);
    double x = f.worldX(-hx, -hy);
    double y = f.worldY(-hx, -hy);
    double here = ways.map().clearance(base[0], base[1]);
    return away < STRAIGHT
        && ways.map().clearance(x, y) >= ways.tight() - 0.02
        && FloorField.along(ways.map(), base[0], base[1], x, y)
            >= Math.min(ways.tight() - 0.02, here);
  }

  // ---- with the bag

  private void carry(Sight s, HomeMap h, Postures p, Vec3 knot, double[] c) {
    HomeMap.Frame door = h.door();
    double dx = door.localX(s.base[0], s.base[1]);
    double dy = door.localY(s.base[0], s.base[1]);
    double lane = -h.hingeSide() * ASIDE;
    double turned = BaseDriver.wrap(door.yaw() - s.base[2]);
    boolean lifted = knot.z() > 0.62;
    boolean doorway = Math.abs(dy) < 0.6 && dx > -0.55 && dx < BEHIND_DOOR;
    boolean lined =
        dx > -BEFORE_DOOR - 0.2
            && dx <= -0.5
            && Math.abs(dy - lane) < 0.15
            && Math.abs(turned) < 0.3;
    if (!lifted) {
      posture(c, p.carry);
      say("lift the bag", knot);
      return;
    }
    if (doorway || lined) {
      pass(s, p, dx, dy - lane, turned, c);
      say("open the door", knot);
      return;
    }
    if (h.inside(s.base[0], s.base[1])) {
      FloorField field = fieldToDoor(s, h, lane);
      double left = driver.drive(field, s.base, door.yaw(), c);
      posture(c, left < 1.0 && Math.abs(turned) < 0.6 ? p.pass : p.carry);
      say("carry to the door", knot);
      return;
    }
    drop(s, h, p, knot, c);
  }

  private static void pass(Sight s, Postures p, double dx, double dy, double turned, double[] c) {
    // the pushing hand is needed until the leaf is out of the way
    if (dx > 0.8) {
      posture(c, p.carry);
    } else {
      double t = Math.max(0, Math.min(1, (dx + 0.6) / 0.5));
      for (int i = 3; i < R1Model.SIZE; i++) {
        c[i] = p.pass[i] + t * (p.wide[i] - p.pass[i]);
      }
    }
    double reach = s.hands[7 * p.push.ordinal()];
    double v = 0.6;
    if (dx < -0.7 && reach < 0.66) {
      // let the arm come forward first
      v = Math.max(0, 1.2 * (-1.0 - dx));
    }
    // the corner of the base passes the leaf only when that is wide open
    if (s.leaf < 1.3 && dx > -0.5) {
      v = Math.min(v, 0.12 + 0.5 * Math.max(0, s.leaf - 0.7));
    }
    double k = -1.2 * dy;
    double cs = StrictMath.cos(turned);
    double sn = StrictMath.sin(turned);
    double lateral = clip(k, 0.25);
    c[0] = cs * v - sn * lateral;
    c[1] = sn * v + cs * lateral;
    c[2] = BaseDriver.turn(turned);
  }

  private void drop(Sight s, HomeMap h, Postures p, Vec3 knot, double[] c) {
    double hx = Postures.DROP_X;
    double hy = p.side() * Postures.DROP_Y;
    FloorField field = fieldToBin(h, hx, hy);
    double[] b = s.local(h.bin().x(), h.bin().y());
    double turned = BaseDriver.wrap(binYaw - s.base[2]);
    boolean close =
        Math.abs(turned) < 0.3 && Math.abs(b[1] - hy) < 0.2 && b[0] - hx < 0.45 && b[0] - hx > -0.1;
    if (!close) {
      driver.drive(field, s.base, binYaw, c);
      posture(c, p.high);
      say("carry to the bin", knot);
      return;
    }
    boolean high = knot.z() > Postures.DROP_Z - 0.05;
    posture(c, high ? p.drop : p.high);
    c[2] = BaseDriver.turn(turned);
    // the bag itself is what must be over the bin
    double[] k = s.local(knot.x(), knot.y());
    double ex = b[0] - (high ? Math.max(k[0], hx - 0.1) : hx);
    double ey = b[1] - (high ? k[1] : hy);
    if (!high) {
      c[0] = clip(2 * Math.min(0, b[0] - hx - 0.2), 0.2);
      c[1] = clip(2 * ey, 0.2);
      say("lift over the bin", knot);
      return;
    }
    c[0] = clip(2 * ex, 0.3);
    c[1] = clip(2 * ey, 0.3);
    if (Math.abs(b[0] - k[0]) < 0.06 && Math.abs(ey) < 0.06) {
      c[p.bag.gripper()] = R1Model.STROKE;
      say("let go", knot);
    } else {
      say("hold over the bin", knot);
    }
  }

  // ---- where things stand

  /** Ways to where the bag can be faced with enough room to stop. */
  private Ways waysToBag(Sight s, HomeMap h, Vec3 knot, double hx, double hy) {
    double[] key = things(s, h, true);
    Ways old = toBag;
    if (old != null && Arrays.equals(key, old.key())) {
      return old;
    }
    List<double[]> discs = discs(key);
    discs.addAll(h.leafDiscs(Math.rint(s.leaf * 10) / 10));
    TraversabilityMap map = h.floor().with(discs);
    List<double[]> goals = new ArrayList<>();
    double tight = TIGHT + 0.06;
    while (goals.isEmpty() && tight > 0) {
      tight -= 0.06;
      for (int i = 0; i < SIDES; i++) {
        double yaw = 2 * StrictMath.PI * i / SIDES;
        HomeMap.Frame f = new HomeMap.Frame(knot.x(), knot.y(), yaw);
        double px = f.worldX(-hx - RUN_UP, -hy);
        double py = f.worldY(-hx - RUN_UP, -hy);
        double x = f.worldX(-hx, -hy);
        double y = f.worldY(-hx, -hy);
        if (map.clearance(x, y) >= tight && FloorField.along(map, px, py, x, y) >= tight) {
          goals.add(new double[] {px, py, 2 * Math.max(0, 0.65 - map.clearance(px, py))});
        }
      }
    }
    toBag = new Ways(key, map, new FloorField(map, goals), tight);
    return toBag;
  }

  /** Ways to the waiting place before the door. */
  private FloorField fieldToDoor(Sight s, HomeMap h, double lane) {
    double[] key = things(s, h, false);
    Ways old = toDoor;
    if (old == null || !Arrays.equals(key, old.key())) {
      double x = h.door().worldX(-BEFORE_DOOR, lane);
      double y = h.door().worldY(-BEFORE_DOOR, lane);
      TraversabilityMap map = h.floor().with(discs(key));
      old = new Ways(key, map, new FloorField(map, List.of(new double[] {x, y, 0})), 0);
      toDoor = old;
    }
    return old.field();
  }

  /** Ways outside to the one place from which the bag goes into the bin; the door stands open. */
  private FloorField fieldToBin(HomeMap h, double hx, double hy) {
    Ways old = toBin;
    if (old == null) {
      TraversabilityMap map = h.floor().with(h.leafDiscs(1.5));
      double fromX = h.door().worldX(BEHIND_DOOR + 0.3, 0);
      double fromY = h.door().worldY(BEHIND_DOOR + 0.3, 0);
      FloorField out = new FloorField(map, List.of(new double[] {fromX, fromY, 0}));
      double least = Double.POSITIVE_INFINITY;
      double[] goal = {fromX, fromY, 0};
      for (int i = 0; i < SIDES; i++) {
        double yaw = 2 * StrictMath.PI * i / SIDES;
        HomeMap.Frame f = new HomeMap.Frame(h.bin().x(), h.bin().y(), yaw);
        double x = f.worldX(-hx - 0.25, -hy);
        double y = f.worldY(-hx - 0.25, -hy);
        if (map.clearance(x, y) < 0.52
            || map.clearance(f.worldX(-hx, -hy), f.worldY(-hx, -hy)) < 0.4) {
          continue;
        }
        double cost = out.cost(x, y) + 0.35 * Math.abs(BaseDriver.wrap(yaw - h.door().yaw()));
        if (cost < least) {
          least = cost;
          binYaw = yaw;
          goal = new double[] {x, y, 0};
        }
      }
      if (Double.isInfinite(least)) {
        throw new IllegalStateException("there is no room before the bin");
      }
      old = new Ways(new double[0], map, new FloorField(map, List.of(goal)), 0);
      toBin = old;
    }
    return old.field();
  }

  /** What lies on the floor, to 2 cm: x, y, radius one after another. */
  private static double[] things(Sight s, HomeMap h, boolean toBag) {
    List<double[]> discs = new ArrayList<>();
    for (int i = 0; i < s.count(); i++) {
      String name = s.name(i);
      boolean bag = name.equals(BAG);
      Vec3 p = s.pos(i);
      if (p.z() < 0.3 && (toBag || !bag)) {
        discs.add(new double[] {round(p.x()), round(p.y()), bag ? 0.15 : h.radius(name)});
      }
    }
    return discs.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private static List<double[]> discs(double[] key) {
    List<double[]> discs = new ArrayList<>();
    for (int i = 0; i < key.length; i += 3) {
      discs.add(new double[] {key[i], key[i + 1], key[i + 2]});
    }
    return discs;
  }

  private static double round(double v) {
    return Math.rint(v * 50) / 50;
  }

  private static void posture(double[] c, double[] q) {
    System.arraycopy(q, 3, c, 3, R1Model.SIZE - 3);
  }

  private static double clip(double v, double most) {
    return Math.max(-most, Math.min(most, v));
  }

  private void say(String what, Vec3 target) {
    subtask = what;
    hand = new float[] {(float) target.x(), (float) target.y(), (float) target.z()};
  }

  private Trace trace() {
    List<double[]> path = driver.path();
    float[] xy = new float[2 * path.size()];
    for (int i = 0; i < path.size(); i++) {
      xy[2 * i] = (float) path.get(i)[0];
      xy[2 * i + 1] = (float) path.get(i)[1];
    }
    Map<String, Trace.Array> arrays = new LinkedHashMap<>();
    arrays.put("expert/path", new Trace.Array(new int[] {path.size(), 2}, xy));
    arrays.put("expert/target", new Trace.Array(new int[] {3}, hand));
    return new Trace(arrays, Map.of("expert/subtask", subtask));
  }
}
