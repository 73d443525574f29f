package foxden.app.window;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Processor time of this process by thread, read from Linux' {@code /proc}: unlike the JVM's own
 * figures it knows the rasteriser's threads. Elsewhere it is empty.
 *
 * @param nanos time on a processor by thread id, ns
 * @param names thread names as the system knows them, at most 15 characters
 */
record ProcessorTimes(Map<String, Long> nanos, Map<String, String> names) {

  private static final Path TASKS = Path.of("/proc/self/task");

  static ProcessorTimes now() {
    Map<String, Long> nanos = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      for (Path task : tasks) {
        try {
          String id = task.getFileName().toString();
          String spent = Files.readString(task.resolve("schedstat"));
          nanos.put(id, Long.parseLong(spent.substring(0, spent.indexOf(' '))));
          names.put(id, Files.readString(task.resolve("comm")).strip());
        } catch (IOException | RuntimeException e) {
          // The thread ended while it was looked at.
        }
      }
    } catch (IOException e) {
      // Not Linux.
    }
    return new ProcessorTimes(nanos, names);
  }

  /** Milliseconds since an earlier look, by what the threads are for, the dearest first. */
  Map<String, Double> since(ProcessorTimes before) {
    Map<String, Double> sums = new HashMap<>();
    nanos.forEach(
        (id, spent) ->
            sums.merge(
                part(names.getOrDefault(id, "")),
                (spent - before.nanos.getOrDefault(id, 0L)) / 1e6,
                Double::sum));
    Map<String, Double> sorted = new LinkedHashMap<>();
    sums.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .forEach(e -> sorted.put(e.getKey(), e.getValue()));
    return sorted;
  }

  private static String part(String thread) {
    String t = thread.toLowerCase(Locale.ROOT);
    if (t.startsWith("llvmpipe") || t.equals("foxden-render")) {
      return "3-D picture";
    } else if (t.startsWith("quantumrenderer")) {
      return "window painting";
    } else if (t.startsWith("javafx")) {
      return "FX thread";
    } else if (t.startsWith("foxden-sim")) {
      return "world";
    } else if (t.startsWith("foxden-driver") || t.startsWith("foxden-seat")) {
      return "driver";
    } else if (t.startsWith("foxden")) {
      return t;
    } else if (t.startsWith("c1 comp") || t.startsWith("c2 comp")) {
      return "compiler";
    } else if (t.startsWith("g1 ") || t.startsWith("gc ") || t.startsWith("vm thread")) {
      return "garbage collection";
    }
    return "other";
  }
}
