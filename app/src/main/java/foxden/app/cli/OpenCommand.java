package foxden.app.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code foxden open}. */
@Command(
    name = "open",
    mixinStandardHelpOptions = true,
    description = {
      "Opens the workbench on a task or a recorded demonstration, or the checkpoint folder of a",
      "language model: gates, decay and attention of every head for any text."
    })
final class OpenCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Parameters(
      arity = "0..1",
      paramLabel = "SCENE or FILE",
      description = "what to open; the default session when left out")
  private @Nullable String target;

  OpenCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    return wiring.workbench(target);
  }
}
