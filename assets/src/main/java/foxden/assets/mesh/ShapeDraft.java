package foxden.assets.mesh;

import java.util.List;

/**
 * What a finished model's {@code .shape.json} will say, as the generator works it out; {@code
 * foxden.scenes.ModelShape} is what a program reads back. Metres, kilograms, radians; z up. All
 * poses are in the model frame at zero joint positions: origin at the bottom centre of the bounding
 * box, front +x, left +y (for the robot {@code r1}: in each link's own frame). Quaternions are x y
 * z w.
 *
 * @param size extent of the bounding box of the visible surfaces
 * @param friction Coulomb coefficient of the surfaces
 * @param links the first is the root
 */
public record ShapeDraft(
    String model,
    String category,
    double[] size,
    double friction,
    List<Link> links,
    List<Joint> joints,
    List<Handle> handles,
    List<Fill> fill,
    List<Open> open) {

  /**
   * A rigid body.
   *
   * @param com centre of mass
   * @param inertia principal moments about the centre of mass along the model's axes, kg m^2; found
   *     from the collision shapes as if filled evenly (a hull counts as the ellipsoid in its box)
   */
  public record Link(
      String name, double mass, double[] com, double[] inertia, List<Solid> shapes) {}

  /** A convex shape. */
  public sealed interface Solid permits Box, Cylinder, Sphere, Capsule, Hull {}

  /** A box of half extents {@code half}. */
  public record Box(double[] pos, double[] quat, double[] half) implements Solid {}

  /** A cylinder along its local z of half height {@code half}. */
  public record Cylinder(double[] pos, double[] quat, double radius, double half)
      implements Solid {}

  /** A ball. */
  public record Sphere(double[] pos, double radius) implements Solid {}

  /** A capsule along its local z; {@code half} is half of the straight part. */
  public record Capsule(double[] pos, double[] quat, double radius, double half) implements Solid {}

  /** The convex hull of points. */
  public record Hull(double[][] points) implements Solid {}

  /**
   * A hinge or slider; positive motion opens.
   *
   * @param type {@code hinge} or {@code slider}
   * @param friction N m (hinge) or N (slider)
   * @param damping N m s/rad or N s/m
   * @param latch stays at 0 until a hand touches or grasps the handle's link
   */
  public record Joint(
      String name,
      String type,
      String parent,
      String child,
      double[] pos,
      double[] axis,
      double lower,
      double upper,
      double friction,
      double damping,
      boolean latch) {}

  /**
   * Where a hand takes hold.
   *
   * @param axis direction of the bar
   * @param approach outward normal: the hand comes along its opposite
   * @param width thickness between the fingers
   * @param length length along the axis
   */
  public record Handle(
      String name,
      String link,
      double[] pos,
      double[] axis,
      double[] approach,
      double width,
      double length) {}

  /** A box-shaped room inside a container. */
  public record Fill(String name, String link, double[] pos, double[] quat, double[] half) {}

  /** A joint that counts for being open, and in which direction (+1 or -1). */
  public record Open(String joint, int direction) {}
}
