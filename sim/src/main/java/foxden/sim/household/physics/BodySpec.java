package foxden.sim.household.physics;

import foxden.scenes.ModelShape;
import foxden.scenes.Vec3;
import java.util.List;

/**
 * What a body is made of.
 *
 * @param name unique in the world
 * @param object scene object it belongs to
 * @param link link of that object
 * @param kind what moves it
 * @param mass kg
 * @param com centre of mass in the link frame, m
 * @param inertia principal moments about it, along the link's axes, kg m^2
 * @param friction Coulomb coefficient; that of a contact is the product of both
 * @param shapes collision shapes in the link frame
 * @param pose of the link frame at the start
 * @param hand whether it is part of a robot's hand
 */
public record BodySpec(
    String name,
    String object,
    String link,
    Body.Kind kind,
    double mass,
    Vec3 com,
    Vec3 inertia,
    double friction,
    List<Convex> shapes,
    Pose pose,
    boolean hand) {

  public BodySpec {
    shapes = List.copyOf(shapes);
  }

  /** A driven link of a robot, named {@code robot/link}. */
  public static BodySpec robot(String link, List<Convex> shapes, double friction, boolean hand) {
    return new BodySpec(
        "robot/" + link,
        "robot",
        link,
        Body.Kind.ROBOT,
        1,
        Vec3.ZERO,
        Vec3.ONE,
        friction,
        shapes,
        Pose.IDENTITY,
        hand);
  }

  /**
   * A link of a scene object.
   *
   * @param root whether it is the object's first link
   * @param scale of the object, factor per model axis
   */
  public static BodySpec link(
      String object,
      ModelShape.Link link,
      boolean root,
      Body.Kind kind,
      double friction,
      Vec3 scale,
      Pose pose) {
    // mass and inertia are the model's: a scaled copy is treated as made of lighter or denser stuff
    double s2 = (scale.x() * scale.x() + scale.y() * scale.y() + scale.z() * scale.z()) / 3;
    return new BodySpec(
        root ? object : object + "/" + link.name(),
        object,
        link.name(),
        kind,
        link.mass(),
        link.com().times(scale),
        link.inertia().times(s2),
        friction,
        Convex.of(link, scale),
        pose,
        false);
  }
}
