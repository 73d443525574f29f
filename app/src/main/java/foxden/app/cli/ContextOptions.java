package foxden.app.cli;

import foxden.policies.catalog.ContextPlayers;
import foxden.policies.lmact.Answers;
import foxden.policies.lmact.ContextSettings;
import foxden.policies.lmact.IllegalMoves;
import foxden.policies.lmact.PoolFolder;
import foxden.policies.lmact.Templates;
import foxden.sim.EnvironmentFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of whatever puts prompts before players. */
final class ContextOptions {

  @Option(
      names = "--representation",
      paramLabel = "R",
      defaultValue = "",
      description = "txt fen pgn coords dict rgb png; the task's usual one by default")
  private String representation = "";

  @Option(names = "--legal", description = "list the legal actions in the prompt")
  private boolean legal;

  @Option(names = "--reasoning", description = "ask for reasoning before the action")
  private boolean reasoning;

  @Option(
      names = "--no-past-actions",
      description = "leave the actions taken out of the trajectory")
  private boolean noPastActions;

  @Option(
      names = "--answers",
      paramLabel = "A",
      defaultValue = "strict",
      description = "strict (default) or lenient")
  private String answers = "strict";

  @Option(
      names = "--illegal",
      paramLabel = "I",
      defaultValue = "random",
      description = "what replaces an illegal action: random (default), retry, forfeit, terminate")
  private String illegal = "random";

  @Option(
      names = "--starts",
      paramLabel = "S",
      defaultValue = "lmact",
      description =
          "lmact (default): drawn with the demonstrations; paired: the same for every --demos;"
              + " seed: the episode's own seed")
  private String starts = "lmact";

  @Option(names = "--shuffled", description = "shuffle the demonstrations' actions: the control")
  private boolean shuffled;

  @Option(
      names = "--templates",
      paramLabel = "DIR",
      description = "prompt sentences of your own; see docs/formats/prompt.md")
  private @Nullable Path templates;

  @Option(
      names = "--pool",
      paramLabel = "DIR",
      description = "demonstrations of 'foxden demos make' instead of ones played now")
  private @Nullable Path pool;

  /** Lets players draw from the pool asked for. */
  void openPool(ContextPlayers players, String task) throws IOException {
    if (pool != null) {
      EnvironmentFactory factory = players.task(task);
      players.use(task, PoolFolder.open(pool, task, factory.text().orElseThrow()));
    }
  }

  ContextSettings settings(int demos) {
    return new ContextSettings(
        representation,
        demos,
        legal,
        reasoning,
        !noPastActions,
        one("--answers", answers, Answers.class),
        one("--illegal", illegal, IllegalMoves.class),
        2,
        one("--starts", starts, ContextSettings.Starts.class),
        shuffled);
  }

  Templates templates() throws IOException {
    return templates == null ? Templates.shipped() : Templates.in(templates);
  }

  private static <E extends Enum<E>> E one(String option, String value, Class<E> kinds) {
    for (E kind : kinds.getEnumConstants()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(value)) {
        return kind;
      }
    }
    StringBuilder names = new StringBuilder();
    for (E kind : kinds.getEnumConstants()) {
      names.append(' ').append(kind.name().toLowerCase(Locale.ROOT));
    }
    throw new IllegalArgumentException(option + " " + value + ": choose one of" + names);
  }
}
