package foxden.sim.household.object;

import foxden.scenes.ModelShape;
import foxden.scenes.Quat;
import foxden.scenes.SceneObject;
import foxden.scenes.Vec3;
import foxden.sim.household.physics.Body;
import foxden.sim.household.physics.HouseWorld;
import foxden.sim.household.physics.Joint;
import foxden.sim.household.physics.Pose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A scene object in a running world. */
public final class HouseObject {

  private final SceneObject scene;
  private final ModelShape shape;
  private final List<Body> bodies;
  private final List<Joint> joints;

  private HouseObject(SceneObject scene, ModelShape shape, List<Body> bodies, List<Joint> joints) {
    this.scene = scene;
    this.shape = shape;
    this.bodies = List.copyOf(bodies);
    this.joints = List.copyOf(joints);
  }

  /** Looks an object's bodies and joints up in a world. */
  public static HouseObject of(SceneObject scene, ModelShape shape, HouseWorld world) {
    List<Body> bodies = new ArrayList<>();
    for (Body b : world.bodies()) {
      if (b.object().equals(scene.name())) {
        bodies.add(b);
      }
    }
    List<Joint> joints = new ArrayList<>();
    for (Joint j : world.joints()) {
      if (j.child().object().equals(scene.name())) {
        joints.add(j);
      }
    }
    return new HouseObject(scene, shape, bodies, joints);
  }

  /** Its name. */
  public String name() {
    return scene.name();
  }

  /** What the scene says of it; the pose there is that of the scene file. */
  public SceneObject scene() {
    return scene;
  }

  /** Its model. */
  public ModelShape shape() {
    return shape;
  }

  /** Its bodies, the root first; empty for what is only looked at. */
  public List<Body> bodies() {
    return bodies;
  }

  /** Its root body, or null for what is only looked at. */
  public @Nullable Body root() {
    return bodies.isEmpty() ? null : bodies.get(0);
  }

  /** Its joints. */
  public List<Joint> joints() {
    return joints;
  }

  /** The joint of that name in the model, if it moves here. */
  public Optional<Joint> joint(String name) {
    String full = scene.name() + "/" + name;
    return joints.stream().filter(j -> j.name().equals(full)).findFirst();
  }

  /** Whether it can be carried about. */
  public boolean movable() {
    return !bodies.isEmpty() && bodies.get(0).kind() == Body.Kind.MOVABLE;
  }

  /** Pose of the root link; of what is only looked at, that of the scene. */
  public Pose pose() {
    Body root = root();
    return root == null ? new Pose(scene.pos(), scene.ori()) : root.pose();
  }

  /** Bounding box of all its shapes in the world. */
  public Box box() {
    if (bodies.isEmpty()) {
      return Box.around(scene.pos());
    }
    Box all = Box.of(bodies.get(0).bounds());
    for (Body b : bodies) {
      if (!b.shapes().isEmpty()) {
        all = all.union(Box.of(b.bounds()));
      }
    }
    return all;
  }

  /**
   * A box-shaped volume of the object, as it lies in the world now.
   *
   * @param name as in the model
   * @param pose of its middle
   * @param half extents along its own axes, m
   */
  public record Volume(String name, Pose pose, Vec3 half) {

    /** How far a point is outside along each axis of the volume; negative inside, m. */
    public double[] outside(Vec3 p) {
      Vec3 q = pose.inverse().apply(p);
      return new double[] {
        Math.abs(q.x()) - half.x(), Math.abs(q.y()) - half.y(), Math.abs(q.z()) - half.z()
      };
    }

    /** The point in the volume's frame, m. */
    public Vec3 local(Vec3 p) {
      return pose.inverse().apply(p);
    }
  }

  /** Volumes that count as its inside. */
  public List<Volume> volumes() {
    List<Volume> out = new ArrayList<>();
    for (ModelShape.Fill f : shape.fill()) {
      Body link = link(f.link());
      Pose at = link == null ? pose() : link.pose();
      Quat turn = f.ori();
      out.add(
          new Volume(
              f.name(),
              at.times(new Pose(f.pos().times(scene.scale()), turn)),
              f.half().times(scene.scale())));
    }
    return out;
  }

  /** The body of a link: its own, or the root where links are merged. */
  public @Nullable Body link(String link) {
    for (Body b : bodies) {
      if (b.link().equals(link)) {
        return b;
      }
    }
    return root();
  }

  @Override
  public String toString() {
    return scene.name();
  }
}
