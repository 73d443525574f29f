package foxden.sim.household.robot;

import foxden.scenes.Vec3;
import foxden.sim.household.physics.Body;
import foxden.sim.household.physics.HouseWorld;
import foxden.sim.household.physics.Joint;
import foxden.sim.household.physics.Pose;
import foxden.sim.household.robot.R1Model.Chain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is close to the robot, as linear limits on its motion in one tick: for each pair of a link
 * and a body nearer than {@link #SIGHT}, how far the nearest point of the link may come towards the
 * body. Fixed things and heavy ones leave the distance less a margin; doors and drawers too, except
 * to hands; what a hand or light thing may be pushed leaves a little more, so that the push takes
 * at most {@link R1Model#MAX_FORCE}. (The idea of speculative contacts, as limits on a driven
 * body.)
 */
final class Reach {

  /** Pairs farther apart than this are not looked at, m; more than anything moves in a tick. */
  static final double SIGHT = 0.05;

  /** Distance that links keep from what stops them, m. */
  static final double MARGIN = 0.004;

  /** Free bodies heavier than this stop the robot like furniture, kg. */
  static final double HEAVY = 12;

  /** Distance at which the solver begins to act between bodies, with some room to spare, m. */
  private static final double CONTACT = 0.022;

  /** Overlap that is left to the solver, m. */
  private static final double SLOP = 0.002;

  /** Corners this far behind the plane of contact still count as part of the face, m. */
  private static final double FACE = 0.01;

  /** One limit: {@code -(n . motion of the point) <= budget}. */
  static final class Row {
    int link;
    Chain chain = Chain.BASE;
    Body body;
    // point of the link, in the link's frame
    double lx;
    double ly;
    double lz;
    // the same point in the world
    double px;
    double py;
    double pz;
    // unit normal from the body to the link
    double nx;
    double ny;
    double nz;
    double budget;
    double distance;

    /** Whether this row is about something held, not a link of the robot. */
    boolean held;

    /** Whether the body gives way, so that a limit is no more than a gentle push. */
    boolean soft;

    /** Whether the motion was cut short by this row in this tick. */
    boolean hit;

    /** Speed at which the point came as the base was told to drive, m/s. */
    double speed;

    /** How far a motion of the base brings the point towards the body, m. */
    double approach(double[] base, double[] move) {
      double x = px - base[0];
      double y = py - base[1];
      return -(nx * (move[0] - move[2] * y) + ny * (move[1] + move[2] * x));
    }

    Row(Body body) {
      this.body = body;
    }
  }

  /** A moving part to be checked: a link's shapes, or those of a thing in a hand. */
  record Part(int link, Chain chain, boolean hand, boolean held, Solid[] solids) {}

  private final HouseWorld world;
  private final Solid[][] solids;
  private final Pose[] known;
  private final Gap gap = new Gap();
  private final List<Body> near = new ArrayList<>();

  /** A body close to a free one: unit normal from it to the free one, and the gap, m. */
  private record Neighbour(Body other, double nx, double ny, double nz, double gap) {}

  // neighbours of free bodies near the robot, filled when first asked for in a tick
  private final Map<Integer, List<Neighbour>> neighbours = new TreeMap<>();

  /** Rows of the last {@link #look}. */
  final List<Row> rows = new ArrayList<>();

  Reach(HouseWorld world) {
    this.world = world;
    int n = world.bodies().size();
    this.solids = new Solid[n][];
    this.known = new Pose[n];
  }

  /** The collision shapes of a body at its present pose. */
  Solid[] solids(Body b) {
    Solid[] s = solids[b.id()];
    if (s == null) {
      s = b.shapes().stream().map(c -> new Solid(c.core(), c.getMargin())).toArray(Solid[]::new);
      solids[b.id()] = s;
    }
    if (b.kind() == Body.Kind.FIXED && known[b.id()] != null) {
      return s;
    }
    Pose pose = b.pose();
    if (!pose.equals(known[b.id()])) {
      Rigid r = rigid(pose);
      for (Solid x : s) {
        x.moveTo(r);
      }
      known[b.id()] = pose;
    }
    return s;
  }

  static Rigid rigid(Pose p) {
    return Rigid.of(
        p.pos().x(), p.pos().y(), p.pos().z(), p.ori().x(), p.ori().y(), p.ori().z(), p.ori().w());
  }

  /** Whether a body stops links that are no hands. */
  static boolean stops(Body b) {
    return b.kind() == Body.Kind.FIXED
        || b.kind() == Body.Kind.ARTICULATED
        || (b.kind() == Body.Kind.MOVABLE && b.mass() > HEAVY);
  }

  /**
   * Finds the limits of this tick.
   *
   * @param parts with their solids at the present pose
   * @param frames world frame of each link
   * @param inHand what the left and the right hand hold
   * @param jammed by body id: ticks for which it is not to be pushed further
   * @param dt length of the tick, s
   */
  void look(List<Part> parts, Rigid[] frames, @Nullable Body[] inHand, int[] jammed, double dt) {
    rows.clear();
    neighbours.clear();
    double[] all = {1e9, 1e9, 1e9, -1e9, -1e9, -1e9};
    for (Part p : parts) {
      for (Solid s : p.solids()) {
        for (int k = 0; k < 3; k++) {
          all[k] = Math.min(all[k], s.box[k] - SIGHT);
          all[k + 3] = Math.max(all[k + 3], s.box[k + 3] + SIGHT);
        }
      }
    }
    near.clear();
    world.overlaps(
        all, Body.Kind.FIXED.bit() | Body.Kind.MOVABLE.bit() | Body.Kind.ARTICULATED.bit(), near);
    for (Body b : near) {
      boolean free = b.kind() == Body.Kind.MOVABLE;
      if (free && (b == inHand[0] || b == inHand[1])) {
        continue;
      }
      Solid[] theirs = solids(b);
      for (Part p : parts) {
        if (p.held() && !stops(b)) {
          continue;
        }
        // a hand may touch the door that it holds
        if (p.hand() && b == inHand[p.chain() == Chain.LEFT ? 0 : 1]) {
          continue;
        }
        for (Solid mine : p.solids()) {
          for (Solid t : theirs) {
            if (mine.near(t, SIGHT)) {
              pair(p, mine, b, t, frames[p.link()], jammed[b.id()] > 0, dt);
            }
          }
        }
      }
    }
  }

  private void pair(
      Part part, Solid mine, Body body, Solid theirs, Rigid frame, boolean jammed, double dt) {
    Row first = row(part, mine, body, theirs, frame, jammed, dt);
    if (first == null || (part.chain() != Chain.BASE && !part.hand()) || first.distance < -0.01) {
      return;
    }
    // Two faces meet in more than one point: the corners near the plane of contact count as well.
    double x = first.nx;
    double y = first.ny;
    double z = first.nz;
    double plane = x * first.px + y * first.py + z * first.pz;
    for (int i = 0; i < mine.size(); i++) {
      if (mine.along(i, x, y, z) - plane < FACE && mine.corner(i).near(theirs, SIGHT)) {
        row(part, mine.corner(i), body, theirs, frame, jammed, dt);
      }
    }
    plane -= first.distance;
    for (int i = 0; i < theirs.size(); i++) {
      if (plane - theirs.along(i, x, y, z) < FACE && mine.near(theirs.corner(i), SIGHT)) {
        row(part, mine, body, theirs.corner(i), frame, jammed, dt);
      }
    }
  }

  private @Nullable Row row(
      Part part, Solid mine, Body body, Solid theirs, Rigid frame, boolean jammed, double dt) {
    gap.measure(mine, theirs, SIGHT);
    if (gap.distance > SIGHT) {
      return null;
    }
    Row r = new Row(body);
    r.link = part.link();
    r.chain = part.chain();
    r.held = part.held();
    r.distance = gap.distance;
    if (gap.nx != 0 || gap.ny != 0 || gap.nz != 0) {
      r.nx = gap.nx;
      r.ny = gap.ny;
      r.nz = gap.nz;
      r.px = gap.px + gap.distance * gap.nx;
      r.py = gap.py + gap.distance * gap.ny;
      r.pz = gap.pz + gap.distance * gap.nz;
    } else {
      overlap(r, mine.box, theirs.box);
    }
    Rigid inv = frame.inverse();
    r.lx = inv.applyX(r.px, r.py, r.pz);
    r.ly = inv.applyY(r.px, r.py, r.pz);
    r.lz = inv.applyZ(r.px, r.py, r.pz);
    r.budget = budget(part, body, r, jammed, dt);
    rows.add(r);
    return r;
  }

  /** Overlapping shapes have no gap to measure: go apart along the axis that is left soonest. */
  private static void overlap(Row r, double[] a, double[] b) {
    double best = Double.MAX_VALUE;
    for (int k = 0; k < 3; k++) {
      double up = b[k + 3] - a[k];
      double down = a[k + 3] - b[k];
      double d = Math.min(up, down);
      if (d < best) {
        best = d;
        double s = up <= down ? 1 : -1;
        r.nx = k == 0 ? s : 0;
        r.ny = k == 1 ? s : 0;
        r.nz = k == 2 ? s : 0;
      }
    }
    r.px = (Math.max(a[0], b[0]) + Math.min(a[3], b[3])) / 2;
    r.py = (Math.max(a[1], b[1]) + Math.min(a[4], b[4])) / 2;
    r.pz = (Math.max(a[2], b[2]) + Math.min(a[5], b[5])) / 2;
  }

  private double budget(Part part, Body body, Row r, boolean jammed, double dt) {
    boolean pushable =
        !part.held() && (body.kind() == Body.Kind.ARTICULATED ? part.hand() : !stops(body));
    if (!pushable) {
      double closing = body.kind() == Body.Kind.FIXED ? 0 : Math.max(0, closing(r, body));
      return Math.max(0, r.distance - MARGIN - closing * dt);
    }
    r.soft = true;
    double mass;
    double escape;
    Joint joint = body.joint();
    if (joint != null) {
      Vec3 j = joint.jacobian(new Vec3(r.px, r.py, r.pz));
      // joint velocity per unit of push along -n, and the mass that the push feels
      double jn = -(j.x() * r.nx + j.y() * r.ny + j.z() * r.nz);
      boolean stopped =
          Math.abs(jn) < 0.05
              || (jn > 0 ? joint.q() >= joint.upper() - 1e-3 : joint.q() <= joint.lower() + 1e-3);
      if (stopped) {
        r.soft = false;
        return Math.max(0, r.distance);
      }
      mass = joint.inertia() / (jn * jn);
      escape = joint.qd() * jn;
    } else {
      mass = train(body, -r.nx, -r.ny, -r.nz, 3);
      escape = -closing(r, body);
    }
    // part of the allowed force goes into friction on the floor, some is left for rounding
    double drag = joint == null ? 0.6 * 9.81 * mass : 20;
    double net = Math.max(5, 0.8 * R1Model.MAX_FORCE - drag);
    // the solver leaves a little overlap alone, and so do we
    double slop = joint == null ? SLOP / 4 : SLOP;
    double gapLeft = r.distance > 0 ? r.distance : Math.min(0, r.distance + slop);
    double push = gapLeft + Math.max(0, escape + net * dt / mass) * dt;
    if (jammed) {
      r.soft = false;
      return 0;
    }
    if (joint == null) {
      double room = room(body, -r.nx, -r.ny, -r.nz, 3);
      double free = Math.max(0, r.distance - 0.75 * MARGIN) + Math.max(0, room - CONTACT);
      if (free < push) {
        r.soft = false;
        return free;
      }
    }
    return push;
  }

  private List<Neighbour> neighbours(Body b) {
    List<Neighbour> known = neighbours.get(b.id());
    if (known != null) {
      return known;
    }
    List<Neighbour> list = new ArrayList<>();
    neighbours.put(b.id(), list);
    double[] box = b.bounds();
    for (int k = 0; k < 3; k++) {
      box[k] -= SIGHT;
      box[k + 3] += SIGHT;
    }
    List<Body> others = new ArrayList<>();
    world.overlaps(
        box, Body.Kind.FIXED.bit() | Body.Kind.MOVABLE.bit() | Body.Kind.ARTICULATED.bit(), others);
    for (Body o : others) {
      if (o == b) {
        continue;
      }
      for (Solid mine : solids(b)) {
        for (Solid t : solids(o)) {
          if (!mine.near(t, SIGHT)) {
            continue;
          }
          gap.measure(mine, t, SIGHT);
          if (gap.distance < SIGHT && (gap.nx != 0 || gap.ny != 0 || gap.nz != 0)) {
            list.add(new Neighbour(o, gap.nx, gap.ny, gap.nz, Math.max(0, gap.distance)));
          }
        }
      }
    }
    return list;
  }

  /**
   * How far a free body can be pushed along (x, y, z) before it stands against something that does
   * not give way, m; other free bodies in between are pushed along. Infinite when nothing is near.
   */
  private double room(Body b, double x, double y, double z, int depth) {
    double least = Double.POSITIVE_INFINITY;
    for (Neighbour t : neighbours(b)) {
      // the normal points at the body pushed; against the push means ahead of it
      double along = -(t.nx() * x + t.ny() * y + t.nz() * z);
      if (along < 0.5) {
        continue;
      }
      double g = t.gap() / along;
      if (stops(t.other())) {
        least = Math.min(least, g);
      } else if (depth > 0) {
        least = Math.min(least, g + room(t.other(), x, y, z, depth - 1));
      }
    }
    return least;
  }

  /** Mass of a body and of the free bodies that it pushes along (x, y, z), kg. */
  private double train(Body b, double x, double y, double z, int depth) {
    double sum = b.mass();
    Body last = b;
    for (Neighbour t : neighbours(b)) {
      double along = -(t.nx() * x + t.ny() * y + t.nz() * z);
      if (along > 0.5 && t.gap() < CONTACT && t.other() != last && !stops(t.other()) && depth > 0) {
        sum += train(t.other(), x, y, z, depth - 1);
        last = t.other();
      }
    }
    return sum;
  }

  /** Speed at which the body's point comes towards the link, m/s. */
  private static double closing(Row r, Body b) {
    Vec3 v = b.velocity();
    Vec3 w = b.spin();
    Vec3 c = b.centreOfMass();
    double x = r.px - c.x();
    double y = r.py - c.y();
    double z = r.pz - c.z();
    double vx = v.x() + w.y() * z - w.z() * y;
    double vy = v.y() + w.z() * x - w.x() * z;
    double vz = v.z() + w.x() * y - w.y() * x;
    return vx * r.nx + vy * r.ny + vz * r.nz;
  }
}
