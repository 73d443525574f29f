package foxden.app.cli;

import foxden.policies.Policy;
import foxden.sim.Environment;
import foxden.sim.StepResult;
import foxden.sim.demo.DemoEnd;
import foxden.sim.demo.DemoInfo;
import foxden.sim.demo.DemoRecorder;
import foxden.sim.demo.WorldFacts;
import foxden.sim.loop.Lockstep;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foxden record}. */
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    description = "Runs a driver without a window, in lockstep, and writes a demonstration.")
final class RecordCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "TASK", description = "see foxden list tasks")
  private @Nullable String task;

  @Option(
      names = "--driver",
      required = true,
      paramLabel = "POLICY",
      description = "see foxden list policies")
  private @Nullable String driver;

  @Option(names = "--seed", required = true, paramLabel = "N", description = "of world and driver")
  private long seed;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "stop after so many steps; the episode's own end comes first")
  private @Nullable Long steps;

  @Option(names = "--out", required = true, paramLabel = "F.mcap", description = "file to write")
  private @Nullable Path file;

  RecordCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    CommandSpec here = Objects.requireNonNull(spec);
    PrintWriter out = here.commandLine().getOut();
    String taskName = Objects.requireNonNull(task);
    String driverName = Objects.requireNonNull(driver);
    Path target = Objects.requireNonNull(file);
    if (steps != null && steps < 1) {
      throw new IllegalArgumentException("--steps must be at least 1, not " + steps);
    }
    if (driverName.equals("human")) {
      throw new IllegalArgumentException(
          "a person drives in the window: start foxden, choose the driver 'human' and press record");
    }
    if (!target.toString().endsWith(".mcap")) {
      throw new IllegalArgumentException("--out " + target + ": the name must end in .mcap");
    }
    try (Environment environment = wiring.tasks().create(taskName);
        Policy policy = wiring.policy(driverName, taskName)) {
      long limit = steps == null ? environment.spec().maxSteps() : steps;
      DemoInfo info =
          new DemoInfo(
                  taskName,
                  environment.spec().scene(),
                  seed,
                  driverName,
                  wiring.version(),
                  System.getProperty("java.version", ""),
                  wiring.clock().now().toString(),
                  settings(policy))
              .with(WorldFacts.SETTING, WorldFacts.of(environment));
      String against = EvaluateCommand.factory(wiring, taskName).opponent().orElse("");
      if (!against.isEmpty()) {
        info = info.with(DemoInfo.OPPONENT, against);
      }
      Progress progress = new Progress(here.commandLine().getErr(), wiring.clock());
      long began = wiring.clock().nanos();
      StepResult last;
      DemoEnd end;
      try (DemoRecorder recorder =
          DemoRecorder.start(target, info, environment.spec(), wiring.clock())) {
        last =
            Lockstep.record(
                environment,
                policy,
                seed,
                limit,
                recorder,
                r ->
                    progress.show(
                        () ->
                            "recording: step %d, %.1f s, q-score %.2f"
                                .formatted(r.step(), r.time(), r.goals().qScore())));
        end = recorder.finish();
      }
      progress.done();
      double wall = (wiring.clock().nanos() - began) * 1e-9;
      out.println(
          String.format(
              Locale.ROOT,
              "recorded %d steps (%.2f s) of %s by %s, seed %d: %s, q-score %.3g; %d kB in %s,"
                  + " %.1f times real time",
              end.steps(),
              end.seconds(),
              taskName,
              driverName,
              seed,
              end.success() ? "success" : "no success",
              last.goals().qScore(),
              (Files.size(target) + 512) / 1024,
              target,
              end.seconds() / Math.max(1e-9, wall)));
    }
    return 0;
  }

  private static Map<String, String> settings(Policy policy) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("clock", "lockstep");
    if (!policy.checkpoint().isEmpty()) {
      settings.put("checkpoint", policy.checkpoint());
    }
    if (!policy.caveat().isEmpty()) {
      settings.put(Policy.CAVEAT, policy.caveat());
    }
    settings.put(
        "privileged",
        Boolean.toString(policy.channels().stream().anyMatch(c -> c.startsWith("truth."))));
    settings.put("os", System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""));
    return settings;
  }
}
