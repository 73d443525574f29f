package foxden.policies.human;

/**
 * Takes the jitter out of one axis of a stick, as the simulated JoyLo does (BRS notes 2.4): the
 * mean of three samples, a dead zone of a tenth, an exponential filter with 0.2 of the old value.
 * Beyond the dead zone the range is stretched, so that it begins at 0.
 */
final class Stick {

  /** Share of the range around rest that counts as rest. */
  static final double DEAD = 0.1;

  /** Share of the old value in the filter. */
  static final double OLD = 0.2;

  private final double[] last = new double[3];
  private int at;
  private double value;

  /** The next raw sample in [-1, 1]; NaN counts as rest. */
  double next(double raw) {
    last[at] = Double.isNaN(raw) ? 0 : Math.max(-1, Math.min(1, raw));
    at = (at + 1) % last.length;
    double mean = (last[0] + last[1] + last[2]) / 3;
    double size = Math.abs(mean);
    double wanted = size <= DEAD ? 0 : Math.copySign((size - DEAD) / (1 - DEAD), mean);
    value = wanted == 0 && Math.abs(value) < 0.01 ? 0 : OLD * value + (1 - OLD) * wanted;
    return value;
  }
}
