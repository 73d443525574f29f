package foxden.sim;

/**
 * A change to the world that is no action of a driver: somebody drags, moves or alters a thing
 * between two steps. An edit is an input like an action: history and log keep it with the step that
 * it precedes, so a run with edits can be made again to the bit. Bodies and joints are named as in
 * {@link EnvironmentSpec}; metres, kilograms, newtons, radians.
 */
public sealed interface Edit {

  /**
   * Puts a movable body somewhere, at rest: position of its frame and its turn (x y z w). In a home
   * it is raised until it is in nothing else.
   */
  record Place(
      String body, double x, double y, double z, double qx, double qy, double qz, double qw)
      implements Edit {}

  /**
   * A spring between a point of a body and a point of the room, from now on until {@link LetGo} or
   * the next pull of the same body.
   *
   * @param ax the point in the body's frame
   * @param ay see ax
   * @param az see ax
   * @param x the other end, in the world
   * @param y see x
   * @param z see x
   */
  record Pull(String body, double ax, double ay, double az, double x, double y, double z)
      implements Edit {}

  /** Ends a {@link Pull}. */
  record LetGo(String body) implements Edit {}

  /** Coulomb coefficient of a body's surfaces. */
  record Friction(String body, double value) implements Edit {}

  /** Mass of a movable body; its inertia grows with it. */
  record Mass(String body, double kilograms) implements Edit {}

  /** Puts a door, drawer or lid somewhere, at rest: the state of an object that opens. */
  record JointAt(String joint, double position) implements Edit {}

  /** Gravity, m/s^2 downwards. */
  record Gravity(double value) implements Edit {}

  /** Stiffness of the spring of a joint, N m/rad. */
  record Spring(String joint, double stiffness) implements Edit {}

  /** Damping of a joint, N m s/rad. */
  record Damping(String joint, double value) implements Edit {}

  /** What it is about: a body, a joint, or {@code world}. */
  default String subject() {
    if (this instanceof Place e) {
      return e.body();
    } else if (this instanceof Pull e) {
      return e.body();
    } else if (this instanceof LetGo e) {
      return e.body();
    } else if (this instanceof Friction e) {
      return e.body();
    } else if (this instanceof Mass e) {
      return e.body();
    } else if (this instanceof JointAt e) {
      return e.joint();
    } else if (this instanceof Spring e) {
      return e.joint();
    } else if (this instanceof Damping e) {
      return e.joint();
    } else if (this instanceof Gravity) {
      return "world";
    }
    throw new AssertionError(this);
  }

  /** Whether it belongs to a pull, a gesture of many edits. */
  default boolean pulls() {
    return this instanceof Pull || this instanceof LetGo;
  }

  /** One sentence for people. */
  default String sentence() {
    if (this instanceof Place e) {
      return "%s was put at %.2f, %.2f, %.2f m.".formatted(e.body(), e.x(), e.y(), e.z());
    } else if (this instanceof Pull e) {
      return "Somebody pulls " + e.body() + ".";
    } else if (this instanceof LetGo e) {
      return e.body() + " was let go.";
    } else if (this instanceof Friction e) {
      return "The friction of %s is %.2f now.".formatted(e.body(), e.value());
    } else if (this instanceof Mass e) {
      return "The mass of %s is %.3g kg now.".formatted(e.body(), e.kilograms());
    } else if (this instanceof JointAt e) {
      return "%s was put at %.2f.".formatted(e.joint(), e.position());
    } else if (this instanceof Gravity e) {
      return "Gravity is %.4g m/s\u00b2 now.".formatted(e.value());
    } else if (this instanceof Spring e) {
      return "The spring of %s is %.4g N m/rad now.".formatted(e.joint(), e.stiffness());
    } else if (this instanceof Damping e) {
      return "The damping of %s is %.4g N m s/rad now.".formatted(e.joint(), e.value());
    }
    throw new AssertionError(this);
  }
}
