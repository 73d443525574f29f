package foxden.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import foxden.policies.catalog.ContextPlayers;
import foxden.policies.llm.DryRun;
import foxden.policies.llm.LanguageModels;
import foxden.policies.llm.Prices;
import foxden.policies.sweep.Cell;
import foxden.policies.sweep.CellSummary;
import foxden.policies.sweep.Engine;
import foxden.policies.sweep.Plan;
import foxden.policies.sweep.PlanFile;
import foxden.policies.sweep.Sweep;
import foxden.policies.sweep.ThreadEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Runs a sweep for {@code foxden evaluate} and tells what it came to. */
final class SweepRuns {

  private final Wiring wiring;
  private final ContextOptions context;
  private final LanguageOptions language;
  private final PrintWriter out;
  private final PrintWriter err;

  SweepRuns(
      Wiring wiring,
      ContextOptions context,
      LanguageOptions language,
      PrintWriter out,
      PrintWriter err) {
    this.wiring = wiring;
    this.context = context;
    this.language = language;
    this.out = out;
    this.err = err;
  }

  /** Makes the engine that plays. */
  interface Engines {
    Engine of(SweepWiring program, Plan plan, @Nullable Path logs) throws IOException;
  }

  /** The engine of {@code --engine threads}. */
  static Engines threads(int jobs) {
    return (program, plan, logs) -> new ThreadEngine(program, jobs, logs);
  }

  /** Plays a sweep file. */
  int file(Path file, @Nullable Path folder, Engines engines, boolean json)
      throws IOException, InterruptedException {
    try (LanguageModels models = models()) {
      SweepWiring program = new SweepWiring(wiring, models, context.templates());
      Plan plan = PlanFile.read(file, program);
      return run(program, models, plan, folder, engines, json);
    }
  }

  /** Plays the replay control of one player. */
  int replay(
      String task,
      String player,
      String opponent,
      int episodes,
      long seed,
      @Nullable Path folder,
      Engines engines,
      boolean json)
      throws IOException, InterruptedException {
    try (LanguageModels models = models()) {
      SweepWiring program = new SweepWiring(wiring, models, context.templates());
      ContextPlayers players = program.players(opponent);
      if (!players.has(player)) {
        throw new IllegalArgumentException(
            player
                + " cannot take the replay control, for it is shown no prompt; choose one of copy"
                + " nearest silent noisy-expert llm:MODEL");
      }
      var form = players.task(task).text().orElseThrow();
      String asked = context.settings(1).representation();
      String shown = asked.isEmpty() ? form.representations().get(0) : asked;
      Cell usual = Cell.of(task, shown, player, 1, true);
      Cell cell =
          new Cell(
              task,
              shown,
              player,
              1,
              true,
              0,
              opponent,
              usual.starts(),
              usual.answers(),
              usual.illegal(),
              false,
              false,
              context.settings(1).pastActions(),
              false);
      List<Long> seeds = new ArrayList<>();
      for (int i = 0; i < episodes; i++) {
        seeds.add(seed + i);
      }
      Plan plan = new Plan("replay control", List.of(cell), seeds, 0, List.of());
      return run(program, models, plan, folder, engines, json);
    }
  }

  private LanguageModels models() throws IOException {
    return LanguageModels.open(
        wiring.environment(), language.settings(), wiring.clock(), LanguageModels.REAL);
  }

  private int run(
      SweepWiring program,
      LanguageModels models,
      Plan plan,
      @Nullable Path folder,
      Engines engines,
      boolean json)
      throws IOException, InterruptedException {
    for (Cell cell : plan.cells()) {
      if (!cell.representation().isEmpty()) {
        context.openPool(program.players(cell.opponent()), cell.task());
      }
    }
    plan.left().forEach(l -> err.println("foxden: left out: " + l));
    if (language.dryRun()) {
      return dry(program, models, plan, json);
    }
    boolean passing = folder == null;
    Path to = folder == null ? Files.createTempDirectory("foxden-sweep") : folder;
    try {
      Sweep sweep = new Sweep(program, plan, to);
      sweep.check();
      Progress progress = Progress.withLines(err, wiring.clock());
      List<CellSummary> summaries;
      boolean[] first = {true};
      try {
        summaries =
            sweep.run(
                engines.of(program, plan, passing ? null : Sweep.logs(to)),
                language.prices(),
                (done, of) -> {
                  if (first[0] && done > 1) {
                    err.println("foxden: going on after " + done + " episodes kept in " + to);
                  }
                  first[0] = false;
                  progress.show(() -> "episode " + done + "/" + of);
                });
      } finally {
        progress.done();
      }
      List<CellSummary> asked =
          summaries.stream().filter(s -> plan.cells().contains(s.cell())).toList();
      if (json) {
        JsonObject document = new JsonObject();
        document.addProperty("name", plan.name());
        JsonArray cells = new JsonArray();
        asked.forEach(s -> cells.add(s.toJson(language.prices())));
        document.add("cells", cells);
        out.println(Json.text(document));
      } else {
        tell(asked, plan, passing ? null : to);
      }
      return 0;
    } finally {
      if (passing) {
        clear(to);
      }
    }
  }

  private static void clear(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path p : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(p);
      }
    }
  }

  // One episode of each cell that asks a model, times the episodes there are.
  private int dry(SweepWiring program, LanguageModels models, Plan plan, boolean json)
      throws IOException, InterruptedException {
    List<Cell> asking = plan.cells().stream().filter(c -> LanguageModels.live(c.player())).toList();
    if (asking.isEmpty()) {
      throw new IllegalArgumentException("--dry-run: no player of this sweep is an llm:MODEL");
    }
    Plan small = new Plan(plan.name(), asking, plan.seeds().subList(0, 1), 0, List.of());
    new ThreadEngine(program, 1, null).run(small, small.jobs(), row -> {});
    DryRun.Estimate e = models.dryRun().orElseThrow().estimate(1, plan.seeds().size());
    if (json) {
      out.println(
          Json.text(
              LanguageRuns.json("sweep", plan.name(), asking.size() * plan.seeds().size(), e)));
    } else {
      LanguageRuns.tell(e, asking.size() * plan.seeds().size(), asking.size(), out);
    }
    return 0;
  }

  private void tell(List<CellSummary> cells, Plan plan, @Nullable Path folder) {
    Prices prices = language.prices();
    int name = 24;
    for (CellSummary s : cells) {
      name = Math.max(name, s.cell().text().length());
    }
    String row = "%-" + name + "s %5d %9.3f  [%8.3f, %8.3f] %6s %7s %7s %7s %6.1f%s%n";
    out.printf(
        Locale.ROOT,
        "%-" + name + "s %5s %9s  %20s %6s %7s %7s %7s %6s%n",
        plan.name(),
        "n",
        "mean",
        "95 % interval",
        "norm.",
        "illegal",
        "invalid",
        "empty",
        "steps");
    for (CellSummary s : cells) {
      out.printf(
          Locale.ROOT,
          row,
          s.cell().text(),
          s.n(),
          s.mean(),
          s.ci95().low(),
          s.ci95().high(),
          share(s.normalised(), false),
          share(s.illegal(), true),
          share(s.invalid(), true),
          share(s.empty(), true),
          s.steps(),
          s.calls() == 0
              ? ""
              : String.format(
                  Locale.ROOT,
                  "  %,d tokens in, %,d out, %d cut%s",
                  s.tokensIn(),
                  s.tokensOut(),
                  s.truncated(),
                  prices == null
                      ? ""
                      : String.format(
                          Locale.ROOT, ", money %.4f", prices.of(s.tokensIn(), s.tokensOut()))));
    }
    for (CellSummary s : cells) {
      if (s.right().length > 0) {
        StringBuilder steps = new StringBuilder();
        for (int t = 0; t < s.right().length; t++) {
          steps.append(String.format(Locale.ROOT, " %.2f", (double) s.right()[t] / s.asked()[t]));
        }
        out.println(s.cell().text() + ", right by step:" + steps);
      }
    }
    cells.stream()
        .flatMap(s -> s.against().stream())
        .distinct()
        .forEach(o -> out.println("opponent: " + o));
    cells.stream().flatMap(s -> s.caveats().stream()).distinct().forEach(out::println);
    if (cells.stream().anyMatch(CellSummary::privileged)) {
      out.println(
          "reads truth.* channels: "
              + String.join(
                  ", ",
                  cells.stream()
                      .filter(CellSummary::privileged)
                      .map(s -> s.cell().task() + " by " + s.cell().player())
                      .distinct()
                      .toList()));
    }
    cells.stream()
        .filter(s -> !Double.isNaN(s.normalised()))
        .map(
            s ->
                String.format(
                    Locale.ROOT,
                    "norm. in %s: 0 is random (%.3f), 1 the expert (%.3f)",
                    s.cell().task(),
                    s.random(),
                    s.expert()))
        .distinct()
        .forEach(out::println);
    if (folder != null) {
      out.println(
          "rows in "
              + folder.resolve("episodes.jsonl")
              + "; look at it with: foxden open "
              + folder);
    }
  }

  private static String share(double value, boolean percent) {
    return Double.isNaN(value)
        ? "-"
        : String.format(Locale.ROOT, percent ? "%.1f %%" : "%.3f", percent ? 100 * value : value);
  }
}
