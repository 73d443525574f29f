package foxden.app.cli;

/** A command that another module brings along; found by {@link java.util.ServiceLoader}. */
public interface CliCommand {

  /** As typed. */
  String name();

  /** One line for {@code foxden --help}. */
  String summary();

  /**
   * Runs.
   *
   * @param arguments after the name
   * @return exit code
   * @throws Exception whose message is one sentence, when the input is bad
   */
  int run(Wiring wiring, String[] arguments) throws Exception;
}
