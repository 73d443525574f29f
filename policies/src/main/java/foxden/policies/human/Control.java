package foxden.policies.human;

/** What a person can hold down on a keyboard. */
public enum Control {
  FORWARD("base forward, or up in a grid"),
  BACK("base back, or down in a grid"),
  LEFT("base left, or left in a grid"),
  RIGHT("base right, or right in a grid"),
  TURN_LEFT("turn left"),
  TURN_RIGHT("turn right"),
  TORSO_UP("torso up"),
  TORSO_DOWN("torso down"),
  LEAN_FORWARD("lean forward"),
  LEAN_BACK("lean back"),
  HAND_FORWARD("hand forward"),
  HAND_BACK("hand back"),
  HAND_LEFT("hand left"),
  HAND_RIGHT("hand right"),
  HAND_UP("hand up"),
  HAND_DOWN("hand down"),
  GRIP("close the gripper"),
  RELEASE("open the gripper"),
  OTHER_HAND("change hands"),
  SLOW("slowly");

  private final String label;

  Control(String label) {
    this.label = label;
  }

  /** For people. */
  public String label() {
    return label;
  }
}
