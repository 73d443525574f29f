package foxden.app.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import foxden.policies.Policy;
import foxden.policies.catalog.ContextPlayers;
import foxden.policies.evaluate.Evaluation;
import foxden.policies.evaluate.Evaluator;
import foxden.policies.evaluate.Interval;
import foxden.policies.evaluate.References;
import foxden.policies.evaluate.Rows;
import foxden.policies.llm.DryRun;
import foxden.policies.llm.LanguageModels;
import foxden.policies.llm.LanguageSettings;
import foxden.policies.llm.Prices;
import foxden.policies.lmact.ContextSettings;
import foxden.policies.lmact.Tally;
import foxden.policies.lmact.Templates;
import foxden.policies.lmact.Usage;
import foxden.policies.sweep.EngineFactory;
import foxden.sim.EnvironmentFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code foxden evaluate}. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Scores a policy: mean, 95 %% interval, random and expert beside it.",
      "With --compare pairs the seeds of two results written with --json or --out."
    })
final class EvaluateCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--task", paramLabel = "T", description = "see foxden list tasks")
  private @Nullable String task;

  @Option(names = "--policy", paramLabel = "P", description = "see foxden list policies")
  private @Nullable String policy;

  @Option(names = "--episodes", paramLabel = "N", description = "seeds S, S+1, ...")
  private @Nullable Integer episodes;

  @Option(
      names = "--demos",
      paramLabel = "K",
      defaultValue = "-1",
      description = "demonstrations in context; the policy's own number by default")
  private int demos;

  @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "0 by default")
  private long seed;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "0",
      description = "cut episodes after so many steps")
  private int steps;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "episodes side by side; all processors by default")
  private @Nullable Integer jobs;

  @Option(
      names = "--opponent",
      paramLabel = "O",
      description = "who answers in a game for two: stockfish, builtin, builtin:DEPTH, random")
  private @Nullable String opponent;

  @Mixin private ContextOptions context = new ContextOptions();

  @Mixin private LanguageOptions language = new LanguageOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "also write DIR/evaluation.json, and one row an episode in DIR/episodes.jsonl: the same"
              + " command goes on where a killed one was")
  private @Nullable Path folder;

  @Option(names = "--json", description = "print one JSON document and nothing else")
  private boolean json;

  @Option(
      names = "--compare",
      arity = "2",
      paramLabel = "A B",
      description = "two results; prints the mean difference A - B with its interval")
  private @Nullable List<Path> compare;

  @Option(
      names = "--sweep",
      paramLabel = "FILE",
      description =
          "play all cells of a sweep file (docs/formats/sweep.md) into --out DIR; the same command"
              + " goes on where a killed one was")
  private @Nullable Path sweep;

  @Option(
      names = "--engine",
      paramLabel = "E",
      defaultValue = "threads",
      description = "who plays a sweep: threads (default), or spark with --master")
  private String engine = "threads";

  @Option(
      names = "--master",
      paramLabel = "M",
      description = "spark: the cluster, such as spark://HOST:7077 or local-cluster[2,1,1024]")
  private @Nullable String master;

  @Option(
      names = "--replay",
      description =
          "LMAct's replay control instead: one demonstration in context, the same episode again"
              + " step by step; the share of answers that are the demonstration's")
  private boolean replay;

  EvaluateCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Path> pair = compare;
    if (pair != null) {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      compare(pair.get(0), pair.get(1), out);
      return 0;
    }
    Path sweepFile = sweep;
    if (sweepFile != null) {
      return sweep(sweepFile);
    }
    String taskName = required(task, "--task");
    String policyName = required(policy, "--policy");
    if (episodes == null || episodes < 1) {
      throw new IllegalArgumentException("--episodes N is missing or below 1");
    }
    if (!engine.equals("threads")) {
      throw new IllegalArgumentException("--engine is for sweeps: add --sweep FILE");
    }
    if (replay) {
      return sweeps()
          .replay(
              taskName,
              policyName,
              opponent == null ? "" : opponent,
              episodes,
              seed,
              folder,
              SweepRuns.threads(jobs()),
              json);
    }
    if (steps < 0) {
      throw new IllegalArgumentException("--steps must be at least 1, not " + steps);
    }
    LanguageSettings asking = language.settings();
    if (asking.dryRun() && !LanguageModels.live(policyName)) {
      throw new IllegalArgumentException("--dry-run is for policies llm:MODEL only");
    }
    Wiring here = wiring.against(opponent);
    EnvironmentFactory factory = factory(here, taskName);
    try (LanguageModels models =
        LanguageModels.open(wiring.environment(), asking, wiring.clock(), LanguageModels.REAL)) {
      ContextPlayers players = here.players();
      players.use(models);
      return evaluate(
          here,
          players,
          LanguageModels.has(policyName) ? LanguageRuns.ordinary(factory) : factory,
          policyName,
          models);
    }
  }

  private SweepRuns sweeps() {
    CommandSpec line = Objects.requireNonNull(spec);
    return new SweepRuns(
        wiring, context, language, line.commandLine().getOut(), line.commandLine().getErr());
  }

  private int sweep(Path file) throws IOException, InterruptedException {
    if (task != null || policy != null || episodes != null || replay) {
      throw new IllegalArgumentException(
          "--sweep FILE says itself what is played; leave --task, --policy, --episodes and --replay"
              + " out");
    }
    if (folder == null && !language.dryRun()) {
      throw new IllegalArgumentException("--sweep needs --out DIR, where its rows are kept");
    }
    return sweeps().file(file, folder, engines(), json);
  }

  private SweepRuns.Engines engines() {
    if (engine.equals("threads")) {
      return SweepRuns.threads(jobs());
    }
    for (EngineFactory factory : ServiceLoader.load(EngineFactory.class)) {
      if (factory.name().equals(engine)) {
        String cluster = required(master, "--master");
        return (program, plan, logs) -> factory.create(cluster, wiring.root());
      }
    }
    throw new IllegalArgumentException(
        engine.equals("spark")
            ? "Spark is not on the class path; start it with ./foxden evaluate --engine spark"
            : "there is no engine '" + engine + "'; choose threads or spark");
  }

  private int evaluate(
      Wiring here,
      ContextPlayers players,
      EnvironmentFactory factory,
      String policyName,
      LanguageModels models)
      throws IOException, InterruptedException {
    String taskName = factory.task();
    CommandSpec line = Objects.requireNonNull(spec);
    PrintWriter out = line.commandLine().getOut();
    boolean inContext = players.has(policyName);
    if (inContext) {
      context.openPool(players, taskName);
    }
    int shown = demos < 0 && inContext ? players.ownDemonstrations(policyName) : demos;
    ContextSettings settings = context.settings(shown);
    Templates templates = context.templates();
    Supplier<Policy> maker =
        inContext
            ? () -> players.create(policyName, taskName, settings, templates)
            : () -> here.policy(policyName, taskName, demos);
    // Asked once here, so that a wrong name is told before anything runs.
    Policy asked = maker.get();
    JsonObject config =
        config(factory, policyName, asked, inContext ? settings : null, templates.hash());
    asked.close();
    int count = Objects.requireNonNull(episodes);
    if (language.dryRun()) {
      int played = Math.min(count, LanguageRuns.DRY_EPISODES);
      new Evaluator(factory, maker, References.shipped())
          .run(policyName, played, seed, steps, jobs(), (done, of) -> true);
      DryRun.Estimate estimate = models.dryRun().orElseThrow().estimate(played, count);
      if (json) {
        out.println(Json.text(LanguageRuns.json(taskName, policyName, count, estimate)));
      } else {
        LanguageRuns.tell(estimate, count, played, out);
      }
      return 0;
    }
    boolean live = LanguageModels.live(policyName);
    if (live) {
      config.addProperty("model", models.describe(policyName));
    }
    Progress progress = Progress.withLines(line.commandLine().getErr(), wiring.clock());
    Evaluation result;
    Path rowsIn = folder == null && live ? LanguageRuns.kept(wiring.root(), config) : folder;
    try (Rows rows = rowsIn == null ? null : Rows.open(rowsIn, config)) {
      if (rows != null && rows.size() > 0) {
        line.commandLine()
            .getErr()
            .println("foxden: going on after " + rows.size() + " episodes kept in " + rowsIn);
      }
      result =
          new Evaluator(factory, maker, References.shipped())
              .run(
                  policyName,
                  count,
                  seed,
                  steps,
                  jobs(),
                  rows,
                  (done, of) -> {
                    progress.show(() -> "episode " + done + "/" + of);
                    return true;
                  });
    } catch (IllegalStateException e) {
      throw live && rowsIn != null ? LanguageRuns.stopped(e, rowsIn) : e;
    } finally {
      progress.done();
    }
    JsonObject document = result.toJson();
    Usage usage = result.usage();
    Prices prices = language.prices();
    if (prices != null && usage.calls() > 0) {
      document.addProperty("money", prices.of(usage.tokensIn(), usage.tokensOut()));
    }
    if (folder != null) {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("evaluation.json"), Json.text(document) + "\n");
    }
    if (json) {
      out.println(Json.text(document));
    } else {
      tell(result, out);
      LanguageRuns.tell(usage, prices, out);
    }
    return 0;
  }

  private int jobs() {
    return jobs == null ? Runtime.getRuntime().availableProcessors() : Math.max(1, jobs);
  }

  static EnvironmentFactory factory(Wiring wiring, String task) {
    return wiring.tasks().all().stream()
        .filter(f -> f.task().equals(task))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no task '"
                        + task
                        + "'; choose one of "
                        + String.join(
                            " ",
                            wiring.tasks().all().stream().map(EnvironmentFactory::task).toList())));
  }

  // What the rows of a run depend on; the number of episodes is not among it.
  private JsonObject config(
      EnvironmentFactory factory,
      String policyName,
      Policy policy,
      @Nullable ContextSettings settings,
      String templates) {
    JsonObject config = new JsonObject();
    config.addProperty("task", factory.task());
    config.addProperty("policy", policyName);
    config.addProperty("checkpoint", policy.checkpoint());
    config.addProperty("steps", steps);
    config.addProperty("demos", demos);
    config.addProperty("opponent", factory.opponent().orElse(""));
    config.addProperty("foxden", wiring.version());
    if (!policy.caveat().isEmpty()) {
      config.addProperty("caveat", policy.caveat());
    }
    if (settings != null) {
      config.addProperty("settings", settings.toString());
      config.addProperty("templates", templates);
    }
    return config;
  }

  private static String required(@Nullable String value, String option) {
    if (value == null) {
      throw new IllegalArgumentException(option + " is missing");
    }
    return value;
  }

  private static void tell(Evaluation e, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s by %s%s: mean %.4f, 95 %% interval %.4f to %.4f, %d episodes from seed %d%n",
        e.task(),
        e.policy(),
        e.demos() >= 0 ? " with " + e.demos() + " demonstrations" : "",
        e.mean(),
        e.ci95().low(),
        e.ci95().high(),
        e.episodes().size(),
        e.seed());
    double[] scores =
        e.episodes().stream().mapToDouble(Evaluation.Episode::score).sorted().toArray();
    int tenth = scores.length / 10;
    if (tenth > 0 && java.util.Arrays.stream(scores).anyMatch(x -> x != 0 && x != 1)) {
      out.printf(
          Locale.ROOT,
          "best 10 %% of the episodes: mean %.4f%n",
          java.util.Arrays.stream(scores, scores.length - tenth, scores.length)
              .average()
              .orElse(0));
    }
    if (e.heldOutEpisodes() > 0) {
      out.printf(
          Locale.ROOT,
          "heldout_mean %.4f, %d starts never seen in training%n",
          e.heldOutMean(),
          e.heldOutEpisodes());
    }
    reference("random", e.random().orElse(null), out);
    reference("expert", e.expert().orElse(null), out);
    if (!Double.isNaN(e.normalised())) {
      out.printf(Locale.ROOT, "normalised %.4f, 0 is random and 1 the expert%n", e.normalised());
    }
    e.opponent().ifPresent(o -> out.println("opponent: " + o));
    if (!e.caveat().isEmpty()) {
      out.println(e.caveat());
    }
    if (!Double.isNaN(e.rate(Tally::illegal))) {
      out.printf(
          Locale.ROOT,
          "illegal %.1f %%, of which invalid %.1f %% and empty %.1f %% of the steps%n",
          100 * e.rate(Tally::illegal),
          100 * e.rate(Tally::invalid),
          100 * e.rate(Tally::empty));
    }
    for (Evaluation.SubTask part : e.subTasks()) {
      out.printf(Locale.ROOT, "  %-28s %5.1f %% of %d%n", part.name(), 100 * part.rate(), part.n());
    }
    if (!Double.isNaN(e.meanCollisions())) {
      out.printf(Locale.ROOT, "%.2f collisions an episode%n", e.meanCollisions());
    }
    out.printf(
        Locale.ROOT,
        "%.1f steps an episode; %s%n",
        e.meanSteps(),
        e.privileged() ? "privileged: reads truth.* channels" : "reads no privileged channel");
  }

  private static void reference(
      String name, References.@Nullable Reference reference, PrintWriter out) {
    if (reference != null) {
      out.printf(
          Locale.ROOT,
          "%s %.4f, %d episodes, measured with: %s%n",
          name,
          reference.mean(),
          reference.n(),
          reference.command());
    }
  }

  // ---- Comparing ----------------------------------------------------------------------------

  private static void compare(Path a, Path b, PrintWriter out) throws IOException {
    Map<Long, Double> left = scores(a);
    Map<Long, Double> right = scores(b);
    List<Double> differences = new ArrayList<>();
    left.forEach(
        (seed, score) -> {
          Double other = right.get(seed);
          if (other != null) {
            differences.add(score - other);
          }
        });
    if (differences.isEmpty()) {
      throw new IllegalArgumentException(
          a + " and " + b + " share no seed; evaluate both with the same --seed and --episodes");
    }
    double[] d = differences.stream().mapToDouble(Double::doubleValue).toArray();
    double mean = differences.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    Interval interval = Interval.ofPairs(d);
    out.printf(
        Locale.ROOT,
        "difference %.4f, 95 %% interval %.4f to %.4f, %d paired seeds%n",
        mean,
        interval.low(),
        interval.high(),
        d.length);
  }

  private static Map<Long, Double> scores(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException(file + ": there is no such file");
    }
    Path document = Files.isDirectory(file) ? file.resolve("evaluation.json") : file;
    try {
      Map<Long, Double> scores = new TreeMap<>();
      JsonObject root = JsonParser.parseString(Files.readString(document)).getAsJsonObject();
      for (JsonElement row : root.getAsJsonArray("per_episode")) {
        JsonObject episode = row.getAsJsonObject();
        scores.put(episode.get("seed").getAsLong(), episode.get("score").getAsDouble());
      }
      return scores;
    } catch (JsonParseException
        | IllegalStateException
        | NullPointerException
        | ClassCastException e) {
      throw new IOException(
          document + ": not a result of foxden evaluate (per_episode is missing)", e);
    }
  }
}
