package foxden.sim;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The tasks a program knows, by name; immutable, put together by the composition root. */
public final class Tasks {

  private final Map<String, EnvironmentFactory> byName = new LinkedHashMap<>();
  private final Map<String, Function<String, Environment>> families = new LinkedHashMap<>();

  private Tasks(Iterable<EnvironmentFactory> factories) {
    for (EnvironmentFactory factory : factories) {
      if (byName.put(factory.task(), factory) != null) {
        throw new IllegalArgumentException("two tasks are called '" + factory.task() + "'");
      }
    }
  }

  /** A registry of these tasks, in this order. */
  public static Tasks of(EnvironmentFactory... factories) {
    return new Tasks(Arrays.asList(factories));
  }

  /** A registry of these tasks, in this order. */
  public static Tasks of(List<EnvironmentFactory> factories) {
    return new Tasks(factories);
  }

  /**
   * The same with a family of tasks that are not listed, because there is no end of them.
   *
   * @param prefix their names begin with it, such as {@code free:}
   * @param make the environment by the rest of the name; throws with one sentence
   */
  public Tasks with(String prefix, Function<String, Environment> make) {
    Tasks more = new Tasks(byName.values());
    more.families.putAll(families);
    more.families.put(prefix, make);
    return more;
  }

  /** All tasks that can be listed, in the order they were given. */
  public List<EnvironmentFactory> all() {
    return List.copyOf(byName.values());
  }

  /** Whether there is a task of this name. */
  public boolean has(String task) {
    return byName.containsKey(task) || families.keySet().stream().anyMatch(task::startsWith);
  }

  /**
   * A new environment of a task.
   *
   * @throws IllegalArgumentException when there is no such task (the message lists those there
   *     are), or its files cannot be read
   */
  public Environment create(String task) {
    for (Map.Entry<String, Function<String, Environment>> family : families.entrySet()) {
      if (task.startsWith(family.getKey())) {
        return family.getValue().apply(task.substring(family.getKey().length()));
      }
    }
    EnvironmentFactory factory = byName.get(task);
    if (factory == null) {
      throw new IllegalArgumentException(
          "there is no task '" + task + "'; choose one of " + String.join(" ", byName.keySet()));
    }
    return factory.create();
  }
}
