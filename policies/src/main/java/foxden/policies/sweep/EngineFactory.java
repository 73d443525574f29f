package foxden.policies.sweep;

import java.nio.file.Path;

/** Makes an engine beyond this process; found by {@link java.util.ServiceLoader}. */
public interface EngineFactory {

  /** As typed after {@code --engine}. */
  String name();

  /**
   * The engine.
   *
   * @param master address of the cluster, in the engine's own form
   * @param root where the program is installed, here and on every machine of the cluster
   * @throws IllegalArgumentException when the address makes no sense; one sentence
   */
  Engine create(String master, Path root);
}
