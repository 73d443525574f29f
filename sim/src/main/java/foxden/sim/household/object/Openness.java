package foxden.sim.household.object;

import foxden.scenes.ModelShape;
import foxden.sim.household.physics.Joint;
import java.util.Locale;
import java.util.Optional;

/**
 * BEHAVIOR's Open state (BEHAVIOR notes 2.3, OmniGibson 3.9): a joint is open past 10 % of its way
 * from the closed to the open end (5 % in OmniGibson of 2024); a thing is open when any of its
 * opening joints is. A joint listed with both directions must be open seen from both ends.
 *
 * @param open whether it is open
 * @param reason the joint that decides, its position and the threshold
 */
public record Openness(boolean open, String reason) {

  /** Share of the way that counts as open. */
  public static final double SHARE = 0.10;

  /** Judges an object now; what has no joint is closed. */
  public static Openness of(HouseObject o) {
    Openness best = new Openness(false, o.name() + " has nothing that opens");
    double nearest = Double.NEGATIVE_INFINITY;
    for (ModelShape.Opening opening : o.shape().open()) {
      Optional<Joint> joint = o.joint(opening.joint());
      if (joint.isEmpty()) {
        continue;
      }
      Joint j = joint.get();
      double margin = Double.POSITIVE_INFINITY;
      double threshold = 0;
      // every direction listed for this joint must agree
      for (ModelShape.Opening d : o.shape().open()) {
        if (d.joint().equals(opening.joint())) {
          double range = j.upper() - j.lower();
          double t = d.direction() >= 0 ? j.lower() + SHARE * range : j.upper() - SHARE * range;
          double m = d.direction() >= 0 ? j.q() - t : t - j.q();
          if (m < margin) {
            margin = m;
            threshold = t;
          }
        }
      }
      if (margin > nearest) {
        nearest = margin;
        String unit = j.type() == ModelShape.JointType.HINGE ? "rad" : "m";
        best =
            new Openness(
                margin > 0,
                String.format(
                    Locale.ROOT,
                    "%s at %.2f %s, open past %.2f",
                    opening.joint(),
                    j.q(),
                    unit,
                    threshold));
      }
    }
    return best;
  }
}
