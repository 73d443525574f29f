package foxden.app.cli;

import foxden.policies.llm.LanguageSettings;
import foxden.policies.llm.Prices;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of whatever asks language models. */
final class LanguageOptions {

  @Option(
      names = "--output-tokens",
      paramLabel = "N",
      defaultValue = "2048",
      description = "llm: cap on each answer; 2,048 by default, as LMAct")
  private int outputTokens;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      defaultValue = "0",
      description = "llm: 0 by default; none leaves it to the server, as reasoning models demand")
  private String temperature = "0";

  @Option(
      names = "--timeout",
      paramLabel = "S",
      defaultValue = "120",
      description = "llm: seconds for one attempt; 120 by default")
  private double timeout;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "6",
      description = "llm: of one call, with growing pauses; 6 by default")
  private int attempts;

  @Option(names = "--requests-per-minute", paramLabel = "N", description = "llm: at most so many")
  private @Nullable Integer perMinute;

  @Option(
      names = "--budget-tokens",
      paramLabel = "N",
      description = "llm: stop before the call that would pass it; in and out together")
  private @Nullable Long budgetTokens;

  @Option(
      names = "--budget-money",
      paramLabel = "X",
      description = "llm: the same in money, at the prices of --price")
  private @Nullable Double budgetMoney;

  @Option(
      names = "--price",
      paramLabel = "IN/OUT",
      description = "llm: what a million tokens cost, in and out, such as 2.5/10")
  private @Nullable String price;

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description =
          "llm: add a line for each answer; llm:recorded/FILE replays them. What it holds counts"
              + " against the budgets")
  private @Nullable Path ledger;

  @Option(
      names = "--dry-run",
      description = "llm: print calls, tokens and money that a run would take; asks nobody")
  private boolean dryRun;

  boolean dryRun() {
    return dryRun;
  }

  @Nullable Prices prices() {
    return price == null ? null : Prices.parse(price);
  }

  LanguageSettings settings() {
    return new LanguageSettings(
        outputTokens,
        temperature(),
        Duration.ofMillis((long) Math.min(1e12, Math.max(0, timeout * 1000))),
        attempts,
        perMinute == null ? 0 : perMinute < 1 ? -1 : perMinute,
        budgetTokens == null ? 0 : budgetTokens < 1 ? -1 : budgetTokens,
        budgetMoney == null ? 0 : budgetMoney > 0 ? budgetMoney : -1,
        prices(),
        ledger,
        dryRun);
  }

  private double temperature() {
    if (temperature.equals("none")) {
      return Double.NaN;
    }
    try {
      double t = Double.parseDouble(temperature);
      return Double.isNaN(t) ? -1 : t;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
