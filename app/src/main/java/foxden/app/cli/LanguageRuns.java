package foxden.app.cli;

import com.google.gson.JsonObject;
import foxden.policies.llm.DryRun;
import foxden.policies.llm.Prices;
import foxden.policies.lmact.Usage;
import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.TextForm;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is special about evaluating a language model: where rows go, what is told. */
final class LanguageRuns {

  /** Episodes that a dry run plays. */
  static final int DRY_EPISODES = 8;

  private LanguageRuns() {}

  /** The task without its held-out starts: they are held out of training, and nothing trains. */
  static EnvironmentFactory ordinary(EnvironmentFactory task) {
    return new EnvironmentFactory() {
      @Override
      public String task() {
        return task.task();
      }

      @Override
      public String summary() {
        return task.summary();
      }

      @Override
      public Environment create() {
        return task.create();
      }

      @Override
      public Optional<TextForm> text() {
        return task.text();
      }

      @Override
      public Optional<String> opponent() {
        return task.opponent();
      }
    };
  }

  /** Where the rows of a run go that names no folder: answers cost time and money. */
  static Path kept(Path root, JsonObject config) {
    String hash = String.format(Locale.ROOT, "%08x", config.toString().hashCode());
    String folder = config.get("task").getAsString() + "-" + hash;
    return root.resolve("out").resolve("llm").resolve(folder);
  }

  /** The end of a run that no model answers any more. */
  static IllegalStateException stopped(IllegalStateException e, Path rows) {
    return new IllegalStateException(
        e.getMessage() + " (finished episodes are kept in " + rows + "; the same command goes on)",
        e);
  }

  static JsonObject json(String task, String policy, int episodes, DryRun.Estimate e) {
    JsonObject document = new JsonObject();
    document.addProperty("task", task);
    document.addProperty("policy", policy);
    document.addProperty("episodes", episodes);
    document.addProperty("calls", e.calls());
    document.addProperty("tokens_in", e.tokensIn());
    document.addProperty("most_tokens_out", e.mostTokensOut());
    document.addProperty("pictures", e.pictures());
    if (!Double.isNaN(e.mostMoney())) {
      document.addProperty("most_money", e.mostMoney());
    }
    return document;
  }

  static void tell(DryRun.Estimate e, int episodes, int played, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "dry run, nobody was asked: %d episodes, about %,d calls, %,d tokens in (%,d pictures), at"
            + " most %,d tokens out%n",
        episodes,
        e.calls(),
        e.tokensIn(),
        e.pictures(),
        e.mostTokensOut());
    if (!Double.isNaN(e.mostMoney())) {
      out.printf(Locale.ROOT, "at most %.4f at the prices given%n", e.mostMoney());
    }
    out.printf(
        Locale.ROOT,
        "estimated from %d episodes of random legal moves; text at four characters a token%n",
        played);
  }

  static void tell(Usage usage, @Nullable Prices prices, PrintWriter out) {
    if (usage.calls() == 0) {
      return;
    }
    out.printf(
        Locale.ROOT,
        "%,d answers, of which blank %d and truncated %d; %,d tokens in, %,d out%s%n",
        usage.calls(),
        usage.blank(),
        usage.truncated(),
        usage.tokensIn(),
        usage.tokensOut(),
        prices == null
            ? ""
            : String.format(
                Locale.ROOT, "; money %.4f", prices.of(usage.tokensIn(), usage.tokensOut())));
  }
}
