package foxden.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import foxden.policies.evaluate.Evaluation;
import foxden.policies.evaluate.Evaluator;
import foxden.policies.evaluate.Interval;
import foxden.policies.evaluate.References;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.household.HouseholdFoxPolicy;
import foxden.policies.nn.Kernels;
import foxden.policies.study.InContextStudy;
import foxden.policies.study.SubTaskStarts;
import foxden.policies.study.Variant;
import foxden.sim.EnvironmentFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foxden study}. */
@Command(
    name = "study",
    mixinStandardHelpOptions = true,
    description = {
      "Studies a fox in the loop. subtasks: each sub-task from where the expert begins",
      "it. noise: the whole task with noisy senses. heads: without each head, and with each forget",
      "gate held open. in-context: another fox, the one that plays variants from demonstrations:",
      "score by their number, beside the rotary transformer and with shuffled ones."
    })
final class StudyCommand implements Callable<Integer> {

  private static final String TASK = "trash";

  /** What is compared: the paper's figure and ours are not of one kind. */
  private static final String CAVEAT =
      "simulated and privileged (object poses from truth.*); the BRS paper's 53 % are 15 trials of"
          + " a real robot that saw point clouds";

  private final Wiring wiring;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "1",
      paramLabel = "NAME",
      description = "subtasks, noise, heads or in-context")
  private @Nullable String name;

  @Option(names = "--policy", paramLabel = "DIR", description = "checkpoint; the shipped one")
  private @Nullable Path checkpoint;

  @Option(names = "--episodes", paramLabel = "N", defaultValue = "20", description = "20")
  private int episodes;

  @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "first seed; 0")
  private long seed;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "6000",
      description = "cut episodes (or sub-tasks) after so many steps; 6000")
  private int steps;

  @Option(
      names = "--sigma",
      paramLabel = "S",
      split = ",",
      defaultValue = "0,0.005,0.01,0.02,0.04",
      description = "noise: standard deviations in m and rad")
  private List<Double> sigmas = List.of();

  @Option(
      names = "--players",
      paramLabel = "P",
      split = ",",
      defaultValue = "fox,rope",
      description = "in-context: whose; fox,rope")
  private List<String> players = List.of();

  @Option(names = "--jobs", paramLabel = "N", description = "episodes side by side")
  private @Nullable Integer jobs;

  @Option(names = "--out", paramLabel = "F.json", description = "also write it there")
  private @Nullable Path file;

  StudyCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec here = Objects.requireNonNull(spec);
    PrintWriter out = here.commandLine().getOut();
    if (episodes < 1 || steps < 1) {
      throw new IllegalArgumentException("--episodes and --steps must be at least 1");
    }
    if ("in-context".equals(name)) {
      return inContext(here, out);
    }
    Path dir = checkpoint;
    if (dir == null) {
      dir = wiring.root().resolve("policies").resolve("checkpoints").resolve(TASK);
    }
    FoxCheckpoint fox = FoxCheckpoint.load(dir, Kernels.create(1));
    if (!HouseholdFoxPolicy.knows(fox)) {
      throw new IllegalArgumentException(dir + " is not a household fox");
    }
    JsonObject document = new JsonObject();
    document.addProperty("study", name);
    document.addProperty("task", TASK);
    document.addProperty("checkpoint", fox.hash());
    document.addProperty("episodes", episodes);
    document.addProperty("seed", seed);
    document.addProperty("step_limit", steps);
    document.addProperty("privileged", true);
    document.addProperty("caveat", CAVEAT);
    JsonArray rows;
    Progress progress = Progress.withLines(here.commandLine().getErr(), wiring.clock());
    try {
      switch (String.valueOf(name)) {
        case "subtasks" -> rows = subtasks(fox, progress);
        case "noise" -> rows = variants(fox, Variant.noise(sigmas), progress);
        case "heads" -> rows = variants(fox, Variant.heads(fox), progress);
        default ->
            throw new IllegalArgumentException(
                "there is no study '" + name + "'; choose one of subtasks noise heads in-context");
      }
    } finally {
      progress.done();
    }
    document.add("rows", rows);
    return write(document, out);
  }

  private int write(JsonObject document, PrintWriter out) throws IOException {
    String text = Json.text(document);
    out.println(text);
    Path to = file;
    if (to != null) {
      Path folder = to.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(to, text + "\n");
    }
    return 0;
  }

  private int inContext(CommandSpec here, PrintWriter out)
      throws IOException, InterruptedException {
    Progress progress = Progress.withLines(here.commandLine().getErr(), wiring.clock());
    JsonObject document = new JsonObject();
    document.addProperty("study", name);
    document.addProperty("seed", seed);
    try {
      JsonObject found =
          new InContextStudy(
                  wiring::policy,
                  episodes,
                  seed,
                  jobs == null ? Runtime.getRuntime().availableProcessors() : jobs,
                  what -> progress.show(() -> what))
              .run(players);
      found.entrySet().forEach(e -> document.add(e.getKey(), e.getValue()));
    } finally {
      progress.done();
    }
    return write(document, out);
  }

  private EnvironmentFactory task() {
    return wiring.tasks().all().stream()
        .filter(f -> f.task().equals(TASK))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no task '" + TASK + "'"));
  }

  private JsonArray subtasks(FoxCheckpoint fox, Progress progress) {
    int[] done = {0};
    SubTaskStarts starts =
        new SubTaskStarts(
            task(), () -> wiring.policy("expert", TASK), () -> new HouseholdFoxPolicy(fox));
    JsonArray rows = new JsonArray();
    for (Evaluation.SubTask part :
        starts.run(
            episodes,
            seed,
            steps,
            () -> {
              done[0]++;
              progress.show(() -> "seed " + done[0] + "/" + episodes);
            })) {
      JsonObject row = new JsonObject();
      row.addProperty("name", part.name());
      row.addProperty("rate", part.rate());
      row.addProperty("n", part.n());
      double[] scores = new double[Math.max(1, part.n())];
      java.util.Arrays.fill(scores, 0, (int) Math.round(part.rate() * part.n()), 1);
      row.add("ci95", interval(Interval.of(scores)));
      rows.add(row);
    }
    return rows;
  }

  /** The same seeds with each variant; differences are paired with the first one. */
  private JsonArray variants(FoxCheckpoint fox, List<String> variants, Progress progress)
      throws InterruptedException {
    JsonArray rows = new JsonArray();
    @Nullable Evaluation first = null;
    for (String variant : variants) {
      Evaluation e =
          new Evaluator(task(), () -> Variant.of(variant, fox), References.shipped())
              .run(
                  variant,
                  episodes,
                  seed,
                  steps,
                  jobs == null ? Runtime.getRuntime().availableProcessors() : Math.max(1, jobs),
                  (done, of) -> {
                    progress.show(() -> variant + ": episode " + done + "/" + of);
                    return true;
                  });
      first = first == null ? e : first;
      rows.add(row(variant, e, first));
    }
    return rows;
  }

  private static JsonObject row(String title, Evaluation e, Evaluation first) {
    JsonObject row = new JsonObject();
    row.addProperty("variant", title);
    row.addProperty("mean", e.mean());
    row.add("ci95", interval(e.ci95()));
    double[] apart = new double[e.episodes().size()];
    JsonArray failed = new JsonArray();
    for (int i = 0; i < apart.length; i++) {
      apart[i] = e.episodes().get(i).score() - first.episodes().get(i).score();
      if (!e.episodes().get(i).success()) {
        failed.add(e.episodes().get(i).seed());
      }
    }
    row.addProperty("difference", e.mean() - first.mean());
    row.add("difference_ci95", interval(Interval.ofPairs(apart)));
    row.addProperty("collisions", e.meanCollisions());
    JsonObject parts = new JsonObject();
    e.subTasks().forEach(part -> parts.addProperty(part.name(), part.rate()));
    row.add("subtasks", parts);
    row.add("failed_seeds", failed);
    return row;
  }

  private static JsonArray interval(Interval interval) {
    JsonArray ends = new JsonArray();
    ends.add(interval.low());
    ends.add(interval.high());
    return ends;
  }
}
