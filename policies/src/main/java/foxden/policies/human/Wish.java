package foxden.policies.human;

import foxden.sim.household.robot.R1Ik;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants in this instant, whatever the device: shares of the limits in [-1, 1].
 *
 * @param forward base, along its x
 * @param left base, along its y
 * @param turn base, counter-clockwise
 * @param torso down the one-number slider
 * @param lean of the trunk, forward
 * @param leftHand of the left hand
 * @param rightHand of the right hand
 */
public record Wish(
    double forward,
    double left,
    double turn,
    double torso,
    double lean,
    HandWish leftHand,
    HandWish rightHand) {

  /** Nothing. */
  public static final Wish NONE = new Wish(0, 0, 0, 0, 0, HandWish.NONE, HandWish.NONE);

  /**
   * What one hand shall do.
   *
   * @param x velocity in the base frame, forward
   * @param y left
   * @param z up
   * @param grip -1 closes, 1 opens, 0 leaves
   * @param target a point of the world that the hand shall go to; null for none
   */
  public record HandWish(double x, double y, double z, double grip, @Nullable Point target) {

    /** Nothing. */
    public static final HandWish NONE = new HandWish(0, 0, 0, 0, null);

    /** The same on the way to a point. */
    public HandWish to(@Nullable Point point) {
      return new HandWish(x, y, z, grip, point);
    }

    HandWish plus(HandWish o) {
      return new HandWish(
          clip(x + o.x),
          clip(y + o.y),
          clip(z + o.z),
          clip(grip + o.grip),
          target == null ? o.target : target);
    }
  }

  /** A point of the world, m. */
  public record Point(double x, double y, double z) {}

  /** What a hand shall do. */
  public HandWish hand(R1Ik.Hand hand) {
    return hand == R1Ik.Hand.LEFT ? leftHand : rightHand;
  }

  /** The same with another wish for one hand. */
  public Wish with(R1Ik.Hand hand, HandWish wish) {
    return hand == R1Ik.Hand.LEFT
        ? new Wish(forward, left, turn, torso, lean, wish, rightHand)
        : new Wish(forward, left, turn, torso, lean, leftHand, wish);
  }

  /** Two devices at once. */
  public Wish plus(Wish o) {
    return new Wish(
        clip(forward + o.forward),
        clip(left + o.left),
        clip(turn + o.turn),
        clip(torso + o.torso),
        clip(lean + o.lean),
        leftHand.plus(o.leftHand),
        rightHand.plus(o.rightHand));
  }

  private static double clip(double v) {
    return Math.max(-1, Math.min(1, v));
  }
}
