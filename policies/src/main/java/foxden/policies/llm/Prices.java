package foxden.policies.llm;

/**
 * What tokens cost, as the user says: no price list is shipped, because it would be wrong soon.
 *
 * @param in money for a million tokens of prompt
 * @param out money for a million tokens of answer
 */
public record Prices(double in, double out) {

  /**
   * Reads {@code IN/OUT}.
   *
   * @throws IllegalArgumentException when it is not two amounts; one sentence
   */
  public static Prices parse(String text) {
    String[] two = text.split("/", -1);
    if (two.length == 2) {
      try {
        Prices prices = new Prices(Double.parseDouble(two[0]), Double.parseDouble(two[1]));
        if (prices.in >= 0 && prices.out >= 0 && Double.isFinite(prices.in + prices.out)) {
          return prices;
        }
      } catch (NumberFormatException e) {
        // Told below.
      }
    }
    throw new IllegalArgumentException(
        "--price " + text + ": give two amounts a million tokens, IN/OUT, such as 2.5/10");
  }

  /** What so many tokens cost. */
  public double of(double tokensIn, double tokensOut) {
    return (tokensIn * in + tokensOut * out) / 1e6;
  }
}
