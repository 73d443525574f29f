package foxden.app;

import foxden.app.cli.Cli;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Where the program begins: puts the parts together, runs the command line, ends the process. */
public final class Main {

  private Main() {}

  /** Runs a command line; see {@code foxden --help}. */
  public static void main(String[] arguments) {
    PrintWriter out =
        new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    PrintWriter err =
        new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    System.exit(new Cli(new Composition(), out, err).run(arguments));
  }
}
