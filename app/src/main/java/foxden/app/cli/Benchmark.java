package foxden.app.cli;

import java.io.PrintWriter;

/** Something that {@code foxden bench} measures; found by {@link java.util.ServiceLoader}. */
public interface Benchmark {

  /** As typed. */
  String name();

  /** One line: what is measured against what. */
  String summary();

  /**
   * Measures and prints.
   *
   * @throws Exception whose message is one sentence, when it cannot be measured here
   */
  void run(Wiring wiring, PrintWriter out) throws Exception;

  /**
   * Measures and prints one JSON document.
   *
   * @throws Exception whose message is one sentence, when it cannot be measured here
   */
  default void json(Wiring wiring, PrintWriter out) throws Exception {
    throw new IllegalArgumentException(
        "the benchmark '" + name() + "' prints no JSON; leave --json away");
  }
}
