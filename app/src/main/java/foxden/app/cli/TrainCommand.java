package foxden.app.cli;

import foxden.policies.fox.Trained;
import foxden.policies.fox.Trainer;
import foxden.policies.fox.TrainingRecipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foxden train}. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a shipped configuration; a run that was stopped goes on where it was.",
      "Without --out and with the configuration's own steps the shipped weights are made anew;",
      "with other --steps the weights go to out/checkpoints/NAME. With --text a language model reads",
      "that file, one token a byte, instead of stories, and goes to out/checkpoints/NAME-text."
    })
final class TrainCommand implements Callable<Integer> {

  private static final int BAR = 20;

  private final Wiring wiring;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "which; lists them when left out")
  private @Nullable String name;

  @Option(names = "--out", paramLabel = "DIR", description = "checkpoint folder")
  private @Nullable Path folder;

  @Option(names = "--steps", paramLabel = "N", description = "optimiser steps")
  private @Nullable Long steps;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "0 by default")
  private long seed;

  @Option(
      names = "--text",
      paramLabel = "FILE",
      description = "what a language model (lm-...) learns from")
  private @Nullable Path text;

  @Option(names = "--jobs", paramLabel = "N", description = "threads; all processors by default")
  private @Nullable Integer jobs;

  TrainCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    CommandSpec here = Objects.requireNonNull(spec);
    PrintWriter out = here.commandLine().getOut();
    String wanted = name;
    if (wanted == null) {
      for (TrainingRecipe recipe : wiring.trainings().all()) {
        out.printf("%-20s %s; %d steps%n", recipe.name(), recipe.summary(), recipe.defaultSteps());
      }
      return 0;
    }
    TrainingRecipe recipe =
        text == null ? wiring.trainings().get(wanted) : wiring.trainings().on(wanted, text);
    long of = steps == null ? recipe.defaultSteps() : steps;
    if (of < 1) {
      throw new IllegalArgumentException("--steps must be at least 1, not " + of);
    }
    Path target = folder;
    if (target == null) {
      boolean own = text == null && of == recipe.defaultSteps();
      target =
          wiring
              .root()
              .resolve(own ? Path.of("policies", "checkpoints") : Path.of("out", "checkpoints"))
              .resolve(recipe.folder());
    }
    int threads = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
    Progress progress = Progress.withLines(here.commandLine().getErr(), wiring.clock());
    long began = wiring.clock().nanos();
    double[] loss = {Double.NaN};
    Trained made;
    try {
      made =
          recipe.train(
              target,
              of,
              seed,
              Math.max(1, threads),
              wiring.clock()::nanos,
              p -> {
                loss[0] = p.loss();
                progress.show(() -> line(recipe, p));
                return true;
              });
    } finally {
      progress.done();
    }
    out.println(
        String.format(
            Locale.ROOT,
            "trained %s: %d steps in %s, %s %.4f, checkpoint %s in %s",
            recipe.name(),
            of,
            clockText((wiring.clock().nanos() - began) * 1e-9),
            recipe.measure(),
            loss[0],
            made.hash(),
            target));
    return 0;
  }

  private static String line(TrainingRecipe recipe, Trainer.Progress p) {
    long step = p.step();
    long steps = p.steps();
    double left = p.secondsLeft();
    // A recipe that gathers its own data first counts what is missing, below zero.
    if (step <= 0) {
      return "gathering data: %d episodes to go, %s left".formatted(-step, clockText(left));
    }
    int filled = (int) (BAR * step / Math.max(1, steps));
    return String.format(
        Locale.ROOT,
        "[%s%s] step %d/%d, %s %.4f, %.0f %s, %s left",
        "#".repeat(filled),
        ".".repeat(BAR - filled),
        step,
        steps,
        recipe.measure(),
        p.loss(),
        p.tokensPerSecond(),
        recipe.pace(),
        clockText(left));
  }

  private static String clockText(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60 ? whole + " s" : "%d min %02d s".formatted(whole / 60, whole % 60);
  }
}
