package foxden.policies.expert;

import foxden.scenes.Quat;
import foxden.scenes.Vec3;
import foxden.sim.ChannelSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import java.util.List;

/** What the expert sees: finds the numbers it needs in the channels of an observation. */
final class Sight {
  final List<String> objects;
  final int door;
  double[] base = new double[3];
  float[] poses = new float[0];
  float[] q = new float[0];
  float[] rate = new float[0];
  float[] hands = new float[0];
  float[] grip = new float[0];
  double leaf;

  /**
   * Looks up the labels once.
   *
   * @param doorName name of the door's object
   * @throws IllegalArgumentException when the environment has no such channels
   */
  Sight(EnvironmentSpec spec, String doorName) {
    objects = labels(spec, "truth.objects");
    List<String> joints = labels(spec, "truth.joints");
    int d = -1;
    for (int i = 0; i < joints.size(); i++) {
      if (joints.get(i).startsWith(doorName + "/")) {
        d = i;
      }
    }
    door = d;
  }

  private static List<String> labels(EnvironmentSpec spec, String channel) {
    for (ChannelSpec c : spec.channels()) {
      if (c.name().equals(channel)) {
        return c.labels();
      }
    }
    throw new IllegalArgumentException(
        "the expert for " + spec.task() + " needs the channel " + channel);
  }

  void look(Observation o) {
    float[] b = o.vector("truth.base");
    base = new double[] {b[0], b[1], b[2]};
    poses = o.vector("truth.objects");
    q = o.vector("proprio.qpos");
    rate = o.vector("proprio.qvel");
    hands = o.vector("proprio.hands");
    grip = o.vector("proprio.grip");
    leaf = o.vector("truth.joints")[door];
  }

  /** Position of an object's frame. */
  Vec3 pos(int i) {
    return new Vec3(poses[7 * i], poses[7 * i + 1], poses[7 * i + 2]);
  }

  Quat ori(int i) {
    return new Quat(poses[7 * i + 3], poses[7 * i + 4], poses[7 * i + 5], poses[7 * i + 6]);
  }

  int count() {
    return objects.size() / 7;
  }

  String name(int i) {
    String l = objects.get(7 * i);
    return l.substring(0, l.lastIndexOf('.'));
  }

  int index(String name) {
    for (int i = 0; i < count(); i++) {
      if (name(i).equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("the expert sees no " + name);
  }

  /** World point in the base frame. */
  double[] local(double x, double y) {
    HomeMap.Frame f = new HomeMap.Frame(base[0], base[1], base[2]);
    return new double[] {f.localX(x, y), f.localY(x, y)};
  }
}
