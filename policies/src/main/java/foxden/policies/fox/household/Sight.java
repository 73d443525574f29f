package foxden.policies.fox.household;

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
 * given at three scales (5 m, 1 m, 0.2 m, squashed), so that both crossing a room and closing a
 * hand are within reach of a linear map.
 *
 * <p>The <em>objects</em> token: pose of each task object in the base frame and relative to both
 * hands, the robot's place seen from the last task object (which stands still: it tells the robot
 * where in the house it is), joints of the task objects, the nearest loose things, goal literals.
 * The <em>proprio</em> token: the 21-vector and its rate, hands, grips, and the action before.
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
  private final int[] loose;
  private final int[] joints;
  private final int goals;
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
    for (int i = 0; i < slots.length; i++) {
      slots[i] = poses.indexOf(things.get(i) + ".x");
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
    this.bodySize = 3 * n + 18 + 2;
    this.objectsSize =
        things.size() * (9 + 2 + 18) + 8 + 4 * WAVES.length + joints.length + NEAR * 3 + goals;
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

  /** The objects token. */
  float[] objects(Observation o) {
    Out out = new Out(objectsSize);
    float[] base = o.vector("truth.base");
    float[] poses = o.vector("truth.objects");
    float[] hands = o.vector("proprio.hands");
    double cos = Math.cos(base[2]);
    double sin = Math.sin(base[2]);
    double[] pose = new double[7];
    double yaw = 0;
    for (int i = 0; i < slots.length; i++) {
      for (int k = 0; k < 7; k++) {
        pose[k] = slots[i] < 0 ? fixed[i][k] : poses[slots[i] + k];
      }
      double dx = pose[0] - base[0];
      double dy = pose[1] - base[1];
      double x = cos * dx + sin * dy;
      double y = -sin * dx + cos * dy;
      out.length(x);
      out.length(y);
      out.length(pose[2]);
      yaw =
          Math.atan2(
              2 * (pose[6] * pose[5] + pose[3] * pose[4]),
              1 - 2 * (pose[4] * pose[4] + pose[5] * pose[5]));
      out.add(Math.cos(yaw - base[2]));
      out.add(Math.sin(yaw - base[2]));
      for (int hand = 0; hand < 2; hand++) {
        out.length(x - hands[7 * hand]);
        out.length(y - hands[7 * hand + 1]);
        out.length(pose[2] - hands[7 * hand + 2]);
      }
    }
    place(out, base, pose, yaw);
    float[] q = o.vector("truth.joints");
    for (int joint : joints) {
      out.add(q[joint]);
    }
    near(out, base, poses, cos, sin);
    for (float goal : o.vector("truth.goals")) {
      out.add(goal);
    }
    return out.done();
  }

  // Where the robot is, seen from the last thing: the same as that thing relative to the robot, in
  // a form from which walls and furniture can be remembered.
  private static void place(Out out, float[] base, double[] pose, double yaw) {
    double dx = base[0] - pose[0];
    double dy = base[1] - pose[1];
    double x = Math.cos(yaw) * dx + Math.sin(yaw) * dy;
    double y = -Math.sin(yaw) * dx + Math.cos(yaw) * dy;
    out.length(x);
    out.length(y);
    out.add(Math.cos(base[2] - yaw));
    out.add(Math.sin(base[2] - yaw));
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
    for (float value : normalise(qpos)) {
      out.add(value);
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
