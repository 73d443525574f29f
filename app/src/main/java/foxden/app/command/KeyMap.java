package foxden.app.command;

/** When a command's key is in force. */
public enum KeyMap {
  /** Always: keys with Ctrl, function keys, Space and Escape. */
  ALWAYS("Always"),
  /** While looking: plain letters move cursor, camera and overlays. */
  LOOKING("Looking"),
  /** While a person drives: plain letters move the robot. */
  DRIVING("Driving");

  private final String label;

  KeyMap(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
