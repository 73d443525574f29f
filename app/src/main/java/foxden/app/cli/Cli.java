package foxden.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;

/** Finds the command, runs it, and turns whatever goes wrong into one line and an exit code. */
public final class Cli {

  /** Exit code of wrong usage and bad input. */
  public static final int BAD_INPUT = 2;

  private record Entry(String summary, Function<Wiring, Callable<Integer>> command) {}

  private final Wiring wiring;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Map<String, Entry> commands = new LinkedHashMap<>();

  /** A command line that prints here. */
  public Cli(Wiring wiring, PrintWriter out, PrintWriter err) {
    this.wiring = wiring;
    this.out = out;
    this.err = err;
    add("doctor", "what this machine has and lacks, each with the consequence", DoctorCommand::new);
    add("open", "the workbench on a task or a recorded demonstration", OpenCommand::new);
    add("list", "scenes, activities, policies, demos and tasks, one line each", ListCommand::new);
    add("record", "run a driver without a window and write a demonstration", RecordCommand::new);
    add("replay", "play a demonstration, verify it, or draw it", ReplayCommand::new);
    add("check", "judge activities, scenes, demonstrations and checkpoints", CheckCommand::new);
    add("simulate", "step a planar model and write every state", SimulateCommand::new);
    add("inspect", "what a network attends to and forgets on given tokens", InspectCommand::new);
    add("train", "train a shipped configuration, with progress; resumes", TrainCommand::new);
    add("evaluate", "score a policy, random and expert beside it", EvaluateCommand::new);
    add("serve", "let other programs ask a policy over a websocket", ServeCommand::new);
    add("prompt", "the exact prompt a language model would get", PromptCommand::new);
    add("demos", "build a pool of demonstrations: demos make TASK", DemosCommand::new);
    add("study", "the household fox with noise, without heads, by sub-task", StudyCommand::new);
    add("bench", "measured ratios, side by side in one run", BenchCommand::new);
  }

  private void add(String name, String summary, Function<Wiring, Callable<Integer>> command) {
    commands.put(name, new Entry(summary, command));
  }

  /** Runs a command line; the exit code. Never throws. */
  public int run(String... arguments) {
    try {
      return dispatch(arguments);
    } catch (Throwable e) {
      return fail(e);
    } finally {
      out.flush();
      err.flush();
    }
  }

  private int dispatch(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      return wiring.workbench(null);
    }
    String name = arguments[0];
    switch (name) {
      case "-h", "--help", "help" -> {
        help();
        return 0;
      }
      case "-V", "--version" -> {
        out.println("foxden " + wiring.version());
        return 0;
      }
      default -> {}
    }
    String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    Entry entry = commands.get(name);
    if (entry != null) {
      CommandLine line = new CommandLine(entry.command.apply(wiring));
      line.setCommandName("foxden " + name);
      line.setOut(out);
      line.setErr(err);
      line.setUsageHelpAutoWidth(true);
      line.setParameterExceptionHandler(
          (e, args) -> wrongUsage(name, String.valueOf(e.getMessage())));
      line.setExecutionExceptionHandler((e, commandLine, result) -> fail(e));
      return line.execute(rest);
    }
    for (CliCommand command : ServiceLoader.load(CliCommand.class)) {
      if (command.name().equals(name)) {
        return command.run(wiring, rest);
      }
    }
    String later = LATER.get(name);
    if (later != null) {
      err.println("foxden: " + later);
      return BAD_INPUT;
    }
    err.println("foxden: there is no command '" + name + "'; see foxden --help");
    return BAD_INPUT;
  }

  /** Commands of the plan that this version does not have, with what is missing. */
  private static final Map<String, String> LATER =
      Map.of(
          "screenshots",
          "'screenshots' is not on the class path; start it with ./foxden screenshots");

  private void help() {
    out.println("foxden: a workbench for household robot policies");
    out.println();
    out.println("  foxden                 opens the workbench with the default session");
    commands.forEach((name, entry) -> out.printf("  foxden %-15s %s%n", name, entry.summary));
    for (CliCommand command : ServiceLoader.load(CliCommand.class)) {
      out.printf("  foxden %-15s %s%n", command.name(), command.summary());
    }
    out.println("  foxden test            everything a fresh machine needs to run all tests");
    out.println();
    out.println("foxden COMMAND --help tells more. Exit codes: 0 done, 1 a check failed, 2 bad");
    out.println("usage or input, with one line that says what to mend.");
  }

  private int wrongUsage(String name, String message) {
    err.println("foxden: " + oneLine(message) + "; see foxden " + name + " --help");
    return BAD_INPUT;
  }

  private int fail(Throwable e) {
    String message = e.getMessage();
    if (message == null || !expected(e)) {
      message =
          "internal error ("
              + e.getClass().getSimpleName()
              + (message == null ? "" : ": " + message)
              + "); run again with FOXDEN_JVM_FLAGS=-Dfoxden.trace=true for details";
      if (Boolean.getBoolean("foxden.trace")) {
        e.printStackTrace(err);
      }
    }
    err.println("foxden: " + oneLine(message));
    return BAD_INPUT;
  }

  private static boolean expected(Throwable e) {
    return e instanceof IOException
        || e instanceof IllegalArgumentException
        || e instanceof IllegalStateException
        || e instanceof InterruptedException
        || e instanceof UnsupportedOperationException;
  }

  static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
