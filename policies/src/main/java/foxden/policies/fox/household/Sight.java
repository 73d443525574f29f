package foxden.policies.fox.household;

import foxden.scenes.ModelShape;
import foxden.scenes.Models;
import foxden.scenes.Quat;
import foxden.scenes.SceneCatalog;
import foxden.scenes.SceneObject;
import foxden.scenes.Vec3;
import foxden.sim.ActionSpec;
import foxden.sim.ChannelSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the household fox sees: turns an observation into the numbers of its two tokens. Lengths are
 * given at several scales (5 m, 1 m, 0.2 m, 0.05 m, squashed), so that both crossing a room and
 * closing a hand are within reach of a linear map.
 *
 * <p>The <em>objects</em> token: pose of each task object in the base frame and of its handle (from
 * the model; the origin where it has none) relative to both hands, the places of robot and objects
 * seen from the last task object (which stands still: it tells where in the house they are), joints
 * of the task objects, the nearest loose things, goal literals. The <em>proprio</em> token: the
 * 21-vector and its rate, hands, grips, what the hands have before them, and the action before.
 *
 * <p>Nothing that the expert or its planner works out is among them.
 */
final class Sight {

  /** The channels it reads. */
  static final Set<String> CHANNELS =
      Set.of(
          "proprio.qpos",
          "proprio.qvel",
          "proprio.hands",
          "proprio.grip",
          "truth.base",
          "truth.objects",
          "truth.joints",
          "truth.goals");

  private static final int NEAR = 4;
  private static final double NEAR_REACH = 2.5;
  private static final double[] WAVES = {12, 6, 3, 1.5};

  private final ActionSpec.Box box;
  private final List<String> things;
  private final int[] slots;
  private final double[][] fixed;
  private final Vec3[] handles;
  private final int[] loose;
  private final int[] joints;
  private final int goals;
  private final int moving;
  private final int objectsSize;
  private final int bodySize;

  /**
   * For an environment.
   *
   * @param things the task's objects, by name; movable ones are read from {@code truth.objects},
   *     fixed ones from the scene. The last one must be fixed.
   * @throws IllegalArgumentException when the environment lacks a channel or an object
   */
  Sight(EnvironmentSpec spec, List<String> things) {
    if (!(spec.action() instanceof ActionSpec.Box a)) {
      throw new IllegalArgumentException(
          "the household fox drives a robot with a vector of targets, not '" + spec.task() + "'");
    }
    this.box = a;
    this.things = List.copyOf(things);
    List<String> poses = channel(spec, "truth.objects").labels();
    this.slots = new int[things.size()];
    this.fixed = new double[things.size()][];
    this.handles = new Vec3[things.size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = poses.indexOf(things.get(i) + ".x");
      handles[i] = handle(spec.scene(), things.get(i));
      if (slots[i] < 0) {
        fixed[i] = fixedPose(spec.scene(), things.get(i));
      }
    }
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < poses.size(); i += 7) {
      if (!things.contains(poses.get(i).replaceAll("\\.x$", ""))) {
        others.add(i);
      }
    }
    this.loose = others.stream().mapToInt(Integer::intValue).toArray();
    List<String> all = channel(spec, "truth.joints").labels();
    List<Integer> own = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String name = all.get(i);
      if (things.stream().anyMatch(thing -> name.startsWith(thing + "/"))) {
        own.add(i);
      }
    }
    this.joints = own.stream().mapToInt(Integer::intValue).toArray();
    this.goals = channel(spec, "truth.goals").size();
    int n = box.low().length;
    this.moving = (int) java.util.Arrays.stream(slots).filter(slot -> slot >= 0).count();
    this.bodySize = 3 * n + 18 + 2 + 6 * 4 + 6;
    this.objectsSize =
        things.size() * (9 + 5 + 24)
            + (1 + moving) * 6
            + (1 + moving) * 4 * WAVES.length
            + 2
            + joints.length
            + NEAR * 3
            + goals;
  }

  private static ChannelSpec channel(EnvironmentSpec spec, String name) {
    return spec.channels().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the household fox needs channel '"
                        + name
                        + "', which '"
                        + spec.task()
                        + "' lacks"));
  }

  private static double[] fixedPose(String sceneId, String name) {
    SceneObject object =
        SceneCatalog.scene(sceneId)
            .find(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "scene '" + sceneId + "' has no object '" + name + "'"));
    Vec3 p = object.pos();
    Quat q = object.ori();
    return new double[] {p.x(), p.y(), p.z(), q.x(), q.y(), q.z(), q.w()};
  }

  // Where a thing is taken hold of, in its own frame; only shipped models say so.
  private static Vec3 handle(String sceneId, String name) {
    return SceneCatalog.houses().stream()
        .filter(sceneId::equals)
        .flatMap(id -> SceneCatalog.scene(id).find(name).stream())
        .flatMap(object -> new Models().shape(object.model()).handles().stream())
        .map(ModelShape.Handle::pos)
        .findFirst()
        .orElse(Vec3.ZERO);
  }

  /** Numbers of an objects token. */
  int objectsSize() {
    return objectsSize;
  }

  /** Numbers of a proprio token. */
  int bodySize() {
    return bodySize;
  }

  /** Numbers of an action. */
  int actionSize() {
    return box.low().length;
  }

  /** Names of the task's objects. */
  List<String> things() {
    return things;
  }

  /** Pose of a task object as seven numbers: x, y, z, qx, qy, qz, qw. */
  private double[] pose(int thing, float[] poses) {
    double[] pose = new double[7];
    for (int k = 0; k < 7; k++) {
      pose[k] = slots[thing] < 0 ? fixed[thing][k] : poses[slots[thing] + k];
    }
    return pose;
  }

  /** A pose's handle in the base frame, z above the floor. */
  private Vec3 handle(int thing, double[] pose, float[] base) {
    Vec3 p =
        new Vec3(pose[0], pose[1], pose[2])
            .plus(new Quat(pose[3], pose[4], pose[5], pose[6]).rotate(handles[thing]));
    double cos = Math.cos(base[2]);
    double sin = Math.sin(base[2]);
    double dx = p.x() - base[0];
    double dy = p.y() - base[1];
    return new Vec3(cos * dx + sin * dy, -sin * dx + cos * dy, p.z());
  }

  /** Whether the first thing stands on its foot: its z axis points up. */
  boolean upright(Observation o) {
    double[] p = pose(0, o.vector("truth.objects"));
    return 1 - 2 * (p[3] * p[3] + p[4] * p[4]) > 0.5;
  }

  /** The objects token. */
  float[] objects(Observation o) {
    Out out = new Out(objectsSize);
    float[] base = o.vector("truth.base");
    float[] poses = o.vector("truth.objects");
    float[] hands = o.vector("proprio.hands");
    int last = slots.length - 1;
    double[] anchor = pose(last, poses);
    double anchorYaw = yaw(anchor);
    for (int i = 0; i < slots.length; i++) {
      double[] pose = pose(i, poses);
      double yaw = yaw(pose);
      Vec3 at = handle(i, pose, base);
      out.length(at.x());
      out.length(at.y());
      out.length(at.z());
      out.add(Math.cos(yaw - base[2]));
      out.add(Math.sin(yaw - base[2]));
      out.add(1 - 2 * (pose[3] * pose[3] + pose[4] * pose[4]));
      double away = Math.max(1e-3, Math.hypot(at.x(), at.y()));
      out.add(at.x() / away);
      out.add(at.y() / away);
      for (int hand = 0; hand < 2; hand++) {
        out.fine(at.x() - hands[7 * hand]);
        out.fine(at.y() - hands[7 * hand + 1]);
        out.fine(at.z() - hands[7 * hand + 2]);
      }
      if (slots[i] >= 0) {
        place(out, pose[0], pose[1], anchor, anchorYaw);
      }
    }
    place(out, base[0], base[1], anchor, anchorYaw);
    out.add(Math.cos(base[2] - anchorYaw));
    out.add(Math.sin(base[2] - anchorYaw));
    float[] q = o.vector("truth.joints");
    for (int joint : joints) {
      out.add(q[joint]);
    }
    near(out, base, poses, Math.cos(base[2]), Math.sin(base[2]));
    for (float goal : o.vector("truth.goals")) {
      out.add(goal);
    }
    return out.done();
  }

  private static double yaw(double[] pose) {
    return Math.atan2(
        2 * (pose[6] * pose[5] + pose[3] * pose[4]),
        1 - 2 * (pose[4] * pose[4] + pose[5] * pose[5]));
  }

  // A place seen from the last thing, in a form from which walls and furniture can be remembered.
  private static void place(Out out, double px, double py, double[] anchor, double yaw) {
    double dx = px - anchor[0];
    double dy = py - anchor[1];
    double x = Math.cos(yaw) * dx + Math.sin(yaw) * dy;
    double y = -Math.sin(yaw) * dx + Math.cos(yaw) * dy;
    out.length(x);
    out.length(y);
    for (double wave : WAVES) {
      out.add(Math.sin(2 * Math.PI * x / wave));
      out.add(Math.cos(2 * Math.PI * x / wave));
      out.add(Math.sin(2 * Math.PI * y / wave));
      out.add(Math.cos(2 * Math.PI * y / wave));
    }
  }

  // The nearest loose things within reach of a stumble: x, y in the base frame, and "there is one".
  private void near(Out out, float[] base, float[] poses, double cos, double sin) {
    double last = -1;
    for (int n = 0; n < NEAR; n++) {
      int best = -1;
      double bestDistance = NEAR_REACH;
      for (int at : loose) {
        double distance = Math.hypot(poses[at] - base[0], poses[at + 1] - base[1]);
        if (poses[at + 2] < 0.3 && distance > last && distance < bestDistance) {
          best = at;
          bestDistance = distance;
        }
      }
      if (best < 0) {
        out.skip(3 * (NEAR - n));
        return;
      }
      last = bestDistance;
      double dx = poses[best] - base[0];
      double dy = poses[best + 1] - base[1];
      out.add((cos * dx + sin * dy) / NEAR_REACH);
      out.add((-sin * dx + cos * dy) / NEAR_REACH);
      out.add(1);
    }
  }

  /**
   * The proprio token.
   *
   * @param before the action before, normalised; zeros at the start
   */
  float[] body(Observation o, float[] before) {
    Out out = new Out(bodySize);
    float[] qpos = o.vector("proprio.qpos");
    for (int i = 0; i < qpos.length; i++) {
      out.add(2 * (qpos[i] - box.low()[i]) / (box.high()[i] - box.low()[i]) - 1);
    }
    float[] rate = o.vector("proprio.qvel");
    for (int i = 0; i < qpos.length; i++) {
      out.add(Math.tanh(rate[i] / (box.high()[i] - box.low()[i]) * 4));
    }
    float[] hands = o.vector("proprio.hands");
    for (int hand = 0; hand < 2; hand++) {
      for (int k = 0; k < 3; k++) {
        out.length(hands[7 * hand + k]);
      }
    }
    for (float grip : o.vector("proprio.grip")) {
      out.add(grip);
    }
    float[] base = o.vector("truth.base");
    Vec3 first = handle(0, pose(0, o.vector("truth.objects")), base);
    for (int hand = 0; hand < 2; hand++) {
      out.fine(first.x() - hands[7 * hand]);
      out.fine(first.y() - hands[7 * hand + 1]);
      out.fine(first.z() - hands[7 * hand + 2]);
    }
    out.length(first.x());
    out.length(first.y());
    for (float value : before) {
      out.add(value);
    }
    return out.done();
  }

  /** Which elements are gripper openings: those labelled so. */
  boolean[] grippers() {
    boolean[] is = new boolean[box.low().length];
    for (int i = 0; i < is.length; i++) {
      is[i] = i < box.labels().size() && box.labels().get(i).contains("gripper");
    }
    return is;
  }

  /** To -1..1 over the bounds (BRS notes 3.3); grippers to +1 closed, -1 open. */
  float[] normalise(float[] action) {
    boolean[] gripper = grippers();
    float[] x = new float[action.length];
    for (int i = 0; i < x.length; i++) {
      float range = box.high()[i] - box.low()[i];
      x[i] = 2 * (action[i] - box.low()[i]) / range - 1;
      if (gripper[i]) {
        x[i] = x[i] <= 0 ? 1 : -1;
      } else if (i < 3) {
        x[i] = Math.max(-1, Math.min(1, x[i]));
      }
    }
    return x;
  }

  /** The inverse of {@link #normalise}; a gripper closes when its number is positive. */
  float[] denormalise(float[] x, float[] closed, float[] open) {
    boolean[] gripper = grippers();
    float[] action = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      if (gripper[i]) {
        action[i] = x[i] > 0 ? closed[i] : open[i];
      } else {
        float to = box.low()[i] + (x[i] + 1) / 2 * (box.high()[i] - box.low()[i]);
        action[i] = Math.max(box.low()[i], Math.min(box.high()[i], to));
      }
    }
    return action;
  }

  /** The bounds of the action. */
  ActionSpec.Box box() {
    return box;
  }

  /** Fills an array front to back. */
  private static final class Out {
    private final float[] values;
    private int at;

    Out(int size) {
      values = new float[size];
    }

    void add(double value) {
      values[at++] = (float) value;
    }

    void length(double metres) {
      add(metres / 5);
      add(Math.tanh(metres));
      add(Math.tanh(metres / 0.2));
    }

    void fine(double metres) {
      length(metres);
      add(Math.tanh(metres / 0.05));
    }

    void skip(int count) {
      at += count;
    }

    float[] done() {
      if (at != values.length) {
        throw new IllegalStateException(at + " numbers instead of " + values.length);
      }
      return values;
    }
  }
}
