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
      "Opens the workbench on a scene, task, activity, recorded demonstration or checkpoint folder;",
      "of a language model: gates, decay and attention of every head for any text."
    })
final class OpenCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Parameters(
      arity = "0..1",
      paramLabel = "SCENE or FILE",
      description =
          "a task, an activity, a scene (id or .json), a recording (.mcap), a checkpoint folder,"
              + " a bug bundle (.zip) or a lesson (.lesson.json); the default session when left"
              + " out")
  private @Nullable String target;

  OpenCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    return wiring.workbench(target);
  }
}
