package foxden.sim.demo;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where a demonstration comes from.
 *
 * @param task name of the task, as {@code foxden list tasks} gives it
 * @param scene id of the scene
 * @param seed the environment was reset with
 * @param driver name of the policy asked for
 * @param foxden version that wrote the file
 * @param jdk Java version it ran on
 * @param started wall clock at the start, ISO 8601, UTC
 * @param settings anything else worth knowing: checkpoint hash, live or lockstep, ...
 */
public record DemoInfo(
    String task,
    String scene,
    long seed,
    String driver,
    String foxden,
    String jdk,
    String started,
    Map<String, String> settings) {

  /** The setting that says {@code edited} when the first frame is not what the seed gives. */
  public static final String START = "start";

  /** The setting that names who answered, in a game for two, with its strength. */
  public static final String OPPONENT = "opponent";

  /** The same with one setting more. */
  public DemoInfo with(String setting, String value) {
    Map<String, String> more = new TreeMap<>(settings);
    more.put(setting, value);
    return new DemoInfo(task, scene, seed, driver, foxden, jdk, started, more);
  }

  public DemoInfo {
    settings = java.util.Collections.unmodifiableMap(new TreeMap<>(settings));
  }
}
