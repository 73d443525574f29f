package foxden.sim.household.physics;

import com.bulletphysics.collision.narrowphase.ManifoldPoint;
import com.bulletphysics.collision.narrowphase.PersistentManifold;
import foxden.scenes.ModelShape;
import foxden.scenes.Scene;
import foxden.scenes.SceneObject;
import foxden.scenes.Vec3;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A home as rigid bodies. Add everything, then {@link #step}; the first step freezes the list of
 * bodies. One fixed step of {@link #DT}, one thread at a time, no callbacks, no clock.
 */
public final class HouseWorld {

  /** Seconds of a step. */
  public static final double DT = 0.01;

  private final List<Body> bodies = new ArrayList<>();
  private final Map<String, Body> byName = new LinkedHashMap<>();
  private final List<Joint> joints = new ArrayList<>();
  private final Map<String, Joint> jointByName = new LinkedHashMap<>();
  private final List<Grip> grips = new ArrayList<>();
  private final HouseDynamics dynamics;
  private final Queries queries;
  private long steps;

  /** An empty world. */
  public HouseWorld() {
    dynamics = HouseDynamics.create(new Filter());
    queries = new Queries(dynamics.pairs);
  }

  /**
   * A world with everything of a scene that has a collision shape.
   *
   * @param shapes the model shape by model id
   * @throws IllegalArgumentException when a joint hangs on a link that can move; the message names
   *     it
   */
  public static HouseWorld of(Scene scene, Function<String, ModelShape> shapes) {
    HouseWorld world = new HouseWorld();
    for (SceneObject o : scene.objects()) {
      if (!o.visualOnly()) {
        world.add(o, shapes.apply(o.model()));
      }
    }
    world.excludeRestingJoints();
    return world;
  }

  /**
   * Adds a scene object: its root link fixed or movable, its jointed links on their joints. Links
   * of an object that is not bolted down do not move against each other.
   */
  public void add(SceneObject o, ModelShape shape) {
    Pose pose = new Pose(o.pos(), o.ori());
    Vec3 scale = o.scale();
    boolean fixed = o.fixedBase();
    if (!fixed) {
      addBody(merged(o, shape, pose));
      return;
    }
    Map<String, Body> links = new LinkedHashMap<>();
    for (int i = 0; i < shape.links().size(); i++) {
      ModelShape.Link link = shape.links().get(i);
      Body.Kind kind = childJoint(shape, link) == null ? Body.Kind.FIXED : Body.Kind.ARTICULATED;
      if (i > 0 && kind == Body.Kind.FIXED && link.shapes().isEmpty()) {
        continue;
      }
      links.put(
          link.name(),
          addBody(BodySpec.link(o.name(), link, i == 0, kind, shape.friction(), scale, pose)));
    }
    for (ModelShape.Joint j : shape.joints()) {
      Body parent = links.get(j.parent());
      Body child = links.get(j.child());
      if (parent == null || child == null || parent.kind() != Body.Kind.FIXED) {
        throw new IllegalArgumentException(
            "joint "
                + j.name()
                + " of model "
                + shape.model()
                + " hangs on link "
                + j.parent()
                + ", which is not fixed; only joints on a fixed link can be simulated");
      }
      Joint joint = new Joint(o.name() + "/" + j.name(), j, scale, parent, child);
      joints.add(joint);
      jointByName.put(joint.name(), joint);
      dynamics.constraintList().add(joint.row);
      Double at = o.jointPos().get(j.name());
      if (at != null) {
        joint.set(at);
      }
    }
  }

  private static ModelShape.@Nullable Joint childJoint(ModelShape shape, ModelShape.Link link) {
    for (ModelShape.Joint j : shape.joints()) {
      if (j.child().equals(link.name())) {
        return j;
      }
    }
    return null;
  }

  // a movable thing is one body, whatever its links
  private static BodySpec merged(SceneObject o, ModelShape shape, Pose pose) {
    BodySpec root =
        BodySpec.link(
            o.name(), shape.root(), true, Body.Kind.MOVABLE, shape.friction(), o.scale(), pose);
    if (shape.links().size() == 1) {
      return root;
    }
    List<Convex> all = new ArrayList<>();
    double mass = 0;
    Vec3 com = Vec3.ZERO;
    for (ModelShape.Link l : shape.links()) {
      all.addAll(Convex.of(l, o.scale()));
      mass += l.mass();
      com = com.plus(l.com().times(o.scale()).times(l.mass()));
    }
    com = com.times(1 / mass);
    // parallel axes theorem, products of inertia left out
    double ix = 0;
    double iy = 0;
    double iz = 0;
    for (ModelShape.Link l : shape.links()) {
      Vec3 d = l.com().times(o.scale()).minus(com);
      ix += l.inertia().x() + l.mass() * (d.y() * d.y() + d.z() * d.z());
      iy += l.inertia().y() + l.mass() * (d.x() * d.x() + d.z() * d.z());
      iz += l.inertia().z() + l.mass() * (d.x() * d.x() + d.y() * d.y());
    }
    return new BodySpec(
        root.name(),
        root.object(),
        root.link(),
        root.kind(),
        mass,
        com,
        new Vec3(ix, iy, iz),
        root.friction(),
        all,
        pose,
        false);
  }

  /**
   * Adds a body.
   *
   * @throws IllegalArgumentException when there is one of that name
   */
  public Body addBody(BodySpec spec) {
    Body b = new Body(bodies.size(), spec, dynamics.pairs.size());
    if (byName.put(spec.name(), b) != null) {
      throw new IllegalArgumentException("there are two bodies named " + spec.name());
    }
    bodies.add(b);
    dynamics.add(b);
    return b;
  }

  // doors that touch their surroundings where they rest never collide with those
  private void excludeRestingJoints() {
    Separation s = new Separation();
    for (Joint j : joints) {
      Body c = j.child();
      List<Body> near = new ArrayList<>();
      overlaps(c.bounds(), Body.Kind.FIXED.bit() | Body.Kind.ARTICULATED.bit(), near);
      for (Body b : near) {
        if (b != c && !b.object().equals(c.object())) {
          for (Convex shape : c.shapes()) {
            if (distance(shape, c.pose(), b, 0.005, s) && s.distance() < 0.005) {
              c.exclude(b);
              b.exclude(c);
              break;
            }
          }
        }
      }
    }
  }

  /** Which bodies may collide now; named so that tests can copy a world. */
  private final class Filter implements Pairs.Filter {
    @Override
    public boolean collide(Body a, Body b) {
      return mayCollide(a, b);
    }
  }

  private boolean mayCollide(Body a, Body b) {
    int kinds = a.kind().bit() | b.kind().bit();
    boolean moving =
        (kinds & (Body.Kind.MOVABLE.bit() | Body.Kind.ARTICULATED.bit())) != 0
            && (kinds != Body.Kind.ROBOT.bit());
    if (!moving || a == b) {
      return false;
    }
    if ((kinds & Body.Kind.MOVABLE.bit()) == 0
        && (a.object().equals(b.object()) || a.excludes(b))) {
      return false;
    }
    for (int i = 0; i < grips.size(); i++) {
      if (grips.get(i).keepsApart(a, b)) {
        return false;
      }
    }
    return true;
  }

  /** All bodies, in the order of their numbers; do not change the list. */
  public List<Body> bodies() {
    return Collections.unmodifiableList(bodies);
  }

  /**
   * The body of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Body body(String name) {
    Body b = byName.get(name);
    if (b == null) {
      throw new IllegalArgumentException("the world has no body named " + name);
    }
    return b;
  }

  /** The body of that name, or null. */
  public @Nullable Body find(String name) {
    return byName.get(name);
  }

  /** All joints, in the order in which they were added. */
  public List<Joint> joints() {
    return Collections.unmodifiableList(joints);
  }

  /**
   * The joint {@code object/joint}.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Joint joint(String name) {
    Joint j = jointByName.get(name);
    if (j == null) {
      throw new IllegalArgumentException("the world has no joint named " + name);
    }
    return j;
  }

  /** Steps since the world was made or its state was last set. */
  public long steps() {
    return steps;
  }

  /** One step of {@link #DT} seconds. */
  public void step() {
    dynamics.step(joints, grips);
    steps++;
  }

  /**
   * Steps until every movable body sleeps, or all have been slow for a second.
   *
   * @param most steps at most
   * @return steps taken
   */
  public int settle(int most) {
    int calm = 0;
    for (int i = 1; i <= most; i++) {
      step();
      boolean asleep = true;
      boolean slow = true;
      for (Body b : dynamics.active) {
        if (b.kind() == Body.Kind.MOVABLE && b.awake()) {
          asleep = false;
          slow &= b.velocity().length() < 0.02 && b.spin().length() < 0.1;
        }
      }
      calm = slow ? calm + 1 : 0;
      if (asleep || calm >= 100) {
        return i;
      }
    }
    return most;
  }

  /** Sets the step counter back to 0. */
  public void restartCount() {
    steps = 0;
  }

  // ---- grips ----

  /**
   * Lets a robot body hold another one.
   *
   * @param atHeld the held point in the held body's link frame, m
   * @param maxForce N
   * @param apart robot bodies that shall not collide with the held one meanwhile
   */
  public Grip grip(Body hand, Body held, Vec3 atHeld, double maxForce, List<Body> apart) {
    Grip g = new Grip(hand, held, atHeld, maxForce, apart);
    grips.add(g);
    dynamics.constraintList().add(g.row);
    held.wake();
    return g;
  }

  /** Opens a grip; nothing happens when it is open already. */
  public void release(Grip grip) {
    if (grips.remove(grip)) {
      dynamics.constraintList().remove(grip.row);
      grip.held().wake();
    }
  }

  /** All closed grips, oldest first. */
  public List<Grip> grips() {
    return Collections.unmodifiableList(grips);
  }

  // ---- queries ----

  /** All bodies with a shape whose bounding box overlaps lo x y z, hi x y z (m), by number. */
  public void overlaps(double[] box, int kinds, List<Body> out) {
    queries.overlaps(box, kinds, out);
  }

  /**
   * Signed distance of a shape at a pose to a body's shapes (GJK, EPA when they overlap).
   *
   * @param shape with its own place in the frame of {@code pose}
   * @param reach greatest distance of interest, m
   * @param out the closest or deepest point
   * @return whether something is within reach
   */
  public boolean distance(Convex shape, Pose pose, Body body, double reach, Separation out) {
    return queries.distance(shape, pose, body, reach, out);
  }

  /**
   * The first body that a ray meets, or null.
   *
   * @param kinds bits of {@link Body.Kind}
   */
  public @Nullable RayHit ray(Vec3 from, Vec3 to, int kinds) {
    return queries.ray(from, to, kinds);
  }

  /** All bodies that a ray meets, each once, nearest first. */
  public List<RayHit> rayAll(Vec3 from, Vec3 to, int kinds) {
    return queries.rayAll(from, to, kinds);
  }

  /** Whether a ray meets a body, whatever stands before it. */
  public boolean meets(Body body, Vec3 from, Vec3 to) {
    return queries.meets(body, from, to);
  }

  /**
   * The first body that a shape meets when it is shifted without turning, or null.
   *
   * @param to position of the pose's origin at the end
   */
  public @Nullable RayHit sweep(Convex shape, Pose from, Vec3 to, int kinds) {
    return queries.sweep(shape, from, to, kinds);
  }

  /** All contact points of a body with others, in the order of the pair list. */
  public void contacts(Body body, ContactSink sink) {
    for (int i = 0; i < dynamics.pairs.pairCount(); i++) {
      Pair p = dynamics.pairs.pair(i);
      if (p.a.body == body || p.b.body == body) {
        report(p, sink);
      }
    }
  }

  /** All contact points, in the order of the pair list. */
  public void contacts(ContactSink sink) {
    for (int i = 0; i < dynamics.pairs.pairCount(); i++) {
      report(dynamics.pairs.pair(i), sink);
    }
  }

  private static void report(Pair pair, ContactSink sink) {
    PersistentManifold m = pair.manifold;
    if (m == null || m.getNumContacts() == 0) {
      return;
    }
    double[] p = new double[3];
    double[] n = new double[3];
    for (int k = 0; k < m.getNumContacts(); k++) {
      ManifoldPoint c = m.getContactPoint(k);
      p[0] = c.positionWorldOnB.x;
      p[1] = c.positionWorldOnB.y;
      p[2] = c.positionWorldOnB.z;
      n[0] = c.normalWorldOnB.x;
      n[1] = c.normalWorldOnB.y;
      n[2] = c.normalWorldOnB.z;
      sink.contact(pair.a.body, pair.b.body, p, n, c.getDistance(), c.appliedImpulse / DT);
    }
  }

  /** Number of shape pairs that the last step looked at. */
  public int pairCount() {
    return dynamics.pairs.pairCount();
  }

  // ---- state ----

  /** A number that differs between worlds of different bodies. */
  public long signature() {
    StateHash h = new StateHash();
    for (Body b : bodies) {
      for (int i = 0; i < b.name().length(); i++) {
        h.add(b.name().charAt(i));
      }
      h.add(b.ownMass()).add(b.proxies.length).add(b.kind().ordinal());
    }
    return h.add(joints.size()).value();
  }

  /** Hash of everything that the next step depends on. */
  public void hash(StateHash h) {
    PhysicsState.hash(dynamics, joints, grips, steps, h);
  }

  /** Writes everything that the next step depends on. */
  public void write(StateWriter out) {
    out.putLong(signature());
    out.putLong(steps);
    PhysicsState.write(dynamics, joints, grips, out);
  }

  /**
   * Reads what {@link #write} wrote, in this world or in one made of the same scene and robot.
   *
   * @throws IllegalArgumentException when the state belongs to another world or is damaged
   */
  public void read(StateReader in) {
    if (in.getLong() != signature()) {
      throw new IllegalArgumentException(
          "the snapshot belongs to a world of other bodies; open it with the scene it was taken"
              + " in");
    }
    steps = in.getLong();
    for (Grip g : grips) {
      dynamics.constraintList().remove(g.row);
    }
    grips.clear();
    PhysicsState.read(dynamics, joints, in);
    int n = in.getInt();
    for (int i = 0; i < n; i++) {
      Grip g = Grip.read(in, bodies);
      grips.add(g);
      dynamics.constraintList().add(g.row);
    }
  }

  HouseDynamics dynamics() {
    return dynamics;
  }

  @Override
  public String toString() {
    return "HouseWorld of "
        + bodies.size()
        + " bodies, "
        + joints.size()
        + " joints, "
        + Arrays.toString(grips.toArray());
  }
}
