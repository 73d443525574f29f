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

  /**
   * Of the mean of differences between two scores of the same episode. When every score is 0 or 1
   * the adjusted Wald interval for matched pairs (Agresti and Min 2005: half a pair more in each
   * cell of the table), which neither collapses when all differ alike nor takes a few differences
   * one way for certain; else the percentile bootstrap.
   *
   * @throws IllegalArgumentException without differences
   */
  public static Interval ofPairs(double[] differences) {
    if (differences.length == 0) {
      throw new IllegalArgumentException("no pairs");
    }
    if (!Arrays.stream(differences).allMatch(d -> d == 0 || Math.abs(d) == 1)) {
      return bootstrap(differences);
    }
    double better = Arrays.stream(differences).filter(d -> d > 0).count() + 0.5;
    double worse = Arrays.stream(differences).filter(d -> d < 0).count() + 0.5;
    double n = differences.length + 2;
    double mean = (better - worse) / n;
    double half = Z * Math.sqrt((better + worse) / n - mean * mean) / Math.sqrt(n);
    return new Interval(Math.max(-1, mean - half), Math.min(1, mean + half));
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
