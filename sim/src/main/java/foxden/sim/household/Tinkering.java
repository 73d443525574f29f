package foxden.sim.household;

import foxden.scenes.Quat;
import foxden.scenes.Vec3;
import foxden.sim.Edit;
import foxden.sim.household.physics.Body;
import foxden.sim.household.physics.Convex;
import foxden.sim.household.physics.HouseWorld;
import foxden.sim.household.physics.Joint;
import foxden.sim.household.physics.Pose;
import foxden.sim.household.physics.Separation;
import foxden.sim.household.physics.StateHash;
import foxden.sim.household.physics.StateReader;
import foxden.sim.household.physics.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a person changed about a running home, and the springs by which somebody pulls now. Part of
 * snapshot and hash only when there is something: a home that nobody touched has the same bits as
 * one that cannot be touched.
 */
final class Tinkering {

  /** Natural frequency of the spring with the pulled thing on it, 1/s; it is damped critically. */
  private static final double OMEGA = 9;

  /** No pull is stronger, N. */
  static final double STRONGEST = 120;

  /** A thing put into another is raised by so much at a time until it is free, m. */
  private static final double RAISE = 0.02;

  /** So far at most, m. */
  private static final double HIGHEST = 2.4;

  /** Deeper than this is inside, m. */
  private static final double DEEP = 0.004;

  private final HouseWorld world;
  private final Map<String, Double> friction = new TreeMap<>();
  private final Map<String, Double> mass = new TreeMap<>();
  private final Map<String, Edit.Pull> pulls = new TreeMap<>();

  Tinkering(HouseWorld world) {
    this.world = world;
  }

  /** Whether nothing differs from the scene and nobody pulls. */
  boolean untouched() {
    return friction.isEmpty() && mass.isEmpty() && pulls.isEmpty();
  }

  /** Everything as in the scene again. */
  void clear() {
    for (String name : friction.keySet()) {
      world.body(name).friction(Double.NaN);
    }
    for (String name : mass.keySet()) {
      world.body(name).mass(Double.NaN);
    }
    friction.clear();
    mass.clear();
    pulls.clear();
  }

  /**
   * Does one.
   *
   * @throws IllegalArgumentException one sentence
   */
  void apply(Edit edit) {
    if (edit instanceof Edit.Place e) {
      place(e);
    } else if (edit instanceof Edit.Pull e) {
      Body b = loose(e.body());
      finite(e, e.ax(), e.ay(), e.az(), e.x(), e.y(), e.z());
      pulls.put(b.name(), e);
    } else if (edit instanceof Edit.LetGo e) {
      pulls.remove(e.body());
    } else if (edit instanceof Edit.Friction e) {
      Body b = known(e.body());
      if (!(e.value() >= 0 && e.value() <= 10)) {
        throw new IllegalArgumentException("a friction of " + e.value() + "; choose 0 to 10");
      }
      b.friction(e.value());
      friction.put(b.name(), e.value());
      b.wakeAll(world);
    } else if (edit instanceof Edit.Mass e) {
      Body b = known(e.body());
      if (b.kind() != Body.Kind.MOVABLE) {
        throw new IllegalArgumentException(b.name() + " is no loose thing; its mass stays");
      }
      if (!(e.kilograms() >= 1e-3 && e.kilograms() <= 1000)) {
        throw new IllegalArgumentException(
            "a mass of " + e.kilograms() + " kg; choose 0.001 to 1000");
      }
      b.mass(e.kilograms());
      mass.put(b.name(), e.kilograms());
      b.wake();
    } else if (edit instanceof Edit.JointAt e) {
      Joint j = world.joint(e.joint());
      finite(e, e.position());
      j.set(e.position());
      j.child().wakeAll(world);
    } else {
      throw new IllegalArgumentException("that cannot be changed in a home: " + edit);
    }
  }

  private void place(Edit.Place e) {
    Body b = known(e.body());
    if (b.kind() != Body.Kind.MOVABLE) {
      throw new IllegalArgumentException(b.name() + " is no loose thing and cannot be moved");
    }
    finite(e, e.x(), e.y(), e.z(), e.qx(), e.qy(), e.qz(), e.qw());
    double n = Math.sqrt(e.qx() * e.qx() + e.qy() * e.qy() + e.qz() * e.qz() + e.qw() * e.qw());
    if (Math.abs(n - 1) > 0.01 || Math.abs(e.x()) + Math.abs(e.y()) + Math.abs(e.z()) > 1000) {
      throw new IllegalArgumentException("no place in a home: " + e);
    }
    if (world.grips().stream().anyMatch(g -> g.held() == b)) {
      throw new IllegalArgumentException("the robot holds " + b.name() + "; let it go first");
    }
    // What lay on it or beside it must notice that it is gone.
    b.wakeAll(world);
    Pose before = b.pose();
    Quat turn = new Quat(e.qx() / n, e.qy() / n, e.qz() / n, e.qw() / n);
    Body in = b;
    for (int k = 0; k * RAISE <= HIGHEST && in != null; k++) {
      b.place(new Pose(new Vec3(e.x(), e.y(), e.z() + k * RAISE), turn));
      in = inside(b);
    }
    if (in != null) {
      b.place(before);
      throw new IllegalArgumentException(
          b.name() + " does not fit there: " + in.name() + " is in the way");
    }
  }

  // What a body reaches into deeper than a resting contact does; null where it is free.
  private @Nullable Body inside(Body b) {
    List<Body> near = new ArrayList<>();
    world.overlaps(b.bounds(), Body.ALL, near);
    Separation s = new Separation();
    for (Body other : near) {
      if (other == b) {
        continue;
      }
      for (Convex shape : b.shapes()) {
        if (world.distance(shape, b.pose(), other, 0, s) && s.distance() < -DEEP) {
          return other;
        }
      }
    }
    return null;
  }

  private static void finite(Edit e, double... values) {
    for (double v : values) {
      if (!Double.isFinite(v)) {
        throw new IllegalArgumentException("a number of the edit is not finite: " + e);
      }
    }
  }

  private Body known(String name) {
    Body b = world.find(name);
    if (b == null) {
      throw new IllegalArgumentException("there is no body named " + name);
    }
    return b;
  }

  private Body loose(String name) {
    Body b = known(name);
    if (b.kind() != Body.Kind.MOVABLE && b.kind() != Body.Kind.ARTICULATED) {
      throw new IllegalArgumentException(name + " does not give way, so it cannot be pulled");
    }
    return b;
  }

  /** The springs act for one step. */
  void beforeStep(double dt) {
    for (Edit.Pull p : pulls.values()) {
      Body b = world.body(p.body());
      Vec3 at = b.pose().apply(new Vec3(p.ax(), p.ay(), p.az()));
      Vec3 gap = new Vec3(p.x(), p.y(), p.z()).minus(at);
      Joint joint = b.joint();
      if (joint != null) {
        pull(joint, at, gap, dt);
        continue;
      }
      b.wake();
      Vec3 force =
          gap.times(OMEGA * OMEGA * b.mass())
              .minus(b.velocityAt(at).times(2 * OMEGA * b.mass()))
              // Whoever lifts a thing also carries it.
              .plus(new Vec3(0, 0, 9.81 * b.mass()));
      b.push(limited(force).times(dt), at);
    }
  }

  private static void pull(Joint joint, Vec3 at, Vec3 gap, double dt) {
    Vec3 j = joint.jacobian(at);
    double jj = j.dot(j);
    if (jj < 1e-6) {
      return;
    }
    joint.child().wake();
    double m = joint.inertia() / jj;
    double along = gap.dot(j) / Math.sqrt(jj);
    double f = OMEGA * OMEGA * m * along - 2 * OMEGA * m * joint.qd() * Math.sqrt(jj);
    f = Math.max(-STRONGEST, Math.min(STRONGEST, f));
    joint.push(f * Math.sqrt(jj) * dt);
  }

  private static Vec3 limited(Vec3 f) {
    double n = f.length();
    return n > STRONGEST ? f.times(STRONGEST / n) : f;
  }

  /** The pull on a body, for those who draw it. */
  Edit.@Nullable Pull pull(String body) {
    return pulls.get(body);
  }

  void write(StateWriter out) {
    write(friction, out);
    write(mass, out);
    out.putInt(pulls.size());
    for (Edit.Pull p : pulls.values()) {
      out.putString(p.body());
      out.putDoubles(new double[] {p.ax(), p.ay(), p.az(), p.x(), p.y(), p.z()});
    }
  }

  private static void write(Map<String, Double> values, StateWriter out) {
    out.putInt(values.size());
    values.forEach(
        (name, v) -> {
          out.putString(name);
          out.putDouble(v);
        });
  }

  void read(StateReader in) {
    for (int i = in.getInt(); i > 0; i--) {
      String name = in.getString();
      double v = in.getDouble();
      known(name).friction(v);
      friction.put(name, v);
    }
    for (int i = in.getInt(); i > 0; i--) {
      String name = in.getString();
      double v = in.getDouble();
      known(name).mass(v);
      mass.put(name, v);
    }
    for (int i = in.getInt(); i > 0; i--) {
      String name = in.getString();
      double[] v = in.getDoubles();
      pulls.put(name, new Edit.Pull(name, v[0], v[1], v[2], v[3], v[4], v[5]));
    }
  }

  void hash(StateHash h) {
    if (untouched()) {
      return;
    }
    friction.forEach((name, v) -> h.add(world.body(name).id()).add(v));
    h.add(mass.size());
    mass.forEach((name, v) -> h.add(world.body(name).id()).add(v));
    h.add(pulls.size());
    pulls.forEach(
        (name, p) ->
            h.add(world.body(name).id())
                .add(p.ax())
                .add(p.ay())
                .add(p.az())
                .add(p.x())
                .add(p.y())
                .add(p.z()));
  }
}
