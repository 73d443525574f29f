package foxden.app.cli;

import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.FoxConfig;
import foxden.policies.fox.FoxModel;
import foxden.policies.nn.Kernels;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foxden inspect}. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Says what a checkpoint is made of.")
final class InspectCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "CHECKPOINT", description = "a folder with config.json and weights")
  private @Nullable Path folder;

  @Option(
      names = "--tokens",
      paramLabel = "1,2,3",
      description = "token numbers for a language model; this version has none to run")
  private @Nullable String tokens;

  @Option(names = "--out", paramLabel = "F.json", description = "with --tokens: where to write")
  private @Nullable Path file;

  InspectCommand(Wiring wiring) {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Path where = Objects.requireNonNull(folder);
    FoxCheckpoint checkpoint = FoxCheckpoint.load(where, Kernels.create(1));
    if (tokens != null || file != null) {
      throw new IllegalArgumentException(
          where
              + ": a policy's network reads observations, not token numbers; --tokens needs a"
              + " language model, which this version does not have yet");
    }
    FoxConfig config = checkpoint.model().config();
    out.println("task      " + checkpoint.task());
    out.println("hash      " + checkpoint.hash());
    out.printf(
        "network   %d layers, width %d, %d heads of %d, feed-forward %d%n",
        config.layers(), config.hidden(), config.heads(), config.headDim(), config.intermediate());
    out.println("context   " + (config.window() == 0 ? "unlimited" : config.window() + " tokens"));
    out.println(
        "inputs    "
            + checkpoint.model().inputs().stream()
                .map((FoxModel.Input input) -> input.name() + " (" + input.size() + ")")
                .collect(Collectors.joining(", ")));
    out.println("outputs   " + checkpoint.model().outputs());
    return 0;
  }
}
