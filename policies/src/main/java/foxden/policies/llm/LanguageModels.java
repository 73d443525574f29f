package foxden.policies.llm;

import foxden.policies.lmact.Player;
import foxden.sim.WallClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The language models of one run, by the names people type: {@code llm:MODEL}, {@code
 * llm:anthropic/MODEL}, {@code llm:gemini/MODEL}, and {@code llm:recorded/FILE} for the answers of
 * a ledger. All players it makes share one pace, budget and ledger. Keys come from the environment
 * it is given and are told to nobody but the server. Any thread.
 */
public final class LanguageModels implements AutoCloseable {

  /** How these names begin. */
  public static final String PREFIX = "llm:";

  private static final String RECORDED = "recorded/";

  private final Map<String, String> environment;
  private final LanguageSettings settings;
  private final ExecutorService threads;
  private final WallClock clock;
  private final @Nullable Ledger ledger;
  private final Calls calls;
  private final Map<String, ModelClient> clients = new HashMap<>();
  private final Map<String, RecordedAnswers> recorded = new HashMap<>();
  private @Nullable DryRun dryRun;

  private LanguageModels(
      Map<String, String> environment,
      LanguageSettings settings,
      WallClock clock,
      Sleeper sleeper,
      @Nullable Ledger ledger) {
    this.environment = Map.copyOf(environment);
    this.settings = settings;
    this.clock = clock;
    this.ledger = ledger;
    this.calls = new Calls(settings, clock, sleeper, ledger);
    this.threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "language model");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Models for a run.
   *
   * @param environment where keys and addresses are looked up
   * @throws IOException when the ledger cannot be opened; one sentence
   */
  public static LanguageModels open(
      Map<String, String> environment, LanguageSettings settings, WallClock clock, Sleeper sleeper)
      throws IOException {
    Path file = settings.ledger();
    return new LanguageModels(
        environment,
        settings,
        clock,
        sleeper,
        file == null || settings.dryRun() ? null : Ledger.open(file));
  }

  /** Models as they come: usual settings, no ledger. */
  public static LanguageModels usual(Map<String, String> environment, WallClock clock) {
    return new LanguageModels(environment, LanguageSettings.USUAL, clock, REAL, null);
  }

  /** Really waits. */
  public static final Sleeper REAL = (Duration d) -> Thread.sleep(d.toMillis());

  /** Whether a name is a language model's. */
  public static boolean has(String name) {
    return name.startsWith(PREFIX);
  }

  /** Whether a name is a model's that is really asked, and not a ledger's. */
  public static boolean live(String name) {
    return has(name) && !name.startsWith(PREFIX + RECORDED);
  }

  /**
   * A new player.
   *
   * @throws IllegalArgumentException when its key is not set, its address is none, or its ledger
   *     cannot be read; one sentence
   */
  public synchronized Player player(String name) {
    String model = name.substring(PREFIX.length());
    if (model.startsWith(RECORDED)) {
      return recorded
          .computeIfAbsent(name, n -> RecordedAnswers.read(n, model.substring(RECORDED.length())))
          .player();
    }
    if (settings.dryRun()) {
      DryRun counting = dryRun;
      if (counting == null) {
        counting = new DryRun(Provider.of(model), settings);
        dryRun = counting;
      }
      return counting.player(name);
    }
    Endpoint endpoint = Endpoint.of(model, environment);
    ModelClient client =
        clients.computeIfAbsent(name, n -> new LangChainClient(endpoint, settings, threads, clock));
    return new LanguagePlayer(name, endpoint, client, calls);
  }

  /** What was counted instead of called; empty unless the settings ask for a dry run. */
  public synchronized Optional<DryRun> dryRun() {
    return Optional.ofNullable(dryRun);
  }

  /** What answers depend on besides the prompt, for the record of a run; holds no secret. */
  public String describe(String name) {
    if (!live(name)) {
      return name;
    }
    String server =
        settings.dryRun() ? "" : Endpoint.of(name.substring(PREFIX.length()), environment).server();
    return String.format(
        Locale.ROOT,
        "%s at %s, temperature %s, at most %d tokens",
        name,
        server,
        settings.hasTemperature() ? settings.temperature() : "none",
        settings.outputTokens());
  }

  @Override
  public void close() {
    threads.shutdownNow();
    if (ledger != null) {
      ledger.close();
    }
  }
}
