package foxden.policies.bench;

/**
 * One line of the report.
 *
 * @param name what was measured, with sizes, threads and unit
 * @param ours our figure
 * @param rival the figure of whom we compare with; NaN where there is nobody
 * @param rivalName who that is
 * @param ratio how many times faster ours is; how many times longer where {@code bar} is an upper
 *     one; NaN without a rival
 * @param bar what the ratio should reach; negative for an upper limit; 0 for none
 * @param note what a reader must know; may be empty
 */
public record Row(
    String name,
    double ours,
    double rival,
    String rivalName,
    double ratio,
    double bar,
    String note) {

  /** A figure of ours for which the rival is missing. */
  static Row alone(String name, double ours) {
    return new Row(name, ours, Double.NaN, "none here", Double.NaN, 0, "");
  }

  /** Whether the bar is met; rows without one hold. */
  public boolean holds() {
    return bar == 0 || (bar > 0 ? ratio >= bar : ratio <= -bar);
  }
}
