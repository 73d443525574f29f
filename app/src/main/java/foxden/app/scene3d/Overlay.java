package foxden.app.scene3d;

/** Marks on top of the world; all are off at first. */
public enum Overlay {
  /** Contact points with their forces. */
  CONTACTS("Contacts and forces"),
  /** Fill volumes that goals speak of, and the lines along which they are judged. */
  GOAL_VOLUMES("Goal volumes and rays"),
  /** The planned path of the robot's base. */
  PATH("Planned path"),
  /** Where the driver wants the robot's hand. */
  TARGET("Hand target"),
  /** Where the robot would be at the end of the action chunk, as a ghost. */
  CHUNK("Action chunk"),
  /** The past moments that the network looks back to, where the robot was then. */
  ATTENTION("Where attention falls"),
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
