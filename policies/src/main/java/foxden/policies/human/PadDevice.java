package foxden.policies.human;

import foxden.policies.human.Wish.HandWish;
import java.util.ArrayList;
import java.util.List;

/**
 * One game pad as a wish, mapped as the simulated JoyLo (BRS notes 2.4): the left stick drives, at
 * half speed until it is pressed; the right stick turns and leans; the cross moves the torso; the
 * triggers close and open the grippers by turns. While a bumper is held the sticks move that hand
 * instead: left stick forward and sideways, right stick up and down.
 */
public final class PadDevice {

  /** What a button asks of the program rather than of the robot. */
  public enum Ask {
    RECORD,
    CHECKPOINT,
    ROLL_BACK,
    CAMERA,
    HAND_BACK
  }

  /** A trigger counts again after so long, s. */
  private static final double DEBOUNCE = 0.5;

  private static final double HALF = 0.5;

  private final Stick[] sticks = {new Stick(), new Stick(), new Stick(), new Stick()};
  private final boolean[] before = new boolean[PadState.BUTTONS];
  private final boolean[] closed = new boolean[2];
  private final boolean[] moved = new boolean[2];
  private final double[] wait = new double[2];

  /**
   * What the pad wants.
   *
   * @param dt wall seconds since the last reading
   * @param asks what its buttons asked for is added
   */
  public Wish read(PadState s, double dt, List<Ask> asks) {
    double lx = sticks[0].next(axis(s, PadState.LEFT_X));
    double ly = sticks[1].next(axis(s, PadState.LEFT_Y));
    double rx = sticks[2].next(axis(s, PadState.RIGHT_X));
    double ry = sticks[3].next(axis(s, PadState.RIGHT_Y));
    ask(s, PadState.START, Ask.RECORD, asks);
    ask(s, PadState.X, Ask.CHECKPOINT, asks);
    ask(s, PadState.Y, Ask.ROLL_BACK, asks);
    ask(s, PadState.B, Ask.CAMERA, asks);
    ask(s, PadState.A, Ask.HAND_BACK, asks);
    double torso = (down(s, PadState.DOWN) ? 1 : 0) - (down(s, PadState.UP) ? 1 : 0);
    HandWish left = HandWish.NONE;
    HandWish right = HandWish.NONE;
    boolean leftHand = down(s, PadState.LEFT_BUMPER);
    boolean rightHand = down(s, PadState.RIGHT_BUMPER);
    if (leftHand) {
      left = new HandWish(-ly, -lx, -ry, 0, null);
    }
    if (rightHand) {
      right = new HandWish(-ly, -lx, -ry, 0, null);
    }
    boolean hands = leftHand || rightHand;
    left = grip(left, 0, axis(s, PadState.LEFT_TRIGGER), dt);
    right = grip(right, 1, axis(s, PadState.RIGHT_TRIGGER), dt);
    for (int i = 0; i < before.length; i++) {
      before[i] = down(s, i);
    }
    double fast = down(s, PadState.LEFT_THUMB) ? 1 : HALF;
    boolean locked = down(s, PadState.RIGHT_THUMB);
    return new Wish(
        hands ? 0 : -ly * fast,
        hands ? 0 : -lx * fast,
        hands || locked ? 0 : -rx,
        torso,
        hands || locked ? 0 : -ry,
        left,
        right);
  }

  // A pull of a trigger flips between closing and opening; the wish stays until the next.
  private HandWish grip(HandWish w, int side, double trigger, double dt) {
    wait[side] = Math.max(0, wait[side] - dt);
    if (trigger > 0 && wait[side] == 0) {
      closed[side] = !closed[side];
      moved[side] = true;
      wait[side] = DEBOUNCE;
    }
    double grip = !moved[side] ? 0 : closed[side] ? -1 : 1;
    return new HandWish(w.x(), w.y(), w.z(), grip, null);
  }

  private void ask(PadState s, int button, Ask what, List<Ask> asks) {
    if (down(s, button) && !before[button]) {
      asks.add(what);
    }
  }

  private static boolean down(PadState s, int button) {
    return button < s.buttons().length && s.buttons()[button];
  }

  private static double axis(PadState s, int axis) {
    return axis < s.axes().length ? s.axes()[axis] : axis >= PadState.LEFT_TRIGGER ? -1 : 0;
  }

  /** All pads of a source together. */
  public static final class All {
    private final PadSource source;
    private final java.util.Map<Integer, PadDevice> devices = new java.util.TreeMap<>();
    private List<String> names = List.of();

    /** Reads from there. */
    public All(PadSource source) {
      this.source = source;
    }

    /** What all pads want. */
    public Wish read(double dt, List<Ask> asks) {
      Wish sum = Wish.NONE;
      List<String> seen = new ArrayList<>();
      List<PadState> pads = source.poll();
      devices.keySet().removeIf(id -> pads.stream().noneMatch(p -> p.id() == id));
      for (PadState p : pads) {
        seen.add(p.name());
        sum = sum.plus(devices.computeIfAbsent(p.id(), k -> new PadDevice()).read(p, dt, asks));
      }
      names = List.copyOf(seen);
      return sum;
    }

    /** Names of those connected at the last reading. */
    public List<String> names() {
      return names;
    }
  }
}
