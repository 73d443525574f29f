package foxden.policies.evaluate;

import java.util.Arrays;
import java.util.Random;

/**
 * A 95 % confidence interval of a mean.
 *
 * @param low lower end
 * @param high upper end
 */
public record Interval(double low, double high) {

  private static final double Z = 1.959963985;

  /**
   * Of the mean of scores: Wilson's (1927) when all are 0 or 1, else the percentile bootstrap of
   * 10,000 seeded draws.
   *
   * @throws IllegalArgumentException without scores
   */
  public static Interval of(double[] scores) {
    if (scores.length == 0) {
      throw new IllegalArgumentException("no scores");
    }
    boolean binary = Arrays.stream(scores).allMatch(s -> s == 0 || s == 1);
    return binary ? wilson(Arrays.stream(scores).sum(), scores.length) : bootstrap(scores);
  }

  private static Interval wilson(double successes, int n) {
    double p = successes / n;
    double z2 = Z * Z;
    double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
    // At the ends the formula gives 0 and 1, but for rounding.
    double low = successes == 0 ? 0 : centre - half;
    double high = successes == n ? 1 : centre + half;
    return new Interval(low, high);
  }

  private static Interval bootstrap(double[] scores) {
    Random random = new Random(1);
    double[] means = new double[10_000];
    for (int i = 0; i < means.length; i++) {
      double sum = 0;
      for (int j = 0; j < scores.length; j++) {
        sum += scores[random.nextInt(scores.length)];
      }
      means[i] = sum / scores.length;
    }
    Arrays.sort(means);
    return new Interval(means[250], means[9749]);
  }
}
