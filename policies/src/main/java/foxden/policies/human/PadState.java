package foxden.policies.human;

/**
 * A game pad as it stands, in the order of GLFW's gamepad mapping.
 *
 * @param id which pad, stable while it is connected
 * @param name for people
 * @param axes left x, left y, right x, right y (right and down positive), left and right trigger
 *     (-1 let go, 1 pressed)
 * @param buttons A, B, X, Y, left and right bumper, back, start, guide, left and right thumb, then
 *     up, right, down, left of the cross
 */
public record PadState(int id, String name, float[] axes, boolean[] buttons) {

  /** Places in {@link #axes}. */
  public static final int LEFT_X = 0;

  public static final int LEFT_Y = 1;
  public static final int RIGHT_X = 2;
  public static final int RIGHT_Y = 3;
  public static final int LEFT_TRIGGER = 4;
  public static final int RIGHT_TRIGGER = 5;

  /** Places in {@link #buttons}. */
  public static final int A = 0;

  public static final int B = 1;
  public static final int X = 2;
  public static final int Y = 3;
  public static final int LEFT_BUMPER = 4;
  public static final int RIGHT_BUMPER = 5;
  public static final int START = 7;
  public static final int LEFT_THUMB = 9;
  public static final int RIGHT_THUMB = 10;
  public static final int UP = 11;
  public static final int DOWN = 13;

  /** Axes and buttons there are. */
  public static final int AXES = 6;

  public static final int BUTTONS = 15;
}
