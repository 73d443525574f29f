package foxden.policies.llm;

import foxden.policies.lmact.Prompt;
import foxden.sim.WallClock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands between players and models: pace, budget, retries, ledger. Shared by all players of a
 * run; any thread.
 */
final class Calls {

  /** A server that asks for more than this is given up. */
  static final Duration LONGEST = Duration.ofMinutes(10);

  private final LanguageSettings settings;
  private final WallClock clock;
  private final Sleeper sleeper;
  private final Pace pace;
  private final Budget budget;
  private final BackOff backOff = new BackOff(0x666f78);
  private final @Nullable Ledger ledger;
  private volatile boolean answered;

  Calls(LanguageSettings settings, WallClock clock, Sleeper sleeper, @Nullable Ledger ledger) {
    this.settings = settings;
    this.clock = clock;
    this.sleeper = sleeper;
    this.ledger = ledger;
    pace = new Pace(settings.perMinute(), clock, sleeper);
    budget = new Budget(settings.budgetTokens(), settings.budgetMoney(), settings.prices());
    if (ledger != null) {
      ledger.before().forEach(e -> budget.spent(e.tokensIn(), e.tokensOut()));
    }
  }

  /**
   * Asks until an answer comes or no more attempts are left.
   *
   * @throws IllegalStateException when none came, the budget is used up, or the thread was
   *     interrupted; one sentence
   */
  Ledger.Entry ask(
      String name,
      Endpoint endpoint,
      ModelClient client,
      Prompt prompt,
      Pictures pictures,
      long episode,
      int ask) {
    List<Prompt.Part> parts = prompt.parts();
    long estimate = TokenEstimate.of(endpoint.provider(), parts);
    try {
      for (int attempt = 1; ; attempt++) {
        pace.await();
        Budget.Hold hold = budget.hold(estimate, settings.outputTokens());
        long start = clock.nanos();
        try {
          Reply reply = client.ask(parts, pictures);
          Ledger.Entry entry =
              entry(name, PromptHash.of(prompt), episode, ask, reply, estimate, start, attempt);
          if (ledger != null) {
            ledger.add(entry);
          }
          hold.spend(entry.tokensIn(), entry.tokensOut());
          answered = true;
          return entry;
        } catch (InterruptedException | RuntimeException e) {
          hold.release();
          throw e;
        } catch (CallFailure failure) {
          if (failure.kind().charged) {
            hold.forfeit();
          } else {
            hold.release();
          }
          // A server that has answered before and is gone may be starting again.
          boolean passing =
              failure.kind().passing || answered && failure.kind() == CallFailure.Kind.CONNECT;
          if (!passing || attempt >= settings.attempts()) {
            throw new IllegalStateException(failure.sentence(endpoint, attempt));
          }
          Duration own = backOff.after(attempt);
          Duration asked = failure.retryAfter().orElse(Duration.ZERO);
          if (asked.compareTo(LONGEST) > 0) {
            throw new IllegalStateException(
                endpoint
                    + ": the server asks to wait "
                    + asked.toSeconds()
                    + " s (Retry-After), which is too long; run the same command again then");
          }
          if (!asked.isZero()) {
            // The server told one of us; all of them should hear it.
            pace.pause(asked);
          }
          sleeper.sleep(own.compareTo(asked) > 0 ? own : asked);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the run was stopped while it waited for " + endpoint, e);
    }
  }

  private Ledger.Entry entry(
      String name,
      String hash,
      long episode,
      int ask,
      Reply reply,
      long estimate,
      long start,
      int attempt) {
    boolean counted = reply.tokensIn() >= 0 && reply.tokensOut() >= 0;
    return new Ledger.Entry(
        clock.now(),
        name,
        hash,
        episode,
        ask,
        reply.text(),
        reply.finish(),
        counted ? reply.tokensIn() : estimate,
        counted ? reply.tokensOut() : TokenEstimate.text(reply.text().length()),
        !counted,
        (clock.nanos() - start) / 1_000_000,
        attempt);
  }
}
