package foxden.sim.household.physics;

import com.bulletphysics.dynamics.constraintsolver.TypedConstraint;
import com.bulletphysics.dynamics.constraintsolver.TypedConstraintType;
import com.bulletphysics.linearmath.Transform;
import foxden.scenes.ModelShape;
import foxden.scenes.Quat;
import foxden.scenes.Vec3;
import javax.vecmath.Vector3f;

/**
 * A hinge or slider between a fixed body and a moving one, exact: the moving body has one degree of
 * freedom. In every solver iteration its velocity is projected, in the mass metric, onto the
 * motions that the joint allows, then dry friction, limits and latch act on that one velocity;
 * after the step the pose is computed from the position, so it never drifts off its axis.
 */
public final class Joint {

  // closer than this to 0 a latch snaps: rad or m
  private static final double SNAP = 1e-3;

  private final String name;
  private final ModelShape.JointType type;
  private final Body parent;
  private final Body child;
  private final Pose rest;
  private final Vec3 axis;
  private final Vec3 anchor;
  private final double lower;
  private final double upper;
  private final double friction;
  private final double damping;
  private final boolean latch;
  private final double inertia;
  private final double arm;
  final Row row;

  private double q;
  private double qd;
  private boolean released;
  boolean handOn;

  /**
   * Fastens {@code child} to {@code parent}; both frames coincide at position 0.
   *
   * @param name {@code object/joint}
   * @param model the joint in the model frame
   * @param scale of the object, factor per model axis
   */
  Joint(String name, ModelShape.Joint model, Vec3 scale, Body parent, Body child) {
    this.name = name;
    this.type = model.type();
    this.parent = parent;
    this.child = child;
    this.rest = parent.pose();
    this.axis = rest.turn(model.axis());
    this.anchor = rest.apply(model.pos().times(scale));
    boolean slider = type == ModelShape.JointType.SLIDER;
    double stretch = slider ? model.axis().times(scale).length() : 1;
    this.lower = model.lower() * stretch;
    this.upper = model.upper() * stretch;
    this.friction = model.friction();
    this.damping = model.damping();
    this.latch = model.latch();
    Vec3 r = rest.apply(child.com).minus(anchor);
    this.arm = cross(axis, r).length();
    Vec3 a = model.axis();
    Vec3 i = child.inertia;
    this.inertia =
        slider
            ? child.mass()
            : child.mass() * arm * arm
                + i.x() * a.x() * a.x()
                + i.y() * a.y() * a.y()
                + i.z() * a.z() * a.z();
    this.row = new Row();
    child.joint = this;
  }

  /** {@code object/joint}. */
  public String name() {
    return name;
  }

  /** Hinge or slider. */
  public ModelShape.JointType type() {
    return type;
  }

  /** The body that stays. */
  public Body parent() {
    return parent;
  }

  /** The body that moves. */
  public Body child() {
    return child;
  }

  /** Position, rad or m. */
  public double q() {
    return q;
  }

  /** Velocity, rad/s or m/s. */
  public double qd() {
    return qd;
  }

  /** Lower limit, rad or m. */
  public double lower() {
    return lower;
  }

  /** Upper limit, rad or m. */
  public double upper() {
    return upper;
  }

  /** Inertia against joint motion: kg m^2 about a hinge's axis, kg of a slider. */
  public double inertia() {
    return inertia;
  }

  /** Unit axis in the world. */
  public Vec3 axis() {
    return axis;
  }

  /** A point of the axis in the world. */
  public Vec3 anchor() {
    return anchor;
  }

  /** Whether the latch holds it at 0 now. */
  public boolean latched() {
    return latch && !released && q <= SNAP;
  }

  /** Pose of the moving body's link frame at a position. */
  public Pose poseAt(double position) {
    if (type == ModelShape.JointType.SLIDER) {
      return new Pose(rest.pos().plus(axis.times(position)), rest.ori());
    }
    Quat turn = Quat.about(axis, position);
    return new Pose(anchor.plus(turn.rotate(rest.pos().minus(anchor))), turn.times(rest.ori()));
  }

  /** Puts the joint somewhere at once, at rest and awake; clipped to the limits. */
  public void set(double position) {
    q = clip(position);
    qd = 0;
    released = q > SNAP;
    child.place(poseAt(q));
  }

  /** Velocity that one unit of joint velocity gives a point of the moving body. */
  public Vec3 jacobian(Vec3 point) {
    return type == ModelShape.JointType.SLIDER ? axis : cross(axis, point.minus(anchor));
  }

  /** Changes its velocity by a generalised impulse, N m s or N s. */
  public void push(double impulse) {
    row.velocity();
    row.push(impulse);
  }

  private double clip(double v) {
    return Math.min(upper, Math.max(lower, v));
  }

  static Vec3 cross(Vec3 a, Vec3 b) {
    return new Vec3(
        a.y() * b.z() - a.z() * b.y(),
        a.z() * b.x() - a.x() * b.z(),
        a.x() * b.y() - a.y() * b.x());
  }

  // the latch opens under a hand and closes again when the joint is back at 0 without one
  void updateLatch() {
    if (!latch) {
      return;
    }
    if (handOn) {
      released = true;
    } else if (q <= SNAP) {
      released = false;
    }
  }

  // moves the child along the joint by its final velocity
  void integrate(double dt) {
    row.project();
    row.limit(dt);
    q = clip(q + qd * dt);
    if (latched()) {
      qd = 0;
    }
    row.write();
    child.rb.setCenterOfMassTransform(Frames.transform(poseAt(q), child.com));
  }

  void write(StateWriter out) {
    out.putDouble(q);
    out.putDouble(qd);
    out.putBoolean(released);
    out.putBoolean(handOn);
  }

  void read(StateReader in) {
    q = in.getDouble();
    qd = in.getDouble();
    released = in.getBoolean();
    handOn = in.getBoolean();
  }

  void hash(StateHash h) {
    h.add(q).add(qd).add((released ? 1L : 0L) + (handOn ? 2L : 0L));
  }

  /** The joint as jbullet's solver sees it. */
  final class Row extends TypedConstraint {

    private double spent;
    private final Vector3f v = new Vector3f();
    private final Vector3f w = new Vector3f();
    private final Transform t = new Transform();

    Row() {
      super(TypedConstraintType.HINGE_CONSTRAINT_TYPE, child.rb, parent.rb);
    }

    @Override
    public void buildJacobian() {
      spent = 0;
      project();
      // viscous damping, implicit
      qd /= 1 + damping * HouseWorld.DT / inertia;
      write();
    }

    @Override
    public void solveConstraint(float dt) {
      project();
      // dry friction: an impulse against the motion, within its limit over the whole step
      double most = friction * dt;
      double before = spent;
      spent = Math.min(most, Math.max(-most, before - inertia * qd));
      qd += (spent - before) / inertia;
      limit(dt);
      write();
    }

    // the joint velocity whose motion is nearest to the body's in the mass metric
    void project() {
      child.rb.getLinearVelocity(v);
      double p;
      if (type == ModelShape.JointType.SLIDER) {
        p = child.mass() * (axis.x() * v.x + axis.y() * v.y + axis.z() * v.z);
      } else {
        child.rb.getAngularVelocity(w);
        Vec3 j = lever();
        child.rb.getWorldTransform(t);
        // angular momentum about the axis: lever part and spin part
        double wx = t.basis.m00 * w.x + t.basis.m10 * w.y + t.basis.m20 * w.z;
        double wy = t.basis.m01 * w.x + t.basis.m11 * w.y + t.basis.m21 * w.z;
        double wz = t.basis.m02 * w.x + t.basis.m12 * w.y + t.basis.m22 * w.z;
        double ax = t.basis.m00 * axis.x() + t.basis.m10 * axis.y() + t.basis.m20 * axis.z();
        double ay = t.basis.m01 * axis.x() + t.basis.m11 * axis.y() + t.basis.m21 * axis.z();
        double az = t.basis.m02 * axis.x() + t.basis.m12 * axis.y() + t.basis.m22 * axis.z();
        p =
            child.mass() * (j.x() * v.x + j.y() * v.y + j.z() * v.z)
                + child.inertia.x() * ax * wx
                + child.inertia.y() * ay * wy
                + child.inertia.z() * az * wz;
      }
      qd = p / inertia;
    }

    void limit(double dt) {
      if (latched()) {
        qd = 0;
        return;
      }
      qd = Math.min((upper - q) / dt, Math.max((lower - q) / dt, qd));
    }

    void write() {
      if (type == ModelShape.JointType.SLIDER) {
        v.set((float) (axis.x() * qd), (float) (axis.y() * qd), (float) (axis.z() * qd));
        w.set(0, 0, 0);
      } else {
        Vec3 j = lever();
        v.set((float) (j.x() * qd), (float) (j.y() * qd), (float) (j.z() * qd));
        w.set((float) (axis.x() * qd), (float) (axis.y() * qd), (float) (axis.z() * qd));
      }
      child.rb.setLinearVelocity(v);
      child.rb.setAngularVelocity(w);
    }

    // velocity of the centre of mass per unit of joint velocity
    private Vec3 lever() {
      child.rb.getWorldTransform(t);
      return cross(axis, new Vec3(t.origin.x, t.origin.y, t.origin.z).minus(anchor));
    }

    // pushes the joint by a generalised impulse
    void push(double impulse) {
      qd += impulse / inertia;
      write();
    }

    double velocity() {
      project();
      return qd;
    }
  }
}
