package foxden.app.scene3d;

/** Where the viewport looks from. */
public enum CameraMode {
  /** A free three-quarter view around a point. */
  ORBIT("Orbit"),
  /** The same, around the robot wherever it goes. */
  FOLLOW("Follow"),
  /** The robot's own head camera. */
  HEAD("Head"),
  /** A plan, straight from above. */
  TOP("Top");

  private final String label;

  CameraMode(String label) {
    this.label = label;
  }

  /** For buttons and menus. */
  public String label() {
    return label;
  }
}
