package foxden.sim.walker;

import foxden.scenes.PlanarModel;
import foxden.sim.Dial;
import foxden.sim.Edit;
import foxden.sim.planar.PlanarWorld;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a person may change about a walker's world: gravity, the friction of its feet on the floor,
 * the spring and the damping of each joint that has limits; and by which points somebody pulls it
 * now. Saved with the world.
 */
final class WalkerSettings {

  /** Stiffness of a pull for each kilogram of the walker, N/m; soft beside its own springs. */
  private static final double STIFFNESS = 60;

  /** Damping of a pull for each kilogram of the walker, N s/m. */
  private static final double DAMPING = 2;

  /** No pull is stronger than so many times the walker's weight on Earth. */
  private static final double STRONGEST = 4;

  private static final int PULL = 4;

  private final PlanarWorld world;
  private final List<PlanarModel.Joint> joints;
  private final List<String> bodies;
  private final List<String> jointNames;
  private final List<String> motors;
  private final double mass;
  private final double gravity;
  private final double friction;
  // Of each body: point in its frame, then where it is pulled to; NaN when nobody pulls.
  private final double[] pulls;

  /**
   * Settings, as the model has them.
   *
   * @param bodies names as edits use them; likewise joints
   * @param motors what people call them
   */
  WalkerSettings(
      PlanarWorld world, List<String> bodies, List<String> jointNames, List<String> motors) {
    this.world = world;
    this.bodies = bodies;
    this.jointNames = jointNames;
    this.motors = motors;
    PlanarModel model = world.tree().model();
    joints = model.joints();
    mass = model.bodies().stream().mapToDouble(PlanarModel.Body::mass).sum();
    gravity = world.gravity();
    friction = world.groundFriction();
    pulls = new double[PULL * bodies.size()];
    Arrays.fill(pulls, Double.NaN);
  }

  /** Back to the model's own; nobody pulls. */
  void restore() {
    world.setGravity(gravity);
    friction(friction);
    for (int i = 0; i < joints.size(); i++) {
      world.setStiffness(i, joints.get(i).stiffness());
      world.setDamping(i, joints.get(i).damping());
    }
    Arrays.fill(pulls, Double.NaN);
  }

  // A contact takes the larger of both sides' frictions: where the floor is smoother than the feet
  // are, they become as smooth.
  private void friction(double floor) {
    world.setGroundFriction(floor);
    world.limitBodyFriction(floor);
  }

  // ---- What can be turned

  /** Gravity, friction, then spring and damping of every joint with limits. */
  List<Dial> dials() {
    List<Dial> dials = new ArrayList<>();
    dials.add(new Dial("", "", "gravity", "m/s\u00b2", 0, 25, gravity, Edit.Gravity::new));
    dials.add(
        new Dial(
            "",
            "",
            "floor friction",
            "",
            0,
            2,
            friction,
            v -> new Edit.Friction(WalkerEnvironment.GROUND, v)));
    int i = 0;
    for (int b = 0; b < bodies.size(); b++) {
      for (PlanarModel.Joint joint : world.tree().model().bodies().get(b).joints()) {
        if (joint.limited()) {
          joint(bodies.get(b), limb(i), joint, jointNames.get(i), dials);
        }
        i++;
      }
    }
    return dials;
  }

  // As its motor is called, else as the model calls it.
  private String limb(int joint) {
    List<PlanarModel.Actuator> all = world.tree().model().actuators();
    for (int m = 0; m < all.size(); m++) {
      if (all.get(m).joint() == joint) {
        return motors.get(m);
      }
    }
    return joints.get(joint).name();
  }

  private static void joint(
      String body, String limb, PlanarModel.Joint joint, String name, List<Dial> dials) {
    double stiff = joint.stiffness();
    double most = Math.max(60, 2 * stiff);
    dials.add(
        new Dial(body, limb, "spring", "N m/rad", 0, most, stiff, v -> new Edit.Spring(name, v)));
    double thick = Math.max(3, 3 * joint.damping());
    dials.add(
        new Dial(
            body,
            limb,
            "damping",
            "N m s/rad",
            0,
            thick,
            joint.damping(),
            v -> new Edit.Damping(name, v)));
  }

  /** Where the dials stand, in their order. */
  float[] values() {
    List<Float> values = new ArrayList<>();
    values.add((float) world.gravity());
    values.add((float) world.groundFriction());
    for (int i = 0; i < joints.size(); i++) {
      if (joints.get(i).limited()) {
        values.add((float) world.stiffness(i));
        values.add((float) world.damping(i));
      }
    }
    float[] out = new float[values.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = values.get(i);
    }
    return out;
  }

  /**
   * Does an edit.
   *
   * @throws IllegalArgumentException one sentence; nothing is changed
   */
  void apply(Edit edit) {
    if (edit instanceof Edit.Gravity e) {
      finite("gravity", e.value());
      world.setGravity(e.value());
    } else if (edit instanceof Edit.Friction e) {
      if (!e.body().equals(WalkerEnvironment.GROUND)) {
        throw new IllegalArgumentException(
            "only the friction of the " + WalkerEnvironment.GROUND + " can be changed here");
      }
      notNegative("friction", e.value());
      friction(e.value());
    } else if (edit instanceof Edit.Spring e) {
      int joint = joint(e.joint());
      notNegative("stiffness of " + e.joint(), e.stiffness());
      world.setStiffness(joint, e.stiffness());
    } else if (edit instanceof Edit.Damping e) {
      int joint = joint(e.joint());
      notNegative("damping of " + e.joint(), e.value());
      world.setDamping(joint, e.value());
    } else if (edit instanceof Edit.Pull e) {
      int at = PULL * body(e.body());
      double[] numbers = {e.ax(), e.az(), e.x(), e.z()};
      for (double n : numbers) {
        finite("pull", n);
      }
      System.arraycopy(numbers, 0, pulls, at, PULL);
    } else if (edit instanceof Edit.LetGo e) {
      int at = PULL * body(e.body());
      Arrays.fill(pulls, at, at + PULL, Double.NaN);
    } else if (edit instanceof Edit.Place e) {
      place(e);
    } else {
      throw new IllegalArgumentException(
          "a walker can be pulled and its root moved; its world has gravity, friction, springs and"
              + " damping to change, nothing else");
    }
  }

  // The whole walker, at rest, its joints as they are.
  private void place(Edit.Place e) {
    if (body(e.body()) != 0) {
      throw new IllegalArgumentException(
          e.body() + " hangs on " + bodies.get(0) + "; move that, or pull while the world runs");
    }
    finite("place", e.x() + e.z() + e.qy() + e.qw());
    double[] qpos = new double[joints.size()];
    for (int i = 0; i < qpos.length; i++) {
      qpos[i] = world.qpos(i);
    }
    qpos[0] += e.x() - world.bodyX(0);
    qpos[1] += e.z() - world.bodyZ(0);
    world.setState(qpos, new double[qpos.length]);
  }

  private int body(String name) {
    int at = bodies.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException("there is no body named " + name);
    }
    return at;
  }

  private int joint(String name) {
    int at = jointNames.indexOf(name);
    if (at < 0 || !joints.get(at).limited()) {
      throw new IllegalArgumentException("there is no joint named " + name + " to change");
    }
    return at;
  }

  private static void finite(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "the " + what + " would be " + value + "; give a finite number");
    }
  }

  private static void notNegative(String what, double value) {
    finite(what, value);
    if (value < 0) {
      throw new IllegalArgumentException("the " + what + " would be " + value + "; give 0 or more");
    }
  }

  // ---- Pulls

  /** The springs of those who pull act during the next step. */
  void pull() {
    for (int b = 0; b < bodies.size(); b++) {
      int at = PULL * b;
      if (Double.isNaN(pulls[at])) {
        continue;
      }
      double s = StrictMath.sin(world.bodyAngle(b));
      double c = StrictMath.cos(world.bodyAngle(b));
      double x = world.bodyX(b) + pulls[at] * c + pulls[at + 1] * s;
      double z = world.bodyZ(b) + pulls[at + 1] * c - pulls[at] * s;
      double fx = mass * (STIFFNESS * (pulls[at + 2] - x) - DAMPING * world.pointSpeedX(b, z));
      double fz = mass * (STIFFNESS * (pulls[at + 3] - z) - DAMPING * world.pointSpeedZ(b, x));
      double most = STRONGEST * 9.81 * mass;
      double by = Math.min(1, most / Math.max(1e-9, StrictMath.hypot(fx, fz)));
      world.push(b, x, z, by * fx, by * fz);
    }
  }

  // ---- Saving

  int bytes() {
    return (2 + 2 * joints.size() + pulls.length) * Double.BYTES;
  }

  void save(ByteBuffer out) {
    out.putDouble(world.gravity()).putDouble(world.groundFriction());
    for (int i = 0; i < joints.size(); i++) {
      out.putDouble(world.stiffness(i)).putDouble(world.damping(i));
    }
    for (double p : pulls) {
      out.putDouble(p);
    }
  }

  void load(ByteBuffer in) {
    world.setGravity(in.getDouble());
    friction(in.getDouble());
    for (int i = 0; i < joints.size(); i++) {
      world.setStiffness(i, in.getDouble());
      world.setDamping(i, in.getDouble());
    }
    for (int i = 0; i < pulls.length; i++) {
      pulls[i] = in.getDouble();
    }
  }
}
