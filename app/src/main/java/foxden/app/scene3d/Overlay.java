package foxden.app.scene3d;

/** Marks on top of the world; all are off at first. */
public enum Overlay {
  /** Contact points with their forces. */
  CONTACTS("Contacts and forces"),
  /** Fill volumes and regions that goals speak of. */
  GOAL_VOLUMES("Goal volumes"),
  /** The planned path of the robot's base. */
  PATH("Planned path"),
  /** Where the driver wants the robot to be. */
  TARGET("Robot target"),
  /** Where the robot has been. */
  TRAIL("Robot trail"),
  /** Rings around the joints of a walker: how hard its motors work. */
  TORQUES("Joint torques"),
  /** Names beside what is hovered, selected or marked. */
  LABELS("Labels");

  private final String label;

  Overlay(String label) {
    this.label = label;
  }

  /** For buttons and menus. */
  public String label() {
    return label;
  }
}
