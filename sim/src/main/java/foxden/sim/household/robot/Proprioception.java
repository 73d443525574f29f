package foxden.sim.household.robot;

import foxden.sim.ChannelSpec;
import java.util.ArrayList;
import java.util.List;

/** The robot's own senses as observation channels. */
public final class Proprioception {

  /** The 21-vector as measured: base velocity, joints, gripper openings. */
  public static final String QPOS = "proprio.qpos";

  /** Its rate of change; for the base its acceleration is not sensed and stays 0. */
  public static final String QVEL = "proprio.qvel";

  /** Base position and heading since the start in the world frame, and velocity in its own. */
  public static final String ODOM = "proprio.odom";

  /** Poses of both gripping points in the base_link frame. */
  public static final String HANDS = "proprio.hands";

  /** Whether each hand holds something. */
  public static final String GRIP = "proprio.grip";

  private Proprioception() {}

  static List<ChannelSpec> channels() {
    List<String> labels = R1Model.labels();
    List<String> rates = new ArrayList<>();
    for (String l : labels) {
      rates.add(l + "/s");
    }
    List<String> hands = new ArrayList<>();
    for (String side : List.of("left", "right")) {
      for (String k : List.of("x m", "y m", "z m", "qx", "qy", "qz", "qw")) {
        hands.add(side + " hand " + k);
      }
    }
    return List.of(
        new ChannelSpec(QPOS, ChannelSpec.Kind.VECTOR, labels.size(), labels),
        new ChannelSpec(QVEL, ChannelSpec.Kind.VECTOR, rates.size(), rates),
        new ChannelSpec(
            ODOM,
            ChannelSpec.Kind.VECTOR,
            6,
            List.of("x m", "y m", "yaw rad", "vx m/s", "vy m/s", "wz rad/s")),
        new ChannelSpec(HANDS, ChannelSpec.Kind.VECTOR, hands.size(), hands),
        new ChannelSpec(
            GRIP, ChannelSpec.Kind.VECTOR, 2, List.of("left hand holds", "right hand holds")));
  }
}
