package foxden.policies.human;

import foxden.policies.human.Wish.HandWish;
import foxden.sim.household.robot.R1Ik;
import java.util.EnumSet;
import java.util.Set;

/** Keys held down as a wish. The hand keys move one hand; a key changes which. */
public final class Keyboard {

  /** Share of the speeds while {@link Control#SLOW} is held. */
  public static final double SLOW = 0.35;

  private Set<Control> held = Set.of();
  private R1Ik.Hand hand = R1Ik.Hand.LEFT;

  /** What is held down now. */
  public void held(Set<Control> controls) {
    if (controls.contains(Control.OTHER_HAND) && !held.contains(Control.OTHER_HAND)) {
      hand = hand.other();
    }
    held = controls.isEmpty() ? Set.of() : EnumSet.copyOf(controls);
  }

  /** The hand that the hand keys move. */
  public R1Ik.Hand hand() {
    return hand;
  }

  /** What that wants. */
  public Wish wish() {
    double s = held.contains(Control.SLOW) ? SLOW : 1;
    HandWish moving =
        new HandWish(
            axis(Control.HAND_FORWARD, Control.HAND_BACK) * s,
            axis(Control.HAND_LEFT, Control.HAND_RIGHT) * s,
            axis(Control.HAND_UP, Control.HAND_DOWN) * s,
            axis(Control.RELEASE, Control.GRIP),
            null);
    return new Wish(
            axis(Control.FORWARD, Control.BACK) * s,
            axis(Control.LEFT, Control.RIGHT) * s,
            axis(Control.TURN_LEFT, Control.TURN_RIGHT) * s,
            axis(Control.TORSO_DOWN, Control.TORSO_UP) * s,
            axis(Control.LEAN_FORWARD, Control.LEAN_BACK) * s,
            HandWish.NONE,
            HandWish.NONE)
        .with(hand, moving);
  }

  private double axis(Control plus, Control minus) {
    return (held.contains(plus) ? 1 : 0) - (held.contains(minus) ? 1 : 0);
  }
}
