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
 * its own senses, plans with A* on the floor map and drives by feedback; what it does next depends
 * almost only on what it sees now, so that a network can learn it from observations.
 *
 * <p>It drives to the bag, lowers the hand, closes on the knot, lifts the bag over the base, drives
 * to the door, pushes the leaf open with the other hand while driving through, lifts the bag over
 * the bin and lets go. A failed grasp is tried again; a blocked base backs off and plans again.
 */
public final class TrashExpert implements Policy {

  private static final String BAG = "bag_of_rubbish_1";
  private static final String DOOR = "door_1";
  private static final String BIN = "ashcan_1";

  /** Way from the waiting place to where the hand meets the knot, m. */
  private static final double RUN_UP = 0.28;

  /** Distance of the waiting place inside from the door, m. */
  private static final double BEFORE_DOOR = 1.25;

  /** Distance behind the door at which it has been passed, m. */
  private static final double BEHIND_DOOR = 1.0;

  /** The base keeps this much to the lever's side when passing, away from the leaf, m. */
  private static final double ASIDE = 0.14;

  /** Stages that only wait for a posture; longer than 4.5 s, and something is in the way. */
  private static final Set<String> PATIENT =
      Set.of("lower the hand", "lift the bag", "lift over the bin");

  private @Nullable Sight sight;
  private @Nullable HomeMap home;
  private @Nullable Postures postures;
  private final BaseDriver driver = new BaseDriver();

  // what it remembers: the chosen side of bag and bin, a failed grasp, being stuck
  private @Nullable Stand stand;
  private @Nullable Stand dropStand;
  private boolean reopen;
  private int stuck;
  private int waiting;
  private final List<Double> shunned = new ArrayList<>();
  private int backing;
  private @Nullable TraversabilityMap floor;
  private double[] floorKey = new double[0];

  // shown
  private String subtask = "";
  private float[] hand = new float[3];

  @Override
  public String name() {
    return "expert";
  }

  @Override
  public Set<String> channels() {
    return Set.of(
        "proprio.qpos",
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
    stand = null;
    dropStand = null;
    reopen = false;
    stuck = 0;
    waiting = 0;
    shunned.clear();
    backing = 0;
    floor = null;
    driver.forget();
  }

  /** Where to stand to reach something: waiting place and heading. */
  private record Stand(double x, double y, double yaw, double thingX, double thingY) {}

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
      reopen = false;
      if (stand != null) {
        stand = null;
        shunned.clear();
      }
      carry(s, h, p, knot, c);
    } else {
      dropStand = null;
      fetch(s, h, p, knot, c);
    }
    watch(s, c);
  }

  /** Backs off when the base was told to move for 1.5 s and hardly did, or waits too long. */
  private void watch(Sight s, double[] c) {
    double asked = Math.hypot(c[0], c[1]);
    double speed = Math.hypot(s.q[0], s.q[1]);
    stuck = asked > 0.03 && speed < 0.2 * asked ? stuck + 1 : 0;
    waiting = PATIENT.contains(subtask) ? waiting + 1 : 0;
    if (stuck >= 15 || waiting >= 45) {
      Stand st = stand != null ? stand : dropStand;
      if (st != null && (waiting > 0 || subtask.startsWith("reach"))) {
        shunned.add(st.yaw());
      }
      stuck = 0;
      waiting = 0;
      backing = 10;
      stand = null;
      dropStand = null;
      driver.forget();
    }
  }

  // ---- to the bag

  private void fetch(Sight s, HomeMap h, Postures p, Vec3 knot, double[] c) {
    double side = p.bag.ordinal() == 0 ? 1 : -1;
    double hx = Postures.GRASP_X;
    double hy = side * Postures.GRASP_Y;
    double gx = s.hands[7 * p.bag.ordinal()];
    double gy = s.hands[7 * p.bag.ordinal() + 1];
    double gz = s.hands[7 * p.bag.ordinal() + 2] + R1Model.GROUND;
    double[] k = s.local(knot.x(), knot.y());
    TraversabilityMap map = floor(s, h, true);
    Stand st = stand;
    if (st == null || Math.hypot(st.thingX() - knot.x(), st.thingY() - knot.y()) > 0.06) {
      st = choose(map, s.base, knot.x(), knot.y(), hx, hy, RUN_UP, 0.36);
      stand = st;
      driver.forget();
    }
    double ex = k[0] - gx;
    double ey = k[1] - gy;
    double turned = BaseDriver.wrap(st.yaw() - s.base[2]);
    boolean low = Math.abs(gz - knot.z()) < 0.03 && Math.abs(gx - hx) < 0.05;
    boolean before = Math.abs(turned) < 0.25 && Math.abs(k[1] - hy) < 0.14;
    boolean close = before && k[0] - hx > -0.06 && k[0] - hx < RUN_UP + 0.12;
    double away = Math.hypot(st.x() - s.base[0], st.y() - s.base[1]);
    double opening = s.q[p.bag.gripper()];
    if (opening > 0.8 * R1Model.STROKE) {
      reopen = false;
    }
    if (close) {
      posture(c, p.low);
      c[2] = BaseDriver.turn(turned);
      if (!low || reopen) {
        // wait in front of it until the hand is down and open
        double wait = Math.min(0, k[0] - hx - 0.7 * RUN_UP);
        c[0] = clip(2 * wait, 0.2);
        c[1] = clip(2 * (k[1] - hy), 0.2);
        say("lower the hand", knot);
        return;
      }
      boolean there = Math.abs(ex) < 0.02 && Math.abs(ey) < 0.015;
      if (there || opening < 0.85 * R1Model.STROKE) {
        c[p.bag.gripper()] = 0;
        if (opening < 8) {
          reopen = true;
        }
        say("close the hand", knot);
        return;
      }
      // first in line, then forward
      double line = Math.abs(ey) < 0.03 ? 1 : 0.2;
      c[0] = clip(2.2 * ex, 0.3 * line);
      c[1] = clip(2.5 * ey, 0.25);
      say("reach for the bag", knot);
      return;
    }
    driver.drive(map, s.base, st.x(), st.y(), st.yaw(), c);
    posture(c, away < 0.6 && Math.abs(turned) < 0.8 ? p.low : p.rest);
    c[p.bag.gripper()] = R1Model.STROKE;
    say("go to the bag", knot);
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
    TraversabilityMap map = floor(s, h, false);
    if (h.inside(s.base[0], s.base[1])) {
      double x = door.worldX(-BEFORE_DOOR, lane);
      double y = door.worldY(-BEFORE_DOOR, lane);
      double left = driver.drive(map, s.base, x, y, door.yaw(), c);
      posture(c, left < 1.0 && Math.abs(turned) < 0.6 ? p.pass : p.carry);
      say("carry to the door", knot);
      return;
    }
    drop(s, h, p, map, knot, c);
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

  private void drop(Sight s, HomeMap h, Postures p, TraversabilityMap map, Vec3 knot, double[] c) {
    double side = p.bag.ordinal() == 0 ? 1 : -1;
    double hx = Postures.DROP_X;
    double hy = side * Postures.DROP_Y;
    Stand st = dropStand;
    if (st == null) {
      st = choose(map, s.base, h.bin().x(), h.bin().y(), hx, hy, 0.25, 0.36);
      dropStand = st;
      driver.forget();
    }
    double[] b = s.local(h.bin().x(), h.bin().y());
    double turned = BaseDriver.wrap(st.yaw() - s.base[2]);
    boolean close =
        Math.abs(turned) < 0.3 && Math.abs(b[1] - hy) < 0.2 && b[0] - hx < 0.45 && b[0] - hx > -0.1;
    if (!close) {
      driver.drive(map, s.base, st.x(), st.y(), st.yaw(), c);
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

  /**
   * The floor with loose things on it, and the leaf of the door where it stands now. Made anew only
   * when something has moved by 2 cm or more.
   *
   * @param toBag on the way to the bag: it stands there too, and the door stays shut
   */
  private TraversabilityMap floor(Sight s, HomeMap h, boolean toBag) {
    List<double[]> discs = new ArrayList<>();
    for (int i = 0; i < s.count(); i++) {
      String name = s.name(i);
      boolean bag = name.equals(BAG);
      Vec3 p = s.pos(i);
      if (p.z() < 0.3 && (toBag || !bag)) {
        discs.add(new double[] {round(p.x()), round(p.y()), bag ? 0.15 : h.radius(name)});
      }
    }
    double leaf = Math.rint(s.leaf * 10) / 10;
    if (toBag || leaf > 0.3) {
      discs.addAll(h.leafDiscs(leaf));
    }
    double[] key = discs.stream().flatMapToDouble(Arrays::stream).toArray();
    TraversabilityMap m = floor;
    if (m == null || !Arrays.equals(key, floorKey)) {
      m = h.floor().with(discs);
      floor = m;
      floorKey = key;
    }
    return m;
  }

  private static double round(double v) {
    return Math.rint(v * 50) / 50;
  }

  /**
   * The best side to come from, so that the point (hx, hy) of the base frame ends up on a thing:
   * short way, little turning, much room; sides that failed before are left out.
   *
   * @param runUp how far before that the waiting place is, m
   * @param tight clearance that the base may have at least where it stops, facing the thing, m
   */
  private Stand choose(
      TraversabilityMap map,
      double[] base,
      double x,
      double y,
      double hx,
      double hy,
      double runUp,
      double tight) {
    double[] needs = {0.52, PathPlanner.RADIUS, PathPlanner.RADIUS - 0.08};
    for (double need : needs) {
      Stand best = null;
      double least = Double.MAX_VALUE;
      for (int i = 0; i < 24; i++) {
        double yaw = BaseDriver.wrap(2 * StrictMath.PI * i / 24);
        boolean shun = false;
        for (double bad : shunned) {
          shun |= Math.abs(BaseDriver.wrap(yaw - bad)) < 0.4;
        }
        HomeMap.Frame f = new HomeMap.Frame(x, y, yaw);
        double px = f.worldX(-hx - runUp, -hy);
        double py = f.worldY(-hx - runUp, -hy);
        double ex = f.worldX(-hx, -hy);
        double ey = f.worldY(-hx, -hy);
        double room = map.clearance(ex, ey);
        if (shun || map.clearance(px, py) < need || room < Math.max(tight, need - 0.12)) {
          continue;
        }
        List<double[]> way = PathPlanner.plan(map, base[0], base[1], px, py, PathPlanner.RADIUS);
        if (way.isEmpty()) {
          continue;
        }
        double cost =
            PathPlanner.length(way)
                + 0.35 * Math.abs(BaseDriver.wrap(yaw - base[2]))
                + 1.5 * Math.max(0, 0.65 - map.clearance(px, py));
        if (cost < least) {
          least = cost;
          best = new Stand(px, py, yaw, x, y);
        }
      }
      if (best != null) {
        return best;
      }
    }
    // no side is free: come straight from where the robot is
    shunned.clear();
    double yaw = StrictMath.atan2(y - base[1], x - base[0]);
    HomeMap.Frame f = new HomeMap.Frame(x, y, yaw);
    return new Stand(f.worldX(-hx - runUp, -hy), f.worldY(-hx - runUp, -hy), yaw, x, y);
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
