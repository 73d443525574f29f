package foxden.policies.language;

import foxden.policies.fox.LanguageStream;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What a language model writes after a text, token by token. */
public final class Continuation {

  private final LanguageStream stream;
  private final int vocabulary;
  private final double temperature;
  private final SplittableRandom random;

  /**
   * @param stream what reads; has read nothing yet
   * @param vocabulary its tokens
   * @param temperature logits are divided by it before the next token is drawn; 0 takes the
   *     likeliest
   */
  public Continuation(LanguageStream stream, int vocabulary, double temperature, long seed) {
    if (!(temperature >= 0 && temperature <= 100)) {
      throw new IllegalArgumentException(
          "a temperature of " + temperature + "; it must be from 0 to 100");
    }
    this.stream = stream;
    this.vocabulary = vocabulary;
    this.temperature = temperature;
    this.random = new SplittableRandom(seed);
  }

  /**
   * Reads a text and goes on.
   *
   * @param text at least one token
   * @return the tokens written
   */
  public int[] after(int[] text, int count) {
    if (text.length == 0) {
      throw new IllegalArgumentException("there is no token to go on from");
    }
    float[] logits = stream.append(text);
    int[] written = new int[count];
    for (int i = 0; i < count; i++) {
      written[i] = next(Arrays.copyOfRange(logits, logits.length - vocabulary, logits.length));
      if (i + 1 < count) {
        logits = stream.append(written[i]);
      }
    }
    return written;
  }

  private int next(float[] logits) {
    int best = 0;
    for (int i = 1; i < vocabulary; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    if (temperature == 0) {
      return best;
    }
    double[] until = new double[vocabulary];
    double sum = 0;
    for (int i = 0; i < vocabulary; i++) {
      sum += Math.exp((logits[i] - logits[best]) / temperature);
      until[i] = sum;
    }
    double at = random.nextDouble() * sum;
    for (int i = 0; i < vocabulary; i++) {
      if (at < until[i]) {
        return i;
      }
    }
    return best;
  }
}
