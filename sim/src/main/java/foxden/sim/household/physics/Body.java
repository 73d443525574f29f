package foxden.sim.household.physics;

import com.bulletphysics.collision.dispatch.CollisionFlags;
import com.bulletphysics.collision.dispatch.CollisionObject;
import com.bulletphysics.dynamics.RigidBody;
import com.bulletphysics.dynamics.RigidBodyConstructionInfo;
import com.bulletphysics.linearmath.Transform;
import foxden.scenes.Vec3;
import java.util.ArrayList;
import java.util.List;
import javax.vecmath.Vector3f;
import org.jspecify.annotations.Nullable;

/**
 * One rigid part of the world: a piece of furniture, a movable thing, a door leaf, a link of the
 * robot. Its pose is that of its link frame, not of its centre of mass.
 */
public final class Body {

  /** What moves a body. */
  public enum Kind {
    /** Nothing. */
    FIXED,
    /** Gravity, contacts and grips. */
    MOVABLE,
    /** The same, along its {@link Joint} only. */
    ARTICULATED,
    /** Whoever drives the robot; it pushes and is not pushed. */
    ROBOT;

    /** The bit that stands for this kind in a set of kinds. */
    public int bit() {
      return 1 << ordinal();
    }
  }

  /** Bits of all kinds. */
  public static final int ALL =
      Kind.FIXED.bit() | Kind.MOVABLE.bit() | Kind.ARTICULATED.bit() | Kind.ROBOT.bit();

  // per-tick damping of free bodies: 2 % a second linear, 60 % angular (stands for rolling
  // resistance)
  private static final double LINEAR_LOSS = 0.02;
  private static final double ANGULAR_LOSS = 0.6;

  final RigidBody rb;
  final Vec3 com;
  final Vec3 inertia;
  final ShapeProxy[] proxies;
  private final List<Body> excluded = new ArrayList<>();
  @Nullable Joint joint;
  @Nullable Pose target;
  final float keepLinear;
  final float keepAngular;

  private final int id;
  private final String name;
  private final String object;
  private final String link;
  private final Kind kind;
  private final boolean hand;
  private final double ownMass;
  private final double ownFriction;
  private final List<Convex> shapes;
  private double mass;

  Body(int id, BodySpec spec, int firstProxy) {
    this.id = id;
    this.name = spec.name();
    this.object = spec.object();
    this.link = spec.link();
    this.kind = spec.kind();
    this.hand = spec.hand();
    this.mass = spec.mass();
    this.ownMass = spec.mass();
    this.ownFriction = spec.friction();
    this.com = spec.com();
    this.inertia = spec.inertia();
    this.shapes = List.copyOf(spec.shapes());
    boolean free = kind == Kind.MOVABLE || kind == Kind.ARTICULATED;
    RigidBodyConstructionInfo info =
        new RigidBodyConstructionInfo(
            free ? (float) mass : 0f, null, null, free ? f(inertia) : new Vector3f());
    info.friction = (float) spec.friction();
    info.restitution = 0f;
    rb = new RigidBody(info);
    rb.setUserPointer(this);
    if (kind == Kind.ROBOT) {
      rb.setCollisionFlags(CollisionFlags.KINEMATIC_OBJECT);
    }
    keepLinear = (float) StrictMath.pow(1 - LINEAR_LOSS, HouseWorld.DT);
    keepAngular = (float) StrictMath.pow(1 - ANGULAR_LOSS, HouseWorld.DT);
    proxies = new ShapeProxy[shapes.size()];
    for (int i = 0; i < proxies.length; i++) {
      proxies[i] = new ShapeProxy(this, shapes.get(i), firstProxy + i);
    }
    place(spec.pose());
    if (kind == Kind.FIXED) {
      rb.forceActivationState(CollisionObject.ISLAND_SLEEPING);
    }
  }

  private static Vector3f f(Vec3 v) {
    return new Vector3f((float) v.x(), (float) v.y(), (float) v.z());
  }

  void exclude(Body other) {
    if (!excluded.contains(other)) {
      excluded.add(other);
    }
  }

  boolean excludes(Body other) {
    return excluded.contains(other);
  }

  /** Place in the order in which bodies were added; stable for a scene. */
  public int id() {
    return id;
  }

  /** {@code object}, {@code object/link} or {@code robot/link}. */
  public String name() {
    return name;
  }

  /** The scene object it belongs to, or {@code robot}. */
  public String object() {
    return object;
  }

  /** The link of that object. */
  public String link() {
    return link;
  }

  /** What moves it. */
  public Kind kind() {
    return kind;
  }

  /** Whether it is part of a robot's hand: such bodies open latches. */
  public boolean hand() {
    return hand;
  }

  /** In kg; of a fixed or robot body what its model says, though nothing can push it. */
  public double mass() {
    return mass;
  }

  /** What its model says, whatever {@link #mass(double)} made of it. */
  double ownMass() {
    return ownMass;
  }

  /**
   * Gives a movable body another mass, its inertia in proportion.
   *
   * @param kilograms NaN for what its model says
   */
  public void mass(double kilograms) {
    mass = Double.isNaN(kilograms) ? ownMass : kilograms;
    rb.setMassProps((float) mass, f(inertia.times(mass / ownMass)));
    rb.updateInertiaTensor();
  }

  /**
   * Gives the surfaces another Coulomb coefficient.
   *
   * @param value NaN for what its model says
   */
  public void friction(double value) {
    rb.setFriction((float) (Double.isNaN(value) ? ownFriction : value));
  }

  /** Coulomb coefficient of the surfaces. */
  public double friction() {
    return rb.getFriction();
  }

  /** Its collision shapes, in its link frame. */
  public List<Convex> shapes() {
    return shapes;
  }

  /** The joint it moves on, or null. */
  public @Nullable Joint joint() {
    return joint;
  }

  /** Whether physics is computing it now; a body at rest sleeps. */
  public boolean awake() {
    return rb.isActive();
  }

  /** Pose of the link frame. */
  public Pose pose() {
    Transform t = rb.getWorldTransform(new Transform());
    foxden.scenes.Quat q = Frames.quat(t.basis);
    Vec3 c = new Vec3(t.origin.x, t.origin.y, t.origin.z);
    return new Pose(c.minus(q.rotate(com)), q);
  }

  /** Velocity of the centre of mass, m/s. */
  public Vec3 velocity() {
    Vector3f v = rb.getLinearVelocity(new Vector3f());
    return new Vec3(v.x, v.y, v.z);
  }

  /** Angular velocity, rad/s, world axes. */
  public Vec3 spin() {
    Vector3f v = rb.getAngularVelocity(new Vector3f());
    return new Vec3(v.x, v.y, v.z);
  }

  /** Centre of mass in the world. */
  public Vec3 centreOfMass() {
    Vector3f o = rb.getWorldTransform(new Transform()).origin;
    return new Vec3(o.x, o.y, o.z);
  }

  /**
   * Puts the body somewhere at once, at rest and awake. Contacts made elsewhere fade by themselves.
   * Not for articulated bodies: see {@link Joint#set}.
   */
  public void place(Pose pose) {
    target = null;
    if (kind != Kind.FIXED) {
      rb.setLinearVelocity(new Vector3f());
      rb.setAngularVelocity(new Vector3f());
    }
    rb.setCenterOfMassTransform(Frames.transform(pose, com));
    if (kind != Kind.FIXED) {
      rb.forceActivationState(CollisionObject.ACTIVE_TAG);
      rb.setDeactivationTime(0);
    }
    for (ShapeProxy p : proxies) {
      p.refresh(0.02f);
    }
  }

  /**
   * Drives a robot body to a pose during the next step, with the velocity that this takes; without
   * a new call it stands still in the step after. What is in the way is pushed without limit: the
   * robot itself must look where it goes.
   *
   * @throws IllegalStateException when this is no robot body
   */
  public void drive(Pose pose) {
    if (kind != Kind.ROBOT) {
      throw new IllegalStateException(name + " is moved by physics and cannot be driven");
    }
    target = pose;
  }

  /** Wakes a sleeping body. */
  public void wake() {
    rb.activate();
  }

  /** Wakes it and every loose thing that touches it or nearly does. */
  public void wakeAll(HouseWorld world) {
    double[] box = bounds();
    for (int k = 0; k < 3; k++) {
      box[k] -= 0.05;
      box[k + 3] += 0.05;
    }
    List<Body> near = new ArrayList<>();
    world.overlaps(box, Kind.MOVABLE.bit() | Kind.ARTICULATED.bit(), near);
    near.forEach(Body::wake);
    if (kind != Kind.FIXED) {
      wake();
    }
  }

  /** Velocity of a point fixed to the body, m/s. */
  public Vec3 velocityAt(Vec3 point) {
    Vec3 r = point.minus(centreOfMass());
    Vec3 w = spin();
    return velocity().plus(Joint.cross(w, r));
  }

  /** Changes its velocities by an impulse (N s) at a point of the world; for movable bodies. */
  public void push(Vec3 impulse, Vec3 point) {
    rb.applyImpulse(f(impulse), f(point.minus(centreOfMass())));
  }

  /**
   * The bounding box of all shapes in the world.
   *
   * @return lo x y z, hi x y z, m; of a body without shapes its origin
   */
  public double[] bounds() {
    if (proxies.length == 0) {
      Vec3 p = pose().pos();
      return new double[] {p.x(), p.y(), p.z(), p.x(), p.y(), p.z()};
    }
    double inf = Double.POSITIVE_INFINITY;
    double[] b = {inf, inf, inf, -inf, -inf, -inf};
    float[] one = new float[6];
    Transform t = new Transform();
    for (ShapeProxy p : proxies) {
      p.world(t);
      p.shape.bounds(t.basis, t.origin, 0, one, 0);
      for (int k = 0; k < 3; k++) {
        b[k] = Math.min(b[k], one[k]);
        b[k + 3] = Math.max(b[k + 3], one[k + 3]);
      }
    }
    return b;
  }

  @Override
  public String toString() {
    return name;
  }
}
