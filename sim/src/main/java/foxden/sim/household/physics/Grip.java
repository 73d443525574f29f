package foxden.sim.household.physics;

import com.bulletphysics.dynamics.constraintsolver.TypedConstraint;
import com.bulletphysics.dynamics.constraintsolver.TypedConstraintType;
import com.bulletphysics.linearmath.Transform;
import foxden.scenes.Vec3;
import java.util.List;
import javax.vecmath.Matrix3f;
import javax.vecmath.Vector3f;

/**
 * A hand that holds a body (assisted grasping: BEHAVIOR notes 2.8). A movable body is held rigidly
 * as it was when the grip closed; a door or drawer is held at a point, so that the hand may turn
 * about it. The hand never gives way; it pulls with at most {@link #maxForce()}, so a held thing
 * that is stuck stays behind: look at {@link #error()} and {@link HouseWorld#release}.
 */
public final class Grip {

  // a lost hold is regained no faster than this, m/s and rad/s
  private static final double REGAIN = 2;
  private static final double REGAIN_SPIN = 6;
  // torque limit as an arm of the force limit, m
  private static final double ARM = 0.15;

  private final Body hand;
  private final Body held;
  private final Pose inHand;
  private final Vec3 atHeld;
  private final Vec3 atHand;
  private final double maxForce;
  private final List<Body> apart;
  final Row row;
  private double impulse;

  /**
   * Closes a hand.
   *
   * @param atHeld the held point in the held body's frame; used for articulated bodies
   * @param apart robot bodies that do not collide with the held one while it is held
   */
  Grip(Body hand, Body held, Vec3 atHeld, double maxForce, List<Body> apart) {
    this(
        hand,
        held,
        hand.pose().inverse().times(held.pose()),
        atHeld,
        hand.pose().inverse().apply(held.pose().apply(atHeld)),
        maxForce,
        apart);
  }

  private Grip(
      Body hand,
      Body held,
      Pose inHand,
      Vec3 atHeld,
      Vec3 atHand,
      double maxForce,
      List<Body> apart) {
    this.hand = hand;
    this.held = held;
    this.inHand = inHand;
    this.atHeld = atHeld;
    this.atHand = atHand;
    this.maxForce = maxForce;
    this.apart = List.copyOf(apart);
    this.row = new Row();
  }

  /** The robot body that holds. */
  public Body hand() {
    return hand;
  }

  /** What it holds. */
  public Body held() {
    return held;
  }

  /** Pose of the held body in the hand's frame, as it was when the grip closed. */
  public Pose inHand() {
    return inHand;
  }

  /** The held point in the held body's frame. */
  public Vec3 atHeld() {
    return atHeld;
  }

  /** Greatest force, N. */
  public double maxForce() {
    return maxForce;
  }

  /** Robot bodies that do not collide with the held one. */
  public List<Body> apart() {
    return apart;
  }

  /** Force of the last step, N. */
  public double force() {
    return impulse / HouseWorld.DT;
  }

  /** How far the held point is from where the hand holds it, m. */
  public double error() {
    return held.pose().apply(atHeld).minus(hand.pose().apply(atHand)).length();
  }

  boolean keepsApart(Body a, Body b) {
    return a == held && apart.contains(b) || b == held && apart.contains(a);
  }

  // where the hand will be after this step
  private Pose handNext() {
    Pose t = hand.target;
    return t == null ? hand.pose() : t;
  }

  void write(StateWriter out) {
    out.putInt(hand.id());
    out.putInt(held.id());
    put(out, inHand);
    put(out, atHeld);
    put(out, atHand);
    out.putDouble(maxForce);
    out.putDouble(impulse);
    out.putInt(apart.size());
    for (Body b : apart) {
      out.putInt(b.id());
    }
  }

  static Grip read(StateReader in, List<Body> bodies) {
    Body hand = body(bodies, in.getInt());
    Body held = body(bodies, in.getInt());
    Pose inHand = pose(in);
    Vec3 atHeld = vec(in);
    Vec3 atHand = vec(in);
    double maxForce = in.getDouble();
    double impulse = in.getDouble();
    int n = in.getInt();
    Body[] apart = new Body[Math.min(Math.max(n, 0), bodies.size())];
    for (int i = 0; i < apart.length; i++) {
      apart[i] = body(bodies, in.getInt());
    }
    Grip g = new Grip(hand, held, inHand, atHeld, atHand, maxForce, List.of(apart));
    g.impulse = impulse;
    return g;
  }

  private static Body body(List<Body> bodies, int id) {
    if (id < 0 || id >= bodies.size()) {
      throw new IllegalArgumentException(
          "the snapshot names body " + id + " of " + bodies.size() + "; it is damaged");
    }
    return bodies.get(id);
  }

  private static void put(StateWriter out, Vec3 v) {
    out.putDouble(v.x());
    out.putDouble(v.y());
    out.putDouble(v.z());
  }

  private static Vec3 vec(StateReader in) {
    double x = in.getDouble();
    double y = in.getDouble();
    return new Vec3(x, y, in.getDouble());
  }

  private static void put(StateWriter out, Pose p) {
    put(out, p.pos());
    out.putDouble(p.ori().x());
    out.putDouble(p.ori().y());
    out.putDouble(p.ori().z());
    out.putDouble(p.ori().w());
  }

  private static Pose pose(StateReader in) {
    Vec3 p = vec(in);
    double x = in.getDouble();
    double y = in.getDouble();
    double z = in.getDouble();
    return new Pose(p, new foxden.scenes.Quat(x, y, z, in.getDouble()));
  }

  void hash(StateHash h) {
    h.add(((long) hand.id() << 32) | held.id());
    h.add(inHand.pos().x()).add(inHand.pos().y()).add(inHand.pos().z());
    h.add(inHand.ori().x()).add(inHand.ori().y()).add(inHand.ori().z()).add(inHand.ori().w());
    h.add(impulse);
  }

  /** The grip as jbullet's solver sees it. */
  final class Row extends TypedConstraint {

    private final Vector3f v = new Vector3f();
    private final Vector3f w = new Vector3f();
    private final Matrix3f inverseInertia = new Matrix3f();
    private Vec3 wantV = Vec3.ZERO;
    private Vec3 wantW = Vec3.ZERO;
    private Vec3 spentP = Vec3.ZERO;
    private Vec3 spentL = Vec3.ZERO;
    private double spentQ;
    private Vec3 lever = Vec3.ZERO;

    Row() {
      super(TypedConstraintType.D6_CONSTRAINT_TYPE, held.rb, hand.rb);
    }

    @Override
    public void buildJacobian() {
      spentP = Vec3.ZERO;
      spentL = Vec3.ZERO;
      spentQ = 0;
      double dt = HouseWorld.DT;
      Joint joint = held.joint;
      if (joint != null) {
        Vec3 now = held.pose().apply(atHeld);
        lever = joint.jacobian(now);
        wantV = limited(handNext().apply(atHand).minus(now).times(1 / dt), REGAIN);
        return;
      }
      // where the held body should be after the step, and the velocity that brings it there
      Pose goal = handNext().times(inHand);
      Transform t = held.rb.getWorldTransform(new Transform());
      Vec3 c = new Vec3(t.origin.x, t.origin.y, t.origin.z);
      wantV = limited(goal.apply(held.com).minus(c).times(1 / dt), REGAIN);
      wantW = limited(Frames.rotation(Frames.quat(t.basis), goal.ori()).times(1 / dt), REGAIN_SPIN);
      held.rb.getInvInertiaTensorWorld(inverseInertia);
      inverseInertia.invert();
    }

    @Override
    public void solveConstraint(float dt) {
      Joint joint = held.joint;
      double most = maxForce * dt;
      if (joint != null) {
        double jj = lever.dot(lever);
        if (jj < 1e-8) {
          return;
        }
        double now = joint.row.velocity();
        double before = spentQ;
        double limit = most * Math.sqrt(jj);
        double wanted = before + joint.inertia() * (lever.dot(wantV) / jj - now);
        spentQ = Math.min(limit, Math.max(-limit, wanted));
        joint.row.push(spentQ - before);
        joint.row.limit(dt);
        joint.row.write();
        impulse = Math.abs(spentQ) / Math.sqrt(jj);
        return;
      }
      held.rb.getLinearVelocity(v);
      Vec3 p = limited(spentP.plus(wantV.minus(vec(v)).times(held.mass())), most);
      Vec3 dp = p.minus(spentP);
      spentP = p;
      double m = 1 / held.mass();
      v.set((float) (v.x + dp.x() * m), (float) (v.y + dp.y() * m), (float) (v.z + dp.z() * m));
      held.rb.setLinearVelocity(v);
      impulse = spentP.length();

      // the same for the turn, with the inertia tensor of this instant
      held.rb.getAngularVelocity(w);
      Vec3 l = limited(spentL.plus(mul(inverseInertia, wantW.minus(vec(w)))), most * ARM);
      Vec3 dl = l.minus(spentL);
      spentL = l;
      Matrix3f inv = held.rb.getInvInertiaTensorWorld(new Matrix3f());
      Vec3 dw = mul(inv, dl);
      w.set((float) (w.x + dw.x()), (float) (w.y + dw.y()), (float) (w.z + dw.z()));
      held.rb.setAngularVelocity(w);
    }

    private static Vec3 vec(Vector3f v) {
      return new Vec3(v.x, v.y, v.z);
    }

    private static Vec3 mul(Matrix3f m, Vec3 v) {
      return new Vec3(
          m.m00 * v.x() + m.m01 * v.y() + m.m02 * v.z(),
          m.m10 * v.x() + m.m11 * v.y() + m.m12 * v.z(),
          m.m20 * v.x() + m.m21 * v.y() + m.m22 * v.z());
    }

    private static Vec3 limited(Vec3 v, double most) {
      double n = v.length();
      return n > most ? v.times(most / n) : v;
    }
  }
}
