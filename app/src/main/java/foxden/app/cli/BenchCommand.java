package foxden.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foxden bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures on this machine; without a name lists what can be measured.")
final class BenchCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "what to measure")
  private @Nullable String name;

  @Option(names = "--json", description = "one JSON document instead of lines")
  private boolean json;

  BenchCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<Benchmark> all =
        new ArrayList<>(
            List.of(
                new LogBenchmark(),
                new StepsBenchmark(),
                new SnapshotBenchmark(),
                new BackBenchmark(),
                new ChessBenchmark(),
                new CheetahBenchmark(),
                new FramesBenchmark(),
                new RemoteBenchmark(),
                new MapsBenchmark(),
                new NnBenchmark()));
    ServiceLoader.load(Benchmark.class).forEach(all::add);
    if (name == null) {
      all.forEach(b -> out.printf("%-12s %s%n", b.name(), b.summary()));
      return 0;
    }
    for (Benchmark benchmark : all) {
      if (benchmark.name().equals(name)) {
        if (json) {
          benchmark.json(wiring, out);
        } else {
          benchmark.run(wiring, out);
        }
        return 0;
      }
    }
    throw new IllegalArgumentException(
        "there is no benchmark '"
            + name
            + "'; choose one of "
            + all.stream().map(Benchmark::name).collect(Collectors.joining(" ")));
  }
}
