package foxden.policies.llm;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How language models are asked.
 *
 * @param outputTokens cap on each answer
 * @param temperature NaN leaves the choice to the server, as some reasoning models demand
 * @param timeout of one attempt
 * @param attempts of one call, at least 1
 * @param perMinute requests a minute; 0 for no limit
 * @param budgetTokens in and out together; 0 for no limit
 * @param budgetMoney in the currency of the prices; 0 for no limit
 * @param prices null when the user gave none
 * @param ledger file that gets a line for each answer; null for none
 * @param dryRun whether nothing is called, only counted
 */
public record LanguageSettings(
    int outputTokens,
    double temperature,
    Duration timeout,
    int attempts,
    int perMinute,
    long budgetTokens,
    double budgetMoney,
    @Nullable Prices prices,
    @Nullable Path ledger,
    boolean dryRun) {

  /** LMAct's temperature 0 and cap of 2,048 tokens; two minutes, six attempts, no limits. */
  public static final LanguageSettings USUAL =
      new LanguageSettings(2048, 0, Duration.ofSeconds(120), 6, 0, 0, 0, null, null, false);

  /**
   * Checked.
   *
   * @throws IllegalArgumentException when a number is out of its range or a limit in money has no
   *     prices; one sentence
   */
  public LanguageSettings {
    check(outputTokens >= 1, "--output-tokens must be at least 1");
    check(
        Double.isNaN(temperature) || temperature >= 0 && temperature <= 2,
        "--temperature must be from 0 to 2, or none");
    check(timeout.toMillis() >= 1, "--timeout must be above 0 seconds");
    check(attempts >= 1, "--attempts must be at least 1");
    check(perMinute >= 0, "--requests-per-minute must be at least 1");
    check(budgetTokens >= 0, "--budget-tokens must be at least 1");
    check(
        budgetMoney >= 0 && Double.isFinite(budgetMoney),
        "--budget-money must be an amount above 0");
    check(
        budgetMoney == 0 || prices != null,
        "--budget-money needs the prices: add --price IN/OUT, for a million tokens each");
  }

  private static void check(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }

  /** Whether a temperature is sent. */
  boolean hasTemperature() {
    return !Double.isNaN(temperature);
  }
}
