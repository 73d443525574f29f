package foxden.policies.plugin;

import foxden.policies.Policy;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The policies that jars in a folder, or on the class path, bring along under {@code
 * META-INF/services/foxden.policies.Policy}. Looked for once. Whatever is broken is named in {@link
 * #complaints()} and left out.
 */
public final class Plugins {

  /** A broken jar must not make the search endless. */
  private static final int MOST = 200;

  private final Map<String, Found> found = new LinkedHashMap<>();
  private final List<String> complaints = new ArrayList<>();

  private record Found(String where, Set<String> tasks, Supplier<Policy> make) {}

  private Plugins() {}

  /** None. */
  public static Plugins none() {
    return new Plugins();
  }

  /**
   * Looks on the class path, then in a folder.
   *
   * @param folder may be missing
   * @param taken names that a plug-in must not have
   */
  public static Plugins find(Path folder, Set<String> taken) {
    Plugins plugins = new Plugins();
    ClassLoader own = Plugins.class.getClassLoader();
    plugins.load(own, null, taken);
    for (Path jar : plugins.jars(folder)) {
      try {
        // Stays open as long as the program: policies load their classes when they need them.
        plugins.load(new URLClassLoader(new URL[] {jar.toUri().toURL()}, own), jar, taken);
      } catch (IOException e) {
        plugins.complaints.add(jar + ": cannot be opened (" + e.getMessage() + ")");
      }
    }
    return plugins;
  }

  private List<Path> jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      complaints.add(folder + ": cannot be listed (" + e.getMessage() + ")");
      return List.of();
    }
  }

  private void load(@Nullable ClassLoader loader, @Nullable Path jar, Set<String> taken) {
    String where = jar == null ? "the class path" : String.valueOf(jar.getFileName());
    Iterator<Policy> all = ServiceLoader.load(Policy.class, loader).iterator();
    int before = found.size();
    int complained = complaints.size();
    for (int i = 0; i < MOST; i++) {
      try {
        if (!all.hasNext()) {
          break;
        }
        Policy first = all.next();
        if (jar == null || first.getClass().getClassLoader() == loader) {
          add(first, where, taken);
        }
      } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String text = cause.getMessage();
        complaints.add(
            "plug-in %s: %s%s"
                .formatted(
                    where,
                    cause instanceof ServiceConfigurationError
                        ? ""
                        : cause.getClass().getSimpleName() + ": ",
                    text == null ? "no policy can be made of it" : text.strip()));
      }
    }
    if (jar != null && found.size() == before && complaints.size() == complained) {
      complaints.add(
          "plug-in "
              + where
              + ": names no policy in META-INF/services/foxden.policies.Policy; see"
              + " docs/howto/policy.md");
    }
  }

  private void add(Policy first, String where, Set<String> taken) {
    String name = first.name();
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
      complaints.add(
          "plug-in %s: '%s' is no name; letters, digits, - _ and . make one"
              .formatted(where, name));
    } else if (taken.contains(name) || found.containsKey(name)) {
      complaints.add("plug-in %s: the name '%s' is taken; choose another".formatted(where, name));
    } else {
      Class<? extends Policy> type = first.getClass();
      found.put(name, new Found(where, Set.copyOf(first.tasks()), () -> make(type)));
    }
  }

  private static Policy make(Class<? extends Policy> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(cause.toString(), cause);
    }
  }

  /** What is broken, one sentence each. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Names of those that drive a task. */
  public List<String> names(String task) {
    return found.entrySet().stream()
        .filter(e -> e.getValue().tasks().isEmpty() || e.getValue().tasks().contains(task))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * A new policy, guarded; empty when there is none of this name.
   *
   * @throws IllegalArgumentException one sentence, when it cannot be made
   */
  public Optional<Policy> create(String name) {
    Found plugin = found.get(name);
    if (plugin == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new GuardedPolicy(plugin.make().get(), plugin.where()));
    } catch (RuntimeException | LinkageError e) {
      throw new IllegalArgumentException(
          "policy '%s' (plug-in %s) cannot be made: %s"
              .formatted(name, plugin.where(), e.getMessage()),
          e);
    }
  }
}
