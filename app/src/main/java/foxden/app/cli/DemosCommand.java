package foxden.app.cli;

import foxden.policies.Policy;
import foxden.policies.catalog.ContextPlayers;
import foxden.policies.lmact.Demonstration;
import foxden.policies.lmact.Pool;
import foxden.policies.lmact.PoolFolder;
import foxden.sim.Action;
import foxden.sim.Driver;
import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import foxden.sim.TextForm;
import foxden.sim.demo.DemoInfo;
import foxden.sim.demo.DemoRecorder;
import foxden.sim.demo.WorldFacts;
import foxden.sim.loop.Lockstep;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foxden demos make}. */
@Command(
    name = "demos",
    mixinStandardHelpOptions = true,
    description = {
      "foxden demos make TASK: lets the task's expert play, and keeps its episodes as LMAct keeps",
      "them (bags of observations and actions) and as our log. Goes on where it was stopped."
    })
final class DemosCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "make", description = "the one thing there is to do")
  private @Nullable String verb;

  @Parameters(index = "1", paramLabel = "TASK", description = "see foxden list tasks")
  private @Nullable String task;

  @Option(
      names = "--count",
      required = true,
      paramLabel = "N",
      description = "demonstrations, each with another start; LMAct has up to 1000")
  private int count;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder to write")
  private @Nullable Path folder;

  @Option(
      names = "--representations",
      split = ",",
      paramLabel = "R",
      description = "bags of observations to write; the texts and png by default")
  private @Nullable List<String> representations;

  DemosCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    CommandSpec line = Objects.requireNonNull(spec);
    PrintWriter out = line.commandLine().getOut();
    if (!"make".equals(verb)) {
      throw new IllegalArgumentException("foxden demos knows only 'make', not '" + verb + "'");
    }
    if (count < 1) {
      throw new IllegalArgumentException("--count must be at least 1, not " + count);
    }
    String taskName = Objects.requireNonNull(task);
    Path root = Objects.requireNonNull(folder);
    ContextPlayers players = wiring.players();
    EnvironmentFactory factory = players.task(taskName);
    TextForm form = factory.text().orElseThrow();
    List<String> shown = shown(form);
    Pool pool = players.pool(taskName, count);
    Progress progress = Progress.withLines(line.commandLine().getErr(), wiring.clock());
    double sum = 0;
    int made = 0;
    for (int id = 0; id < pool.size(); id++) {
      int number = id;
      progress.show(() -> "demonstration " + number + "/" + pool.size());
      Path own = PoolFolder.of(root, taskName, id);
      Path whole = own.resolve("demo.mcap");
      if (Files.exists(whole)) {
        continue;
      }
      Files.createDirectories(own);
      Path part = own.resolve("part.mcap");
      Demonstration demo = play(factory, form, taskName, id, pool.seed(id), part);
      PoolFolder.write(own, taskName, form, demo, shown);
      // The log comes last under its name: a folder that has it is whole.
      Files.move(part, whole);
      sum += demo.score();
      made++;
    }
    progress.done();
    out.printf(
        Locale.ROOT,
        "%d demonstrations of %s in %s, %d made now%s%s%n",
        pool.size(),
        taskName,
        PoolFolder.of(root, taskName),
        made,
        made == 0 ? "" : String.format(Locale.ROOT, ", mean score %.3f", sum / made),
        pool.size() < count ? "; the task has no more different starts" : "");
    return 0;
  }

  private List<String> shown(TextForm form) {
    List<String> wanted = representations;
    if (wanted == null) {
      return form.representations().stream()
          .filter(r -> !r.startsWith("rgb") && !r.equals("png-labels"))
          .toList();
    }
    for (String r : wanted) {
      if (!form.representations().contains(r)) {
        throw new IllegalArgumentException(
            "--representations " + r + ": choose from " + String.join(",", form.representations()));
      }
    }
    return wanted;
  }

  private Demonstration play(
      EnvironmentFactory factory, TextForm form, String taskName, int id, long seed, Path file)
      throws IOException {
    List<Observation> observations = new ArrayList<>();
    List<String> actions = new ArrayList<>();
    double[] score = {0};
    try (Environment world = factory.create();
        Policy expert = wiring.policy("expert", taskName)) {
      DemoInfo info =
          new DemoInfo(
              taskName,
              world.spec().scene(),
              seed,
              "expert",
              wiring.version(),
              System.getProperty("java.version", ""),
              wiring.clock().now().toString(),
              Map.of("clock", "lockstep", WorldFacts.SETTING, WorldFacts.of(world)));
      if (!expert.caveat().isEmpty()) {
        info = info.with(Policy.CAVEAT, expert.caveat());
      }
      String against = factory.opponent().orElse("");
      if (!against.isEmpty()) {
        info = info.with(DemoInfo.OPPONENT, against);
      }
      try (DemoRecorder recorder = DemoRecorder.start(file, info, world.spec(), wiring.clock())) {
        Driver noting = noting(expert, form, observations, actions);
        Lockstep.record(
            world,
            noting,
            seed,
            world.spec().maxSteps(),
            recorder,
            (StepResult r) -> score[0] += r.reward());
        recorder.finish();
      }
    }
    return new Demonstration(id, seed, observations, actions, score[0]);
  }

  private static Driver noting(
      Policy expert, TextForm form, List<Observation> observations, List<String> actions) {
    return new Driver() {
      @Override
      public String name() {
        return expert.name();
      }

      @Override
      public Set<String> channels() {
        return expert.channels();
      }

      @Override
      public void reset(EnvironmentSpec spec, long seed) {
        expert.reset(spec, seed);
      }

      @Override
      public Decision act(Observation observation) {
        Decision decision = expert.act(observation);
        Action action = decision.action();
        observations.add(observation);
        actions.add(form.text(action));
        return decision;
      }
    };
  }
}
