package foxden.policies.llm;

import foxden.policies.lmact.Prompt;
import foxden.policies.lmact.Turn;
import foxden.sim.Observation;
import foxden.sim.WallClock;
import foxden.sim.tictactoe.TicTacToeText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Prompts, settings and a clock for these tests. */
final class Asked {

  private Asked() {}

  /** Time that passes only while somebody sleeps. */
  static final class Clock implements WallClock, Sleeper {
    final List<Duration> slept = new CopyOnWriteArrayList<>();
    private long nanos;

    @Override
    public synchronized long nanos() {
      return nanos;
    }

    @Override
    public Instant now() {
      return Instant.ofEpochSecond(1_700_000_000L, nanos());
    }

    @Override
    public synchronized void sleep(Duration duration) {
      slept.add(duration);
      nanos += duration.toNanos();
    }
  }

  static LanguageSettings settings(
      long tokens, double money, @Nullable Prices prices, @Nullable Path ledger) {
    return new LanguageSettings(
        100, 0, Duration.ofSeconds(30), 3, 0, tokens, money, prices, ledger, false);
  }

  static LanguageSettings impatient(int attempts) {
    return new LanguageSettings(
        100, 0, Duration.ofMillis(400), attempts, 0, 0, 0, null, null, false);
  }

  static LanguageModels models(
      Map<String, String> environment, LanguageSettings settings, Clock clock) {
    try {
      return LanguageModels.open(environment, settings, clock, clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Turn turn(Prompt prompt) {
    return new Turn(() -> prompt, new TicTacToeText(), "txt", List.of(), List.of(), List.of());
  }

  static Prompt words(String text) {
    return new Prompt("Play.\n\n", text, Map.of());
  }

  static Observation.Image image(int shade) {
    byte[] rgb = new byte[4 * 3 * 3];
    java.util.Arrays.fill(rgb, (byte) shade);
    return new Observation.Image(4, 3, rgb);
  }

  static Prompt pictures() {
    return new Prompt(
        "One: <IMG_0_0> Action: a1\n",
        "Two: <IMG_1_0> and <IMG_9_9>?",
        Map.of("<IMG_0_0>", image(10), "<IMG_1_0>", image(200)));
  }
}
