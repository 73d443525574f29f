package foxden.sim.household.robot;

import foxden.sim.household.robot.R1Model.Link;
import java.util.Arrays;

/** Steers and turns the three wheels as the base moves; they are only looked at. */
final class Wheels {

  /** Steering angles, rad. */
  final double[] steer = new double[3];

  /** Turning angles, rad. */
  final double[] roll = new double[3];

  void clear() {
    Arrays.fill(steer, 0);
    Arrays.fill(roll, 0);
  }

  /** The angle of a steering or turning link. */
  double angle(Link l) {
    return l.name().startsWith("servo") ? steer[Travel.number(l)] : roll[Travel.number(l)];
  }

  /**
   * Turns them.
   *
   * @param twist of the base, in its own frame
   */
  void turn(R1Model model, double[] twist, double dt) {
    for (Link l : model.links()) {
      if (!l.name().startsWith("servo")) {
        continue;
      }
      int i = Travel.number(l);
      double vx = twist[0] - twist[2] * l.origin().y();
      double vy = twist[1] + twist[2] * l.origin().x();
      double v = Math.sqrt(vx * vx + vy * vy);
      if (v < 1e-3) {
        continue;
      }
      double angle = StrictMath.atan2(vy, vx);
      double half = StrictMath.PI / 2;
      double sign = 1;
      // the modules steer within +-90 degrees and run backwards instead of turning round
      if (angle > half || angle < -half) {
        angle = Travel.wrap(angle + StrictMath.PI);
        sign = -1;
      }
      double most = 3.1416 * dt;
      steer[i] += Math.max(-most, Math.min(most, angle - steer[i]));
      roll[i] = Travel.wrap(roll[i] + sign * v / R1Model.WHEEL_RADIUS * dt);
    }
  }
}
