package foxden.policies.llm;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What may be spent, in tokens and in money. Before each call the most it can need is held back; a
 * call for which that is not left is not made. The most is the estimate of the prompt, scaled by
 * the worst underestimate seen so far, and the whole cap on the answer. Any thread.
 */
final class Budget {

  private final long tokens;
  private final double money;
  private final @Nullable Prices prices;

  private long spentIn;
  private long spentOut;
  private long heldIn;
  private long heldOut;
  private double worst = 1;

  /**
   * A budget.
   *
   * @param tokens in and out together; 0 for no limit
   * @param money 0 for no limit
   * @param prices needed for a limit in money
   */
  Budget(long tokens, double money, @Nullable Prices prices) {
    this.tokens = tokens;
    this.money = money;
    this.prices = prices;
  }

  /** What is held back for one call. */
  final class Hold {
    private final long estimatedIn;
    private final long in;
    private final long out;

    private Hold(long estimatedIn, long in, long out) {
      this.estimatedIn = estimatedIn;
      this.in = in;
      this.out = out;
    }

    /** The call went well. */
    void spend(long tokensIn, long tokensOut) {
      end(tokensIn, tokensOut);
      synchronized (Budget.this) {
        worst = Math.max(worst, (double) tokensIn / Math.max(1, estimatedIn));
      }
    }

    /** The call failed, but may be charged: all that was held counts as spent. */
    void forfeit() {
      end(in, out);
    }

    /** The call was not charged. */
    void release() {
      end(0, 0);
    }

    private void end(long tokensIn, long tokensOut) {
      synchronized (Budget.this) {
        heldIn -= in;
        heldOut -= out;
        spentIn += tokensIn;
        spentOut += tokensOut;
        Budget.this.notifyAll();
      }
    }
  }

  /** Counts what was spent before. */
  synchronized void spent(long tokensIn, long tokensOut) {
    spentIn += tokensIn;
    spentOut += tokensOut;
  }

  /**
   * Holds back what a call may need; waits while calls under way hold it.
   *
   * @throws IllegalStateException when so much is not left; one sentence
   */
  synchronized Hold hold(long estimatedIn, long mostOut) throws InterruptedException {
    while (true) {
      long in = (long) Math.ceil(estimatedIn * worst);
      if (!fits(spentIn + in, spentOut + mostOut)) {
        throw new IllegalStateException(refusal(in, mostOut));
      }
      if (fits(spentIn + heldIn + in, spentOut + heldOut + mostOut)) {
        heldIn += in;
        heldOut += mostOut;
        return new Hold(estimatedIn, in, mostOut);
      }
      wait();
    }
  }

  private boolean fits(long in, long out) {
    return (tokens == 0 || in + out <= tokens)
        && (money == 0 || prices == null || prices.of(in, out) <= money);
  }

  private String refusal(long in, long out) {
    if (tokens != 0 && spentIn + spentOut + in + out > tokens) {
      return String.format(
          Locale.ROOT,
          "the budget is used up: the next call may need %d tokens, and %d of %d are left; raise"
              + " --budget-tokens",
          in + out,
          Math.max(0, tokens - spentIn - spentOut),
          tokens);
    }
    Prices p = prices == null ? new Prices(0, 0) : prices;
    return String.format(
        Locale.ROOT,
        "the budget is used up: the next call may cost %.4f, and %.4f of %.4f is left; raise"
            + " --budget-money",
        p.of(in, out),
        Math.max(0, money - p.of(spentIn, spentOut)),
        money);
  }
}
