package foxden.policies.llm;

import foxden.policies.lmact.Player;
import foxden.policies.lmact.Prompt;
import foxden.policies.lmact.ScriptedPlayers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run would ask, counted without a call: episodes are played by random legal moves, and each
 * prompt that a model would get is written and measured. Any thread.
 */
public final class DryRun {

  private final Provider provider;
  private final LanguageSettings settings;
  private long calls;
  private long tokensIn;
  private long pictures;

  DryRun(Provider provider, LanguageSettings settings) {
    this.provider = provider;
    this.settings = settings;
  }

  /**
   * An estimate.
   *
   * @param calls to the model
   * @param tokensIn of all prompts: a quarter of the characters, pictures by the provider's rule
   * @param mostTokensOut if every answer met its cap
   * @param pictures sent
   * @param mostMoney at the user's prices; NaN without any
   */
  public record Estimate(
      long calls, long tokensIn, long mostTokensOut, long pictures, double mostMoney) {}

  /**
   * The estimate.
   *
   * @param played episodes that were counted
   * @param wanted episodes of the whole run
   */
  public synchronized Estimate estimate(int played, int wanted) {
    double scale = (double) wanted / played;
    long all = Math.round(calls * scale);
    long in = Math.round(tokensIn * scale);
    long out = all * settings.outputTokens();
    @Nullable Prices prices = settings.prices();
    return new Estimate(
        all,
        in,
        out,
        Math.round(pictures * scale),
        prices == null ? Double.NaN : prices.of(in, out));
  }

  private synchronized void count(Prompt prompt) {
    List<Prompt.Part> parts = prompt.parts();
    calls++;
    tokensIn += TokenEstimate.of(provider, parts);
    pictures += parts.stream().filter(Prompt.Picture.class::isInstance).count();
  }

  Player player(String name) {
    return ScriptedPlayers.of(
        name,
        (turn, random) -> {
          count(turn.prompt().get());
          return turn.form().sample(turn.now(), random);
        });
  }
}
