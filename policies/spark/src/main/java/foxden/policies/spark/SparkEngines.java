package foxden.policies.spark;

import foxden.policies.sweep.Engine;
import foxden.policies.sweep.EngineFactory;
import java.nio.file.Path;

/** {@code --engine spark --master ADDRESS}. */
public final class SparkEngines implements EngineFactory {

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public Engine create(String master, Path root) {
    if (!master.matches("local(\\[.*])?|local-cluster\\[.*]|spark://.+|k8s://.+|yarn")) {
      throw new IllegalArgumentException(
          "--master '"
              + master
              + "' is no address of Spark; such are spark://HOST:7077, local-cluster[2,1,1024], yarn");
    }
    return new SparkEngine(master, root);
  }
}
