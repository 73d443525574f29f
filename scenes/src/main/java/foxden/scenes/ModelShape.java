package foxden.scenes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The physical side of a model: links with collision shapes and masses, joints, handles, volumes
 * that can be filled. Everything is in the model frame at zero joint positions, where all link
 * frames coincide with it.
 *
 * @param model id
 * @param category BEHAVIOR's category
 * @param size of the bounding box at zero joint positions, m; the frame's origin is its bottom
 *     centre
 * @param friction Coulomb coefficient of all surfaces
 * @param links the first is the root
 * @param joints each moves one link against another
 * @param handles where a hand can take hold
 * @param fill volumes that count as inside
 * @param open joints whose position decides whether the thing is open
 */
public record ModelShape(
    String model,
    String category,
    Vec3 size,
    double friction,
    List<Link> links,
    List<Joint> joints,
    List<Handle> handles,
    List<Fill> fill,
    List<Opening> open) {

  public ModelShape {
    links = List.copyOf(links);
    joints = List.copyOf(joints);
    handles = List.copyOf(handles);
    fill = List.copyOf(fill);
    open = List.copyOf(open);
  }

  /** The root link. */
  public Link root() {
    return links.get(0);
  }

  /**
   * A rigid part.
   *
   * @param name unique in the model; also the glTF node's name
   * @param mass kg, above 0
   * @param com centre of mass, m
   * @param inertia principal moments about the centre of mass along the model axes, kg m^2
   * @param shapes collision shapes, possibly none
   */
  public record Link(String name, double mass, Vec3 com, Vec3 inertia, List<Shape> shapes) {
    public Link {
      shapes = List.copyOf(shapes);
    }
  }

  /** A collision shape. Cylinder and capsule lie along their local z. */
  public sealed interface Shape permits Box, Cylinder, Sphere, Capsule, Hull {}

  /** Half extents along the rotated axes, m. */
  public record Box(Vec3 pos, Quat ori, Vec3 half) implements Shape {}

  /** Half is half the height, m. */
  public record Cylinder(Vec3 pos, Quat ori, double radius, double half) implements Shape {}

  /** A ball. */
  public record Sphere(Vec3 pos, double radius) implements Shape {}

  /** Half is half the length of the straight part, m. */
  public record Capsule(Vec3 pos, Quat ori, double radius, double half) implements Shape {}

  /** Convex hull of at least four points. */
  public record Hull(List<Vec3> points) implements Shape {
    public Hull {
      points = List.copyOf(points);
    }
  }

  /** How a joint moves. */
  public enum JointType {
    /** Turns about the axis, rad. */
    HINGE,
    /** Moves along the axis, m. */
    SLIDER
  }

  /**
   * A joint with one degree of freedom; positive motion opens.
   *
   * @param name unique in the model
   * @param type hinge or slider
   * @param parent link it is fastened to
   * @param child link it moves
   * @param pos a point on the axis, m
   * @param axis unit vector
   * @param lower limit, rad or m
   * @param upper limit, rad or m
   * @param friction dry friction, N m or N
   * @param damping N m s/rad or N s/m
   * @param latch whether it stays at 0 until a hand touches or grasps a handle of the child
   */
  public record Joint(
      String name,
      JointType type,
      String parent,
      String child,
      Vec3 pos,
      Vec3 axis,
      double lower,
      double upper,
      double friction,
      double damping,
      boolean latch) {}

  /**
   * A bar a hand can grasp.
   *
   * @param name unique in the model
   * @param link it belongs to
   * @param pos middle of the bar, m
   * @param axis unit vector along the bar
   * @param approach unit outward normal: a hand comes along its opposite
   * @param width thickness across, m
   * @param length along the axis, m
   */
  public record Handle(
      String name, String link, Vec3 pos, Vec3 axis, Vec3 approach, double width, double length) {}

  /** A box-shaped volume that counts as the inside of the link, half extents in m. */
  public record Fill(String name, String link, Vec3 pos, Quat ori, Vec3 half) {}

  /**
   * A joint that opens the thing.
   *
   * @param joint name
   * @param direction 1 when it opens towards its upper limit, -1 towards its lower one
   */
  public record Opening(String joint, int direction) {}

  /** The joint of that name, or null. */
  public @Nullable Joint joint(String name) {
    for (Joint j : joints) {
      if (j.name().equals(name)) {
        return j;
      }
    }
    return null;
  }
}
