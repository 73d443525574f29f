package foxden.scenes;

import java.util.List;

/**
 * A walker that lives in the x-z plane: a tree of bodies made of capsules, moved by slides and
 * hinges, on a flat floor at z = 0. Lengths in m, angles in rad, masses in kg. A positive angle
 * turns x towards -z (a rotation about +y).
 *
 * @param title for people
 * @param timestep s
 * @param gravity downwards, m/s^2
 * @param groundFriction sliding friction of the floor; the larger one of a pair counts
 * @param selfContact whether its own parts touch each other; where two legs stand side by side in
 *     one plane they must not
 * @param contact how stiff contacts and joint limits are
 * @param bodies parents before their children
 * @param actuators motors, in the order of the controls
 */
public record PlanarModel(
    String title,
    double timestep,
    double gravity,
    double groundFriction,
    boolean selfContact,
    Softness contact,
    List<Body> bodies,
    List<Actuator> actuators) {

  public PlanarModel {
    bodies = List.copyOf(bodies);
    actuators = List.copyOf(actuators);
  }

  /**
   * MuJoCo's soft constraints: a spring-damper of this time constant and damping ratio, weighted by
   * an impedance that rises from {@code low} to {@code high} over {@code width} of penetration.
   */
  public record Softness(
      double timeConstant, double dampingRatio, double low, double high, double width) {}

  /**
   * A rigid part.
   *
   * @param parent index of the body it hangs on; -1 for the world
   * @param x of its frame in its parent's, at rest; likewise z
   * @param mass kg
   * @param comX centre of mass in the body's frame; likewise comZ
   * @param inertia about the centre of mass, kg m^2
   * @param joints slides first, then hinges; all at the frame's origin
   */
  public record Body(
      String name,
      int parent,
      double x,
      double z,
      double mass,
      double comX,
      double comZ,
      double inertia,
      List<Joint> joints,
      List<Capsule> capsules) {
    public Body {
      joints = List.copyOf(joints);
      capsules = List.copyOf(capsules);
    }
  }

  /**
   * One degree of freedom.
   *
   * @param hinge whether it turns; else it slides along the axis
   * @param axisX direction of a slide, in the body's frame; likewise axisZ
   * @param low lower limit; -infinity when unlimited
   * @param high upper limit; +infinity when unlimited
   * @param stiffness of a spring towards 0
   * @param damping of its speed
   * @param armature inertia added to the joint
   */
  public record Joint(
      String name,
      boolean hinge,
      double axisX,
      double axisZ,
      double low,
      double high,
      double stiffness,
      double damping,
      double armature) {

    /** Whether it has limits. */
    public boolean limited() {
      return low > Double.NEGATIVE_INFINITY;
    }
  }

  /**
   * A capsule.
   *
   * @param x centre in the body's frame; likewise z
   * @param tilt angle from the frame's z axis to the capsule's axis
   * @param halfLength of its axis, without the round ends
   */
  public record Capsule(
      String name,
      double x,
      double z,
      double tilt,
      double radius,
      double halfLength,
      double friction) {}

  /**
   * A motor: torque {@code gear} times a control in [-1, 1].
   *
   * @param joint index among all joints, in the order of {@link #joints()}
   */
  public record Actuator(String name, int joint, double gear) {}

  /** All joints in the order of qpos. */
  public List<Joint> joints() {
    return bodies.stream().flatMap(b -> b.joints().stream()).toList();
  }

  /** All capsules, body by body. */
  public List<Capsule> capsules() {
    return bodies.stream().flatMap(b -> b.capsules().stream()).toList();
  }
}
