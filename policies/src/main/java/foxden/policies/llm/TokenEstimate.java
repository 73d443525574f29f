package foxden.policies.llm;

import foxden.policies.lmact.Prompt;
import java.util.List;

/**
 * How many tokens a prompt has, about: a quarter of its characters, and for pictures the rules that
 * the LMAct paper states for each provider (OpenAI: those for full detail).
 */
final class TokenEstimate {

  private static final int TILE = 512;

  private TokenEstimate() {}

  static long of(Provider provider, List<Prompt.Part> parts) {
    long characters = 0;
    long pictures = 0;
    for (Prompt.Part part : parts) {
      if (part instanceof Prompt.Words words) {
        characters += words.text().length();
      } else if (part instanceof Prompt.Picture picture) {
        pictures += picture(provider, picture.image().width(), picture.image().height());
      }
    }
    return text(characters) + pictures;
  }

  static long text(long characters) {
    return (characters + 3) / 4;
  }

  static long picture(Provider provider, int width, int height) {
    return switch (provider) {
      case GEMINI -> 258;
      case ANTHROPIC -> (long) Math.ceil(width * (double) height / 750);
      case OPENAI -> {
        // The server shrinks to 2,048 on the long side and 768 on the short one before it tiles.
        double shrink = Math.min(1, 2048.0 / Math.max(width, height));
        shrink = Math.min(shrink, 768.0 / Math.min(width, height));
        yield 85 + 170 * tiles(width * shrink) * tiles(height * shrink);
      }
    };
  }

  private static long tiles(double side) {
    return Math.max(1, (long) Math.ceil(side / TILE - 1e-9));
  }
}
